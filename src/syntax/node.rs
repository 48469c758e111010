//! One key with its value in sixteen bytes: a large repo has millions, and they are what a check holds most of.

use std::{fmt, ops::Range};

use super::Kind;

/// The first length of a text that a document cannot be made of; files are smaller (format.md, Files).
pub(super) const TOO_LONG: usize = 1 << 24;

/// How the wanted text lies within its span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// All of it.
    Bare,
    /// All but one byte at either end.
    Quoted,
    /// Not as a slice: the document keeps it aside.
    Decoded,
}

impl Form {
    const ALL: [Self; 3] = [Self::Bare, Self::Quoted, Self::Decoded];

    /// How a text lies within what is written.
    pub(super) fn of(raw: &str, text: &str) -> Self {
        if raw == text {
            Self::Bare
        } else if raw.len() >= 2 && raw.get(1..raw.len() - 1) == Some(text) {
            Self::Quoted
        } else {
            Self::Decoded
        }
    }
}

/// The longest span that is kept of a key: the text of a longer one is kept aside, and places show where it begins.
pub(super) const LONGEST_KEY: usize = u16::MAX as usize;

/// A key as it was read.
#[derive(Clone, Debug)]
pub(super) struct Key<'t> {
    /// Where it stands.
    pub(super) span: Range<usize>,
    pub(super) form: Form,
    /// Without quotes.
    pub(super) text: &'t str,
}

impl<'t> Key<'t> {
    /// That of the root, and of elements.
    pub(super) const NONE: Self = Self { span: 0..0, form: Form::Bare, text: "" };

    /// The key that is `text`, as a file writes it.
    pub(super) fn read(file: &str, span: Range<usize>, text: &'t str) -> Self {
        let written = &file[span.clone()];
        if span.len() <= LONGEST_KEY {
            return Self { form: Form::of(written, text), span, text };
        }
        let length = (0..=LONGEST_KEY).rev().find(|it| written.is_char_boundary(*it)).unwrap_or(0);
        Self { form: Form::Decoded, span: span.start..span.start + length, text }
    }
}

/// A number below [`TOO_LONG`].
#[derive(Clone, Copy, PartialEq, Eq)]
struct Small([u8; 3]);

impl Small {
    const fn new(number: u32) -> Self {
        let [a, b, c, _] = number.to_le_bytes();
        Self([a, b, c])
    }

    const fn get(self) -> u32 {
        let [a, b, c] = self.0;
        u32::from_le_bytes([a, b, c, 0])
    }
}

/// A few of a key's bytes in one: most keys of a table have different ones, so few are compared.
pub(super) const fn mark(key: &[u8]) -> u8 {
    match key {
        [] => 0,
        [first, .., last] => {
            let (length, middle) = (key.len() as u8, key[key.len() / 2]);
            first.wrapping_mul(31).wrapping_add(last.wrapping_mul(7)).wrapping_add(middle) ^ length
        }
        [only] => *only,
    }
}

/// One key with its value: spans, and how many nodes below it follow.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Node {
    key: Small,
    /// Of the key as it is written.
    key_length: u16,
    /// The [`mark`] of the key without quotes.
    mark: u8,
    value: [Small; 2],
    size: Small,
    /// From the lowest bit: three of the kind, two of each form, and whether it is of no use.
    bits: u8,
}

const KEY_FORM: u8 = 3;
const VALUE_FORM: u8 = 5;
const FAULTY: u8 = 1 << 7;

impl Node {
    /// A node without anything below it. Spans end before [`TOO_LONG`], and keys at [`LONGEST_KEY`].
    pub(super) fn new(key: &Key<'_>, value: &Range<usize>, kind: Kind) -> Self {
        Self {
            key: Small::new(key.span.start as u32),
            key_length: key.span.len() as u16,
            mark: mark(key.text.as_bytes()),
            value: spanned(value),
            size: Small::new(0),
            bits: kind as u8 | (key.form as u8) << KEY_FORM,
        }
    }

    pub(super) const fn key(&self) -> (u32, u32) {
        let start = self.key.get();
        (start, start + self.key_length as u32)
    }

    pub(super) const fn mark(&self) -> u8 {
        self.mark
    }

    pub(super) const fn key_form(&self) -> Form {
        Form::ALL[(self.bits >> KEY_FORM) as usize % 4 % 3]
    }

    pub(super) const fn value(&self) -> (u32, u32) {
        (self.value[0].get(), self.value[1].get())
    }

    pub(super) const fn value_form(&self) -> Form {
        Form::ALL[(self.bits >> VALUE_FORM) as usize % 4 % 3]
    }

    pub(super) const fn kind(&self) -> Kind {
        Kind::ALL[self.bits as usize % 8]
    }

    pub(super) const fn size(&self) -> u32 {
        self.size.get()
    }

    pub(super) const fn is_faulty(&self) -> bool {
        self.bits & FAULTY != 0
    }

    pub(super) fn set_value(&mut self, value: &Range<usize>) {
        self.value = spanned(value);
    }

    pub(super) const fn set_kind(&mut self, kind: Kind) {
        self.bits = self.bits & !7 | kind as u8;
    }

    pub(super) const fn set_value_form(&mut self, form: Form) {
        self.bits = self.bits & !(3 << VALUE_FORM) | (form as u8) << VALUE_FORM;
    }

    pub(super) const fn set_size(&mut self, size: usize) {
        self.size = Small::new(size as u32);
    }

    pub(super) const fn set_faulty(&mut self) {
        self.bits |= FAULTY;
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let forms = (self.key_form(), self.value_form());
        let told = (self.key(), self.value(), self.size(), self.kind(), forms, self.is_faulty());
        told.fmt(formatter)
    }
}

fn spanned(range: &Range<usize>) -> [Small; 2] {
    [Small::new(range.start as u32), Small::new(range.end as u32)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_small_and_gives_back_what_it_was_given() {
        assert_eq!(size_of::<Node>(), 16);
        for kind in Kind::ALL {
            for (key_form, form) in Form::ALL.into_iter().flat_map(|a| Form::ALL.map(|b| (a, b))) {
                let (span, value) = (65_535..65_537, 8_388_607..TOO_LONG - 1);
                let mut node = Node::new(&Key { span, form: key_form, text: "åä" }, &value, kind);
                node.set_value_form(Form::Decoded);
                node.set_kind(Kind::Plain);
                node.set_kind(kind);
                node.set_value_form(form);
                node.set_size(70_000);
                assert!(!node.is_faulty());
                node.set_faulty();
                assert!(node.is_faulty());
                assert_eq!((node.kind(), node.key_form(), node.value_form()), (kind, key_form, form));
                assert_eq!((node.key(), node.size()), ((65_535, 65_537), 70_000));
                assert_eq!(node.value(), (8_388_607, TOO_LONG as u32 - 1));
            }
        }
    }

    #[test]
    fn keys_are_kept_as_far_as_they_are_shown() {
        let long = "å".repeat(40_000);
        let file = format!("{long} = 1\n\"a b\" = 2\n");
        let key = Key::read(&file, 0..80_000, &long);
        assert_eq!((key.form, &file[key.span], key.text.len()), (Form::Decoded, &long[..65_534], 80_000));
        let start = file.len() - 10;
        let key = Key::read(&file, start..start + 5, "a b");
        assert_eq!((key.form, &file[key.span]), (Form::Quoted, "\"a b\""));
        assert_eq!([mark(b""), mark(b"a"), mark(b"ab")].map(|it| it != 0), [false, true, true]);
    }
}
