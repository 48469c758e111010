//! The same content in other words: shuffled, reformatted and commented.

use std::fmt::Write;

use toml::{Table, Value};

use crate::mutation::edit::Random;

/// A TOML file written anew: tables and keys in another order, each value spelled another way.
pub(crate) fn toml(text: &str, random: &mut Random) -> String {
    let table: Table = text.parse().unwrap();
    let mut out = "# omskriven\r\n\r\n".to_owned();
    body(&table, "", random, &mut out);
    out
}

/// An analysis with comments and other spacing in its front matter; its text is left as it is.
pub(crate) fn markdown(text: &str) -> String {
    let (head, body) = text.strip_prefix("---\n").and_then(|it| it.split_once("\n---\n")).unwrap();
    let head: Vec<String> = head.lines().map(|it| format!("{it}   # en rad\n")).collect();
    format!("---\n# omskriven\n\n{}---\n{body}", head.concat())
}

/// The keys of a table, and then its tables under headers of their own.
fn body(table: &Table, path: &str, random: &mut Random, out: &mut String) {
    let (tables, keys): (Vec<_>, Vec<_>) =
        table.iter().partition(|(_, it)| is_under_headers(it, random.below(2) == 0));
    for (name, item) in shuffled(keys, random) {
        let _ = write!(out, "{}   =\t{}   # {name}\r\n", key(name, random), value(item, random));
    }
    for (name, item) in shuffled(tables, random) {
        let path =
            if path.is_empty() { key(name, random) } else { format!("{path} . {}", key(name, random)) };
        if let Value::Table(table) = item {
            let _ = write!(out, "\r\n\r\n# ---\r\n[ {path} ]\r\n");
            body(table, &path, random, out);
        }
        for table in item.as_array().into_iter().flatten().filter_map(Value::as_table) {
            let _ = write!(out, "\r\n[[ {path} ]]  # en till\r\n");
            body(table, &path, random, out);
        }
    }
}

/// Whether a value stands under a header: a list of tables always, a table now and then.
fn is_under_headers(value: &Value, now: bool) -> bool {
    match value {
        Value::Table(_) => now,
        Value::Array(items) => !items.is_empty() && items.iter().all(Value::is_table),
        _ => false,
    }
}

fn value(value: &Value, random: &mut Random) -> String {
    match value {
        Value::Table(table) => {
            let keys = shuffled(table.iter().collect(), random);
            let keys: Vec<String> = keys
                .into_iter()
                .map(|(name, it)| format!("{}={}", key(name, random), self::value(it, random)))
                .collect();
            format!("{{{}}}", keys.join(" ,  "))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|it| self::value(it, random)).collect();
            format!("[\r\n   {}   # sist\r\n]", items.join(" ,\r\n"))
        }
        Value::String(text) => string(text, random),
        Value::Integer(number) if *number > 9 => {
            let digits = number.to_string();
            format!("+{}_{}", &digits[..1], &digits[1..])
        }
        other => other.to_string(),
    }
}

fn key(name: &str, random: &mut Random) -> String {
    let is_bare = name.chars().all(|it| it.is_ascii_alphanumeric() || "-_".contains(it));
    if is_bare && random.below(2) == 0 { name.to_owned() } else { format!("\"{name}\"") }
}

fn string(text: &str, random: &mut Random) -> String {
    if random.below(2) == 0 && !text.contains(['\'', '\n', '\r', '\t']) {
        return format!("'{text}'");
    }
    let escaped = text.chars().map(|it| match it {
        '"' | '\\' => format!("\\{it}"),
        ' '..='~' => it.to_string(),
        _ => format!("\\U{:08X}", u32::from(it)),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

fn shuffled<T>(mut all: Vec<T>, random: &mut Random) -> Vec<T> {
    for last in (1..all.len()).rev() {
        all.swap(last, random.below(last + 1));
    }
    all
}
