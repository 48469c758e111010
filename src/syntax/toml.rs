//! TOML text to a [`Document`], with every fault of its syntax.

use ::toml::Spanned;
use ::toml::de::{DeArray, DeTable, DeValue};

use super::{
    Document, Kind, SyntaxFault,
    draft::{Draft, Key},
    messages, quick,
};

/// Parses a TOML file as far as possible.
///
/// The document always exists; what the faults made unreadable is missing in it.
pub fn parse(text: &str) -> (Document, Vec<SyntaxFault>) {
    if let Some(document) = quick::parse(text) {
        return (document, Vec::new());
    }
    let (document, mut faults) = slowly(text);
    faults.extend(messages::newer_syntax(text));
    faults.sort_by_key(|it| (it.start, it.end));
    (document, faults)
}

/// Over the tree of the `toml` crate, which goes on after faults.
fn slowly(text: &str) -> (Document, Vec<SyntaxFault>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut draft = Draft::begun();
    fill(&mut draft, table.get_ref(), text);
    draft.close(0);
    (draft.finish(), messages::faults(text, &errors))
}

fn fill(draft: &mut Draft, table: &DeTable<'_>, text: &str) {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        push(draft, Some((key.span(), key.get_ref())), value, text);
    }
}

fn push(draft: &mut Draft, key: Option<Key<'_>>, value: &Spanned<DeValue<'_>>, text: &str) {
    let kind = match value.get_ref() {
        DeValue::Table(_) => Kind::Table,
        DeValue::Array(_) => Kind::Array,
        DeValue::String(_) => Kind::String,
        DeValue::Integer(_) => Kind::Integer,
        DeValue::Float(_) => Kind::Float,
        DeValue::Boolean(_) => Kind::Boolean,
        DeValue::Datetime(_) => Kind::Datetime,
    };
    let at = draft.open(text, key, &value.span(), kind);
    match value.get_ref() {
        DeValue::Table(table) => fill(draft, table, text),
        DeValue::Array(array) => elements(draft, array, text),
        DeValue::String(decoded) => draft.set_text(at, &text[value.span()], decoded),
        _ => {}
    }
    draft.close(at);
}

fn elements(draft: &mut Draft, array: &DeArray<'_>, text: &str) {
    for element in array {
        push(draft, None, element, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{source::FileId, syntax::Item};

    #[test]
    fn both_ways_give_the_same_document() {
        #[track_caller]
        fn case(text: &str) {
            let document = quick::parse(text).expect("the text has no fault");
            assert_eq!(format!("{document:?}"), format!("{:?}", slowly(text).0), "{text}");
        }

        case("");
        case(
            "format = 1\n# c\n[enhet]\nid = \"bun\"\n\n[plan.2026]\ntyp = 'ny'\nb = { organ = \"b\", d = 2025-11-19 }\n",
        );
        case(
            "[a.\"b/c\"]\nt1 = 87.50\nt2.varde = -712_400\nt2.x = 1\nx = \"\"\"\nhej\n\"\"\"\ny = \"a\\\"b\"\n",
        );
        case("[[f]]\nt = \"hej\"\n[[f]]\nt = \"då\"\n[f.x]\ny = 1\n");
        case("[m.a]\nx = 1\n[i.b]\nx = 1\n[m.c]\nx = [1, [2, 3], { a = 1 }]\n[o]\ny = true\n");
        case("\u{feff}a = 1\r\nb = \"å\"\r\n\"c\\u00e5\" = ''\n");
        let many: Vec<String> = (0..100).map(|it| format!("k{it} = {it}\n[t{it}.u]\n")).collect();
        case(&many.concat());
        for entry in walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/examples")) {
            let entry = entry.unwrap();
            if entry.path().extension().is_some_and(|it| it == "toml") {
                case(&std::fs::read_to_string(entry.path()).unwrap());
            }
        }
    }

    #[test]
    fn what_does_not_fit_into_a_packed_node_is_read_all_the_same() {
        let (key, value) = ("k".repeat(300), "å".repeat(40_000));
        let many: String = (0..70_000).fold(String::new(), |all, it| all + &format!("n{it} = {it}\n"));
        let gap = " ".repeat(200);
        let text = format!("{key} = \"{value}\"\ng{gap}= 'x'\n[{gap}t]\n{many}[u]\n\"{key}\\u00e5\" = [1]\n");
        for document in [quick::parse(&text).unwrap(), slowly(&text).0] {
            let root = document.root(FileId(0), &text);
            assert_eq!(root.children().map(Item::key).collect::<Vec<_>>(), [&key, "g", "t", "u"]);
            assert_eq!(root.get(&key).and_then(Item::text), Some(&*value));
            assert_eq!(root.get("g").and_then(Item::text), Some("x"));
            let table = root.get("t").unwrap();
            assert_eq!((table.raw().len(), table.children().count()), (203, 70_000));
            assert_eq!(table.get("n69999").and_then(Item::integer), Some(69_999));
            let list = root.get("u").and_then(|it| it.get(&format!("{key}å"))).unwrap();
            assert_eq!((list.raw(), list.list().count()), ("[1]", 1));
            let written = list.key_span();
            assert_eq!(&text[written.start as usize..written.end as usize], format!("\"{key}\\u00e5\""));
        }
    }

    #[test]
    fn what_is_not_plainly_right_goes_the_slow_way() {
        #[track_caller]
        fn case(text: &str) {
            assert!(quick::parse(text).is_none(), "{text}");
        }

        case("a = 1\na = 2\n");
        case("[a]\n[a]\n");
        case("a = 1\n[a]\n");
        case("a = {}\n[a.b]\n");
        case("a.b = 1\n[a]\n");
        case("[a]\nb.c = 1\n[a.b]\n");
        case("[[a]]\n[a]\n");
        case("a = [1]\n[[a]]\n");
        case("a = { b = 1, b = 2 }\n");
        case("d = 2026-02-30\n");
        case("[a.b]\n[a]\n");
        case("a = 1,5\n");
        case("a = \"x\n");
        case("a = 007\n");
        case("a = \n");
        case("a = { b = 1, }\n");
        case("a = { b = 1,\n c = 2 }\n");
        case("a = \"\\e\"\n");
        case("a = 07:30\n");
        let many: Vec<String> = (0..50).map(|it| format!("k{} = 1\n", it % 49)).collect();
        case(&many.concat());
    }
}
