//! Edits as values, and what files hold when they are made.

use std::ops::Range;

/// A new text for a run of bytes of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go; empty where something is put in.
    pub range: Range<usize>,
    /// What comes in their place.
    pub text: String,
}

impl Edit {
    /// Puts a text in at a place.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self { range: at..at, text: text.into() }
    }

    /// Puts a text where another stands.
    pub fn replace(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }
}

/// A file before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Relative to the root, with `/`.
    pub path: String,
    /// What it held; nothing when it did not exist.
    pub before: Option<String>,
    /// What it is to hold.
    pub after: String,
}

/// A folder that is to lie elsewhere; paths are relative to the root, with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Where it lies.
    pub from: String,
    /// Where it is to lie; nothing stands there.
    pub to: String,
}

impl Moved {
    /// Where a file is to lie.
    pub fn path(&self, path: &str) -> String {
        let below = path.strip_prefix(&self.from).filter(|it| it.starts_with('/'));
        below.map_or_else(|| path.to_owned(), |rest| format!("{}{rest}", self.to))
    }

    /// Where a file lies that is to lie there.
    pub fn path_before(&self, path: &str) -> String {
        Self { from: self.to.clone(), to: self.from.clone() }.path(path)
    }
}

/// Why an edit is not made, in words for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is in the way.
    pub message: String,
    /// What the user can do.
    pub help: String,
    /// Whether a file is in the way, and not what was asked for.
    pub is_of_file: bool,
}

impl Refused {
    /// What was asked for cannot be.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), is_of_file: false }
    }

    /// A file does not allow it.
    pub fn of_file(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { is_of_file: true, ..Self::new(message, help) }
    }
}

/// The text with all edits made; every other byte stays as it is. Of edits at one place the first
/// comes first. Nothing comes back when two of them overlap, or one lies outside the text or within
/// a character.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|it| (it.range.start, it.range.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in sorted {
        out.push_str(text.get(at..edit.range.start)?);
        out.push_str(&edit.text);
        at = edit.range.end.max(edit.range.start);
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_from_front_to_back() {
        #[track_caller]
        fn case(edits: &[(Range<usize>, &str)], expected: Option<&str>) {
            let edits: Vec<Edit> = edits.iter().map(|it| Edit::replace(it.0.clone(), it.1)).collect();
            assert_eq!(apply("åbcd", &edits).as_deref(), expected, "{edits:?}");
        }

        case(&[], Some("åbcd"));
        case(&[(4..5, "X"), (0..2, "")], Some("bcX"));
        case(&[(2..2, "1"), (2..2, "2"), (2..3, "3")], Some("å123cd"));
        case(&[(5..5, "!")], Some("åbcd!"));
        case(&[(2..4, ""), (3..5, "")], None);
        case(&[(1..2, "")], None);
        case(&[(4..9, "")], None);
    }
}
