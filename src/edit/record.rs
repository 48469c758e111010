//! Outcomes as people say them, as changes of the files that hold them.

pub mod answer;
mod missing;
mod row;
pub mod rows;
pub mod subject;
mod value;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::{
    fields::ThingKind,
    model::{Plan, thing::Thing, unit::Unit},
    source::FileId,
    syntax::{self, Item, check::Fault, number},
};

use super::{
    change::{Changed, Refused},
    draft::Draft,
    order,
    tree::Tree,
};

use self::{answer::Answer, row::Step, rows::Rows, subject::Subject};

pub use self::missing::{expected, missing};

/// The files as they are to be when some answers are written; nothing is read or written here.
///
/// # Errors
/// When a file has faults of syntax or a newer format, when a value that is written would be
/// changed without leave, or when a place is not certain.
pub fn changes(
    plan: &Plan,
    answers: &[(Subject<'_>, Answer)],
    may_replace: bool,
) -> Result<Vec<Changed>, Refused> {
    let mut files: BTreeMap<String, Vec<&(Subject<'_>, Answer)>> = BTreeMap::new();
    for it in answers {
        is_told(it.0, &it.1)?;
        files.entry(it.0.path(it.1.period.map_or(0, |it| it.year))).or_default().push(it);
    }
    let mut changes = Vec::new();
    for (path, mut answers) in files {
        let mut draft = draft(plan, &path)?;
        // What is about one thing stands together.
        answers.sort_by_key(|it| (it.0.table(), it.0.key(), it.1.period));
        if !write_at_once(&mut draft, &answers, may_replace)? {
            for (subject, answer) in answers {
                write(&mut draft, *subject, answer, may_replace)?;
            }
        }
        changes.extend(draft.finish());
    }
    Ok(changes)
}

/// Writes answers in one pass over a file; says whether that was possible. If not, nothing has changed.
fn write_at_once(
    draft: &mut Draft,
    answers: &[&(Subject<'_>, Answer)],
    may_replace: bool,
) -> Result<bool, Refused> {
    let [(first, _), _, ..] = answers else { return Ok(false) };
    let (document, _) = syntax::parse(draft.text());
    let rows = Rows::of(document.root(FileId(0), draft.text()));
    let mut texts = Vec::new();
    for (subject, answer) in answers {
        let row = rows.get(*subject, answer.period);
        let order = order_for(*subject, answer);
        match row::step(row, *subject, answer, (may_replace, &order))? {
            Step::Whole(text) => texts.push((subject.row_path(answer.period), text)),
            Step::Spread { .. } => return Ok(false),
        }
    }
    let values: Option<Vec<([&str; 2], &str, &str)>> = texts
        .iter()
        .map(|(path, text)| match &path[..] {
            [table, name, key] => Some(([table.as_str(), name.as_str()], key.as_str(), text.as_str())),
            _ => None,
        })
        .collect();
    let order = order_for(*first, &answers[0].1);
    Ok(values.is_some_and(|it| draft.set_all(&it, &order)))
}

fn write(draft: &mut Draft, subject: Subject<'_>, answer: &Answer, may_replace: bool) -> Result<(), Refused> {
    let path = subject.row_path(answer.period);
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let order = order_for(subject, answer);
    let step = {
        let (document, _) = syntax::parse(draft.text());
        let row = Rows::of(document.root(FileId(0), draft.text())).get(subject, answer.period);
        row::step(row, subject, answer, (may_replace, &order))?
    };
    match step {
        Step::Whole(text) => row::set(draft, &path, &text, &order),
        Step::Spread { gone } => row::spread(draft, &path, (answer, &gone), &order),
    }
}

/// The order of the keys in the file that an answer goes into.
fn order_for<'s>(subject: Subject<'s>, answer: &Answer) -> impl Fn(&[&str]) -> Vec<String> + 's {
    let kind = subject.file_kind(answer.period.map_or(0, |it| it.year));
    move |names: &[&str]| match names {
        [table] if subject.has_periods() => things_in_order(subject, table),
        [_, _] if subject.has_periods() => {
            subject.thing.plan().config().follow_up.periods.iter().map(|it| it.id.clone()).collect()
        }
        [.., "grupp"] => answer::groups(subject).into_iter().map(str::to_owned).collect(),
        _ => order::of_format(kind, names),
    }
}

/// A value in the row of a subject, without quotes; its path is that of [`Answer::values`].
pub fn written(subject: Subject<'_>, row: Option<Item<'_>>, path: &[String]) -> Option<String> {
    row::written(row?, path, subject.bare_key()).map(unquoted)
}

/// Whether two values say the same: both in TOML, or both as [`written`] gives them.
pub fn says_same(one: &str, other: &str) -> bool {
    is_said(one, &unquoted(other))
}

/// Whether a value in TOML says what [`written`] gives.
pub fn is_said(value: &str, written: &str) -> bool {
    let numbers = number::parse(value).zip(number::parse(written));
    numbers.map_or_else(|| unquoted(value) == written, |(one, other)| one == other)
}

/// A number as people write it, with a decimal comma or point and spaces between thousands.
pub fn number(text: &str) -> Option<Decimal> {
    value::number_of(text.trim())
}

/// A value in TOML as messages show it: without quotes, with a decimal comma.
pub fn plain(value: &str) -> String {
    match number::parse(value) {
        Some(_) => value.replace('.', ","),
        None => unquoted(value),
    }
}

fn unquoted(value: &str) -> String {
    match value.starts_with(['"', '\'']).then(|| Tree::of_value(value)) {
        Some(Tree::Text(text)) => text,
        _ => value.to_owned(),
    }
}

fn draft(plan: &Plan, path: &str) -> Result<Draft, Refused> {
    let Some(file) = plan.sources().find(path) else { return Ok(Draft::new(path)) };
    let known = plan.file(file);
    if !known.is_read {
        return Err(Refused::of_file(format!("{path} går inte att läsa"), "inget skrevs; kör `styr check`"));
    }
    if known.problems.iter().any(|it| matches!(it.fault, Fault::NewerFormat)) {
        return Err(Refused::of_file(
            format!("{path} är skriven i en nyare utgåva av formatet"),
            "inget skrevs; uppdatera styr",
        ));
    }
    Draft::of(path, &plan.sources().file(file).text)
}

/// An action is not closed before somebody has said what it led to.
fn is_told(subject: Subject<'_>, answer: &Answer) -> Result<(), Refused> {
    let given = |key: &str| answer.values.iter().find(|it| it.0 == [key]).map(|it| it.1.as_str());
    let is_closed = subject.thing.kind() == ThingKind::Action && given("status") == Some("\"avslutad\"");
    let has_effect =
        given("effekt").is_some() || subject.thing.text("effekt").is_some_and(|it| !it.trim().is_empty());
    if is_closed && !has_effect {
        return Err(Refused::new(
            format!("åtgärden `{}` kan inte avslutas utan effekt", subject.name()),
            "skriv vad den ledde till: effekt=\"…\"; eller status=genomford tills det går att säga",
        ));
    }
    Ok(())
}

/// Keys of a table of outcomes: the unit's own things as its plan has them, then what it has received.
fn things_in_order(subject: Subject<'_>, table: &str) -> Vec<String> {
    let Some(kind) = ThingKind::of_table(table) else { return Vec::new() };
    let Some(unit) = subject.unit else {
        let mut shared: Vec<_> = subject.thing.plan().things().filter(|it| it.unit().is_none()).collect();
        shared.sort_by_key(|it| it.span());
        return shared.into_iter().map(|it| it.id().to_owned()).collect();
    };
    let own = unit.things_of(kind).into_iter().map(|it| it.id().to_owned());
    own.chain(received(unit, kind)).collect()
}

fn received(unit: Unit<'_>, kind: ThingKind) -> impl Iterator<Item = String> {
    let is_others = move |it: &Thing<'_>| it.unit() != Some(unit) && it.kind() == kind;
    unit.received().into_iter().filter(is_others).map(Thing::full_id)
}
