//! `styr check --per-unit` on a terminal: how evenly the model is applied.

use comfy_table::{ContentArrangement, Table, presets};

use crate::{
    model::Plan,
    policy::Counts,
    report::application::{Application, Lifted, Part},
};

use super::{columns, marks::NOTHING, safe};

/// The narrowest terminal that has room for the columns.
const TABLE_WIDTH: u16 = 110;
/// So many rules are named in the table; JSON has them all.
const MOST_RULES: usize = 3;

const COLUMNS: usize = 7;
const NAMES: &str = "Enhet med underliggande";
const HEADINGS: [&str; COLUMNS] =
    ["Enheter", "Fel", "Varningar", "Tips", "Bryts oftast", "Undantag", "Saknade utfall"];

/// Draws the parts for a terminal of a width in columns.
pub fn application(answer: &Application<'_>, plan: &Plan, width: u16) -> String {
    let rows: Vec<(String, [String; COLUMNS])> = answer.parts.iter().map(row).collect();
    let drawn = if width < TABLE_WIDTH { list(&rows) } else { table(&rows, width) };
    let Counts { errors, warnings, tips } = answer.findings;
    let mut lines = vec![drawn, String::new()];
    let exceptions: Vec<String> = answer.parts.iter().flat_map(|it| &it.exceptions).map(exception).collect();
    if !exceptions.is_empty() {
        lines.push("Undantag som gäller".to_owned());
        lines.extend(exceptions);
        lines.push(String::new());
    }
    lines.push(match answer.period {
        Some(period) => {
            let due: usize = answer.parts.iter().map(|it| it.due).sum();
            let missing: usize = answer.parts.iter().map(|it| it.missing.len()).sum();
            let name = safe::line(&period.name(&plan.config().follow_up));
            format!(
                "Saknade utfall gäller {name}, den senaste perioden som ska vara klar: {missing} av {due}"
            )
        }
        None => "Ingen period ska vara klar ännu, så inga utfall saknas".to_owned(),
    });
    lines.push(format!("Alla fynd: {errors} fel, {warnings} varningar, {tips} tips"));
    lines.push(String::new());
    lines.join("\n")
}

fn row(part: &Part<'_>) -> (String, [String; COLUMNS]) {
    let name = match part.unit {
        Some(unit) => safe::line(&format!("{} ({})", unit.name(), unit.id())),
        None => "Filer utan enhet".to_owned(),
    };
    let Counts { errors, warnings, tips } = part.findings;
    let late = match part.due {
        0 => NOTHING.to_owned(),
        due => format!("{} av {due}", part.missing.len()),
    };
    let counts = [part.units, errors, warnings, tips, part.exceptions.len()].map(|it| it.to_string());
    let [units, errors, warnings, tips, exceptions] = counts;
    (name, [units, errors, warnings, tips, rules(part), exceptions, late])
}

fn rules(part: &Part<'_>) -> String {
    let named = part.rules.iter().take(MOST_RULES).map(|(rule, count)| format!("{rule} {count}"));
    let mut named: Vec<String> = named.collect();
    if part.rules.len() > MOST_RULES {
        named.push(format!("och {} regler till", part.rules.len() - MOST_RULES));
    }
    if named.is_empty() { NOTHING.to_owned() } else { named.join("; ") }
}

/// `plan-saknar-del till och med 2026-12-31 för stadsbacken`
fn exception(it: &Lifted<'_>) -> String {
    safe::line(&format!("{} till och med {} för {}", it.rule, it.until, it.units.join(", ")))
}

fn table(rows: &[(String, [String; COLUMNS])], width: u16) -> String {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(std::iter::once(NAMES).chain(HEADINGS));
    for (name, cells) in rows {
        table.add_row(std::iter::once(name).chain(cells));
    }
    let names = rows.iter().map(|it| it.0.as_str()).chain([NAMES]).collect();
    let cells = (0..COLUMNS)
        .map(|column| rows.iter().map(|it| it.1[column].as_str()).chain([HEADINGS[column]]).collect());
    columns::hold(&mut table, width, width / 4, std::iter::once(names).chain(cells));
    table.trim_fmt()
}

fn list(rows: &[(String, [String; COLUMNS])]) -> String {
    let mut lines = Vec::new();
    for (name, cells) in rows {
        lines.push(name.clone());
        let told = HEADINGS.iter().zip(cells).filter(|(_, it)| *it != NOTHING);
        lines.extend(told.map(|(heading, cell)| format!("  {heading}: {cell}")));
    }
    lines.join("\n")
}
