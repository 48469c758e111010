//! The head of the paper, and the explanation of its symbols.

use crate::{
    config::Decision,
    model::PlanFile,
    report::{Block, Fact, Inline, Table, lights, paragraph, strong, text},
    source::FileId,
    syntax::Item,
};

use super::{Paper, heading, missing, words};

/// Who, when, and by which decisions.
pub(in super::super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let facts = [
        ("Kommun", paper.config().municipality.clone()),
        ("Styrmodell", model(paper)),
        ("Plan", plan(paper)),
        ("Analys", analysis(paper)),
        ("Läget per", paper.day.to_string()),
    ];
    let fact = |(term, value): (&str, String)| Fact { term: term.to_owned(), text: text(value) };
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty()).map(fact).collect();
    let mut blocks = vec![Block::Facts(facts)];
    blocks.extend(warnings(paper).into_iter().map(|it| Block::Paragraph(vec![strong("Obs. "), it.into()])));
    blocks
}

fn model(paper: &Paper<'_, '_>) -> String {
    let config = paper.config();
    let decision = config.model_decision.as_ref().map(|it| words::decision(paper.plan, it));
    match (config.model_name.as_str(), decision) {
        ("", None) => "Saknas".to_owned(),
        ("", Some(decision)) => format!("Beslutad av {decision}"),
        (name, None) => format!("{name}. Beslutet saknas"),
        (name, Some(decision)) => format!("{name}, beslutad av {decision}"),
    }
}

fn plan(paper: &Paper<'_, '_>) -> String {
    let name = paper.unit.plan_name();
    let Some(item) = paper.unit.plan_for(paper.year()) else {
        return format!("{name} för {} saknas", paper.year());
    };
    match paper.unit.decision_for(paper.year()) {
        Some(decision) => {
            format!("{name} {}, beslutad av {}", years(item.key()), words::decision(paper.plan, &decision))
        }
        None => format!("{name} {}, utkast som inte är beslutat", years(item.key())),
    }
}

/// `2025–2026`
fn years(period: &str) -> String {
    period.replace('-', "–")
}

fn analysis(paper: &Paper<'_, '_>) -> String {
    let Some(analysis) = &paper.analysis else {
        return "Saknas för perioden".to_owned();
    };
    let head = analysis.head();
    let author = head.get("forfattare").and_then(Item::text).map(|it| format!("{it} ")).unwrap_or_default();
    let date = head.get("datum").and_then(Item::date).map(|it| it.to_string()).unwrap_or_default();
    let written = format!("{author}{date}");
    let decision = head.get("beslut").and_then(Decision::read);
    let decided = decision.map_or_else(
        || "inte beslutad".to_owned(),
        |it| format!("beslutad av {}", words::decision(paper.plan, &it)),
    );
    let written = if written.is_empty() { decided } else { format!("{}, {decided}", written.trim()) };
    format!("{}. {}", words::capital(&written), missing::analysed(paper))
}

/// What a reader must know before the figures.
fn warnings(paper: &Paper<'_, '_>) -> Vec<String> {
    let mut warnings = Vec::new();
    let is_draft =
        paper.unit.plan_for(paper.year()).is_some() && paper.unit.decision_for(paper.year()).is_none();
    if is_draft {
        warnings.push("Planen är ett utkast. Mål och målvärden är inte beslutade.".to_owned());
    }
    let end = paper.period.end(paper.follow_up());
    if paper.day <= end {
        warnings.push(format!("Perioden slutar {end}. Uppgifterna är inte färdiga."));
    }
    let broken = left_out(paper).count();
    if broken > 0 {
        let files = if broken == 1 { "1 fil".to_owned() } else { format!("{broken} filer") };
        warnings
            .push(format!("{files} kunde inte läsas helt. Uppgifter kan saknas i pappret, se Vad saknas."));
    }
    warnings
}

/// Paths of files that could not be read, or not wholly.
pub(in super::super) fn left_out<'p>(paper: &Paper<'_, 'p>) -> impl Iterator<Item = &'p str> {
    let plan = paper.plan;
    let is_left_out = move |(id, file): &(FileId, &PlanFile)| !file.is_read || plan.is_broken(*id);
    plan.files().filter(is_left_out).map(|(id, _)| plan.sources().file(id).path.as_str())
}

/// What the symbols and words of the tables mean.
pub(in super::super) fn legend(paper: &Paper<'_, '_>) -> Vec<Block> {
    let config = paper.config();
    let table = lights::legend(config, paper.period.id(&config.follow_up));
    let table = Table { caption: Some("Symboler".to_owned()), ..table };
    let mut blocks = vec![heading(2, "Så läses tabellerna"), Block::Table(table), lights::explained()];
    if let Some(smallest) = config.status.smallest_group {
        let rule = format!("Grupper med färre än {smallest} personer visas aldrig.");
        blocks.push(paragraph(rule));
    }
    if config.status.show_not_assessed_as.is_some() {
        let note = "Det som inte går att mäta visas med en färg, men räknas för sig: ”varav ej mätbara”.";
        blocks.push(Block::Paragraph(vec![Inline::from(note)]));
    }
    blocks
}
