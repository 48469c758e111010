//! Which column of a table is what, found by the headings.

use std::sync::Arc;

use crate::{
    config::imports::ImportRule,
    edit::change::Refused,
    fields::words::{listed, near, same},
};

use super::table::{Line, Table};

/// Headings are sought so far down.
const SEARCHED: usize = 50;

/// Headings of the form that `styr export` writes, and that `styr import` reads without a rule.
pub mod heading {
    /// What a row is about: `bun/trygghet-ak8`.
    pub const SUBJECT: &str = "Id";
    /// The period: `2026-t2`.
    pub const PERIOD: &str = "Period";
    /// Which part of the outcome: the id of a group; empty for the value itself.
    pub const KEY: &str = "Del";
    /// The column that is filled in.
    pub const VALUE: &str = "Utfall";
    /// What the styrrepo said when the form was written.
    pub const BASE: &str = "Vid exporten";
}

/// A column with its heading.
#[derive(Clone, Debug)]
pub struct Column {
    /// From 0.
    pub at: u32,
    /// As the file writes it.
    pub heading: Arc<str>,
}

/// The columns of a table.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The row that the headings stand in; what is above is not read.
    pub heading_row: u64,
    /// What a row is about.
    pub about: About,
    /// The value.
    pub value: Column,
    /// The year, where it stands for itself.
    pub year: Option<Column>,
    /// The period.
    pub period: Option<Column>,
    /// The group, or what else of an outcome a row says.
    pub key: Option<Column>,
    /// What the styrrepo said when the file was made.
    pub base: Option<Column>,
    /// A comment.
    pub comment: Option<Column>,
}

/// How a table tells what its rows are about.
#[derive(Clone, Debug)]
pub enum About {
    /// With the names that commands use.
    Subject(Column),
    /// With the names of an indicator, and of a unit where there is a column for it.
    Names {
        /// The unit.
        unit: Option<Column>,
        /// The indicator.
        indicator: Column,
    },
}

/// Finds the columns by a rule, or those that `styr` knows without one; nothing when no line has all that
/// are needed.
pub fn find(table: &Table, rule: Option<&ImportRule>) -> Option<Layout> {
    heading_lines(table, rule).find_map(|line| match rule {
        Some(rule) => by_rule(line, rule),
        None => form(line).or_else(|| plain(line)),
    })
}

/// The lines that may hold the headings.
fn heading_lines<'t>(table: &'t Table, rule: Option<&ImportRule>) -> impl Iterator<Item = &'t Line> {
    let only = rule.and_then(|it| it.heading_row);
    let known = only.map(|it| it.saturating_sub(u64::from(table.sheet.is_some())));
    let first = known.map_or(0, |it| table.lines.partition_point(|line| line.number < it));
    let lines = table.lines[first..].iter().take(if known.is_some() { 1 } else { SEARCHED });
    lines.filter(move |line| known.is_none_or(|it| line.number == it))
}

/// What `styr export` writes.
fn form(line: &Line) -> Option<Layout> {
    Some(Layout {
        heading_row: line.number,
        about: About::Subject(column(line, &[heading::SUBJECT])?),
        value: column(line, &[heading::VALUE, "varde"])?,
        year: None,
        period: column(line, &[heading::PERIOD]),
        key: column(line, &[heading::KEY]),
        base: column(line, &[heading::BASE]),
        comment: None,
    })
}

/// What anybody would write: the words of the format, or those of people.
fn plain(line: &Line) -> Option<Layout> {
    Some(Layout {
        heading_row: line.number,
        about: About::Names { unit: column(line, &["enhet"]), indicator: column(line, &["indikator"])? },
        value: column(line, &["varde", heading::VALUE])?,
        year: column(line, &["ar"]),
        period: column(line, &[heading::PERIOD]),
        key: column(line, &["grupp"]),
        base: None,
        comment: column(line, &["kommentar"]),
    })
}

fn by_rule(line: &Line, rule: &ImportRule) -> Option<Layout> {
    let columns = &rule.columns;
    // A column that the rule names must be there.
    let named = |name: &Option<String>| match name {
        Some(name) => column(line, &[name]).map(Some),
        None => Some(None),
    };
    Some(Layout {
        heading_row: line.number,
        about: About::Names { unit: named(&columns.unit)?, indicator: column(line, &[&columns.indicator])? },
        value: column(line, &[&columns.value])?,
        year: named(&columns.year)?,
        period: named(&columns.period)?,
        key: named(&columns.group)?,
        base: None,
        comment: named(&columns.comment)?,
    })
}

/// The first column with one of some headings.
fn column(line: &Line, headings: &[&str]) -> Option<Column> {
    headings.iter().find_map(|heading| {
        let found = line.cells.iter().find(|it| it.1.text().is_some_and(|it| same(it, heading)))?;
        Some(Column { at: found.0, heading: Arc::from(found.1.text()?) })
    })
}

/// Why a file has no columns to read: what is missing from the line that comes nearest.
pub fn missing(tables: &[Table], rule: Option<&ImportRule>) -> Refused {
    let Some(rule) = rule else {
        return Refused::new(
            "filen har inte de kolumner som styr känner",
            format!(
                "fyll i en fil från `styr export`, skriv kolumnerna enhet, indikator, period och varde, \
                 eller skriv en regel under `[import.…]` i styr.toml ({})",
                headings_of(tables.iter().find_map(|it| it.lines.first()))
            ),
        );
    };
    let columns = &rule.columns;
    let optional = [&columns.unit, &columns.year, &columns.period, &columns.group, &columns.comment];
    let wanted: Vec<&str> = [&columns.indicator, &columns.value]
        .into_iter()
        .chain(optional.into_iter().flatten())
        .map(String::as_str)
        .collect();
    let lines = tables.iter().flat_map(|it| heading_lines(it, Some(rule)));
    let has = |line: &Line| wanted.iter().filter(|it| column(line, &[it]).is_some()).count();
    // Of those that come equally near the first.
    let best = lines.map(|it| (has(it), it)).reduce(|best, it| if it.0 > best.0 { it } else { best });
    let best = best.map(|it| it.1);
    let absent = wanted.iter().copied().find(|it| best.is_none_or(|line| column(line, &[it]).is_none()));
    let headings: Vec<&str> = best.iter().flat_map(|it| &it.cells).filter_map(|it| it.1.text()).collect();
    let absent = absent.unwrap_or_default();
    let help = match near(absent, headings.iter().copied()) {
        Some(like) => format!("menade du `{like}`?"),
        None => headings_of(best),
    };
    Refused::new(format!("filen har ingen kolumn `{absent}`, som `[import.{}]` läser", rule.id), help)
}

/// What the file has instead.
fn headings_of(line: Option<&Line>) -> String {
    let headings: Vec<&str> =
        line.iter().flat_map(|it| &it.cells).filter_map(|it| it.1.text()).take(12).collect();
    if headings.is_empty() { "filen är tom".to_owned() } else { format!("filen har {}", listed(&headings)) }
}
