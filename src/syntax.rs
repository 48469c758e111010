//! From the text of a file to a flat tree of spans.
//!
//! A [`Document`] owns no text: its nodes are spans into the text that
//! [`Sources`](crate::source::Sources) keeps. TOML files and YAML front matter
//! become the same kind of document, so one table of fields serves both.

pub mod check;
mod draft;
pub mod front_matter;
pub mod id;
pub mod marks;
mod messages;
mod node;
pub mod number;
mod quick;
pub mod references;
mod toml;
pub mod withheld;
pub mod written;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{
    fields::words,
    source::{FileId, Span},
};

use self::{
    draft::Draft,
    node::{Form, Node, Packed, mark},
};

pub use self::messages::SyntaxFault;
pub use self::toml::parse;

/// What kind of value a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A table or mapping.
    Table,
    /// An array or sequence.
    Array,
    /// A quoted string.
    String,
    /// A whole number.
    Integer,
    /// A number with a decimal point, an exponent, or `inf` and `nan`.
    Float,
    /// `true` or `false`.
    Boolean,
    /// A date, a time or both.
    Datetime,
    /// An unquoted YAML scalar: whatever the field that it stands in asks for.
    Plain,
}

impl Kind {
    const ALL: [Self; 8] = [
        Self::Table,
        Self::Array,
        Self::String,
        Self::Integer,
        Self::Float,
        Self::Boolean,
        Self::Datetime,
        Self::Plain,
    ];
}

/// A parsed file: its nodes in reading order, the root first.
#[derive(Clone, Debug)]
pub struct Document {
    nodes: Box<[Packed]>,
    aside: Option<Box<Aside>>,
}

/// What few documents have.
#[derive(Clone, Debug)]
struct Aside {
    /// Nodes that cannot be packed, in order.
    wide: Vec<(u32, Node)>,
    /// Texts that are not a plain slice of the file, by node and side.
    decoded: Vec<((u32, Side), Box<str>)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Key,
    Value,
}

impl Document {
    /// The whole file as one table.
    pub const fn root<'d>(&'d self, file: FileId, text: &'d str) -> Item<'d> {
        Item { document: self, text, file, node: 0 }
    }

    #[inline]
    fn packed(&self, node: u32) -> Packed {
        self.nodes[node as usize]
    }

    /// Where the key stands, and how its text lies within that.
    #[inline]
    fn key(&self, node: u32) -> ((u32, u32), Form) {
        let packed = self.packed(node);
        if packed.is_aside() {
            let wide = self.wide(node);
            return (wide.key, wide.key_form);
        }
        (packed.key(), packed.key_form())
    }

    #[inline]
    fn value(&self, node: u32) -> (u32, u32) {
        let packed = self.packed(node);
        if packed.is_aside() { self.wide(node).value } else { packed.value() }
    }

    /// How many nodes lie below.
    #[inline]
    fn size(&self, node: u32) -> u32 {
        let packed = self.packed(node);
        if packed.is_aside() { self.wide(node).size } else { packed.size() }
    }

    #[cold]
    fn wide(&self, node: u32) -> Node {
        let wide = self.aside.as_deref().map_or(&[][..], |it| &it.wide);
        let at = wide.binary_search_by_key(&node, |it| it.0);
        at.map_or_else(|_| Node::new("", None, &(0..0), Kind::Table), |at| wide[at].1)
    }

    fn decoded(&self, place: (u32, Side)) -> &str {
        let decoded = self.aside.as_deref().map_or(&[][..], |it| &it.decoded);
        decoded.binary_search_by_key(&place, |it| it.0).map_or("", |at| &decoded[at].1)
    }
}

/// A key with its value in a document; cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Item<'d> {
    document: &'d Document,
    text: &'d str,
    file: FileId,
    node: u32,
}

impl<'d> Item<'d> {
    /// Names the item within its document; see [`Document::item`].
    pub const fn index(self) -> u32 {
        self.node
    }

    /// The file it stands in.
    pub const fn file(self) -> FileId {
        self.file
    }

    /// The key, without quotes; empty for the root and for elements of an array.
    pub fn key(self) -> &'d str {
        let (span, form) = self.document.key(self.node);
        self.decode(span, form, Side::Key)
    }

    /// Where the key stands.
    pub fn key_span(self) -> Span {
        let (start, end) = self.document.key(self.node).0;
        Span { file: self.file, start, end }
    }

    /// Where the value stands; for a table with a header that is its header.
    pub fn span(self) -> Span {
        let (start, end) = self.document.value(self.node);
        Span { file: self.file, start, end }
    }

    /// The kind of the value.
    pub fn kind(self) -> Kind {
        self.document.packed(self.node).kind()
    }

    fn mark(self) -> u8 {
        self.document.packed(self.node).mark()
    }

    /// The value as it is written.
    pub fn raw(self) -> &'d str {
        let (start, end) = self.document.value(self.node);
        &self.text[start as usize..end as usize]
    }

    /// The text of a string or an unquoted YAML scalar.
    pub fn text(self) -> Option<&'d str> {
        let form = self.document.packed(self.node).value_form();
        matches!(self.kind(), Kind::String | Kind::Plain)
            .then(|| self.decode(self.document.value(self.node), form, Side::Value))
    }

    /// The text of a string, or a number or date as it is written: for values
    /// such as `paragraf` and periods, where both are allowed.
    pub fn scalar(self) -> Option<&'d str> {
        match self.kind() {
            Kind::Table | Kind::Array => None,
            Kind::String | Kind::Plain => self.text(),
            _ => Some(self.raw()),
        }
    }

    /// The exact decimal that the source text writes.
    pub fn number(self) -> Option<Decimal> {
        match self.kind() {
            Kind::Integer | Kind::Float | Kind::Plain => number::parse(self.raw()),
            _ => None,
        }
    }

    /// A whole number.
    pub fn integer(self) -> Option<i64> {
        self.number().filter(Decimal::is_integer).and_then(|it| i64::try_from(it).ok())
    }

    /// `true` or `false`.
    pub fn boolean(self) -> Option<bool> {
        match (self.kind(), self.raw()) {
            (Kind::Boolean | Kind::Plain, "true") => Some(true),
            (Kind::Boolean | Kind::Plain, "false") => Some(false),
            _ => None,
        }
    }

    /// A date without a time.
    pub fn date(self) -> Option<Date> {
        matches!(self.kind(), Kind::Datetime | Kind::Plain).then(|| written::date(self.raw()))?
    }

    /// Every key of a table or element of an array, in the order of the file,
    /// also those that are not what their field asks for.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let end = self.node + 1 + self.document.size(self.node);
        let mut next = self.node + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(Self { node: next, ..self })?;
            next += 1 + self.document.size(next);
            Some(child)
        })
    }

    /// The usable value of a key: present, and what its field asks for.
    pub fn get(self, key: &str) -> Option<Self> {
        self.child(key).filter(|it| !it.is_faulty())
    }

    /// The value of a key, usable or not.
    pub fn child(self, key: &str) -> Option<Self> {
        if self.kind() != Kind::Table {
            return None;
        }
        // Every look at the plan comes through here: few keys are compared, and no text is cut out.
        let first = self.node as usize + 1;
        let below = &self.document.nodes[first..][..self.document.size(self.node) as usize];
        let mark = mark(key.as_bytes());
        let mut at = 0;
        while let Some(packed) = below.get(at) {
            let child = Self { node: (first + at) as u32, ..self };
            if packed.mark() == mark && child.has_key(key) {
                return Some(child);
            }
            let size = if packed.is_aside() { self.document.wide(child.node).size } else { packed.size() };
            at += 1 + size as usize;
        }
        None
    }

    /// Whether that is its key: without a text being cut out, where it need not.
    fn has_key(self, key: &str) -> bool {
        let ((start, end), form) = self.document.key(self.node);
        let cut = usize::from(form == Form::Quoted);
        match form {
            Form::Decoded => self.key() == key,
            _ => self.text.as_bytes().get(start as usize + cut..end as usize - cut) == Some(key.as_bytes()),
        }
    }

    /// Whether a key is written, or one without use that was probably meant for it.
    pub fn mentions(self, key: &str) -> bool {
        let is_meant = |it: &Self| it.is_faulty() && words::near(it.key(), std::iter::once(key)).is_some();
        self.child(key).is_some() || (self.kind() == Kind::Table && self.children().any(|it| is_meant(&it)))
    }

    /// The elements of an array, or the value itself where a list of one is written bare.
    pub fn list(self) -> impl Iterator<Item = Self> {
        let is_array = self.kind() == Kind::Array;
        let alone = (!is_array).then_some(self);
        let elements = is_array.then(|| self.children().filter(|it| !it.is_faulty()));
        alone.into_iter().chain(elements.into_iter().flatten())
    }

    /// Usable keys of a table.
    pub fn entries(self) -> impl Iterator<Item = Self> {
        let is_table = self.kind() == Kind::Table;
        self.children().filter(move |it| is_table && !it.is_faulty())
    }

    /// Whether the value is not what its field asks for; there is a finding about it.
    pub fn is_faulty(self) -> bool {
        self.document.packed(self.node).is_faulty()
    }

    fn decode(self, (start, end): (u32, u32), form: Form, side: Side) -> &'d str {
        match form {
            Form::Bare => &self.text[start as usize..end as usize],
            Form::Quoted => &self.text[start as usize + 1..end as usize - 1],
            Form::Decoded => self.document.decoded((self.node, side)),
        }
    }
}

impl Document {
    /// The item that [`Item::index`] named.
    pub const fn item<'d>(&'d self, file: FileId, text: &'d str, node: u32) -> Item<'d> {
        Item { document: self, text, file, node }
    }

    fn mark_faulty(&mut self, node: u32) {
        self.nodes[node as usize].set_faulty();
    }
}

impl Document {
    /// A document with nothing in it.
    pub fn empty() -> Self {
        Draft::begun().finish()
    }
}
