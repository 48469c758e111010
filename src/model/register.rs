//! The registers that references look things up in: documents, organs, parts.

use std::collections::BTreeMap;

use crate::{
    source::layout::FileKind,
    syntax::{Item, Kind},
};

use super::{Plan, unit::Unit};

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

    /// What an organ or unit is called in papers: its short id in capitals where
    /// it is the council, else its name, else the id as it is written.
    pub fn organ_name<'p>(&'p self, id: &'p str) -> &'p str {
        let organ = self.config.organs.get(id).map(String::as_str);
        organ.or_else(|| self.unit(id).map(Unit::name)).unwrap_or(id)
    }
}
