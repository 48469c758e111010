//! Outcomes in and out: what a sheet or another system says, held against what the styrrepo says.
//!
//! A reader of some format makes [`Row`]s; [`incoming::weigh`] makes changes of the files of them.

pub mod csv;
pub mod form;
pub mod incoming;
pub mod layout;
pub mod names;
pub mod open_data;
pub mod place;
pub mod rows;
pub mod sheet;
pub mod table;

use crate::{
    config::imports::ImportRule,
    edit::change::Refused,
    model::{Plan, period::Period},
};

use self::{place::Place, table::Table};

/// One value that comes from elsewhere, with what it is about; all as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about, as commands name it: `unit/id`, `receiver/giver/id`, or the id of a shared
    /// indicator.
    pub subject: String,
    /// The period, as commands take it: `2026-t2`, or `2026` for the last of the year.
    pub period: String,
    /// Which part of the outcome, as `styr record` names it: empty for the value itself, the id of a
    /// group, `prognos`, `saknas`, `preliminar`, `kommentar`, `jamforelse.riket`.
    pub key: String,
    /// The value as people write it: `88,1`, `ja`, `2026-06-30`, `Påbörjad`.
    pub text: String,
    /// What the styrrepo said when the row was made, as [`incoming::now`] gives it; empty where it
    /// said nothing, none where that is not known.
    pub base: Option<String>,
    /// Where it stands, for messages.
    pub place: Place,
}

/// A row that is not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to do instead.
    pub help: String,
}

/// What a reader of some format has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Values that can be weighed, in the order of the file.
    pub rows: Vec<Row>,
    /// What could not be read as a value.
    pub rejected: Vec<Rejected>,
    /// What the user should know beside, each a sentence without a full stop.
    pub remarks: Vec<String>,
}

/// Reads a file of figures by what it is, whatever it is called: a workbook, or separated values.
///
/// Without a rule the file is one that `styr export` wrote, or one with columns for `indikator` and
/// `varde`. `usual` is the period of rows that name none.
///
/// # Errors
/// When it is neither, is broken, or has not the columns that are needed.
pub fn read(
    plan: &Plan,
    bytes: &[u8],
    rule: Option<&ImportRule>,
    usual: Option<Period>,
) -> Result<Found, Refused> {
    match bytes {
        [b'P', b'K', 3 | 5, ..] => rows::of_tables(plan, &sheet::read(bytes)?, rule, usual),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(sheet::is_locked()),
        _ => {
            let text = csv::text_of(bytes)?;
            rows::of_tables(plan, &[separated(&text, rule)?], rule, usual)
        }
    }
}

/// Reads a text with the separator that gives it the columns that are needed.
fn separated(text: &str, rule: Option<&ImportRule>) -> Result<Table, Refused> {
    let mut widest: Option<(usize, Table)> = None;
    for separator in csv::SEPARATORS {
        let table = csv::read(text, separator)?;
        if layout::find(&table, rule).is_some() {
            return Ok(table);
        }
        // For the message about what is missing.
        let width = table.lines.iter().map(|it| it.cells.len()).max().unwrap_or_default();
        if widest.as_ref().is_none_or(|it| width > it.0) {
            widest = Some((width, table));
        }
    }
    Ok(widest.map_or_else(|| Table { sheet: None, lines: Vec::new() }, |it| it.1))
}
