//! The summary: what a member needs to have read before the meeting.

use crate::{
    config::light::Signal,
    model::analysis::Subject,
    report::{Align, Block, Cell, Column, Inline, List, Table, bullets, cell, paragraph, strong, text},
    status::GoalLight,
    syntax::Item,
};

use super::{
    Paper, actions, economy, heading, received, texts,
    thread::{self, Place},
    totals, words,
};

pub(super) fn blocks(paper: &Paper<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Sammanfattning"), overall(paper)];
    blocks.extend(totals::blocks(paper));
    blocks.extend(economy::in_short(paper));
    if !paper.lights.goals.is_empty() {
        blocks.push(all_goals(paper));
    }
    blocks.extend(deviations(paper));
    let said = texts::of(paper, Subject::Summary, 3);
    blocks.push(heading(3, "Analysen i korthet"));
    if said.is_empty() {
        let absent =
            paper.analysis.map_or("Perioden har ingen analys.", |_| "Analysen har ingen sammanfattning.");
        blocks.push(paragraph(absent));
    }
    blocks.extend(said);
    blocks.extend(proposals(paper));
    blocks
}

/// The judgement of the unit as a whole.
fn overall(paper: &Paper<'_>) -> Block {
    let Some(assessed) = paper.lights.assessed else {
        return Block::Paragraph(vec![strong("Samlad bedömning:"), " saknas.".into()]);
    };
    let by = assessed.by.map(|it| format!(" ({it})")).unwrap_or_default();
    let reason = assessed.reason.map(|it| format!(" {}", words::sentence(it))).unwrap_or_default();
    let light = paper.light(assessed.signal, assessed.step);
    Block::Paragraph(vec![strong("Samlad bedömning:"), " ".into(), light, format!("{by}.{reason}").into()])
}

/// Every goal in one table.
fn all_goals(paper: &Paper<'_>) -> Block {
    let before = paper.period_before().map(|it| it.name(paper.follow_up()));
    let since = before.as_deref().map_or_else(|| "Sedan sist".to_owned(), |it| format!("Sedan {it}"));
    let heads = [
        words::capital(paper.goals()),
        "Status".to_owned(),
        "Förslag".to_owned(),
        since,
        "Åtgärd".to_owned(),
    ];
    let columns = heads.map(|head| Column { head: text(head), align: Align::Start }).into();
    let rows = paper.lights.goals.iter().map(|it| goal_row(paper, it)).collect();
    let caption = format!("Alla {}", paper.goals());
    Block::Table(Table { caption: Some(caption), columns, rows })
}

fn goal_row<'p>(paper: &Paper<'p>, light: &GoalLight<'p>) -> Vec<Cell> {
    if thread::place(paper, light.goal) == Place::Given {
        let done = received::progress(paper, light.goal);
        return vec![cell(paper.numbered_title(light.goal)), cell(done), cell("–"), cell("–"), cell("–")];
    }
    vec![
        cell(paper.numbered_title(light.goal)),
        Cell { text: vec![paper.light(light.status, light.step)] },
        Cell { text: vec![paper.light_of(light.proposed)] },
        Cell { text: change(paper, light) },
        cell(answer(paper, light)),
    ]
}

/// How a goal's light has changed since the period before.
fn change<'p>(paper: &Paper<'p>, light: &GoalLight<'p>) -> Vec<Inline> {
    let Some(before) = paper.before.goals.iter().find(|it| it.goal == light.goal) else {
        return text("–");
    };
    let was = || paper.light(before.status, before.step);
    match (before.status, light.status) {
        (Signal::NotAssessed, _) => text("–"),
        (_, Signal::NotAssessed) => vec!["Var ".into(), was()],
        (then, now) if now < then => vec!["Bättre, var ".into(), was()],
        (then, now) if now > then => vec!["Sämre, var ".into(), was()],
        _ => text("Oförändrad"),
    }
}

/// Whether a deviation has an answer (R63).
fn answer<'p>(paper: &Paper<'p>, light: &GoalLight<'p>) -> &'static str {
    let is_motivated = paper.analysis.and_then(|it| it.no_action(light.goal)).is_some();
    match (light.action.is_late, light.action.is_decided) {
        (true, _) => "Beslutad, försenad",
        (_, true) => "Beslutad",
        _ if is_motivated => "Ingen, motiverat",
        _ if actions::of_goal(paper, light.goal).iter().any(|it| !it.is_rejected()) => "Föreslagen",
        _ if light.status == Signal::Red => "Saknas",
        _ if light.status == Signal::Yellow => "Ingen beslutad",
        _ => "–",
    }
}

/// What is yellow or red: why, and what is done about it by whom and when.
///
/// A goal that nobody has judged is no good news, so a poor proposal is told of too.
fn deviations(paper: &Paper<'_>) -> Vec<Block> {
    let mut goals: Vec<(Signal, &GoalLight<'_>)> =
        paper.lights.goals.iter().filter_map(|it| Some((deviates(it)?, it))).collect();
    goals.sort_by_key(|(signal, _)| std::cmp::Reverse(*signal));
    let mut blocks = vec![heading(3, "Det som avviker")];
    if goals.is_empty() {
        blocks.push(paragraph(format!("Inga {} har gul eller röd färg.", paper.goals())));
        return blocks;
    }
    let items = goals.into_iter().map(|(_, it)| deviation(paper, it)).collect();
    blocks.push(Block::List(List { start: None, items }));
    blocks
}

fn deviates(light: &GoalLight<'_>) -> Option<Signal> {
    let is_poor = |it: &Signal| matches!(it, Signal::Yellow | Signal::Red);
    let unjudged = (light.status == Signal::NotAssessed).then_some(light.proposed);
    Some(light.status).filter(is_poor).or_else(|| unjudged.filter(is_poor))
}

fn deviation<'p>(paper: &Paper<'p>, light: &GoalLight<'p>) -> Vec<Block> {
    let title = strong(words::sentence(&paper.numbered_title(light.goal)));
    let is_judged = light.status != Signal::NotAssessed;
    let reason = light.assessed.and_then(|it| it.reason).map(words::sentence);
    let head = match (is_judged, reason) {
        (true, Some(reason)) => {
            vec![paper.light(light.status, light.step), " ".into(), title, format!(" {reason}").into()]
        }
        (true, None) => vec![paper.light(light.status, light.step), " ".into(), title],
        (false, _) => {
            let unjudged = " Bedömning saknas, förslaget är ".into();
            vec![
                paper.light(light.status, light.step),
                " ".into(),
                title,
                unjudged,
                paper.light_of(light.proposed),
                ".".into(),
            ]
        }
    };
    let actions = actions::of_goal(paper, light.goal);
    let mut answers: Vec<String> = actions.iter().map(|it| format!("Åtgärd: {}", it.told(paper))).collect();
    if let Some(motive) = paper.analysis.and_then(|it| it.no_action(light.goal)) {
        answers.push(format!("Ingen åtgärd: {}", words::sentence(motive)));
    }
    if answers.is_empty() {
        answers.push("Ingen åtgärd är beslutad.".to_owned());
    }
    vec![Block::Paragraph(head), bullets(answers.into_iter().map(text))]
}

/// What the meeting is asked to decide.
fn proposals(paper: &Paper<'_>) -> Vec<Block> {
    let case = paper.analysis.and_then(|it| it.head().get("arende"));
    let texts = case.and_then(|it| it.get("forslag")).into_iter().flat_map(Item::list).filter_map(Item::text);
    let items: Vec<Vec<Block>> = texts.map(|it| vec![paragraph(words::sentence(it))]).collect();
    let mut blocks = vec![heading(3, "Förslag till beslut")];
    blocks.push(if items.is_empty() {
        paragraph("Inget förslag till beslut finns.")
    } else {
        Block::List(List { start: Some(1), items })
    });
    blocks
}
