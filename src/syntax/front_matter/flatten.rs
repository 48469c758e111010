//! From the tree of the YAML to the flat document.

use std::{collections::HashSet, ops::Range};

use serde_yaml::Location;

use super::super::{
    Kind, SyntaxFault,
    draft::{Draft, Key},
};
use super::tree::{Node, Tree};
use super::words::{
    CURLY, CURLY_QUOTES, NO_KEY, NO_SPACE, TAG, Words, byte_of, fault, line_at, slip, tag_at, word_at,
};

/// As many as anyone mends before the next try.
const MAX_FAULTS: usize = 20;

/// Fills a draft with a tree.
pub(super) struct Builder<'t> {
    pub(super) text: &'t str,
    pub(super) head: Range<usize>,
    pub(super) draft: Draft,
    pub(super) faults: Vec<SyntaxFault>,
}

impl Builder<'_> {
    /// Adds the whole front matter below the root.
    pub(super) fn root(&mut self, node: &Node) {
        match &node.value.0 {
            Tree::Empty => {}
            Tree::Table(entries) => {
                self.fill(entries);
            }
            _ => {
                let line = line_at(self.text, self.span(node.defined).start);
                let (at, words) = slip(&self.text[line.clone()]).unwrap_or((0, NO_KEY));
                self.refuse(word_at(self.text, line.start + at), words);
            }
        }
    }

    fn refuse(&mut self, span: Range<usize>, words: Words) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault(span, words));
        }
    }

    fn span(&self, place: Location) -> Range<usize> {
        let head = &self.text[self.head.clone()];
        let start = byte_of(head, place);
        let length = place.span().byte_len().and_then(|it| usize::try_from(it).ok()).unwrap_or(0);
        let end = Some(start + length).filter(|it| head.is_char_boundary(*it)).unwrap_or(start);
        self.head.start + start..self.head.start + end
    }

    /// Adds the entries of a table; tells where the last ends in the source.
    fn fill(&mut self, entries: &[(Node, Node)]) -> usize {
        let mut seen = HashSet::new();
        let mut end = 0;
        for (key, value) in entries {
            let (text, span) = (self.text, self.span(key.defined));
            let raw = &text[span.clone()];
            let name = if let Tree::Scalar(Some(decoded)) = &key.value.0 { decoded } else { raw };
            if raw.is_empty() || matches!(key.value.0, Tree::Array(_) | Tree::Table(_)) {
                self.refuse(word_at(text, span.start), NO_KEY);
            } else if raw.starts_with(CURLY_QUOTES) {
                self.refuse(word_at(text, span.start), CURLY);
            } else if raw.contains(':') && !raw.starts_with(['"', '\'']) {
                self.refuse(word_at(text, span.start), NO_SPACE);
            } else if !seen.insert(name) && self.faults.len() < MAX_FAULTS {
                let message = format!("nyckeln `{name:.48}` står två gånger");
                let words = fault(span.clone(), ["", "andra gången", "behåll bara den ena"]);
                self.faults.push(SyntaxFault { message, ..words });
            }
            end = self.push(Some((span.clone(), name)), value).max(span.end);
        }
        end
    }

    fn push(&mut self, key: Option<Key<'_>>, node: &Node) -> usize {
        let span = self.span(node.defined);
        if node.value.1.is_some() && self.faults.len() < MAX_FAULTS {
            self.refuse(tag_at(self.text, span.start), TAG);
        }
        match &node.value.0 {
            Tree::Empty => span.end,
            Tree::Scalar(decoded) => self.scalar(key, &span, decoded.as_deref()),
            tree => self.collection(key, span, tree),
        }
    }

    fn scalar(&mut self, key: Option<Key<'_>>, span: &Range<usize>, decoded: Option<&str>) -> usize {
        let raw = &self.text[span.clone()];
        // Only a block scalar's span takes in the end of its line, or nothing at all.
        let is_block = raw.is_empty() || raw.ends_with(['\n', '\r']);
        let is_string = is_block || raw.starts_with(['"', '\'']);
        if !is_string && raw.starts_with(CURLY_QUOTES) {
            self.refuse(word_at(self.text, span.start), CURLY);
        }
        let raw = raw.trim_end_matches(['\n', '\r']);
        let kind = if is_string { Kind::String } else { Kind::Plain };
        let at = self.draft.open(self.text, key, &(span.start..span.start + raw.len()), kind);
        self.draft.set_text(at, raw, decoded.unwrap_or(raw));
        self.draft.close(at);
        span.end
    }

    fn collection(&mut self, key: Option<Key<'_>>, span: Range<usize>, tree: &Tree) -> usize {
        let header = key.as_ref().map(|it| it.0.clone());
        let kind = if matches!(tree, Tree::Array(_)) { Kind::Array } else { Kind::Table };
        let at = self.draft.open(self.text, key, &span, kind);
        let last = match tree {
            Tree::Array(elements) => elements.iter().map(|it| self.push(None, it)).last(),
            Tree::Table(entries) => Some(self.fill(entries)),
            _ => None,
        };
        let mut end = last.unwrap_or(0).max(span.end);
        let value = match &self.text[span.clone()] {
            "{" | "[" => {
                end = self.closer(end, if kind == Kind::Array { ']' } else { '}' });
                span.start..end
            }
            // Without brackets the key stands for it, as the header does in TOML.
            _ => header.unwrap_or_else(|| span.start..line_at(self.text, span.start).end),
        };
        self.draft.set_value(at, &value);
        self.draft.close(at);
        end
    }

    /// Behind the bracket that closes; serde does not tell where it stands.
    fn closer(&self, from: usize, bracket: char) -> usize {
        let mut is_comment = false;
        for (at, it) in self.text[from..self.head.end].char_indices() {
            is_comment = it == '#' || is_comment && !matches!(it, '\n' | '\r');
            if it == bracket && !is_comment {
                return from + at + 1;
            }
        }
        from
    }
}
