//! What a sheet or a file of separated values holds, as text with its places.

use std::sync::Arc;

use super::place::Place;

/// What a cell holds; empty cells are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text, or a number, date or truth as people write it.
    Text(String),
    /// What cannot be a value, in words: `#N/A`.
    Unusable(String),
}

impl Cell {
    /// The text; nothing of what is unusable.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Unusable(_) => None,
        }
    }
}

/// A row or line with something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// In the sheet from 0; of a text file from 1.
    pub number: u64,
    /// Cells by column, from 0, in order.
    pub cells: Vec<(u32, Cell)>,
}

impl Line {
    /// The cell in a column.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |it| it.0).ok()?;
        Some(&self.cells[at].1)
    }

    /// The text in a column; empty where there is none.
    pub fn text(&self, column: u32) -> &str {
        self.cell(column).and_then(Cell::text).unwrap_or_default()
    }
}

/// One sheet, or a whole text file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The name of the sheet; none for a text file.
    pub sheet: Option<Arc<str>>,
    /// Lines with something in them, from the top.
    pub lines: Vec<Line>,
}

impl Table {
    /// Where a cell stands, under a heading.
    pub fn place(&self, line: &Line, column: u32, heading: &Arc<str>) -> Place {
        match &self.sheet {
            Some(sheet) => Place::Cell {
                sheet: Arc::clone(sheet),
                row: u32::try_from(line.number).unwrap_or(u32::MAX),
                column,
            },
            None => Place::Line { line: line.number, column: Arc::clone(heading) },
        }
    }

    /// The number of a line as people count them.
    pub fn shown_number(&self, line: &Line) -> u64 {
        line.number + u64::from(self.sheet.is_some())
    }
}
