//! How one thing changed, version by version: only the files of its unit are read, and only when they differ.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::{
    diff::{self, Comparison, TableChange, TableKind},
    model::{
        Plan,
        load::{self, Progress, Readers},
        thing::Thing,
        unit::Unit,
    },
    source::{
        Source,
        layout::{self, FileKind},
        revision::history::{History, Version},
    },
    syntax::Item,
};

/// The files of a unit that may speak of a thing, in its folder.
const OF_UNIT: [&str; 5] = ["plan.toml", "atgarder.toml", "internkontroll.toml", "utfall", "analys"];

/// The files at the root that do: shared indicators and their outcomes.
const OF_ALL: [&str; 2] = ["indikatorer.toml", "utfall"];

/// A version in which the thing changed.
#[derive(Debug)]
pub struct Step<'s> {
    /// The version.
    pub version: &'s Version,
    /// The version before it beside it, as far as its unit's files go.
    pub comparison: &'s Comparison<'s>,
    /// What it changed of the thing.
    pub changes: Vec<TableChange<'s>>,
}

/// What following a thing came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// To the version in which it was first written, or to the first of all.
    Whole,
    /// As far as the history has been fetched.
    Cut,
}

/// Where the thing is sought.
#[derive(Clone, Debug)]
struct Trail {
    folder: String,
    unit: String,
    thing: String,
}

/// Follows a thing of a unit back through a history, newest first, under its earlier names and places,
/// and shows each version that changed it. Nothing where the newest version has no such unit.
///
/// # Errors
/// When a version cannot be read.
pub fn follow(
    history: &History,
    (unit, thing): (&str, &str),
    see: &mut dyn FnMut(&Step<'_>),
) -> Result<Option<Followed>> {
    let all: Vec<String> = history.whole(0)?.paths_of(FileKind::Plan);
    let near = all.iter().filter(|it| layout::split(layout::split(it).0).1 == unit);
    let near: Vec<String> = near.cloned().collect();
    let Some(found) = folder_of(history, 0, &near, &[unit])?
        .map_or_else(|| folder_of(history, 0, &all, &[unit]), |it| Ok(Some(it)))?
    else {
        return Ok(None);
    };
    let mut trail = Trail { folder: found.0, unit: unit.to_owned(), thing: thing.to_owned() };
    let mut at = 0;
    while let Some(next) = segment(history, at, &mut trail, see)? {
        at = next;
    }
    Ok(Some(if history.is_cut() { Followed::Cut } else { Followed::Whole }))
}

/// Follows the thing as long as its unit stays in its folder; gives the version where it lies elsewhere.
fn segment(
    history: &History,
    from: usize,
    trail: &mut Trail,
    see: &mut dyn FnMut(&Step<'_>),
) -> Result<Option<usize>> {
    let mut changed: Vec<usize> =
        history.changes(from, &trail.marked())?.into_iter().map(|it| it.version).collect();
    changed.dedup();
    let mut newer = load_part(history, from, &trail.paths(), None)?;
    for older in changed.into_iter().filter(|it| *it > from) {
        let before = load_part(history, older, &trail.paths(), Some(&newer))?;
        let elsewhere = elsewhere(history, older, (&before, &newer), trail)?;
        let before = match &elsewhere {
            Some((folder, _)) => {
                let other = Trail { folder: folder.clone(), ..trail.clone() };
                load_part(history, older, &[trail.paths(), other.paths()].concat(), None)?
            }
            None => before,
        };
        show(history, older - 1, (&before, &newer), trail, see);
        if let Some((folder, _)) = elsewhere {
            trail.folder = folder;
            return Ok(Some(older));
        }
        newer = before;
    }
    if !history.is_cut() {
        let first = history.versions().len() - 1;
        let nothing = Source::Revision(history.part(first, &[])?.emptied());
        show(history, first, (&load::load(&nothing)?, &newer), trail, see);
    }
    Ok(None)
}

impl Trail {
    fn in_folder(&self) -> impl Iterator<Item = String> {
        OF_UNIT.iter().map(|name| match self.folder.as_str() {
            "" => (*name).to_owned(),
            folder => format!("{folder}/{name}"),
        })
    }

    /// What decides whether two versions can differ in anything about the thing.
    fn marked(&self) -> Vec<String> {
        let all: BTreeSet<String> = self.in_folder().chain(OF_ALL.map(str::to_owned)).collect();
        all.into_iter().collect()
    }

    /// What is read of a version in which they do.
    fn paths(&self) -> Vec<String> {
        [self.marked(), vec![layout::MODEL_FILE.to_owned()]].concat()
    }
}

fn load_part(history: &History, version: usize, paths: &[String], other: Option<&Plan>) -> Result<Plan> {
    let source = Source::Revision(history.part(version, paths)?);
    load::load_with(&source, Readers::Own, other, &Progress::default())
}

/// The folder of the first unit among some plans that has one of the names, and that name.
fn folder_of(
    history: &History,
    version: usize,
    plans: &[String],
    names: &[&str],
) -> Result<Option<(String, String)>> {
    if plans.is_empty() {
        return Ok(None);
    }
    let plan = load_part(history, version, plans, None)?;
    let unit = names.iter().find_map(|it| plan.unit(it));
    let folder = |unit: Unit<'_>| layout::split(&plan.sources().file(unit.file()).path).0.to_owned();
    Ok(unit.map(|it| (folder(it), it.id().to_owned())))
}

/// Where the thing was in the older version, if its unit lay in another folder, or another unit had it.
fn elsewhere(
    history: &History,
    older: usize,
    (before, after): (&Plan, &Plan),
    trail: &Trail,
) -> Result<Option<(String, String)>> {
    let Some(unit) = after.unit(&trail.unit) else { return Ok(None) };
    let names: Vec<&str> = std::iter::once(unit.id()).chain(former(unit.item())).collect();
    let is_here =
        before.units().any(|it| names.contains(&it.id()) || former(it.item()).any(|it| it == unit.id()));
    let thing = unit.thing(&trail.thing);
    let givers: Vec<&str> = thing.map(|it| givers(it)).unwrap_or_default();
    let names = if !is_here {
        names
    } else if before.unit(unit.id()).is_none_or(|it| it.thing(&trail.thing).is_none()) && !givers.is_empty() {
        givers
    } else {
        return Ok(None);
    };
    // A plan that is broken may be any unit's.
    if before.units().any(|it| it.id().is_empty()) {
        return Ok(None);
    }
    let changed: Vec<String> = history.differing(older)?;
    let plans = changed.into_iter().filter(|it| layout::kind_of(it) == Some(FileKind::Plan));
    let plans: Vec<String> = plans.collect();
    if let Some(found) = folder_of(history, older, &plans, &names)? {
        return Ok(Some(found));
    }
    folder_of(history, older, &history.whole(older)?.paths_of(FileKind::Plan), &names)
}

fn former(item: Option<Item<'_>>) -> impl Iterator<Item = &str> {
    let names = item.and_then(|it| it.get("tidigare_id"));
    names.into_iter().flat_map(Item::list).filter_map(Item::text)
}

/// The units that had the thing before, as it says itself.
fn givers(thing: Thing<'_>) -> Vec<&str> {
    former(Some(thing.item())).filter_map(|it| it.split_once('/')).map(|it| it.0).collect()
}

/// Shows what a version changed of the thing, and takes up what it was called before.
fn show(
    history: &History,
    version: usize,
    (before, after): (&Plan, &Plan),
    trail: &mut Trail,
    see: &mut dyn FnMut(&Step<'_>),
) {
    let comparison = diff::compare(before, after);
    let is_ours = |it: Option<Unit<'_>>| it.is_some_and(|it| it.id() == trail.unit);
    let unit = comparison.units.iter().find(|it| is_ours(it.after.or(it.before)));
    let own = unit.into_iter().flat_map(|it| &it.tables);
    let changes: Vec<TableChange<'_>> =
        own.chain(&comparison.shared).filter_map(|it| about(it, &trail.thing)).collect();
    let was = changes.iter().find_map(TableChange::things).map(|it| it.0);
    let unit_was = unit.and_then(|it| it.before).map(Unit::id).map(str::to_owned);
    let next = Trail {
        unit: was
            .and_then(Thing::unit)
            .map(|it| it.id().to_owned())
            .or(unit_was)
            .unwrap_or_else(|| trail.unit.clone()),
        thing: was.map_or_else(|| trail.thing.clone(), |it| it.id().to_owned()),
        folder: trail.folder.clone(),
    };
    if !changes.is_empty() {
        see(&Step { version: &history.versions()[version], comparison: &comparison, changes });
    }
    *trail = next;
}

/// The part of a change that is about a thing: its own table, its rows of outcomes, its judgements.
fn about<'p>(change: &TableChange<'p>, thing: &str) -> Option<TableChange<'p>> {
    let table = change.table();
    let is_about = match table.kind {
        TableKind::Thing(_) | TableKind::Answer | TableKind::Deprioritised => table.name == thing,
        TableKind::Outcome(_) => table.name.split(' ').next() == Some(thing),
        TableKind::Analysis => {
            let mut part = change.clone();
            part.fields.retain(|it| it.path.get(1) == Some(&thing));
            part.has_other_text = false;
            // A new analysis counts only where it says something about the thing.
            return (!part.fields.is_empty()).then_some(part);
        }
        _ => false,
    };
    is_about.then(|| change.clone())
}
