//! What follow-up shows of each unit, in short: for the rules, which look at all units at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    config::light::{Decides, Signal},
    fields::ThingKind,
    model::{
        Plan,
        analysis::Analysis,
        block::Block,
        indicator::Role,
        outcome::{Outcome, Value},
        period::Period,
        thing::{Thing, ThingId},
        unit::Unit,
    },
};
use jiff::civil::Date;

use super::{
    action, goal, indicator, judgement, overview,
    proposal::{Vote, proposed, vote},
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
    /// Its goals that it reports on itself, by id.
    pub goals: Vec<FollowedGoal<'p>>,
    /// Its indicators and those that it has received, by unit and id.
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
    /// Whether a decided action answers it, where it is red.
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
    /// Whether it has a value or a judgement, one from earlier in the year included.
    pub is_measured: bool,
    /// Its value, written or computed.
    pub value: Option<Value>,
    /// A frame's forecast with its light.
    pub forecast: Option<(Value, Signal)>,
    /// The row that stands for the period.
    pub row: Option<Outcome<'p>>,
}

/// The periods in which content is followed up on a day: the latest that has ended, and those
/// after it that rows or analyses already speak of; so nothing appears by the calendar alone.
fn periods(plan: &Plan, day: Date) -> BTreeSet<Period> {
    let Some(latest) = Period::latest(&plan.config().follow_up, day) else { return BTreeSet::new() };
    let rows = plan.all_outcomes().map(|it| it.2.period);
    let later = rows.chain(plan.all_analyses().filter_map(|it| it.period()));
    let near = later.filter(|it| *it > latest && it.year <= day.year().saturating_add(1));
    near.chain([latest]).collect()
}

/// The light of a goal and what is proposed for it.
type Lights = BTreeMap<ThingId, (Signal, Signal)>;

/// What is followed up on a day.
#[derive(Debug)]
pub struct FollowUp<'p> {
    plan: &'p Plan,
    /// The periods, with the lights of goals in each where those below have a vote, so that only the whole gives them.
    periods: Vec<(Period, Option<Lights>)>,
}

impl<'p> FollowUp<'p> {
    /// Finds the periods that are followed up.
    pub fn of(plan: &'p Plan, day: Date) -> Self {
        let have_votes = plan.config().status.goals_below_vote;
        let lights = |it: Period| have_votes.then(|| with_goals_below(plan, it, day));
        Self { plan, periods: periods(plan, day).into_iter().map(|it| (it, lights(it))).collect() }
    }

    /// How units stand in the periods, by period and unit; only units of which there is something to say.
    pub fn in_block(&self, block: &Block) -> Vec<Followed<'p>> {
        let mut all = Vec::new();
        for (period, lights) in &self.periods {
            let first = all.len();
            all.extend(self.plan.units_in(block).filter_map(|it| Followed::of(it, *period)));
            for goal in all[first..].iter_mut().flat_map(|it| &mut it.goals) {
                goal.take(lights.as_ref().and_then(|it| it.get(&goal.goal.key())));
            }
        }
        all
    }
}

/// The lights of goals and what is proposed for them, where those below have a vote.
fn with_goals_below(plan: &Plan, period: Period, day: Date) -> Lights {
    let overview = overview::overview(plan, None, period, day);
    let goals = overview.units.iter().flat_map(|it| &it.goals);
    goals.map(|it| (it.goal.key(), (it.status, it.proposed))).collect()
}

impl FollowedGoal<'_> {
    /// Takes the light that the whole gives, if it does.
    fn take(&mut self, light: Option<&(Signal, Signal)>) {
        if let Some(&(status, proposed)) = light {
            (self.status, self.proposed) = (status, proposed);
            self.is_answered = status == Signal::Red && is_answered(self.goal);
        }
    }
}

impl<'p> Followed<'p> {
    /// None for a unit without an analysis where only an analysis gives goals their lights.
    fn of(unit: Unit<'p>, period: Period) -> Option<Self> {
        let plan = unit.plan();
        let analysis = plan.analysis(unit, period);
        if analysis.is_none() && plan.config().status.decides != Decides::Computation {
            return None;
        }
        let received = if analysis.is_some() { unit.received() } else { Vec::new() };
        let received = received.into_iter().filter(|it| it.unit() != Some(unit));
        let is_told = |it: &Thing<'p>| it.is_valid_in(period.year) && is_reported_by(*it, unit);
        let things: Vec<Thing<'p>> = unit.things().chain(received).filter(is_told).collect();
        let indicators: Vec<FollowedIndicator<'p>> =
            things.iter().filter_map(|it| FollowedIndicator::of(*it, unit, period)).collect();
        let goals = goals(unit, period, analysis, &things, &indicators);
        Some(Self { unit, period, analysis, goals, indicators })
    }

    /// The analysis, unless a broken file of the unit may have taken from what it speaks of.
    pub fn whole_analysis(&self) -> Option<Analysis<'p>> {
        self.analysis.filter(|_| !self.unit.is_broken())
    }

    /// Whether a thing had ended when the period did, so that nothing more is asked of it.
    pub fn is_over(&self, thing: Thing<'p>) -> bool {
        thing.is_over(self.period.end(&thing.plan().config().follow_up))
    }

    /// The measures with an outcome: those that an analysis should speak of (R57).
    pub fn measures(&self) -> impl Iterator<Item = &FollowedIndicator<'p>> {
        self.indicators.iter().filter(|it| it.role == Role::Measure && it.is_measured)
    }
}

/// Whether a unit reports on a thing itself, and has not only handed it out.
fn is_reported_by<'p>(thing: Thing<'p>, unit: Unit<'p>) -> bool {
    thing.unit() != Some(unit) || !thing.is_handed_out() || thing.is_received_by(unit)
}

/// The unit's own goals, by the votes of its own indicators.
fn goals<'p>(
    unit: Unit<'p>,
    period: Period,
    analysis: Option<Analysis<'p>>,
    things: &[Thing<'p>],
    indicators: &[FollowedIndicator<'p>],
) -> Vec<FollowedGoal<'p>> {
    let plan = unit.plan();
    let model = &plan.config().status;
    let mut votes: BTreeMap<ThingId, (Vec<Vote>, bool)> = BTreeMap::new();
    for light in indicators.iter().filter(|it| it.thing.unit() == Some(unit)) {
        let goals: BTreeSet<ThingId> = light.thing.goals().map(Thing::key).collect();
        for goal in goals {
            let of_goal = votes.entry(goal).or_default();
            of_goal.0.extend(light.thing.indicator().and_then(|it| vote(it, light.status)));
            of_goal.1 |= light.row.is_some_and(|it| it.period == period);
        }
    }
    let is_own = |it: &&Thing<'p>| it.kind() == ThingKind::Goal && it.unit() == Some(unit);
    let of = |goal: &Thing<'p>| {
        let (votes, is_fresh) = votes.get(&goal.key()).map_or((&[][..], false), |it| (&it.0, it.1));
        let proposed = proposed(model.proposal, votes, model);
        let judgement = analysis.and_then(|it| it.judgement(*goal));
        let assessed = judgement.and_then(|it| judgement::of_analysis(plan, it, period)).map(|it| it.signal);
        let status = goal::deciding(model.decides, assessed, proposed);
        let is_answered = status == Signal::Red && is_answered(*goal);
        FollowedGoal { goal: *goal, status, proposed, assessed, is_answered, is_fresh }
    };
    things.iter().filter(is_own).map(of).collect()
}

/// Whether a decided action answers a goal. A decision counts whenever it is dated, so that nothing
/// turns red by the day asked about.
fn is_answered(goal: Thing<'_>) -> bool {
    action::signal(goal, Date::MAX).is_decided
}

impl<'p> FollowedIndicator<'p> {
    fn of(thing: Thing<'p>, unit: Unit<'p>, period: Period) -> Option<Self> {
        let indicator = thing.indicator()?;
        let role = indicator.role();
        let glance = indicator::glance(indicator, unit, period);
        let forecast = || indicator::own(indicator, unit, period).forecast;
        let forecast = (role == Role::Frame).then(forecast).flatten();
        let (status, is_measured, value, row) = (glance.status, glance.is_measured, glance.value, glance.row);
        let forecast = forecast.map(|it| (it.value, it.status));
        Some(Self { thing, role, status, is_measured, value, forecast, row })
    }
}
