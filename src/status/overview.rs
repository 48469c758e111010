//! The lights of many units with their totals: what `styr status` answers.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    config::light::Proposal,
    fields::ThingKind,
    model::{
        Plan,
        indicator::Role,
        period::Period,
        thing::{Thing, ThingId},
        unit::Unit,
    },
};

use super::{
    Counts, GoalLight, IndicatorLight, Overview, RuleResult, UnitLights,
    coverage::Around,
    goal, indicator, judgement,
    proposal::{proposed, votes},
    totals::{self, Counted},
};

/// The lights of the whole styrrepo, or of a unit and what lies below it, in a
/// period as seen on a day. Every light is computed once.
pub fn overview<'p>(plan: &'p Plan, scope: Option<Unit<'p>>, period: Period, day: Date) -> Overview<'p> {
    let around = Around::new(plan, period, day);
    let parts: Vec<Part<'p>> =
        around.in_order(scope).into_par_iter().map(|it| Part::of(&around, it)).collect();
    let mut goals = Vec::new();
    let mut rest = Vec::with_capacity(parts.len());
    for part in parts {
        rest.push((part.unit, part.goals.len(), part.indicators, part.counted));
        goals.extend(part.goals);
    }
    goal::settle(&around, &mut goals);

    let mut goals = goals.into_iter();
    let mut units = Vec::with_capacity(rest.len());
    let mut counted = Vec::with_capacity(rest.len());
    for (unit, count, indicators, counts) in rest {
        let goals: Vec<GoalLight<'p>> = goals.by_ref().take(count).collect();
        let totals = totals::of_unit(unit, &goals, &counts, period);
        let overall = plan.analysis(unit, period).and_then(|it| it.overall());
        let assessed = overall.and_then(|it| judgement::of_analysis(plan, it, period));
        counted.push((totals, counts));
        units.push(UnitLights { unit, assessed, goals, indicators, totals });
    }
    Overview { period, units, totals: totals::together(&counted) }
}

/// What every rule would have proposed for the goals of an answer (`status --rules`).
pub fn rules(overview: &Overview<'_>) -> Vec<RuleResult> {
    let goals = || overview.units.iter().flat_map(|it| &it.goals);
    let count = |rule| {
        let mut counts = Counts::default();
        for goal in goals() {
            let model = &goal.goal.plan().config().status;
            counts.add(proposed(rule, &votes(goal, model), model));
        }
        counts
    };
    Proposal::ALL.into_iter().map(|rule| RuleResult { rule, goals: count(rule) }).collect()
}

/// A unit before its goals are decided.
struct Part<'p> {
    unit: Unit<'p>,
    goals: Vec<GoalLight<'p>>,
    /// Those without a goal of the unit's own.
    indicators: Vec<IndicatorLight<'p>>,
    /// Each indicator once.
    counted: Vec<Counted<'p>>,
}

impl<'p> Part<'p> {
    fn of(around: &Around<'p>, unit: Unit<'p>) -> Self {
        let year = around.period.year;
        let mut lights = goal::indicators(around, unit);
        lights.extend(received(around, unit));
        let things: Vec<Thing<'p>> =
            unit.things_of(ThingKind::Goal).into_iter().filter(|it| it.is_valid_in(year)).collect();
        let counted = lights.iter().filter_map(Counted::of).collect();
        let lights = goal::OfGoals::of(lights);
        let goals = things.iter().map(|it| goal::undecided(around, *it, lights.lights(*it))).collect();
        let shown: BTreeSet<ThingId> = things.iter().map(|it| it.key()).collect();
        let mut rest = lights.lights;
        rest.retain(|it| !it.indicator.thing.goals().any(|it| shown.contains(&it.key())));
        Self { unit, goals, indicators: rest, counted }
    }
}

/// The lights of the indicators that others have handed out to a unit.
fn received<'p>(around: &Around<'p>, unit: Unit<'p>) -> impl Iterator<Item = IndicatorLight<'p>> {
    let period = around.period;
    let things = unit.received().into_iter().filter(move |it| it.unit() != Some(unit));
    things
        .filter(move |it| it.is_valid_in(period.year))
        .filter_map(Thing::indicator)
        .filter(|it| it.role() != Role::Input)
        .map(move |it| indicator::own(it, unit, period))
}
