//! Indicators: direction, targets, limits and how they are computed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{
    config::light::{Basis, Yellow},
    fields::{ThingKind, links},
    source::Span,
    syntax::{Item, Kind, written},
};

use super::{outcome::Value, period::Period, thing::Thing};

/// What is good (status.md, Status of an indicator).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// `minst`: the target or more.
    AtLeast,
    /// `hogst`: the target or less.
    AtMost,
    /// `inom`: within an interval.
    Within,
    /// `oka`: more than before.
    Increase,
    /// `minska`: less than before.
    Decrease,
    /// `bibehall`: as before.
    Maintain,
    /// `ja`: yes.
    Yes,
    /// `senast`: done by a day.
    ByDate,
    /// `placering`: that rank or better.
    Rank,
    /// `bedomning`: judged.
    Judged,
}

impl Direction {
    /// Every direction with its word.
    pub const ALL: [(Self, &'static str); 10] = [
        (Self::AtLeast, "minst"),
        (Self::AtMost, "hogst"),
        (Self::Within, "inom"),
        (Self::Increase, "oka"),
        (Self::Decrease, "minska"),
        (Self::Maintain, "bibehall"),
        (Self::Yes, "ja"),
        (Self::ByDate, "senast"),
        (Self::Rank, "placering"),
        (Self::Judged, "bedomning"),
    ];

    /// The direction that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, it)| *it == word).map(|(direction, _)| direction)
    }

    /// The word in files.
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(it, _)| *it == self).map_or("", |(_, word)| word)
    }

    /// Whether it cannot be judged without a target.
    pub const fn needs_target(self) -> bool {
        matches!(self, Self::AtLeast | Self::AtMost | Self::Within | Self::Rank | Self::ByDate)
    }
}

/// What an indicator is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// `matt`: a measure with a light.
    Measure,
    /// `underlag`: input to a computation, never with a light.
    Input,
    /// `ram`: a resource frame, with a light but no measure.
    Frame,
}

/// A year's target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A number or a rank.
    Number(Decimal),
    /// From and to, both included.
    Range(Decimal, Decimal),
    /// A day.
    Date(Date),
    /// Yes or no.
    Truth(bool),
    /// A direction instead of a value.
    Word(TargetWord),
}

/// A target that is a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetWord {
    /// `oka`
    Increase,
    /// `minska`
    Decrease,
    /// `bibehall`
    Maintain,
    /// `forbattra`: in the direction of the indicator.
    Improve,
}

impl TargetWord {
    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Increase => "oka",
            Self::Decrease => "minska",
            Self::Maintain => "bibehall",
            Self::Improve => "forbattra",
        }
    }
}

impl Target {
    /// Reads a target as files write it.
    pub fn read(item: Item<'_>) -> Option<Self> {
        if item.kind() == Kind::Array {
            let numbers: Vec<Decimal> = item.list().filter_map(Item::number).collect();
            let [low, high] = numbers[..] else { return None };
            return Some(Self::Range(low, high));
        }
        if let Some(word) = item.text() {
            let all = [TargetWord::Increase, TargetWord::Decrease, TargetWord::Maintain, TargetWord::Improve];
            return all.into_iter().find(|it| it.word() == word).map(Self::Word);
        }
        Value::read(item).map(|value| match value {
            Value::Number(number) => Self::Number(number),
            Value::Date(date) => Self::Date(date),
            Value::Truth(truth) => Self::Truth(truth),
        })
    }
}

/// A target with where it is written and for when.
#[derive(Clone, Copy, Debug)]
pub struct TargetAt<'p> {
    /// The target.
    pub target: Target,
    /// Where it is written; its key is the year or period.
    pub item: Item<'p>,
    /// The year that it is written for.
    pub year: i16,
    /// Whether it is written for the period itself and not for the year.
    pub of_period: bool,
}

/// A formula over other indicators.
#[derive(Clone, Debug)]
pub struct Computation<'p> {
    /// Added.
    pub plus: Vec<Thing<'p>>,
    /// Subtracted.
    pub minus: Vec<Thing<'p>>,
    /// Divided by the sum of these, when any is named.
    pub divided_by: Vec<Thing<'p>>,
    /// Whether the file names a divisor at all, found or not.
    pub is_divided: bool,
    /// Times this.
    pub times: Decimal,
    /// Over so many years, summed before dividing.
    pub years: i16,
    /// Whether every name in it was found.
    pub is_whole: bool,
    /// The table.
    pub item: Item<'p>,
}

/// A thing that is an indicator.
#[derive(Clone, Copy, Debug)]
pub struct Indicator<'p> {
    /// The thing itself.
    pub thing: Thing<'p>,
}

impl<'p> Thing<'p> {
    /// The thing as an indicator, when it is one.
    pub fn indicator(self) -> Option<Indicator<'p>> {
        (self.kind() == ThingKind::Indicator).then_some(Indicator { thing: self })
    }

    /// The goals that a success factor, indicator or activity hangs on.
    pub fn goals(self) -> impl Iterator<Item = Self> {
        self.links(&links::GOAL).map(|it| it.to)
    }
}

impl<'p> Indicator<'p> {
    fn get(self, key: &str) -> Option<Item<'p>> {
        self.thing.get(key)
    }

    fn flag(self, key: &str) -> bool {
        self.get(key).and_then(Item::boolean).unwrap_or(false)
    }

    /// What is good; absent where the file does not say.
    pub fn direction(self) -> Option<Direction> {
        self.thing.text("riktning").and_then(Direction::from_word)
    }

    /// What it is for.
    pub fn role(self) -> Role {
        match self.thing.text("typ") {
            Some("underlag") => Role::Input,
            Some("ram") => Role::Frame,
            _ => Role::Measure,
        }
    }

    /// The unit of measure.
    pub fn measure(self) -> &'p str {
        self.thing.text("mattenhet").unwrap_or_default()
    }

    /// Decimals in print.
    pub fn decimals(self) -> Option<u32> {
        self.get("decimaler").and_then(Item::integer).and_then(|it| u32::try_from(it).ok())
    }

    /// Whether it has a target of any kind.
    pub fn has_target(self) -> bool {
        self.targets().next().is_some()
    }

    /// Every target with its year, in the order of the file.
    pub fn targets(self) -> impl Iterator<Item = TargetAt<'p>> {
        self.get("malvarde").into_iter().flat_map(Item::entries).filter_map(|item| {
            let (year, of_period) = match item.key().split_once('-') {
                Some((year, _)) => (year, true),
                None => (item.key(), false),
            };
            Some(TargetAt { target: Target::read(item)?, item, year: written::year(year)?, of_period })
        })
    }

    /// The target in force in a period: the period's own, the year's, or the
    /// latest earlier year's (status.md, Which outcome and which target).
    pub fn target_in(self, period: Period) -> Option<TargetAt<'p>> {
        self.target_of_period(period).or_else(|| self.target_of_year(period.year))
    }

    /// The target that is written for the period itself.
    pub fn target_of_period(self, period: Period) -> Option<TargetAt<'p>> {
        let written = || period.written(&self.thing.plan().config().follow_up);
        self.targets().find(|it| it.of_period && it.item.key() == written())
    }

    /// The year's target, or the latest earlier year's.
    pub fn target_of_year(self, year: i16) -> Option<TargetAt<'p>> {
        self.targets().filter(|it| !it.of_period && it.year <= year).max_by_key(|it| it.year)
    }

    /// The first year with a target after a year.
    pub fn first_target_after(self, year: i16) -> Option<i16> {
        self.targets().map(|it| it.year).filter(|it| *it > year).min()
    }

    /// The long-term target, shown and never a light.
    pub fn long_term(self) -> Option<Target> {
        self.get("sikt").and_then(Target::read)
    }

    /// Its own yellow limit.
    pub fn yellow(self) -> Option<(Yellow, Item<'p>)> {
        let item = self.get("gulgrans")?;
        Some((Yellow::read(item)?, item))
    }

    /// Whether the target itself is not good enough.
    pub fn is_strict(self) -> bool {
        self.flag("strikt")
    }

    /// A smaller change than this is none.
    pub fn smallest_change(self) -> Decimal {
        self.get("minsta_forandring").and_then(Item::number).unwrap_or_default()
    }

    /// Whether `oka`, `minska` and `bibehall` compare with the baseline.
    pub fn compares_with_baseline(self) -> bool {
        self.thing.text("jamfor") == Some("utgangsvarde")
    }

    /// Over how many years the compared value is a mean.
    pub fn mean_years(self) -> Option<i16> {
        self.get("medel_ar").and_then(Item::integer).and_then(|it| i16::try_from(it).ok())
    }

    /// What the outcome is compared with: its own `grund`, else the model's.
    pub fn basis(self) -> Basis {
        let own = self.thing.text("grund").and_then(Basis::from_word);
        own.unwrap_or(self.thing.plan().config().status.basis)
    }

    /// Which comparison decides; the first where it does not say.
    pub fn compared_with(self) -> Option<&'p str> {
        self.thing.text("jamfor_med")
    }

    /// Its weight in weighted proposals.
    pub fn weight(self) -> Decimal {
        self.get("vikt").and_then(Item::number).unwrap_or(Decimal::ONE)
    }

    /// Whether its value grows during the year.
    pub fn accumulates(self) -> bool {
        self.flag("ackumulerad")
    }

    /// Whether it is measured in a period.
    pub fn is_measured_in(self, period: Period) -> bool {
        let id = period.id(&self.thing.plan().config().follow_up);
        let mut periods = self.thing.texts("perioder").peekable();
        periods.peek().is_none() || periods.any(|it| it == id)
    }

    /// The baseline: the period it was measured in, as written, and its value.
    pub fn baseline(self) -> Option<Item<'p>> {
        self.get("utgangsvarde")
    }

    /// The formula that its value comes from.
    pub fn computation(self) -> Option<Computation<'p>> {
        let item = self.get("beraknas")?;
        let named = |key| item.get(key).into_iter().flat_map(Item::list).map(Item::span).collect::<Vec<_>>();
        let definition = self.thing.shared_thing().filter(|_| self.thing.own("beraknas").is_none());
        let linked: BTreeMap<Span, Thing<'p>> = definition
            .unwrap_or(self.thing)
            .links(&links::COMPUTED_FROM)
            .map(|it| (it.span, it.to))
            .collect();
        let found = |key| -> (Vec<Thing<'p>>, bool) {
            let spans = named(key);
            let things: Vec<Thing<'p>> = spans.iter().filter_map(|it| linked.get(it).copied()).collect();
            let is_whole = things.len() == spans.len();
            (things, is_whole)
        };
        let [plus, minus, divided_by] = ["plus", "minus", "delat_med"].map(found);
        Some(Computation {
            is_whole: plus.1 && minus.1 && divided_by.1,
            is_divided: item.child("delat_med").is_some_and(|it| it.list().next().is_some()),
            plus: plus.0,
            minus: minus.0,
            divided_by: divided_by.0,
            times: item.get("ganger").and_then(Item::number).unwrap_or(Decimal::ONE),
            years: item.get("ar").and_then(Item::integer).and_then(|it| i16::try_from(it).ok()).unwrap_or(1),
            item,
        })
    }
}
