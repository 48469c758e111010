//! Ärendet: the tjänsteskrivelse that a nämnd decides on, from the analysis' front matter.

use jiff::civil::Date;

use crate::{
    config::Decision,
    model::{analysis::Subject, unit::Unit},
    report::{Block, Fact, Inline, List, bullets, heading, paragraph, text, words},
    syntax::Item,
};

use super::{
    paper::Paper,
    parts::{head, news, summary, texts, totals},
};

/// What the case is called.
pub(super) fn title(paper: &Paper<'_, '_>) -> String {
    let name = || format!("Resultatanalys {}", paper.period.name(paper.follow_up()));
    let title = case(paper).and_then(|it| it.get("rubrik")).and_then(Item::text);
    format!("Tjänsteskrivelse: {}", title.map_or_else(name, str::to_owned))
}

pub(super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![facts(paper)];
    blocks.extend(head::warnings(paper));
    blocks.extend(summary::proposals(paper, 2));
    blocks.push(heading(2, "Sammanfattning"));
    let said = texts::of(paper, Subject::Summary, 3);
    if said.is_empty() {
        blocks.push(summary::overall(paper));
    }
    blocks.extend(said);
    blocks.extend(description(paper));
    blocks.extend(news::blocks(paper));
    blocks.extend(basis(paper));
    blocks.extend(sent_to(paper));
    blocks
}

fn case<'p>(paper: &Paper<'_, 'p>) -> Option<Item<'p>> {
    paper.analysis?.head().get("arende")
}

/// Who decides, when the paper was written, and under which number.
fn facts(paper: &Paper<'_, '_>) -> Block {
    let of_case = |key| case(paper).and_then(|it| it.get(key)).and_then(Item::text).map(str::to_owned);
    let written = paper.analysis.and_then(|it| it.head().get("datum")).and_then(Item::date);
    let absent = || "Saknas".to_owned();
    let facts = [
        ("Till", decider(paper)),
        ("Datum", written.unwrap_or(paper.day).to_string()),
        ("Diarienummer", of_case("diarienummer").unwrap_or_else(absent)),
        ("Handläggare", of_case("handlaggare").unwrap_or_else(absent)),
    ];
    let fact = |(term, value): (&str, String)| Fact { term: term.to_owned(), text: text(value) };
    Block::Facts(facts.into_iter().map(fact).collect())
}

/// The organ that the case goes to: who decided the analysis, else the unit itself.
fn decider(paper: &Paper<'_, '_>) -> String {
    let decision = paper.analysis.and_then(|it| it.head().get("beslut")).and_then(Decision::read);
    decision.map_or_else(|| paper.unit.name().to_owned(), |it| paper.plan.organ_name(&it.organ).to_owned())
}

/// What it is about, in figures and then in what deviates.
fn description(paper: &Paper<'_, '_>) -> Vec<Block> {
    let end = paper.period.end(paper.follow_up());
    let name = paper.config().model_name.as_str();
    let model = if name.is_empty() { "styrmodellen".to_owned() } else { format!("”{name}”") };
    let about = format!(
        "{} följer upp sina {} till och med {end}, enligt {model}. Hela uppföljningen står i resultatanalysen, som är bilaga.",
        paper.unit.name(),
        paper.goals()
    );
    let mut blocks = vec![heading(2, "Beskrivning av ärendet"), paragraph(about)];
    blocks.extend(totals::figures(paper));
    let deviating = summary::deviating(paper);
    if !deviating.is_empty() {
        blocks.push(heading(3, "Det som avviker"));
        let items = deviating.into_iter().map(|it| summary::deviation(paper, it)).collect();
        blocks.push(Block::List(List { start: None, items }));
    }
    let proposed: Vec<Vec<Inline>> =
        paper.actions.iter().filter(|it| it.is_proposed()).map(|it| text(it.told(paper))).collect();
    if !proposed.is_empty() {
        blocks.push(heading(3, "Föreslagna åtgärder"));
        blocks.push(bullets(proposed));
    }
    blocks
}

/// What the decision rests on, with days.
fn basis(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut lines = Vec::new();
    let written = paper.analysis.and_then(|it| it.head().get("datum")).and_then(Item::date);
    let dated = |it: Option<Date>| it.map(|it| format!(", {it}")).unwrap_or_default();
    lines.push(format!("Resultatanalys {}{}", paper.period.name(paper.follow_up()), dated(written)));
    if let Some(plan) = paper.unit.plan_for(paper.year()) {
        let decided = paper.unit.decision_for(paper.year());
        let decided = decided.map_or_else(|| "utkast".to_owned(), |it| words::decision(paper.plan, &it));
        lines.push(format!("{} {}, {decided}", paper.unit.plan_name(), plan.key().replace('-', "–")));
    }
    let named = paper.unit.plan_for(paper.year()).and_then(|it| it.get("styrdokument"));
    let register = paper.plan.document_register();
    for id in named.into_iter().flat_map(Item::list).filter_map(Item::text) {
        let document = register.get(id).copied();
        let title = document.and_then(|it| it.get("titel")).and_then(Item::text).unwrap_or(id);
        let decision = document.and_then(|it| it.get("beslut")).and_then(Decision::read);
        lines.push(format!(
            "{title}{}",
            decision.map(|it| format!(", {}", words::decision(paper.plan, &it))).unwrap_or_default()
        ));
    }
    vec![heading(2, "Beslutsunderlag"), bullets(lines.into_iter().map(text))]
}

fn sent_to(paper: &Paper<'_, '_>) -> Vec<Block> {
    let named = case(paper).and_then(|it| it.get("expedieras"));
    let lines: Vec<Vec<Inline>> =
        named.into_iter().flat_map(Item::list).filter_map(Item::text).map(text).collect();
    let superior = paper.unit.superior().map(Unit::name);
    let absent = superior.map_or_else(
        || "Ingen är angiven.".to_owned(),
        |it| format!("Ingen är angiven. Närmast ovanför står {it}."),
    );
    vec![
        heading(2, "Beslutet skickas till"),
        if lines.is_empty() { paragraph(absent) } else { bullets(lines) },
    ]
}
