//! Årsrapporten: how the year went, period by period, and what was decided in it.

use crate::{
    config::light::Signal,
    fields::ThingKind,
    model::period::Period,
    report::{Align, Block, Cell, Column, Table, cell, heading, paragraph, table, text, words},
    status::GoalLight,
};

use super::{
    paper::Paper,
    parts::{
        areas, changed, control, council, economy, goals, head, missing, news, planned, received, summary,
        texts, thread, thread::Place,
    },
};

pub(super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let parts = [
        head::blocks(paper),
        news::blocks(paper),
        summary::blocks(paper),
        through_the_year(paper),
        council::blocks(paper),
        goals::blocks(paper),
        areas::other_activities(paper),
        areas::blocks(paper),
        economy::blocks(paper),
        economy::key_figures(paper),
        received::blocks(paper),
        control::results(paper),
        decided(paper),
        texts::others(paper),
        changed::blocks(paper),
        missing::blocks(paper),
        head::legend(paper),
    ];
    parts.concat()
}

/// Every goal's light in every period of the year.
fn through_the_year(paper: &Paper<'_, '_>) -> Vec<Block> {
    let all = u8::try_from(paper.follow_up().periods.len()).unwrap_or(u8::MAX);
    let periods: Vec<Period> =
        (0..all).map(|index| Period { index, ..paper.period }).filter(|it| *it <= paper.period).collect();
    let mut blocks = vec![heading(2, "Året period för period")];
    let goals: Vec<_> =
        paper.lights.goals.iter().filter(|it| thread::place(paper, it.goal) != Place::Given).collect();
    if goals.is_empty() || periods.len() < 2 {
        blocks.push(paragraph("Det finns inga tidigare perioder att jämföra med."));
        return blocks;
    }
    let column = |head: &str| Column { head: text(head), align: Align::Start };
    let mut columns = vec![column(&words::capital(paper.goals()))];
    columns.extend(periods.iter().map(|it| column(paper.period_within_year(*it))));
    // Computed together: a goal by itself would compute what lies below it anew.
    let lights: Vec<Vec<GoalLight<'_>>> = periods.iter().map(|it| paper.goals_in(*it)).collect();
    let row = |it: &&GoalLight<'_>| {
        let mut cells = vec![cell(paper.numbered_title(paper.plan.thing_of(it.goal.key())))];
        cells.extend(lights.iter().map(|then| {
            let light = then.iter().find(|then| then.goal == it.goal);
            let light = light.filter(|it| it.status != Signal::NotAssessed);
            Cell { text: light.map_or_else(|| text("–"), |it| vec![paper.light(it.status, it.step)]) }
        }));
        cells
    };
    let rows = goals.iter().map(row).collect();
    blocks.push(Block::Table(Table {
        caption: Some(format!("Målen under {}", paper.year())),
        columns,
        rows,
    }));
    blocks
}

/// What was decided in the year: åtgärder, and changes of the plan (R65).
fn decided(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Beslut under året")];
    let actions = paper.unit.things_of(ThingKind::Action);
    let mut rows: Vec<(jiff::civil::Date, Vec<Cell>)> = Vec::new();
    for action in actions {
        if let Some(decision) = action.own_decision().filter(|it| it.date.year() == paper.year()) {
            let effect = action.text("effekt").map_or_else(|| "–".to_owned(), words::sentence);
            rows.push((
                decision.date,
                vec![cell(paper.title(action)), cell(words::decision(paper.plan, &decision)), cell(effect)],
            ));
        }
    }
    rows.sort_by_key(|it| it.0);
    let changes = planned::changes(paper);
    if rows.is_empty() && changes.is_empty() {
        blocks.push(paragraph("Inga åtgärder eller ändringar beslutades under året."));
    }
    if !rows.is_empty() {
        blocks.push(table(
            "Åtgärder",
            &["Åtgärd", "Beslut", "Effekt"],
            rows.into_iter().map(|it| it.1).collect(),
        ));
    }
    if !changes.is_empty() {
        blocks.push(table("Ändringar av planen", &["Ändring", "Beslut"], changes));
    }
    blocks
}
