//! Outcomes as people say them, as changes of the files that hold them.

pub mod answer;
mod missing;
mod row;
pub mod subject;
mod value;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::{
    fields::ThingKind,
    model::{Plan, period::Period, thing::Thing, unit::Unit},
    syntax::{check::Fault, number},
};

use super::{
    change::{Changed, Refused},
    draft::Draft,
    order,
    tree::Tree,
};

use self::{answer::Answer, subject::Subject};

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
    let mut drafts: BTreeMap<String, Draft> = BTreeMap::new();
    for (subject, answer) in answers {
        let year = answer.period.map_or(0, |it| it.year);
        let path = subject.path(year);
        if !drafts.contains_key(&path) {
            drafts.insert(path.clone(), draft(plan, &path)?);
        }
        let kind = subject.file_kind(year);
        let order = |names: &[&str]| match names {
            [table] if subject.has_periods() => things_in_order(*subject, table),
            [_, _] if subject.has_periods() => {
                plan.config().follow_up.periods.iter().map(|it| it.id.clone()).collect()
            }
            [.., "grupp"] => answer::groups(*subject).into_iter().map(str::to_owned).collect(),
            _ => order::of_format(kind, names),
        };
        is_told(*subject, answer)?;
        if let Some(draft) = drafts.get_mut(&path) {
            row::write(draft, *subject, answer, (may_replace, &order))?;
        }
    }
    Ok(drafts.into_values().filter_map(Draft::finish).collect())
}

/// A value that is written of a subject, without quotes; its path is that of [`Answer::values`].
pub fn written(subject: Subject<'_>, period: Option<Period>, path: &[String]) -> Option<String> {
    row::written(subject.row(period)?, path, subject.bare_key()).map(unquoted)
}

/// Whether two values say the same, each in TOML or as [`written`] gives it.
pub fn says_same(one: &str, other: &str) -> bool {
    let numbers = number::parse(one).zip(number::parse(other));
    numbers.map_or_else(|| unquoted(one) == unquoted(other), |(one, other)| one == other)
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
