//! Lists that Word counts itself.

use std::fmt::Write;

use super::xml::{HEAD, W};

/// The deepest level that the format has, from 0.
pub(super) const DEEPEST: usize = 8;

/// The largest number that a list begins with.
const LARGEST: u64 = 999_000_000;

/// The lists of a document: one for all that have no numbers, and one each for those that do.
#[derive(Clone, Debug)]
pub(super) struct Numbers {
    /// The first numbers that are free for kinds of lists, and for lists.
    first: (usize, usize),
    /// What each numbered list begins with.
    starts: Vec<u64>,
}

impl Default for Numbers {
    fn default() -> Self {
        Self::from(1, 1)
    }
}

impl Numbers {
    /// Lists beside those that a template has.
    pub(super) const fn from(kind: usize, list: usize) -> Self {
        Self { first: (kind, list), starts: Vec::new() }
    }

    /// Begins a list, and gives the number that its items name.
    pub(super) fn begin(&mut self, start: Option<u64>) -> usize {
        let Some(start) = start else { return self.first.1 };
        self.starts.push(start.min(LARGEST));
        self.first.1 + self.starts.len()
    }

    fn kinds(&self) -> String {
        let marks = ["•", "–", "▪"];
        let bullets = |level: usize| format!("bullet\"/><w:lvlText w:val=\"{}", marks[level % marks.len()]);
        let numbers = |level: usize| format!("decimal\"/><w:lvlText w:val=\"%{}.", level + 1);
        kind(self.first.0, &bullets) + &kind(self.first.0 + 1, &numbers)
    }

    fn lists(&self) -> String {
        let (kind, list) = self.first;
        let mut out =
            format!("<w:num {SPACE} w:numId=\"{list}\"><w:abstractNumId w:val=\"{kind}\"/></w:num>");
        for (number, start) in (list + 1..).zip(&self.starts) {
            let _ =
                write!(out, "<w:num {SPACE} w:numId=\"{number}\"><w:abstractNumId w:val=\"{}\"/>", kind + 1);
            for level in 0..=DEEPEST {
                let _ = write!(
                    out,
                    "<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride>"
                );
            }
            out += "</w:num>";
        }
        out
    }
}

/// A template may call the namespace something else.
const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A kind of list with all its levels.
fn kind(number: usize, form: &dyn Fn(usize) -> String) -> String {
    let mut out = format!(
        "<w:abstractNum {SPACE} w:abstractNumId=\"{number}\"><w:multiLevelType w:val=\"hybridMultilevel\"/>"
    );
    for level in 0..=DEEPEST {
        let _ = write!(
            out,
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{}\"/><w:lvlJc w:val=\"left\"/>\
             <w:pPr><w:ind w:left=\"{}\" w:hanging=\"{}\"/></w:pPr></w:lvl>",
            form(level),
            super::body::STEP * (level + 1),
            super::body::STEP,
        );
    }
    out + "</w:abstractNum>"
}

/// The lists of a template: their text, where more kinds and more lists belong in it, and what is free.
#[derive(Clone, Debug)]
pub(super) struct Old {
    pub(super) text: String,
    pub(super) kinds_at: usize,
    pub(super) lists_at: usize,
    /// Pictures that are marks of its lists.
    pub(super) relations: Vec<super::package::Relation>,
}

/// The part that says how lists are counted.
pub(super) fn numbering(numbers: &Numbers, old: Option<&Old>) -> String {
    let Some(old) = old else {
        return format!(
            "{HEAD}<w:numbering xmlns:w=\"{W}\">{}{}</w:numbering>",
            numbers.kinds(),
            numbers.lists()
        );
    };
    let (before, rest) = old.text.split_at(old.kinds_at);
    let (between, after) = rest.split_at(old.lists_at - old.kinds_at);
    format!("{before}{}{between}{}{after}", numbers.kinds(), numbers.lists())
}
