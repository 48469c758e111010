//! What follow-up shows of each unit, in short: for the rules, which look at all units at once.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    config::light::{Decides, Signal},
    model::{
        Plan,
        analysis::Analysis,
        indicator::Role,
        outcome::{Outcome, Value},
        period::Period,
        thing::Thing,
        unit::Unit,
    },
};

use super::{
    GoalLight, IndicatorLight, action,
    coverage::Around,
    goal,
    overview::{self, Part},
};

/// How a unit stands in a period.
#[derive(Debug)]
pub struct Followed<'p> {
    /// The unit.
    pub unit: Unit<'p>,
    /// The period.
    pub period: Period,
    /// The unit's analysis of it.
    pub analysis: Option<Analysis<'p>>,
    /// Its goals that it reports on itself, in the order of the file.
    pub goals: Vec<FollowedGoal<'p>>,
    /// Its indicators and those that it has received; each once.
    pub indicators: Vec<FollowedIndicator<'p>>,
}

/// How a goal stands.
#[derive(Clone, Copy, Debug)]
pub struct FollowedGoal<'p> {
    /// The goal.
    pub goal: Thing<'p>,
    /// Its light.
    pub status: Signal,
    /// What its indicators propose.
    pub proposed: Signal,
    /// What was judged.
    pub assessed: Option<Signal>,
    /// Whether a decided action answers it.
    pub is_answered: bool,
    /// Whether one of its indicators has a row for the period itself.
    pub is_fresh: bool,
}

/// How an indicator stands.
#[derive(Clone, Copy, Debug)]
pub struct FollowedIndicator<'p> {
    /// The indicator.
    pub thing: Thing<'p>,
    /// What it is for.
    pub role: Role,
    /// Its light.
    pub status: Signal,
    /// Whether it has a value, one from earlier in the year included.
    pub has_value: bool,
    /// The forecast with its light.
    pub forecast: Option<(Value, Signal)>,
    /// The row that stands for the period.
    pub row: Option<Outcome<'p>>,
    /// What the row judges.
    pub assessed: Option<Signal>,
}

/// The periods in which content is followed up on a day: the latest that has ended, and those
/// after it that rows or analyses already speak of; so nothing appears by the calendar alone.
fn periods(plan: &Plan, day: Date) -> BTreeSet<Period> {
    let Some(latest) = Period::latest(&plan.config().follow_up, day) else { return BTreeSet::new() };
    let rows = plan.all_outcomes().map(|it| it.2.period);
    let later = rows.chain(plan.all_analyses().filter_map(|it| it.period()));
    let near = later.filter(|it| *it > latest && it.year <= day.year() + 1);
    near.chain([latest]).collect()
}

/// How the units stand in the periods that are followed up on a day, by period and unit; only
/// units of which there is something to say.
pub fn followed(plan: &Plan, day: Date) -> Vec<Followed<'_>> {
    periods(plan, day).into_iter().flat_map(|it| in_period(plan, it, day)).collect()
}

fn in_period(plan: &Plan, period: Period, day: Date) -> Vec<Followed<'_>> {
    let model = &plan.config().status;
    // Without an analysis no goal has a light where the judgement decides.
    let has_something =
        |unit: Unit<'_>| model.decides == Decides::Computation || plan.analysis(unit, period).is_some();
    if model.goals_below_vote {
        let all = overview::overview(plan, None, period, day).units.into_iter();
        let all = all.filter(|it| has_something(it.unit));
        return all.map(|it| Followed::of(it.unit, period, &it.goals, &it.indicators)).collect();
    }
    let around = Around::new(plan, period, day);
    let units: Vec<Unit<'_>> = plan.units().filter(|it| has_something(*it)).collect();
    let one = |unit| {
        let mut part = Part::of(&around, unit);
        part.goals.iter_mut().for_each(|it| goal::decide(&around, it));
        Followed::of(unit, period, &part.goals, &part.indicators)
    };
    units.into_par_iter().map(one).collect()
}

impl<'p> Followed<'p> {
    fn of(unit: Unit<'p>, period: Period, goals: &[GoalLight<'p>], rest: &[IndicatorLight<'p>]) -> Self {
        let mut indicators: Vec<FollowedIndicator<'p>> =
            goals.iter().flat_map(|it| &it.indicators).chain(rest).map(FollowedIndicator::of).collect();
        indicators.sort_by_key(|it| it.thing.key());
        indicators.dedup_by_key(|it| it.thing.key());
        let is_own = |it: &&GoalLight<'p>| !it.goal.is_handed_out() || it.goal.is_received_by(unit);
        let goals = goals.iter().filter(is_own).map(|it| FollowedGoal::of(it, period)).collect();
        Self { unit, period, analysis: unit.plan().analysis(unit, period), goals, indicators }
    }

    /// The measures with an outcome: those that an analysis should speak of (R57).
    pub fn measures(&self) -> impl Iterator<Item = &FollowedIndicator<'p>> {
        let is_measured = |it: &&FollowedIndicator<'p>| it.has_value || it.assessed.is_some();
        self.indicators.iter().filter(|it| it.role == Role::Measure).filter(is_measured)
    }
}

impl<'p> FollowedGoal<'p> {
    fn of(light: &GoalLight<'p>, period: Period) -> Self {
        let is_red = light.status == Signal::Red;
        Self {
            goal: light.goal,
            status: light.status,
            proposed: light.proposed,
            assessed: light.assessed.map(|it| it.signal),
            // A decision counts whenever it is dated, so that nothing turns red by the day asked about.
            is_answered: is_red && action::signal(light.goal, Date::MAX).is_decided,
            is_fresh: light.indicators.iter().any(|it| it.row.is_some_and(|row| row.period == period)),
        }
    }
}

impl<'p> FollowedIndicator<'p> {
    fn of(light: &IndicatorLight<'p>) -> Self {
        Self {
            thing: light.indicator.thing,
            role: light.indicator.role(),
            status: light.status,
            has_value: light.measured.is_some(),
            forecast: light.forecast.map(|it| (it.value, it.status)),
            row: light.row,
            assessed: light.assessed.map(|it| it.signal),
        }
    }
}
