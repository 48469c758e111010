//! What things and units are called now, so that a reference that follows a new name is no change.

use std::collections::BTreeMap;

use crate::{
    fields::links::{self, Link, Target},
    syntax::Item,
};

use super::{FieldChange, TableKind};

/// New names by old ones.
#[derive(Debug, Default)]
pub(super) struct Renamed {
    /// Full ids of things.
    pub(super) things: BTreeMap<String, String>,
    /// Ids of units.
    pub(super) units: BTreeMap<String, String>,
}

impl Renamed {
    /// The full id that a name of the older version, written in the unit `home`, has in the newer.
    pub(super) fn now(&self, name: &str, home: &str) -> String {
        let (unit, id) = name.split_once('/').unwrap_or((home, name));
        if let Some(new) = self.things.get(&format!("{unit}/{id}")) {
            return new.clone();
        }
        let id = match self.things.get(id) {
            // A shared indicator, which no unit has, is named so in any.
            Some(shared) if !name.contains('/') => shared.clone(),
            _ => id.to_owned(),
        };
        format!("{}/{id}", self.unit_now(unit))
    }

    /// The id that a unit of the older version has in the newer.
    pub(super) fn unit_now(&self, unit: &str) -> String {
        self.units.get(unit).cloned().unwrap_or_else(|| unit.to_owned())
    }

    /// Whether nothing is called anything else.
    fn is_empty(&self) -> bool {
        self.things.is_empty() && self.units.is_empty()
    }
}

/// How names of the older version are read in the newer: with the unit on each side whose file they
/// stand in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names<'n> {
    pub(super) renamed: &'n Renamed,
    pub(super) homes: (&'n str, &'n str),
}

impl Names<'_> {
    /// What a name of the older version names, by the newer's names.
    pub(super) fn before(&self, name: &str, link: &Link) -> String {
        match link.target {
            Target::Things(..) | Target::ThingsOrPlan(..) => self.renamed.now(name, self.homes.0),
            Target::Unit | Target::Organ | Target::Decider | Target::Receiver => self.renamed.unit_now(name),
            _ => name.to_owned(),
        }
    }

    /// What a name of the newer version names.
    pub(super) fn after(&self, name: &str, link: &Link) -> String {
        match link.target {
            Target::Things(..) | Target::ThingsOrPlan(..) if !name.contains('/') => {
                format!("{}/{name}", self.homes.1)
            }
            _ => name.to_owned(),
        }
    }

    /// Whether a field that holds no references names the same things on both sides: `ersatter`.
    pub(super) fn explains(&self, field: &FieldChange<'_>, kind: TableKind) -> bool {
        if self.renamed.is_empty() || field.path != ["ersatter"] {
            return false;
        }
        let texts = |it: Item<'_>| -> Option<Vec<String>> {
            it.list().map(|it| it.text().map(str::to_owned)).collect()
        };
        let (Some(before), Some(after)) = (field.before.and_then(texts), field.after.and_then(texts)) else {
            return false;
        };
        let link = if kind == TableKind::Unit { &links::SUPERIOR } else { &links::CONTRIBUTES_TO };
        let mut before: Vec<String> = before.iter().map(|it| self.before(it, link)).collect();
        let mut after: Vec<String> = after.iter().map(|it| self.after(it, link)).collect();
        before.sort();
        after.sort();
        before == after
    }
}
