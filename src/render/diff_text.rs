//! A comparison of two versions as a person reads it.

use std::fmt::Write;

use rust_decimal::Decimal;

use crate::{
    diff::{
        Comparison, Dangling, FrameSum, Frames, LightChange, Standing, TableChange, TableKind, UnitChange,
        shown,
    },
    model::{Plan, indicator::Indicator, outcome::Value, period::Period, unit::Unit},
    status::words,
    syntax::Item,
};

use super::{marks, places::Places, safe};

/// The whole comparison; nothing where the two say the same.
pub fn diff(comparison: &Comparison<'_>, lights: &[LightChange<'_>], period: Option<Period>) -> String {
    let mut out = String::new();
    for unit in &comparison.units {
        let _ = writeln!(out, "{}", heading(unit));
        for change in &unit.tables {
            write_table(&mut out, comparison, change, false);
        }
        out.push('\n');
    }
    if !comparison.shared.is_empty() {
        out += "Gemensamt\n";
        for change in &comparison.shared {
            write_table(&mut out, comparison, change, false);
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
    write_frames(&mut out, &comparison.frames());
    write_links(&mut out, "Länkar som inte längre leder någonstans", comparison.after, &comparison.broken);
    write_links(&mut out, "Länkar som har lagats", comparison.before, &comparison.healed);
    out
}

/// `bun · Barn- och utbildningsnämnden (ny)`
fn heading(change: &UnitChange<'_>) -> String {
    let (unit, notes) = (change.unit(), notes(change));
    let notes = if notes.is_empty() { notes } else { format!(" ({notes})") };
    safe::line(&format!("{} · {}{notes}", unit.id(), unit.name()))
}

/// `ny enhet`, `hette bun, flyttad, ligger nu under ks`; empty for a unit that stays what it was.
pub(super) fn notes(change: &UnitChange<'_>) -> String {
    let mut notes = Vec::new();
    match (change.before, change.after) {
        (None, after) => {
            let old = after.and_then(Unit::item).and_then(|it| it.get("ersatter")).into_iter();
            let old: Vec<&str> = old.flat_map(Item::list).filter_map(Item::text).collect();
            notes.push(match old[..] {
                [] => "ny enhet".to_owned(),
                _ => format!("ny enhet i stället för {}", old.join(", ")),
            });
        }
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
    notes.join(", ")
}

/// Writes what a table's change is; of what is new or gone all values only where that is asked for.
pub(super) fn write_table(
    out: &mut String,
    comparison: &Comparison<'_>,
    change: &TableChange<'_>,
    tells_all: bool,
) {
    let plans = [comparison.before, comparison.after];
    let _ = writeln!(out, "  {}", safe::line(&title(change)));
    // Of what is new or gone the title says enough, but for a row of outcomes: that is its value.
    let is_whole = change.before.is_none() || change.after.is_none();
    if change.has_other_text && !is_whole {
        out.push_str("      texten är ändrad\n");
    }
    if is_whole && !tells_all && !matches!(change.table().kind, TableKind::Outcome(_)) {
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
pub(super) fn title(change: &TableChange<'_>) -> String {
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

fn write_frames(out: &mut String, frames: &Frames<'_>) {
    if frames.changes.is_empty() {
        return;
    }
    out.push_str("Ekonomiska ramar\n");
    let mut row = |name: String, year, [before, after, more]: [Option<Decimal>; 3], frame: Indicator<'_>| {
        let amount = |it: Option<Decimal>| {
            it.map_or_else(|| "saknas".to_owned(), |it| marks::value(Value::Number(it), frame))
        };
        let more = more.map(|it| format!(" ({})", difference(it))).unwrap_or_default();
        let _ = writeln!(out, "  {} {year}: {} → {}{more}", safe::line(&name), amount(before), amount(after));
    };
    for it in &frames.changes {
        row(it.frame.thing.full_id(), it.year, [it.before, it.after, it.difference()], it.frame);
    }
    for it in &frames.sums {
        let name = format!("summa: {}", sum_name(it));
        row(name, it.year, [Some(it.before), Some(it.after), it.difference()], it.frame);
    }
    out.push('\n');
}

/// `Nämnd, Nettoram (4 enheter)`
pub(super) fn sum_name(sum: &FrameSum<'_>) -> String {
    format!("{}, {} ({} enheter)", sum.level, sum.frame.thing.title(sum.year), sum.units)
}

/// `+50 000`
pub(super) fn difference(more: Decimal) -> String {
    let sign = if more > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", words::number(more))
}

fn write_links(out: &mut String, heading: &str, plan: &Plan, links: &[Dangling<'_>]) {
    if links.is_empty() {
        return;
    }
    let _ = writeln!(out, "{heading}");
    let mut places = Places::new(plan);
    for link in links {
        let _ = writeln!(out, "  {}", safe::line(&format!("{} {}", places.line(link.span), link.name)));
    }
    out.push('\n');
}
