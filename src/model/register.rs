//! The registers that references look things up in: documents, organs, parts.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    config::Decision,
    source::layout::FileKind,
    syntax::{Item, Kind, written},
};

use super::{Plan, thing, unit::Unit};

/// The parts of a plan that every model has.
pub(super) const BUILT_IN_PARTS: [&str; 6] =
    ["indikator", "framgangsfaktor", "aktivitet", "styrdokument", "invarld", "omvarld"];

impl Plan {
    fn file_table(&self, kind: FileKind, table: &str) -> Option<Item<'_>> {
        let (file, _) = self.files().find(|(_, it)| it.kind == kind)?;
        self.root(file).get(table).filter(|it| it.kind() == Kind::Table)
    }

    /// The governing documents of the register, by id.
    pub fn document_register(&self) -> BTreeMap<&str, Item<'_>> {
        let documents = self.file_table(FileKind::Documents, "styrdokument");
        documents.into_iter().flat_map(Item::entries).map(|it| (it.key(), it)).collect()
    }

    /// The governing documents of the register, in the order of the file.
    pub fn documents(&self) -> impl Iterator<Item = Item<'_>> {
        self.file_table(FileKind::Documents, "styrdokument").into_iter().flat_map(Item::entries)
    }

    /// The events of the yearly wheel, in the order of the file.
    pub fn events(&self) -> impl Iterator<Item = Item<'_>> {
        self.file_table(FileKind::Calendar, "handelse").into_iter().flat_map(Item::entries)
    }

    /// The table of a governing document.
    pub fn document(&self, id: &str) -> Option<Item<'_>> {
        self.file_table(FileKind::Documents, "styrdokument")?.get(id)
    }

    /// When a governing document is to be reviewed: the day that it says, else so many years
    /// after its decision as its type lets pass (R77).
    pub fn document_review(&self, document: Item<'_>) -> Option<Date> {
        let by_type = || {
            let years = self.config.document_type(document.get("typ")?.text()?)?.review_years?;
            let decided = document.get("beslut").and_then(Decision::read)?.date;
            Some(written::day_of(decided.year().checked_add(years)?, (decided.month(), decided.day())))
        };
        document.get("oversyn").and_then(Item::date).or_else(by_type)
    }

    /// The last day of a governing document; none where it holds until further notice.
    pub fn document_end(&self, document: Item<'_>) -> Option<Date> {
        let until = document.get("giltig_till").and_then(Item::date);
        let valid = document.get("giltig").and_then(thing::days).map(|it| it.to);
        until.into_iter().chain(valid).min().filter(|it| *it != Date::MAX)
    }

    /// The day of an event in a year; none where the event does not hold that day.
    pub fn event_day(&self, event: Item<'_>, year: i16) -> Option<Date> {
        let day = written::day_of(year, event.get("datum")?.text().and_then(written::month_day)?);
        let valid = event.get("giltig").and_then(thing::days);
        valid.is_none_or(|it| it.contains(day)).then_some(day)
    }

    /// What an organ or unit is called in papers: its short id in capitals where
    /// it is the council, else its name, else the id as it is written.
    pub fn organ_name<'p>(&'p self, id: &'p str) -> &'p str {
        let organ = self.config.organs.get(id).map(String::as_str);
        organ.or_else(|| self.unit(id).map(Unit::name)).unwrap_or(id)
    }
}
