//! Files of separated values: any separator, UTF-8, UTF-16 or Windows-1252.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::edit::change::Refused;

use super::table::{Cell, Line, Table};

/// What cells are separated by, the commonest in Sweden first.
pub const SEPARATORS: [u8; 3] = [b';', b'\t', b','];

/// No file of figures has more lines with something in them.
const MAX_LINES: usize = 500_000;

/// The text of a file: after its byte order mark, else UTF-8, else Windows-1252.
///
/// # Errors
/// When it is no text.
pub fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, Refused> {
    let (text, is_marked) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding.decode_without_bom_handling(&bytes[length..]).0, true),
        None => match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => (text, false),
            None => (WINDOWS_1252.decode_without_bom_handling(bytes).0, false),
        },
    };
    if text.contains('\0') {
        let help = if is_marked { "filen är trasig" } else { "spara den som .xlsx eller .csv" };
        return Err(Refused::new("filen är varken ett kalkylblad eller text", help));
    }
    Ok(text)
}

/// Reads a text with a separator; lines may be of different lengths.
///
/// # Errors
/// When it has more than any file of figures.
pub fn read(text: &str, separator: u8) -> Result<Table, Refused> {
    // Excel tells itself so which separator a file has.
    let (text, skipped) = match text.split_once('\n') {
        Some((first, rest)) if first.len() <= 8 && first.to_ascii_lowercase().starts_with("sep=") => {
            (rest, 1)
        }
        _ => (text, 0),
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut lines = Vec::new();
    let mut counted = (0, 1 + skipped);
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(Table { sheet: None, lines }),
            Err(_) => {
                return Err(Refused::new(
                    "filen går inte att läsa som text med kolumner",
                    "spara den på nytt",
                ));
            }
        }
        let start = record.position().map_or(0, csv::Position::byte);
        let number = line_at(text, usize::try_from(start).unwrap_or_default(), &mut counted);
        let cells: Vec<(u32, Cell)> = record
            .iter()
            .enumerate()
            .filter(|it| !it.1.trim().is_empty())
            .map(|(at, it)| (at as u32, Cell::Text(it.trim().to_owned())))
            .collect();
        if cells.is_empty() {
            continue;
        }
        if lines.len() == MAX_LINES {
            return Err(too_long());
        }
        lines.push(Line { number, cells });
    }
}

/// The line of a record, counted on from the one before: the end of the line before, and empty lines,
/// may stand at its start.
fn line_at(text: &str, start: usize, counted: &mut (usize, u64)) -> u64 {
    let bytes = text.as_bytes();
    let rest = bytes.get(start..).unwrap_or_default();
    let start = start + rest.iter().take_while(|it| matches!(it, b'\r' | b'\n')).count();
    let passed = bytes.get(counted.0..start).unwrap_or_default();
    *counted = (start, counted.1 + passed.split(|it| *it == b'\n').skip(1).count() as u64);
    counted.1
}

/// No file of figures is that long.
pub(super) fn too_long() -> Refused {
    Refused::new("filen har fler rader än styr läser", "dela den, eller ta bort det som inte är utfall")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_in_the_encodings_of_offices() {
        #[track_caller]
        fn case(bytes: &[u8], expected: Option<&str>) {
            assert_eq!(text_of(bytes).ok().as_deref(), expected);
        }

        case("Mått".as_bytes(), Some("Mått"));
        case(b"\xef\xbb\xbfM\xc3\xa5tt", Some("Mått"));
        case(b"M\xe5tt \x80", Some("Mått €"));
        case(b"\xff\xfeM\x00\xe5\x00", Some("Må"));
        case(b"\xfe\xff\x00M\x00\xe5", Some("Må"));
        case(b"M\0", None);
    }

    #[test]
    fn lines_keep_their_numbers() {
        let table = read("sep=;\r\na;\"b\nc\";\r\n\r\n;;\r\n;d\r\n", b';').unwrap();
        let cell = |text: &str| Cell::Text(text.to_owned());
        let lines = vec![
            Line { number: 2, cells: vec![(0, cell("a")), (1, cell("b\nc"))] },
            Line { number: 6, cells: vec![(1, cell("d"))] },
        ];
        assert_eq!(table, Table { sheet: None, lines });
    }
}
