//! `styr check --matrix` on a terminal: goals against units, or lists where that is too wide.

use comfy_table::{ContentArrangement, Table, presets};

use crate::{
    report::{
        matrix::{Giver, Matrix, Row},
        number::number,
    },
    status::{Coverage, coverage::Reply},
};

use super::safe;

/// What the column of goals and the last column need at least.
const MARGIN: usize = 62;

/// Draws the matrix for a terminal of a width in columns.
pub fn matrix(matrix: &Matrix<'_>, width: u16) -> String {
    let year = matrix.year;
    let mut out = Vec::new();
    for giver in &matrix.givers {
        out.push(safe::line(&format!("{} ({}), mål {year}", giver.unit.name(), giver.unit.id())));
        let columns: usize = giver.asked.iter().map(|it| it.id().chars().count().max(11) + 3).sum();
        let has_room = MARGIN + columns <= usize::from(width);
        out.push(if has_room { table(giver, year, width) } else { list(giver, year) });
        out.push(String::new());
    }
    if matrix.givers.is_empty() {
        out.push(format!("Inga mål {year} har någon enhet att svara.\n"));
        return out.join("\n");
    }
    out.push("Svar per enhet".to_owned());
    for (unit, coverage) in &matrix.units {
        out.push(safe::line(&format!("{} ({}): {}", unit.name(), unit.id(), counts(*coverage))));
    }
    out.push(String::new());
    out.push(format!("Alla svar: {}; {}", counts(matrix.totals), hits(matrix.totals)));
    out.push(String::new());
    out.join("\n")
}

fn table(giver: &Giver<'_>, year: i16, width: u16) -> String {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    let units = giver.asked.iter().map(|it| safe::line(it.id()));
    table.set_header(["Mål".to_owned()].into_iter().chain(units).chain(["Träffbild".to_owned()]));
    for row in &giver.goals {
        let answers = giver.asked.iter().map(|it| row.answer(*it).map_or("", word).to_owned());
        table.add_row([title(row, year)].into_iter().chain(answers).chain([hits(row.coverage)]));
    }
    table.trim_fmt()
}

/// A goal as lines, one for each kind of answer that somebody gives.
fn list(giver: &Giver<'_>, year: i16) -> String {
    let mut lines = Vec::new();
    for row in &giver.goals {
        lines.push(title(row, year));
        for (name, reply) in [
            ("Bidrar", Reply::Contributes),
            ("Ej relevant", Reply::NotRelevant),
            ("Obesvarat", Reply::Unanswered),
        ] {
            let units = row.answers.iter().filter(|it| it.1 == reply);
            let units: Vec<String> = units.map(|it| safe::line(it.0.id())).collect();
            if !units.is_empty() {
                lines.push(format!("  {name}: {}", units.join(", ")));
            }
        }
        lines.push(format!("  Träffbild: {}", hits(row.coverage)));
    }
    lines.join("\n")
}

fn title(row: &Row<'_>, year: i16) -> String {
    safe::line(&format!("{} ({})", row.goal.title(year), row.goal.id()))
}

const fn word(reply: Reply) -> &'static str {
    match reply {
        Reply::Contributes => "bidrar",
        Reply::NotRelevant => "ej relevant",
        Reply::Unanswered => "obesvarat",
    }
}

/// `2 av 3 bidrar (66,7 %)`
fn hits(coverage: Coverage) -> String {
    let share = coverage.share().map_or_else(String::new, |it| format!(" ({}\u{a0}%)", number(it, None)));
    format!("{} av {} bidrar{share}", coverage.contribute, coverage.asked())
}

fn counts(coverage: Coverage) -> String {
    let Coverage { contribute, not_relevant, unanswered } = coverage;
    format!("bidrar {contribute}, ej relevant {not_relevant}, obesvarat {unanswered}")
}
