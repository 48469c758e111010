//! What is new since an earlier period or version, for papers that are asked to mark it.

use std::collections::BTreeSet;

use crate::{
    model::thing::{Thing, ThingId},
    status::{GoalLight, IndicatorLight},
};

use super::{desk::Since, paper::Paper, parts::actions::Action};

/// The things of a paper that are new or say something new.
#[derive(Default)]
pub(super) struct News {
    things: BTreeSet<ThingId>,
}

impl News {
    pub(super) fn has(&self, thing: Thing<'_>) -> bool {
        self.things.contains(&thing.key())
    }

    /// Looks through what the paper tells of; nothing where it was not asked to mark news.
    pub(super) fn of(paper: &Paper<'_, '_>) -> Self {
        let Some(since) = paper.desk.since else { return Self::default() };
        let goals = paper.lights.goals.iter().filter(|it| is_goal_new(paper, it)).map(|it| it.goal);
        let indicators = paper.indicators().into_iter().filter(|it| is_outcome_new(paper, since, it));
        let actions = paper.actions.iter().filter(|it| is_action_new(paper, since, **it)).map(|it| it.thing);
        let all = goals.chain(indicators.map(|it| it.indicator.thing)).chain(actions);
        Self { things: all.map(Thing::key).collect() }
    }
}

/// A goal that was not there, or whose light has changed.
fn is_goal_new<'p>(paper: &Paper<'_, 'p>, light: &GoalLight<'p>) -> bool {
    paper.goal_before(light.goal).is_none_or(|it| it.status != light.status)
}

/// An outcome that was not there, or another than it was.
fn is_outcome_new<'p>(paper: &Paper<'_, 'p>, since: Since<'p>, light: &IndicatorLight<'p>) -> bool {
    let Some(row) = &light.row else { return false };
    match since {
        Since::Period(period) => row.period > period,
        Since::Version { .. } => {
            let then = paper.indicator_before(light.indicator.thing);
            let value = |it: &IndicatorLight<'_>| it.measured.map(|it| it.value);
            let judged = |it: &IndicatorLight<'_>| it.assessed.map(|it| it.signal);
            then.is_none_or(|it| value(it) != value(light) || judged(it) != judged(light))
        }
    }
}

/// An åtgärd that was decided or has moved on.
fn is_action_new<'p>(paper: &Paper<'_, 'p>, since: Since<'p>, action: Action<'p>) -> bool {
    match since {
        Since::Period(period) => {
            let end = period.end(paper.follow_up());
            action.decision().is_none_or(|it| it.date > end)
        }
        Since::Version { plan, .. } => {
            let unit = action.thing.unit().and_then(|it| plan.unit(it.id()));
            let then = unit.and_then(|it| it.thing(action.thing.id()));
            then.is_none_or(|it| it.text("status") != action.thing.text("status"))
        }
    }
}
