//! Kort: one page with what a member must know (R60): red, yellow, changed, and what is due.

use jiff::civil::Date;

use crate::{
    config::light::Signal,
    model::indicator::Role,
    report::{
        Align, Block, Cell, Column, Inline, Table, bullets, cell, heading, paragraph, table, text, words,
    },
    status::IndicatorLight,
    syntax::Item,
};

use super::{
    paper::Paper,
    parts::{economy, head, measures, summary, totals},
};

/// The most that a list on the page has; the rest is counted.
const MOST: usize = 7;

/// How far ahead the page looks.
const DAYS: i32 = 120;

pub(super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut blocks = head::warnings(paper);
    blocks.push(summary::overall(paper));
    blocks.extend(totals::figures(paper));
    blocks.extend(economy::in_short(paper));
    blocks.extend(poor(paper));
    blocks.extend(changed(paper));
    blocks.extend(open(paper));
    blocks.extend(due(paper));
    blocks
}

/// Red and yellow: the goals with why and whether it is answered, and the indicators behind them.
fn poor(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Rött och gult")];
    let goals = summary::deviating(paper);
    if goals.is_empty() {
        blocks.push(paragraph(format!("Inga {} är gula eller röda.", paper.goals())));
    } else {
        blocks.push(bullets(goals.iter().take(MOST).map(|it| summary::deviation_in_short(paper, it))));
        blocks.extend(more(goals.len(), paper.goals()));
    }
    let all = paper.indicators();
    let is_poor = |it: &&IndicatorLight<'_>| {
        it.indicator.role() == Role::Measure && matches!(it.status, Signal::Yellow | Signal::Red)
    };
    let mut poor: Vec<_> = all.into_iter().filter(is_poor).collect();
    poor.sort_by_key(|it| std::cmp::Reverse(it.status));
    let rows: Vec<Vec<Cell>> = poor
        .iter()
        .take(MOST)
        .map(|it| {
            vec![
                cell(measures::name(paper, it.indicator)),
                measures::outcome(paper, it, paper.period),
                cell(measures::target(paper, it)),
                Cell { text: vec![paper.light(it.status, it.step)] },
            ]
        })
        .collect();
    if !rows.is_empty() {
        let heads = [
            (words::capital(paper.config().word("indikator", "indikator")), Align::Start),
            ("Utfall".to_owned(), Align::End),
            ("Mål".to_owned(), Align::End),
            ("Status".to_owned(), Align::Start),
        ];
        let columns = heads.map(|(head, align)| Column { head: text(head), align }).into();
        let caption = format!("{} som inte når målet", words::capital(paper.measures()));
        blocks.push(Block::Table(Table { caption: Some(caption), columns, rows }));
        blocks.extend(more(poor.len(), paper.measures()));
    }
    blocks
}

/// How many did not fit.
fn more(all: usize, what: &str) -> Option<Block> {
    let rest = all.checked_sub(MOST).filter(|it| *it > 0)?;
    Some(paragraph(format!("Och {rest} {what} till, se resultatanalysen.")))
}

/// The goals whose lights have changed; one that had none has not changed.
fn changed(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![heading(2, format!("Ändrat sedan {}", paper.compared_with()))];
    let is_changed = |it: &&crate::status::GoalLight<'_>| {
        paper
            .goal_before(paper.plan.thing_of(it.goal.key()))
            .is_some_and(|before| before.status != it.status && before.status != Signal::NotAssessed)
    };
    let goals: Vec<_> = paper.lights.goals.iter().filter(is_changed).collect();
    let line = |it: &&crate::status::GoalLight<'_>| -> Vec<Inline> {
        let goal = paper.lights.goals.iter().find(|light| light.goal == it.goal);
        let mut line = vec![
            paper.light(it.status, it.step),
            format!(" {}. ", paper.numbered_title(paper.plan.thing_of(it.goal.key()))).into(),
        ];
        line.extend(goal.map(|it| summary::change(paper, it)).unwrap_or_default());
        line
    };
    if goals.is_empty() {
        blocks.push(paragraph(format!("Inga {} har bytt färg.", paper.goals())));
    } else {
        blocks.push(bullets(goals.iter().take(MOST).map(line)));
        blocks.extend(more(goals.len(), paper.goals()));
    }
    blocks
}

/// Decisions that are not carried out yet (R60, R65).
fn open(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Beslutat som inte är klart")];
    let actions: Vec<_> =
        paper.actions.iter().filter(|it| it.decision().is_some() && !it.is_over()).collect();
    let rows: Vec<Vec<Cell>> = actions
        .iter()
        .take(MOST)
        .map(|it| {
            vec![
                Cell { text: paper.marked(it.thing, paper.title(it.thing)) },
                cell(it.decided(paper)),
                cell(it.due().map_or_else(|| "Saknas".to_owned(), |it| it.to_string())),
                cell(it.state(paper)),
            ]
        })
        .collect();
    if rows.is_empty() {
        blocks.push(paragraph("Inga beslutade åtgärder är öppna."));
    } else {
        blocks.push(table("Öppna åtgärder", &["Åtgärd", "Beslut", "Klart senast", "Läge"], rows));
        blocks.extend(more(actions.len(), "åtgärder"));
    }
    blocks
}

/// What else is due for the unit in the time to come.
fn due(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut days: Vec<(Date, String)> = Vec::new();
    days.extend(events(paper));
    days.extend(reports(paper));
    let last = paper.day.checked_add(jiff::Span::new().days(DAYS)).unwrap_or(Date::MAX);
    days.retain(|it| paper.day <= it.0 && it.0 <= last);
    days.sort();
    days.dedup();
    let mut blocks = vec![heading(2, "På gång")];
    let count = days.len();
    let lines: Vec<Vec<Inline>> = days
        .into_iter()
        .take(MOST)
        .map(|(day, what)| vec![format!("{day}: {}", words::sentence(&what)).into()])
        .collect();
    blocks.push(if lines.is_empty() {
        paragraph("Inget har en dag inom fyra månader.")
    } else {
        bullets(lines)
    });
    blocks.extend(more(count, "dagar"));
    blocks
}

/// The yearly wheel, as far as it concerns the unit.
fn events(paper: &Paper<'_, '_>) -> Vec<(Date, String)> {
    let names_unit = |it: &Item<'_>| {
        it.get("organ")
            .into_iter()
            .flat_map(Item::list)
            .filter_map(Item::text)
            .any(|it| it == paper.unit.id())
    };
    let years = [paper.day.year(), paper.day.year().saturating_add(1)];
    let mut days = Vec::new();
    for event in paper.plan.events().filter(names_unit) {
        let is_done =
            |year: i16| event.get("genomford").is_some_and(|it| it.get(&year.to_string()).is_some());
        let title = event.get("rubrik").and_then(Item::text).unwrap_or(event.key());
        let open = years.into_iter().filter(|it| !is_done(*it));
        days.extend(open.filter_map(|year| Some((paper.plan.event_day(event, year)?, title.to_owned()))));
    }
    days
}

/// When outcomes and analyses of the periods are due.
fn reports(paper: &Paper<'_, '_>) -> Vec<(Date, String)> {
    let model = paper.follow_up();
    let count = u8::try_from(model.periods.len()).unwrap_or(u8::MAX);
    let years = [paper.day.year().saturating_sub(1), paper.day.year()];
    let periods = years
        .into_iter()
        .flat_map(|year| (0..count).map(move |index| crate::model::period::Period { year, index }));
    periods
        .filter_map(|it| {
            Some((it.due(model)?, format!("Utfall och analys för {} ska vara lämnade", it.name(model))))
        })
        .collect()
}
