//! The röda tråden: which goals hang together with the top.

use crate::{
    fields::{ThingKind, links},
    model::{Plan, thing::Thing},
};

/// Which things a chain of links leads from up to the top.
#[derive(Debug)]
pub struct Thread {
    connected: Vec<bool>,
}

impl Thread {
    /// Follows every link downwards from the top; one pass over things and links.
    pub fn of(plan: &Plan) -> Self {
        let mut connected = vec![false; plan.things().count()];
        let mut open: Vec<Thing<'_>> = plan.things().filter(|it| is_end(*it)).collect();
        for thing in &open {
            connected[thing.key().index()] = true;
        }
        while let Some(thing) = open.pop() {
            for below in thing.linked_from(&links::CONTRIBUTES_TO) {
                if !std::mem::replace(&mut connected[below.key().index()], true) {
                    open.push(below);
                }
            }
        }
        Self { connected }
    }

    /// Whether a chain leads from the thing to the top.
    pub fn reaches(&self, thing: Thing<'_>) -> bool {
        self.connected[thing.key().index()]
    }
}

/// Whether the röda tråden ends in the thing: a goal of a top type, or an
/// element of the first level.
pub fn is_end(thing: Thing<'_>) -> bool {
    let Some(unit) = thing.unit() else { return false };
    let config = thing.plan().config();
    match thing.kind() {
        ThingKind::Goal => {
            config.levels.first().is_some_and(|first| thing.goal_types().any(|it| it.is_top(&first.id)))
        }
        ThingKind::Element => unit.level_index() == Some(0),
        _ => false,
    }
}
