//! What others have handed to the unit, and how far it has come.

use crate::{
    config::light::Signal,
    fields::{ThingKind, links},
    model::{
        outcome::Outcome,
        thing::{Thing, prose},
        unit::Unit,
    },
    report::{Align, Block, Cell, Column, Inline, Table, cell, paragraph, text, tree::noun},
    syntax::Item,
};

use super::{Paper, heading, thread, words};

/// Uppdrag, activities and controls that the unit has received; received indicators have a table of their own.
pub(super) fn blocks(paper: &Paper<'_>) -> Vec<Block> {
    let mut things = paper.unit.received();
    things.retain(|it| {
        let is_told_here = match it.kind() {
            ThingKind::Indicator => false,
            ThingKind::Goal => paper.unit.reports_on(*it),
            _ => true,
        };
        is_told_here && it.is_valid_in(paper.year()) && it.unit() != Some(paper.unit)
    });
    if things.is_empty() {
        let none = paragraph("Enheten har inte fått några uppdrag eller kontroller av andra.");
        return vec![heading(2, "Uppdrag och kontroller från andra"), none];
    }
    let nouns = words::capital(&thread::nouns(paper, things.iter().copied()));
    let locked = "Det som är utdelat är låst: enheten genomför det och redovisar läget, men ändrar det inte.";
    let mut blocks = vec![heading(2, format!("{nouns} från andra")), paragraph(locked)];
    let heads = ["Utdelat", "Slag", "Från", "Läge", "Kommentar", "Vårt svar"];
    let columns = heads.map(|head| Column { head: text(head), align: Align::Start }).into();
    let rows = things.into_iter().map(|it| row(paper, it)).collect();
    blocks.push(Block::Table(Table { caption: Some("Mottaget från andra".to_owned()), columns, rows }));
    blocks
}

fn row<'p>(paper: &Paper<'p>, thing: Thing<'p>) -> Vec<Cell> {
    let row = latest(paper, thing, paper.unit);
    let said = answer(paper, paper.unit, thing).or_else(|| refusal(paper, thing));
    let comment = row.and_then(|it| it.text("kommentar").or_else(|| it.text("orsak")));
    vec![
        cell(paper.numbered_title(thing)),
        cell(words::capital(&noun(thing, paper.config()))),
        cell(giver(paper, thing)),
        Cell { text: standing(paper, thing, row.as_ref()) },
        cell(comment.map_or_else(|| "–".to_owned(), words::sentence)),
        cell(said.unwrap_or_else(|| "–".to_owned())),
    ]
}

/// Who has handed it out, and who coordinates it where that is another.
fn giver(paper: &Paper<'_>, thing: Thing<'_>) -> String {
    let giver = thing.unit().map_or("", Unit::name);
    let coordinator = thing.text("samordnare").map(|it| paper.plan.organ_name(it));
    match coordinator.filter(|it| *it != giver) {
        Some(coordinator) => format!("{giver} (samordnas av {coordinator})"),
        None => giver.to_owned(),
    }
}

/// A unit's answer to something above it or handed to it: how it reads it, and what it does it through.
pub(super) fn answer<'p>(paper: &Paper<'p>, unit: Unit<'p>, thing: Thing<'p>) -> Option<String> {
    let item = unit.answers().find(|(to, _)| *to == thing).map(|(_, item)| item)?;
    let reading = item.get("tolkning").and_then(|it| prose(it, paper.year())).map(words::sentence);
    let through: Vec<String> = thing
        .linked_from(&links::THROUGH)
        .filter(|it| it.unit() == Some(unit) && it.is_valid_in(paper.year()))
        .map(|it| done(paper, unit, it))
        .collect();
    let through = (!through.is_empty()).then(|| format!("Genom: {}.", through.join("; ")));
    let parts: Vec<String> = [reading, through].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// What something is done through, with how far it has come where that is reported.
fn done<'p>(paper: &Paper<'p>, unit: Unit<'p>, thing: Thing<'p>) -> String {
    let title = paper.numbered_title(thing);
    if thing.kind() != ThingKind::Activity {
        return title;
    }
    let row = latest(paper, thing, unit);
    let state = state(paper, row.as_ref()).to_lowercase();
    match row.as_ref().and_then(|it| it.text("kommentar")) {
        Some(comment) => format!("{title} ({state}: {})", comment.trim_end_matches('.')),
        None => format!("{title} ({state})"),
    }
}

/// Why something does not concern the unit, in its own words.
pub(super) fn refusal<'p>(paper: &Paper<'p>, thing: Thing<'p>) -> Option<String> {
    let answer = paper.unit.answers().find(|(to, _)| *to == thing).map(|(_, item)| item);
    answer.and_then(|it| it.get("ej_relevant")).and_then(Item::text).map(words::sentence)
}

/// The row that stands for the period: its own, or the latest before it.
pub(super) fn latest<'p>(paper: &Paper<'p>, thing: Thing<'p>, unit: Unit<'p>) -> Option<Outcome<'p>> {
    paper.plan.outcomes(thing, Some(unit)).rfind(|it| it.period <= paper.period)
}

/// A control's light with what was examined, or how far a task has come.
fn standing(paper: &Paper<'_>, thing: Thing<'_>, row: Option<&Outcome<'_>>) -> Vec<Inline> {
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
pub(super) fn state(paper: &Paper<'_>, row: Option<&Outcome<'_>>) -> String {
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

/// The units that have received something and report how far it has come, in the order of their
/// paths: not those that answer a goal with goals of their own, which speak for themselves.
pub(super) fn receivers<'p>(paper: &Paper<'p>, thing: Thing<'p>) -> Vec<Unit<'p>> {
    let reports = |it: &Unit<'p>| thing.kind() != ThingKind::Goal || it.reports_on(thing);
    paper.plan.units().filter(|it| thing.is_received_by(*it) && reports(it)).collect()
}

/// `1 av 2 klara`; where nobody reports, only that it is handed out.
pub(super) fn progress<'p>(paper: &Paper<'p>, thing: Thing<'p>) -> String {
    let receivers = receivers(paper, thing);
    if receivers.is_empty() {
        return "utdelat".to_owned();
    }
    let is_done = |it: &&Unit<'p>| latest(paper, thing, **it).and_then(|it| it.progress()) == Some("klar");
    let done = receivers.iter().filter(is_done).count();
    format!("{done} av {} klara", receivers.len())
}
