//! One pass of the TOML parser over a text, kept as events and located flaws.

use std::borrow::Cow;

use toml_parser::decoder::ScalarKind;
use toml_parser::parser::{Event, EventKind, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, Expected, ParseError, Source};

/// The depth at which `toml` gives up, so that both see the same document.
const DEPTH: u32 = 80;

/// Something the parser objected to.
pub(super) struct Flaw {
    /// The fixed English description, never shown.
    pub what: String,
    pub start: usize,
    /// Where the construct that the flaw is in begins.
    pub open: usize,
    /// The literal the parser would have accepted first.
    pub wants: Option<&'static str>,
    /// The key or value the flaw is in, absent when the order of tokens is wrong.
    pub event: Option<usize>,
}

/// Events and flaws of a text, both in the order of the text.
pub(super) struct Scan<'t> {
    pub text: &'t str,
    pub events: Vec<Event>,
    pub flaws: Vec<Flaw>,
    /// Start and end of every bracketed value, by start.
    pub brackets: Vec<(usize, usize)>,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let source = Source::new(text);
        let tokens = source.lex().into_vec();
        let mut events = Vec::with_capacity(tokens.len());
        let mut errors: Vec<ParseError> = Vec::new();
        {
            let mut checked = ValidateWhitespace::new(&mut events, source);
            let mut guarded = RecursionGuard::new(&mut checked, DEPTH);
            parse_document(&tokens, &mut guarded, &mut errors);
        }
        let mut flaws: Vec<Flaw> = errors.iter().map(|error| flaw(error, None)).collect();
        decode_all(source, &events, &mut flaws);
        for flaw in &mut flaws {
            while !text.is_char_boundary(flaw.start) {
                flaw.start -= 1;
            }
        }
        flaws.sort_by_key(|flaw| flaw.start);
        let brackets = brackets(&events);
        Self { text, events, flaws, brackets }
    }

    /// The text of an event.
    pub(super) fn slice(&self, event: usize) -> &'t str {
        let span = self.events[event].span();
        self.text.get(span.start()..span.end()).unwrap_or_default()
    }

    /// The index of the first event that starts at `at` or later.
    pub(super) fn event_from(&self, at: usize) -> usize {
        self.events.partition_point(|event| event.span().start() < at)
    }

    /// The value nearest before `at`, when it stands on the same line.
    pub(super) fn value_before(&self, at: usize) -> Option<usize> {
        self.events[..self.event_from(at)]
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, event)| event.kind() != EventKind::Newline)
            .take(12)
            .find(|(_, event)| event.kind() == EventKind::Scalar)
            .map(|(index, _)| index)
    }

    /// Where the statement that `at` is in gives way to a comment or a line end.
    pub(super) fn statement_end(&self, at: usize) -> usize {
        self.events[self.event_from(at)..]
            .iter()
            .find(|event| matches!(event.kind(), EventKind::Newline | EventKind::Comment))
            .map_or(self.text.len(), |event| event.span().start())
    }

    /// Where the bracket that opens at `open` ends.
    pub(super) fn bracket_end(&self, open: usize) -> Option<usize> {
        let found = self.brackets.binary_search_by_key(&open, |(start, _)| *start);
        found.ok().map(|index| self.brackets[index].1)
    }

    /// What follows `at`, blanks left out, to the end of the line.
    pub(super) fn rest(&self, at: usize) -> &'t str {
        let rest = self.text.get(at..).unwrap_or_default();
        let end = rest.find('\n').unwrap_or(rest.len());
        rest[..end].trim()
    }
}

fn flaw(error: &ParseError, event: Option<usize>) -> Flaw {
    let span = error.unexpected().unwrap_or_default();
    let wants = error.expected().and_then(<[Expected]>::first);
    Flaw {
        what: error.description().to_owned(),
        start: span.start(),
        open: error.context().unwrap_or(span).start(),
        wants: wants.and_then(|expected| match expected {
            Expected::Literal(text) => Some(*text),
            _ => None,
        }),
        event,
    }
}

/// Decodes every key and value, which is where the faults inside them show.
fn decode_all(source: Source<'_>, events: &[Event], flaws: &mut Vec<Flaw>) {
    for (index, event) in events.iter().enumerate() {
        let Some(raw) = source.get(event) else {
            continue;
        };
        let mut text = Cow::Borrowed("");
        let mut note = |error: ParseError| flaws.push(flaw(&error, Some(index)));
        match event.kind() {
            EventKind::SimpleKey => raw.decode_key(&mut text, &mut note),
            EventKind::Scalar => {
                let kind = raw.decode_scalar(&mut text, &mut note);
                if kind == ScalarKind::DateTime
                    && let Err(error) = text.parse::<toml::value::Datetime>()
                {
                    let error = ParseError::new(error.to_string()).with_unexpected(event.span());
                    note.report_error(error);
                }
            }
            _ => {}
        }
    }
}

fn brackets(events: &[Event]) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut brackets = Vec::new();
    for event in events {
        match event.kind() {
            EventKind::ArrayOpen | EventKind::InlineTableOpen => open.push(event.span().start()),
            EventKind::ArrayClose | EventKind::InlineTableClose => {
                if let Some(start) = open.pop() {
                    brackets.push((start, event.span().end()));
                }
            }
            _ => {}
        }
    }
    brackets.sort_unstable();
    brackets
}
