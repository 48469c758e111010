//! What a TOML text says, apart from how it is written: two texts that say the same have equal trees.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    source::FileId,
    syntax::{self, Item, Kind},
};

/// A value with all that lies in it. Numbers and dates are kept as they are written, so that a
/// decimal is never rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tree {
    Table(BTreeMap<String, Self>),
    Array(Vec<Self>),
    Text(String),
    Other(String),
}

/// Texts that are to stand in other strings' places, by the strings' places.
pub(super) type Strings<'t> = BTreeMap<(usize, usize), &'t str>;

impl Tree {
    /// What a text says, as far as it can be read.
    pub(super) fn of(text: &str) -> Self {
        Self::with_strings(text, &mut Strings::new())
    }

    /// What a text without faults of syntax says.
    pub(super) fn of_faultless(text: &str) -> Option<Self> {
        let (document, faults) = syntax::parse(text);
        faults.is_empty().then(|| Self::of_item(document.root(FileId(0), text), &mut Strings::new()))
    }

    /// What a text says, as far as it can be read, with some strings exchanged; those that do not stand in the text are left over.
    pub(super) fn with_strings(text: &str, strings: &mut Strings<'_>) -> Self {
        let (document, _) = syntax::parse(text);
        Self::of_item(document.root(FileId(0), text), strings)
    }

    /// What a value says by itself.
    pub(super) fn of_value(value: &str) -> Self {
        match Self::of(&format!("x = {value}\n")) {
            Self::Table(mut table) => table.remove("x").unwrap_or_else(|| Self::Other(value.to_owned())),
            other => other,
        }
    }

    fn of_item(item: Item<'_>, strings: &mut Strings<'_>) -> Self {
        match item.kind() {
            Kind::Table => {
                let entries = item.children().map(|it| (it.key().to_owned(), Self::of_item(it, strings)));
                Self::Table(entries.collect())
            }
            Kind::Array => Self::Array(item.children().map(|it| Self::of_item(it, strings)).collect()),
            Kind::String | Kind::Plain => {
                let span = item.span();
                let new = strings.remove(&(span.start as usize, span.end as usize));
                Self::Text(new.or_else(|| item.text()).unwrap_or_default().to_owned())
            }
            _ => Self::Other(item.raw().to_owned()),
        }
    }

    /// The table at a path, made where there is none; nothing when something else stands there.
    fn table(&mut self, path: &[&str]) -> Option<&mut BTreeMap<String, Self>> {
        let Self::Table(table) = self else { return None };
        match path {
            [] => Some(table),
            [first, rest @ ..] => {
                table.entry((*first).to_owned()).or_insert_with(|| Self::Table(BTreeMap::new())).table(rest)
            }
        }
    }

    /// Sets a value; says whether that is possible.
    pub(super) fn set(&mut self, path: &[&str], key: &str, value: Self) -> bool {
        self.table(path).map(|it| it.insert(key.to_owned(), value)).is_some()
    }

    /// Adds what a table says to the table at a path; says whether that is possible.
    pub(super) fn add(&mut self, path: &[&str], more: Self) -> bool {
        let Self::Table(more) = more else { return false };
        more.into_iter()
            .all(|(key, value)| self.table(path).is_some_and(|it| it.insert(key, value).is_none()))
    }

    /// The table at a path, where there is one.
    fn existing(&mut self, path: &[&str]) -> Option<&mut BTreeMap<String, Self>> {
        let Self::Table(table) = self else { return None };
        match path {
            [] => Some(table),
            [first, rest @ ..] => table.get_mut(*first)?.existing(rest),
        }
    }

    /// Takes a value away.
    pub(super) fn remove(&mut self, path: &[&str], key: &str) {
        if let Some(table) = self.existing(path) {
            table.remove(key);
        }
    }

    /// Takes away the tables on a path that have become empty: a text without their headers has none.
    pub(super) fn without_empty(mut self, path: &[&str]) -> Self {
        let mut path = path;
        while let [above @ .., last] = path {
            let is_empty = self.existing(path).is_some_and(|it| it.is_empty());
            if !is_empty {
                break;
            }
            self.remove(above, last);
            path = above;
        }
        self
    }

    /// Gives a key another name; says whether there was one, and no other of the new name.
    pub(super) fn rename(&mut self, path: &[&str], key: &str, new: &str) -> bool {
        let Some(table) = self.existing(path) else { return false };
        let Some(value) = table.remove(key) else { return false };
        table.insert(new.to_owned(), value).is_none()
    }
}

/// The place of a string as [`Strings`] knows it.
pub(super) const fn place(range: &Range<usize>) -> (usize, usize) {
    (range.start, range.end)
}
