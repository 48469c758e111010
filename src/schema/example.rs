//! The examples of the fields, as JSON and as YAML.

use serde_json::{Map, Value};

use crate::{
    source::FileId,
    syntax::{self, Item, Kind},
};

/// The example as a JSON value; dates become strings, as every reader of TOML sees them.
pub(super) fn json(example: &str) -> Value {
    of(example, as_json)
}

/// The example as YAML in flow style, for front matter.
pub(super) fn yaml(example: &str) -> String {
    of(example, as_yaml)
}

/// The first key of an example that is a table of tables, as TOML writes it.
pub(super) fn first_table(example: &str) -> Option<String> {
    of(example, |it| {
        let first = it.children().next().filter(|it| it.kind() == Kind::Table);
        first.map(|it| toml_key(it.key()))
    })
}

fn of<T>(example: &str, read: impl Fn(Item<'_>) -> T) -> T {
    let text = format!("x = {example}");
    let (document, _) = syntax::parse(&text);
    let root = document.root(FileId(0), &text);
    read(root.child("x").unwrap_or(root))
}

fn as_json(item: Item<'_>) -> Value {
    match item.kind() {
        Kind::Table => {
            let entries = item.children().map(|it| (it.key().to_owned(), as_json(it)));
            Value::Object(entries.collect::<Map<String, Value>>())
        }
        Kind::Array => Value::Array(item.children().map(as_json).collect()),
        Kind::Boolean => Value::Bool(item.raw() == "true"),
        Kind::Integer | Kind::Float => {
            let plain = item.raw().replace('_', "");
            serde_json::from_str(&plain).unwrap_or(Value::String(plain))
        }
        Kind::String | Kind::Plain | Kind::Datetime => {
            Value::String(item.text().unwrap_or_else(|| item.raw()).to_owned())
        }
    }
}

fn as_yaml(item: Item<'_>) -> String {
    match item.kind() {
        Kind::Table => {
            let entries: Vec<String> =
                item.children().map(|it| format!("{}: {}", it.key(), as_yaml(it))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Kind::Array => {
            let elements: Vec<String> = item.children().map(as_yaml).collect();
            format!("[{}]", elements.join(", "))
        }
        _ => item.raw().to_owned(),
    }
}

fn toml_key(key: &str) -> String {
    let is_bare = key.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_'));
    if is_bare { key.to_owned() } else { format!("\"{key}\"") }
}

#[cfg(test)]
mod tests {
    use crate::{
        fields::{Field, Need, Shape},
        schema::{Described, FILES, page::tables_in},
        syntax::check::{Vocabulary, check},
    };

    use super::*;

    #[test]
    fn examples_become_json_and_yaml() {
        #[track_caller]
        fn case(example: &str, as_json: &str, as_yaml: &str) {
            assert_eq!(json(example).to_string(), as_json, "{example}");
            assert_eq!(yaml(example), as_yaml, "{example}");
        }

        case("712_400", "712400", "712_400");
        case("84.1", "84.1", "84.1");
        case("2026-03-15", r#""2026-03-15""#, "2026-03-15");
        case(r#"["a", "b"]"#, r#"["a","b"]"#, r#"["a", "b"]"#);
        case(r#"{ b = true, a = "å" }"#, r#"{"b":true,"a":"å"}"#, r#"{ b: true, a: "å" }"#);
    }

    #[test]
    fn tables_of_tables_have_a_first() {
        #[track_caller]
        fn case(example: &str, expected: Option<&str>) {
            assert_eq!(first_table(example).as_deref(), expected, "{example}");
        }

        case(r#"{ "a/b" = {}, c = {} }"#, Some(r#""a/b""#));
        case("{ a-b = { c = 1 } }", Some("a-b"));
        case("{ a = 1 }", None);
        case("[]", None);
    }

    /// A row as a file of its own, so that the check of form looks at its example.
    #[track_caller]
    fn assert_valid(row: &'static Field, place: &str) {
        let row = Field { need: Need::Optional, ..*row };
        let rows: &'static [Field] = Box::leak(Box::new([row]));
        let shape =
            Shape { name: "exempel", about: "", fields: Box::leak(Box::new([rows])), own_fields: None };
        let text = format!("{} = {}", row.key, row.example);
        let (mut document, faults) = syntax::parse(&text);
        assert!(faults.is_empty(), "{place}: {text}");
        let vocabulary = Vocabulary::default();
        let problems = check(&mut document, FileId(0), &text, Box::leak(Box::new(shape)), &vocabulary);
        assert!(problems.is_empty(), "{place}: {text}: {problems:?}");
    }

    fn assert_all_valid(shape: &'static Shape) {
        for row in shape.rows() {
            assert_valid(row, shape.name);
            for (_, inner) in tables_in(&row.value) {
                assert_all_valid(inner);
            }
        }
    }

    #[test]
    fn every_example_is_what_its_row_asks_for() {
        FILES.iter().filter_map(Described::shape).for_each(assert_all_valid);
    }
}
