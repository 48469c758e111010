//! Exact decimals from the source text of a number (status.md).

use rust_decimal::Decimal;

/// Most digits that a value may have.
const MAX_DIGITS: usize = 28;

/// Reads a number as TOML or YAML writes it, exactly.
///
/// Nothing comes back for `nan`, `inf`, more than 28 digits, or an exponent
/// that would need more.
pub fn parse(text: &str) -> Option<Decimal> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let magnitude = match digits.get(..2) {
        Some("0x") => radix(&digits[2..], 16),
        Some("0o") => radix(&digits[2..], 8),
        Some("0b") => radix(&digits[2..], 2),
        _ => decimal(digits),
    }?;
    Some(if negative { -magnitude } else { magnitude })
}

/// What a person wrote for a number, as TOML writes it: `87,5 %` is `87.5`.
pub fn as_written_by_hand(text: &str) -> Option<String> {
    let digits = text.trim().trim_end_matches('%');
    let plain: String = digits
        .chars()
        .filter(|it| !it.is_whitespace())
        .map(|it| match it {
            ',' => '.',
            '\u{2212}' => '-',
            it => it,
        })
        .collect();
    parse(&plain).map(|_| plain)
}

fn radix(digits: &str, radix: u32) -> Option<Decimal> {
    i64::from_str_radix(&digits.replace('_', ""), radix).ok().map(Decimal::from)
}

/// One pass without a copy: every value of every file comes through here.
fn decimal(text: &str) -> Option<Decimal> {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], text[at + 1..].replace('_', "").parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (mut coefficient, mut significant, mut fraction) = (0_i128, 0, None);
    for (at, byte) in mantissa.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => {
                if significant > 0 || byte != b'0' {
                    significant += 1;
                }
                if significant > MAX_DIGITS {
                    return None;
                }
                coefficient = coefficient * 10 + i128::from(byte - b'0');
                fraction = fraction.map(|it| it + 1);
            }
            b'.' if fraction.is_none() && at > 0 => fraction = Some(0),
            b'_' if at > 0 => {}
            _ => return None,
        }
    }
    if mantissa.is_empty() {
        return None;
    }
    let scale = fraction.unwrap_or(0_i32).checked_sub(exponent)?;
    let zeros = usize::try_from(-scale).unwrap_or(0);
    let limit = i32::try_from(MAX_DIGITS).ok()?;
    if significant + zeros > MAX_DIGITS || scale > limit {
        return None;
    }
    let padded = coefficient.checked_mul(10_i128.checked_pow(u32::try_from(zeros).ok()?)?)?;
    Decimal::try_from_i128_with_scale(padded, u32::try_from(scale.max(0)).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            assert_eq!(parse(text).map(|it| it.to_string()).as_deref(), expected, "{text}");
        }

        case("89.95", Some("89.95"));
        case("-712_400", Some("-712400"));
        case("+1.50", Some("1.50"));
        case("1e3", Some("1000"));
        case("1.25e1", Some("12.5"));
        case("5e-3", Some("0.005"));
        case("0xff", Some("255"));
        case("0", Some("0"));
        case("nan", None);
        case("-inf", None);
        case("1e40", None);
        case("1e-40", None);
        case("1e999999999999", None);
        case("1234567890123456789012345678", Some("1234567890123456789012345678"));
        case("12345678901234567890123456789", None);
        case("0.1234567890123456789012345678", Some("0.1234567890123456789012345678"));
        case("0.12345678901234567890123456789", None);
        case("", None);
        case("2026-01-01", None);
    }
}
