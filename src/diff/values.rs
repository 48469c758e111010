//! Two values of a table, field by field: what is written differently but says the same is no change.

use std::collections::BTreeSet;

use crate::{
    fields::{Shape, Type},
    syntax::{Item, Kind},
};

use super::FieldChange;

/// The parts of a value that bear its meaning when it is written without a table (format.md, utfall).
const BARE: [&str; 3] = ["varde", "status", "text"];

/// What differs between two tables, by the path of each key.
pub(super) fn changes<'p>(
    before: Option<Item<'p>>,
    after: Option<Item<'p>>,
    form: Option<&'static Type>,
) -> Vec<FieldChange<'p>> {
    let mut found = Vec::new();
    walk(&mut Vec::new(), before, after, form, &mut found);
    found
}

fn walk<'p>(
    path: &mut Vec<&'p str>,
    before: Option<Item<'p>>,
    after: Option<Item<'p>>,
    form: Option<&'static Type>,
    found: &mut Vec<FieldChange<'p>>,
) {
    let is_table = |it: Option<Item<'p>>| it.is_some_and(|it| it.kind() == Kind::Table);
    // A decision is told as a whole, wherever it stands.
    let is_leaf = !path.is_empty() && form.and_then(shape).is_some_and(|it| it.name == "beslut");
    if is_leaf || !(is_table(before) || is_table(after)) || !(fits(before, form) && fits(after, form)) {
        if !same_or_absent(before, after, form) {
            found.push(FieldChange { path: path.clone(), before, after });
        }
        return;
    }
    let keys: BTreeSet<&'p str> =
        [before, after].into_iter().flatten().flat_map(|it| keys(it, form)).collect();
    // A value that is not what its field asks for has a finding; what it says is not known.
    let is_faulty = |it: Option<Item<'p>>, key| it.and_then(|it| it.child(key)).is_some_and(Item::is_faulty);
    for key in keys.into_iter().filter(|it| !is_faulty(before, it) && !is_faulty(after, it)) {
        path.push(key);
        walk(path, part(before, key, form), part(after, key, form), inner(form, key), found);
        path.pop();
    }
}

/// Whether a value can be walked key by key: it is a table, absent, or a bare form of one.
fn fits(item: Option<Item<'_>>, form: Option<&'static Type>) -> bool {
    item.is_none_or(|it| it.kind() == Kind::Table || bare_key(form).is_some() && it.kind() != Kind::Array)
}

fn keys<'p>(item: Item<'p>, form: Option<&'static Type>) -> Vec<&'p str> {
    if item.kind() == Kind::Table {
        return item.entries().map(Item::key).collect();
    }
    bare_key(form).into_iter().collect()
}

fn part<'p>(item: Option<Item<'p>>, key: &str, form: Option<&'static Type>) -> Option<Item<'p>> {
    let item = item?;
    if item.kind() == Kind::Table {
        return item.get(key);
    }
    (bare_key(form) == Some(key)).then_some(item)
}

/// The key whose value may stand alone instead of the whole table.
fn bare_key(form: Option<&'static Type>) -> Option<&'static str> {
    let first = shape(form?)?.rows().next()?.key;
    BARE.contains(&first).then_some(first)
}

/// The keys of a table of that form.
fn shape(form: &'static Type) -> Option<&'static Shape> {
    match form {
        Type::Table(shape) | Type::Tables(shape) => Some(shape),
        Type::OneOf(all) => all.iter().find_map(shape),
        _ => None,
    }
}

fn inner(form: Option<&'static Type>, key: &str) -> Option<&'static Type> {
    match form? {
        Type::Map(_, of) => Some(of),
        Type::OneOf(all) => all.iter().find_map(|it| inner(Some(it), key)),
        Type::Table(shape) | Type::Tables(shape) => shape.row(key).map(|it| &it.value),
        _ => None,
    }
}

fn same_or_absent(before: Option<Item<'_>>, after: Option<Item<'_>>, form: Option<&'static Type>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => same(before, after, form),
        (None, None) => true,
        _ => false,
    }
}

/// Whether two values say the same; the tables within start paths of their own.
pub(super) fn same(before: Item<'_>, after: Item<'_>, form: Option<&'static Type>) -> bool {
    let is_list = matches!(form, Some(Type::List(_)));
    let is_array = |it: Item<'_>| it.kind() == Kind::Array;
    match (before.kind(), after.kind()) {
        (Kind::Table, Kind::Table) => {
            let mut found = Vec::new();
            walk(&mut Vec::new(), Some(before), Some(after), form, &mut found);
            found.is_empty()
        }
        _ if is_list || is_array(before) || is_array(after) => same_lists(before, after, form),
        (Kind::Table, _) | (_, Kind::Table) => false,
        _ => same_scalars(before, after, form),
    }
}

/// Lists of references are sets; the order of others is part of what they say.
fn same_lists(before: Item<'_>, after: Item<'_>, form: Option<&'static Type>) -> bool {
    let of = match form {
        Some(Type::List(of)) => Some(*of),
        _ => None,
    };
    let (before, after): (Vec<_>, Vec<_>) = (before.list().collect(), after.list().collect());
    if matches!(of, Some(Type::Reference(_))) {
        let set = |items: &[Item<'_>]| items.iter().filter_map(|it| it.text().map(str::to_owned)).collect();
        let (before, after): (BTreeSet<String>, BTreeSet<String>) = (set(&before), set(&after));
        return before == after;
    }
    before.len() == after.len() && before.iter().zip(&after).all(|(a, b)| same(*a, *b, of))
}

fn same_scalars(before: Item<'_>, after: Item<'_>, form: Option<&'static Type>) -> bool {
    let is_text = |it: Item<'_>| matches!(it.kind(), Kind::String | Kind::Plain);
    let is_label = matches!(form, Some(Type::Label | Type::Period | Type::Years))
        || matches!(form, Some(Type::OneOf(all)) if all.iter().any(|it| matches!(it, Type::Years)));
    if let (Some(before), Some(after)) = (before.number(), after.number()) {
        return before == after;
    }
    if let (Some(before), Some(after)) = (before.date(), after.date()) {
        return before == after;
    }
    let texts = || before.scalar().zip(after.scalar()).is_some_and(|(a, b)| lines(a).eq(lines(b)));
    (is_label || is_text(before) == is_text(after)) && texts()
}

/// The bytes of a text whose lines may end in one way or the other.
fn lines(text: &str) -> impl Iterator<Item = u8> + '_ {
    text.bytes().filter(|it| *it != b'\r')
}
