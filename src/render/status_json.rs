//! `styr status --format json`, edition 1 (format.md, What the program promises).

use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

use crate::{
    model::outcome::MissingReason,
    status::{
        Assessed, Counts, GoalLight, GroupLight, IndicatorLight, Overview, RuleResult, Totals, Trend,
        UnitLights,
    },
};

use super::json::{self, FORMAT, Quantity};

#[derive(Serialize)]
struct Answer<'a> {
    format: u32,
    period: String,
    units: Vec<UnitAnswer<'a>>,
    totals: TotalsAnswer,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<BTreeMap<&'static str, CountsAnswer>>,
}

#[derive(Serialize)]
struct UnitAnswer<'a> {
    id: &'a str,
    name: &'a str,
    level: Option<&'a str>,
    assessed: Option<&'static str>,
    goals: Vec<GoalAnswer<'a>>,
    indicators: Vec<IndicatorAnswer<'a>>,
    totals: TotalsAnswer,
}

#[derive(Serialize)]
pub(super) struct GoalAnswer<'a> {
    id: &'a str,
    r#type: Vec<&'a str>,
    title: &'a str,
    status: &'static str,
    step: Option<&'a str>,
    proposed: &'static str,
    assessed: Option<&'static str>,
    reason: &'a str,
    action: ActionAnswer,
    coverage: CoverageAnswer,
    distribution: DistributionAnswer,
    indicators: Vec<IndicatorAnswer<'a>>,
}

#[derive(Serialize)]
struct ActionAnswer {
    decided: bool,
    late: bool,
}

#[derive(Serialize)]
struct CoverageAnswer {
    contribute: usize,
    not_relevant: usize,
    unanswered: usize,
}

#[derive(Serialize)]
struct DistributionAnswer {
    own: CountsAnswer,
    below: CountsAnswer,
}

#[derive(Serialize)]
struct CountsAnswer {
    gron: usize,
    gul: usize,
    rod: usize,
    ej_bedomd: usize,
    all: usize,
}

#[derive(Serialize)]
pub(super) struct IndicatorAnswer<'a> {
    id: String,
    name: &'a str,
    status: &'static str,
    reason: &'a str,
    missing: Option<&'static str>,
    value: Option<Quantity>,
    value_period: Option<String>,
    target: Option<Quantity>,
    yellow: Option<Box<RawValue>>,
    trend: &'static str,
    trend_baseline: &'static str,
    trend_assessed: Option<&'static str>,
    forecast: Option<ForecastAnswer>,
    assessed: Option<&'static str>,
    step: Option<&'a str>,
    basis: Option<BasisAnswer<'a>>,
    groups: Groups<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    distribution: Option<CountsAnswer>,
}

#[derive(Serialize)]
struct ForecastAnswer {
    value: Quantity,
    status: &'static str,
}

#[derive(Serialize)]
struct BasisAnswer<'a> {
    value: Box<RawValue>,
    years: &'a [i16],
    written: Option<Box<RawValue>>,
}

/// Groups by id, in the order of the row.
struct Groups<'a>(&'a [GroupLight<'a>]);

impl Serialize for Groups<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|it| {
            let value = it.value.map(json::value);
            let (status, trend) = (it.status.word(), it.trend.word());
            (it.id, GroupAnswer { value, status, trend, suppressed: it.is_suppressed })
        }))
    }
}

#[derive(Serialize)]
struct GroupAnswer {
    value: Option<Quantity>,
    status: &'static str,
    trend: &'static str,
    suppressed: bool,
}

#[derive(Serialize)]
struct TotalsAnswer {
    goals: CountsAnswer,
    indicators: MeasuredAnswer,
    assignments: AssignmentsAnswer,
}

#[derive(Serialize)]
struct MeasuredAnswer {
    gron: usize,
    gul: usize,
    rod: usize,
    ej_bedomd: usize,
    reached: usize,
    measured: usize,
    all: usize,
}

#[derive(Serialize)]
struct AssignmentsAnswer {
    done: usize,
    all: usize,
}

/// Writes the answer; with `rules` also what every rule would have proposed.
pub fn status(overview: &Overview<'_>, period: &str, rules: Option<&[RuleResult]>) -> String {
    json::text(&Answer {
        format: FORMAT,
        period: period.to_owned(),
        units: overview.units.iter().map(|it| unit(it, overview.period.year)).collect(),
        totals: totals(overview.totals),
        rules: rules.map(|it| it.iter().map(|it| (it.rule.word(), counts(it.goals))).collect()),
    })
}

fn unit<'a>(lights: &'a UnitLights<'_>, year: i16) -> UnitAnswer<'a> {
    UnitAnswer {
        id: lights.unit.id(),
        name: lights.unit.name(),
        level: lights.unit.level().map(|it| it.id.as_str()),
        assessed: assessed(lights.assessed),
        goals: lights.goals.iter().map(|it| goal(it, year)).collect(),
        indicators: lights.indicators.iter().map(|it| indicator(it, year)).collect(),
        totals: totals(lights.totals),
    }
}

/// A goal's light with its indicators.
pub(super) fn goal<'a>(light: &'a GoalLight<'_>, year: i16) -> GoalAnswer<'a> {
    GoalAnswer {
        id: light.goal.id(),
        r#type: light.goal.goal_type_ids(),
        title: light.goal.title(year),
        status: light.status.word(),
        step: light.step.map(|it| it.id.as_str()),
        proposed: light.proposed.word(),
        assessed: assessed(light.assessed),
        reason: &light.reason,
        action: ActionAnswer { decided: light.action.is_decided, late: light.action.is_late },
        coverage: CoverageAnswer {
            contribute: light.coverage.contribute,
            not_relevant: light.coverage.not_relevant,
            unanswered: light.coverage.unanswered,
        },
        distribution: DistributionAnswer { own: counts(light.own), below: counts(light.below) },
        indicators: light.indicators.iter().map(|it| indicator(it, year)).collect(),
    }
}

/// An indicator's light; one that the unit has received is named by its giver too.
pub(super) fn indicator<'a>(light: &'a IndicatorLight<'_>, year: i16) -> IndicatorAnswer<'a> {
    let row_period = light.row.filter(|_| light.assessed.is_some()).map(|it| it.period);
    let period = light.measured.map(|it| it.period).or(row_period);
    let follow_up = &light.unit.plan().config().follow_up;
    IndicatorAnswer {
        id: light.name(),
        name: light.indicator.thing.title(year),
        status: light.status.word(),
        reason: &light.reason,
        missing: light.missing.map(MissingReason::word),
        value: light.measured.map(|it| json::value(it.value)),
        value_period: period.map(|it| it.written(follow_up)),
        target: light.target.map(|it| it.target).or(light.compared_with).map(json::target),
        yellow: light.yellow.map(|it| json::number(it.limit)),
        trend: light.trend.word(),
        trend_baseline: light.trend_baseline.word(),
        trend_assessed: light.trend_assessed.map(Trend::word),
        forecast: light
            .forecast
            .map(|it| ForecastAnswer { value: json::value(it.value), status: it.status.word() }),
        assessed: assessed(light.assessed),
        step: light.step.map(|it| it.id.as_str()),
        basis: light.basis.as_ref().map(|it| BasisAnswer {
            value: json::number(it.value),
            years: &it.years,
            written: it.written.map(json::number),
        }),
        groups: Groups(&light.groups),
        distribution: light.distribution.map(counts),
    }
}

fn assessed(assessed: Option<Assessed<'_>>) -> Option<&'static str> {
    assessed.map(|it| it.signal.word())
}

fn totals(totals: Totals) -> TotalsAnswer {
    let Counts { green, yellow, red, not_assessed } = totals.indicators;
    TotalsAnswer {
        goals: counts(totals.goals),
        indicators: MeasuredAnswer {
            gron: green,
            gul: yellow,
            rod: red,
            ej_bedomd: not_assessed,
            reached: green,
            measured: totals.measured,
            all: totals.indicators.all(),
        },
        assignments: AssignmentsAnswer { done: totals.assignments_done, all: totals.assignments },
    }
}

const fn counts(counts: Counts) -> CountsAnswer {
    CountsAnswer {
        gron: counts.green,
        gul: counts.yellow,
        rod: counts.red,
        ej_bedomd: counts.not_assessed,
        all: counts.all(),
    }
}
