//! What the cells of a form say.

use rust_decimal::prelude::ToPrimitive;

use crate::{
    figures::form::{Answers, Question, Said, state},
    model::{
        indicator::{Direction, Indicator},
        outcome::Value,
    },
    render::marks,
    status::words,
    syntax::Item,
};

use super::column::Column;

/// A number of more digits than sheets count with is written as text.
const DIGITS: usize = 15;

/// The text of a locked cell.
pub(super) fn text(question: &Question<'_>, column: Column) -> String {
    let thing = question.subject.thing;
    let follow_up = &thing.plan().config().follow_up;
    let indicator = thing.indicator();
    match column {
        Column::What => thing.title(question.period.year).to_owned(),
        Column::Group => question.group.map_or_else(String::new, |it| it.1.to_owned()),
        Column::Unit => question.subject.unit.map_or_else(String::new, |it| it.name().to_owned()),
        Column::Measure => indicator.map_or_else(String::new, |it| it.measure().to_owned()),
        Column::Target => target(question),
        Column::Before => before(question),
        Column::Value => String::new(),
        Column::Answers => answers(question),
        Column::Definition => thing.text("definition").unwrap_or_default().to_owned(),
        Column::Baseline => indicator.and_then(Indicator::baseline).map_or_else(String::new, baseline),
        Column::Subject => question.subject.name(),
        Column::Period => question.period.written(follow_up),
        Column::Key => question.group.map_or_else(String::new, |it| it.0.to_owned()),
        Column::Base => question.base.clone(),
    }
}

/// `minst 87,0 %`
fn target(question: &Question<'_>) -> String {
    let Some(indicator) = question.subject.thing.indicator() else { return String::new() };
    let Some(target) = indicator.target_in(question.period) else { return String::new() };
    let direction = match indicator.direction() {
        Some(Direction::AtLeast) => "minst ",
        Some(Direction::AtMost) => "högst ",
        Some(Direction::ByDate) => "senast ",
        Some(Direction::Rank) => "plats ",
        _ => "",
    };
    format!("{direction}{}", marks::target(target.target, indicator))
}

/// `84,6 % (Tertial 1 2026)`
fn before(question: &Question<'_>) -> String {
    let Some((period, said)) = question.before else { return String::new() };
    let config = question.subject.thing.plan().config();
    let shown = match (said, question.subject.thing.indicator()) {
        (Said::Value(value), Some(indicator)) => marks::value(value, indicator),
        (Said::Suppressed, _) => "för få för att visas".to_owned(),
        (Said::Missing(reason), _) => reason.text().to_owned(),
        _ => said_text(question, said),
    };
    format!("{shown} ({})", period.name(&config.follow_up))
}

/// What is filled in already, as text.
pub(super) fn answered(question: &Question<'_>) -> String {
    said_text(question, question.now)
}

fn said_text(question: &Question<'_>, said: Said<'_>) -> String {
    match said {
        Said::Word(word) => state(question.subject.thing.plan().config(), word),
        Said::Value(Value::Truth(true)) => "Ja".to_owned(),
        Said::Value(Value::Truth(false)) => "Nej".to_owned(),
        Said::Value(value) => words::value(value),
        Said::Nothing | Said::Missing(_) | Said::Suppressed => String::new(),
    }
}

/// What is filled in already, as a number that a sheet counts with exactly.
pub(super) fn number(said: Said<'_>) -> Option<f64> {
    let Said::Value(Value::Number(number)) = said else { return None };
    let digits = number.normalize().mantissa().unsigned_abs().to_string().len();
    (digits <= DIGITS).then(|| number.to_f64())?
}

/// `tal i %`, `datum eller nej`
fn answers(question: &Question<'_>) -> String {
    if let Said::Missing(reason) = question.now {
        return format!("inget: {}", reason.text());
    }
    let measure = question.subject.thing.indicator().map_or("", Indicator::measure);
    match &question.answers {
        Answers::Number if measure.is_empty() => "tal".to_owned(),
        Answers::Number => format!("tal i {measure}"),
        Answers::Rank => "plats, som 12".to_owned(),
        Answers::Day => "dagen det blev klart, eller nej".to_owned(),
        Answers::Words(_) => "välj i listan".to_owned(),
    }
}

/// `84,1 (2023)`
fn baseline(item: Item<'_>) -> String {
    let value = item.get("varde").and_then(Value::read).map(words::value).unwrap_or_default();
    match item.get("period").and_then(Item::scalar) {
        Some(period) => format!("{value} ({period})"),
        None => value,
    }
}
