//! The two languages of the files, held against those that others have written for them.

use std::collections::BTreeMap;

use styr::{
    source::{FileId, layout::FileKind},
    syntax::{self, Item, Kind, front_matter},
};
use toml::{Table, Value};

use super::{
    Target,
    stage::{self, text},
};

pub(super) const ALL: [Target; 2] = [
    Target {
        name: "toml",
        promise: "a text has a fault where the crate `toml` finds one, and else says the same",
        seeds: || stage::seeds(|it| !matches!(it, FileKind::Analysis)),
        run: |data| toml(&text(data)),
    },
    Target {
        name: "head",
        promise: "an analysis is split where its head ends, and every value is where it is said to be",
        seeds: || stage::seeds(|it| matches!(it, FileKind::Analysis)),
        run: |data| head(&text(data)),
    },
];

fn toml(text: &str) {
    let (document, faults) = syntax::parse(text);
    for fault in &faults {
        assert!(text.get(fault.start..fault.end).is_some(), "{fault:?} is no place");
        assert!(!fault.message.is_empty());
    }
    let root = document.root(FileId(0), text);
    places(root, text);
    match text.parse::<Table>() {
        Ok(table) if faults.is_empty() => same_table(root, &table),
        // What is newer than our edition of TOML, or too deep, is refused though another takes it.
        Ok(_) => {}
        Err(error) => assert!(!faults.is_empty(), "no fault, but: {error}"),
    }
}

fn head(text: &str) {
    let read = front_matter::parse(text);
    assert!(text.get(read.body..).is_some(), "the text begins in the middle of a letter");
    for fault in &read.faults {
        assert!(text.get(fault.start..fault.end).is_some(), "{fault:?} is no place");
    }
    places(read.document.root(FileId(0), text), text);
}

/// Every node lies in the text, and can be read in every way that there is.
fn places(item: Item<'_>, text: &str) {
    for span in [item.span(), item.key_span()] {
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} is no place");
    }
    let _ = (item.text(), item.scalar(), item.number(), item.integer(), item.boolean(), item.date());
    for child in item.children() {
        assert!(item.kind() != Kind::Table || item.child(child.key()).is_some(), "{} is lost", child.key());
        places(child, text);
    }
}

fn same_table(item: Item<'_>, table: &Table) {
    let ours: BTreeMap<&str, Item<'_>> = item.children().map(|it| (it.key(), it)).collect();
    assert_eq!(ours.keys().copied().collect::<Vec<_>>(), {
        let mut keys: Vec<&str> = table.keys().map(String::as_str).collect();
        keys.sort_unstable();
        keys
    });
    for (key, value) in table {
        same(ours[key.as_str()], value);
    }
}

fn same(item: Item<'_>, value: &Value) {
    match value {
        Value::String(it) => assert_eq!(item.text(), Some(it.as_str())),
        Value::Boolean(it) => assert_eq!(item.boolean(), Some(*it)),
        Value::Integer(it) => {
            assert_eq!(item.kind(), Kind::Integer);
            assert!(item.integer().is_none_or(|ours| ours == *it), "{} is not {it}", item.raw());
        }
        Value::Float(_) => assert_eq!(item.kind(), Kind::Float),
        Value::Datetime(_) => assert_eq!(item.kind(), Kind::Datetime),
        Value::Array(all) => {
            let ours: Vec<Item<'_>> = item.children().collect();
            assert_eq!((item.kind(), ours.len()), (Kind::Array, all.len()));
            ours.iter().zip(all).for_each(|(item, value)| same(*item, value));
        }
        Value::Table(table) => {
            assert_eq!(item.kind(), Kind::Table);
            same_table(item, table);
        }
    }
}
