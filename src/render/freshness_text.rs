//! `styr log` on a terminal: who follows up what, and when they last did.

use std::fmt::Write;

use comfy_table::{ContentArrangement, Table, presets};

use crate::{
    model::Plan,
    report::freshness::{Followed, Freshness, Owner, Part},
};

use super::{marks::NOTHING, safe};

/// What stands for an owner that there is none of.
const NOBODY: &str = "ingen ansvarig";

/// Draws the branches for a terminal of a width in columns.
pub fn freshness(answer: &Freshness<'_>, plan: &Plan, width: u16) -> String {
    let period = answer.period.map(|it| safe::line(&it.name(&plan.config().follow_up)));
    let mut out = match &period {
        Some(period) => format!("Utfall till och med {period}, den senaste perioden som ska vara klar\n"),
        None => "Ingen period ska vara klar ännu, så inga utfall saknas\n".to_owned(),
    };
    for part in &answer.parts {
        let _ = writeln!(out, "\n{}\n{}", head(part), owners(part, width, answer.is_cut));
        if !part.missing.is_empty() {
            out += "Saknar utfall:\n";
            part.missing.iter().for_each(|it| out += &missing(*it, answer.is_cut));
        }
    }
    if answer.parts.is_empty() {
        out += "\nInga indikatorer ska följas upp.\n";
    }
    out
}

fn head(part: &Part<'_>) -> String {
    let all: usize = part.owners.iter().map(|it| it.indicators).sum();
    let missing = part.missing.len();
    safe::line(&format!("{} ({}): {missing} av {all} utfall saknas", part.unit.name(), part.unit.id()))
}

fn owners(part: &Part<'_>, width: u16, is_cut: bool) -> String {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(["Ansvarig", "Utfall", "Saknas", "Aldrig sparade", "Senast sparat"]);
    for owner in &part.owners {
        let count = |it: usize| if it == 0 { NOTHING.to_owned() } else { it.to_string() };
        table.add_row([
            name(owner),
            owner.indicators.to_string(),
            count(owner.missing),
            if is_cut { NOTHING.to_owned() } else { count(owner.never) },
            saved(owner.latest.map(|it| it.to_string()), is_cut),
        ]);
    }
    table.trim_fmt()
}

fn name(owner: &Owner<'_>) -> String {
    let name = owner.role.map_or_else(|| NOBODY.to_owned(), safe::line);
    if owner.is_unknown { format!("{name} (ingen av rollerna i styr.toml)") } else { name }
}

fn missing(it: Followed<'_>, is_cut: bool) -> String {
    let (unit, thing) = (it.unit, it.indicator);
    let is_own = thing.unit() == Some(unit);
    let id = if is_own { thing.full_id() } else { format!("{}/{}", unit.id(), thing.full_id()) };
    let year = unit.plan_periods().last().map_or(0, |it| it.0.1);
    let saved = saved(it.latest.map(|it| format!("senast sparat {it}")), is_cut);
    let role = thing.responsible().unwrap_or(NOBODY);
    safe::line(&format!("  {id} · {} · {role} · {saved}", thing.title(year))) + "\n"
}

/// What is not known of a history that ends early is not said.
fn saved(day: Option<String>, is_cut: bool) -> String {
    day.unwrap_or_else(|| if is_cut { "okänt" } else { "aldrig" }.to_owned())
}
