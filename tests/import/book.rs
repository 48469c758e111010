//! Workbooks as tests read, fill in and spoil them.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{Format, Formula, Workbook};
use styr::figures::{sheet, table::Table};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// What somebody does to a cell.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fill {
    Number(f64),
    Percent(f64),
    Day(f64),
    Truth(bool),
    Text(&'static str),
    /// A formula with the value that it had when the file was saved.
    Formula(&'static str, &'static str),
    Empty,
}

/// The sheets of a workbook, as `styr` reads them.
pub(crate) fn read(bytes: &[u8]) -> Vec<Table> {
    sheet::read(bytes).unwrap()
}

/// The row of a workbook whose cells hold some texts, as sheets count, with the name of its sheet.
pub(crate) fn row_of(tables: &[Table], texts: &[&str]) -> (String, u32) {
    let found = tables.iter().find_map(|table| {
        let has = |text: &str, line: &styr::figures::table::Line| {
            line.cells.iter().any(|it| it.1.text() == Some(text))
        };
        let line = table.lines.iter().find(|line| texts.iter().all(|it| has(it, line)))?;
        Some((table.sheet.as_deref().unwrap_or_default().to_owned(), line.number as u32))
    });
    found.unwrap_or_else(|| panic!("no row has {texts:?}"))
}

/// The column of the values: `G`.
pub(crate) const VALUE: u16 = 6;

/// The same workbook with some cells of the column of values filled in, each told by texts of its row.
pub(crate) fn filled(bytes: &[u8], fills: &[(&[&str], Fill)]) -> Vec<u8> {
    let tables = read(bytes);
    let places: Vec<(String, u32, Fill)> = fills
        .iter()
        .map(|(texts, fill)| {
            let (sheet, row) = row_of(&tables, texts);
            (sheet, row, *fill)
        })
        .collect();
    let mut book = Workbook::new();
    for table in &tables {
        let name = table.sheet.as_deref().unwrap();
        let page = book.add_worksheet();
        page.set_name(name).unwrap();
        for line in &table.lines {
            for (column, cell) in &line.cells {
                let text = cell.text().unwrap_or_default();
                page.write_string(line.number as u32, *column as u16, text).unwrap();
            }
        }
        for (_, row, fill) in places.iter().filter(|it| it.0 == name) {
            match fill {
                Fill::Number(it) => page.write_number(*row, VALUE, *it),
                Fill::Percent(it) => {
                    page.write_number_with_format(*row, VALUE, *it, &Format::new().set_num_format("0.0%"))
                }
                Fill::Day(it) => page.write_number_with_format(
                    *row,
                    VALUE,
                    *it,
                    &Format::new().set_num_format("yyyy-mm-dd"),
                ),
                Fill::Truth(it) => page.write_boolean(*row, VALUE, *it),
                Fill::Text(it) => page.write_string(*row, VALUE, *it),
                Fill::Formula(formula, value) => {
                    page.write_formula(*row, VALUE, Formula::new(*formula).set_result(*value))
                }
                Fill::Empty => page.write_blank(*row, VALUE, &Format::new()),
            }
            .unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// The same workbook with another text in one of its parts.
pub(crate) fn with_part(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut file = old.by_index(index).unwrap();
        let mut held = Vec::new();
        file.read_to_end(&mut held).unwrap();
        let name = file.name().unwrap().into_owned();
        new.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        if name == part {
            held = change(String::from_utf8(held).unwrap()).into_bytes();
        }
        new.write_all(&held).unwrap();
    }
    new.finish().unwrap().into_inner()
}

/// The text of a part.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}
