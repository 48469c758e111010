//! A comparison of two versions as a person reads it.

use std::fmt::Write;

use crate::{
    diff::{Comparison, Dangling, LightChange, Standing, TableChange, TableKind, UnitChange, shown},
    model::{Plan, period::Period, unit::Unit},
    source::lines::LineIndex,
};

use super::{marks, safe};

/// The whole comparison; nothing where the two say the same.
pub fn diff(comparison: &Comparison<'_>, lights: &[LightChange<'_>], period: Option<Period>) -> String {
    let mut out = String::new();
    for unit in &comparison.units {
        let _ = writeln!(out, "{}", heading(unit));
        for change in &unit.tables {
            write_table(&mut out, comparison, change);
        }
        out.push('\n');
    }
    if !comparison.shared.is_empty() {
        out += "Gemensamt\n";
        for change in &comparison.shared {
            write_table(&mut out, comparison, change);
        }
        out.push('\n');
    }
    if let (Some(period), false) = (period, lights.is_empty()) {
        let _ = writeln!(out, "Färger, {}", safe::line(&period.name(&comparison.after.config().follow_up)));
        for light in lights {
            let [before, after] = [light.before, light.after].map(|it| marks::light(it, None));
            let _ = writeln!(out, "  {}: {before} → {after}", safe::line(&light.thing.full_id()));
        }
        out.push('\n');
    }
    write_links(&mut out, "Länkar som inte längre leder någonstans", comparison.after, &comparison.broken);
    write_links(&mut out, "Länkar som har lagats", comparison.before, &comparison.healed);
    out
}

/// `bun · Barn- och utbildningsnämnden (ny)`
fn heading(change: &UnitChange<'_>) -> String {
    let unit = change.unit();
    let mut notes = Vec::new();
    match (change.before, change.after) {
        (None, _) => notes.push("ny enhet".to_owned()),
        (_, None) => {
            notes.push("borttagen enhet".to_owned());
            let new: Vec<&str> = change.replaced_by.iter().map(|it| it.id()).collect();
            if !new.is_empty() {
                notes.push(format!("ersatt av {}", new.join(", ")));
            }
        }
        (Some(before), Some(after)) if before.id() != after.id() => {
            notes.push(format!("hette {}", before.id()));
        }
        _ => {}
    }
    if change.is_moved {
        let superior = change.after.and_then(Unit::superior).map_or("ingen", Unit::id);
        notes.push(format!("flyttad, ligger nu under {superior}"));
    }
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
    safe::line(&format!("{} · {}{notes}", unit.id(), unit.name()))
}

fn write_table(out: &mut String, comparison: &Comparison<'_>, change: &TableChange<'_>) {
    let plans = [comparison.before, comparison.after];
    let _ = writeln!(out, "  {}", safe::line(&title(change)));
    // Of what is new or gone the title says enough, but for a row of outcomes: that is its value.
    let is_whole = change.before.is_none() || change.after.is_none();
    if change.has_other_text && !is_whole {
        out.push_str("      texten är ändrad\n");
    }
    if is_whole && !matches!(change.table().kind, TableKind::Outcome(_)) {
        return;
    }
    for field in change.fields.iter().filter(|it| it.path != ["tidigare_id"]) {
        let [before, after] =
            shown::sides(change, field, plans).map(|it| it.unwrap_or_else(|| "saknas".to_owned()));
        let path = field.path.join(" ");
        let name = if path.is_empty() { String::new() } else { format!("{path}: ") };
        let _ = writeln!(out, "      {}", safe::line(&format!("{name}{before} → {after}")));
    }
}

/// `ändrad indikator trygghet-ak8 · utan beslut`
fn title(change: &TableChange<'_>) -> String {
    let table = change.table();
    let (noun, is_neuter) = table.kind.noun();
    let verb = match (&change.before, &change.after, is_neuter) {
        (None, _, true) => "nytt",
        (None, _, false) => "ny",
        (_, None, true) => "borttaget",
        (_, None, false) => "borttagen",
        (_, _, true) => "ändrat",
        (_, _, false) => "ändrad",
    };
    let mut title = format!("{verb} {noun} {}", table.name).trim_end().to_owned();
    if let Some((before, _)) = change.things().filter(|_| change.is_renamed() || change.is_moved()) {
        let name = if change.is_moved() { before.full_id() } else { before.id().to_owned() };
        let _ = write!(title, " (var {name})");
    }
    match change.standing {
        Standing::Decided(decision) => {
            let _ = write!(title, " · med beslut {}", shown::decision(decision));
        }
        Standing::Undecided => title += " · utan beslut",
        Standing::NotNeeded => {}
    }
    if !change.replaced_by.is_empty() {
        let new: Vec<String> = change.replaced_by.iter().map(|it| it.full_id()).collect();
        let _ = write!(title, " · ersatt av {}", new.join(", "));
    }
    match change.left_behind.len() {
        0 => {}
        1 => title += " · nämns fortfarande på ett ställe",
        count => {
            let _ = write!(title, " · nämns fortfarande på {count} ställen");
        }
    }
    title
}

fn write_links(out: &mut String, heading: &str, plan: &Plan, links: &[Dangling<'_>]) {
    if links.is_empty() {
        return;
    }
    let _ = writeln!(out, "{heading}");
    let mut last: Option<(_, LineIndex<'_>)> = None;
    for link in links {
        let file = plan.sources().file(link.span.file);
        if last.as_ref().is_none_or(|it| it.0 != link.span.file) {
            last = Some((link.span.file, LineIndex::new(&file.text)));
        }
        let line = last.as_ref().map_or(1, |it| it.1.line_of(link.span.start));
        let _ = writeln!(out, "  {}", safe::line(&format!("{}:{line} {}", file.path, link.name)));
    }
    out.push('\n');
}
