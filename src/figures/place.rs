//! Where in somebody's file a value stands.

use std::{fmt, sync::Arc};

/// A place as messages name it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A cell of a sheet: `Blad BUN, cell G7`.
    Cell {
        /// The name of the sheet.
        sheet: Arc<str>,
        /// From 0.
        row: u32,
        /// From 0.
        column: u32,
    },
    /// A value on a line of a text file: `rad 7, kolumn Utfall`.
    Line {
        /// From 1.
        line: u64,
        /// The heading of its column.
        column: Arc<str>,
    },
    /// A place in a text that is no table: `kolada.json:12:5 (N15428 2023)`.
    Text {
        /// The name of the file.
        file: Arc<str>,
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What stands there.
        what: Arc<str>,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cell { sheet, row, column } => {
                write!(out, "blad {sheet}, cell {}{}", column_name(*column), u64::from(*row) + 1)
            }
            Self::Line { line, column } => write!(out, "rad {line}, kolumn {column}"),
            Self::Text { file, line, column, what } => write!(out, "{file}:{line}:{column} ({what})"),
        }
    }
}

/// A column as sheets name it: `A`, `Z`, `AA`.
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_sheets_name_them() {
        let names = [0, 6, 25, 26, 701, 702, 16_383].map(column_name);
        assert_eq!(names, ["A", "G", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
