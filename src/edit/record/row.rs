//! One answer into its row: what stays, what comes in its place, and what must be allowed first.

use std::collections::BTreeMap;

use crate::{
    edit::{change::Refused, draft::Draft, order::Order, toml, tree::Tree},
    source::FileId,
    syntax::{self, Item, Kind, number},
};

use super::{answer::Answer, subject::Subject};

/// How an answer comes into a row.
pub(super) enum Step {
    /// As a new text of the whole row.
    Whole(String),
    /// Value by value: the row is written in several places.
    Spread {
        /// What cannot stay beside the answer, below the row.
        gone: Vec<Vec<String>>,
    },
}

/// Finds how an answer comes into the row as it is; a value that stands there already is changed only
/// when that is allowed.
///
/// # Errors
/// When a value would be changed without leave, or the place is not certain.
pub(super) fn step(
    row: Option<Item<'_>>,
    subject: Subject<'_>,
    answer: &Answer,
    (may_replace, order): (bool, &Order<'_>),
) -> Result<Step, Refused> {
    let path = subject.row_path(answer.period);
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let known = Row::of(row, subject.bare_key());
    let gone = known.contradicted(answer);
    if !may_replace {
        known.is_untouched(subject, answer, &gone)?;
    }
    let is_said = |it: &Vec<String>| answer.values.iter().any(|(path, _)| path == it);
    if known.values.keys().all(|it| gone.contains(it) || is_said(it)) {
        // Nothing that stands there stays: the row is written anew.
        return Ok(Step::Whole(fresh(&answer.values, &path, subject.bare_key(), order)));
    }
    if known.is_bare {
        let kept = known.values.into_iter().filter(|it| !is_said(&it.0));
        let values: Vec<(Vec<String>, String)> = kept.chain(answer.values.iter().cloned()).collect();
        return Ok(Step::Whole(fresh(&values, &path, subject.bare_key(), order)));
    }
    match row.filter(|it| it.raw().starts_with('{')) {
        Some(row) => inside(row, answer, &gone, (&path, order)).map(Step::Whole),
        None => Ok(Step::Spread { gone }),
    }
}

/// The text of a row within braces with an answer in it: all else of it stays as it is.
fn inside(
    row: Item<'_>,
    answer: &Answer,
    gone: &[Vec<String>],
    (path, order): (&[&str], &Order<'_>),
) -> Result<String, Refused> {
    const ROW: &str = "x";
    let mut draft = Draft::of("", &format!("{ROW} = {}\n", row.raw()))?;
    let order = |names: &[&str]| match names {
        [_, below @ ..] => order(&[path, below].concat()),
        [] => Vec::new(),
    };
    spread(&mut draft, &[ROW], (answer, gone), &order)?;
    let (document, _) = syntax::parse(draft.text());
    let text = document.root(FileId(0), draft.text()).child(ROW).map(|it| it.raw().to_owned());
    text.ok_or_else(nowhere)
}

/// Writes an answer into a row value by value.
pub(super) fn spread(
    draft: &mut Draft,
    row: &[&str],
    (answer, gone): (&Answer, &[Vec<String>]),
    order: &Order<'_>,
) -> Result<(), Refused> {
    for old in gone {
        let whole: Vec<&str> = row.iter().copied().chain(old.iter().map(String::as_str)).collect();
        let (key, table) = whole.split_last().ok_or_else(nowhere)?;
        draft.remove(table, key)?;
    }
    for (below, value) in &answer.values {
        within(draft, row, below, value, order)?;
    }
    Ok(())
}

/// A value in a row that is a table.
fn within(
    draft: &mut Draft,
    row: &[&str],
    below: &[String],
    value: &str,
    order: &Order<'_>,
) -> Result<(), Refused> {
    let whole: Vec<&str> = row.iter().copied().chain(below.iter().map(String::as_str)).collect();
    let group = below.first().is_some_and(|it| it == "grupp");
    let (document, _) = syntax::parse(draft.text());
    let found = |path: &[&str]| {
        path.iter().try_fold(document.root(FileId(0), draft.text()), |item, key| item.child(key))
    };
    match below.len() {
        // A group is a value, or a table with its value and how many it is.
        2 if group && found(&whole).is_some_and(|it| it.kind() == Kind::Table) => {
            let path: Vec<&str> = whole.iter().copied().chain(["varde"]).collect();
            set(draft, &path, value, order)
        }
        3 if group && found(&whole[..whole.len() - 1]).is_some_and(|it| it.kind() != Kind::Table) => {
            let parent = &whole[..whole.len() - 1];
            let old = found(parent).map_or("", Item::raw).to_owned();
            let values = [(vec!["varde".to_owned()], old), (below[2..].to_vec(), value.to_owned())];
            set(draft, parent, &fresh(&values, parent, "", order), order)
        }
        _ => set(draft, &whole, value, order),
    }
}

pub(super) fn set(draft: &mut Draft, path: &[&str], value: &str, order: &Order<'_>) -> Result<(), Refused> {
    let (key, table) = path.split_last().ok_or_else(nowhere)?;
    draft.set(table, key, value, order)
}

fn nowhere() -> Refused {
    Refused::new("det finns inget att skriva", "ange vad som ska skrivas")
}

/// What stands in a row now: values in TOML by their paths.
struct Row {
    values: BTreeMap<Vec<String>, String>,
    is_bare: bool,
}

impl Row {
    fn of(row: Option<Item<'_>>, bare_key: &str) -> Self {
        let mut values = BTreeMap::new();
        let is_bare = row.is_some_and(|it| it.kind() != Kind::Table);
        match row {
            Some(row) if is_bare => {
                values.insert(vec![bare_key.to_owned()], row.raw().to_owned());
            }
            Some(row) => flatten(row, &mut Vec::new(), &mut values),
            None => {}
        }
        Self { values, is_bare }
    }

    /// The value at a path; a group's value may be written either way.
    fn get(&self, path: &[String]) -> Option<&str> {
        let longer = || self.values.get(&[path, &["varde".to_owned()]].concat());
        self.values.get(path).or_else(|| longer().filter(|_| path.len() == 2)).map(String::as_str)
    }

    /// What cannot stand beside the answer: a value beside the reason why there is none.
    fn contradicted(&self, answer: &Answer) -> Vec<Vec<String>> {
        let says = |key: &str| answer.values.iter().any(|it| it.0.first().is_some_and(|it| it == key));
        let has_value = says("varde") || says("bedomning") || says("grupp");
        let is_against = |it: &&Vec<String>| match it.first().map(String::as_str) {
            Some("saknas") => has_value && !says("saknas"),
            Some("varde" | "bedomning" | "grupp") => says("saknas") && !has_value,
            _ => false,
        };
        self.values.keys().filter(is_against).cloned().collect()
    }

    /// Refuses where something that is written would become something else.
    fn is_untouched(
        &self,
        subject: Subject<'_>,
        answer: &Answer,
        gone: &[Vec<String>],
    ) -> Result<(), Refused> {
        let mut old = Vec::new();
        let mut new = Vec::new();
        // The state of an action moves on freely; what was measured does not.
        let is_free = |path: &[String]| !subject.has_periods() && path == ["status"];
        for (path, value) in answer.values.iter().filter(|it| !is_free(&it.0)) {
            if let Some(before) = self.get(path).filter(|it| !is_same(it, value)) {
                old.push(shown(path, before, subject.bare_key()));
                new.push(shown(path, value, subject.bare_key()));
            }
        }
        old.extend(gone.iter().filter_map(|it| Some(shown(it, self.values.get(it)?, subject.bare_key()))));
        if new.is_empty() && !old.is_empty() {
            new.extend(answer.values.iter().map(|(path, value)| shown(path, value, subject.bare_key())));
        }
        if old.is_empty() {
            return Ok(());
        }
        let follow_up = &subject.thing.plan().config().follow_up;
        let when = answer.period.map(|it| format!(" för {}", it.name(follow_up))).unwrap_or_default();
        Err(Refused::new(
            format!("`{}` har redan {}{when}", subject.name(), old.join(", ")),
            format!("inget skrevs; med --replace blir det {}", new.join(", ")),
        ))
    }
}

/// A value that stands in the row of a subject, as it is written there.
pub(super) fn written<'p>(row: Item<'p>, path: &[String], bare_key: &str) -> Option<&'p str> {
    if row.kind() != Kind::Table {
        return (path == [bare_key]).then(|| row.raw());
    }
    let found = path.iter().try_fold(row, |item, key| item.child(key))?;
    // A group is a value, or a table with its value and how many it is.
    let value = if found.kind() == Kind::Table { found.child("varde")? } else { found };
    Some(value.raw())
}

/// Whether two values in TOML say the same.
fn is_same(one: &str, other: &str) -> bool {
    let numbers = number::parse(one).zip(number::parse(other));
    numbers.map_or_else(|| Tree::of_value(one) == Tree::of_value(other), |(one, other)| one == other)
}

/// A value as messages show it: as it is in the file, named where it is not the value itself.
fn shown(path: &[String], value: &str, bare_key: &str) -> String {
    let value = match Tree::of_value(value) {
        Tree::Text(text) => text,
        _ => value.replace('.', ","),
    };
    match path {
        [only] if only == bare_key => value,
        _ => format!("{} = {value}", path.join(".")),
    }
}

fn flatten(table: Item<'_>, path: &mut Vec<String>, values: &mut BTreeMap<Vec<String>, String>) {
    for child in table.children() {
        path.push(child.key().to_owned());
        if child.kind() == Kind::Table {
            flatten(child, path, values);
        } else {
            values.insert(path.clone(), child.raw().to_owned());
        }
        path.pop();
    }
}

/// A row on one line: a bare value where that is all, else its keys in order.
fn fresh(values: &[(Vec<String>, String)], path: &[&str], bare_key: &str, order: &Order<'_>) -> String {
    if let [(only, value)] = values
        && *only == [bare_key]
    {
        return value.clone();
    }
    let wanted = order(path);
    let rank = |name: &str| wanted.iter().position(|it| it == name).unwrap_or(wanted.len());
    let mut names: Vec<&str> = Vec::new();
    for (path, _) in values {
        if let Some(first) = path.first().filter(|it| !names.contains(&it.as_str())) {
            names.push(first);
        }
    }
    names.sort_by_key(|it| rank(it));
    let entries: Vec<String> = names.iter().map(|name| entry(values, path, name, order)).collect();
    format!("{{ {} }}", entries.join(", "))
}

fn entry(values: &[(Vec<String>, String)], path: &[&str], name: &str, order: &Order<'_>) -> String {
    let below: Vec<(Vec<String>, String)> = values
        .iter()
        .filter(|it| it.0[0] == name)
        .map(|(path, value)| (path[1..].to_vec(), value.clone()))
        .collect();
    let value = match &below[..] {
        [(rest, value)] if rest.is_empty() => value.clone(),
        _ => {
            let path: Vec<&str> = path.iter().copied().chain([name]).collect();
            // `kvinnor=86,4 kvinnor.antal=212` is a group with its value and its size.
            let named: Vec<(Vec<String>, String)> = below
                .into_iter()
                .map(|(rest, value)| (if rest.is_empty() { vec!["varde".to_owned()] } else { rest }, value))
                .collect();
            fresh(&named, &path, "", order)
        }
    };
    format!("{} = {value}", toml::key(name))
}
