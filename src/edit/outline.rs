//! The lines of a TOML file as statements: which table or key each one writes, and where.

use std::{ops::Range, rc::Rc};

use toml_edit::{Document, Item, Key, Table, Value};

/// A step on the way to a table or value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// A header, or a key with its value.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// From the root of the file.
    path: Vec<Step>,
    /// How many steps come from the header above it; for a header all.
    pub(super) from_header: usize,
    /// Its names, dots among them.
    pub(super) names: Range<usize>,
    /// The value; none for a header.
    pub(super) value: Option<Range<usize>>,
    /// Its whole lines, with the line ending of the last.
    pub(super) lines: Range<usize>,
}

impl Statement {
    pub(super) const fn is_header(&self) -> bool {
        self.value.is_none()
    }

    pub(super) fn depth(&self) -> usize {
        self.path.len()
    }

    /// Whether it writes just that, and nothing in an array of tables.
    pub(super) fn is(&self, path: &[&str]) -> bool {
        self.path.len() == path.len() && self.is_within(path)
    }

    /// Whether it writes that or something below it.
    pub(super) fn is_within(&self, path: &[&str]) -> bool {
        let is_key = |(step, key): (&Step, &&str)| matches!(step, Step::Key(it) if it == key);
        self.path.len() >= path.len() && self.path.iter().zip(path).all(is_key)
    }

    /// Whether it writes something above a path.
    pub(super) fn is_above(&self, path: &[&str]) -> bool {
        self.path.len() < path.len() && self.is(&path[..self.path.len()])
    }

    /// The name in its path at a depth.
    pub(super) fn name_at(&self, depth: usize) -> Option<&str> {
        match self.path.get(depth)? {
            Step::Key(name) => Some(name),
            Step::Index(_) => None,
        }
    }
}

/// All statements of a file, in the order of the text.
#[derive(Debug)]
pub(super) struct Outline<'t> {
    pub(super) text: &'t str,
    document: Rc<Document<&'t str>>,
    pub(super) statements: Vec<Statement>,
}

impl<'t> Outline<'t> {
    /// Reads a text without faults; nothing comes back for another.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let document = Document::parse(text).ok()?;
        let mut statements = Vec::new();
        collect(text, document.as_table(), &mut Vec::new(), &mut statements);
        statements.sort_by_key(|it| it.lines.start);
        Some(Self { text, document: Rc::new(document), statements })
    }

    /// The same text with only some of its statements, for a look at one table.
    pub(super) fn with_only(&self, statements: &[&Statement]) -> Self {
        let statements = statements.iter().map(|&it| it.clone()).collect();
        Self { text: self.text, document: Rc::clone(&self.document), statements }
    }

    /// The line ending that the file uses.
    pub(super) fn newline(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if self.text[..at].ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    /// The value that a statement writes.
    pub(super) fn value_of(&self, statement: &Statement) -> Option<&Value> {
        let mut item = self.document.as_item();
        for step in &statement.path {
            item = match step {
                Step::Key(key) => item.get(key.as_str())?,
                Step::Index(index) => item.get(*index)?,
            };
        }
        item.as_value()
    }
}

fn collect(text: &str, table: &Table, path: &mut Vec<Step>, all: &mut Vec<Statement>) {
    if !table.is_dotted() {
        let is_written = !path.is_empty() && !table.is_implicit();
        if let Some(span) = table.span().filter(|_| is_written) {
            all.push(header(text, path.clone(), &span));
        }
        all.extend(table.get_values().iter().filter_map(|(keys, value)| pair(text, path, keys, value)));
    }
    for (key, item) in table {
        path.push(Step::Key(key.to_owned()));
        match item {
            Item::Table(below) => collect(text, below, path, all),
            Item::ArrayOfTables(array) => {
                for (index, below) in array.iter().enumerate() {
                    path.push(Step::Index(index));
                    collect(text, below, path, all);
                    path.pop();
                }
            }
            _ => {}
        }
        path.pop();
    }
}

fn header(text: &str, path: Vec<Step>, span: &Range<usize>) -> Statement {
    let raw = &text[span.clone()];
    let brackets = if raw.starts_with("[[") { 2 } else { 1 };
    Statement {
        from_header: path.len(),
        path,
        names: span.start + brackets..span.end - brackets,
        value: None,
        lines: start_of_line(text, span.start)..after_line(text, span.end),
    }
}

fn pair(text: &str, path: &[Step], keys: &[&Key], value: &Value) -> Option<Statement> {
    let (leaf, value) = (keys.last()?.span()?, value.span()?);
    let line = start_of_line(text, leaf.start);
    let indent = text[line..].len() - text[line..].trim_start_matches([' ', '\t']).len();
    let steps = keys.iter().map(|it| Step::Key(it.get().to_owned()));
    Some(Statement {
        path: path.iter().cloned().chain(steps).collect(),
        from_header: path.len(),
        names: line + indent..leaf.end,
        lines: line..after_line(text, value.end),
        value: Some(value),
    })
}

/// Where the line with a place starts; a byte order mark stands before the first.
pub(super) fn start_of_line(text: &str, at: usize) -> usize {
    let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    text[first..at.max(first)].rfind('\n').map_or(first, |it| first + it + 1)
}

/// Where the line after a place starts, or the end of the text.
pub(super) fn after_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |it| at + it + 1)
}

/// The names of a dotted key, each with its place.
pub(super) fn names(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut all, mut at) = (Vec::new(), range.start);
    while at < range.end {
        let start = at;
        match bytes[at] {
            b' ' | b'\t' | b'.' => {
                at += 1;
                continue;
            }
            quote @ (b'"' | b'\'') => {
                at += 1;
                while at < range.end && bytes[at] != quote {
                    at += if bytes[at] == b'\\' && quote == b'"' { 2 } else { 1 };
                }
                at += 1;
            }
            _ => {
                while at < range.end && !matches!(bytes[at], b' ' | b'\t' | b'.') {
                    at += 1;
                }
            }
        }
        all.push(start..at.min(range.end));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_know_their_lines() {
        let text = "\u{feff}format = 1\r\n  a.'b'.c = [\r\n 1,\r\n] # c\r\n[ x . \"y.z\" ]\r\nk = { l = 1 }\r\n[[f]]\r\nt = 1";
        let outline = Outline::read(text).unwrap();
        let shown: Vec<(&str, &str)> = outline
            .statements
            .iter()
            .map(|it| (&text[it.names.clone()], it.value.clone().map_or("", |it| &text[it])))
            .collect();
        let expected = [
            ("format", "1"),
            ("a.'b'.c", "[\r\n 1,\r\n]"),
            (" x . \"y.z\" ", ""),
            ("k", "{ l = 1 }"),
            ("f", ""),
            ("t", "1"),
        ];
        assert_eq!(shown, expected);
        let joined: String = outline.statements.iter().map(|it| &text[it.lines.clone()]).collect();
        assert_eq!(format!("\u{feff}{joined}"), text);
        let parts: Vec<&str> =
            names(text, &outline.statements[2].names).into_iter().map(|it| &text[it]).collect();
        assert_eq!(parts, ["x", "\"y.z\""]);
        assert!(outline.statements[5].is_within(&["f"]) && !outline.statements[5].is(&["f", "t"]));
        assert_eq!(outline.newline(), "\r\n");
    }
}
