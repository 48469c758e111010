//! The head of the paper, and the explanation of its symbols.

use crate::{
    config::Decision,
    model::load::Readers,
    report::{Block, Fact, Inline, Table, lights, paragraph, strong, text},
    source::origin::Origin,
    syntax::Item,
};

use super::{Paper, heading, missing, words};

/// So many signs of a commit's id tell it from every other.
const COMMIT_SIGNS: usize = 12;

/// Who, when, and by which decisions.
pub(in super::super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let facts = [
        ("Styrmodell", model(paper)),
        ("Plan", plan(paper)),
        ("Analys", analysis(paper)),
        ("Läget per", paper.day.to_string()),
    ];
    let fact = |(term, value): (&str, String)| Fact { term: term.to_owned(), text: text(value) };
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty()).map(fact).collect();
    let mut blocks = vec![Block::Facts(facts)];
    blocks.extend(warnings(paper));
    blocks
}

/// The head of a plan: by whom it is decided, and who answers for it.
pub(in super::super) fn plan_blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let responsible = paper.unit.responsible().unwrap_or_default().to_owned();
    let facts = [("Styrmodell", model(paper)), ("Plan", plan(paper)), ("Ansvarig", responsible)];
    let fact = |(term, value): (&str, String)| Fact { term: term.to_owned(), text: text(value) };
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty()).map(fact).collect();
    let notes = draft(paper).into_iter().chain(unread(paper)).map(warning);
    std::iter::once(Block::Facts(facts)).chain(notes).collect()
}

fn warning(words: String) -> Block {
    Block::Paragraph(vec![strong("Obs. "), words.into()])
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

/// What the paper rests on, so that two of them can be told apart (the last words of every paper).
pub(in super::super) fn foot(paper: &Paper<'_, '_>) -> Vec<Fact> {
    let facts = [
        ("Period", paper.period.name(paper.follow_up())),
        ("Styrmodell", model(paper)),
        ("Uppgifter", data(&paper.desk.origin)),
        ("Utelämnat", left_from_public(paper)),
        ("Läget per", paper.day.to_string()),
        ("Skrivet med", format!("styr {}", env!("CARGO_PKG_VERSION"))),
    ];
    let told = facts.into_iter().filter(|(_, value)| !value.is_empty());
    told.map(|(term, value)| Fact { term: term.to_owned(), text: text(value) }).collect()
}

/// Which version of the files it was written from.
fn data(origin: &Origin) -> String {
    let Origin::Version { commit, day, is_changed } = origin else {
        return "filerna i mappen, utan historik".to_owned();
    };
    let short = commit.get(..COMMIT_SIGNS).unwrap_or(commit);
    let day = day.map(|it| format!(" {it}")).unwrap_or_default();
    let changed = if *is_changed { ", med ändringar som inte är sparade i git" } else { "" };
    format!("version {short}{day}{changed}")
}

/// A reader must know that the figures are not all there are.
fn left_from_public(paper: &Paper<'_, '_>) -> String {
    match paper.plan.readers() {
        Readers::Own => String::new(),
        Readers::Public => {
            "Det som är märkt internt är inte med, och räknas inte heller i färger och summor".to_owned()
        }
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
pub(in super::super) fn warnings(paper: &Paper<'_, '_>) -> Vec<Block> {
    let end = paper.period.end(paper.follow_up());
    let open = || format!("Perioden slutar {end}. Uppgifterna är inte färdiga.");
    let warnings = draft(paper).into_iter().chain((paper.day <= end).then(open)).chain(unread(paper));
    warnings.map(warning).collect()
}

fn draft(paper: &Paper<'_, '_>) -> Option<String> {
    let is_draft =
        paper.unit.plan_for(paper.year()).is_some() && paper.unit.decision_for(paper.year()).is_none();
    is_draft.then(|| "Planen är ett utkast. Mål och målvärden är inte beslutade.".to_owned())
}

fn unread(paper: &Paper<'_, '_>) -> Option<String> {
    let broken = paper.desk.left_out.len();
    let files = if broken == 1 { "1 fil".to_owned() } else { format!("{broken} filer") };
    (broken > 0)
        .then(|| format!("{files} kunde inte läsas helt. Uppgifter kan saknas i pappret, se Vad saknas."))
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
