//! From the lines of a table to values that can be weighed.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::{
    config::imports::ImportRule,
    edit::{change::Refused, record},
    model::{Plan, period::Period},
};

use super::{
    Found, Rejected, Row,
    incoming::HIDDEN,
    layout::{self, About, Column, Layout},
    names::Names,
    place::Place,
    table::{Cell, Line, Table},
};

/// Makes values of the tables of a file; `usual` is the period of lines that name none.
///
/// # Errors
/// When no table has the columns that are needed.
pub fn of_tables(
    plan: &Plan,
    tables: &[Table],
    rule: Option<&ImportRule>,
    usual: Option<Period>,
) -> Result<Found, Refused> {
    let wanted = |it: &&Table| match (&it.sheet, rule) {
        (Some(sheet), Some(rule)) => rule.sheets.is_empty() || rule.sheets.iter().any(|it| **it == **sheet),
        _ => true,
    };
    let layouts: Vec<(&Table, Option<Layout>)> =
        tables.iter().filter(wanted).map(|it| (it, layout::find(it, rule))).collect();
    if layouts.iter().all(|it| it.1.is_none()) {
        let tables: Vec<Table> = layouts.iter().map(|it| it.0.clone()).collect();
        return Err(layout::missing(&tables, rule));
    }
    let mut reading = Reading {
        names: Names::new(plan, rule),
        rule,
        usual,
        found: Found::default(),
        skipped: 0,
        cleared: Vec::new(),
    };
    for (table, layout) in &layouts {
        match layout {
            Some(layout) => reading.table(table, layout),
            None if table.lines.is_empty() => {}
            None => {
                let sheet = table.sheet.as_deref().unwrap_or_default();
                reading.found.remarks.push(format!("bladet {sheet} har inte kolumnerna, och lästes inte"));
            }
        }
    }
    Ok(reading.finish())
}

struct Reading<'p, 'r> {
    names: Names<'p, 'r>,
    rule: Option<&'r ImportRule>,
    usual: Option<Period>,
    found: Found,
    /// Lines about what does not exist here.
    skipped: usize,
    /// Cells that held a value when the file was made.
    cleared: Vec<Place>,
}

impl Reading<'_, '_> {
    fn table(&mut self, table: &Table, layout: &Layout) {
        for line in table.lines.iter().filter(|it| it.number > layout.heading_row) {
            let place = table.place(line, layout.value.at, &layout.value.heading);
            let base = layout.base.as_ref().map(|it| line.text(it.at).to_owned());
            match line.cell(layout.value.at) {
                Some(Cell::Text(text)) => self.value(line, layout, text, base, place),
                Some(Cell::Unusable(words)) => self.reject(place, unusable(words)),
                None if base.is_some_and(|it| is_shown(&it)) => {
                    self.cleared.push(place);
                }
                None => {}
            }
        }
    }

    fn value(&mut self, line: &Line, layout: &Layout, text: &str, base: Option<String>, place: Place) {
        let subject = match self.subject(line, layout) {
            Ok(subject) => subject,
            Err(_) if self.rule.is_some_and(|it| it.skips_unknown) => {
                self.skipped += 1;
                return;
            }
            Err(refused) => return self.reject(place, refused),
        };
        let at = |column: &Option<Column>| column.as_ref().map_or("", |it| line.text(it.at));
        let period = match (at(&layout.year), at(&layout.period)) {
            ("", "") => {
                self.usual.map(|it| it.written(&self.names.plan().config().follow_up)).unwrap_or_default()
            }
            (year, period) => self.names.period(year, period),
        };
        if period.is_empty() {
            let refused = Refused::new("raden säger inte vilken period den gäller", "ange den med --period");
            return self.reject(place, refused);
        }
        let key = self.names.group(at(&layout.key));
        let text = self.rule.and_then(|it| it.times).map_or_else(|| text.to_owned(), |it| times(text, it));
        let row = Row { subject, period, key, text, base, place };
        let comment = at(&layout.comment);
        if !comment.is_empty() {
            let place = match (&layout.comment, &row.place) {
                (Some(column), Place::Cell { sheet, row, .. }) => {
                    Place::Cell { sheet: Arc::clone(sheet), row: *row, column: column.at }
                }
                (Some(column), Place::Line { line, .. }) => {
                    Place::Line { line: *line, column: Arc::clone(&column.heading) }
                }
                (_, place) => place.clone(),
            };
            let comment = Row { key: "kommentar".to_owned(), text: comment.to_owned(), place, ..row.clone() };
            self.found.rows.push(comment);
        }
        self.found.rows.push(row);
    }

    fn subject(&mut self, line: &Line, layout: &Layout) -> Result<String, Refused> {
        match &layout.about {
            About::Names { unit, indicator } => {
                let unit = unit.as_ref().map_or("", |it| line.text(it.at));
                self.names.subject(unit, line.text(indicator.at))
            }
            About::Subject(column) => match line.text(column.at) {
                "" => Err(Refused::new("raden har inget id", "skriv värdet på en rad som styr har skrivit")),
                id => self.names.known(id),
            },
        }
    }

    fn reject(&mut self, place: Place, refused: Refused) {
        self.found.rejected.push(Rejected { place, message: refused.message, help: refused.help });
    }

    fn finish(mut self) -> Found {
        if self.skipped > 0 {
            let rows = if self.skipped == 1 { "rad" } else { "rader" };
            self.found.remarks.push(format!("{} {rows} gäller det som inte finns här", self.skipped));
        }
        if let [first, rest @ ..] = &self.cleared[..] {
            let more = if rest.is_empty() { String::new() } else { format!(" och {} till", rest.len()) };
            self.found.remarks.push(format!("{first}{more} är tömd; ett utfall tas bort för hand i filen"));
        }
        self.found
    }
}

/// Whether a form with that base shows a value in the cell.
fn is_shown(base: &str) -> bool {
    !base.is_empty() && base != HIDDEN && !base.starts_with("saknas")
}

fn unusable(words: &str) -> Refused {
    Refused::new(format!("cellen har {words}, och inget värde"), "skriv värdet, eller lämna cellen tom")
}

/// A number times another; what is no number stays for the plan to refuse.
fn times(text: &str, times: Decimal) -> String {
    let product = record::number(text).and_then(|it| it.checked_mul(times));
    product.map_or_else(|| text.to_owned(), |it| it.normalize().to_string().replace('.', ","))
}
