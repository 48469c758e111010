//! Values in JSON: decimals as numbers exact to the last digit, days as text.

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::model::{indicator::Target, outcome::Value};

/// The edition of every answer in JSON (format.md, What the program promises).
pub(super) const FORMAT: u32 = 1;

/// A value or target as JSON has it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Quantity {
    Number(Box<RawValue>),
    Range([Box<RawValue>; 2]),
    Truth(bool),
    /// A day, or the word of a direction.
    Text(String),
}

/// A decimal as a JSON number, never by way of a binary float.
pub(super) fn number(value: Decimal) -> Box<RawValue> {
    RawValue::from_string(value.normalize().to_string()).expect("a decimal's text is a JSON number")
}

pub(super) fn value(value: Value) -> Quantity {
    match value {
        Value::Number(it) => Quantity::Number(number(it)),
        Value::Truth(it) => Quantity::Truth(it),
        Value::Date(it) => Quantity::Text(it.to_string()),
    }
}

pub(super) fn target(target: Target) -> Quantity {
    match target {
        Target::Number(it) => Quantity::Number(number(it)),
        Target::Range(low, high) => Quantity::Range([number(low), number(high)]),
        Target::Date(it) => Quantity::Text(it.to_string()),
        Target::Truth(it) => Quantity::Truth(it),
        Target::Word(it) => Quantity::Text(it.word().to_owned()),
    }
}

/// The whole answer with a final newline.
///
/// The log of a pipeline finds no commands in it: `##` stands in strings alone, where an escape says the same.
pub(super) fn text(answer: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(answer).expect("an answer has text keys alone");
    text.replace("##[", "#\\u0023[").replace("##vso[", "#\\u0023vso[") + "\n"
}
