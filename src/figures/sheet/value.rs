//! What a person sees in a cell, as text that `styr record` takes.

use calamine::{DataRef, ExcelDateTime, Style};
use rust_decimal::Decimal;

use crate::figures::table::Cell;

/// Excel lets no cell hold more letters.
const MAX_LETTERS: usize = 32_767;

/// Sheets count with so many digits; those after are noise.
const DIGITS: usize = 15;

/// The cell as text; nothing of an empty one.
pub(super) fn cell(value: &DataRef<'_>, is_percent: bool) -> Option<Cell> {
    let unusable = |words: &str| Some(Cell::Unusable(words.to_owned()));
    match value {
        DataRef::Empty => None,
        DataRef::String(text) => of_text(text),
        DataRef::SharedString(text) => of_text(text),
        DataRef::Bool(true) => Some(Cell::Text("ja".to_owned())),
        DataRef::Bool(false) => Some(Cell::Text("nej".to_owned())),
        DataRef::Int(number) => Some(shown(Decimal::from(*number), is_percent)),
        DataRef::Float(number) => match exact(*number) {
            Some(number) => Some(shown(number, is_percent)),
            None => unusable("ett tal som är för stort"),
        },
        DataRef::DateTime(date) => {
            date_of(date).map_or_else(|| unusable("en tid"), |it| Some(Cell::Text(it)))
        }
        DataRef::DateTimeIso(date) => match date.get(..10) {
            Some(day) => Some(Cell::Text(day.to_owned())),
            None => unusable("en tid"),
        },
        DataRef::DurationIso(_) => unusable("en tid"),
        DataRef::Error(error) => Some(Cell::Unusable(error.to_string())),
    }
}

fn of_text(text: &str) -> Option<Cell> {
    let text = text.trim();
    if text.len() > MAX_LETTERS && text.chars().count() > MAX_LETTERS {
        return Some(Cell::Unusable("mer text än en cell kan hålla".to_owned()));
    }
    (!text.is_empty()).then(|| Cell::Text(text.to_owned()))
}

/// A number with a decimal comma; of a cell that shows percent what it shows.
fn shown(number: Decimal, is_percent: bool) -> Cell {
    let number = if is_percent { number.saturating_mul(Decimal::ONE_HUNDRED) } else { number };
    let text = number.normalize().to_string().replace('.', ",");
    Cell::Text(if is_percent { format!("{text} %") } else { text })
}

/// The decimal that a person wrote, or a formula gave, as far as sheets count.
fn exact(number: f64) -> Option<Decimal> {
    let written = format!("{number:.*e}", DIGITS - 1);
    Decimal::from_scientific(&written).ok().map(|it| it.normalize())
}

/// The day, when it is one and has no time of day.
fn date_of(date: &ExcelDateTime) -> Option<String> {
    let value = date.as_f64();
    // The first day of sheets to the last day of the year 9999.
    let is_day = date.is_datetime() && (1.0..2_958_466.0).contains(&value) && value.fract() == 0.0;
    let (year, month, day, ..) = is_day.then(|| date.to_ymd_hms_milli())?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Whether a cell of that style shows its number times a hundred.
pub(super) fn is_percent(style: &Style) -> bool {
    let Some(format) = &style.number_format else { return false };
    // What stands in quotes, or after a backslash, is printed as it is.
    let mut is_quoted = false;
    let mut letters = format.format_code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '\\' if !is_quoted => drop(letters.next()),
            '%' if !is_quoted => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_that_were_written() {
        #[track_caller]
        fn case(number: f64, is_percent: bool, expected: &str) {
            let cell = cell(&DataRef::Float(number), is_percent);
            assert_eq!(cell.as_ref().and_then(Cell::text), Some(expected), "{number}");
        }

        case(71.4, false, "71,4");
        case(35.7 + 35.7, false, "71,4");
        case(0.1 + 0.2, false, "0,3");
        case(-0.0, false, "0");
        case(1_234_567.0, false, "1234567");
        case(1e15, false, "1000000000000000");
        case(-12.25, false, "-12,25");
        case(0.714, true, "71,4 %");
        case(1.0, true, "100 %");
    }

    #[test]
    fn what_is_no_decimal_is_no_value() {
        for number in [f64::NAN, f64::INFINITY, 1e300] {
            assert!(matches!(cell(&DataRef::Float(number), false), Some(Cell::Unusable(_))), "{number}");
        }
    }
}
