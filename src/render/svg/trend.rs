//! A small curve: a line through the measurements, a dashed one through the targets.

use std::fmt::Write;

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

use crate::report::picture::Point;

use super::Frame;

const WIDTH: usize = 96;
const HEIGHT: usize = 28;
const MARGIN: usize = 5;

/// Draws the measurements in order, with even steps between them.
pub(super) fn draw(points: &[Point], frame: Frame<'_>) -> String {
    let all = points.iter().flat_map(|it| [Some(it.value), it.target]).flatten();
    let (low, high) = all.fold((Decimal::MAX, Decimal::MIN), |(low, high), it| (low.min(it), high.max(it)));
    let y = |value: Decimal| HEIGHT - MARGIN - scaled(value, low, high, HEIGHT - 2 * MARGIN);
    let steps = points.len().saturating_sub(1).max(1);
    let x = |index: usize| MARGIN + index * (WIDTH - 2 * MARGIN) / steps;
    let mut out = String::new();
    let targets: Vec<(usize, usize)> =
        points.iter().enumerate().filter_map(|(index, it)| Some((x(index), y(it.target?)))).collect();
    if let [(from, at)] = targets[..] {
        let _ = write!(out, "<path d=\"M{from} {at}H{}\" fill=\"none\" {TARGET}/>", WIDTH - MARGIN);
    } else if !targets.is_empty() {
        let _ = write!(out, "<path d=\"{}\" fill=\"none\" {TARGET}/>", path(&targets));
    }
    let values: Vec<(usize, usize)> =
        points.iter().enumerate().map(|(index, it)| (x(index), y(it.value))).collect();
    let _ =
        write!(out, "<path d=\"{}\" fill=\"none\" stroke=\"#1b3a5c\" stroke-width=\"2\"/>", path(&values));
    if let Some((x, y)) = values.last() {
        let _ = write!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"3\" fill=\"#1b3a5c\"/>");
    }
    frame.around((WIDTH, HEIGHT), &out)
}

const TARGET: &str = "stroke=\"#767676\" stroke-width=\"1.5\" stroke-dasharray=\"3 2\"";

/// Where a value lies between the lowest and the highest, of so many steps; in the middle where all are alike.
fn scaled(value: Decimal, low: Decimal, high: Decimal, steps: usize) -> usize {
    let part = || {
        let span = high.checked_sub(low)?;
        let share = value.checked_sub(low)?.checked_div(span)?;
        let place = share.checked_mul(Decimal::from(steps))?;
        place.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_usize()
    };
    part().unwrap_or(steps / 2).min(steps)
}

fn path(points: &[(usize, usize)]) -> String {
    let mut out = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        let _ = write!(out, "{}{x} {y}", if index == 0 { 'M' } else { 'L' });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_find_their_height() {
        #[track_caller]
        fn case(value: &str, low: &str, high: &str, expected: usize) {
            let [value, low, high] = [value, low, high].map(|it| it.parse().unwrap());
            assert_eq!(scaled(value, low, high, 18), expected);
        }

        case("80", "80", "90", 0);
        case("90", "80", "90", 18);
        case("85", "80", "90", 9);
        case("5", "5", "5", 9);
        case(
            "79228162514264337593543950335",
            "-79228162514264337593543950335",
            "79228162514264337593543950335",
            9,
        );
    }
}
