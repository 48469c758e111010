//! Two values of a table, field by field: what is written differently but says the same is no change.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    fields::{Key, Shape, Type, links::Link},
    syntax::{Item, Kind},
};

use super::{FieldChange, renamed::Names};

/// The parts of a value that bear its meaning when it is written without a table (format.md, utfall).
const BARE: [&str; 3] = ["varde", "status", "text"];

/// What differs between two tables, by the path of each key.
pub(super) fn changes<'p>(
    before: Option<Item<'p>>,
    after: Option<Item<'p>>,
    form: Option<&'static Type>,
    names: Names<'_>,
) -> Vec<FieldChange<'p>> {
    let mut found = Vec::new();
    walk(&mut Vec::new(), (before, after), form, names, &mut found);
    found
}

fn walk<'p>(
    path: &mut Vec<&'p str>,
    (before, after): Pair<'p>,
    form: Option<&'static Type>,
    names: Names<'_>,
    found: &mut Vec<FieldChange<'p>>,
) {
    let is_table = |it: Option<Item<'p>>| it.is_some_and(|it| it.kind() == Kind::Table);
    if let Some(rows) = by_id(before, after, form) {
        for (id, sides) in rows {
            path.push(id);
            walk(path, sides, form, names, found);
            path.pop();
        }
        return;
    }
    // A decision is told as a whole, wherever it stands.
    let is_leaf = !path.is_empty() && form.and_then(shape).is_some_and(|it| it.name == "beslut");
    if is_leaf || !(is_table(before) || is_table(after)) || !(fits(before, form) && fits(after, form)) {
        if !same_or_absent(before, after, form, names) {
            found.push(FieldChange { path: path.clone(), before, after });
        }
        return;
    }
    if let Some(link) = key_link(form) {
        for (key, sides) in rows(before, after, (link, names)) {
            path.push(key);
            walk(path, sides, inner(form, key), names, found);
            path.pop();
        }
        return;
    }
    let keys: BTreeSet<&'p str> =
        [before, after].into_iter().flatten().flat_map(|it| keys(it, form)).collect();
    // A value that is not what its field asks for has a finding; what it says is not known.
    let is_faulty = |it: Option<Item<'p>>, key| it.and_then(|it| it.child(key)).is_some_and(Item::is_faulty);
    for key in keys.into_iter().filter(|it| !is_faulty(before, it) && !is_faulty(after, it)) {
        path.push(key);
        let sides = (part(before, key, form), part(after, key, form));
        walk(path, sides, inner(form, key), names, found);
        path.pop();
    }
}

/// A value on both sides; absent on one of them, or neither.
type Pair<'p> = (Option<Item<'p>>, Option<Item<'p>>);

/// The tables of two lists that are known by their `id`, those of one id together; not where one has none,
/// or where what both have stands in another order, which may be part of what the list says.
fn by_id<'p>(
    before: Option<Item<'p>>,
    after: Option<Item<'p>>,
    form: Option<&'static Type>,
) -> Option<Vec<(&'p str, Pair<'p>)>> {
    if !matches!(form, Some(Type::Tables(_))) {
        return None;
    }
    let rows = |list: Option<Item<'p>>| -> Option<Vec<(&'p str, Item<'p>)>> {
        let items = list.filter(|it| it.kind() == Kind::Array)?.list();
        items.map(|it| (it.kind() == Kind::Table).then(|| Some((it.get("id")?.text()?, it)))?).collect()
    };
    let (before, after) = (rows(before)?, rows(after)?);
    let (old, new): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (before.iter().copied().collect(), after.iter().copied().collect());
    let kept = before.iter().map(|it| it.0).filter(|it| new.contains_key(it));
    let is_known = old.len() == before.len() && new.len() == after.len();
    if !is_known || !kept.eq(after.iter().map(|it| it.0).filter(|it| old.contains_key(it))) {
        return None;
    }
    let ids =
        after.iter().map(|it| it.0).chain(before.iter().map(|it| it.0).filter(|it| !new.contains_key(it)));
    Some(ids.map(|id| (id, (old.get(id).copied(), new.get(id).copied()))).collect())
}

/// What the keys of a map name, where they are references.
fn key_link(form: Option<&'static Type>) -> Option<&'static Link> {
    match form? {
        Type::Map(Key::Reference(link), _) => Some(link),
        _ => None,
    }
}

/// The rows of two tables whose keys are references, those of one thing together; not where one side
/// is wrong, which has a finding.
fn rows<'p>(
    before: Option<Item<'p>>,
    after: Option<Item<'p>>,
    (link, names): (&Link, Names<'_>),
) -> Vec<(&'p str, Pair<'p>)> {
    let mut all: BTreeMap<String, Pair<'p>> = BTreeMap::new();
    for item in after.into_iter().flat_map(Item::children) {
        all.entry(names.after(item.key(), link)).or_default().1 = Some(item);
    }
    for item in before.into_iter().flat_map(Item::children) {
        // A name that was left behind is still the same word.
        let now = names.before(item.key(), link);
        let name = if all.contains_key(&now) { now } else { names.after(item.key(), link) };
        all.entry(name).or_default().0 = Some(item);
    }
    let is_faulty = |it: Option<Item<'p>>| it.is_some_and(Item::is_faulty);
    let rows = all.into_values().filter(|it| !is_faulty(it.0) && !is_faulty(it.1));
    rows.filter_map(|it| Some((it.1.or(it.0)?.key(), it))).collect()
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

fn same_or_absent(
    before: Option<Item<'_>>,
    after: Option<Item<'_>>,
    form: Option<&'static Type>,
    names: Names<'_>,
) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => same(before, after, form, names),
        (None, None) => true,
        _ => false,
    }
}

/// Whether two values say the same; the tables within start paths of their own.
fn same(before: Item<'_>, after: Item<'_>, form: Option<&'static Type>, names: Names<'_>) -> bool {
    let is_list = matches!(form, Some(Type::List(_)));
    let is_array = |it: Item<'_>| it.kind() == Kind::Array;
    match (before.kind(), after.kind()) {
        (Kind::Table, Kind::Table) => {
            let mut found = Vec::new();
            walk(&mut Vec::new(), (Some(before), Some(after)), form, names, &mut found);
            found.is_empty()
        }
        _ if is_list || is_array(before) || is_array(after) => same_lists(before, after, form, names),
        (Kind::Table, _) | (_, Kind::Table) => false,
        _ => match reference(form).and_then(|link| Some((link, before.text()?, after.text()?))) {
            Some((link, before, after)) => {
                before == after || names.before(before, link) == names.after(after, link)
            }
            None => same_scalars(before, after, form),
        },
    }
}

/// What a value of that form names, where it may be nothing but a reference or a table.
fn reference(form: Option<&'static Type>) -> Option<&'static Link> {
    match form? {
        Type::Reference(link) => Some(link),
        Type::List(of) => reference(Some(of)),
        Type::OneOf(all) => all.iter().find_map(|it| reference(Some(it))),
        _ => None,
    }
}

/// Lists of references are sets; the order of others is part of what they say.
fn same_lists(before: Item<'_>, after: Item<'_>, form: Option<&'static Type>, names: Names<'_>) -> bool {
    let (before, after): (Vec<_>, Vec<_>) = (before.list().collect(), after.list().collect());
    if let Some(link) = reference(form) {
        let set = |items: &[Item<'_>], name: &dyn Fn(&str) -> String| -> BTreeSet<String> {
            items.iter().filter_map(|it| it.text().map(name)).collect()
        };
        return set(&before, &str::to_owned) == set(&after, &str::to_owned)
            || set(&before, &|it| names.before(it, link)) == set(&after, &|it| names.after(it, link));
    }
    let of = match form {
        Some(Type::List(of)) => Some(*of),
        Some(Type::Tables(_)) => form,
        _ => None,
    };
    before.len() == after.len() && before.iter().zip(&after).all(|(a, b)| same(*a, *b, of, names))
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
