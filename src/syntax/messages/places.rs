//! Keys and tables that stand twice, and where they stood first.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::mem;

use toml::de::Error;
use toml_parser::Source;
use toml_parser::parser::{Event, EventKind};

use super::scan::Scan;
use super::{SyntaxFault, shown};

/// Goes before every part of a key's whole name.
const PART: char = '\u{1f}';
/// Goes before what tells the entries of a list apart.
const ENTRY: char = '\u{1e}';

/// The faults that show only when a document is put together.
pub(super) fn repeated(text: &str, mended: &str, errors: &[Error]) -> Vec<SyntaxFault> {
    let of_interest = |error: &&Error| {
        let what = error.message();
        what.starts_with("duplicate key") || what.starts_with("cannot extend value of type")
    };
    let mut errors = errors.iter().filter(of_interest).peekable();
    if errors.peek().is_none() {
        return Vec::new();
    }
    let places = Places::of(mended);
    let lines: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let mut faults: Vec<SyntaxFault> =
        errors.filter_map(|error| fault(text, error, &places, &lines)).collect();
    // Opening and leaving a table both report it.
    faults.sort_by_key(|fault| fault.start);
    faults.dedup_by_key(|fault| fault.start);
    faults
}

fn fault(text: &str, error: &Error, places: &Places, lines: &[usize]) -> Option<SyntaxFault> {
    let span = error.span()?;
    let key = text.get(span.start..span.end)?;
    let place = places.first.get(&span.start);
    let first = place.map(|place| lines.partition_point(|at| *at < place.start) + 1);
    let table = places.headers.contains(&span.start);
    let name = match (table, place) {
        (true, Some(place)) => format!("[{}]", place.name),
        _ => key.to_owned(),
    };
    let on_line = first.map_or_else(String::new, |line| format!(" på rad {line}"));
    let (message, help) = match value_type(error.message()) {
        Some(kind) => (
            format!("{} är redan satt till {kind}{on_line}", shown(key)),
            format!("ta bort det ena, eller ge {} ett annat namn", shown(key)),
        ),
        None if table => (
            format!("tabellen {} finns redan{on_line}", shown(&name)),
            "slå ihop dem under en rubrik, eller byt namn på den ena".to_owned(),
        ),
        None => (
            format!("nyckeln {} finns redan{on_line}", shown(&name)),
            "ta bort den ena, eller byt namn på den".to_owned(),
        ),
    };
    Some(SyntaxFault {
        start: span.start,
        end: span.end,
        message,
        label: first.map_or_else(String::new, |line| format!("stod först på rad {line}")),
        help: Some(help),
        cures: Vec::new(),
    })
}

fn value_type(what: &str) -> Option<&'static str> {
    let rest = what.strip_prefix("cannot extend value of type ")?;
    let kinds = [
        ("string", "en text"),
        ("integer", "ett heltal"),
        ("float", "ett decimaltal"),
        ("boolean", "`true` eller `false`"),
        ("datetime", "ett datum"),
        ("array", "en lista"),
        ("inline table", "`{ … }`"),
        ("table", "en tabell"),
    ];
    let found = kinds.iter().find(|(kind, _)| rest.starts_with(kind));
    Some(found.map_or("ett värde", |(_, swedish)| *swedish))
}

/// Where a key first stood, and its whole name.
struct Place {
    start: usize,
    name: String,
}

/// For every key that has stood before, by where it starts.
#[derive(Default)]
struct Places {
    first: HashMap<usize, Place>,
    headers: HashSet<usize>,
    seen: HashMap<String, usize>,
    /// The newest entry of every `[[list]]`.
    entries: HashMap<String, usize>,
}

/// Where the reading of a document has come to.
#[derive(Default)]
struct Reader {
    places: Places,
    header: String,
    in_header: bool,
    /// The brackets that the reading is inside, by name.
    around: Vec<String>,
    /// The name so far of the key being read.
    path: String,
}

impl Reader {
    fn event(&mut self, event: &Event, name: &str) {
        let start = event.span().start();
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                self.in_header = true;
                self.path.clear();
            }
            EventKind::StdTableClose => self.header = mem::take(&mut self.path),
            EventKind::ArrayTableClose => {
                self.places.entries.insert(self.path.clone(), start);
                self.header = self.places.step(mem::take(&mut self.path));
            }
            EventKind::SimpleKey => self.key(start, name),
            EventKind::InlineTableOpen | EventKind::ArrayOpen => {
                let outer = self.around.last();
                if let Some(outer) = outer.filter(|_| self.path.is_empty()) {
                    self.path.clone_from(outer);
                }
                let inner = mem::take(&mut self.path);
                self.around.push(format!("{inner}{ENTRY}{start}"));
            }
            EventKind::InlineTableClose | EventKind::ArrayClose => {
                self.around.pop();
                self.path.clear();
            }
            EventKind::Newline | EventKind::ValueSep => {
                self.path.clear();
                self.in_header = false;
            }
            _ => {}
        }
    }

    fn key(&mut self, start: usize, name: &str) {
        if self.in_header {
            self.path = self.places.step(mem::take(&mut self.path));
            self.places.headers.insert(start);
        } else if self.path.is_empty() {
            self.path.clone_from(self.around.last().unwrap_or(&self.header));
        }
        self.path.push(PART);
        self.path.push_str(name);
        self.places.note(&self.path, start);
    }
}

impl Places {
    fn of(text: &str) -> Self {
        let scan = Scan::new(text);
        let source = Source::new(text);
        let mut reader = Reader::default();
        for event in &scan.events {
            let mut name = Cow::Borrowed("");
            if event.kind() == EventKind::SimpleKey
                && let Some(raw) = source.get(event)
            {
                raw.decode_key(&mut name, &mut ());
            }
            reader.event(event, &name);
        }
        reader.places
    }

    /// Goes from the name of a `[[list]]` to its newest entry.
    fn step(&self, path: String) -> String {
        match self.entries.get(&path) {
            Some(entry) => format!("{path}{ENTRY}{entry}"),
            None => path,
        }
    }

    fn note(&mut self, path: &str, start: usize) {
        match self.seen.get(path) {
            Some(first) => {
                let parts = path.split(PART).skip(1).map(|part| part.split(ENTRY).next().unwrap_or(part));
                let name = parts.collect::<Vec<_>>().join(".");
                self.first.insert(start, Place { start: *first, name });
            }
            None => {
                self.seen.insert(path.to_owned(), start);
            }
        }
    }
}
