//! Resultatanalyser: their headings, texts and judgements.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::{
    fields::links,
    source::{FileId, Span},
    syntax::Item,
};

use super::{
    Plan,
    period::Period,
    thing::{Thing, ThingId},
    unit::{Unit, UnitId},
};

/// The Markdown of an analysis, split at its headings.
#[derive(Debug, Default)]
pub struct AnalysisText {
    /// One per heading of level 1.
    pub sections: Box<[Section]>,
}

/// The text under a heading of level 1.
#[derive(Debug)]
pub struct Section {
    /// The heading's words.
    pub heading: Box<str>,
    /// Where the heading stands.
    pub span: Span,
    /// The text before the first heading of level 2.
    pub lead: Span,
    /// The texts under headings of level 2: heading and text.
    pub parts: Vec<(Box<str>, Span)>,
}

impl AnalysisText {
    /// The same text as it stands in another file.
    pub(super) fn in_file(&self, file: FileId) -> Self {
        let here = |span: Span| Span { file, ..span };
        let sections = self.sections.iter().map(|it| Section {
            heading: it.heading.clone(),
            span: here(it.span),
            lead: here(it.lead),
            parts: it.parts.iter().map(|(heading, span)| (heading.clone(), here(*span))).collect(),
        });
        Self { sections: sections.collect() }
    }
}

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

/// The extensions of Markdown that an analysis may use.
pub const MARKDOWN: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// Splits the Markdown of a file, which begins at byte `body`.
pub fn read_text(file: FileId, text: &str, body: usize) -> AnalysisText {
    let mut headings: Vec<(HeadingLevel, String, std::ops::Range<usize>)> = Vec::new();
    let mut open: Option<(HeadingLevel, String, std::ops::Range<usize>)> = None;
    for (event, range) in Parser::new_ext(&text[body..], MARKDOWN).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level: level @ (HeadingLevel::H1 | HeadingLevel::H2), .. }) => {
                open = Some((level, String::new(), range.start + body..range.end + body));
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, heading, _)) = &mut open {
                    heading.push_str(&words);
                }
            }
            Event::End(TagEnd::Heading(_)) => headings.extend(open.take()),
            _ => {}
        }
    }
    sections(file, text, &headings)
}

fn sections(
    file: FileId,
    text: &str,
    headings: &[(HeadingLevel, String, std::ops::Range<usize>)],
) -> AnalysisText {
    let mut all: Vec<Section> =
        Vec::with_capacity(headings.iter().filter(|it| it.0 != HeadingLevel::H2).count());
    for (index, (level, heading, range)) in headings.iter().enumerate() {
        let end = headings.get(index + 1).map_or(text.len(), |next| next.2.start);
        let body = Span { file, start: range.end as u32, end: end.max(range.end) as u32 };
        let heading = heading.trim().into();
        match (level, all.last_mut()) {
            (HeadingLevel::H2, Some(section)) => section.parts.push((heading, body)),
            (HeadingLevel::H2, None) => {}
            _ => {
                let shown = text[range.clone()].trim_end().len();
                let span = Span { file, start: range.start as u32, end: (range.start + shown) as u32 };
                all.push(Section { heading, span, lead: body, parts: Vec::new() });
            }
        }
    }
    for section in &mut all {
        section.parts.shrink_to_fit();
    }
    AnalysisText { sections: all.into() }
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

    /// Whether a section says anything.
    pub fn has_text(&self, section: &Section) -> bool {
        self.is_text(section.lead) || section.parts.iter().any(|(_, span)| self.is_text(*span))
    }

    /// Whether a heading of its own says anything of something.
    pub fn tells_of(&self, subject: Subject) -> bool {
        self.sections(subject).any(|it| self.has_text(it))
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
        let mut parts = self.sections(subject).flat_map(|it| &it.parts);
        parts.any(|(heading, span)| heading.trim().to_lowercase() == wanted && self.is_text(*span))
    }

    fn is_text(&self, span: Span) -> bool {
        !self.plan.sources().slice(span).trim().is_empty()
    }

    /// Where its period is named, or its head.
    pub fn span(&self) -> Span {
        self.head().get("period").map_or(Span::start_of(self.file()), Item::span)
    }

    /// Every section with what it speaks of, in the order of the file; none where its heading names nothing.
    pub fn all_sections(&self) -> impl Iterator<Item = (&'p Section, Option<Subject>)> + use<'p> {
        let sections = self.plan.file(self.data.file).text.iter().flat_map(|it| &it.sections);
        sections.zip(self.data.subjects.iter().copied())
    }

    /// The sections that speak of something, in the order of the file.
    pub fn sections(&self, subject: Subject) -> impl Iterator<Item = &'p Section> + use<'p> {
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
