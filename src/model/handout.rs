//! Who has received what: `mottagare` (format.md, Ids and plan.toml).

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::{
    fields::ThingKind,
    syntax::{Item, Kind},
};

use super::{
    Plan,
    thing::{Thing, ThingId},
    unit::{Unit, UnitId},
};

/// What is handed out, found without asking every thing about every unit.
#[derive(Debug, Default)]
pub(super) struct HandOuts {
    /// Named receivers.
    direct: BTreeMap<UnitId, Vec<ThingId>>,
    /// To units below a unit.
    below: BTreeMap<UnitId, Vec<Pattern>>,
    /// To units anywhere.
    everywhere: Vec<Pattern>,
}

/// So many units are asked after each other.
const AT_ONCE: usize = 512;

#[derive(Debug)]
struct Pattern {
    thing: ThingId,
    /// Positions of levels; none is all.
    levels: Option<Vec<usize>>,
}

/// Whether things of the kind can be handed out.
pub const fn can_be_handed_out(kind: ThingKind) -> bool {
    matches!(kind, ThingKind::Goal | ThingKind::Activity | ThingKind::Control | ThingKind::Indicator)
}

/// A thing with its giver, and those who receive it as the file names them.
type HandedOut<'p> = (Thing<'p>, Unit<'p>, Item<'p>);

fn handed_out(thing: Thing<'_>) -> Option<HandedOut<'_>> {
    let receivers = || thing.own("mottagare");
    can_be_handed_out(thing.kind()).then(|| Some((thing, thing.unit()?, receivers()?)))?
}

impl HandOuts {
    /// Collects them; receivers that do not exist are passed over.
    pub(super) fn read(plan: &Plan) -> Self {
        let blocks = plan.blocks(AT_ONCE);
        let found = blocks.par_iter().map(|it| plan.things_in(it).filter_map(handed_out).collect());
        let found: Vec<Vec<HandedOut<'_>>> = found.collect();
        let mut all = Self::default();
        for (thing, giver, receivers) in found.into_iter().flatten() {
            all.add(plan, thing, giver, receivers);
        }
        all
    }

    fn add(&mut self, plan: &Plan, thing: Thing<'_>, giver: Unit<'_>, receivers: Item<'_>) {
        if receivers.kind() == Kind::Table {
            let ids: Vec<&str> =
                receivers.get("niva").into_iter().flat_map(Item::list).filter_map(Item::text).collect();
            let levels = ids.iter().filter_map(|it| plan.config.level(it)).collect();
            let pattern = Pattern { thing: thing.key(), levels: (!ids.is_empty()).then_some(levels) };
            match receivers.get("under").and_then(Item::text) {
                Some(under) => {
                    if let Some(unit) = plan.unit(under) {
                        self.below.entry(unit.key()).or_default().push(pattern);
                    }
                }
                None => self.spread(plan, giver, pattern),
            }
            return;
        }
        for receiver in receivers.list().filter_map(Item::text) {
            if receiver == "alla" {
                self.spread(plan, giver, Pattern { thing: thing.key(), levels: None });
            } else if let Some(unit) = plan.unit(receiver) {
                self.direct.entry(unit.key()).or_default().push(thing.key());
            }
        }
    }

    /// To the giver's own branch, or to everyone where the model lets it.
    fn spread(&mut self, plan: &Plan, giver: Unit<'_>, pattern: Pattern) {
        if may_hand_out_anywhere(plan, giver) {
            self.everywhere.push(pattern);
        } else {
            self.below.entry(giver.key()).or_default().push(pattern);
        }
    }

    /// Whether nothing is handed out at all.
    fn is_empty(&self) -> bool {
        self.direct.is_empty() && self.below.is_empty() && self.everywhere.is_empty()
    }

    /// What a unit has received, in the order of the things.
    pub(super) fn to<'p>(&self, plan: &'p Plan, unit: Unit<'p>) -> Vec<Thing<'p>> {
        let mut things = self.to_place(unit.above(), unit.level_index());
        things.extend(self.direct.get(&unit.key()).into_iter().flatten());
        things.sort_unstable();
        things.dedup();
        let outside = |giver: Unit<'_>| giver != unit && !giver.is_below(unit);
        things
            .into_iter()
            .map(|it| Thing::new(plan, it))
            .filter(|it| it.unit().is_some_and(outside) || self.is_named(unit, it.key()))
            .collect()
    }

    /// What is handed to everyone on a level below some units.
    fn to_place<'p>(&self, above: impl Iterator<Item = Unit<'p>>, level: Option<usize>) -> Vec<ThingId> {
        let below = above.filter_map(|it| self.below.get(&it.key())).flatten();
        let patterns = below.chain(&self.everywhere).filter(|it| {
            it.levels.as_ref().is_none_or(|levels| level.is_some_and(|it| levels.contains(&it)))
        });
        patterns.map(|it| it.thing).collect()
    }

    fn is_named(&self, unit: Unit<'_>, thing: ThingId) -> bool {
        self.direct.get(&unit.key()).is_some_and(|it| it.contains(&thing))
    }
}

/// Whether a unit may hand things to another: below it, or anywhere where the model lets it.
pub fn may_hand_out_to(plan: &Plan, giver: Unit<'_>, receiver: Unit<'_>) -> bool {
    receiver == giver || receiver.is_below(giver) || may_hand_out_anywhere(plan, giver)
}

/// Whether the model lets a unit hand things out beyond its own branch.
pub(super) fn may_hand_out_anywhere(plan: &Plan, giver: Unit<'_>) -> bool {
    plan.config.may_hand_out.iter().any(|it| it == giver.id())
}

/// A thing with one who has received it.
pub type Received<'p> = (Thing<'p>, Unit<'p>);

impl Plan {
    /// Everything that is handed out with those who receive it, by thing and then unit; not to those
    /// outside the giver's reach, which is a fault by itself.
    pub fn received(&self) -> Vec<Received<'_>> {
        if self.handouts.is_empty() {
            return Vec::new();
        }
        let of_unit = |unit: Unit<'_>| unit.received().into_iter().map(Thing::key).collect();
        let units: Vec<Unit<'_>> = self.units().collect();
        let things: Vec<Vec<ThingId>> = units.par_iter().map(|it| of_unit(*it)).collect();
        let pairs = units.into_iter().zip(things);
        let mut all: Vec<Received<'_>> = pairs
            .flat_map(|(unit, things)| things.into_iter().map(move |it| (Thing::new(self, it), unit)))
            .filter(|(thing, unit)| thing.unit().is_some_and(|it| may_hand_out_to(self, it, *unit)))
            .collect();
        all.sort_by_key(|(thing, unit)| (thing.key(), unit.key()));
        all
    }
}

impl<'p> Unit<'p> {
    /// What a new unit straight below it, on that level, has received from the start (R15).
    pub fn received_below(self, level: usize) -> Vec<Thing<'p>> {
        let plan = self.plan();
        let mut things = plan.handouts.to_place(std::iter::once(self).chain(self.above()), Some(level));
        things.sort_unstable();
        things.dedup();
        things.into_iter().map(|it| Thing::new(plan, it)).collect()
    }
}

impl<'p> Unit<'p> {
    /// Whether a goal that it has received is an uppdrag, of which it reports how far it has come:
    /// not when goals of its own contribute to it and its type asks for no other answer (R20, R71).
    pub fn reports_on(self, goal: Thing<'p>) -> bool {
        goal.goal_types().any(|it| !it.answer.is_empty())
            || self.contributes_to().binary_search(&goal.key()).is_err()
    }
}

impl<'p> Thing<'p> {
    /// Whether a unit has received it.
    pub fn is_received_by(self, unit: Unit<'p>) -> bool {
        self.is_handed_out() && unit.received().contains(&self)
    }
}
