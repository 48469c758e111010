//! Files to units, units to an organisation, tables to things.

use std::collections::{HashMap, HashSet, hash_map::Entry};

use rayon::prelude::*;

use crate::{
    fields::ThingKind,
    source::{
        FileId, Span,
        layout::{self, FileKind},
    },
    syntax::{Item, marks::Marks, written::Days},
};

use super::{
    Plan,
    fault::Fault,
    thing::{self, Thing, ThingData, ThingId},
    unit::{Unit, UnitData, UnitId},
};

/// Finds the units, their places and their things.
pub(super) fn build(plan: &mut Plan) {
    find_units(plan);
    find_duplicates(plan);
    give_files(plan);
    place(plan);
    break_cycles(plan);
    find_things(plan);
    take_up_shared(plan);
    find_validity(plan);
}

fn find_units(plan: &mut Plan) {
    let plans: Vec<FileId> =
        plan.files().filter(|(_, it)| it.kind == FileKind::Plan && it.is_read).map(|(id, _)| id).collect();
    plan.units = plans.par_iter().map(|it| unit_in(plan, *it)).collect();
    for (index, unit) in plan.units.iter().enumerate() {
        plan.files[unit.file.0 as usize].unit = Some(UnitId::at(index));
    }
}

/// The unit of a plan, not yet in its place.
fn unit_in(plan: &Plan, file: FileId) -> UnitData {
    let unit = plan.root(file).get("enhet");
    let level = unit.and_then(|it| it.get("niva")).and_then(Item::text);
    let level = level.and_then(|it| plan.config.level(it)).and_then(|it| u16::try_from(it).ok());
    UnitData {
        file,
        node: unit.map(Item::index),
        superior: None,
        level,
        things: 0..0,
        files: Vec::new(),
        is_duplicate: false,
        is_misplaced: false,
        answers: Vec::new(),
    }
}

fn find_duplicates(plan: &mut Plan) {
    let mut first_of: HashMap<Box<str>, UnitId> = HashMap::with_capacity(plan.units.len());
    let mut duplicates = Vec::new();
    for unit in plan.units().filter(|it| !it.id().is_empty()) {
        match first_of.entry(unit.id().into()) {
            Entry::Occupied(first) => duplicates.push((unit.key(), *first.get())),
            Entry::Vacant(place) => {
                place.insert(unit.key());
            }
        }
    }
    for (key, first) in duplicates {
        let fault = Fault::DuplicateUnit { first: Unit::new(plan, first).span() };
        plan.faults.push((Unit::new(plan, key).span(), fault));
        plan.units[key.index()].is_duplicate = true;
    }
    plan.units_by_id = first_of;
}

/// Gives each file to the unit whose plan lies in its folder.
fn give_files(plan: &mut Plan) {
    let folder_of = |file: FileId| layout::split(&plan.sources.file(file).path).0;
    let folders: HashMap<&str, UnitId> = plan.units().map(|it| (folder_of(it.file()), it.key())).collect();
    // A plan that could not be read has a finding of its own.
    let unread = plan.files().filter(|(_, it)| it.kind == FileKind::Plan && !it.is_read);
    let unread: HashSet<&str> = unread.map(|it| folder_of(it.0)).collect();
    let (mut owned, mut lost) = (Vec::new(), Vec::new());
    for (id, file) in plan.files() {
        let of_unit = matches!(
            file.kind,
            FileKind::Outcomes(_) | FileKind::Analysis | FileKind::Actions | FileKind::InternalControl
        );
        if !of_unit {
            continue;
        }
        let folder = layout::unit_folder(&plan.sources.file(id).path, file.kind);
        match folders.get(folder) {
            Some(&unit) => owned.push((id, unit)),
            None if folder.is_empty() && matches!(file.kind, FileKind::Outcomes(_)) => {}
            None if unread.contains(folder) || !file.is_read => {}
            None => lost.push((Span::start_of(id), Fault::WithoutPlan)),
        }
    }
    for (file, unit) in owned {
        plan.files[file.0 as usize].unit = Some(unit);
        plan.units[unit.index()].files.push(file);
    }
    plan.faults.extend(lost);
}

/// Finds each unit's superior: the one it names, the nearest folder above, or the only one at the top.
fn place(plan: &mut Plan) {
    let folders: HashMap<&str, UnitId> =
        plan.units().map(|it| (layout::split(&plan.sources.file(it.file()).path).0, it.key())).collect();
    let only_top = only_top(plan);
    let place = |index: usize| {
        let unit = Unit::new(plan, UnitId::at(index));
        let named = unit.item().and_then(|it| it.get("overordnad")).and_then(Item::text);
        let named = named.and_then(|it| plan.unit(it)).map(Unit::key);
        let folder = layout::split(&plan.sources.file(unit.file()).path).0;
        let above = || folders_above(folder).find_map(|it| folders.get(it).copied());
        let superior = named.or_else(above).or(only_top).filter(|&it| it != unit.key() || named.is_some());
        let is_misplaced = named.is_none() && unit.item().is_some_and(|it| it.mentions("overordnad"));
        (superior, is_misplaced)
    };
    let places: Vec<(Option<UnitId>, bool)> = (0..plan.units.len()).into_par_iter().map(place).collect();
    for (unit, place) in plan.units.iter_mut().zip(places) {
        (unit.superior, unit.is_misplaced) = place;
    }
}

fn folders_above(folder: &str) -> impl Iterator<Item = &str> {
    let above = |it: &str| -> Option<usize> { (!it.is_empty()).then(|| it.rfind('/').unwrap_or(0)) };
    std::iter::successors(above(folder).map(|end| &folder[..end]), move |it| above(it).map(|end| &it[..end]))
}

/// Reports units that are above themselves and cuts the ring, so that going upwards always ends.
fn break_cycles(plan: &mut Plan) {
    let mut done = vec![false; plan.units.len()];
    for start in 0..plan.units.len() {
        let mut path: Vec<UnitId> = Vec::new();
        let mut next = Some(UnitId::at(start));
        while let Some(unit) = next.filter(|it| !done[it.index()]) {
            done[unit.index()] = true;
            path.push(unit);
            next = plan.units[unit.index()].superior;
            if let Some(from) = next.and_then(|next| path.iter().position(|&it| it == next)) {
                let ring = path.split_off(from);
                let first = Unit::new(plan, ring[0]);
                let span =
                    first.item().and_then(|it| it.get("overordnad")).map_or_else(|| first.span(), Item::span);
                plan.faults.push((span, Fault::UnitCycle { path: ring.clone() }));
                for unit in &ring {
                    plan.units[unit.index()].superior = None;
                    plan.units[unit.index()].is_misplaced = true;
                }
                stand_below_the_top(plan, &ring);
                break;
            }
        }
    }
}

/// Puts the units of a cut ring below the only unit at the top, so that their links upwards still
/// hold; not when that unit stands below others itself, which could close a new ring.
fn stand_below_the_top(plan: &mut Plan, ring: &[UnitId]) {
    let Some(top) = only_top(plan).filter(|it| plan.units[it.index()].superior.is_none()) else { return };
    for unit in ring.iter().filter(|it| **it != top) {
        plan.units[unit.index()].superior = Some(top);
    }
}

/// The unit on the first level, when there is just one.
fn only_top(plan: &Plan) -> Option<UnitId> {
    let mut top = plan.units().filter(|it| it.level_index() == Some(0)).map(Unit::key);
    top.next().filter(|_| top.next().is_none())
}

/// So many units are looked through before what they gave is moved into the whole: what it took is used again.
const AT_ONCE: usize = 512;

/// The things of a unit, and those among them with the id of one before.
type Found = (Vec<ThingData>, Vec<(Span, Fault)>);

/// Collects every unit's things from its plan, actions and intern kontroll.
fn find_things(plan: &mut Plan) {
    let of_unit = |plan: &Plan, index: usize| {
        let unit = Unit::new(plan, UnitId::at(index));
        let files = std::iter::once(unit.file()).chain(unit.files().iter().copied());
        let mut things: Vec<ThingData> =
            files.flat_map(|file| things_in(plan, file, Some(unit.key()))).collect();
        sort(plan, &mut things);
        let duplicates = duplicates(plan, &things);
        (things, duplicates)
    };
    for from in (0..plan.units.len()).step_by(AT_ONCE) {
        let some = from..plan.units.len().min(from + AT_ONCE);
        let found: Vec<Found> = some.clone().into_par_iter().map(|it| of_unit(plan, it)).collect();
        for (index, (mut things, duplicates)) in some.zip(found) {
            plan.faults.extend(duplicates);
            let first = plan.things.len() as u32;
            plan.things.append(&mut things);
            plan.units[index].things = first..plan.things.len() as u32;
        }
    }
    let shared = plan.files().filter(|(_, it)| it.kind == FileKind::SharedIndicators).map(|(id, _)| id);
    let mut things: Vec<ThingData> = shared.flat_map(|file| things_in(plan, file, None)).collect();
    sort(plan, &mut things);
    let first = plan.things.len() as u32;
    plan.things.append(&mut things);
    plan.shared = first..plan.things.len() as u32;
    plan.things.shrink_to_fit();
}

fn things_in(plan: &Plan, file: FileId, unit: Option<UnitId>) -> Vec<ThingData> {
    let wanted = match plan.file(file).kind {
        FileKind::Plan | FileKind::Actions | FileKind::InternalControl | FileKind::SharedIndicators => {
            plan.root(file)
        }
        _ => return Vec::new(),
    };
    wanted
        .entries()
        .filter_map(|table| Some((ThingKind::of_table(table.key())?, table)))
        .flat_map(|(kind, table)| table.entries().map(move |it| (kind, it)))
        .map(|(kind, item)| ThingData {
            file,
            node: item.index(),
            unit,
            kind,
            marks: Marks::of(item),
            shared: None,
            valid: Days::ALWAYS,
        })
        .collect()
}

/// Finds the shared indicator that each indicator of a unit takes up.
fn take_up_shared(plan: &mut Plan) {
    if plan.shared.is_empty() {
        return;
    }
    let shared = |it: Thing<'_>| {
        let may_take_up = it.kind() == ThingKind::Indicator && it.unit().is_some();
        may_take_up.then(|| plan.shared(it.id()).map(Thing::key))?
    };
    let found: Vec<Option<ThingId>> = plan.things().map(shared).collect();
    for (thing, shared) in plan.things.iter_mut().zip(found) {
        thing.shared = shared;
    }
}

/// Finds the days on which each thing holds: usually those of its unit's plan periods.
fn find_validity(plan: &mut Plan) {
    let days = |it: Thing<'_>, usual: Days| thing::validity(|key| it.get(key), || usual);
    let of_unit = |plan: &Plan, index: usize| -> Vec<Days> {
        let unit = Unit::new(plan, UnitId::at(index));
        let planned = unit.planned_days();
        unit.things().map(|it| days(it, planned)).collect()
    };
    let mut first = 0;
    for from in (0..plan.units.len()).step_by(AT_ONCE) {
        let some = from..plan.units.len().min(from + AT_ONCE);
        let found: Vec<Vec<Days>> = some.into_par_iter().map(|it| of_unit(plan, it)).collect();
        for valid in found.into_iter().flatten() {
            plan.things[first].valid = valid;
            first += 1;
        }
    }
    let shared = plan.shared.clone().map(|it| Thing::new(plan, ThingId::at(it as usize)));
    let shared: Vec<Days> = shared.map(|it| days(it, Days::ALWAYS)).collect();
    for (thing, valid) in plan.things[first..].iter_mut().zip(shared) {
        thing.valid = valid;
    }
}

fn sort(plan: &Plan, things: &mut [ThingData]) {
    let id = |it: &ThingData| plan.item(it.file, it.node).key();
    things.sort_by(|a, b| id(a).cmp(id(b)).then((a.file, a.node).cmp(&(b.file, b.node))));
}

/// The things with the id of one before them.
fn duplicates(plan: &Plan, things: &[ThingData]) -> Vec<(Span, Fault)> {
    let mut found = Vec::new();
    let mut first = 0;
    for index in 1..things.len() {
        let [a, b] = [first, index].map(|it| plan.item(things[it].file, things[it].node));
        if a.key() == b.key() {
            found.push((b.key_span(), Fault::DuplicateId { first: a.key_span() }));
        } else {
            first = index;
        }
    }
    found
}
