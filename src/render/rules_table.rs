//! `styr status --rules`: what every rule for proposals would have given.

use comfy_table::{ContentArrangement, Table, presets};

use crate::{config::light::Proposal, status::RuleResult};

/// Draws one row per rule; the one in force is named.
pub fn rules(results: &[RuleResult], in_force: Proposal, width: u16) -> String {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(["Regel", "Gröna mål", "Gula", "Röda", "Ej bedömda", "Gäller"]);
    for result in results {
        let goals = result.goals;
        let counts = [goals.green, goals.yellow, goals.red, goals.not_assessed].map(|it| it.to_string());
        let applies = if result.rule == in_force { "ja" } else { "" };
        let name = std::iter::once(result.rule.word().to_owned());
        table.add_row(name.chain(counts).chain([applies.to_owned()]));
    }
    format!("{}\n", table.trim_fmt())
}
