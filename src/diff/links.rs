//! References that a change breaks or heals, and what a removed thing leaves behind.

use std::collections::BTreeMap;

use crate::{
    model::{
        Plan,
        fault::{Fault, Missing},
        places::Places,
    },
    source::Span,
};

use super::{Dangling, UnitChange};

/// References to nothing that are new in the newer plan, and those of the older that are gone.
pub(super) fn changes<'p>(before: &'p Plan, after: &'p Plan) -> (Vec<Dangling<'p>>, Vec<Dangling<'p>>) {
    let (old, new) = (dangling(before), dangling(after));
    (without(&new, &old), without(&old, &new))
}

/// By unit or file, table and name: a place by line would move with every edit above it.
type Known<'p> = BTreeMap<(String, String, &'p str), Vec<Dangling<'p>>>;

fn dangling(plan: &Plan) -> Known<'_> {
    let mut places = Places::new(plan);
    let mut all = Known::new();
    for (span, missing) in plan.faults().filter_map(|(span, fault)| Some((span, missing(fault)?))) {
        let unit = plan.file(span.file).unit.map(|it| plan.unit_of(it));
        let home = unit.map_or_else(|| plan.sources().file(span.file).path.clone(), |it| it.id().to_owned());
        let key = (home, places.table(span).to_owned(), missing.name.as_str());
        all.entry(key).or_default().push(Dangling { span, name: &missing.name, unit });
    }
    all
}

const fn missing(fault: &Fault) -> Option<&Missing> {
    match fault {
        Fault::BrokenLink(missing) | Fault::OutcomeWithoutSubject(missing) => Some(missing),
        _ => None,
    }
}

fn without<'p>(all: &Known<'p>, others: &Known<'_>) -> Vec<Dangling<'p>> {
    let mut left = Vec::new();
    for ((home, table, name), found) in all {
        let known = others.get(&(home.clone(), table.clone(), *name)).map_or(0, Vec::len);
        left.extend(found.iter().skip(known).copied());
    }
    left.sort_by_key(|it| it.span);
    left
}

/// Gives each removed thing the places that still name it.
pub(super) fn leavings(units: &mut [UnitChange<'_>], broken: &[Dangling<'_>]) {
    let mut by_name: BTreeMap<&str, Vec<&Dangling<'_>>> = BTreeMap::new();
    for one in broken {
        by_name.entry(one.name).or_default().push(one);
    }
    for unit in units {
        let id = unit.unit().id();
        for change in unit.tables.iter_mut().filter(|it| it.after.is_none()) {
            let Some(thing) = change.before.as_ref().and_then(|it| it.thing) else { continue };
            let own = by_name.get(thing.id()).into_iter().flatten();
            let own = own.filter(|it| it.unit.is_some_and(|it| it.id() == id));
            let others = by_name.get(thing.full_id().as_str()).into_iter().flatten();
            let mut left: Vec<Span> = own.chain(others).map(|it| it.span).collect();
            left.sort();
            change.left_behind = left;
        }
    }
}
