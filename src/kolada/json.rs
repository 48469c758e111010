//! JSON as text that is looked into: numbers stay as they are written, and everything has a place.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::{error::Category, value::RawValue};

/// A value of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'t> {
    /// The value as it is written.
    pub(super) raw: &'t str,
    /// Where it begins in the text, in bytes.
    pub(super) at: usize,
}

/// Why a text is no JSON, and where: line and column from 1, the column in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NoJson {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) is_cut_short: bool,
}

impl From<serde_json::Error> for NoJson {
    fn from(error: serde_json::Error) -> Self {
        let is_cut_short = error.classify() == Category::Eof;
        Self { line: error.line(), column: error.column(), is_cut_short }
    }
}

/// The values that a text holds one after the other, which is one in most files.
pub(super) fn values(text: &str) -> Result<Vec<Node<'_>>, NoJson> {
    let mut nodes = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<&RawValue>() {
        nodes.push(Node::within(text, 0, value?));
    }
    Ok(nodes)
}

impl<'t> Node<'t> {
    /// A value that lies in a text, which itself begins at a place.
    fn within(text: &str, start: usize, value: &'t RawValue) -> Self {
        let raw = value.get();
        Self { raw, at: start + (raw.as_ptr() as usize).saturating_sub(text.as_ptr() as usize) }
    }

    /// Its members, in order; nothing where it is no object.
    pub(super) fn members(self) -> Vec<(Cow<'t, str>, Self)> {
        let members: Members<'t> = serde_json::from_str(self.raw).unwrap_or_default();
        members.0.into_iter().map(|(key, value)| (key, Self::within(self.raw, self.at, value))).collect()
    }

    /// Its items, in order; nothing where it is no list.
    pub(super) fn items(self) -> Vec<Self> {
        let items: Vec<&'t RawValue> = serde_json::from_str(self.raw).unwrap_or_default();
        items.into_iter().map(|value| Self::within(self.raw, self.at, value)).collect()
    }

    pub(super) fn is_object(self) -> bool {
        self.raw.starts_with('{')
    }

    pub(super) fn is_list(self) -> bool {
        self.raw.starts_with('[')
    }

    pub(super) fn is_null(self) -> bool {
        self.raw == "null"
    }

    pub(super) fn is_number(self) -> bool {
        self.raw.starts_with(|it: char| it == '-' || it.is_ascii_digit())
    }

    /// The text of a string.
    pub(super) fn text(self) -> Option<Cow<'t, str>> {
        serde_json::from_str::<Borrowed<'t>>(self.raw).ok().map(|it| it.0)
    }

    /// Whether it says yes: `true`, or the number 1 as older answers have it.
    pub(super) fn is_yes(self) -> bool {
        matches!(self.raw, "true" | "1")
    }
}

/// A string, copied only where it is written with escapes.
#[derive(Deserialize)]
struct Borrowed<'t>(#[serde(borrow)] Cow<'t, str>);

#[derive(Default)]
struct Members<'t>(Vec<(Cow<'t, str>, &'t RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some((key, value)) = map.next_entry::<Borrowed<'de>, &RawValue>()? {
            members.push((key.0, value));
        }
        Ok(Members(members))
    }
}
