//! The Markdown of an analysis, split at its headings.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::source::{FileId, Sources, Span};

use super::Plan;

/// The extensions of Markdown that an analysis may use.
pub const MARKDOWN: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// The headings of a text with the places of what follows them.
#[derive(Clone, Debug, Default)]
pub(crate) struct AnalysisText {
    /// One per heading of level 1.
    sections: Box<[SectionData]>,
    /// One per heading of level 2, in the order of the file.
    parts: Box<[PartData]>,
}

/// The words of a heading, without marks.
#[derive(Clone, Debug)]
enum Heading {
    /// They stand so in the file: the first byte, and the one after the last.
    Within(u32, u32),
    /// The file has marks among them.
    Apart(Box<str>),
}

#[derive(Clone, Debug)]
struct SectionData {
    heading: Heading,
    /// Of all of the heading.
    place: (u32, u32),
    /// Of the text before the first heading of level 2.
    lead: (u32, u32),
    /// How many parts come before the next section.
    parts_end: u32,
}

#[derive(Clone, Debug)]
struct PartData {
    heading: Heading,
    text: (u32, u32),
}

/// A heading with the place of all of it, in bytes.
type Found = (HeadingLevel, Heading, Range<usize>);

impl AnalysisText {
    /// Splits the Markdown of a file, which begins at byte `body`.
    pub(super) fn read(text: &str, body: usize) -> Self {
        let mut headings: Vec<Found> = Vec::new();
        let mut open: Option<(HeadingLevel, Range<usize>)> = None;
        let mut words = String::new();
        for (event, range) in Parser::new_ext(&text[body..], MARKDOWN).into_offset_iter() {
            match event {
                Event::Start(Tag::Heading {
                    level: level @ (HeadingLevel::H1 | HeadingLevel::H2), ..
                }) => {
                    words.clear();
                    open = Some((level, range.start + body..range.end + body));
                }
                Event::Text(more) | Event::Code(more) if open.is_some() => words.push_str(&more),
                Event::End(TagEnd::Heading(_)) => {
                    let found = |(level, range)| (level, Heading::of(words.trim(), text, &range), range);
                    headings.extend(open.take().map(found));
                }
                _ => {}
            }
        }
        Self::of(text, headings)
    }

    fn of(text: &str, headings: Vec<Found>) -> Self {
        let ends: Vec<usize> = headings.iter().skip(1).map(|it| it.2.start).chain([text.len()]).collect();
        let mut sections: Vec<SectionData> = Vec::new();
        let mut parts: Vec<PartData> = Vec::new();
        for ((level, heading, range), end) in headings.into_iter().zip(ends) {
            let follows = (range.end as u32, end.max(range.end) as u32);
            match (level, sections.last_mut()) {
                (HeadingLevel::H2, Some(section)) => {
                    parts.push(PartData { heading, text: follows });
                    section.parts_end = parts.len() as u32;
                }
                (HeadingLevel::H2, None) => {}
                _ => {
                    let shown = text[range.clone()].trim_end().len();
                    let place = (range.start as u32, (range.start + shown) as u32);
                    let parts_end = parts.len() as u32;
                    sections.push(SectionData { heading, place, lead: follows, parts_end });
                }
            }
        }
        Self { sections: sections.into(), parts: parts.into() }
    }
}

impl Heading {
    /// The words of a heading that stands there in a text.
    fn of(words: &str, text: &str, place: &Range<usize>) -> Self {
        let found = text.get(place.clone()).and_then(|it| it.find(words)).map(|it| place.start + it);
        found.map_or_else(
            || Self::Apart(words.into()),
            |at| Self::Within(at as u32, (at + words.len()) as u32),
        )
    }

    fn words<'t>(&'t self, file: FileId, sources: &'t Sources) -> &'t str {
        match self {
            Self::Within(start, end) => sources.slice(Span { file, start: *start, end: *end }),
            Self::Apart(words) => words,
        }
    }
}

/// A heading of level 1 with what follows it.
#[derive(Clone, Copy, Debug)]
pub struct Section<'p> {
    /// The heading's words.
    pub heading: &'p str,
    /// Where the heading stands.
    pub span: Span,
    /// The text before the first heading of level 2.
    pub lead: &'p str,
    parts: &'p [PartData],
    sources: &'p Sources,
}

/// A heading of level 2 with what follows it.
#[derive(Clone, Copy, Debug)]
pub struct Part<'p> {
    /// The heading's words, mostly a question of the model.
    pub heading: &'p str,
    /// What follows it.
    pub text: &'p str,
}

impl<'p> Section<'p> {
    /// What stands under headings of level 2, in the order of the file.
    pub fn parts(self) -> impl Iterator<Item = Part<'p>> {
        let Self { sources, span: Span { file, .. }, parts, .. } = self;
        parts.iter().map(move |it| Part {
            heading: it.heading.words(file, sources),
            text: sources.slice(span(file, it.text)),
        })
    }

    /// Whether it says anything.
    pub fn has_text(self) -> bool {
        !self.lead.trim().is_empty() || self.parts().any(Part::has_text)
    }
}

impl Part<'_> {
    /// Whether it says anything.
    pub fn has_text(self) -> bool {
        !self.text.trim().is_empty()
    }
}

const fn span(file: FileId, (start, end): (u32, u32)) -> Span {
    Span { file, start, end }
}

impl Plan {
    /// The sections of a file; only an analysis has any.
    pub fn sections(&self, file: FileId) -> impl Iterator<Item = Section<'_>> {
        let (text, sources) = (self.file(file).text.as_deref(), &self.sources);
        text.into_iter().flat_map(move |text| {
            let mut first = 0;
            text.sections.iter().map(move |it| {
                let parts = &text.parts[first..it.parts_end as usize];
                first = it.parts_end as usize;
                let heading = it.heading.words(file, sources);
                let lead = sources.slice(span(file, it.lead));
                Section { heading, span: span(file, it.place), lead, parts, sources }
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::load::load, source::Source, source::texts::Texts};

    #[test]
    fn headings_are_read_without_marks() {
        let text = "---\nperiod: 2026-t2\n---\n## Före\n# Sammanfattning\nx\n# Trygg *skola* i `ak8` #\n## Varför?\ny\n\
                    ## A \\# b\nÖ\n===\n";
        let texts =
            [("styr.toml", ""), ("bun/analys/2026-t2.md", text)].map(|(a, b)| (a.to_owned(), b.to_owned()));
        let plan = load(&Source::Texts(Texts::new(texts.into()))).unwrap();
        let (file, _) = plan.files().next().unwrap();
        let sections: Vec<Section<'_>> = plan.sections(file).collect();
        let headings: Vec<&str> = sections.iter().map(|it| it.heading).collect();
        assert_eq!(headings, ["Sammanfattning", "Trygg skola i ak8", "Ö"]);
        let parts =
            |it: &Section<'_>| it.parts().map(|it| (it.heading.to_owned(), it.text.to_owned())).collect();
        let parts: Vec<Vec<(String, String)>> = sections.iter().map(parts).collect();
        let second = [("Varför?", "y\n"), ("A # b", "")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(parts, [vec![], second.to_vec(), vec![]]);
        assert_eq!((sections[0].lead, sections[0].span.start, sections[0].span.end), ("x\n", 33, 49));
        assert!(sections[0].has_text() && sections[1].has_text() && !sections[2].has_text());
    }
}
