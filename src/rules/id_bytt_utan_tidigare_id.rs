//! A new id for the same thing, without its `tidigare_id` (format.md, Ids).

use std::collections::BTreeMap;

use crate::{
    diagnostic::Severity,
    diff::{TableChange, TableKind, UnitChange},
    model::{thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "id-bytt-utan-tidigare-id",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/id-bytt-utan-tidigare-id.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(base) = facts.base else { return };
    for unit in base.units.iter().filter(|it| it.before.is_some() && it.after.is_some()) {
        things(unit, facts.day.year(), findings);
    }
    units(&base.units, findings);
}

fn things(unit: &UnitChange<'_>, year: i16, findings: &mut Findings) {
    for (old, thing) in renamed(unit, year) {
        let (the, id) = (thing.kind().the(), thing.id());
        findings
            .report(thing.span(), format!("{the} `{old}` har bytt id till `{id}` utan `tidigare_id`"))
            .help(format!("skriv `tidigare_id = [\"{old}\"]`, så att utfall och historia följer med"));
    }
}

/// Removed and new things of a unit with the same words: the old id and the new thing; each removed
/// one is used once.
pub(super) fn renamed<'c, 'p>(unit: &'c UnitChange<'p>, year: i16) -> Vec<(&'c str, Thing<'p>)> {
    let mut gone: BTreeMap<(TableKind, String), &TableChange<'_>> = BTreeMap::new();
    for change in unit.tables.iter().filter(|it| it.after.is_none() && it.replaced_by.is_empty()) {
        let title = change.before.as_ref().and_then(|it| title(it.thing?, year));
        gone.extend(title.map(|it| ((change.table().kind, it), change)));
    }
    let mut all = Vec::new();
    for change in unit.tables.iter().filter(|it| it.before.is_none()) {
        let Some(thing) = change.after.as_ref().and_then(|it| it.thing) else { continue };
        let old = title(thing, year).and_then(|it| gone.remove(&(change.table().kind, it)));
        all.extend(old.map(|it| (it.table().name.as_str(), thing)));
    }
    all
}

/// What a thing is called, when it is called anything but its id.
fn title(thing: Thing<'_>, year: i16) -> Option<String> {
    let words: Vec<&str> = thing.title(year).split_whitespace().collect();
    let title = words.join(" ").to_lowercase();
    (title != thing.id()).then_some(title)
}

fn units(changes: &[UnitChange<'_>], findings: &mut Findings) {
    let key = |it: &Unit<'_>| (it.level_index(), it.name().to_lowercase());
    let gone = changes.iter().filter(|it| it.after.is_none() && it.replaced_by.is_empty());
    let gone = gone.filter_map(|it| it.before);
    let mut gone: BTreeMap<_, _> = gone.map(|it| (key(&it), it)).collect();
    for unit in changes.iter().filter(|it| it.before.is_none()).filter_map(|it| it.after) {
        if let Some(old) = gone.remove(&key(&unit)).map(Unit::id) {
            let id = unit.id();
            findings
                .report(unit.span(), format!("enheten `{old}` har bytt id till `{id}` utan `tidigare_id`"))
                .help(format!("skriv `tidigare_id = [\"{old}\"]` under `[enhet]`"));
        }
    }
}
