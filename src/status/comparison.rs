//! Against others instead of a target (`grund = "jamforelse"`).

use crate::{
    config::light::Signal,
    model::indicator::{Direction, Target},
    syntax::Item,
};

use super::{
    exact::Exact,
    limits::{Bands, Level, Side, WrittenYellow},
    reasons::{self, Subject},
    verdict::{Case, Decision, Verdict, level},
};

/// The word of the comparison with the quartiles of all.
pub const QUARTILES: &str = "kvartiler";

/// As good or better is green, within the yellow limit yellow, else red.
pub(super) fn decide<'p>(
    case: &Case<'_, 'p>,
    direction: Direction,
    side: Side,
    subject: &Subject,
    verdict: &mut Verdict<'p>,
) -> Decision {
    let row = case.point.row.ok_or("jämförelse saknas")?;
    let wanted = case.indicator.compared_with();
    let is_wanted = |it: &Item<'_>| match wanted {
        Some(wanted) => it.key() == wanted,
        None => it.key() != QUARTILES,
    };
    let other = row.comparisons().find(is_wanted).ok_or("jämförelse saknas")?;
    if other.key() == QUARTILES {
        return quartiles(other, side, subject, verdict);
    }
    let value = other.number().ok_or("jämförelse saknas")?;
    verdict.compared_with = Some(Target::Number(value));
    // A wish for more or less is placed like a level, since others are one.
    let direction = match direction {
        Direction::Increase => Direction::AtLeast,
        Direction::Decrease => Direction::AtMost,
        direction => direction,
    };
    let yellow = WrittenYellow::find(case.indicator, direction);
    let is_strict = case.indicator.is_strict();
    let (signal, reason) = level(&Level { side, target: value.into(), is_strict, yellow }, subject, verdict)?;
    Ok((signal, format!("{reason} ({})", other.key())))
}

fn quartiles(table: Item<'_>, side: Side, subject: &Subject, verdict: &mut Verdict<'_>) -> Decision {
    let limit = |key| table.get(key).and_then(Item::number).ok_or("kvartiler saknas");
    let (low, high) = (limit("k1")?, limit("k3")?);
    let (green, yellow) = match side {
        Side::Higher => (high, low),
        Side::Lower => (low, high),
    };
    verdict.compared_with = Some(Target::Number(green));
    let (green, yellow) = (Exact::from(green), Exact::from(yellow));
    let bands = Bands { side, green, is_strict: false, yellow: Some(yellow), strict_limit: false };
    let signal: Signal = bands.signal(subject.value);
    Ok((signal, reasons::quartiles(subject, side, green, yellow, signal)))
}
