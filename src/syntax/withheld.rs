//! What the files keep from the public: `intern` (format.md, Ids, references, time).

use crate::source::FileId;

use super::{Document, Item};

/// Makes everything that is marked `intern` unusable, so that no reader of the document can tell of it.
///
/// True where the whole file is.
pub fn withhold(document: &mut Document, file: FileId, text: &str) -> bool {
    let mut hidden = Vec::new();
    let mut open = vec![document.root(file, text)];
    while let Some(item) = open.pop() {
        match item.child("intern") {
            Some(mark) if mark.boolean() == Some(true) => hidden.push(item.index()),
            Some(mark) => hidden.extend(keys(item, mark)),
            None => {}
        }
        open.extend(item.children());
    }
    let is_whole = hidden.contains(&0);
    for node in hidden {
        document.mark_faulty(node);
    }
    if is_whole {
        *document = Document::empty();
    }
    is_whole
}

/// The keys of a table that a list names.
fn keys(table: Item<'_>, list: Item<'_>) -> Vec<u32> {
    let named = list.list().filter_map(Item::text);
    named.filter_map(|key| table.child(key)).map(Item::index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    #[test]
    fn marked_tables_and_keys_are_gone() {
        let text =
            "[a]\nx = 1\nintern = true\n[b]\nx = 1\ny = { z = 1, intern = [\"z\"] }\nintern = [\"x\"]\n";
        let (mut document, _) = parse(text);
        assert!(!withhold(&mut document, FileId(0), text));
        let root = document.root(FileId(0), text);
        assert!(root.get("a").is_none());
        let b = root.get("b").unwrap();
        assert!(b.get("x").is_none());
        assert!(b.get("y").unwrap().get("z").is_none());
    }

    #[test]
    fn a_whole_file_may_be_marked() {
        let text = "intern = true\nx = 1\n";
        let (mut document, _) = parse(text);
        assert!(withhold(&mut document, FileId(0), text));
        assert!(document.root(FileId(0), text).get("x").is_none());
    }
}
