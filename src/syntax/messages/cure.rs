//! Faults of syntax that have only one cure.

use super::super::number;
use super::keys::quoted;
use super::values::is_curly;

/// What is to be done with a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cure {
    /// A decimal point in a number that has a decimal comma.
    Point,
    /// Straight quotes around a text that has curly ones.
    Quotes,
}

impl Cure {
    /// The mended text; nothing where it is not certain what was meant.
    pub(super) fn mended(self, text: &str) -> Option<String> {
        match self {
            Self::Point => point(text),
            Self::Quotes => quotes(text),
        }
    }
}

/// Of a number with one comma; a point beside it could mean either.
fn point(text: &str) -> Option<String> {
    let is_digit = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let (whole, decimals) = text.split_once(',')?;
    let digits = whole.strip_prefix(['-', '+']).unwrap_or(whole);
    if !is_digit(digits) || !is_digit(decimals) || digits.len() > 1 && digits.starts_with('0') {
        return None;
    }
    let plain = format!("{whole}.{decimals}");
    number::parse(&plain).map(|_| plain)
}

/// Of a text on one line with nothing in it that straight quotes would change.
fn quotes(text: &str) -> Option<String> {
    let is_quote = |it: char| is_curly(it) || matches!(it, '"' | '\'');
    let inner = text.strip_prefix(is_quote)?.strip_suffix(is_quote)?;
    let is_plain = |it: char| !matches!(it, '"' | '\\') && !it.is_control();
    let is_double = |it: char| matches!(it, '”' | '“' | '„' | '‟' | '»' | '«');
    (inner.chars().all(is_plain) && !inner.contains(is_double)).then(|| quoted(inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_certain_is_mended() {
        #[track_caller]
        fn case(cure: Cure, text: &str, expected: Option<&str>) {
            assert_eq!(cure.mended(text).as_deref(), expected, "{text}");
        }

        case(Cure::Point, "87,5", Some("87.5"));
        case(Cure::Point, "-0,50", Some("-0.50"));
        case(Cure::Point, "1.234,5", None);
        case(Cure::Point, "007,5", None);
        case(Cure::Point, "87,5 %", None);
        case(Cure::Point, "1,2,3", None);
        case(Cure::Quotes, "”Trygg skola”", Some("\"Trygg skola\""));
        case(Cure::Quotes, "»it’s«", Some("\"it’s\""));
        case(Cure::Quotes, "\"Blandat”", Some("\"Blandat\""));
        case(Cure::Quotes, "”utan slut", None);
        case(Cure::Quotes, "”a” och ”b”", None);
        case(Cure::Quotes, "”C:\\x”", None);
        case(Cure::Quotes, "”", None);
    }
}
