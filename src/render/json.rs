//! Values in JSON: decimals as numbers exact to the last digit, days as text.

use std::fmt::Write;

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::value::RawValue;

use super::safe::is_hidden;
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
/// The log of a pipeline finds no commands in it and a terminal nothing to obey: both stand in strings alone,
/// where an escape says the same.
pub(super) fn text(answer: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(answer).expect("an answer has text keys alone");
    escaped(text).replace("##[", "#\\u0023[").replace("##vso[", "#\\u0023vso[") + "\n"
}

fn escaped(text: String) -> String {
    if !text.contains(is_hidden) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_hidden(letter) {
            let _ = write!(escaped, "\\u{:04x}", u32::from(letter));
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_hidden_in_an_answer() {
        let said = "a\u{9b}31m\u{202e}b\u{7f} ##[x å";
        let answer = text(&said);
        assert_eq!(answer, "\"a\\u009b31m\\u202eb\\u007f #\\u0023[x å\"\n");
        assert_eq!(serde_json::from_str::<String>(&answer).unwrap(), said);
    }
}
