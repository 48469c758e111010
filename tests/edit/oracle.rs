//! Edits of what a file says, made over the `toml` crate, which the program does not make them with.

use toml::{Table, Value};

/// Whether something stands at a path.
pub(crate) fn exists(table: &Table, path: &[&str]) -> bool {
    let (first, rest) = path.split_first().unwrap();
    match table.get(*first) {
        Some(Value::Table(below)) if !rest.is_empty() => exists(below, rest),
        found => found.is_some() && rest.is_empty(),
    }
}

/// Puts a value at a path; tables on the way are made.
pub(crate) fn set(value: &mut Value, path: &[&str], new: Value) {
    let table = value.as_table_mut().unwrap();
    match path {
        [key] => drop(table.insert((*key).to_owned(), new)),
        [first, rest @ ..] => {
            let below = table.entry((*first).to_owned()).or_insert_with(|| Value::Table(Table::new()));
            set(below, rest, new);
        }
        [] => {}
    }
}

/// Takes away what stands at a path.
pub(crate) fn remove(value: &mut Value, path: &[&str]) -> Option<Value> {
    let table = value.as_table_mut()?;
    match path {
        [key] => table.remove(*key),
        [first, rest @ ..] => remove(table.get_mut(*first)?, rest),
        [] => None,
    }
}

/// A table that has lost its last key may go with it.
pub(crate) fn without_empty(value: Value) -> Value {
    match value {
        Value::Table(table) => {
            let below = table.into_iter().map(|(key, it)| (key, without_empty(it)));
            Value::Table(below.filter(|(_, it)| it.as_table().is_none_or(|it| !it.is_empty())).collect())
        }
        other => other,
    }
}
