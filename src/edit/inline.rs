//! Values within `{ … }`.

use std::ops::Range;

use toml_edit::{InlineTable, Key, Value};

use super::{
    change::{Edit, Refused},
    order::Order,
    place::{Neighbour, neighbour},
    toml,
};

/// The edit that sets a value in an inline table; of the path so many names lead to the table.
pub(super) fn set(
    text: &str,
    table: &InlineTable,
    (path, depth): (&[&str], usize),
    value: &str,
    order: &Order<'_>,
) -> Result<Edit, Refused> {
    let rest = &path[depth..];
    let rows = table.get_values();
    for (keys, old) in &rows {
        let names: Vec<&str> = keys.iter().map(|it| it.get()).collect();
        if names == rest {
            return old.span().map(|it| Edit::replace(it, value)).ok_or_else(unsure);
        }
        if names.len() < rest.len() && names == rest[..names.len()] {
            let below = old.as_inline_table().ok_or_else(unsure)?;
            return set(text, below, (path, depth + names.len()), value, order);
        }
    }
    let is_dotted = rest.len() > 1 && rows.iter().any(|it| it.0[0].get() == rest[0]);
    let entry = if is_dotted { dotted(rest, value) } else { nested(rest, value) };
    let span = table.span().ok_or_else(unsure)?;
    let inner = span.start + 1..span.end - 1;
    if text[inner.clone()].trim().is_empty() {
        return Ok(Edit::replace(span, format!("{{ {entry} }}")));
    }
    let names: Vec<&str> = rows.iter().map(|it| it.0[0].get()).collect();
    match neighbour(&order(&path[..depth]), rest[0], &names) {
        Some(Neighbour::After(at)) => {
            let end = rows[at].1.span().ok_or_else(unsure)?.end;
            Ok(Edit::insert(end, format!(", {entry}")))
        }
        Some(Neighbour::Before(_)) => {
            let spaces = text[inner.clone()].len() - text[inner.clone()].trim_start().len();
            Ok(Edit::insert(inner.start + spaces, format!("{entry}, ")))
        }
        None => Err(unsure()),
    }
}

/// Whether a table within braces is written key by key with dots.
pub(super) fn is_spread(table: &InlineTable, path: &[&str]) -> bool {
    table.get_values().iter().any(|(keys, value)| {
        let names: Vec<&str> = keys.iter().map(|it| it.get()).collect();
        if names.len() > path.len() {
            return names[..path.len()] == *path;
        }
        let below =
            value.as_inline_table().filter(|_| names.len() < path.len() && names == path[..names.len()]);
        below.is_some_and(|it| is_spread(it, &path[names.len()..]))
    })
}

/// The edits that take a value away with its comma; none when it is not there.
pub(super) fn remove(text: &str, table: &InlineTable, path: &[&str]) -> Vec<Edit> {
    let (Some(span), rows) = (table.span(), table.get_values()) else { return Vec::new() };
    for (keys, value) in &rows {
        let names: Vec<&str> = keys.iter().map(|it| it.get()).collect();
        if names.len() < path.len() && names == path[..names.len()] {
            let below = value.as_inline_table();
            return below.map_or_else(Vec::new, |it| remove(text, it, &path[names.len()..]));
        }
    }
    let goes = |keys: &[&Key]| {
        path.iter().enumerate().all(|(at, it)| keys.get(at).is_some_and(|key| key.get() == *it))
    };
    let stays = rows.iter().filter(|it| !goes(&it.0)).count();
    if stays == rows.len() {
        return Vec::new();
    }
    if stays == 0 {
        return vec![Edit::replace(span, "{}")];
    }
    let mut edits = Vec::new();
    let mut end = span.start + 1;
    let mut has_kept = false;
    for (keys, value) in &rows {
        let Some(value) = value.span() else { return Vec::new() };
        if !goes(keys) {
            has_kept = true;
        } else if has_kept {
            edits.push(Edit::replace(end..value.end, ""));
        } else {
            let comma = text[value.end..].find(',').map_or(value.end, |it| value.end + it + 1);
            let spaces = |at: usize| text[at..].len() - text[at..].trim_start().len();
            // What stands before the first value stays, and so do no two spaces.
            let first = if edits.is_empty() { end + spaces(end) } else { end };
            edits.push(Edit::replace(first..comma + spaces(comma), ""));
            end = comma + spaces(comma);
            continue;
        }
        end = value.end;
    }
    edits
}

/// Where the last name of a path stands.
pub(super) fn name(table: &InlineTable, path: &[&str]) -> Option<Range<usize>> {
    let (first, rest) = path.split_first()?;
    let (key, item) = table.get_key_value(first)?;
    match item.as_value() {
        _ if rest.is_empty() => key.span(),
        Some(Value::InlineTable(below)) => name(below, rest),
        _ => None,
    }
}

fn dotted(path: &[&str], value: &str) -> String {
    let keys: Vec<String> = path.iter().map(|it| toml::key(it)).collect();
    format!("{} = {value}", keys.join("."))
}

fn nested(path: &[&str], value: &str) -> String {
    match path {
        [] => value.to_owned(),
        [key] => format!("{} = {value}", toml::key(key)),
        [key, rest @ ..] => format!("{} = {{ {} }}", toml::key(key), nested(rest, value)),
    }
}

fn unsure() -> Refused {
    Refused::of_file("värdet står så att det inte säkert går att ändra", "ändra för hand")
}
