//! A goal's light: proposal, judgement, and which of them decides.

use std::collections::{BTreeMap, VecDeque};

use jiff::civil::Date;

use crate::{
    config::light::{Decides, Signal},
    fields::ThingKind,
    model::{
        indicator::Role,
        period::Period,
        thing::{Thing, ThingId},
        unit::{Unit, UnitId},
    },
};

use super::{
    ActionSignal, Counts, GoalLight, IndicatorLight, action,
    coverage::Around,
    indicator, judgement,
    proposal::{percentage, proposed, votes},
    words,
};

/// The light of a goal in a period, as seen on a day.
///
/// What lies below it is computed on the way; for many goals use
/// [`overview`](super::overview::overview), which computes each thing once.
pub fn light<'p>(goal: Thing<'p>, period: Period, day: Date) -> GoalLight<'p> {
    let around = Around::new(goal.plan(), period, day);
    let mut found = vec![goal];
    let mut known: std::collections::BTreeSet<ThingId> = [goal.key()].into();
    let mut next = 0;
    while let Some(goal) = found.get(next).copied() {
        found.extend(around.contributing(goal).into_iter().filter(|it| known.insert(it.key())));
        next += 1;
    }
    let mut by_unit: BTreeMap<UnitId, OfGoals<'p>> = BTreeMap::new();
    for unit in found.iter().filter_map(|it| it.unit()) {
        by_unit.entry(unit.key()).or_insert_with(|| OfGoals::of(indicators(&around, unit)));
    }
    let own = |it: Thing<'p>| Some(by_unit.get(&it.unit()?.key())?.lights(it));
    let mut goals: Vec<GoalLight<'p>> =
        found.into_iter().map(|it| undecided(&around, it, own(it).unwrap_or_default())).collect();
    settle(&around, &mut goals);
    goals.swap_remove(0)
}

/// The lights of a unit's own indicators that hold in the year, in the order of the file.
pub(super) fn indicators<'p>(around: &Around<'p>, unit: Unit<'p>) -> Vec<IndicatorLight<'p>> {
    let things = unit.things_of(ThingKind::Indicator).into_iter();
    things
        .filter(|it| it.is_valid_in(around.period.year))
        .filter_map(Thing::indicator)
        .filter(|it| it.role() != Role::Input)
        .map(|it| {
            if indicator::is_only_handed_out(it, unit) {
                return indicator::handed_out(it, unit, around.period, around.receivers(it.thing));
            }
            indicator::own(it, unit, around.period)
        })
        .collect()
}

/// The lights of a unit's indicators, found by their goals.
pub(super) struct OfGoals<'p> {
    pub(super) lights: Vec<IndicatorLight<'p>>,
    by_goal: BTreeMap<ThingId, Vec<usize>>,
}

impl<'p> OfGoals<'p> {
    pub(super) fn of(lights: Vec<IndicatorLight<'p>>) -> Self {
        let mut by_goal: BTreeMap<ThingId, Vec<usize>> = BTreeMap::new();
        for (index, light) in lights.iter().enumerate() {
            for goal in light.indicator.thing.goals() {
                let indexes = by_goal.entry(goal.key()).or_default();
                if indexes.last() != Some(&index) {
                    indexes.push(index);
                }
            }
        }
        Self { lights, by_goal }
    }

    /// Those of one goal, in the order of the file.
    pub(super) fn lights(&self, goal: Thing<'p>) -> Vec<IndicatorLight<'p>> {
        let indexes = self.by_goal.get(&goal.key()).into_iter().flatten();
        indexes.map(|&it| self.lights[it].clone()).collect()
    }
}

/// A goal with everything but what hangs on the goals below it.
pub(super) fn undecided<'p>(
    around: &Around<'p>,
    goal: Thing<'p>,
    indicators: Vec<IndicatorLight<'p>>,
) -> GoalLight<'p> {
    let mut own = Counts::default();
    for light in indicators.iter().filter(|it| it.indicator.role() == Role::Measure) {
        own.add(light.status);
    }
    let analysis = goal.unit().and_then(|it| around.plan.analysis(it, around.period));
    let judgement = analysis.and_then(|it| it.judgement(goal));
    GoalLight {
        goal,
        status: Signal::NotAssessed,
        step: None,
        proposed: Signal::NotAssessed,
        assessed: judgement.and_then(|it| judgement::of_analysis(around.plan, it, around.period)),
        judgement,
        reason: String::new(),
        action: ActionSignal::default(),
        coverage: super::Coverage::default(),
        own,
        below: Counts::default(),
        indicators,
    }
}

/// Decides goals from the bottom up; those in a ring, which have a finding of
/// their own, in the order given.
pub(super) fn settle<'p>(around: &Around<'p>, goals: &mut [GoalLight<'p>]) {
    let position: BTreeMap<ThingId, usize> =
        goals.iter().enumerate().map(|(index, it)| (it.goal.key(), index)).collect();
    let mut lower: Vec<Vec<usize>> = Vec::with_capacity(goals.len());
    let mut upper: Vec<Vec<usize>> = vec![Vec::new(); goals.len()];
    for (index, light) in goals.iter_mut().enumerate() {
        let contributing = around.contributing(light.goal);
        light.coverage = around.coverage(light.goal, &contributing);
        light.action = action::signal(light.goal, around.day);
        let below: Vec<usize> =
            contributing.iter().filter_map(|it| position.get(&it.key()).copied()).collect();
        for &it in &below {
            upper[it].push(index);
        }
        lower.push(below);
    }
    let mut waiting: Vec<usize> = lower.iter().map(Vec::len).collect();
    let mut ready: VecDeque<usize> = (0..goals.len()).filter(|&it| waiting[it] == 0).collect();
    let mut is_done = vec![false; goals.len()];
    let mut rings = 0..goals.len();
    while let Some(index) = ready.pop_front().or_else(|| rings.find(|&it| !is_done[it])) {
        if std::mem::replace(&mut is_done[index], true) {
            continue;
        }
        for &it in &lower[index] {
            let status = goals[it].status;
            goals[index].below.add(status);
        }
        decide(around, &mut goals[index]);
        for &it in &upper[index] {
            waiting[it] = waiting[it].saturating_sub(1);
            if waiting[it] == 0 {
                ready.push_back(it);
            }
        }
    }
}

/// The light that decides, of what was judged and what is proposed.
pub(super) const fn deciding(decides: Decides, assessed: Option<Signal>, proposed: Signal) -> Signal {
    match (decides, assessed) {
        (Decides::Judgement, Some(assessed)) => assessed,
        (Decides::Computation, _) => proposed,
        (Decides::Judgement, None) | (Decides::Distribution, _) => Signal::NotAssessed,
    }
}

fn decide<'p>(around: &Around<'p>, goal: &mut GoalLight<'p>) {
    let model = &around.plan.config().status;
    let votes = votes(goal, model);
    goal.proposed = proposed(model.proposal, &votes, model);
    let mut counts = Counts::default();
    for vote in &votes {
        counts.add(vote.signal);
    }
    let percent = percentage(model.proposal, &votes).map(words::exact);
    let percent = percent.map_or_else(String::new, |it| format!(" ger {it} procent"));
    let proposal = format!("{}{percent}: {}", model.proposal.word(), distribution(counts));
    let proposed_word = words::signal_neuter(goal.proposed);
    let reason = match (model.decides, goal.assessed) {
        (Decides::Judgement, Some(it)) => {
            let by = it.by.map_or_else(String::new, |it| format!(" av {it}"));
            let why = it.reason.map_or_else(String::new, |it| format!(": {it}"));
            format!("bedömt{by}{why}; förslaget är {proposed_word}, {proposal}")
        }
        (Decides::Judgement, None) => {
            format!("bedömning saknas; förslaget är {proposed_word}, {proposal}")
        }
        (Decides::Computation, Some(it)) if it.signal != goal.proposed => {
            format!("{proposal}; bedömt som {}", words::signal_neuter(it.signal))
        }
        (Decides::Computation, _) => proposal,
        (Decides::Distribution, _) => format!("fördelningen är svaret: {}", distribution(counts)),
    };
    goal.status = deciding(model.decides, goal.assessed.map(|it| it.signal), goal.proposed);
    goal.reason = reason;
    let decided = goal.assessed.filter(|_| model.decides == Decides::Judgement);
    let step = || judgement::step_for(around.plan, goal.status, around.period);
    goal.step = decided.map_or_else(step, |it| it.step);
}

/// `2 gröna, 1 gul, 0 röda; 3 deltog inte`
fn distribution(counts: Counts) -> String {
    format!("{}; {} deltog inte", words::counts(counts), counts.not_assessed)
}
