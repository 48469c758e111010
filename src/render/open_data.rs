//! Open data: a long table of outcomes in CSV, and the `datapackage.json` that describes it (Frictionless).

mod column;
mod package;

use jiff::civil::Date;

use crate::{
    figures::open_data::{self, Line},
    model::Plan,
};

use super::csv;

use self::column::COLUMNS;

/// The name of the table's file.
pub const TABLE: &str = "utfall.csv";

/// The name of the file that describes it.
pub const PACKAGE: &str = "datapackage.json";

/// The files, by name. The plan is to be read for the public.
pub fn files(plan: &Plan, day: Date) -> [(&'static str, String); 2] {
    [(TABLE, table(plan, day)), (PACKAGE, package::package(plan))]
}

/// A line for each value, period by period.
fn table(plan: &Plan, day: Date) -> String {
    let mut out = String::new();
    csv::line(&mut out, COLUMNS.iter().map(|it| it.name));
    for period in open_data::periods(plan) {
        open_data::each_line(plan, period, day, |line| row(&mut out, line));
    }
    out
}

fn row(out: &mut String, line: &Line<'_, '_>) {
    let cells: Vec<String> = COLUMNS.iter().map(|it| (it.cell)(line)).collect();
    csv::line(out, cells.iter().map(String::as_str));
}
