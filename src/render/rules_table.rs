//! `styr status --rules`: what every rule for proposals would have given.

use comfy_table::{ContentArrangement, Table, presets};

use crate::{
    config::light::{Proposal, Signal},
    status::RuleResult,
};

use super::colour;

/// Draws one row per rule; the one in force is named.
pub fn rules(results: &[RuleResult], in_force: Proposal, width: u16) -> String {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    let headings = ["Gröna mål", "Gula", "Röda", "Ej bedömda"];
    let headings = Signal::ALL.into_iter().zip(headings).map(|(signal, it)| colour::marked(signal, it));
    table.set_header(["Regel".to_owned()].into_iter().chain(headings).chain(["Gäller".to_owned()]));
    for result in results {
        let goals = result.goals;
        let counts = Signal::ALL.map(|it| colour::marked(it, &goals.of(it).to_string()));
        let applies = if result.rule == in_force { "ja" } else { "" };
        let name = std::iter::once(result.rule.word().to_owned());
        table.add_row(name.chain(counts).chain([applies.to_owned()]));
    }
    colour::coloured(&format!("{}\n", table.trim_fmt()))
}
