//! Another unit above a unit: its folder elsewhere, or `overordnad` (R5).

use std::{collections::BTreeSet, fmt::Write};

use jiff::civil::Date;

use crate::{
    diagnostic::Diagnostic,
    model::{Plan, unit::Unit},
    source::{Source, layout, layout::FileKind, lines::LineIndex},
};

use super::{
    change::{Changed, Moved, Refused},
    draft::Draft,
    order,
    plan::folder_below,
    proof::{Reorganised, new_findings},
    toml,
};

/// Findings that say that a name no longer leads anywhere: with these nothing is moved.
const LOST: [&str; 3] = ["bruten-lank", "otillaten-lank", "utfall-utan-indikator"];

/// How many of them a message lists.
const MOST: usize = 20;

/// A move, and what it brings with it.
#[derive(Debug)]
pub struct Relocated {
    /// What is to be written and moved.
    pub done: Reorganised,
    /// The plan as it is to be; findings point into it.
    pub after: Plan,
    /// What the rules find then and did not before, gravest first.
    pub findings: Vec<Diagnostic>,
    /// What is then handed out to somebody who did not have it: giver's thing and receiver.
    pub received: Vec<(String, String)>,
    /// What is then no longer handed out to somebody.
    pub lost: Vec<(String, String)>,
}

/// Everything that is to change for a unit to stand below another, found in `plan`, which was loaded
/// from `source`. The unit's folder moves with all units in it where the folder says whom it is
/// below; else `overordnad` changes.
///
/// # Errors
/// When the unit may not stand there, when a reference, an answer or an outcome would lose what it
/// names, and when any other unit would come to stand below another than before.
pub fn relocate(
    (plan, source): (&Plan, &Source),
    unit: Unit<'_>,
    superior: Unit<'_>,
    day: Date,
) -> Result<Relocated, Refused> {
    may_stand_below(unit, superior)?;
    let says_so = unit.item().is_some_and(|it| it.mentions("overordnad"));
    let ways = if says_so { [by_key, by_folder] } else { [by_folder, by_key] };
    let mut refused = None;
    for way in ways {
        let done = match way(plan, unit, superior) {
            Ok(done) => done,
            Err(why) => {
                refused = refused.or(Some(why));
                continue;
            }
        };
        let after = done.load(source)?;
        match is_in_place((plan, &after), unit, superior) {
            Ok(()) => return relocated((plan, after), done, day),
            Err(why) => refused = refused.or(Some(why)),
        }
    }
    Err(refused.unwrap_or_else(|| elsewhere(unit.id())))
}

fn may_stand_below(unit: Unit<'_>, superior: Unit<'_>) -> Result<(), Refused> {
    let (id, above) = (unit.id(), superior.id());
    if unit.superior() == Some(superior) {
        return Err(Refused::new(format!("`{id}` ligger redan under `{above}`"), "inget behöver ändras"));
    }
    if unit == superior || superior.is_below(unit) {
        return Err(Refused::new(
            format!("`{above}` ligger under `{id}` och kan inte stå ovanför"),
            "välj en enhet som inte ligger under den som flyttas",
        ));
    }
    if unit.is_broken() || superior.is_broken() {
        let broken = if unit.is_broken() { id } else { above };
        return Err(Refused::of_file(
            format!("`{broken}` har en fil med syntaxfel"),
            "inget flyttades; kör `styr check` och rätta den först",
        ));
    }
    let is_above = superior.level_index().zip(unit.level_index()).is_some_and(|(above, own)| above < own);
    if is_above {
        return Ok(());
    }
    let level = |it: Unit<'_>| it.level().map_or_else(|| "okänd".to_owned(), |it| it.id.clone());
    Err(Refused::new(
        format!("nivån `{}` ligger inte under `{above}`, som har nivån `{}`", level(unit), level(superior)),
        "välj en enhet på en högre nivå",
    ))
}

/// Puts the unit's folder where other units below the superior lie.
fn by_folder(plan: &Plan, unit: Unit<'_>, superior: Unit<'_>) -> Result<Reorganised, Refused> {
    let from = layout::split(&plan.sources().file(unit.file()).path).0;
    if from.is_empty() {
        return Err(Refused::new(
            format!("`{}` har sin plan bredvid styr.toml och kan inte flyttas", unit.id()),
            "lägg planen i en egen mapp först",
        ));
    }
    let (above, name) = (folder_below(plan, superior), layout::split(from).1);
    let gap = if above.is_empty() { "" } else { "/" };
    let to = format!("{above}{gap}{name}");
    if to == from {
        return Err(elsewhere(unit.id()));
    }
    if plan.sources().iter().any(|(_, it)| it.path == to || it.path.starts_with(&format!("{to}/"))) {
        return Err(Refused::new(
            format!("mappen {to} finns redan"),
            "inget flyttades; flytta undan den först",
        ));
    }
    let changes = match unit.item().filter(|it| it.mentions("overordnad")) {
        Some(_) => superior_as(plan, unit, None)?,
        None => Vec::new(),
    };
    Ok(Reorganised { changes, moved: Some(Moved { from: from.to_owned(), to }) })
}

/// Writes whom the unit is below.
fn by_key(plan: &Plan, unit: Unit<'_>, superior: Unit<'_>) -> Result<Reorganised, Refused> {
    Ok(Reorganised { changes: superior_as(plan, unit, Some(superior.id()))?, moved: None })
}

fn superior_as(plan: &Plan, unit: Unit<'_>, superior: Option<&str>) -> Result<Vec<Changed>, Refused> {
    let source = plan.sources().file(unit.file());
    let mut draft = Draft::of(&source.path, &source.text)?;
    let order = |path: &[&str]| order::of_format(FileKind::Plan, path);
    match superior {
        Some(id) => draft.set(&["enhet"], "overordnad", &toml::string(id), &order)?,
        None => draft.remove(&["enhet"], "overordnad")?,
    }
    Ok(draft.finish().into_iter().collect())
}

/// Whether the unit stands where it should and every other where it stood.
fn is_in_place((before, after): (&Plan, &Plan), unit: Unit<'_>, superior: Unit<'_>) -> Result<(), Refused> {
    if before.units().len() != after.units().len() {
        return Err(elsewhere(unit.id()));
    }
    for known in before.units().filter(|it| !it.id().is_empty() && !it.is_duplicate()) {
        let wanted = if known == unit { Some(superior.id()) } else { known.superior().map(Unit::id) };
        let now = after.unit(known.id()).ok_or_else(|| elsewhere(known.id()))?;
        if now.superior().map(Unit::id) != wanted {
            return Err(elsewhere(known.id()));
        }
    }
    Ok(())
}

fn elsewhere(id: &str) -> Refused {
    Refused::new(
        format!("mapparna ligger så att `{id}` skulle hamna under fel enhet"),
        "inget flyttades; skriv `overordnad` i planen för hand",
    )
}

fn relocated((before, after): (&Plan, Plan), done: Reorganised, day: Date) -> Result<Relocated, Refused> {
    let findings = new_findings((before, &after), day);
    let lost: Vec<&Diagnostic> = findings.iter().filter(|it| LOST.contains(&it.rule)).collect();
    if !lost.is_empty() {
        return Err(broken(&after, &done, &lost));
    }
    let pairs = |plan: &Plan| -> BTreeSet<(String, String)> {
        plan.received().into_iter().map(|(thing, unit)| (thing.full_id(), unit.id().to_owned())).collect()
    };
    let (old, new) = (pairs(before), pairs(&after));
    let received = new.difference(&old).cloned().collect();
    let lost = old.difference(&new).cloned().collect();
    Ok(Relocated { done, after, findings, received, lost })
}

/// What would no longer lead anywhere, by the places that the files have now.
fn broken(after: &Plan, done: &Reorganised, lost: &[&Diagnostic]) -> Refused {
    let mut message = String::from("flytten skulle bryta det här:");
    for finding in lost.iter().take(MOST) {
        let source = after.sources().file(finding.span.file);
        let line = LineIndex::new(&source.text).line_of(finding.span.start);
        let path = done.moved.as_ref().map_or_else(|| source.path.clone(), |it| it.path_before(&source.path));
        let _ = write!(message, "\n  {path}:{line}: {}", finding.message);
    }
    if let Some(more @ 1..) = lost.len().checked_sub(MOST) {
        let _ = write!(message, "\n  … och {more} till");
    }
    Refused::new(
        message,
        "inget flyttades; ändra det som står där till det som ska gälla efter flytten och försök igen: att \
         `styr check` klagar till dess gör inget",
    )
}
