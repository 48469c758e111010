//! Numbers as people read them in Swedish.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::status::words;

/// Writes a number with a decimal comma, a hard space between thousands and a
/// real minus sign; rounded half away from zero to so many decimals, exactly
/// as many, or exact where no number of decimals is given.
pub fn number(value: Decimal, decimals: Option<u32>) -> String {
    let Some(decimals) = decimals else { return words::number(value) };
    let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let text = words::number(rounded);
    let written = text.split_once(',').map_or(0, |(_, it)| it.len());
    let zeros = usize::try_from(decimals).unwrap_or(0).saturating_sub(written);
    match (written, zeros) {
        (_, 0) => text,
        (0, zeros) => format!("{text},{}", "0".repeat(zeros)),
        (_, zeros) => format!("{text}{}", "0".repeat(zeros)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_swedish() {
        #[track_caller]
        fn case(value: &str, decimals: Option<u32>, expected: &str) {
            assert_eq!(number(value.parse().unwrap(), decimals), expected);
        }

        case("88.1", Some(1), "88,1");
        case("88", Some(1), "88,0");
        case("88.10", None, "88,1");
        case("712400", Some(0), "712\u{a0}400");
        case("1234567.891", Some(2), "1\u{a0}234\u{a0}567,89");
        case("999", Some(0), "999");
        case("-0.05", Some(1), "\u{2212}0,1");
        case("0.25", Some(1), "0,3");
        case("-0.25", Some(1), "\u{2212}0,3");
        case("-0.04", Some(1), "0,0");
        case("-1000", None, "\u{2212}1\u{a0}000");
        case("2.5", Some(0), "3");
    }
}
