//! Running text as Markdown, in which everything from files is data.

use crate::{
    render::safe,
    report::{Inline, add, picture::Picture, plain_text},
};

/// Running text on one line, or on several where it has breaks.
pub(super) fn line(text: &[Inline]) -> String {
    let mut line = Line { out: String::new(), place: Place::Paragraph, ..Line::default() };
    line.all(&told_apart(text, &[]));
    let mut out = line.out.trim_end_matches(' ');
    // A break at the end would leave its backslash behind.
    while let Some(before) = out.strip_suffix("\\\n") {
        out = before.trim_end_matches(' ');
    }
    out.to_owned()
}

/// Running text that fits in a cell of a table, or a heading.
pub(super) fn cell(text: &[Inline]) -> String {
    let mut line = Line { place: Place::Cell, ..Line::default() };
    line.all(&told_apart(text, &[]));
    line.out.trim().to_owned()
}

/// Where text stands decides what could end it.
#[derive(Clone, Copy, Default, PartialEq)]
enum Place {
    /// In a paragraph, where a line may begin.
    #[default]
    Paragraph,
    /// In a cell or a heading, which no line may break.
    Cell,
}

/// What may stand around words.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Strong,
    Emphasis,
    Struck,
    Link,
}

/// Running text in which no mark stands within its like or beside it: Markdown could not tell them apart.
fn told_apart(text: &[Inline], open: &[Mark]) -> Vec<Inline> {
    let mut line = Vec::new();
    for inline in text {
        let (mark, inner) = match inline {
            Inline::Strong(inner) => (Mark::Strong, inner),
            Inline::Emphasis(inner) => (Mark::Emphasis, inner),
            Inline::Struck(inner) => (Mark::Struck, inner),
            Inline::Link { text, .. } => (Mark::Link, text),
            Inline::Text(text) if text.is_empty() => continue,
            other => {
                add(&mut line, other.clone());
                continue;
            }
        };
        let inner = told_apart(inner, &[open, &[mark]].concat());
        if open.contains(&mark) || plain_text(&inner).trim().is_empty() {
            for it in inner {
                add(&mut line, it);
            }
            continue;
        }
        let marked = match inline {
            Inline::Strong(_) => Inline::Strong(inner),
            Inline::Emphasis(_) => Inline::Emphasis(inner),
            Inline::Link { to, .. } => Inline::Link { to: to.clone(), text: inner },
            _ => Inline::Struck(inner),
        };
        add(&mut line, marked);
    }
    line
}

#[derive(Default)]
struct Line {
    out: String,
    place: Place,
    /// Whether a mark or the start of a marked text comes before `out`.
    is_inner: bool,
    /// Whether a mark has just ended, so that a letter would swallow it.
    is_after_mark: bool,
}

impl Line {
    fn all(&mut self, text: &[Inline]) {
        for inline in text {
            self.one(inline);
        }
    }

    fn one(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Light(light) => self.text(&format!("{} {}", light.symbol, light.word)),
            Inline::Strong(text) => self.marked(text, "**"),
            Inline::Emphasis(text) => self.marked(text, "_"),
            Inline::Struck(text) => self.marked(text, "~~"),
            Inline::Code(text) => self.code(text),
            Inline::Link { to, text } => self.link(to, text),
            Inline::Picture(it) => self.picture(it),
            Inline::Break => self.line_break(),
        }
    }

    fn text(&mut self, text: &str) {
        let text = safe::line(text);
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            self.letter(letter, letters.peek().copied());
        }
    }

    fn letter(&mut self, letter: char, next: Option<char>) {
        let is_at_start = self.is_at_line_start();
        if is_at_start && letter.is_whitespace() {
            return;
        }
        let is_after_mark = std::mem::take(&mut self.is_after_mark);
        if is_after_mark && !parts_words(letter) {
            self.entity(letter);
            return;
        }
        let is_syntax = match letter {
            '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '|' | '~' | '#' | '$' | '@' => true,
            '&' => next.is_none_or(|it| it.is_alphanumeric() || it == '#'),
            '-' | '+' | '=' => is_at_start && self.place == Place::Paragraph,
            ':' => (is_at_start && self.place == Place::Paragraph) || self.ends_with_scheme(),
            '.' => self.begins_with_number() || self.ends_with_www(),
            ')' => self.begins_with_number(),
            _ => false,
        };
        if is_syntax {
            self.out.push('\\');
        }
        self.out.push(letter);
    }

    /// Puts what is Markdown already.
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn entity(&mut self, letter: char) {
        self.put(&format!("&#{};", u32::from(letter)));
    }

    fn is_at_line_start(&self) -> bool {
        (self.out.is_empty() && !self.is_inner) || self.out.ends_with('\n')
    }

    /// Whether the line so far is a number, so that a point would make it a list.
    fn begins_with_number(&self) -> bool {
        if self.place == Place::Cell {
            return false;
        }
        let line = self.out.rsplit('\n').next().unwrap_or_default();
        !line.is_empty() && !self.is_inner && line.bytes().all(|it| it.is_ascii_digit())
    }

    /// Addresses in running text are words: some readers would make links of them.
    fn ends_with_scheme(&self) -> bool {
        ["http", "https", "ftp", "mailto", "xmpp"].iter().any(|it| self.ends_with(it))
    }

    fn ends_with_www(&self) -> bool {
        self.ends_with("www")
    }

    fn ends_with(&self, word: &str) -> bool {
        let end = self.out.len().saturating_sub(word.len());
        self.out.get(end..).is_some_and(|it| it.eq_ignore_ascii_case(word))
    }

    /// Puts marks around text; space at its ends stays outside, since marks must stand by a letter.
    fn marked(&mut self, text: &[Inline], mark: &str) {
        let mut inner = Self { place: Place::Cell, is_inner: true, ..Self::default() };
        inner.all(text);
        let body = inner.out.as_str();
        let middle = body.trim();
        let start = body.len() - body.trim_start().len();
        self.text(&body[..start]);
        if middle.is_empty() {
            return;
        }
        self.part_from_word();
        self.out.push_str(mark);
        self.out.push_str(middle);
        self.out.push_str(mark);
        self.is_after_mark = true;
        self.text(&body[body.trim_end().len()..]);
    }

    /// Rewrites a letter right before a mark, which would swallow the mark.
    fn part_from_word(&mut self) {
        if let Some(letter) = self.out.chars().next_back().filter(|it| !parts_words(*it)) {
            self.out.pop();
            self.entity(letter);
        }
        self.is_after_mark = false;
    }

    /// Code that a table's bars could break is plain text instead.
    fn code(&mut self, text: &str) {
        let text = safe::line(text);
        let is_breakable = self.place == Place::Cell && text.contains('|');
        if is_breakable || text.trim().is_empty() {
            self.text(&text);
            return;
        }
        self.is_after_mark = false;
        let fence = "`".repeat(longest_run(&text, '`') + 1);
        let needs_room = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
        let room = if needs_room { " " } else { "" };
        self.put(&format!("{fence}{room}{text}{room}{fence}"));
    }

    fn link(&mut self, to: &str, text: &[Inline]) {
        let mut inner = Self { place: Place::Cell, is_inner: true, ..Self::default() };
        inner.all(text);
        self.is_after_mark = false;
        self.put(&format!("[{}](<{}>)", inner.out.trim(), address(to)));
    }

    /// A picture that has a file; without one the words beside it say the same.
    fn picture(&mut self, picture: &Picture) {
        let Some(file) = &picture.file else { return };
        self.is_after_mark = false;
        let mut words = Self { place: Place::Cell, is_inner: true, ..Self::default() };
        words.text(&format!("{}. {}", picture.title, picture.instead));
        self.put(&format!("![{}](<{}>)", words.out.trim(), address(file)));
    }

    fn line_break(&mut self) {
        if self.place == Place::Cell {
            self.text(" ");
        } else if !self.is_at_line_start() {
            let line = self.out.trim_end().len();
            self.out.truncate(line);
            self.out.push_str("\\\n");
            self.is_after_mark = false;
        }
    }
}

/// Whether a mark beside the letter is read as a mark and not as a part of a word.
///
/// Narrower than `CommonMark`, so that it holds for every reader.
fn parts_words(letter: char) -> bool {
    letter.is_whitespace() || letter.is_ascii_punctuation() || matches!(letter, '–' | '—' | '”' | '’' | '…')
}

/// How many of a letter stand together at most.
pub(super) fn longest_run(text: &str, letter: char) -> usize {
    text.split(|it| it != letter).map(str::len).max().unwrap_or(0)
}

/// An address within angle brackets, which nothing in it can end.
fn address(to: &str) -> String {
    to.chars().map(address_letter).collect()
}

fn address_letter(letter: char) -> String {
    let is_harmless = letter.is_alphanumeric() || "-._~:/?#[]@!$'()*+,;=%".contains(letter);
    match letter {
        '&' => "&amp;".to_owned(),
        it if is_harmless => it.to_string(),
        it => it.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat(),
    }
}
