//! The summary: what a member needs to have read before the meeting.

use crate::{
    config::light::Signal,
    model::analysis::Subject,
    report::{Align, Block, Cell, Column, Inline, List, Table, bullets, cell, paragraph, strong, text},
    status::{GoalLight, action},
    syntax::Item,
};

use super::{
    Paper,
    actions::{self, Action},
    economy, heading, received, texts,
    thread::{self, Place},
    totals, words,
};

pub(in super::super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
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
    blocks.extend(proposals(paper, 3));
    blocks
}

/// The judgement of the unit as a whole.
pub(in super::super) fn overall(paper: &Paper<'_, '_>) -> Block {
    let Some(assessed) = paper.lights.assessed else {
        return Block::Paragraph(vec![strong("Samlad bedömning:"), " saknas.".into()]);
    };
    let by = assessed.by.map(|it| format!(" ({it})")).unwrap_or_default();
    let reason = assessed.reason.map(|it| format!(" {}", words::sentence(it))).unwrap_or_default();
    let light = paper.light(assessed.signal, assessed.step);
    Block::Paragraph(vec![strong("Samlad bedömning:"), " ".into(), light, format!("{by}.{reason}").into()])
}

/// Every goal in one table.
pub(in super::super) fn all_goals(paper: &Paper<'_, '_>) -> Block {
    let since = format!("Sedan {}", paper.compared_with());
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

fn goal_row<'p>(paper: &Paper<'_, 'p>, light: &GoalLight<'p>) -> Vec<Cell> {
    if thread::place(paper, light.goal) == Place::Given {
        let done = received::progress(paper, light.goal);
        return vec![cell(paper.numbered_title(light.goal)), cell(done), cell("–"), cell("–"), cell("–")];
    }
    vec![
        Cell { text: paper.marked(light.goal, paper.numbered_title(light.goal)) },
        Cell { text: vec![paper.light(light.status, light.step)] },
        Cell { text: vec![paper.light_of(light.proposed)] },
        Cell { text: change(paper, light) },
        cell(answer(paper, light)),
    ]
}

/// How a goal's light has changed since the period before.
pub(in super::super) fn change<'p>(paper: &Paper<'_, 'p>, light: &GoalLight<'p>) -> Vec<Inline> {
    let Some(before) = paper.goal_before(light.goal) else { return text("–") };
    let was = || paper.light(before.status, before.step);
    match (before.status, light.status) {
        (Signal::NotAssessed, _) => text("–"),
        (_, Signal::NotAssessed) => vec!["Var ".into(), was()],
        (then, now) if now < then => vec!["Bättre, var ".into(), was()],
        (then, now) if now > then => vec!["Sämre, var ".into(), was()],
        _ => text("Oförändrad"),
    }
}

/// Whether a deviation has an answer (R63), among the åtgärder that the paper tells of.
fn answer<'p>(paper: &Paper<'_, 'p>, light: &GoalLight<'p>) -> &'static str {
    let is_motivated = paper.analysis.and_then(|it| it.no_action(light.goal)).is_some();
    let actions = actions::of_goal(paper, light.goal);
    let is_decided = |it: &Action<'p>| action::is_decided(it.thing, paper.day);
    let is_late = |it: &Action<'p>| is_decided(it) && action::is_late(it.thing, paper.day);
    match light.status {
        _ if actions.iter().any(is_late) => "Beslutad, försenad",
        _ if actions.iter().any(is_decided) => "Beslutad",
        _ if is_motivated => "Ingen, motiverat",
        _ if actions.iter().any(|it| !it.is_rejected()) => "Föreslagen",
        Signal::Red => "Saknas",
        Signal::Yellow => "Ingen beslutad",
        Signal::Green | Signal::NotAssessed => "–",
    }
}

/// What is yellow or red: why, and what is done about it by whom and when.
///
/// A goal that nobody has judged is no good news, so a poor proposal is told of too.
fn deviations(paper: &Paper<'_, '_>) -> Vec<Block> {
    let goals = deviating(paper);
    let mut blocks = vec![heading(3, "Det som avviker")];
    if goals.is_empty() {
        blocks.push(paragraph(format!("Inga {} har gul eller röd färg.", paper.goals())));
        return blocks;
    }
    let items = goals.into_iter().map(|it| deviation(paper, it)).collect();
    blocks.push(Block::List(List { start: None, items }));
    blocks
}

/// The goals that are yellow or red, red first.
pub(in super::super) fn deviating<'a, 'p>(paper: &'a Paper<'_, 'p>) -> Vec<&'a GoalLight<'p>> {
    let mut goals: Vec<(Signal, &GoalLight<'p>)> =
        paper.lights.goals.iter().filter_map(|it| Some((deviates(it)?, it))).collect();
    goals.sort_by_key(|(signal, _)| std::cmp::Reverse(*signal));
    goals.into_iter().map(|it| it.1).collect()
}

pub(in super::super) fn deviates(light: &GoalLight<'_>) -> Option<Signal> {
    let is_poor = |it: &Signal| matches!(it, Signal::Yellow | Signal::Red);
    let unjudged = (light.status == Signal::NotAssessed).then_some(light.proposed);
    Some(light.status).filter(is_poor).or_else(|| unjudged.filter(is_poor))
}

/// A deviation on one line: why, and whether it is answered.
pub(in super::super) fn deviation_in_short<'p>(paper: &Paper<'_, 'p>, light: &GoalLight<'p>) -> Vec<Inline> {
    let mut line = deviation_head(paper, light);
    line.push(format!(" Åtgärd: {}.", answer(paper, light).to_lowercase()).into());
    line
}

/// A deviation with its åtgärder.
pub(in super::super) fn deviation<'p>(paper: &Paper<'_, 'p>, light: &GoalLight<'p>) -> Vec<Block> {
    let head = deviation_head(paper, light);
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

/// The light, the goal and why it is so.
fn deviation_head<'p>(paper: &Paper<'_, 'p>, light: &GoalLight<'p>) -> Vec<Inline> {
    let title = strong(words::sentence(&paper.numbered_title(light.goal)));
    let mut head = vec![paper.light(light.status, light.step), " ".into(), title];
    if light.status == Signal::NotAssessed {
        head.extend([" Bedömning saknas, förslaget är ".into(), paper.light_of(light.proposed), ".".into()]);
    } else if let Some(reason) = light.assessed.and_then(|it| it.reason) {
        head.push(format!(" {}", words::sentence(reason)).into());
    }
    head
}

/// What the meeting is asked to decide.
pub(in super::super) fn proposals(paper: &Paper<'_, '_>, level: u8) -> Vec<Block> {
    let case = paper.analysis.and_then(|it| it.head().get("arende"));
    let texts = case.and_then(|it| it.get("forslag")).into_iter().flat_map(Item::list).filter_map(Item::text);
    let items: Vec<Vec<Block>> = texts.map(|it| vec![paragraph(words::sentence(it))]).collect();
    let mut blocks = vec![heading(level, "Förslag till beslut")];
    blocks.push(if items.is_empty() {
        paragraph("Inget förslag till beslut finns.")
    } else {
        Block::List(List { start: Some(1), items })
    });
    blocks
}
