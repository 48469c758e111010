//! Dialogen: the sheet that an enhetschef and the chef above fill in together (R61).

use crate::{
    model::{analysis::Subject, indicator::Role, unit::Unit},
    report::{Block, Cell, Fact, Inline, bullets, cell, heading, paragraph, table, text, words},
    status::GoalLight,
};

use super::{
    paper::Paper,
    parts::{
        actions, decided, head, heading_of, measures, missing, news, summary, texts, thread, thread::Place,
    },
};

/// Lines to write on under a question without an answer.
const LINES: u8 = 3;

/// Empty rows for what the two agree on.
const AGREED: usize = 4;

pub(super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut blocks = intro(paper).to_vec();
    blocks.extend(head::warnings(paper));
    blocks.push(heading(2, "Så står vi"));
    blocks.push(summary::overall(paper));
    if paper.lights.goals.is_empty() {
        blocks.push(paragraph(format!("Inga {} gäller {}.", paper.goals(), paper.year())));
    } else {
        blocks.push(summary::all_goals(paper));
    }
    blocks.extend(news::blocks(paper));
    blocks.extend(agreed_before(paper));
    blocks.push(heading(2, "Att tala om"));
    let own = paper.lights.goals.iter().filter(|it| thread::place(paper, it.goal) != Place::Given);
    blocks.extend(own.flat_map(|it| goal(paper, it)));
    blocks.extend(support());
    blocks.extend(gaps(paper));
    blocks.extend(agreed());
    blocks
}

/// Who are to meet.
fn intro(paper: &Paper<'_, '_>) -> [Block; 2] {
    let who = |unit: Unit<'_>| {
        let responsible = unit.responsible().map(|it| format!(", {it}")).unwrap_or_default();
        text(format!("{}{responsible}", unit.name()))
    };
    let above = paper.unit.superior().map(|it| ("Närmast ovanför", who(it)));
    let facts = std::iter::once(("Enhet", who(paper.unit))).chain(above);
    let facts = facts.map(|(term, text)| Fact { term: term.to_owned(), text }).collect();
    let about = "Underlag för samtalet mellan den som ansvarar för enheten och närmaste chef. Frågorna är styrmodellens.";
    [Block::Facts(facts), paragraph(about)]
}

/// What came of what was agreed or decided before.
fn agreed_before(paper: &Paper<'_, '_>) -> Vec<Block> {
    let title = heading(2, "Vad hände med det vi bestämde sist?");
    if paper.actions.is_empty() {
        return vec![title, paragraph("Inga åtgärder är öppna.")];
    }
    vec![title, decided::table(paper, "Åtgärder", &paper.actions)]
}

/// A goal with its figures, the questions, and room for what nobody has answered.
fn goal<'p>(paper: &Paper<'_, 'p>, light: &GoalLight<'p>) -> Vec<Block> {
    let mut blocks = vec![heading_of(3, paper.numbered_title(light.goal), light.goal)];
    let figures: Vec<Vec<Inline>> = light
        .indicators
        .iter()
        .filter(|it| it.indicator.role() == Role::Measure)
        .map(|it| {
            let mut line = text(format!("{}: ", measures::name(paper, it.indicator)));
            line.extend(measures::outcome(paper, it, paper.period).text);
            line.extend([
                format!(", mål {} ", measures::target(paper, it)).into(),
                paper.light(it.status, it.step),
            ]);
            line
        })
        .collect();
    if !figures.is_empty() {
        blocks.push(bullets(figures));
    }
    for question in &paper.follow_up().questions {
        let said = texts::answer(paper, Subject::Thing(light.goal.key()), &question.text, 4);
        blocks.push(heading(4, question.text.as_str()));
        if said.is_empty() {
            blocks.push(Block::Notes("Inte besvarad i analysen. Anteckningar:".to_owned(), LINES));
        }
        blocks.extend(said);
    }
    if actions::of_goal(paper, light.goal).is_empty() && summary::deviates(light).is_some() {
        blocks.push(paragraph("Målet avviker och ingen åtgärd är beslutad."));
    }
    blocks
}

fn support() -> Vec<Block> {
    let ask = |words: &str| Block::Notes(words.to_owned(), LINES);
    vec![
        heading(2, "Stöd och förutsättningar"),
        ask("Vad behöver enheten av sin chef för att nå målen?"),
        ask("Vad borde någon annan i kommunen få veta?"),
        ask("Vad gör vi i dag som vi kan sluta med?"),
    ]
}

/// What the sheet lacks.
fn gaps(paper: &Paper<'_, '_>) -> Vec<Block> {
    let lines = missing::valueless(paper);
    let name = words::capital(paper.measures());
    let said =
        if lines.is_empty() { paragraph("Alla har värde.") } else { bullets(lines.into_iter().map(text)) };
    vec![heading(2, format!("{name} utan värde")), said]
}

/// Room for what is agreed.
fn agreed() -> Vec<Block> {
    let row = |number: usize| -> Vec<Cell> { vec![cell(format!("{number}.")), cell(""), cell("")] };
    let rows = (1..=AGREED).map(row).collect();
    vec![heading(2, "Det här kommer vi överens om"), table("Överenskommet", &["Vad", "Vem", "När"], rows)]
}
