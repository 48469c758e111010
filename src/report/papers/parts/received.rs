//! What others have handed to the unit, and how far it has come.

use crate::{
    config::light::Signal,
    fields::ThingKind,
    model::{
        outcome::Outcome,
        thing::{Thing, prose},
        unit::Unit,
    },
    report::{Align, Block, Cell, Column, Inline, Table, cell, paragraph, table, text},
    syntax::Item,
};

use super::{Paper, heading, words};

/// Uppdrag, activities and controls that the unit has received; received indicators have a table of their own.
pub(in super::super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut things = paper.unit.received();
    things.retain(|it| {
        it.kind() != ThingKind::Indicator && it.is_valid_in(paper.year()) && it.unit() != Some(paper.unit)
    });
    let mut blocks = vec![heading(2, "Uppdrag och kontroller från andra")];
    if things.is_empty() {
        blocks.push(paragraph("Enheten har inte fått några uppdrag eller kontroller av andra."));
        return blocks;
    }
    let heads = ["Uppdrag", "Från", "Läge", "Kommentar", "Så har vi tolkat det"];
    let columns = heads.map(|head| Column { head: text(head), align: Align::Start }).into();
    let rows = things.into_iter().map(|it| row(paper, it)).collect();
    blocks.push(Block::Table(Table { caption: Some("Mottaget från andra".to_owned()), columns, rows }));
    blocks
}

/// Likewise, before anything has been reported: what was received and how the unit reads it.
pub(in super::super) fn planned(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut things = paper.unit.received();
    things.retain(|it| {
        it.kind() != ThingKind::Control && it.is_valid_in(paper.year()) && it.unit() != Some(paper.unit)
    });
    if things.is_empty() {
        return Vec::new();
    }
    let row = |it: Thing<'_>| {
        let thing = paper.plan.thing_of(it.key());
        vec![
            cell(paper.title(thing)),
            cell(thing.unit().map_or("", Unit::name)),
            cell(reading(paper, thing).map_or_else(|| "Inte tolkat".to_owned(), words::sentence)),
        ]
    };
    let heads = ["Uppdrag", "Från", "Så har vi tolkat det"];
    let rows = things.into_iter().map(row).collect();
    vec![heading(2, "Uppdrag från andra"), table("Mottaget från andra", &heads, rows)]
}

/// How the unit reads what it has received, or why it does not concern it.
fn reading<'p>(paper: &Paper<'_, 'p>, thing: Thing<'p>) -> Option<&'p str> {
    let answer = paper.unit.answers().find(|(to, _)| *to == thing).map(|(_, item)| item)?;
    let reading = answer.get("tolkning").and_then(|it| prose(it, paper.year()));
    reading.or_else(|| answer.get("ej_relevant").and_then(Item::text))
}

fn row<'p>(paper: &Paper<'_, 'p>, thing: Thing<'p>) -> Vec<Cell> {
    let row = latest(paper, thing, paper.unit);
    let comment = row.and_then(|it| it.text("kommentar").or_else(|| it.text("orsak")));
    vec![
        cell(paper.title(thing)),
        cell(thing.unit().map_or("", Unit::name)),
        Cell { text: standing(paper, thing, row.as_ref()) },
        cell(comment.map_or_else(|| "–".to_owned(), words::sentence)),
        cell(reading(paper, thing).map_or_else(|| "–".to_owned(), words::sentence)),
    ]
}

/// The row that stands for the period: its own, or the latest before it.
pub(in super::super) fn latest<'p>(
    paper: &Paper<'_, 'p>,
    thing: Thing<'p>,
    unit: Unit<'p>,
) -> Option<Outcome<'p>> {
    paper.plan.outcomes(thing, Some(unit)).rfind(|it| it.period <= paper.period)
}

/// A control's light with what was examined, or how far a task has come.
pub(in super::super) fn standing(
    paper: &Paper<'_, '_>,
    thing: Thing<'_>,
    row: Option<&Outcome<'_>>,
) -> Vec<Inline> {
    let signal = row.and_then(Outcome::progress).and_then(Signal::from_word);
    match (thing.kind(), signal) {
        (ThingKind::Control, Some(signal)) => vec![paper.light_of(signal), examined(row).into()],
        (ThingKind::Control, None) => text("Inte redovisad"),
        _ => text(state(paper, row)),
    }
}

fn examined(row: Option<&Outcome<'_>>) -> String {
    let count = |key| row.and_then(|it| it.item.get(key)).and_then(Item::integer);
    match (count("granskade"), count("avvikelser")) {
        (Some(all), Some(1)) => format!(" (1 avvikelse av {all} granskade)"),
        (Some(all), Some(wrong)) => format!(" ({wrong} avvikelser av {all} granskade)"),
        _ => String::new(),
    }
}

/// How far something has come, in the municipality's words; an earlier row is marked with its period.
pub(in super::super) fn state(paper: &Paper<'_, '_>, row: Option<&Outcome<'_>>) -> String {
    let Some(row) = row else { return "Inte redovisat".to_owned() };
    let word = row.progress().unwrap_or_default();
    let usual = match word {
        "ej_paborjad" => "Ej påbörjat",
        "pagar" => "Pågår",
        "klar" => "Klart",
        "avbruten" => "Avbrutet",
        _ => "Inte redovisat",
    };
    let state = paper.config().word(word, usual);
    if row.period == paper.period {
        state.to_owned()
    } else {
        format!("{state} ({})", row.period.name(paper.follow_up()))
    }
}

/// `1 av 2 klara`
pub(in super::super) fn done<'p>(paper: &Paper<'_, 'p>, thing: Thing<'p>) -> String {
    let receivers = paper.desk.receivers(thing);
    let is_done = |it: &&Unit<'p>| latest(paper, thing, **it).and_then(|it| it.progress()) == Some("klar");
    let done = receivers.iter().filter(is_done).count();
    format!("{done} av {} klara", receivers.len())
}
