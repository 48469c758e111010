//! Tables whose head is repeated on every page and told to those who hear it.

use std::fmt::Write;

use crate::{
    render::svg::escaped,
    report::{Align, Cell, Table, plain_text},
};

use super::{
    body::{Body, Form},
    fit, line,
};

/// A row with a longer text may be parted by the end of a page.
const LONG: usize = 900;

/// Writes a table with its caption above it.
pub(super) fn table(body: &mut Body<'_>, table: &Table) {
    if table.columns.is_empty() {
        return;
    }
    match &table.caption {
        Some(caption) => body.plain("Caption", caption),
        None => body.before_table(),
    }
    let indent = body.indent();
    let widths = fit::widths(table, body.width.saturating_sub(indent).max(1));
    let heads: Vec<String> = table.columns.iter().map(|it| plain_text(&it.head)).collect();
    let name = table.caption.as_deref().unwrap_or("Tabell");
    let _ = write!(
        body.out,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{}\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/>\
         <w:tblInd w:w=\"{indent}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         <w:tblLook w:val=\"06A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" w:lastColumn=\"0\" \
         w:noHBand=\"1\" w:noVBand=\"1\"/>\
         <w:tblCaption w:val=\"{}\"/><w:tblDescription w:val=\"Kolumner: {}.\"/></w:tblPr><w:tblGrid>",
        body.style("PaperTable"),
        widths.iter().sum::<usize>(),
        escaped(name),
        escaped(&heads.join(", ")),
    );
    for width in &widths {
        let _ = write!(body.out, "<w:gridCol w:w=\"{width}\"/>");
    }
    body.out += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (column, width) in table.columns.iter().zip(&widths) {
        let runs = line::runs(body, &column.head, true);
        cell(body, ("TableHead", column.align), *width, &runs);
    }
    body.out += "</w:tr>";
    let absent = Cell::default();
    for row in &table.rows {
        let is_long = row.iter().any(|it| plain_text(&it.text).len() > LONG);
        body.out += if is_long { "<w:tr>" } else { "<w:tr><w:trPr><w:cantSplit/></w:trPr>" };
        for (at, (column, width)) in table.columns.iter().zip(&widths).enumerate() {
            let text = &row.get(at).unwrap_or(&absent).text;
            let runs = line::runs(body, text, true);
            cell(body, ("TableText", column.align), *width, &runs);
        }
        body.out += "</w:tr>";
    }
    body.out += "</w:tbl>";
    body.after_table();
}

fn cell(body: &mut Body<'_>, (style, align): (&'static str, Align), width: usize, runs: &str) {
    let _ = write!(body.out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
    body.paragraph(Form { style, item: None, align: Some(align) }, runs);
    body.out += "</w:tc>";
}
