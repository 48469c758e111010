//! TOML without a fault straight from the parser's events to a [`Document`].
//!
//! Most files have no fault and nothing that only TOML 1.1 allows, and for them the tree that the `toml` crate builds
//! is twice the work. Whatever is not plainly right here gives nothing, and the
//! slow way over that tree, which knows every rule and every message, decides.

mod tree;

use std::{borrow::Cow, cell::Cell};

use toml_parser::{
    ErrorSink, ParseError, Source, Span,
    decoder::{Encoding, ScalarKind},
    lexer::Token,
    parser::{EventReceiver, parse_document},
};

use super::{Document, Kind};

use self::tree::{self as grown, DEPTH, Key, Origin, Tree};

/// Room that is used for one file after another, so that what is kept of them lies close together.
#[derive(Default)]
struct Room {
    tokens: Vec<Token>,
    tree: grown::Room,
}

/// More tokens or branches than this are not kept room for.
const MOST_ROOM: usize = 1 << 14;

thread_local! {
    static ROOM: Cell<Room> = Cell::default();
}

/// Parses a text that has no fault; else nothing.
pub(super) fn parse(text: &str) -> Option<Document> {
    let source = Source::new(text);
    let Room { mut tokens, tree } = ROOM.take();
    tokens.clear();
    tokens.extend(source.lex());
    let mut builder = Builder::new(source, tree);
    let mut faults = Faults(false);
    parse_document(&tokens, &mut builder, &mut faults);
    let document = (!faults.0 && !builder.failed).then(|| builder.tree.document()).flatten();
    let tree = builder.tree.into_room();
    if tokens.capacity().max(tree.branches.capacity()) <= MOST_ROOM {
        ROOM.set(Room { tokens, tree });
    }
    document
}

struct Faults(bool);

impl ErrorSink for Faults {
    fn report_error(&mut self, _error: ParseError) {
        self.0 = true;
    }
}

struct Builder<'t> {
    source: Source<'t>,
    tree: Tree<'t>,
    /// The table whose header was read last.
    table: u32,
    /// Arrays and inline tables that are open.
    open: Vec<u32>,
    keys: Vec<Key<'t>>,
    header: Span,
    /// The key whose value comes next.
    waiting: Option<u32>,
    /// Whether nothing has come since the last comma.
    after_comma: bool,
    failed: bool,
}

impl<'t> Builder<'t> {
    fn new(source: Source<'t>, room: grown::Room) -> Self {
        Self {
            source,
            tree: Tree::new(source, room),
            table: 0,
            open: Vec::new(),
            keys: Vec::new(),
            header: Span::new_unchecked(0, 0),
            waiting: None,
            after_comma: false,
            failed: false,
        }
    }

    fn fail(&mut self) -> u32 {
        self.failed = true;
        0
    }

    /// The table that the first keys of a header lead to.
    fn above_header(&mut self, keys: &[Key<'t>]) -> u32 {
        let mut at = 0;
        for (span, key) in keys {
            at = match self.tree.child(at, key) {
                None => self.tree.add(at, Some((*span, key.clone())), *span, Kind::Table, Origin::Implied),
                Some(it) => match (self.tree.kind(it), self.tree.origin(it)) {
                    (Kind::Table, Origin::Header | Origin::Implied) => it,
                    (Kind::Array, Origin::Repeated) => self.tree.last(it),
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
        let mut keys = std::mem::take(&mut self.keys);
        let above = self.above_header(&keys);
        // The room is used again.
        keys.clear();
        self.keys = keys;
        let found = self.tree.child(above, &key);
        let state = found.map(|it| (self.tree.kind(it), self.tree.origin(it)));
        self.table = match (found, state, is_repeated) {
            (None, _, false) => self.tree.add(above, Some((span, key)), header, Kind::Table, Origin::Header),
            (None, _, true) => {
                let array = self.tree.add(above, Some((span, key)), header, Kind::Array, Origin::Repeated);
                self.tree.add(array, None, header, Kind::Table, Origin::Header)
            }
            (Some(it), Some((Kind::Array, Origin::Repeated)), true) => {
                self.tree.add(it, None, header, Kind::Table, Origin::Header)
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
                at = match self.tree.child(at, &key) {
                    None => self.tree.add(at, Some((span, key)), span, Kind::Table, Origin::Dotted),
                    Some(it) if self.tree.origin(it) == Origin::Dotted => it,
                    Some(_) => self.fail(),
                };
            }
        }
        if self.tree.child(at, &key).is_some() {
            self.fail();
        }
        self.waiting = Some(self.tree.add(at, Some((span, key)), span, Kind::Table, Origin::Value));
    }

    /// Where a value goes: to the key before it, or into the open array.
    fn value(&mut self, span: Span, kind: Kind) -> u32 {
        self.after_comma = false;
        if let Some(at) = self.waiting.take() {
            self.tree.set_value(at, span, kind);
            return at;
        }
        match self.open.last() {
            Some(&array) => self.tree.add(array, None, span, kind, Origin::Value),
            None => self.fail(),
        }
    }

    /// Begins an array or an inline table; none that lies so deep that the parser could run out of stack.
    fn open(&mut self, span: Span, kind: Kind) -> bool {
        let at = self.value(span, kind);
        self.open.push(at);
        self.failed |= self.open.len() > DEPTH;
        !self.failed
    }

    fn close_value(&mut self, end: Span) {
        self.after_comma = false;
        match self.open.pop() {
            Some(at) => self.tree.end(at, end),
            None => self.failed = true,
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
        self.open(span, Kind::Table)
    }

    fn inline_table_close(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        self.failed |= self.after_comma;
        self.close_value(span);
    }

    fn array_open(&mut self, span: Span, _error: &mut dyn ErrorSink) -> bool {
        self.open(span, Kind::Array)
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
            self.tree.set_text(at, span, &decoded);
        }
    }

    fn value_sep(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.after_comma = true;
    }

    fn comment(&mut self, span: Span, error: &mut dyn ErrorSink) {
        match self.source.get(span) {
            Some(comment) => comment.decode_comment(error),
            None => self.failed = true,
        }
    }

    fn newline(&mut self, span: Span, error: &mut dyn ErrorSink) {
        match self.source.get(span) {
            Some(newline) => newline.decode_newline(error),
            None => self.failed = true,
        }
        // Only TOML 1.1 lets an inline table go on to the next line.
        let innermost = self.open.last().map(|&it| self.tree.kind(it));
        self.failed |= innermost == Some(Kind::Table);
    }

    fn error(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.failed = true;
    }
}
