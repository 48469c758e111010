//! Lights, trends and values as words with symbols: they read the same without colour.

use crate::{
    config::light::{Signal, Step},
    model::{
        indicator::{Indicator, Target},
        outcome::Value,
    },
    report::{lights::symbol, number::number},
    status::{ActionSignal, Trend, words},
};

use super::safe;

/// What stands where there is nothing to print, or too few to print about.
pub(super) const NOTHING: &str = "–";

/// `● grön`, or the model's own symbol and word.
pub(super) fn light(signal: Signal, step: Option<&Step>) -> String {
    let symbol = step.and_then(|it| it.symbol.as_deref()).unwrap_or_else(|| symbol(signal));
    let name = step.map(|it| it.name.as_str()).filter(|it| !it.is_empty());
    safe::line(&format!("{symbol} {}", name.unwrap_or_else(|| words::signal(signal))))
}

/// `↗ bättre`
pub(super) fn trend(trend: Trend) -> String {
    match trend {
        Trend::Better => "↗ bättre".to_owned(),
        Trend::Unchanged => "→ oförändrad".to_owned(),
        Trend::Worse => "↘ sämre".to_owned(),
        Trend::Unknown => NOTHING.to_owned(),
    }
}

/// Whether a deviation is answered.
pub(super) const fn action(action: ActionSignal) -> &'static str {
    match (action.is_decided, action.is_late) {
        (_, true) => "! försenad",
        (true, false) => "✓ beslutad",
        (false, false) => NOTHING,
    }
}

/// A value as papers print it: `88,1 %`.
pub(super) fn value(value: Value, indicator: Indicator<'_>) -> String {
    match value {
        Value::Number(it) => measured(&number(it, indicator.decimals()), indicator),
        other => words::value(other),
    }
}

/// A target as papers print it: `4–6 %`.
pub(super) fn target(target: Target, indicator: Indicator<'_>) -> String {
    let decimals =
        |it: rust_decimal::Decimal| indicator.decimals().map(|decimals| decimals.max(it.normalize().scale()));
    let text = |it| number(it, decimals(it));
    match target {
        Target::Number(it) => measured(&text(it), indicator),
        Target::Range(low, high) => measured(&format!("{}–{}", text(low), text(high)), indicator),
        other => words::target(other),
    }
}

fn measured(number: &str, indicator: Indicator<'_>) -> String {
    match indicator.measure() {
        "" => number.to_owned(),
        measure => format!("{number}\u{a0}{}", safe::line(measure)),
    }
}
