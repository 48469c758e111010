//! Intern kontroll: the risks with what is done about them, and the controls (R82–R84).

use std::cmp::Reverse;

use crate::{
    config::Decision,
    fields::{ThingKind, links},
    model::thing::Thing,
    report::{Block, Cell, cell, heading, paragraph, table},
    source::layout::FileKind,
    syntax::{Item, written},
};

use super::{Paper, received, words};

/// The plan for intern kontroll.
pub(in super::super) fn plan(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Internkontrollplan")];
    let (risks, controls) = (risks(paper), controls(paper));
    if risks.is_empty() && controls.is_empty() {
        blocks.push(paragraph("Enheten har inga risker eller kontroller."));
        return blocks;
    }
    blocks.push(paragraph(match decision(paper) {
        Some(it) => format!("Beslutad av {}.", words::decision(paper.plan, &it)),
        None => "Inte beslutad.".to_owned(),
    }));
    if !risks.is_empty() {
        let heads = ["Risk", "Hotar", "Sannolikhet", "Konsekvens", "Riskvärde", "Hantering"];
        blocks.push(table(
            "Risker, högst värde först",
            &heads,
            risks.iter().map(|it| risk(paper, *it)).collect(),
        ));
    }
    if !controls.is_empty() {
        let heads = ["Kontroll", "Mot risken", "Metod", "När", "Ansvarig"];
        blocks.push(table("Kontroller", &heads, controls.iter().map(|it| control(paper, *it)).collect()));
    }
    blocks
}

/// What the controls have found.
pub(in super::super) fn results(paper: &Paper<'_, '_>) -> Vec<Block> {
    let controls: Vec<_> = controls(paper).into_iter().filter(|it| it.unit() == Some(paper.unit)).collect();
    let mut blocks = vec![heading(2, "Intern kontroll")];
    if controls.is_empty() {
        blocks.push(paragraph("Enheten har inga egna kontroller."));
        return blocks;
    }
    let row = |it: &Thing<'_>| {
        let thing = paper.plan.thing_of(it.key());
        let row = paper
            .plan
            .outcomes(thing, Some(paper.plan.unit_of(paper.unit.key())))
            .rfind(|it| it.period <= paper.period);
        let cause = row.and_then(|it| it.text("orsak").or_else(|| it.text("kommentar")));
        vec![
            cell(paper.title(thing)),
            Cell { text: received::standing(paper, thing, row.as_ref()) },
            cell(cause.map_or_else(|| "–".to_owned(), words::sentence)),
        ]
    };
    blocks.push(table(
        "Kontroller",
        &["Kontroll", "Resultat", "Orsak eller kommentar"],
        controls.iter().map(row).collect(),
    ));
    blocks
}

fn risks<'p>(paper: &Paper<'_, 'p>) -> Vec<Thing<'p>> {
    let mut risks = paper.unit.things_of(ThingKind::Risk);
    risks.retain(|it| it.is_valid_in(paper.year()));
    risks.sort_by_key(|it| Reverse(value(*it).unwrap_or_default()));
    risks
}

/// Its own controls, and those that others have handed to it.
fn controls<'p>(paper: &Paper<'_, 'p>) -> Vec<Thing<'p>> {
    let received = paper
        .unit
        .received()
        .into_iter()
        .filter(|it| it.kind() == ThingKind::Control && it.unit() != Some(paper.unit));
    let mut all: Vec<Thing<'p>> =
        paper.unit.things_of(ThingKind::Control).into_iter().chain(received).collect();
    all.retain(|it| it.is_valid_in(paper.year()));
    all
}

/// The decision on the plan for intern kontroll of the year.
fn decision(paper: &Paper<'_, '_>) -> Option<Decision> {
    let file =
        paper.unit.files().iter().find(|it| paper.plan.file(**it).kind == FileKind::InternalControl)?;
    let plans = paper.plan.root(*file).get("plan")?;
    let holds = |it: &Item<'_>| {
        written::plan_period(it.key()).is_some_and(|(from, to)| (from..=to).contains(&paper.year()))
    };
    let plan = plans.entries().find(holds)?;
    plan.get("beslut").and_then(Decision::read)
}

fn degree(thing: Thing<'_>, key: &str) -> Option<i64> {
    thing.get(key).and_then(Item::integer)
}

/// Likelihood times consequence.
fn value(risk: Thing<'_>) -> Option<i64> {
    degree(risk, "sannolikhet")?.checked_mul(degree(risk, "konsekvens")?)
}

fn risk(paper: &Paper<'_, '_>, risk: Thing<'_>) -> Vec<Cell> {
    let model = &paper.config().internal_control;
    let named = |key, words: &[String]| match degree(risk, key) {
        None => "–".to_owned(),
        Some(it) => {
            let word = usize::try_from(it - 1).ok().and_then(|at| words.get(at));
            word.map_or_else(|| it.to_string(), |word| format!("{it} {word}"))
        }
    };
    let threatened: Vec<&str> = risk.links(&links::THREATENS).map(|it| it.to.title(paper.year())).collect();
    let must = value(risk).zip(model.needs_answer).is_some_and(|(value, limit)| value >= limit);
    let shown = value(risk)
        .map_or_else(|| "–".to_owned(), |it| format!("{it}{}", if must { " (kräver svar)" } else { "" }));
    let decided = risk.own_decision().map(|it| format!(", {}", words::decision(paper.plan, &it)));
    let handled = match risk.text("hantering") {
        Some("atgard") => "Åtgärd",
        Some("accepteras") => "Accepteras",
        _ => "–",
    };
    vec![
        cell(risk.title(paper.year())),
        cell(if threatened.is_empty() { "–".to_owned() } else { threatened.join(" · ") }),
        cell(named("sannolikhet", &model.likelihood)),
        cell(named("konsekvens", &model.consequence)),
        cell(shown),
        cell(format!("{handled}{}", decided.unwrap_or_default())),
    ]
}

fn control(paper: &Paper<'_, '_>, control: Thing<'_>) -> Vec<Cell> {
    let risks: Vec<&str> = control.links(&links::RISK).map(|it| it.to.title(paper.year())).collect();
    let periods = &paper.follow_up().periods;
    let when: Vec<&str> = control
        .texts("perioder")
        .map(|id| periods.iter().find(|it| it.id == id).map_or(id, |it| it.name.as_str()))
        .collect();
    let giver =
        control.unit().filter(|it| it.id() != paper.unit.id()).map(|it| format!(" (från {})", it.name()));
    vec![
        cell(format!("{}{}", control.title(paper.year()), giver.unwrap_or_default())),
        cell(if risks.is_empty() { "–".to_owned() } else { risks.join(" · ") }),
        cell(control.text("metod").unwrap_or("–")),
        cell(if when.is_empty() { "Varje period".to_owned() } else { when.join(", ") }),
        cell(control.responsible().unwrap_or("–")),
    ]
}
