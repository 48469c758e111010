//! Brackets and long texts that are never closed, found before they swallow what follows.

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

use super::strings::without_tail;

/// A bracket or a long text without an end.
pub(super) struct Runaway {
    /// What opens it, as written.
    pub opener: &'static str,
    /// Where that stands.
    pub start: usize,
    /// Where the value it belongs to starts.
    pub value: usize,
    /// The line that shows that the value should have ended.
    pub resume: usize,
}

/// Finds what is opened and never closed.
pub(super) fn runaways(text: &str) -> Vec<Runaway> {
    let mut walk = Walk {
        text,
        base: 0,
        stack: Vec::new(),
        first_on_line: true,
        header: false,
        last: TokenKind::Newline,
        found: Vec::new(),
    };
    // A runaway text has been read as far as its false end, so the lexer starts over after it.
    while let Some(resume) = walk.run() {
        walk.base = resume;
    }
    walk.found
}

/// Whether a line looks like the start of something new: `key = …` or `[table]`.
pub(super) fn starts_statement(line: &str) -> bool {
    let line = line.trim();
    if let Some(inner) = line.strip_prefix('[') {
        let inner = inner.strip_prefix('[').unwrap_or(inner);
        let (name, rest) = inner.split_at(inner.find(']').unwrap_or(inner.len()));
        let rest = rest.trim_start_matches(']').trim_start();
        return inner.starts_with(char::is_alphabetic)
            && !name.contains([',', '[', '{', '='])
            && (rest.is_empty() || rest.starts_with('#'));
    }
    let Some((key, _)) = line.split_once('=') else {
        return false;
    };
    let key = key.trim_end();
    key.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '\''))
        && key.matches('"').count() % 2 == 0
        && key.matches('\'').count() % 2 == 0
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'' | '/' | ' '))
}

struct Walk<'t> {
    text: &'t str,
    base: usize,
    stack: Vec<(&'static str, usize)>,
    first_on_line: bool,
    header: bool,
    last: TokenKind,
    found: Vec<Runaway>,
}

impl Walk<'_> {
    /// Reads on from `base`; the answer is where to start over.
    fn run(&mut self) -> Option<usize> {
        let rest = self.text.get(self.base..)?;
        for token in Source::new(rest).lex() {
            if let Some(resume) = self.token(&token) {
                return Some(resume);
            }
        }
        None
    }

    fn token(&mut self, token: &Token) -> Option<usize> {
        let (start, end) = (self.base + token.span().start(), self.base + token.span().end());
        let kind = token.kind();
        match kind {
            TokenKind::LeftSquareBracket if self.stack.is_empty() && self.first_on_line => {
                self.header = true;
            }
            TokenKind::LeftSquareBracket if !self.header => self.stack.push(("[", start)),
            TokenKind::LeftCurlyBracket if !self.header => self.stack.push(("{", start)),
            TokenKind::RightSquareBracket => self.close("["),
            TokenKind::RightCurlyBracket => self.close("{"),
            TokenKind::BasicString | TokenKind::LiteralString => {
                self.short_text(start, end);
            }
            TokenKind::MlBasicString => return self.long_text("\"\"\"", start, end),
            TokenKind::MlLiteralString => return self.long_text("'''", start, end),
            TokenKind::Newline | TokenKind::Eof => {
                self.line_end(end, kind);
                return None;
            }
            TokenKind::Whitespace | TokenKind::Comment => return None,
            _ => {}
        }
        self.first_on_line = false;
        self.last = kind;
        None
    }

    fn short_text(&mut self, start: usize, end: usize) {
        let body = &self.text[start..end];
        if !is_open(body, 1) {
            return;
        }
        // A text without an end hides the brackets that were meant to come after it.
        for c in body[without_tail(body).len()..].chars() {
            match c {
                ']' => self.close("["),
                '}' => self.close("{"),
                _ => {}
            }
        }
    }

    fn close(&mut self, opener: &str) {
        if self.stack.last().is_some_and(|(top, _)| *top == opener) {
            self.stack.pop();
        }
    }

    fn line_end(&mut self, end: usize, kind: TokenKind) {
        if self.is_over(end, kind) {
            self.report(end);
        }
        self.first_on_line = true;
        self.header = false;
    }

    /// Whether what is still open at a line end cannot go on with the next line.
    fn is_over(&self, end: usize, kind: TokenKind) -> bool {
        let Some((opener, _)) = self.stack.last() else {
            return false;
        };
        let line = line_at(self.text, end);
        if kind == TokenKind::Eof || !starts_statement(line) {
            return kind == TokenKind::Eof;
        }
        let goes_on = matches!(self.last, TokenKind::Comma | TokenKind::LeftCurlyBracket);
        *opener == "[" || line.trim_start().starts_with('[') || !goes_on
    }

    fn report(&mut self, resume: usize) {
        if let (Some(&(_, value)), Some(&(opener, start))) = (self.stack.first(), self.stack.last()) {
            self.found.push(Runaway { opener, start, value, resume });
        }
        self.stack.clear();
    }

    fn long_text(&mut self, opener: &'static str, start: usize, end: usize) -> Option<usize> {
        self.first_on_line = false;
        self.last = TokenKind::MlBasicString;
        let body = &self.text[start..end];
        let tail = body.rsplit('\n').next().unwrap_or_default();
        let swallowed = tail.len() < body.len()
            && tail.ends_with(opener)
            && starts_statement(tail)
            && tail.trim_end_matches(['"', '\'']).trim_end().ends_with('=');
        if !swallowed && !is_open(body, 3) {
            return None;
        }
        let mut resume = start;
        for line in body.split_inclusive('\n') {
            if resume > start && starts_statement(line) {
                break;
            }
            resume += line.len();
        }
        let value = self.stack.first().map_or(start, |(_, value)| *value);
        self.found.push(Runaway { opener, start, value, resume });
        self.stack.clear();
        self.first_on_line = true;
        Some(resume)
    }
}

/// Whether a text that starts with `size` quotes lacks its closing ones.
pub(super) fn is_open(body: &str, size: usize) -> bool {
    let Some(quote) = body.chars().next() else {
        return true;
    };
    let inner = body.get(size..).unwrap_or_default();
    let Some(before) = inner.strip_suffix(&quote.to_string().repeat(size)[..]) else {
        return true;
    };
    let escapes = before.bytes().rev().take_while(|byte| *byte == b'\\');
    quote == '"' && size == 1 && escapes.count() % 2 == 1
}

fn line_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    rest.split('\n').next().unwrap_or_default()
}
