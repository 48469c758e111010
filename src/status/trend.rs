//! Where something is heading, adjusted for direction (status rules: Four signals).

use std::cmp::Ordering;

use crate::{
    config::light::Signal,
    model::indicator::{Direction, Indicator, Target},
};

use super::{
    Trend,
    exact::Exact,
    limits::{self, Side},
    series::Reading,
    verdict::{Case, by_word},
};

/// What a better number is.
#[derive(Clone, Copy, Debug)]
enum Wish {
    Side(Side),
    Near(Exact),
    Inside(Exact, Exact),
}

/// Compares a value with an earlier one.
pub(super) fn between(case: &Case<'_, '_>, now: Option<Reading>, then: Option<Reading>) -> Trend {
    let (Some(now), Some(then)) = (now, then) else { return Trend::Unknown };
    let order = match (now, then) {
        (Reading::Judged(now), Reading::Judged(then)) => match (rank(now), rank(then)) {
            (Some(now), Some(then)) => Some(now.cmp(&then)),
            _ => None,
        },
        (Reading::Number(now), Reading::Number(then)) => numbers(case, now, then),
        (Reading::Date(now), Reading::Date(then)) => {
            let days = Exact::from(i64::from((then - now).get_days()));
            Some(if days.abs() <= smallest(case.indicator) {
                Ordering::Equal
            } else {
                days.cmp(&Exact::ZERO)
            })
        }
        // Done on a day is better than not done.
        (Reading::Date(_), Reading::Truth(false)) => Some(Ordering::Greater),
        (Reading::Truth(false), Reading::Date(_)) => Some(Ordering::Less),
        (Reading::Truth(now), Reading::Truth(then)) => Some(now.cmp(&then)),
        _ => None,
    };
    match order {
        Some(Ordering::Greater) => Trend::Better,
        Some(Ordering::Equal) => Trend::Unchanged,
        Some(Ordering::Less) => Trend::Worse,
        None => Trend::Unknown,
    }
}

fn numbers(case: &Case<'_, '_>, now: Exact, then: Exact) -> Option<Ordering> {
    let wish = wish(case)?;
    if now.minus(then)?.abs() <= smallest(case.indicator) {
        return Some(Ordering::Equal);
    }
    match wish {
        Wish::Side(side) => Some(side.order(now, then)),
        Wish::Near(point) => Some(then.minus(point)?.abs().cmp(&now.minus(point)?.abs())),
        Wish::Inside(low, high) => {
            Some(limits::outside(then, low, high)?.cmp(&limits::outside(now, low, high)?))
        }
    }
}

/// What is better in the year's own terms: a word in the place of a target decides.
fn wish(case: &Case<'_, '_>) -> Option<Wish> {
    let written = case.indicator.direction()?;
    let target = case.target().map(|it| it.target);
    let direction = match target {
        Some(Target::Word(word)) => by_word(word, written)?,
        _ => written,
    };
    match (direction, target) {
        (Direction::Maintain, _) => case.reference().map(Wish::Near),
        (Direction::Within, Some(Target::Range(low, high))) => Some(Wish::Inside(low.into(), high.into())),
        _ => Side::of(direction).map(Wish::Side),
    }
}

fn smallest(indicator: Indicator<'_>) -> Exact {
    indicator.smallest_change().into()
}

/// Better is higher; what is not assessed has no rank.
const fn rank(signal: Signal) -> Option<u8> {
    match signal {
        Signal::Green => Some(2),
        Signal::Yellow => Some(1),
        Signal::Red => Some(0),
        Signal::NotAssessed => None,
    }
}
