//! Mending a copy of the text without changing its length.

/// A range to overwrite; the length of the text never changes.
pub(super) struct Patch {
    pub start: usize,
    pub end: usize,
    fill: Fill,
}

enum Fill {
    /// Spaces, with the line breaks kept.
    Blank,
    /// One character that stands for a value or a sign, then spaces.
    Byte(u8),
    /// A bare key that differs where the texts differ.
    Name,
    /// A table header of its own.
    Header,
}

impl Patch {
    pub(super) fn blank(start: usize, end: usize) -> Self {
        Self { start, end, fill: Fill::Blank }
    }

    pub(super) fn value(start: usize, end: usize) -> Self {
        Self::byte(start, end, b'0')
    }

    pub(super) fn byte(start: usize, end: usize, byte: u8) -> Self {
        Self { start, end, fill: Fill::Byte(byte) }
    }

    pub(super) fn name(start: usize, end: usize) -> Self {
        Self { start, end, fill: Fill::Name }
    }

    pub(super) fn header(start: usize, end: usize) -> Self {
        Self { start, end, fill: Fill::Header }
    }
}

impl Patch {
    /// Whether a table header goes lost, which moves the keys after it to another table.
    pub(super) fn loses_header(&self) -> bool {
        matches!(self.fill, Fill::Header) && self.end < self.start + 3
    }
}

/// Overwrites the range; a text in UTF-8 stays one.
pub(super) fn apply(copy: &mut [u8], patch: &Patch) {
    const SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    let Some(range) = copy.get_mut(patch.start..patch.end) else {
        return;
    };
    let code = |byte: u8| SAFE[usize::from(byte & 63)];
    match patch.fill {
        Fill::Blank | Fill::Byte(_) => {
            range.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        }
        Fill::Name | Fill::Header => {
            range
                .iter_mut()
                .filter(|byte| !byte.is_ascii_alphanumeric())
                .for_each(|byte| *byte = code(*byte));
        }
    }
    match (&patch.fill, &mut *range) {
        (Fill::Byte(byte), [first, ..]) => *first = *byte,
        (Fill::Header, [first, middle @ .., last]) if !middle.is_empty() => {
            *first = b'[';
            *last = b']';
            for (index, byte) in middle.iter_mut().rev().enumerate().take(5) {
                let digit = patch.start >> (6 * index) & 63;
                *byte = SAFE[digit];
            }
        }
        (Fill::Header, short) => short.fill(b' '),
        _ => {}
    }
}
