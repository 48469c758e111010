//! Workbooks (.xlsx): every cell as the text that a person sees in it. Macros and formulas are not read.

mod unzipped;
mod value;

use std::{
    io::Cursor,
    panic::{self, AssertUnwindSafe},
    sync::Arc,
};

use calamine::{Reader, Xlsx, XlsxError};

use crate::edit::change::Refused;

use super::table::{Line, Table};

/// No workbook of figures has more cells with something in them.
const MAX_CELLS: usize = 2_000_000;

/// Reads every sheet of a workbook, in its order.
///
/// # Errors
/// When it is no workbook, is broken, or holds more than any workbook of figures.
pub fn read(bytes: &[u8]) -> Result<Vec<Table>, Refused> {
    unzipped::is_bounded(bytes, unzipped::MAX_BYTES)?;
    // The library is not ours, and files come from strangers: should it fail on one, that is the file's fault.
    panic::catch_unwind(AssertUnwindSafe(|| tables(bytes))).unwrap_or_else(|_| Err(is_broken()))
}

fn tables(bytes: &[u8]) -> Result<Vec<Table>, Refused> {
    let mut book: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(bytes)).map_err(|it| refused(&it))?;
    let mut left = MAX_CELLS;
    let names = book.sheet_names();
    let mut tables = Vec::new();
    for name in names {
        match lines(&mut book, &name, &mut left) {
            Ok(lines) => tables.push(Table { sheet: Some(Arc::from(name)), lines: in_order(lines) }),
            // A chart has a sheet of its own.
            Err(Fault::Sheet(XlsxError::NotAWorksheet(_))) => {}
            Err(Fault::Sheet(error)) => return Err(refused(&error)),
            Err(Fault::TooLong) => return Err(super::csv::too_long()),
        }
    }
    Ok(tables)
}

enum Fault {
    Sheet(XlsxError),
    TooLong,
}

impl From<XlsxError> for Fault {
    fn from(error: XlsxError) -> Self {
        Self::Sheet(error)
    }
}

/// The lines of a sheet in the order of the file; what is empty takes no room.
fn lines(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, left: &mut usize) -> Result<Vec<Line>, Fault> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let percents: Vec<bool> = reader.styles().iter().map(value::is_percent).collect();
    let mut lines: Vec<Line> = Vec::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let (row, column) = cell.get_position();
        let is_percent = percents.get(style).copied().unwrap_or_default();
        let Some(value) = value::cell(cell.get_value(), is_percent) else { continue };
        *left = left.checked_sub(1).ok_or(Fault::TooLong)?;
        match lines.last_mut() {
            Some(line) if line.number == u64::from(row) => line.cells.push((column, value)),
            _ => lines.push(Line { number: u64::from(row), cells: vec![(column, value)] }),
        }
    }
    Ok(lines)
}

/// Rows and cells may stand in any order in a file; the first of those with the same place counts.
fn in_order(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by_key(|it| it.number);
    let mut merged: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        match merged.last_mut() {
            Some(last) if last.number == line.number => last.cells.extend(line.cells),
            _ => merged.push(line),
        }
    }
    for line in &mut merged {
        line.cells.sort_by_key(|it| it.0);
        line.cells.dedup_by_key(|it| it.0);
    }
    merged
}

fn refused(error: &XlsxError) -> Refused {
    match error {
        XlsxError::Password => is_locked(),
        _ => is_broken(),
    }
}

fn is_broken() -> Refused {
    Refused::new(
        "kalkylbladet går inte att läsa",
        "öppna det i Excel eller LibreOffice, och spara det på nytt som .xlsx",
    )
}

/// What a file is that begins as old or encrypted workbooks do.
pub fn is_locked() -> Refused {
    Refused::new(
        "filen är ett kalkylblad med lösenord, eller i ett äldre format",
        "spara det utan lösenord som .xlsx",
    )
}
