//! A TOML file that is being changed: the door to the edit layer.
//!
//! Every change is made as text, with the places taken from `toml_edit`, and is held against what
//! the file said before: what comes out says exactly what was asked for and nothing else, or the
//! change is refused. All bytes that a change does not speak of stay as they are.

use std::ops::Range;

use crate::{
    source::lines::LineIndex,
    syntax::{self, SyntaxFault},
};

use super::{
    change::{Changed, Edit, Refused, apply},
    order::Order,
    outline::Outline,
    place::{self, Entry},
    toml,
    tree::{self, Strings, Tree},
};

/// What a file of the format says when it says nothing.
const EMPTY: &str = "format = 1\n";

/// A TOML file that is being changed.
#[derive(Clone, Debug)]
pub struct Draft {
    path: String,
    before: Option<String>,
    text: String,
}

impl Draft {
    /// Takes up a file; its path is relative to the root.
    ///
    /// # Errors
    /// When the text has faults of syntax: such a file is not touched.
    pub fn of(path: &str, text: &str) -> Result<Self, Refused> {
        match syntax::parse(text).1.first() {
            Some(fault) => Err(is_broken(path, text, fault)),
            None => Ok(Self { path: path.to_owned(), before: Some(text.to_owned()), text: text.to_owned() }),
        }
    }

    /// Begins a file that does not exist.
    pub fn new(path: &str) -> Self {
        Self { path: path.to_owned(), before: None, text: EMPTY.to_owned() }
    }

    /// The text as it has become.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Sets a value, given in TOML: in the old one's place, else where the order wants it, in a
    /// table that is made when there is none.
    ///
    /// # Errors
    /// When a value stands where a table should, or the place is not certain.
    pub fn set(&mut self, table: &[&str], key: &str, value: &str, order: &Order<'_>) -> Result<(), Refused> {
        let mut wanted = Tree::of(&self.text);
        let can = wanted.set(table, key, Tree::of_value(value));
        let path: Vec<&str> = table.iter().copied().chain([key]).collect();
        let outline = self.outline()?;
        let mut edits = Vec::new();
        if place::is_spread(&outline, &path) {
            // A table of several lines goes first, and its new value is then written on one.
            edits = place::remove(&outline, &path)?;
        }
        let text = apply(&self.text, &edits).ok_or_else(|| self.unsure())?;
        let outline = Outline::read(&text).ok_or_else(|| self.unsure())?;
        let edit = place::set(&outline, &Entry { table, key, value }, order)?;
        let text = apply(&text, &[edit]);
        self.take(text.filter(|_| can), &wanted)
    }

    /// Sets many values in tables of two names at once, as [`set`](Self::set) would one after the other;
    /// each is told by its table, its key and its value. Says whether that was possible: if not, nothing
    /// has changed.
    pub fn set_all(&mut self, values: &[([&str; 2], &str, &str)], order: &Order<'_>) -> bool {
        let mut wanted = Tree::of(&self.text);
        let can = values.iter().all(|(table, key, value)| wanted.set(table, key, Tree::of_value(value)));
        let Some(outline) = Outline::read(&self.text).filter(|_| can) else { return false };
        let entries: Vec<Entry<'_>> =
            values.iter().map(|(table, key, value)| Entry { table, key, value }).collect();
        let edits = place::set_all(&outline, &entries, order);
        let text = edits.ok().and_then(|it| apply(&self.text, &it));
        self.take(text, &wanted).is_ok()
    }

    /// Takes a value or a whole table away, with its lines; what is not there may go.
    ///
    /// # Errors
    /// When the place is not certain.
    pub fn remove(&mut self, table: &[&str], key: &str) -> Result<(), Refused> {
        let mut wanted = Tree::of(&self.text);
        wanted.remove(table, key);
        let path: Vec<&str> = table.iter().copied().chain([key]).collect();
        let edits = place::remove(&self.outline()?, &path)?;
        let text = apply(&self.text, &edits);
        if text.as_deref().map(Tree::of).as_ref() != Some(&wanted) {
            wanted = wanted.without_empty(table);
        }
        self.take(text, &wanted)
    }

    /// Puts lines in after a value, or after the last line of a table: comments, and keys of the same
    /// table as the value.
    ///
    /// # Errors
    /// When there is no such value, or the place is not certain.
    pub fn insert_after(&mut self, table: &[&str], key: &str, lines: &str) -> Result<(), Refused> {
        let mut wanted = Tree::of(&self.text);
        let can = wanted.add(table, Tree::of(lines));
        let path: Vec<&str> = table.iter().copied().chain([key]).collect();
        let edit = place::insert_after(&self.outline()?, &path, lines).ok_or_else(|| self.unsure())?;
        let text = apply(&self.text, &[edit]);
        self.take(text.filter(|_| can), &wanted)
    }

    /// Gives keys other names wherever the file writes them; their values stay. Each is told by its
    /// table, its name and the new one.
    ///
    /// # Errors
    /// When there is no such key, or one of the new name.
    pub fn rename_keys(&mut self, keys: &[(&[&str], &str, &str)]) -> Result<(), Refused> {
        let mut wanted = Tree::of(&self.text);
        let can = keys.iter().all(|(table, key, new)| wanted.rename(table, key, new));
        let outline = self.outline()?;
        let edits: Vec<Edit> = keys
            .iter()
            .flat_map(|(table, key, new)| {
                let path: Vec<&str> = table.iter().copied().chain([*key]).collect();
                place::rename(&outline, &path, new)
            })
            .collect();
        self.take(apply(&self.text, &edits).filter(|_| can), &wanted)
    }

    /// Puts other texts where strings stand, by the places of the strings with their quotes (as
    /// [`Item::span`](crate::syntax::Item::span) gives them) in the text as it is now.
    ///
    /// # Errors
    /// When no string stands at one of the places.
    pub fn replace_strings(&mut self, strings: &[(Range<usize>, &str)]) -> Result<(), Refused> {
        let mut by_place: Strings<'_> = strings.iter().map(|(at, new)| (tree::place(at), *new)).collect();
        let wanted = Tree::with_strings(&self.text, &mut by_place);
        let edits: Vec<Edit> = strings
            .iter()
            .map(|(at, new)| {
                Edit::replace(at.clone(), quoted(self.text.get(at.clone()).unwrap_or_default(), new))
            })
            .collect();
        self.take(apply(&self.text, &edits).filter(|_| by_place.is_empty()), &wanted)
    }

    /// The file as it is to be; nothing when nothing has changed.
    pub fn finish(self) -> Option<Changed> {
        let is_changed = self.before.as_deref() != Some(self.text.as_str());
        is_changed.then_some(Changed { path: self.path, before: self.before, after: self.text })
    }

    fn outline(&self) -> Result<Outline<'_>, Refused> {
        Outline::read(&self.text).ok_or_else(|| self.unsure())
    }

    /// Takes a text that says what is wanted, and no other.
    fn take(&mut self, text: Option<String>, wanted: &Tree) -> Result<(), Refused> {
        let is_right = |it: &String| Tree::of_faultless(it).as_ref() == Some(wanted);
        self.text = text.filter(is_right).ok_or_else(|| self.unsure())?;
        Ok(())
    }

    fn unsure(&self) -> Refused {
        Refused::of_file(
            format!("{} är skriven så att styr inte säkert kan ändra den", self.path),
            "inget skrevs; ändra för hand",
        )
    }
}

/// A text as a string, with the quotes of the string that it comes in place of.
fn quoted(old: &str, new: &str) -> String {
    let is_plain = |it: char| it != '\'' && !toml::is_unseen(it);
    if old.starts_with('\'') && new.chars().all(is_plain) { format!("'{new}'") } else { toml::string(new) }
}

fn is_broken(path: &str, text: &str, fault: &SyntaxFault) -> Refused {
    let at = LineIndex::new(text).position(fault.start as u32);
    Refused::of_file(
        format!("{path}:{}:{}: {}", at.line, at.column, fault.message),
        "inget skrevs; rätta filen först, `styr check` visar var",
    )
}

#[cfg(test)]
mod tests;
