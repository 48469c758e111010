//! Resultatanalyser: their judgements, and what their sections speak of.

use crate::{
    fields::links,
    source::{FileId, Span},
    syntax::Item,
};

use super::{
    Plan,
    period::Period,
    section::Section,
    thing::{Thing, ThingId},
    unit::{Unit, UnitId},
};

/// What an analysis section speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The whole unit.
    Summary,
    /// A goal or an indicator.
    Thing(ThingId),
}

/// What loading found out about an analysis.
#[derive(Debug)]
pub(super) struct AnalysisData {
    pub(super) unit: UnitId,
    pub(super) period: Option<Period>,
    pub(super) file: FileId,
    /// By section; none where the heading names nothing.
    pub(super) subjects: Vec<Option<Subject>>,
}

/// A unit's analysis of a period.
#[derive(Clone, Copy, Debug)]
pub struct Analysis<'p> {
    pub(super) plan: &'p Plan,
    pub(super) data: &'p AnalysisData,
}

/// A judgement with its words.
#[derive(Clone, Copy, Debug)]
pub struct Judgement<'p> {
    /// The whole table.
    pub item: Item<'p>,
}

impl<'p> Judgement<'p> {
    /// A light, or one of the model's degrees.
    pub fn status(&self) -> &'p str {
        self.item.get("status").and_then(Item::text).unwrap_or_default()
    }

    /// Why.
    pub fn reason(&self) -> Option<&'p str> {
        self.item.get("motiv")?.text()
    }

    /// Who judged.
    pub fn by(&self) -> Option<&'p str> {
        self.item.get("av")?.text()
    }
}

impl<'p> Analysis<'p> {
    /// The file.
    pub fn file(&self) -> FileId {
        self.data.file
    }

    /// The period, where the front matter names one.
    pub fn period(&self) -> Option<Period> {
        self.data.period
    }

    /// The unit whose analysis it is.
    pub fn unit(&self) -> Unit<'p> {
        Unit::new(self.plan, self.data.unit)
    }

    /// The front matter.
    pub fn head(&self) -> Item<'p> {
        self.plan.root(self.data.file)
    }

    /// The judgement of a goal or indicator.
    pub fn judgement(&self, thing: Thing<'p>) -> Option<Judgement<'p>> {
        self.entry("bedomning", thing).map(|item| Judgement { item })
    }

    /// The judgement of the unit as a whole.
    pub fn overall(&self) -> Option<Judgement<'p>> {
        self.head().get("samlad").map(|item| Judgement { item })
    }

    /// Why no action is needed for a goal.
    pub fn no_action(&self, thing: Thing<'p>) -> Option<&'p str> {
        self.entry("ingen_atgard", thing)?.text()
    }

    fn entry(&self, table: &str, thing: Thing<'p>) -> Option<Item<'p>> {
        let is_own = thing.unit() == Some(self.unit());
        let names = |key: &str| (is_own && key == thing.id()) || key == thing.full_id();
        self.head().get(table)?.entries().find(|it| names(it.key()))
    }

    /// Whether a heading of its own says anything of something.
    pub fn tells_of(&self, subject: Subject) -> bool {
        self.sections(subject).any(Section::has_text)
    }

    /// Whether a measure is analysed: its own heading, or one of its goals', has text.
    pub fn covers(&self, thing: Thing<'p>) -> bool {
        let told = |it: Thing<'p>| self.tells_of(Subject::Thing(it.key()));
        told(thing) || thing.goals().any(told)
    }

    /// Whether it speaks of a goal, or of something that hangs on it.
    pub fn tells_of_goal(&self, goal: Thing<'p>) -> bool {
        let told = |it: Thing<'p>| self.tells_of(Subject::Thing(it.key()));
        told(goal) || goal.linked_from(&links::GOAL).any(told)
    }

    /// Whether it answers a question about something.
    pub fn answers(&self, subject: Subject, question: &str) -> bool {
        let wanted = question.trim().to_lowercase();
        let mut parts = self.sections(subject).flat_map(Section::parts);
        parts.any(|it| it.heading.to_lowercase() == wanted && it.has_text())
    }

    /// Where its period is named, or its head.
    pub fn span(&self) -> Span {
        self.head().get("period").map_or(Span::start_of(self.file()), Item::span)
    }

    /// Every section with what it speaks of, in the order of the file; none where its heading names nothing.
    pub fn all_sections(&self) -> impl Iterator<Item = (Section<'p>, Option<Subject>)> + use<'p> {
        self.plan.sections(self.data.file).zip(self.data.subjects.iter().copied())
    }

    /// The sections that speak of something, in the order of the file.
    pub fn sections(&self, subject: Subject) -> impl Iterator<Item = Section<'p>> + use<'p> {
        self.all_sections().filter(move |(_, it)| *it == Some(subject)).map(|(section, _)| section)
    }
}

impl Plan {
    /// A unit's analyses, by period.
    pub fn analyses<'p>(&'p self, unit: Unit<'p>) -> impl Iterator<Item = Analysis<'p>> {
        let of_unit = &self.analyses[self.analyses_of.range(unit.key().index())];
        of_unit.iter().map(move |data| Analysis { plan: self, data })
    }

    /// Every analysis, by unit and period.
    pub fn all_analyses(&self) -> impl Iterator<Item = Analysis<'_>> {
        self.analyses_in(&self.whole())
    }

    /// A unit's analysis of a period; where there are several, the last by path.
    pub fn analysis<'p>(&'p self, unit: Unit<'p>, period: Period) -> Option<Analysis<'p>> {
        self.analyses(unit).filter(|it| it.period() == Some(period)).last()
    }
}
