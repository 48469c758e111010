//! The röda tråden: which goals hang together with the top.

use std::collections::BTreeSet;

use crate::fields::{
    ThingKind,
    links::{self, Link},
};

use super::{Plan, thing::Thing};

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

/// Where the röda tråden from a goal ends: goals and elements at the top, in the order of their files.
pub fn ends(goal: Thing<'_>) -> Vec<Thing<'_>> {
    let mut seen = BTreeSet::from([goal.key()]);
    let mut chain = vec![goal];
    let mut next = 0;
    while let Some(&thing) = chain.get(next) {
        next += 1;
        let links = thing.links(&links::CONTRIBUTES_TO).map(|it| it.to);
        chain.extend(links.filter(|it| seen.insert(it.key())));
    }
    chain.retain(|it| is_end(*it));
    chain.sort_by_key(|it| it.span());
    chain
}

/// The links by which something hangs on what is above it, goals first.
const UPWARDS: [&Link; 6] = [
    &links::CONTRIBUTES_TO,
    &links::GOAL,
    &links::THREATENS,
    &links::RISK,
    &links::CONCERNS,
    &links::THROUGH,
];

/// The kinds of things that hang on a goal, as a plan tells of them; goals below come last.
const BELOW: [ThingKind; 4] =
    [ThingKind::SuccessFactor, ThingKind::Indicator, ThingKind::Activity, ThingKind::Goal];

/// One step along the röda tråden: what is reached, and by which link.
#[derive(Clone, Copy, Debug)]
pub struct Step<'p> {
    /// What is reached.
    pub to: Thing<'p>,
    /// The link, which is the lower one's.
    pub link: &'static Link,
}

/// What a thing hangs on, each once, in the order of the file.
pub fn upwards(thing: Thing<'_>) -> Vec<Step<'_>> {
    let linked = thing.all_links().filter(|it| UPWARDS.contains(&it.link));
    once(linked.map(|it| Step { to: it.to, link: it.link }).collect())
}

/// What hangs on a thing and leads to what is done: success factors, indicators,
/// activities and the goals that contribute, and those by which a unit answers it, each once.
pub fn downwards(thing: Thing<'_>) -> Vec<Step<'_>> {
    let by = |link: &'static Link| thing.linked_from(link).map(move |to| Step { to, link });
    let mut steps: Vec<Step<'_>> =
        by(&links::GOAL).chain(by(&links::CONTRIBUTES_TO)).chain(by(&links::THROUGH)).collect();
    let place = |it: &Step<'_>| BELOW.iter().position(|kind| *kind == it.to.kind());
    steps.retain(|it| place(it).is_some());
    steps.sort_by_key(|it| (place(it), it.to.key()));
    once(steps)
}

fn once(mut steps: Vec<Step<'_>>) -> Vec<Step<'_>> {
    let mut seen = BTreeSet::new();
    steps.retain(|it| seen.insert(it.to.key()));
    steps
}
