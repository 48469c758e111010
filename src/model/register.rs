//! The registers that references look things up in: documents, organs, parts.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    source::layout::FileKind,
    syntax::{Item, Kind, written::Days},
};

use super::{Plan, thing, unit::Unit};

impl Plan {
    fn file_table(&self, kind: FileKind, table: &str) -> Option<Item<'_>> {
        let (file, _) = self.files().find(|(_, it)| it.kind == kind)?;
        self.root(file).get(table).filter(|it| it.kind() == Kind::Table)
    }

    /// The governing documents of the register, by id.
    pub(super) fn document_register(&self) -> BTreeMap<&str, Item<'_>> {
        let documents = self.file_table(FileKind::Documents, "styrdokument");
        documents.into_iter().flat_map(Item::entries).map(|it| (it.key(), it)).collect()
    }

    /// The table of a governing document.
    pub fn document(&self, id: &str) -> Option<Item<'_>> {
        self.file_table(FileKind::Documents, "styrdokument")?.get(id)
    }

    /// The governing documents that hold on a day and are written, by id (R25).
    pub fn documents_on(&self, day: Date) -> Vec<Item<'_>> {
        let holds = |it: &Item<'_>| {
            let is_over = it.get("giltig_till").and_then(Item::date).is_some_and(|last| last < day);
            let is_needed = it.get("behov").and_then(Item::boolean) == Some(true);
            !is_over && !is_needed && thing::validity(|key| it.get(key), || Days::ALWAYS).contains(day)
        };
        self.document_register().into_values().filter(holds).collect()
    }

    /// What an organ or unit is called in papers: its short id in capitals where
    /// it is the council, else its name, else the id as it is written.
    pub fn organ_name<'p>(&'p self, id: &'p str) -> &'p str {
        let organ = self.config.organs.get(id).map(String::as_str);
        organ.or_else(|| self.unit(id).map(Unit::name)).unwrap_or(id)
    }
}
