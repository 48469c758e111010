//! What came in the place of what is gone: `ersatter` of things and units.

use std::collections::BTreeMap;

use crate::{
    model::{thing::Thing, unit::Unit},
    syntax::Item,
};

use super::UnitChange;

/// Gives each removed thing and unit those that say they come in its place, by id.
pub(super) fn mark(units: &mut [UnitChange<'_>]) {
    let (units_by_old, things_by_old) = (successors_of_units(units), successors_of_things(units));
    for change in units {
        if let Some(old) = change.before.filter(|_| change.after.is_none()) {
            change.replaced_by = units_by_old.get(old.id()).cloned().unwrap_or_default();
        }
        for table in change.tables.iter_mut().filter(|it| it.after.is_none()) {
            let thing = table.before.as_ref().and_then(|it| it.thing);
            let found = thing.and_then(|it| things_by_old.get(&it.full_id()));
            table.replaced_by = found.cloned().unwrap_or_default();
        }
    }
}

fn successors_of_units<'p>(units: &[UnitChange<'p>]) -> BTreeMap<String, Vec<Unit<'p>>> {
    let mut all: BTreeMap<String, Vec<Unit<'p>>> = BTreeMap::new();
    for unit in units.iter().filter_map(|it| it.after) {
        for old in replaced(unit.item()) {
            all.entry(old.to_owned()).or_default().push(unit);
        }
    }
    all
}

fn successors_of_things<'p>(units: &[UnitChange<'p>]) -> BTreeMap<String, Vec<Thing<'p>>> {
    let mut all: BTreeMap<String, Vec<Thing<'p>>> = BTreeMap::new();
    for change in units {
        // A bare name is one of the own unit's, whatever that was called then.
        let home = change.before.or(change.after).map_or("", Unit::id);
        for thing in change.tables.iter().filter_map(|it| it.after.as_ref()?.thing) {
            for old in replaced(Some(thing.item())) {
                let full = if old.contains('/') { old.to_owned() } else { format!("{home}/{old}") };
                all.entry(full).or_default().push(thing);
            }
        }
    }
    all
}

fn replaced(item: Option<Item<'_>>) -> impl Iterator<Item = &str> {
    item.and_then(|it| it.get("ersatter")).into_iter().flat_map(Item::list).filter_map(Item::text)
}
