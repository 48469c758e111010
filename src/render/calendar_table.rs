//! `styr calendar`: the days ahead as a table.

use comfy_table::{ContentArrangement, Table, presets};

use super::safe;
use crate::report::calendar::Calendar;

/// One row a day; a sentence where there is none.
pub fn table(calendar: &Calendar, width: u16) -> String {
    if calendar.entries.is_empty() {
        return "Inget i årshjulet, och inget förfaller, på ett år.\n".to_owned();
    }
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(["Dag", "Slag", "Vad", "Vem"]);
    for entry in &calendar.entries {
        table.add_row([
            entry.day.to_string(),
            entry.kind.name().to_owned(),
            safe::line(&entry.title),
            safe::line(&entry.who),
        ]);
    }
    format!("{}\n", table.trim_fmt())
}
