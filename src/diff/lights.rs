//! Lights that a change moves; only what the change can reach is computed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::{
    config::light::Signal,
    fields::{ThingKind, links},
    model::{Plan, period::Period, thing::Thing, unit::Unit},
    status::{goal, indicator},
};

use super::{Comparison, LightChange, Table, TableChange, TableKind};

/// The goals and indicators whose lights differ in the latest period that has ended, by unit and id.
pub(super) fn changes<'p>(comparison: &Comparison<'p>, day: Date) -> Vec<LightChange<'p>> {
    let (before, after) = (comparison.before, comparison.after);
    let model = &after.config().follow_up;
    let Some(period) = Period::latest(model, day) else { return Vec::new() };
    let Some(old_period) = Period::read(&period.written(model), &before.config().follow_up) else {
        return Vec::new();
    };
    let matched = Matched::of(comparison);
    let mut reached: BTreeMap<String, (Thing<'p>, Thing<'p>)> = BTreeMap::new();
    for thing in reach(after, &seeds(comparison, Side::After)) {
        reached.extend(matched.before(thing).map(|old| (thing.full_id(), (old, thing))));
    }
    for thing in reach(before, &seeds(comparison, Side::Before)) {
        reached.extend(matched.after(thing).map(|new| (new.full_id(), (thing, new))));
    }
    let change = |(old, new): (Thing<'p>, Thing<'p>)| {
        let ((before, was), (after, is)) = (light(old, old_period, day)?, light(new, period, day)?);
        (before != after).then_some(LightChange { thing: new, before, after, reasons: [was, is] })
    };
    reached.into_values().filter_map(change).collect()
}

fn light(thing: Thing<'_>, period: Period, day: Date) -> Option<(Signal, String)> {
    if !thing.is_valid_in(period.year) {
        return None;
    }
    match thing.kind() {
        ThingKind::Goal => {
            let light = goal::light(thing, period, day);
            Some((light.status, light.reason))
        }
        ThingKind::Indicator => {
            let light = indicator::light(thing.indicator()?, thing.unit()?, period);
            Some((light.status, light.reason))
        }
        _ => None,
    }
}

/// Which thing of one version is which of the other, where that is not told by the id.
struct Matched<'p> {
    plans: (&'p Plan, &'p Plan),
    things: (BTreeMap<String, Thing<'p>>, BTreeMap<String, Thing<'p>>),
    units: (BTreeMap<&'p str, &'p str>, BTreeMap<&'p str, &'p str>),
}

impl<'p> Matched<'p> {
    fn of(comparison: &Comparison<'p>) -> Self {
        let mut matched = Self {
            plans: (comparison.before, comparison.after),
            things: Default::default(),
            units: Default::default(),
        };
        for (old, new) in comparison.tables().filter_map(TableChange::things) {
            matched.things.0.insert(new.full_id(), old);
            matched.things.1.insert(old.full_id(), new);
        }
        for (old, new) in comparison.units.iter().filter_map(|it| it.before.zip(it.after)) {
            matched.units.0.insert(new.id(), old.id());
            matched.units.1.insert(old.id(), new.id());
        }
        matched
    }

    fn before(&self, thing: Thing<'p>) -> Option<Thing<'p>> {
        find(self.plans.0, &self.things.0, &self.units.0, thing)
    }

    fn after(&self, thing: Thing<'p>) -> Option<Thing<'p>> {
        find(self.plans.1, &self.things.1, &self.units.1, thing)
    }
}

fn find<'p>(
    plan: &'p Plan,
    things: &BTreeMap<String, Thing<'p>>,
    units: &BTreeMap<&str, &str>,
    thing: Thing<'p>,
) -> Option<Thing<'p>> {
    if let Some(found) = things.get(&thing.full_id()) {
        return Some(*found);
    }
    let unit = thing.unit()?.id();
    let found = plan.unit(units.get(unit).copied().unwrap_or(unit))?.thing(thing.id())?;
    (found.kind() == thing.kind()).then_some(found)
}

/// The older or the newer version.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// The things whose lights a change touches straight away, on one side.
fn seeds<'p>(comparison: &Comparison<'p>, side: Side) -> Vec<Thing<'p>> {
    let plan = if side == Side::After { comparison.after } else { comparison.before };
    let table_of = |it: &TableChange<'p>| match side {
        Side::Before => it.before.clone(),
        Side::After => it.after.clone(),
    };
    let mut all = Vec::new();
    for change in &comparison.units {
        let unit = if side == Side::After { change.after } else { change.before };
        for table in change.tables.iter().filter_map(table_of) {
            all.extend(unit.into_iter().flat_map(|it| of_table(it, &table)));
        }
    }
    for table in comparison.shared.iter().filter_map(table_of) {
        let subject = table.name.split(' ').next().unwrap_or_default();
        match table.kind {
            TableKind::Model => all.extend(plan.things()),
            TableKind::Thing(_) | TableKind::Outcome(_) => {
                all.extend(plan.units().filter_map(|it| it.thing(subject)));
            }
            _ => {}
        }
    }
    all
}

fn of_table<'p>(unit: Unit<'p>, table: &Table<'p>) -> Vec<Thing<'p>> {
    match table.kind {
        TableKind::Thing(_) => table.thing.into_iter().collect(),
        TableKind::Outcome(_) => {
            let subject = table.name.split(' ').next().unwrap_or_default();
            unit.thing(subject).or_else(|| unit.plan().thing(subject)).into_iter().collect()
        }
        TableKind::Unit | TableKind::Plan | TableKind::Analysis => unit.things().collect(),
        _ => Vec::new(),
    }
}

/// The goals and indicators whose lights depend on some things.
fn reach<'p>(plan: &'p Plan, seeds: &[Thing<'p>]) -> Vec<Thing<'p>> {
    let mut found: Vec<Thing<'p>> = seeds.to_vec();
    let mut known: BTreeSet<_> = found.iter().map(|it| it.key()).collect();
    let from_below = plan.config().status.goals_below_vote;
    let mut next = 0;
    while let Some(thing) = found.get(next).copied() {
        next += 1;
        let mut reached: Vec<Thing<'p>> = thing.links(&links::GOAL).map(|it| it.to).collect();
        reached.extend(thing.linked_from(&links::COMPUTED_FROM));
        if from_below {
            reached.extend(thing.links(&links::CONTRIBUTES_TO).map(|it| it.to));
        }
        found.extend(reached.into_iter().filter(|it| known.insert(it.key())));
    }
    found
}
