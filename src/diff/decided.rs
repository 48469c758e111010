//! Whether a decision stands behind a change (commands.md: a change is *decided* when …).

use crate::{
    fields::ThingKind,
    model::{thing::Thing, unit::Unit},
    source::layout::FileKind,
    syntax::{Item, written, written::Days},
};

use super::{TableChange, TableKind, UnitChange};

/// Whether a decision stands behind a change.
#[derive(Clone, Copy, Debug)]
pub enum Standing<'p> {
    /// The `beslut` table that came with the change.
    Decided(Item<'p>),
    /// What was decided has changed and no decision came with it.
    Undecided,
    /// It was a draft, or is of a kind that nobody decides.
    NotNeeded,
}

/// Marks every change of a unit.
pub(super) fn mark(unit: &mut UnitChange<'_>) {
    let standings: Vec<Standing<'_>> = unit.tables.iter().map(|it| of(unit, it)).collect();
    for (change, standing) in unit.tables.iter_mut().zip(standings) {
        change.standing = standing;
    }
}

/// Marks changes outside the units: registers and the styrmodell have decisions of their own.
pub(super) fn mark_shared(changes: &mut [TableChange<'_>]) {
    for change in changes {
        if let Some(decision) = own_decision(change) {
            change.standing = Standing::Decided(decision);
        } else if change.before.as_ref().is_some_and(|it| decision_in(it.item).is_some()) {
            change.standing = Standing::Undecided;
        }
    }
}

fn of<'p>(unit: &UnitChange<'p>, change: &TableChange<'p>) -> Standing<'p> {
    let kind = change.table().kind;
    if !is_decided_on(kind) {
        return Standing::NotNeeded;
    }
    let decision = own_decision(change)
        .or_else(|| unit.tables.iter().filter(|it| is_plan_of(it, kind)).find_map(own_decision))
        .or_else(|| unit.tables.iter().find_map(|it| names(it, change)));
    match decision {
        Some(decision) => Standing::Decided(decision),
        None if was_decided(unit, change) => Standing::Undecided,
        None => Standing::NotNeeded,
    }
}

/// Whether anyone decides about tables of the kind.
const fn is_decided_on(kind: TableKind) -> bool {
    matches!(
        kind,
        TableKind::Plan
            | TableKind::ControlPlan
            | TableKind::Thing(_)
            | TableKind::Answer
            | TableKind::Deprioritised
    )
}

fn is_plan_of(change: &TableChange<'_>, kind: TableKind) -> bool {
    let is_control =
        matches!(kind, TableKind::Thing(ThingKind::Risk | ThingKind::Control) | TableKind::ControlPlan);
    match change.table().kind {
        TableKind::Plan => kind != TableKind::Thing(ThingKind::Action),
        TableKind::ControlPlan => is_control,
        _ => false,
    }
}

/// A `beslut` that the newer table has and the older had not, or had otherwise.
fn own_decision<'p>(change: &TableChange<'p>) -> Option<Item<'p>> {
    let (after, before) = (change.after.as_ref()?.item, change.before.as_ref().map(|it| it.item));
    decisions(after)
        .into_iter()
        .find(|(path, new)| {
            let old = before.and_then(|it| decisions(it).into_iter().find(|it| it.0 == *path));
            old.is_none_or(|(_, old)| !is_same_decision(old, *new))
        })
        .map(|it| it.1)
}

/// Whether two tables speak of one decision; another spelling of the organ makes no new one.
fn is_same_decision(before: Item<'_>, after: Item<'_>) -> bool {
    ["datum", "paragraf", "diarienummer"].into_iter().all(|key| {
        let part = |it: Item<'_>| it.get(key).and_then(Item::scalar).map(str::to_owned);
        part(before) == part(after)
    })
}

/// The decisions of a table: its own, and the one that ended it.
fn decisions(item: Item<'_>) -> Vec<(&'static str, Item<'_>)> {
    let ended = item.get("avslutad").and_then(|it| it.get("beslut"));
    let model = item.get("modell").and_then(|it| it.get("beslut"));
    let all = [("beslut", item.get("beslut")), ("avslutad", ended), ("modell", model)];
    all.into_iter().filter_map(|(path, it)| Some((path, it?))).collect()
}

fn decision_in(item: Item<'_>) -> Option<Item<'_>> {
    item.get("beslut").or_else(|| item.get("modell")?.get("beslut"))
}

/// The decision of a new or changed `[[andring]]` that names the changed table.
fn names<'p>(decision: &TableChange<'p>, change: &TableChange<'p>) -> Option<Item<'p>> {
    let table = decision.after.as_ref().filter(|it| it.kind == TableKind::Decision)?;
    let named = |name: &str| {
        let sides = [change.before.as_ref(), change.after.as_ref()];
        sides.into_iter().flatten().any(|it| match it.kind {
            TableKind::Plan => name.strip_prefix("plan.") == Some(it.name.as_str()),
            _ => name == it.name,
        })
    };
    let concerns = table.item.get("avser").into_iter().flat_map(Item::list).filter_map(Item::text);
    concerns.into_iter().any(named).then(|| table.item.get("beslut"))?
}

/// Whether what changed had been decided before: itself, or a plan that it belongs to.
fn was_decided(unit: &UnitChange<'_>, change: &TableChange<'_>) -> bool {
    let (Some(before), kind) = (unit.before, change.table().kind) else { return false };
    match &change.before {
        Some(table) if table.item.get("beslut").is_some() => true,
        Some(table) if matches!(table.kind, TableKind::Plan | TableKind::ControlPlan) => false,
        Some(table) => decided_days(before, kind).any(|it| table.thing.is_none_or(|thing| meets(thing, it))),
        // What is new must be decided where it comes into a decided plan.
        None if matches!(
            kind,
            TableKind::Thing(ThingKind::Action) | TableKind::Plan | TableKind::ControlPlan
        ) =>
        {
            false
        }
        None => {
            decided_days(before, kind).any(|it| change.table().thing.is_none_or(|thing| meets(thing, it)))
        }
    }
}

fn meets(thing: Thing<'_>, days: Days) -> bool {
    thing.valid().meets(days)
}

/// The days of the unit's plans with a decision, of the plan that things of a kind belong to.
pub(super) fn decided_days(unit: Unit<'_>, kind: TableKind) -> impl Iterator<Item = Days> {
    let is_control = matches!(kind, TableKind::Thing(ThingKind::Risk | ThingKind::Control));
    let is_action = kind == TableKind::Thing(ThingKind::Action);
    let plan = unit.plan();
    let controls =
        unit.files().iter().filter(move |it| is_control && plan.file(**it).kind == FileKind::InternalControl);
    let own = std::iter::once(unit.file()).filter(move |_| !is_action);
    let files = own.chain(controls.copied());
    files
        .filter_map(move |file| plan.root(file).get("plan"))
        .flat_map(Item::entries)
        .filter(|it| it.get("beslut").is_some())
        .filter_map(|it| written::plan_period(it.key()))
        .filter_map(|(from, to)| Days::years(from, to))
}
