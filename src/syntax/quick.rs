//! TOML without a fault straight from the parser's events to a [`Document`].
//!
//! Most files have no fault and nothing that only TOML 1.1 allows, and for them the tree that the `toml` crate builds
//! is twice the work. Whatever is not plainly right here gives nothing, and the
//! slow way over that tree, which knows every rule and every message, decides.

use std::{borrow::Cow, collections::HashMap};

use toml_parser::{
    ErrorSink, ParseError, Source, Span,
    decoder::{Encoding, ScalarKind},
    parser::{EventReceiver, RecursionGuard, ValidateWhitespace, parse_document},
};

use super::{Document, Kind};

/// How deep tables may lie in tables; deeper ones go the slow way.
const DEPTH: usize = 80;
/// A table with more keys than this is looked up by hash.
const FEW: u32 = 16;
/// No branch.
const NONE: u32 = u32::MAX;

/// Parses a text that has no fault; else nothing.
pub(super) fn parse(text: &str) -> Option<Document> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut builder = Builder::new(source);
    let mut faults = Faults(false);
    {
        let mut checked = ValidateWhitespace::new(&mut builder, source);
        let mut guarded = RecursionGuard::new(&mut checked, DEPTH as u32);
        parse_document(&tokens, &mut guarded, &mut faults);
    }
    (!faults.0 && !builder.failed).then(|| builder.document(text)).flatten()
}

struct Faults(bool);

impl ErrorSink for Faults {
    fn report_error(&mut self, _error: ParseError) {
        self.0 = true;
    }
}

/// How a table came to be, which decides what may be added to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// A table with a header of its own, or the root.
    Header,
    /// The value of a key, or an element.
    Value,
    /// A part of the header of a table below it.
    Implied,
    /// A part of a dotted key.
    Dotted,
    /// The tables of `[[key]]`.
    Repeated,
}

struct Branch<'t> {
    key: Option<(Span, Cow<'t, str>)>,
    value: Span,
    text: Option<Cow<'t, str>>,
    kind: Kind,
    origin: Origin,
    first: u32,
    last: u32,
    next: u32,
    count: u32,
}

struct Builder<'t> {
    source: Source<'t>,
    branches: Vec<Branch<'t>>,
    /// Keys of tables that have many.
    many: HashMap<(u32, Cow<'t, str>), u32>,
    /// The table whose header was read last.
    table: u32,
    /// Arrays and inline tables that are open.
    open: Vec<u32>,
    keys: Vec<(Span, Cow<'t, str>)>,
    header: Span,
    /// The key whose value comes next.
    waiting: Option<u32>,
    /// Whether nothing has come since the last comma.
    after_comma: bool,
    failed: bool,
}

impl<'t> Builder<'t> {
    fn new(source: Source<'t>) -> Self {
        let nowhere = Span::new_unchecked(0, 0);
        let mut builder = Self {
            source,
            branches: Vec::with_capacity(source.input().len() / 16 + 1),
            many: HashMap::new(),
            table: 0,
            open: Vec::new(),
            keys: Vec::new(),
            header: nowhere,
            waiting: None,
            after_comma: false,
            failed: false,
        };
        builder.add(NONE, None, nowhere, Kind::Table, Origin::Header);
        builder
    }

    fn add(
        &mut self,
        parent: u32,
        key: Option<(Span, Cow<'t, str>)>,
        value: Span,
        kind: Kind,
        origin: Origin,
    ) -> u32 {
        let at = self.branches.len() as u32;
        if parent != NONE {
            let above = &mut self.branches[parent as usize];
            let before = std::mem::replace(&mut above.last, at);
            above.count += 1;
            let count = above.count;
            if before == NONE {
                above.first = at;
            } else {
                self.branches[before as usize].next = at;
            }
            if let Some((_, text)) = &key
                && count > FEW
            {
                self.many.insert((parent, text.clone()), at);
            }
        }
        self.branches.push(Branch {
            key,
            value,
            text: None,
            kind,
            origin,
            first: NONE,
            last: NONE,
            next: NONE,
            count: 0,
        });
        at
    }

    /// The child of that key: among the first few by looking, else by hash.
    fn child(&self, parent: u32, key: &str) -> Option<u32> {
        let mut next = self.branches[parent as usize].first;
        for _ in 0..FEW {
            let branch = self.branches.get(next as usize)?;
            if branch.key.as_ref().is_some_and(|(_, it)| it == key) {
                return Some(next);
            }
            next = branch.next;
        }
        self.many.get(&(parent, Cow::Borrowed(key))).copied()
    }

    fn fail(&mut self) -> u32 {
        self.failed = true;
        0
    }

    /// The table that the first keys of a header lead to.
    fn above_header(&mut self, keys: &[(Span, Cow<'t, str>)]) -> u32 {
        let mut at = 0;
        for (span, key) in keys {
            at = match self.child(at, key) {
                None => self.add(at, Some((*span, key.clone())), *span, Kind::Table, Origin::Implied),
                Some(it) => match (self.branches[it as usize].kind, self.branches[it as usize].origin) {
                    (Kind::Table, Origin::Header | Origin::Implied) => it,
                    (Kind::Array, Origin::Repeated) => self.branches[it as usize].last,
                    _ => return self.fail(),
                },
            };
        }
        at
    }

    fn close_header(&mut self, is_repeated: bool, end: Span) {
        let header = Span::new_unchecked(self.header.start(), end.end());
        let Some((span, key)) = self.keys.pop() else {
            self.fail();
            return;
        };
        let keys = std::mem::take(&mut self.keys);
        let above = self.above_header(&keys);
        let found = self.child(above, &key);
        let state = found.map(|it| (self.branches[it as usize].kind, self.branches[it as usize].origin));
        self.table = match (found, state, is_repeated) {
            (None, _, false) => self.add(above, Some((span, key)), header, Kind::Table, Origin::Header),
            (None, _, true) => {
                let array = self.add(above, Some((span, key)), header, Kind::Array, Origin::Repeated);
                self.add(array, None, header, Kind::Table, Origin::Header)
            }
            (Some(it), Some((Kind::Array, Origin::Repeated)), true) => {
                self.add(it, None, header, Kind::Table, Origin::Header)
            }
            _ => self.fail(),
        };
    }

    /// Finds the place of a key, through the tables that a dotted one implies.
    fn close_key(&mut self) {
        let Some((span, key)) = self.keys.pop() else {
            self.fail();
            return;
        };
        let mut at = self.open.last().copied().unwrap_or(self.table);
        // Taken only where a key is dotted: the room for keys is otherwise used again.
        if !self.keys.is_empty() {
            for (span, key) in std::mem::take(&mut self.keys) {
                at = match self.child(at, &key) {
                    None => self.add(at, Some((span, key)), span, Kind::Table, Origin::Dotted),
                    Some(it) if self.branches[it as usize].origin == Origin::Dotted => it,
                    Some(_) => self.fail(),
                };
            }
        }
        if self.child(at, &key).is_some() {
            self.fail();
        }
        self.waiting = Some(self.add(at, Some((span, key)), span, Kind::Table, Origin::Value));
    }

    /// Where a value goes: to the key before it, or into the open array.
    fn value(&mut self, span: Span, kind: Kind) -> u32 {
        self.after_comma = false;
        if let Some(at) = self.waiting.take() {
            self.branches[at as usize].value = span;
            self.branches[at as usize].kind = kind;
            return at;
        }
        match self.open.last() {
            Some(&array) => self.add(array, None, span, kind, Origin::Value),
            None => self.fail(),
        }
    }

    fn close_value(&mut self, end: Span) {
        self.after_comma = false;
        match self.open.pop() {
            Some(at) => {
                let start = self.branches[at as usize].value.start();
                self.branches[at as usize].value = Span::new_unchecked(start, end.end());
            }
            None => self.failed = true,
        }
    }

    /// Lays the branches out in reading order; nothing when they lie too deep.
    fn document(&self, text: &str) -> Option<Document> {
        let mut document = Document::default();
        document.nodes.reserve_exact(self.branches.len());
        let mut path: Vec<(usize, u32)> = Vec::new();
        let mut next = Some(0);
        loop {
            if let Some(at) = next {
                let branch = &self.branches[at as usize];
                let key =
                    branch.key.as_ref().map(|(span, key)| (key.as_ref(), span.start()..span.end(), text));
                let range = branch.value.start()..branch.value.end();
                let node = document.open(key, range.clone(), branch.kind);
                if let Some(decoded) = &branch.text {
                    document.set_text(node, &text[range], decoded);
                }
                path.push((node, at));
                if path.len() > DEPTH {
                    return None;
                }
                next = (branch.first != NONE).then_some(branch.first);
                continue;
            }
            let (node, at) = path.pop()?;
            document.close(node);
            let after = self.branches[at as usize].next;
            if path.is_empty() {
                document.decoded.shrink_to_fit();
                return Some(document);
            }
            next = (after != NONE).then_some(after);
        }
    }
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        self.header = span;
    }

    fn std_table_close(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        self.close_header(false, span);
    }

    fn array_table_open(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        self.header = span;
    }

    fn array_table_close(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        self.close_header(true, span);
    }

    fn inline_table_open(&mut self, span: Span, _error: &mut dyn ErrorSink) -> bool {
        let at = self.value(span, Kind::Table);
        self.open.push(at);
        true
    }

    fn inline_table_close(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        self.failed |= self.after_comma;
        self.close_value(span);
    }

    fn array_open(&mut self, span: Span, _error: &mut dyn ErrorSink) -> bool {
        let at = self.value(span, Kind::Array);
        self.open.push(at);
        true
    }

    fn array_close(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        self.close_value(span);
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let Some(text) = self.source.input().get(span.start()..span.end()) else {
            self.failed = true;
            return;
        };
        let mut key = Cow::Borrowed("");
        toml_parser::Raw::new_unchecked(text, encoding, span).decode_key(&mut key, error);
        self.after_comma = false;
        self.keys.push((span, key));
    }

    fn key_val_sep(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.close_key();
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let Some(text) = self.source.input().get(span.start()..span.end()) else {
            self.failed = true;
            return;
        };
        let mut decoded = Cow::Borrowed("");
        let kind =
            match toml_parser::Raw::new_unchecked(text, encoding, span).decode_scalar(&mut decoded, error) {
                ScalarKind::String => Kind::String,
                ScalarKind::Boolean(_) => Kind::Boolean,
                ScalarKind::Float => Kind::Float,
                ScalarKind::Integer(_) => Kind::Integer,
                ScalarKind::DateTime => {
                    // A day alone is the usual; a time may be written as only TOML 1.1 allows.
                    self.failed |= text.len() != 10 || decoded.parse::<::toml::value::Datetime>().is_err();
                    Kind::Datetime
                }
            };
        let at = self.value(span, kind);
        if kind == Kind::String {
            let is_escaped = matches!(decoded, Cow::Owned(_));
            self.failed |= is_escaped && (text.contains("\\e") || text.contains("\\x"));
            self.branches[at as usize].text = Some(decoded);
        }
    }

    fn value_sep(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.after_comma = true;
    }

    fn newline(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        // Only TOML 1.1 lets an inline table go on to the next line.
        let innermost = self.open.last().map(|&it| self.branches[it as usize].kind);
        self.failed |= innermost == Some(Kind::Table);
    }

    fn error(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.failed = true;
    }
}
