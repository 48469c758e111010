//! A filled-in form of many rows, as a workbook and as CSV, for the time that it takes to come in.

use std::{fmt::Write, fs, path::Path};

use rust_xlsxwriter::{Workbook, XlsxError};

/// The names of the form in the folder.
pub(crate) const WORKBOOK: &str = "ifylld.xlsx";
pub(crate) const SEPARATED: &str = "ifylld.csv";

/// Values in each unit.
const EACH: usize = 20;

/// Writes a styrrepo whose units have indicators without outcomes, and a form that fills them in.
pub(crate) fn write(rows: usize, root: &Path) {
    write_file(&root.join("styr.toml"), include_str!("../tests/base/styr.toml"));
    write_file(&root.join("kf/plan.toml"), include_str!("../tests/base/kf/plan.toml"));
    for unit in 0..rows.div_ceil(EACH) {
        let mut plan = format!(
            "format = 1\n\n[enhet]\nid = \"n{unit}\"\nnamn = \"Nämnd {unit}\"\nniva = \"namnd\"\n\n[plan.2026]\ntyp = \"ny\"\n"
        );
        for indicator in 0..EACH {
            let _ = write!(
                plan,
                "\n[indikator.i{indicator}]\nnamn = \"Andel {indicator}\"\nmattenhet = \"%\"\nriktning = \"minst\"\nmalvarde = {{ 2026 = 80 }}\n"
            );
        }
        write_file(&root.join(format!("n{unit}/plan.toml")), &plan);
    }
    fs::write(root.join(WORKBOOK), workbook(rows).expect("a form can be written"))
        .expect("a file can be written");
    write_file(&root.join(SEPARATED), &separated(rows));
}

/// The columns of the form of `styr export`; the value is in [`VALUE`].
const HEADINGS: [&str; 13] = [
    "Vad",
    "Grupp",
    "Enhet",
    "Måttenhet",
    "Mål",
    "Senaste utfall",
    "Utfall",
    "Svara med",
    "Definition",
    "Utgångsvärde",
    "Id",
    "Period",
    "Del",
];

const VALUE: usize = 6;

/// The texts of a row, with nothing where its value goes.
fn texts(row: usize) -> [String; 13] {
    let (unit, indicator) = (row / EACH, row % EACH);
    let (name, subject) = (format!("Andel {indicator}"), format!("n{unit}/i{indicator}"));
    let asked = "Andel av alla som har svarat";
    let texts = [
        &name,
        "",
        "Nämnd",
        "%",
        "minst 80 %",
        "79,5 % (Helår 2025)",
        "",
        "tal i %",
        asked,
        "",
        &subject,
        "2026-t2",
        "",
    ];
    texts.map(str::to_owned)
}

/// The value of a row in tenths: from 70 to 99.9.
fn tenths(row: usize) -> u16 {
    700 + (row % 300) as u16
}

fn workbook(rows: usize) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (column, heading) in (0..).zip(HEADINGS) {
        page.write_string(0, column, heading)?;
    }
    for row in 0..rows {
        let at = row as u32 + 1;
        for (column, text) in (0..).zip(texts(row)) {
            page.write_string(at, column, text)?;
        }
        page.write_number(at, VALUE as u16, f64::from(tenths(row)) / 10.0)?;
    }
    book.save_to_buffer()
}

fn separated(rows: usize) -> String {
    let mut text = HEADINGS.join(";") + "\r\n";
    for row in 0..rows {
        let mut cells = texts(row);
        cells[VALUE] = format!("{},{}", tenths(row) / 10, tenths(row) % 10);
        text += &cells.join(";");
        text += "\r\n";
    }
    text
}

fn write_file(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}
