//! From byte offsets to lines and columns.

use std::{cell::Cell, ops::Range};

/// A place as people count: both from 1, columns in Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
}

/// The line starts of one text, so that many places in it cost one pass.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// The place asked for last, as offset and column: on one long line the next is counted from there.
    last: Cell<(usize, usize)>,
}

impl<'t> LineIndex<'t> {
    /// Indexes a text; a byte order mark takes no column.
    pub fn new(text: &'t str) -> Self {
        let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let starts = std::iter::once(first)
            .chain(text.bytes().enumerate().filter(|(_, it)| *it == b'\n').map(|(at, _)| at + 1));
        Self { text, starts: starts.collect(), last: Cell::new((0, 0)) }
    }

    /// The line (from 1) of a byte offset.
    pub fn line_of(&self, offset: u32) -> usize {
        let offset = self.snap(offset as usize);
        self.starts.partition_point(|&start| start <= offset).max(1)
    }

    /// The position of a byte offset; one past the end of the text is its end.
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line_of(offset);
        let offset = self.snap(offset as usize);
        let start = self.starts[line - 1].min(offset);
        let (from, before) = match self.last.get() {
            (from, before) if (start..=offset).contains(&from) && before > 0 => (from, before),
            _ => (start, 1),
        };
        let column = before + self.text[from..offset].chars().count();
        self.last.set((offset, column));
        Position { line, column }
    }

    /// The bytes of a line (from 1), without its line ending.
    pub fn line(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line - 1).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line).map_or(self.text.len(), |&next| next - 1);
        let end = if self.text[start..end].ends_with('\r') { end - 1 } else { end };
        start..end
    }

    /// The number of lines; a text that ends in a line break has an empty last one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The nearest offset at or before this one where a character begins.
    pub fn snap(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_code_points() {
        #[track_caller]
        fn case(text: &str, offset: u32, expected: (usize, usize)) {
            let at = LineIndex::new(text).position(offset);
            assert_eq!((at.line, at.column), expected, "{text:?} at {offset}");
        }

        case("", 0, (1, 1));
        case("abc", 2, (1, 3));
        case("åäö", 4, (1, 3));
        case("åäö", 3, (1, 2));
        case("a\nb", 2, (2, 1));
        case("a\r\nb", 3, (2, 1));
        case("a\n", 2, (2, 1));
        case("a", 99, (1, 2));
        case("\u{feff}a", 3, (1, 1));
        case("\u{feff}a", 0, (1, 1));
    }

    #[test]
    fn lines_have_no_ending() {
        let index = LineIndex::new("a\r\nbc\n");
        assert_eq!([index.line(1), index.line(2), index.line(3)], [0..1, 3..5, 6..6]);
        assert_eq!(index.count(), 3);
    }
}
