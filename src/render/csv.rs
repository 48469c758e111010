//! Cells of comma-separated values: comma between, point in decimals, CRLF after lines (RFC 4180).

use crate::{model::outcome::Value, status::words};

use super::safe;

/// What spreadsheets take for the beginning of a formula, in its wide forms too.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Ends a line of cells.
pub(super) fn line<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(cell);
    }
    out.push_str("\r\n");
}

/// A text on one line that no spreadsheet takes for a formula, nor a part of it where one splits cells
/// at semicolons.
pub(super) fn text(text: &str) -> String {
    let line = safe::line(text);
    let parts: Vec<String> = line.split(';').map(inert).collect();
    let text = parts.join(";");
    if text.contains([',', '"', ';']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

fn inert(part: &str) -> String {
    let is_formula = part.trim_start().trim_start_matches('"').trim_start().starts_with(FORMULA);
    if is_formula { format!("'{part}") } else { part.to_owned() }
}

/// A value of an outcome.
pub(super) fn value(value: Value) -> String {
    match value {
        Value::Number(it) => it.normalize().to_string(),
        Value::Truth(it) => it.to_string(),
        Value::Date(_) => words::value(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_never_formulas() {
        #[track_caller]
        fn case(input: &str, expected: &str) {
            assert_eq!(text(input), expected);
        }

        case("Barn, unga", "\"Barn, unga\"");
        case("\"Trygg\"", "\"\"\"Trygg\"\"\"");
        case("=1+1", "'=1+1");
        case(" =1+1", "' =1+1");
        case("＝1+1", "'＝1+1");
        case("-0,5", "\"'-0,5\"");
        case("a;=1", "\"a;'=1\"");
        case("a;\"=1", "\"a;'\"\"=1\"");
        case("a\r\n=1\tb", "a  =1 b");
        case("88 = 88", "88 = 88");
        case("\u{1b}[31m", "\u{fffd}[31m");
    }
}
