//! What a municipality is to fill in for a period: one question for each value, with what is known of it.

use std::collections::BTreeMap;

use crate::{
    config::Config,
    edit::record::{answer, expected, subject::Subject},
    fields::ThingKind,
    model::{
        Plan,
        indicator::{Direction, Indicator},
        outcome::{MissingReason, Outcome, Value},
        period::Period,
        unit::Unit,
    },
    status::is_too_small,
};

use super::incoming;

/// Everything that is asked for a period.
#[derive(Debug)]
pub struct Form<'p> {
    /// The period.
    pub period: Period,
    /// Parts with questions, in the order of the organisation.
    pub sheets: Vec<Sheet<'p>>,
}

/// The questions of one branch of the organisation, or of all of it.
#[derive(Debug)]
pub struct Sheet<'p> {
    /// Who is at the top of it; nobody where it is all in one.
    pub unit: Option<Unit<'p>>,
    /// Its questions.
    pub questions: Vec<Question<'p>>,
}

/// A value that is asked for.
#[derive(Debug)]
pub struct Question<'p> {
    /// What it is about, and who reports it.
    pub subject: Subject<'p>,
    /// The period.
    pub period: Period,
    /// The group, by id and name; none for all.
    pub group: Option<(&'p str, &'p str)>,
    /// What the styrrepo says.
    pub now: Said<'p>,
    /// The same, as [`incoming::weigh`] wants it back.
    pub base: String,
    /// The latest that was said before, and of when.
    pub before: Option<(Period, Said<'p>)>,
    /// What counts as an answer.
    pub answers: Answers,
}

/// What an outcome says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said<'p> {
    /// Nothing.
    Nothing,
    /// A number, a date, or yes or no.
    Value(Value),
    /// A word of the format: a state, a light, a degree.
    Word(&'p str),
    /// Why there is no value.
    Missing(MissingReason),
    /// A value of too few to be shown.
    Suppressed,
}

/// What counts as an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answers {
    /// A number.
    Number,
    /// A place, from 1.
    Rank,
    /// A day, or no.
    Day,
    /// One of some words.
    Words(Vec<String>),
}

/// The form of a period for some units and all below them: a sheet for the top unit, and one for each
/// branch straight below it; or all in one.
pub fn form<'p>(plan: &'p Plan, units: &[Unit<'p>], period: Period, in_one: bool) -> Form<'p> {
    let wanted = |unit: Unit<'p>| units.is_empty() || lineage(unit).any(|it| units.contains(&it));
    let mut sheets: Vec<Sheet<'p>> = Vec::new();
    let mut places = BTreeMap::new();
    let mut units: Vec<Unit<'p>> = plan.units().filter(|it| wanted(*it)).collect();
    // Those above before those below, as papers have them.
    units.sort_by_cached_key(|it| {
        let mut line: Vec<&str> = lineage(*it).map(Unit::id).collect();
        line.reverse();
        line
    });
    for unit in units {
        let questions = of_unit(unit, period);
        if questions.is_empty() {
            continue;
        }
        let branch = (!in_one).then(|| branch(unit));
        let key = branch.map(Unit::key);
        let at = *places.entry(key).or_insert_with(|| {
            sheets.push(Sheet { unit: branch, questions: Vec::new() });
            sheets.len() - 1
        });
        sheets[at].questions.extend(questions);
    }
    Form { period, sheets }
}

/// A unit and those above it.
fn lineage(unit: Unit<'_>) -> impl Iterator<Item = Unit<'_>> {
    std::iter::successors(Some(unit), |it| it.superior())
}

/// The unit straight below the top that a unit lies in; the top itself is its own.
fn branch(unit: Unit<'_>) -> Unit<'_> {
    let line: Vec<Unit<'_>> = lineage(unit).collect();
    line[line.len().saturating_sub(2)]
}

fn of_unit(unit: Unit<'_>, period: Period) -> Vec<Question<'_>> {
    let mut questions = Vec::new();
    for subject in expected(unit, period) {
        if is_reported_by_all(subject) {
            continue;
        }
        questions.push(question(subject, period, None));
        let own: Vec<&str> = subject.thing.texts("uppdelning").collect();
        if subject.thing.indicator().is_some() && !own.is_empty() {
            let groups = answer::named_groups(subject);
            questions.extend(groups.into_iter().map(|it| question(subject, period, Some(it))));
        }
    }
    questions
}

/// A shared indicator that is reported once for all is asked for once.
fn is_reported_by_all(subject: Subject<'_>) -> bool {
    let shared = subject.unit.and(subject.thing.shared_thing());
    let reports = |it| subject.thing.plan().outcomes(it, None).next().is_some();
    shared.is_some_and(|it| reports(it) && subject.outcomes().next().is_none())
}

fn question<'p>(subject: Subject<'p>, period: Period, group: Option<(&'p str, &'p str)>) -> Question<'p> {
    let of = |row: Outcome<'p>| said(subject, row, group.map(|it| it.0));
    let now = subject.outcomes().rfind(|it| it.period == period).map_or(Said::Nothing, of);
    let earlier = subject.outcomes().rev().filter(|it| it.period < period);
    let before = earlier.map(|it| (it.period, of(it))).find(|it| it.1 != Said::Nothing);
    let path: Vec<String> = match group {
        Some((id, _)) => vec!["grupp".to_owned(), id.to_owned()],
        None => answer::main(subject),
    };
    let base = incoming::now(subject, subject.row(Some(period)), &path);
    Question { subject, period, group, now, base, before, answers: answers(subject) }
}

/// What a row says of all, or of a group.
fn said<'p>(subject: Subject<'p>, row: Outcome<'p>, group: Option<&str>) -> Said<'p> {
    if let Some(id) = group {
        let Some(group) = row.groups().find(|it| it.id() == id) else { return Said::Nothing };
        let indicator = subject.thing.indicator();
        if indicator.is_some_and(|it| is_too_small(it, group)) {
            return Said::Suppressed;
        }
        return group.value().map_or(Said::Nothing, Said::Value);
    }
    let is_judged = subject.thing.indicator().is_some_and(|it| it.direction() == Some(Direction::Judged));
    let word = match subject.thing.kind() {
        ThingKind::Indicator if is_judged => row.text("bedomning"),
        ThingKind::Indicator => None,
        _ => row.progress(),
    };
    let value = word.map(Said::Word).or_else(|| row.value().map(Said::Value));
    value.or_else(|| row.missing().map(Said::Missing)).unwrap_or(Said::Nothing)
}

fn answers(subject: Subject<'_>) -> Answers {
    let config = subject.thing.plan().config();
    let direction = subject.thing.indicator().and_then(Indicator::direction);
    match (subject.thing.kind(), direction) {
        (ThingKind::Indicator, Some(Direction::Yes)) => {
            Answers::Words(["Ja", "Nej"].map(str::to_owned).to_vec())
        }
        (ThingKind::Indicator, Some(Direction::ByDate)) => Answers::Day,
        (ThingKind::Indicator, Some(Direction::Rank)) => Answers::Rank,
        (ThingKind::Indicator, Some(Direction::Judged)) => Answers::Words(lights(config)),
        (ThingKind::Indicator, _) => Answers::Number,
        (ThingKind::Control, _) => Answers::Words(["Grön", "Gul", "Röd"].map(str::to_owned).to_vec()),
        _ => Answers::Words(STATES.map(|it| state(config, it)).to_vec()),
    }
}

/// The degrees of the model by name, or the three lights.
fn lights(config: &Config) -> Vec<String> {
    let steps: Vec<String> = config
        .status
        .steps
        .iter()
        .map(|it| if it.name.is_empty() { it.id.clone() } else { it.name.clone() })
        .collect();
    if steps.is_empty() { ["Grön", "Gul", "Röd"].map(str::to_owned).to_vec() } else { steps }
}

/// How far something has come, in the words of the format.
const STATES: [&str; 4] = ["ej_paborjad", "pagar", "klar", "avbruten"];

/// A state in the municipality's own word, or the usual one.
pub fn state(config: &Config, word: &str) -> String {
    let usual = match word {
        "ej_paborjad" => "Ej påbörjad",
        "pagar" => "Pågår",
        "klar" => "Klar",
        "avbruten" => "Avbruten",
        "gron" => "Grön",
        "gul" => "Gul",
        "rod" => "Röd",
        other => other,
    };
    let step = config.status.steps.iter().find(|it| it.id == word && !it.name.is_empty());
    step.map_or_else(|| config.word(word, usual).to_owned(), |it| it.name.clone())
}
