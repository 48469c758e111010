//! Where goals belong in the paper: by the röda tråden, or beside it.

use crate::{
    config::types::GoalType,
    model::{thing::Thing, thread::ends},
};

use super::Paper;

/// Why a goal stands where it does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) enum Place {
    /// It leads to goals at the top.
    Thread,
    /// It comes from law, reglemente or ägardirektiv and needs no link upwards.
    Standing,
    /// It is an uppdrag given to others.
    Given,
    /// It should lead upwards but reaches no goal at the top.
    Loose,
}

/// Where one of the unit's goals belongs; one with two roles is told of in the thread.
pub(in super::super) fn place(paper: &Paper<'_, '_>, goal: Thing<'_>) -> Place {
    let must_link = goal.goal_types().any(GoalType::must_link);
    if is_standing(paper, goal) && !must_link {
        Place::Standing
    } else if !ends(goal).is_empty() {
        Place::Thread
    } else if goal.is_handed_out() && !must_link {
        Place::Given
    } else {
        Place::Loose
    }
}

/// Whether a role of the goal needs no link upwards: its source is its ground.
pub(in super::super) fn is_standing(paper: &Paper<'_, '_>, goal: Thing<'_>) -> bool {
    let first = paper.config().levels.first().map_or("", |it| &it.id);
    goal.goal_types().any(|it| !it.must_link() && !it.is_top(first)) && !goal.is_handed_out()
}
