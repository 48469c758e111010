//! An indicator's light in a period, as one unit reports it.

use crate::{
    config::light::Signal,
    model::{
        indicator::{Direction, Indicator, Role},
        outcome::{Outcome, Value},
        period::Period,
        unit::Unit,
    },
};

use super::{
    Assessed, Counts, Forecast, IndicatorLight, Measured, Trend, TrendPoint, computed, groups, judgement,
    series::{Point, Reading, Standing},
    trend,
    verdict::{self, Case, Mode, Verdict},
    words,
};

/// The light of an indicator in a period, as a unit reports it: its own, one
/// that it shares, or one that it has received.
///
/// An indicator that the unit has handed out to others has no light there, but
/// the distribution of theirs (status rules: Honest totals).
pub fn light<'p>(indicator: Indicator<'p>, unit: Unit<'p>, period: Period) -> IndicatorLight<'p> {
    if is_only_handed_out(indicator, unit) {
        let receivers: Vec<Unit<'p>> =
            unit.plan().units().filter(|it| indicator.thing.is_received_by(*it)).collect();
        return handed_out(indicator, unit, period, &receivers);
    }
    own(indicator, unit, period)
}

/// Whether the indicator is the unit's own and reported by others alone.
pub(super) fn is_only_handed_out<'p>(indicator: Indicator<'p>, unit: Unit<'p>) -> bool {
    let thing = indicator.thing;
    thing.unit() == Some(unit) && thing.is_handed_out() && !thing.is_received_by(unit)
}

/// How the receivers of an indicator stand.
pub(super) fn handed_out<'p>(
    indicator: Indicator<'p>,
    unit: Unit<'p>,
    period: Period,
    receivers: &[Unit<'p>],
) -> IndicatorLight<'p> {
    let mut counts = Counts::default();
    for receiver in receivers {
        counts.add(own(indicator, *receiver, period).status);
    }
    let mut light = bare(indicator, unit);
    light.target = indicator.target_in(period);
    light.reason = format!(
        "utdelad till {} enheter: {}, {} utan färg",
        receivers.len(),
        words::counts(counts),
        counts.not_assessed
    );
    light.distribution = Some(counts);
    light
}

/// The light by the unit's own report.
pub(super) fn own<'p>(indicator: Indicator<'p>, unit: Unit<'p>, period: Period) -> IndicatorLight<'p> {
    let mut light = bare(indicator, unit);
    light.target = indicator.target_in(period);
    if indicator.role() == Role::Input {
        light.reason = "underlag har ingen färg".into();
        return light;
    }
    let standing = Standing::find(indicator, unit, period);
    match standing.point {
        Some(point) => fill(&mut light, &standing, &point, period),
        None => light.reason = absent(indicator, standing.is_due, period),
    }
    let carried = standing.point.filter(|it| it.period != period);
    if let (Some(point), true) = (carried, light.measured.is_some() || light.assessed.is_some()) {
        let written = point.period.written(&unit.plan().config().follow_up);
        light.reason = format!("{}; från {written}", light.reason);
    }
    light.step = light.step.or_else(|| judgement::step_for(unit.plan(), light.status, period));
    light
}

/// What is seen of an indicator without the words, trends and groups of its light.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glance<'p> {
    /// The same as in the light.
    pub(super) status: Signal,
    /// Whether there is a value or a judgement.
    pub(super) is_measured: bool,
    /// The value, written or computed.
    pub(super) value: Option<Value>,
    /// The row that stands for the period.
    pub(super) row: Option<Outcome<'p>>,
}

/// What [`own`] gives at a glance: for those who look at every indicator there is.
pub(super) fn glance<'p>(indicator: Indicator<'p>, unit: Unit<'p>, period: Period) -> Glance<'p> {
    let mut glance = Glance { status: Signal::NotAssessed, is_measured: false, value: None, row: None };
    let standing = Standing::find(indicator, unit, period);
    let Some(point) = standing.point.filter(|_| indicator.role() != Role::Input) else { return glance };
    glance.row = point.row;
    let judged = point.row.and_then(|it| judgement::of_row(unit.plan(), it, period));
    glance.value = point.value.and_then(Reading::value);
    glance.is_measured = glance.value.is_some() || judged.is_some();
    let is_judged = indicator.direction() == Some(Direction::Judged);
    if let Some(reading) = point.value.filter(|_| !is_judged) {
        let baseline = verdict::baseline(indicator);
        let case = Case { indicator, series: &standing.series, point: &point, mode: Mode::Outcome, baseline };
        glance.status = Verdict::light(&case, reading);
    } else if let Some(judged) = judged {
        glance.status = judged.signal;
    }
    glance
}

fn bare<'p>(indicator: Indicator<'p>, unit: Unit<'p>) -> IndicatorLight<'p> {
    IndicatorLight {
        indicator,
        unit,
        status: Signal::NotAssessed,
        reason: String::new(),
        missing: None,
        measured: None,
        row: None,
        target: None,
        compared_with: None,
        yellow: None,
        trend: Trend::Unknown,
        trend_from: None,
        trend_from_judgement: None,
        trend_baseline: Trend::Unknown,
        trend_assessed: None,
        forecast: None,
        forecast_reason: None,
        assessed: None,
        step: None,
        basis: None,
        groups: Vec::new(),
        distribution: None,
    }
}

fn absent(indicator: Indicator<'_>, is_due: bool, period: Period) -> String {
    if !is_due {
        return "mäts inte i perioden".to_owned();
    }
    match indicator.computation() {
        Some(formula) => computed::why_missing(&formula, period),
        None => "saknas".to_owned(),
    }
}

/// Puts in what the standing point gives.
fn fill<'p>(light: &mut IndicatorLight<'p>, standing: &Standing<'p>, point: &Point<'p>, period: Period) {
    let indicator = light.indicator;
    let plan = indicator.thing.plan();
    let baseline = verdict::baseline(indicator);
    let case = Case { indicator, series: &standing.series, point, mode: Mode::Outcome, baseline };
    light.row = point.row;
    light.assessed = point.row.and_then(|it| judgement::of_row(plan, it, period));
    light.missing = point.row.as_ref().and_then(Outcome::missing).filter(|_| point.value.is_none());
    light.trend_assessed = point.row.as_ref().and_then(|it| it.text("trend")).and_then(trend_word);
    light.measured = point.value.and_then(Reading::value).map(|value| Measured {
        value,
        period: point.period,
        row: point.row,
    });
    decide(light, &case);
    (light.forecast, light.forecast_reason) = forecast(&case).unzip();
    trends(light, &case);
    if let Some(row) = point.row {
        light.groups = groups::lights(indicator, &standing.series, row);
    }
}

/// A value is computed; a judgement decides only where there is none.
fn decide<'p>(light: &mut IndicatorLight<'p>, case: &Case<'_, 'p>) {
    let is_judged = light.indicator.direction() == Some(Direction::Judged);
    let computed = case.point.value.filter(|_| !is_judged).map(|it| Verdict::of(case, it));
    if let Some(verdict) = computed {
        light.status = verdict.status;
        light.reason = verdict.reason;
        light.compared_with = verdict.compared_with;
        light.yellow = verdict.yellow;
        light.basis = verdict.basis;
        light.target = verdict.target;
        return;
    }
    light.target = case.target();
    if let Some(assessed) = light.assessed {
        light.status = assessed.signal;
        light.step = assessed.step;
        light.reason = judged(assessed);
        return;
    }
    let is_computed = case.indicator.computation();
    light.reason = match (light.missing, is_judged, is_computed) {
        (Some(missing), ..) => format!("saknas: {}", missing.text()),
        (None, true, _) => "bedömning saknas".to_owned(),
        (None, false, Some(formula)) => computed::why_missing(&formula, case.point.period),
        (None, false, None) => "saknas".to_owned(),
    };
}

/// `bedömt: rådet har haft ett möte (Nämnden)`
fn judged(assessed: Assessed<'_>) -> String {
    let reason = assessed.reason.map_or_else(String::new, |it| format!(": {it}"));
    let by = assessed.by.map_or_else(String::new, |it| format!(" av {it}"));
    format!("bedömt{by}{reason}")
}

fn forecast(case: &Case<'_, '_>) -> Option<(Forecast, String)> {
    let reading = case.point.forecast?;
    let verdict = Verdict::of(&Case { mode: Mode::Forecast, ..*case }, reading);
    Some((Forecast { value: reading.value()?, status: verdict.status }, verdict.reason))
}

fn trends<'p>(light: &mut IndicatorLight<'p>, case: &Case<'_, 'p>) {
    let before = case.series.before(case.point);
    light.trend = trend::between(case, case.point.value, before.and_then(|it| it.value));
    light.trend_baseline = trend::between(case, case.point.value, case.baseline);
    if light.trend == Trend::Unknown {
        return;
    }
    let follow_up = &light.unit.plan().config().follow_up;
    let when = before.map(|it| it.period.name(follow_up)).unwrap_or_default();
    match before.and_then(|it| it.value) {
        Some(Reading::Judged(signal)) => light.trend_from_judgement = Some((signal, when)),
        Some(reading) => {
            light.trend_from = reading.value().map(|value| TrendPoint { value, when });
        }
        None => {}
    }
}

fn trend_word(word: &str) -> Option<Trend> {
    [Trend::Better, Trend::Unchanged, Trend::Worse].into_iter().find(|it| it.word() == word)
}
