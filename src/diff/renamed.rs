//! What things and units are called now, so that a reference that follows a new name is no change.

use std::collections::BTreeMap;

use crate::syntax::Item;

use super::FieldChange;

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
        let unit_now = |unit: &str| self.units.get(unit).cloned().unwrap_or_else(|| unit.to_owned());
        let (unit, id) = name.split_once('/').unwrap_or((home, name));
        if let Some(new) = self.things.get(&format!("{unit}/{id}")) {
            return new.clone();
        }
        let id = if name.contains('/') { id.to_owned() } else { unit_now(id) };
        format!("{}/{id}", unit_now(unit))
    }

    /// Whether a field names the same things on both sides, by their old and new names.
    pub(super) fn explains(&self, field: &FieldChange<'_>, homes: (&str, &str)) -> bool {
        let texts = |it: Item<'_>| -> Option<Vec<String>> {
            it.list().map(|it| it.text().map(str::to_owned)).collect()
        };
        let (Some(before), Some(after)) = (field.before.and_then(texts), field.after.and_then(texts)) else {
            return false;
        };
        let mut before: Vec<String> = before.iter().map(|it| self.now(it, homes.0)).collect();
        let mut after: Vec<String> = after
            .iter()
            .map(|it| if it.contains('/') { it.clone() } else { format!("{}/{it}", homes.1) })
            .collect();
        before.sort();
        after.sort();
        !(self.things.is_empty() && self.units.is_empty()) && before == after
    }
}
