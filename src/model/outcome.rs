//! Rows of outcomes: what was measured, done, or is missing.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{
    source::FileId,
    syntax::{Item, Kind},
};

use super::{
    Plan,
    period::Period,
    thing::{Thing, ThingId},
    unit::{Unit, UnitId},
};

/// Where a row stands.
#[derive(Clone, Debug)]
pub(super) struct OutcomeData {
    pub(super) subject: ThingId,
    /// Who reports; none for the rows of a shared indicator itself.
    pub(super) unit: Option<UnitId>,
    pub(super) period: Period,
    pub(super) file: FileId,
    pub(super) node: u32,
}

impl OutcomeData {
    pub(super) const fn order(&self) -> (ThingId, Option<UnitId>, Period, FileId, u32) {
        (self.subject, self.unit, self.period, self.file, self.node)
    }
}

/// A measured value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number or a rank.
    Number(Decimal),
    /// Done or not, yes or no.
    Truth(bool),
    /// When something was done.
    Date(Date),
}

impl Value {
    /// Reads a value as files write it.
    pub fn read(item: Item<'_>) -> Option<Self> {
        let number = || item.number().map(Self::Number);
        let date = || item.date().map(Self::Date);
        item.boolean().map(Self::Truth).or_else(number).or_else(date)
    }

    /// The number, when it is one.
    pub const fn number(self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// Why a value is missing, as the row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingReason {
    /// `bortfall`
    Dropout,
    /// `ej_tillampligt`
    NotApplicable,
    /// `sekretess`
    Secret,
    /// `ej_matt`
    NotMeasured,
    /// `ej_publicerad`
    NotPublished,
}

impl MissingReason {
    /// Every reason.
    pub const ALL: [Self; 5] =
        [Self::Dropout, Self::NotApplicable, Self::Secret, Self::NotMeasured, Self::NotPublished];

    /// The word in files and JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dropout => "bortfall",
            Self::NotApplicable => "ej_tillampligt",
            Self::Secret => "sekretess",
            Self::NotMeasured => "ej_matt",
            Self::NotPublished => "ej_publicerad",
        }
    }

    /// The reason in a sentence.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Dropout => "bortfall",
            Self::NotApplicable => "ej tillämpligt",
            Self::Secret => "sekretess",
            Self::NotMeasured => "ej mätt",
            Self::NotPublished => "ej publicerad",
        }
    }
}

/// One row: what a unit reports of something for a period.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'p> {
    /// The period that it is written for.
    pub period: Period,
    /// The value or table.
    pub item: Item<'p>,
}

impl<'p> Outcome<'p> {
    fn field(&self, key: &str) -> Option<Item<'p>> {
        self.item.get(key)
    }

    /// The value.
    pub fn value(&self) -> Option<Value> {
        match self.item.kind() {
            Kind::Table => self.field("varde").and_then(Value::read),
            _ => Value::read(self.item),
        }
    }

    /// Where the value stands.
    pub fn value_item(&self) -> Item<'p> {
        self.field("varde").unwrap_or(self.item)
    }

    /// The value expected at the end of the year.
    pub fn forecast(&self) -> Option<Value> {
        self.field("prognos").and_then(Value::read)
    }

    /// The year that the value speaks of, where the row says.
    pub fn about_year(&self) -> Option<i16> {
        self.field("avser_ar").and_then(Item::integer).and_then(|it| i16::try_from(it).ok())
    }

    /// Why the value is missing, where the row says.
    pub fn missing(&self) -> Option<MissingReason> {
        let word = self.text("saknas")?;
        MissingReason::ALL.into_iter().find(|it| it.word() == word)
    }

    /// A text of the row.
    pub fn text(&self, key: &str) -> Option<&'p str> {
        self.field(key)?.text()
    }

    /// The mean that the row gives instead of the computed one.
    pub fn basis(&self) -> Option<Decimal> {
        self.field("basvarde").and_then(Item::number)
    }

    /// Whether the value may change.
    pub fn is_preliminary(&self) -> bool {
        self.field("preliminar").and_then(Item::boolean).unwrap_or(false)
    }

    /// The outcomes of others, in the order of the file.
    pub fn comparisons(&self) -> impl Iterator<Item = Item<'p>> {
        self.field("jamforelse").into_iter().flat_map(Item::entries)
    }

    /// The groups, in the order of the file.
    pub fn groups(&self) -> impl Iterator<Item = Group<'p>> {
        self.field("grupp").into_iter().flat_map(Item::entries).map(|item| Group { item })
    }

    /// How far an activity or uppdrag has come: the word, bare or as `status`.
    pub fn progress(&self) -> Option<&'p str> {
        self.item.text().or_else(|| self.text("status"))
    }
}

/// One group's part of an outcome.
#[derive(Clone, Copy, Debug)]
pub struct Group<'p> {
    /// The value or table; its key is the group's id.
    pub item: Item<'p>,
}

impl<'p> Group<'p> {
    /// The group's id.
    pub fn id(&self) -> &'p str {
        self.item.key()
    }

    /// The group's value.
    pub fn value(&self) -> Option<Value> {
        match self.item.kind() {
            Kind::Table => self.item.get("varde").and_then(Value::read),
            _ => Value::read(self.item),
        }
    }

    /// How many the group is.
    pub fn count(&self) -> Option<i64> {
        self.item.get("antal")?.integer()
    }
}

impl Plan {
    /// The rows that a unit wrote of something, by period; with no unit those of a shared indicator itself.
    pub fn outcomes<'p>(
        &'p self,
        subject: Thing<'p>,
        unit: Option<Unit<'p>>,
    ) -> impl DoubleEndedIterator<Item = Outcome<'p>> + Clone {
        let of_subject = &self.outcomes[self.outcomes_of.range(subject.key().index())];
        let wanted = unit.map(Unit::key);
        let first = of_subject.partition_point(|it| it.unit < wanted);
        let end = first + of_subject[first..].partition_point(|it| it.unit == wanted);
        of_subject[first..end]
            .iter()
            .map(|it| Outcome { period: it.period, item: self.item(it.file, it.node) })
    }
}

impl Plan {
    /// Every row, with what it reports on and who reports; nobody for a shared indicator's own rows.
    pub fn all_outcomes(&self) -> impl Iterator<Item = (Thing<'_>, Option<Unit<'_>>, Outcome<'_>)> {
        self.outcomes_in(&self.whole())
    }
}
