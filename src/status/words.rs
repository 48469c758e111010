//! Values and lights in words, for reasons that a reader can check by hand.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::{
    config::light::Signal,
    model::{
        indicator::{Target, TargetWord},
        outcome::Value,
    },
};

use super::{Counts, Trend, exact::Exact};

/// Decimals of a number that has no exact decimal text.
const QUOTIENT_DECIMALS: u32 = 6;

/// More decimals than this come from a division and not from a file.
const LONGEST_WRITTEN: u32 = 20;

/// A number as Swedish writes it, to its last digit: `−1 234,5`.
pub fn number(value: Decimal) -> String {
    let value = value.normalize();
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::with_capacity(text.len() + 8);
    if value.is_sign_negative() && !value.is_zero() {
        out.push('\u{2212}');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

/// A fraction as a number, rounded where no decimal text is exact.
pub(super) fn exact(value: Exact) -> String {
    let Some(decimal) = value.decimal() else { return "ett mycket långt tal".to_owned() };
    if Exact::from(decimal) == value {
        return number(decimal);
    }
    number(cut(decimal))
}

fn cut(quotient: Decimal) -> Decimal {
    quotient.round_dp_with_strategy(QUOTIENT_DECIMALS, RoundingStrategy::MidpointAwayFromZero)
}

/// A value in words: `88,1`, `ja`, `2026-06-30`; one that comes from a division
/// has no last digit and is cut at the sixth decimal.
pub fn value(value: Value) -> String {
    match value {
        Value::Number(it) if it.normalize().scale() > LONGEST_WRITTEN => number(cut(it)),
        Value::Number(it) => number(it),
        Value::Truth(true) => "ja".to_owned(),
        Value::Truth(false) => "nej".to_owned(),
        Value::Date(it) => it.to_string(),
    }
}

/// A target in words: `90`, `4–6`, `öka`.
pub fn target(target: Target) -> String {
    match target {
        Target::Number(it) => number(it),
        Target::Range(low, high) => format!("{}–{}", number(low), number(high)),
        Target::Date(it) => it.to_string(),
        Target::Truth(it) => value(Value::Truth(it)),
        Target::Word(TargetWord::Increase) => "öka".to_owned(),
        Target::Word(TargetWord::Decrease) => "minska".to_owned(),
        Target::Word(TargetWord::Maintain) => "bibehålla".to_owned(),
        Target::Word(TargetWord::Improve) => "förbättra".to_owned(),
    }
}

/// A light in words.
pub const fn signal(signal: Signal) -> &'static str {
    match signal {
        Signal::Green => "grön",
        Signal::Yellow => "gul",
        Signal::Red => "röd",
        Signal::NotAssessed => "ej bedömd",
    }
}

/// A light in words, of something that is an `ett` word: `rött`.
pub const fn signal_neuter(signal: Signal) -> &'static str {
    match signal {
        Signal::Green => "grönt",
        Signal::Yellow => "gult",
        Signal::Red => "rött",
        Signal::NotAssessed => "ej bedömt",
    }
}

/// A trend in words.
pub const fn trend(trend: Trend) -> &'static str {
    match trend {
        Trend::Better => "bättre",
        Trend::Unchanged => "oförändrad",
        Trend::Worse => "sämre",
        Trend::Unknown => "okänd",
    }
}

/// `2 gröna, 1 gul, 0 röda`
pub fn counts(counts: Counts) -> String {
    let some =
        |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    format!(
        "{}, {}, {}",
        some(counts.green, "grön", "gröna"),
        some(counts.yellow, "gul", "gula"),
        some(counts.red, "röd", "röda"),
    )
}

/// Words with commas and a final `och`.
pub fn and(words: &[String]) -> String {
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} och {last}", rest.join(", ")),
        None => String::new(),
    }
}
