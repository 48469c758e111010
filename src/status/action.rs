//! The fourth signal: whether a deviation has a decided answer, and whether it is late.

use jiff::civil::Date;

use crate::{
    fields::{ThingKind, links},
    model::thing::Thing,
};

use super::ActionSignal;

/// Whether actions about a goal, one of its indicators or activities are decided, or late.
pub(super) fn signal(goal: Thing<'_>, day: Date) -> ActionSignal {
    let mut signal = ActionSignal::default();
    for action in about(goal) {
        let is_decided = is_decided(action, day);
        signal.is_decided |= is_decided;
        signal.is_late |= is_decided && is_late(action, day);
    }
    signal
}

/// The actions about a goal, its unit's indicators of it and activities for it.
pub fn about<'p>(goal: Thing<'p>) -> impl Iterator<Item = Thing<'p>> {
    let parts = goal.linked_from(&links::GOAL).filter(move |it| {
        matches!(it.kind(), ThingKind::Indicator | ThingKind::Activity) && it.unit() == goal.unit()
    });
    let subjects = std::iter::once(goal).chain(parts);
    let mut actions: Vec<Thing<'p>> = subjects
        .flat_map(|it| it.linked_from(&links::CONCERNS))
        .filter(|it| it.kind() == ThingKind::Action)
        .collect();
    actions.sort_by_key(|it| it.key());
    actions.dedup();
    actions.into_iter()
}

/// Whether an action was decided by a day: it has a decision and is neither proposed nor rejected.
pub fn is_decided(action: Thing<'_>, day: Date) -> bool {
    let is_open = !matches!(action.text("status"), None | Some("foreslagen" | "avvisad"));
    is_open && action.own_decision().is_some_and(|it| it.date <= day)
}

/// Whether an action is past its day and not carried out.
pub fn is_late(action: Thing<'_>, day: Date) -> bool {
    let is_done = matches!(action.text("status"), Some("genomford" | "avslutad" | "avvisad"));
    !is_done && action.date("klart").is_some_and(|it| it < day)
}
