//! Small changes to a text by places in it.

use std::ops::Range;

use roxmltree::Node;

/// Changes to one text, in any order; none touches another.
#[derive(Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    pub(super) fn replace(&mut self, place: Range<usize>, text: impl Into<String>) {
        self.0.push((place, text.into()));
    }

    /// Puts more into an element, first or last in it.
    pub(super) fn insert(&mut self, text: &str, node: Node<'_, '_>, is_first: bool, more: &str) {
        let range = node.range();
        let source = &text[range.clone()];
        let is_empty = source.ends_with("/>");
        if is_empty {
            let name = source[1..].split(['/', '>']).next().unwrap_or_default();
            let name = name.split(char::is_whitespace).next().unwrap_or_default();
            self.replace(range.end - 2..range.end, format!(">{more}</{name}>"));
            return;
        }
        let first = node.first_child().map(|it| it.range().start);
        let end = range.start + source.rfind("</").unwrap_or(source.len());
        let place = if is_first { first.unwrap_or(end) } else { end };
        self.replace(place..place, more);
    }

    pub(super) fn applied(mut self, text: &str) -> String {
        self.0.sort_by_key(|it| it.0.start);
        let (mut out, mut from) = (String::with_capacity(text.len()), 0);
        for (place, new) in self.0 {
            out += text.get(from..place.start).unwrap_or_default();
            out += &new;
            from = place.end.max(from);
        }
        out + text.get(from..).unwrap_or_default()
    }
}
