//! Which keys a table may have, in one word: most questions about a thing are for keys that it does not have.

use super::{Item, node::mark};

/// A bit for some of the possible keys, and one for whether any key of the table is of no use.
#[derive(Clone, Copy, Debug)]
pub struct Marks(u32);

const FAULTY: u32 = 1 << 31;

impl Marks {
    /// Those of a table as it is when it is asked.
    pub fn of(table: Item<'_>) -> Self {
        let bit = |it: Item<'_>| bit(it.mark()) | if it.is_faulty() { FAULTY } else { 0 };
        Self(table.children().fold(0, |all, it| all | bit(it)))
    }

    /// Whether the table may have the key; when not, it has not.
    pub const fn may_have(self, key: &str) -> bool {
        self.0 & bit(mark(key.as_bytes())) != 0
    }

    /// Whether the table may have the key, or one that was meant for it: see [`Item::mentions`].
    pub const fn may_mention(self, key: &str) -> bool {
        self.may_have(key) || self.0 & FAULTY != 0
    }
}

const fn bit(mark: u8) -> u32 {
    1 << (mark % 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{source::FileId, syntax::parse};

    #[test]
    fn no_key_is_missed() {
        let keys = ["a", "mal", "\"b c\"", "bidrar_till", "\"\\u00e5\"", "x.y", "malvarde", "tidigare_id"];
        let text = keys.map(|it| format!("{it} = 1\n")).concat();
        let (mut document, _) = parse(&text);
        let marks = Marks::of(document.root(FileId(0), &text));
        for key in ["a", "mal", "b c", "bidrar_till", "å", "x", "malvarde", "tidigare_id"] {
            assert!(document.root(FileId(0), &text).get(key).is_some() && marks.may_have(key), "{key}");
        }
        let absent: Vec<String> =
            (0..100).map(|it| format!("k{it}")).filter(|it| !marks.may_have(it)).collect();
        assert!(absent.len() > 30 && !absent.iter().any(|it| marks.may_mention(it)));
        document.mark_faulty(1);
        let marks = Marks::of(document.root(FileId(0), &text));
        assert!(absent.iter().all(|it| !marks.may_have(it) && marks.may_mention(it)));
    }
}
