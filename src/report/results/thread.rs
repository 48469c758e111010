//! Where goals belong in the paper: by the röda tråden, or beside it.

use crate::{config::types::GoalType, fields::links, model::thing::Thing, rules::thread::is_end};

use super::Paper;

/// Why a goal stands where it does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
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
pub(super) fn place(paper: &Paper<'_>, goal: Thing<'_>) -> Place {
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
pub(super) fn is_standing(paper: &Paper<'_>, goal: Thing<'_>) -> bool {
    let first = paper.config().levels.first().map_or("", |it| &it.id);
    goal.goal_types().any(|it| !it.must_link() && !it.is_top(first)) && !goal.is_handed_out()
}

/// Where the röda tråden from a goal ends: goals and elements at the top, in the order of their files.
pub(super) fn ends(goal: Thing<'_>) -> Vec<Thing<'_>> {
    let mut seen = vec![goal];
    let mut next = 0;
    while let Some(&thing) = seen.get(next) {
        next += 1;
        for link in thing.links(&links::CONTRIBUTES_TO) {
            if !seen.contains(&link.to) {
                seen.push(link.to);
            }
        }
    }
    seen.retain(|it| is_end(*it));
    seen.sort_by_key(|it| it.span());
    seen
}
