//! Tables with their heads told to those who hear them.

use std::fmt::Write;

use crate::{
    render::svg::escaped,
    report::{Align, Cell, Column, Table, plain_text},
};

use super::Page;

/// A figure of so many letters stands on one line.
const SHORT: usize = 14;

pub(super) fn table(page: &mut Page, table: &Table) -> String {
    if table.columns.is_empty() {
        return String::new();
    }
    let name = table.caption.as_deref().unwrap_or("Tabell");
    let mut out = format!(
        "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"{}\">\n<table>\n",
        escaped(name)
    );
    if let Some(caption) = &table.caption {
        let _ = writeln!(out, "<caption>{}</caption>", escaped(caption));
    }
    out += "<thead>\n<tr>";
    for column in &table.columns {
        out += &head(page, column);
    }
    out += "</tr>\n</thead>\n<tbody>\n";
    let absent = Cell::default();
    for row in &table.rows {
        out += "<tr>";
        for (index, column) in table.columns.iter().enumerate() {
            out += &cell(page, row.get(index).unwrap_or(&absent), column, index == 0);
        }
        out += "</tr>\n";
    }
    out + "</tbody>\n</table>\n</div>\n"
}

fn head(page: &mut Page, column: &Column) -> String {
    let (text, side) = (page.line(&column.head), side(column.align));
    if text.trim().is_empty() {
        format!("<td{side}></td>")
    } else {
        format!("<th scope=\"col\"{side}>{text}</th>")
    }
}

fn cell(page: &mut Page, cell: &Cell, column: &Column, is_first: bool) -> String {
    let (text, side) = (page.line(&cell.text), side(column.align));
    let is_short = column.align == Align::End && plain_text(&cell.text).chars().count() <= SHORT;
    let side = if is_short { " class=\"end whole\"" } else { side };
    if is_first && !text.trim().is_empty() {
        return format!("<th scope=\"row\"{side}>{text}</th>");
    }
    format!("<td{side}>{text}</td>")
}

const fn side(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::Center => " class=\"center\"",
        Align::End => " class=\"end\"",
    }
}
