//! The rows of one file of outcomes, found by what they are about.

use std::collections::BTreeMap;

use crate::{model::period::Period, syntax::Item};

use super::subject::Subject;

/// The tables of a file by their two names.
#[derive(Debug, Default)]
pub struct Rows<'t> {
    tables: BTreeMap<(&'t str, &'t str), Item<'t>>,
}

impl<'t> Rows<'t> {
    /// Of a whole file.
    pub fn of(root: Item<'t>) -> Self {
        let all = root.children().flat_map(|group| group.children().map(move |it| (group, it)));
        // A key that stands twice counts the first time.
        let mut tables = BTreeMap::new();
        for (group, table) in all {
            tables.entry((group.key(), table.key())).or_insert(table);
        }
        Self { tables }
    }

    /// What is written of a subject for a period; for an action itself.
    pub fn get(&self, subject: Subject<'_>, period: Option<Period>) -> Option<Item<'t>> {
        let table = *self.tables.get(&(subject.table(), subject.key().as_str()))?;
        let follow_up = &subject.thing.plan().config().follow_up;
        period.map_or(Some(table), |it| table.child(it.id(follow_up)))
    }
}
