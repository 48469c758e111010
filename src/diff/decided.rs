//! Whether a decision stands behind a change (commands.md: a change is *decided* when …).

use std::collections::BTreeMap;

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
    let came = Came::with(unit);
    let standings: Vec<Standing<'_>> = unit.tables.iter().map(|it| came.standing_of(it)).collect();
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

/// The decisions that came with the changes of a unit.
struct Came<'p> {
    before: Option<Unit<'p>>,
    /// On its plan.
    plan: Option<Item<'p>>,
    /// On its plan for intern kontroll.
    control: Option<Item<'p>>,
    /// Of each `[[andring]]`, by what it names.
    named: BTreeMap<&'p str, Item<'p>>,
}

impl<'p> Came<'p> {
    fn with(unit: &UnitChange<'p>) -> Self {
        let on = |kind| {
            let plans = unit.tables.iter().filter(|it| it.table().kind == kind);
            plans.into_iter().find_map(own_decision)
        };
        let mut named = BTreeMap::new();
        for change in &unit.tables {
            let decision = change.after.as_ref().filter(|it| it.kind == TableKind::Decision);
            let Some((table, decision)) = decision.and_then(|it| Some((it, it.item.get("beslut")?))) else {
                continue;
            };
            let concerns = table.item.get("avser").into_iter().flat_map(Item::list).filter_map(Item::text);
            for name in concerns {
                named.entry(name).or_insert(decision);
            }
        }
        Self { before: unit.before, plan: on(TableKind::Plan), control: on(TableKind::ControlPlan), named }
    }

    fn standing_of(&self, change: &TableChange<'p>) -> Standing<'p> {
        let kind = change.table().kind;
        if !is_decided_on(kind) {
            return Standing::NotNeeded;
        }
        let decision = own_decision(change).or_else(|| self.of_plan(kind)).or_else(|| self.naming(change));
        match decision {
            Some(decision) => Standing::Decided(decision),
            None if self.before.is_some_and(|it| was_decided(it, change)) => Standing::Undecided,
            None => Standing::NotNeeded,
        }
    }

    /// The new decision on the plan that tables of a kind belong to; an action has its own.
    fn of_plan(&self, kind: TableKind) -> Option<Item<'p>> {
        match kind {
            TableKind::Thing(ThingKind::Action) => None,
            TableKind::Thing(ThingKind::Risk | ThingKind::Control) | TableKind::ControlPlan => {
                self.control.or(self.plan)
            }
            _ => self.plan,
        }
    }

    fn naming(&self, change: &TableChange<'p>) -> Option<Item<'p>> {
        [change.before.as_ref(), change.after.as_ref()].into_iter().flatten().find_map(|it| match it.kind {
            TableKind::Plan => self.named.get(format!("plan.{}", it.name).as_str()).copied(),
            _ => self.named.get(it.name.as_str()).copied(),
        })
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

/// Whether what changed had been decided before: itself, or a plan that it belongs to.
fn was_decided(before: Unit<'_>, change: &TableChange<'_>) -> bool {
    let kind = change.table().kind;
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
