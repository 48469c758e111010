//! A reorganisation held against what the plan said before: it is made whole, or not at all.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    diagnostic::Diagnostic,
    diff::{self, TableChange, TableKind},
    model::{Plan, load, unit::Unit},
    policy::{self, Selection},
    rules::{self, Facts},
    source::{Source, layout, overlay::Overlay},
};

use super::change::{Changed, Moved, Refused};

/// Everything that is to be done at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reorganised {
    /// Files with what they are to hold, by the paths that they have before anything is moved.
    pub changes: Vec<Changed>,
    /// A folder that is to lie elsewhere.
    pub moved: Option<Moved>,
}

impl Reorganised {
    /// The source as it is to be.
    pub fn over(&self, source: &Source) -> Source {
        let mut overlay = Overlay::over(source.clone());
        if let Some(moved) = &self.moved {
            overlay = overlay.move_folder(&moved.from, &moved.to);
        }
        for change in &self.changes {
            let path = self.moved.as_ref().map_or_else(|| change.path.clone(), |it| it.path(&change.path));
            overlay = overlay.lay(path.clone(), Ok(change.after.clone()), path);
        }
        Source::Overlay(overlay)
    }

    /// The plan as it is to be.
    pub(super) fn load(&self, source: &Source) -> Result<Plan, Refused> {
        load::load(&self.over(source)).map_err(|error| {
            Refused::new(format!("kan inte pröva ändringen: {error}"), "inget skrevs; försök igen")
        })
    }
}

/// The unit's folder with its new id as name, when it has the old one.
pub(super) fn folder_called(unit: Unit<'_>, new: &str) -> Option<Moved> {
    let folder = layout::split(&unit.plan().sources().file(unit.file()).path).0;
    let (above, name) = layout::split(folder);
    let gap = if above.is_empty() { "" } else { "/" };
    (name == unit.id()).then(|| Moved { from: folder.to_owned(), to: format!("{above}{gap}{new}") })
}

/// Refuses what says anything else than before, apart from names.
pub(super) fn says_the_same(
    (before, source): (&Plan, &Source),
    done: &Reorganised,
    day: Date,
) -> Result<(), Refused> {
    let after = done.load(source)?;
    let comparison = diff::compare(before, &after);
    let other = comparison.tables().find(|it| !is_only_named(it)).map(|it| {
        let table = it.table();
        format!("{} {}", table.kind.noun().0, table.name).trim_end().to_owned()
    });
    let unit = comparison.units.iter().find(|it| it.is_moved || it.before.is_none() || it.after.is_none());
    let other = other.or_else(|| unit.map(|it| it.unit().id().to_owned()));
    let broken = comparison.broken.first().map(|it| it.name.to_owned());
    if let Some(name) = other.or(broken) {
        return Err(Refused::new(
            format!("`{name}` skulle betyda något annat än förut"),
            "inget skrevs; välj ett annat id, eller ändra för hand",
        ));
    }
    match new_findings((before, &after), day).first() {
        Some(finding) => Err(Refused::new(
            format!("`styr check` skulle säga något nytt: {}", finding.message),
            "inget skrevs; välj ett annat id, eller rätta det först",
        )),
        None => Ok(()),
    }
}

/// Whether nothing but the id of a table has changed.
fn is_only_named(change: &TableChange<'_>) -> bool {
    let is_unit = change.table().kind == TableKind::Unit;
    let is_name = |path: &[&str]| path == ["tidigare_id"] || (is_unit && path == ["id"]);
    change.before.is_some()
        && change.after.is_some()
        && !change.has_other_text
        && !change.is_moved()
        && change.fields.iter().all(|it| is_name(&it.path))
}

/// The findings of the rules that find more than before: those whose words are new.
pub(super) fn new_findings((before, after): (&Plan, &Plan), day: Date) -> Vec<Diagnostic> {
    let of = |plan| policy::apply(plan, day, rules::run(&Facts::new(plan, day)), &Selection::default());
    let mut known: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for finding in of(before) {
        known.entry(finding.rule).or_default().push(finding.message);
    }
    let mut found: BTreeMap<&str, Vec<Diagnostic>> = BTreeMap::new();
    for finding in of(after) {
        found.entry(finding.rule).or_default().push(finding);
    }
    let mut new = Vec::new();
    for (rule, found) in found {
        let mut known = known.remove(rule).unwrap_or_default();
        let more = found.len().saturating_sub(known.len());
        known.sort();
        let unlike = found.iter().filter(|it| known.binary_search(&it.message).is_err());
        // Those of the same words as one before are most likely the same.
        let rest = found.iter().filter(|it| known.binary_search(&it.message).is_ok());
        new.extend(unlike.chain(rest).take(more).cloned());
    }
    new.sort_by_key(|it| (std::cmp::Reverse(it.severity), it.span));
    new
}
