//! A value of a file as people read it in a comparison.

use crate::{
    model::Plan,
    syntax::{Item, Kind},
};

use super::{FieldChange, TableChange, TableKind};

/// What stands for the value of a group that is too small to show (R41).
const HIDDEN: &str = "–";

/// A value on one line; lists and tables with their parts.
pub fn value(item: Item<'_>) -> String {
    match item.kind() {
        Kind::Array => {
            let parts: Vec<String> = item.list().map(value).collect();
            format!("[{}]", parts.join(", "))
        }
        Kind::Table if item.get("organ").is_some() => decision(item),
        Kind::Table => {
            let parts: Vec<String> = item.entries().map(|it| format!("{} {}", it.key(), value(it))).collect();
            format!("{{{}}}", parts.join(", "))
        }
        _ => item
            .number()
            .map_or_else(|| item.scalar().unwrap_or_default().to_owned(), |it| it.normalize().to_string()),
    }
}

/// A decision as minutes name it: `BUN 2026-03-18 § 31`.
pub fn decision(item: Item<'_>) -> String {
    let part = |key| item.get(key).and_then(Item::scalar);
    let paragraph = part("paragraf").map(|it| format!("§ {it}"));
    let words = [part("organ").map(str::to_uppercase), part("datum").map(str::to_owned), paragraph];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// How a change is given its decision.
pub fn remedy(id: &str) -> String {
    format!(
        "låt beslutet följa med: `[[andring]]` med `beslut` och `avser = [\"{id}\"]` i planen, eller ett nytt `beslut`"
    )
}

/// Both sides of a field, with the values of groups too small to show left out.
pub fn sides(change: &TableChange<'_>, field: &FieldChange<'_>, plans: [&Plan; 2]) -> [Option<String>; 2] {
    let is_hidden = is_small(change, field, plans);
    [field.before, field.after].map(|it| it.map(|it| if is_hidden { HIDDEN.to_owned() } else { value(it) }))
}

/// Whether a field speaks of a group that is too small in either version.
fn is_small(change: &TableChange<'_>, field: &FieldChange<'_>, plans: [&Plan; 2]) -> bool {
    let (TableKind::Outcome(_), ["grupp", group, ..]) = (change.table().kind, &field.path[..]) else {
        return false;
    };
    let smallest = plans.iter().filter_map(|it| it.config().status.smallest_group).max();
    let sides = [change.before.as_ref(), change.after.as_ref()].into_iter().flatten();
    let mut counts =
        sides.filter_map(|it| it.item.get("grupp")?.get(group)?.get("antal")).filter_map(Item::integer);
    smallest.is_some_and(|smallest| counts.any(|it| it < i64::from(smallest)))
}
