//! One key with its value: as it is read, and packed as it is kept. A large repo has millions, and they are what a
//! check holds most of beside the texts.

use std::ops::Range;

use super::Kind;

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

/// One key with its value: spans in bytes, and how many nodes below it follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// The key as it is written; nothing at 0 for the root, and for elements.
    pub(super) key: (u32, u32),
    pub(super) value: (u32, u32),
    pub(super) size: u32,
    /// The [`mark`] of the key without quotes.
    pub(super) mark: u8,
    pub(super) kind: Kind,
    pub(super) key_form: Form,
    pub(super) value_form: Form,
}

impl Node {
    /// A node without anything below it; a key comes with its text without quotes.
    pub(super) fn new(
        file: &str,
        key: Option<(Range<usize>, &str)>,
        value: &Range<usize>,
        kind: Kind,
    ) -> Self {
        let (key, text, key_form) = match key {
            Some((span, text)) => (places(&span), text, Form::of(&file[span], text)),
            None => ((0, 0), "", Form::Bare),
        };
        let mark = mark(text.as_bytes());
        Self { key, value: places(value), size: 0, mark, kind, key_form, value_form: Form::Bare }
    }

    pub(super) fn set_value(&mut self, value: &Range<usize>) {
        self.value = places(value);
    }
}

fn places(range: &Range<usize>) -> (u32, u32) {
    (range.start as u32, range.end as u32)
}

/// A node in eleven bytes. One that does not fit is kept aside, with only its mark and its kind here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Packed {
    /// Where the key begins; where there is none, the value.
    start: [u8; 3],
    key_length: u8,
    /// From the end of the key to the value, which for a table is its header, around the key.
    gap: i8,
    value_length: [u8; 2],
    size: [u8; 2],
    mark: u8,
    /// From the lowest bit: three of the kind, two of each form, and whether it is of no use.
    bits: u8,
}

const KEY_FORM: u8 = 3;
const VALUE_FORM: u8 = 5;
const FAULTY: u8 = 1 << 7;
/// In place of the form of the key: the node is kept aside.
const ASIDE: u8 = 3;

impl Packed {
    /// The node, if it fits.
    pub(super) fn of(node: &Node) -> Option<Self> {
        let is_keyed = node.key != (0, 0);
        let start = if is_keyed { node.key.0 } else { node.value.0 };
        let [a, b, c, 0] = start.to_le_bytes() else { return None };
        let key_length = u8::try_from(node.key.1 - node.key.0).ok().filter(|it| is_keyed == (*it > 0))?;
        let end = i64::from(start) + i64::from(key_length);
        Some(Self {
            start: [a, b, c],
            key_length,
            gap: i8::try_from(i64::from(node.value.0) - end).ok()?,
            value_length: u16::try_from(node.value.1.checked_sub(node.value.0)?).ok()?.to_le_bytes(),
            size: u16::try_from(node.size).ok()?.to_le_bytes(),
            ..Self::bare(node, node.key_form as u8)
        })
    }

    /// In place of a node that does not fit.
    pub(super) const fn aside(node: &Node) -> Self {
        Self::bare(node, ASIDE)
    }

    const fn bare(node: &Node, key_form: u8) -> Self {
        let bits = node.kind as u8 | key_form << KEY_FORM | (node.value_form as u8) << VALUE_FORM;
        Self {
            start: [0; 3],
            key_length: 0,
            gap: 0,
            value_length: [0; 2],
            size: [0; 2],
            mark: node.mark,
            bits,
        }
    }

    /// Whether the node is kept aside: then only its mark, its kind, the form of its value and its use are here.
    pub(super) const fn is_aside(self) -> bool {
        self.bits >> KEY_FORM & 3 == ASIDE
    }

    pub(super) const fn key(self) -> (u32, u32) {
        let start = self.start();
        if self.key_length == 0 { (0, 0) } else { (start, start + self.key_length as u32) }
    }

    pub(super) const fn value(self) -> (u32, u32) {
        let end = self.start() + self.key_length as u32;
        let value = end.wrapping_add_signed(self.gap as i32);
        (value, value + u16::from_le_bytes(self.value_length) as u32)
    }

    pub(super) const fn size(self) -> u32 {
        u16::from_le_bytes(self.size) as u32
    }

    pub(super) const fn key_form(self) -> Form {
        Form::ALL[(self.bits >> KEY_FORM) as usize % 4 % 3]
    }

    pub(super) const fn value_form(self) -> Form {
        Form::ALL[(self.bits >> VALUE_FORM) as usize % 4 % 3]
    }

    const fn start(self) -> u32 {
        let [a, b, c] = self.start;
        u32::from_le_bytes([a, b, c, 0])
    }

    pub(super) const fn mark(self) -> u8 {
        self.mark
    }

    pub(super) const fn kind(self) -> Kind {
        Kind::ALL[self.bits as usize % 8]
    }

    pub(super) const fn is_faulty(self) -> bool {
        self.bits & FAULTY != 0
    }

    pub(super) const fn set_faulty(&mut self) {
        self.bits |= FAULTY;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(key: (u32, u32), value: (u32, u32), size: u32) -> Node {
        Node { key, value, size, mark: 7, kind: Kind::Array, key_form: Form::Quoted, value_form: Form::Bare }
    }

    #[test]
    fn a_packed_node_gives_back_what_it_was_given() {
        #[track_caller]
        fn case(node: Node) {
            let mut packed = Packed::of(&node).expect("it fits");
            packed.set_faulty();
            let (key_form, value_form) = (packed.key_form(), packed.value_form());
            let (key, value, size) = (packed.key(), packed.value(), packed.size());
            let given =
                Node { key, value, size, mark: packed.mark(), kind: packed.kind(), key_form, value_form };
            assert_eq!((given, packed.is_faulty(), packed.is_aside()), (node, true, false));
        }

        assert_eq!(size_of::<Packed>(), 11);
        for kind in Kind::ALL {
            for (key_form, value_form) in Form::ALL.into_iter().flat_map(|a| Form::ALL.map(|b| (a, b))) {
                case(Node {
                    kind,
                    key_form,
                    value_form,
                    ..node((65_535, 65_790), (65_793, 131_328), 65_535)
                });
            }
        }
        let end = (1 << 24) - 1;
        case(node((0, 0), (0, 0), 0));
        case(node((0, 0), (end, end + 9), 0));
        case(node((0, 1), (4, 5), 0));
        case(node((200, 210), (82, 211), 0));
        case(node((200, 210), (337, 338), 0));
        case(node((end, end + 128), (end, end + 128), 0));
    }

    #[test]
    fn a_node_that_does_not_fit_is_kept_aside() {
        #[track_caller]
        fn case(node: Node) {
            assert_eq!(Packed::of(&node), None);
            let mut packed = Packed::aside(&node);
            packed.set_faulty();
            assert_eq!((packed.is_aside(), packed.is_faulty()), (true, true));
            let kept = (packed.mark(), packed.kind(), packed.value_form());
            assert_eq!(kept, (node.mark, node.kind, node.value_form));
        }

        let end = 1 << 24;
        case(node((end, end + 1), (end, end + 1), 0));
        case(node((0, 0), (end, end + 1), 0));
        case(node((1, 257), (260, 261), 0));
        case(node((9, 9), (9, 10), 0));
        case(node((200, 210), (81, 211), 0));
        case(node((200, 210), (338, 339), 0));
        case(node((1, 2), (4, 4 + 65_536), 0));
        case(node((1, 2), (4, 3), 0));
        case(node((1, 2), (4, 5), 65_536));
    }

    #[test]
    fn keys_are_marked() {
        let file = "\"a b\" = 2\n";
        let node = Node::new(file, Some((0..5, "a b")), &(8..9), Kind::Integer);
        assert_eq!((node.key, node.value, node.key_form), ((0, 5), (8, 9), Form::Quoted));
        assert_eq!(node.mark, mark(b"a b"));
        assert_eq!([mark(b""), mark(b"a"), mark(b"ab")].map(|it| it != 0), [false, true, true]);
    }
}
