//! What a plan says before anything has happened: targets, activities, documents, circumstances.

use crate::{
    config::Decision,
    fields::{ThingKind, links},
    model::{
        indicator::{Indicator, Role},
        thing::{Thing, prose},
    },
    report::{Align, Block, Cell, Column, Table, bullets, cell, heading, paragraph, strong, table, text},
    syntax::Item,
};

use super::{Paper, changed, measures, words};

/// How many years of targets a table shows.
const YEARS: i16 = 3;

/// The indicators with their targets, year by year; frames apart.
pub(in super::super) fn targets<'p>(
    paper: &Paper<'_, 'p>,
    caption: &str,
    all: &[Indicator<'p>],
) -> Option<Block> {
    let years: Vec<i16> = (paper.year()..paper.year().saturating_add(YEARS)).collect();
    let column = |head: String, align| Column { head: text(head), align };
    let mut columns = vec![column(
        words::capital(paper.config().word(ThingKind::Indicator.table(), "indikator")),
        Align::Start,
    )];
    columns.push(column("Utgångsvärde".to_owned(), Align::End));
    columns.extend(years.iter().map(|it| column(format!("Mål {it}"), Align::End)));
    columns.push(column("Ansvarig".to_owned(), Align::Start));
    let row = |it: &Indicator<'p>| {
        let mut cells = vec![
            cell(format!("{}{}", measures::name(paper, *it), changed::mark(paper, it.thing))),
            cell(measures::baseline(*it).unwrap_or_else(|| "–".to_owned())),
        ];
        cells.extend(years.iter().map(|year| cell(target(*it, *year))));
        cells.push(cell(it.thing.responsible().unwrap_or("–")));
        cells
    };
    let rows: Vec<Vec<Cell>> = all.iter().map(row).collect();
    (!rows.is_empty()).then(|| Block::Table(Table { caption: Some(caption.to_owned()), columns, rows }))
}

/// The year's own target, the year whose target stands, or the way that is good.
fn target(indicator: Indicator<'_>, year: i16) -> String {
    match indicator.target_of_year(year) {
        Some(at) if at.year == year => measures::target_text(indicator, at.target),
        Some(at) => format!("som {}", at.year),
        None => measures::direction(indicator),
    }
}

/// What the unit does for a goal: who and when (R67).
pub(in super::super) fn activities<'p>(
    paper: &Paper<'_, 'p>,
    caption: &str,
    all: &[Thing<'p>],
) -> Option<Block> {
    let row = |it: &Thing<'p>| {
        let day = |key| it.date(key).map_or_else(|| "–".to_owned(), |it| it.to_string());
        let receivers = if it.is_handed_out() { " (utdelad)" } else { "" };
        vec![
            cell(format!("{}{receivers}{}", paper.title(*it), changed::mark(paper, *it))),
            cell(it.responsible().unwrap_or("–")),
            cell(day("start")),
            cell(day("slut")),
        ]
    };
    let heads = [
        words::capital(paper.config().word(ThingKind::Activity.table(), "aktivitet")),
        "Ansvarig".to_owned(),
        "Börjar".to_owned(),
        "Klart senast".to_owned(),
    ];
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    (!all.is_empty()).then(|| table(caption, &heads, all.iter().map(row).collect()))
}

/// The things of a kind that hang on a goal in the unit and hold in the year.
pub(in super::super) fn of_goal<'p>(
    paper: &Paper<'_, 'p>,
    goal: Thing<'p>,
    kind: ThingKind,
) -> Vec<Thing<'p>> {
    let is_own =
        |it: &Thing<'p>| it.kind() == kind && it.unit() == Some(paper.unit) && it.is_valid_in(paper.year());
    let mut all: Vec<Thing<'p>> = goal.linked_from(&links::GOAL).filter(is_own).collect();
    all.sort_by_key(|it| it.span());
    all.dedup();
    all
}

/// The things of a kind that hang on none of the unit's goals.
pub(in super::super) fn loose<'p>(paper: &Paper<'_, 'p>, kind: ThingKind) -> Vec<Thing<'p>> {
    let mut all = paper.unit.things_of(kind);
    let hangs = |it: Thing<'p>| it.goals().any(|goal| goal.unit() == Some(paper.unit));
    all.retain(|it| it.is_valid_in(paper.year()) && !hangs(*it));
    all
}

/// The frames with their budgets.
pub(in super::super) fn frames<'p>(paper: &Paper<'_, 'p>) -> Vec<Block> {
    let of_role = |role| {
        let all =
            paper.unit.things_of(ThingKind::Indicator).into_iter().filter(|it| it.is_valid_in(paper.year()));
        all.filter_map(Thing::indicator).filter(move |it| it.role() == role).collect::<Vec<_>>()
    };
    let frames: Vec<Indicator<'p>> = of_role(Role::Frame);
    let mut blocks = vec![heading(2, "Ekonomi")];
    blocks.push(targets(paper, "Ramar", &frames).unwrap_or_else(|| paragraph("Planen har ingen ram.")));
    blocks
}

/// The governing documents of the plan (R76).
pub(in super::super) fn documents(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Styrdokument")];
    let named = paper.unit.plan_for(paper.year()).and_then(|it| it.get("styrdokument"));
    let ids: Vec<&str> = named.into_iter().flat_map(Item::list).filter_map(Item::text).collect();
    if ids.is_empty() {
        blocks.push(paragraph("Planen nämner inga styrdokument."));
        return blocks;
    }
    let register = paper.plan.document_register();
    let row = |id: &&str| {
        let document = register.get(id).copied();
        let text = |key| document.and_then(|it| it.get(key)).and_then(Item::text);
        let kind = text("typ").map(|id| paper.config().document_type(id).map_or(id, |it| &it.name.singular));
        let decision = document.and_then(|it| it.get("beslut")).and_then(Decision::read);
        let until = document
            .and_then(|it| paper.plan.document_end(it))
            .map_or_else(|| "Tills vidare".to_owned(), |it| it.to_string());
        vec![
            cell(text("titel").unwrap_or(id)),
            cell(kind.map_or_else(|| "–".to_owned(), words::capital)),
            cell(decision.map_or_else(|| "–".to_owned(), |it| words::decision(paper.plan, &it))),
            cell(until),
        ]
    };
    blocks.push(table(
        "Styrdokument som planen bygger på",
        &["Dokument", "Typ", "Beslut", "Gäller till"],
        ids.iter().map(row).collect(),
    ));
    blocks
}

/// Invärld and omvärld (R13).
pub(in super::super) fn circumstances(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Förutsättningar")];
    let Some(plan) = paper.unit.plan_for(paper.year()) else {
        blocks.push(paragraph("Planen saknas."));
        return blocks;
    };
    for (key, name) in [("invarld", "Invärld"), ("omvarld", "Omvärld")] {
        let Some(item) = plan.get(key) else { continue };
        let Some(said) = item.text().or_else(|| item.get("text").and_then(Item::text)) else { continue };
        let date = item.get("datum").and_then(Item::date).map(|it| format!(" ({it})")).unwrap_or_default();
        blocks.push(Block::Paragraph(vec![
            strong(format!("{name}{date}:")),
            format!(" {}", words::sentence(said)).into(),
        ]));
    }
    if blocks.len() == 1 {
        blocks.push(paragraph("Planen beskriver inte invärld eller omvärld."));
    }
    blocks
}

/// What the plan says no to, and why (R7).
pub(in super::super) fn deprioritised(paper: &Paper<'_, '_>) -> Vec<Block> {
    let all = paper.plan.root(paper.unit.file()).get("bortprioriterat");
    let line = |it: Item<'_>| {
        let of = |key| it.get(key).and_then(|it| prose(it, paper.year()));
        let why = of("motiv").map_or_else(|| "Motiv saknas.".to_owned(), words::sentence);
        vec![strong(words::sentence(of("rubrik").unwrap_or(it.key()))), format!(" {why}").into()]
    };
    let lines: Vec<_> = all.into_iter().flat_map(Item::entries).map(line).collect();
    if lines.is_empty() { Vec::new() } else { vec![heading(2, "Bortprioriterat"), bullets(lines)] }
}

/// What was decided about the plan after it was made: every `andring` of a year.
pub(in super::super) fn changes(paper: &Paper<'_, '_>) -> Vec<Vec<Cell>> {
    let all = paper.plan.root(paper.unit.file()).get("andring");
    let row = |it: Item<'_>| {
        let decision =
            it.get("beslut").and_then(Decision::read).filter(|it| it.date.year() == paper.year())?;
        let said = it.get("text").and_then(Item::text).unwrap_or("Ändring av planen");
        Some(vec![cell(words::sentence(said)), cell(words::decision(paper.plan, &decision))])
    };
    all.into_iter().flat_map(Item::list).filter_map(row).collect()
}
