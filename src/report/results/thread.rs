//! Where goals belong in the paper: by the röda tråden, or beside it.

use crate::{
    config::types::GoalType,
    fields::ThingKind,
    model::{
        thing::Thing,
        thread::{ends, is_end},
    },
    status::words,
};

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
    } else if goal.is_handed_out() && !must_link && !is_end(goal) {
        Place::Given
    } else if !ends(goal).is_empty() {
        Place::Thread
    } else {
        Place::Loose
    }
}

/// What the model calls some things, in plural: `uppdrag och kontroller`.
pub(super) fn nouns<'p>(paper: &Paper<'p>, things: impl Iterator<Item = Thing<'p>>) -> String {
    let mut nouns: Vec<String> = Vec::new();
    for noun in things.flat_map(|it| plurals(paper, it)) {
        if !nouns.contains(&noun) {
            nouns.push(noun);
        }
    }
    words::and(&nouns)
}

fn plurals(paper: &Paper<'_>, thing: Thing<'_>) -> Vec<String> {
    let usual = |usual| paper.config().words(thing.kind().table(), usual).to_owned();
    let of_type: Vec<String> = match thing.kind() {
        ThingKind::Goal => thing.goal_types().map(|it| it.name.plural.clone()).collect(),
        ThingKind::Activity => thing.activity_type().map(|it| it.name.plural.clone()).into_iter().collect(),
        _ => Vec::new(),
    };
    match thing.kind() {
        _ if !of_type.is_empty() => of_type,
        ThingKind::Goal => vec![usual("mål")],
        ThingKind::Control => vec![usual("kontroller")],
        _ => vec![usual("aktiviteter")],
    }
}

/// Whether a role of the goal needs no link upwards: its source is its ground.
pub(super) fn is_standing(paper: &Paper<'_>, goal: Thing<'_>) -> bool {
    let first = paper.config().levels.first().map_or("", |it| &it.id);
    goal.goal_types().any(|it| !it.must_link() && !it.is_top(first)) && !goal.is_handed_out()
}
