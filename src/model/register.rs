//! The registers that references look things up in: documents, organs, parts.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    config::Decision,
    source::layout::FileKind,
    syntax::{Item, Kind, written, written::Days},
};

use super::{Plan, thing, unit::Unit};

impl Plan {
    fn file_table(&self, kind: FileKind, table: &str) -> Option<Item<'_>> {
        let file = self.common.get(&kind)?;
        self.root(*file).get(table).filter(|it| it.kind() == Kind::Table)
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

    /// Whether a governing document is the decision behind the styrmodell.
    pub fn is_model_document(&self, document: Item<'_>) -> bool {
        let decided = document.get("beslut").and_then(Decision::read);
        decided.is_some() && decided == self.config.model_decision
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
