//! A filled-in form of ten thousand rows, for the time that it takes to come in.

use std::{fmt::Write, fs, path::Path};

use rust_xlsxwriter::{Workbook, XlsxError};

/// The name of the form in the folder.
pub(crate) const FORM: &str = "ifylld.xlsx";

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
    fs::write(root.join(FORM), form(rows).expect("a form can be written")).expect("a file can be written");
}

/// As wide as the form of `styr export`.
fn form(rows: usize) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let headings = [
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
        "Vid exporten",
    ];
    for (column, heading) in (0..).zip(headings) {
        page.write_string(0, column, heading)?;
    }
    for row in 0..rows {
        let (at, unit, indicator) = (row as u32 + 1, row / EACH, row % EACH);
        let name = format!("Andel {indicator}");
        let texts = [&name, "", "Nämnd", "%", "minst 80 %", "79,5 % (Helår 2025)"];
        for (column, text) in (0..).zip(texts) {
            page.write_string(at, column, text)?;
        }
        page.write_number(at, 6, 70.0 + f64::from((row % 300) as u16) / 10.0)?;
        for (column, text) in (7..).zip([
            "tal i %",
            "Andel av alla som har svarat",
            "",
            &format!("n{unit}/i{indicator}"),
            "2026-t2",
        ]) {
            page.write_string(at, column, text)?;
        }
    }
    book.save_to_buffer()
}

fn write_file(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}
