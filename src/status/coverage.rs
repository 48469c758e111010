//! How the units of the next level answer a goal (träffbild), and who has received what.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use jiff::civil::Date;

use crate::{
    fields::{ThingKind, links},
    model::{
        Plan,
        period::Period,
        thing::{Thing, ThingId},
        unit::{Unit, UnitId},
    },
};

use super::Coverage;

/// What lights need to know of the whole plan, found once.
pub(super) struct Around<'p> {
    pub(super) plan: &'p Plan,
    pub(super) period: Period,
    pub(super) day: Date,
    /// The units straight below each unit.
    below: OnceLock<Vec<Vec<Unit<'p>>>>,
    receivers: OnceLock<BTreeMap<ThingId, Vec<Unit<'p>>>>,
}

impl<'p> Around<'p> {
    pub(super) const fn new(plan: &'p Plan, period: Period, day: Date) -> Self {
        Self { plan, period, day, below: OnceLock::new(), receivers: OnceLock::new() }
    }

    /// The units straight below a unit, in the order of their paths.
    pub(super) fn below(&self, unit: Unit<'p>) -> &[Unit<'p>] {
        let below = self.below.get_or_init(|| {
            let mut below = vec![Vec::new(); self.plan.units().len()];
            for unit in self.plan.units() {
                if let Some(superior) = unit.superior() {
                    below[superior.key().index()].push(unit);
                }
            }
            below
        });
        &below[unit.key().index()]
    }

    /// The units that have received a thing, in the order of their paths.
    pub(super) fn receivers(&self, thing: Thing<'p>) -> &[Unit<'p>] {
        let receivers = self.receivers.get_or_init(|| {
            // Not in parallel: a thread that waits here may take up work that asks the same.
            let mut receivers: BTreeMap<ThingId, Vec<Unit<'p>>> = BTreeMap::new();
            for unit in self.plan.units() {
                for thing in unit.received() {
                    receivers.entry(thing.key()).or_default().push(unit);
                }
            }
            receivers
        });
        receivers.get(&thing.key()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The goals below that contribute to a goal and hold in the year, each once.
    pub(super) fn contributing(&self, goal: Thing<'p>) -> Vec<Thing<'p>> {
        let year = self.period.year;
        let mut below: Vec<Thing<'p>> = goal
            .linked_from(&links::CONTRIBUTES_TO)
            .filter(|it| it.kind() == ThingKind::Goal && it.is_valid_in(year) && *it != goal)
            .collect();
        below.sort_by_key(|it| it.key());
        below.dedup();
        below
    }

    /// How the next level answers a goal: its receivers where it is handed
    /// out, else the units below with a type of goals that may contribute.
    pub(super) fn coverage(&self, goal: Thing<'p>, contributing: &[Thing<'p>]) -> Coverage {
        let Some(owner) = goal.unit() else { return Coverage::default() };
        let units: BTreeSet<UnitId> = contributing.iter().filter_map(|it| Some(it.unit()?.key())).collect();
        let asked: Vec<Unit<'p>> = if goal.is_handed_out() {
            self.receivers(goal).to_vec()
        } else {
            self.below(owner).iter().copied().filter(|it| may_contribute(*it, goal)).collect()
        };
        let mut coverage = Coverage::default();
        for unit in asked {
            let answer = unit.answers().find(|(to, _)| *to == goal).map(|(_, item)| item);
            if units.contains(&unit.key()) {
                coverage.contribute += 1;
            } else if answer.is_some_and(|it| it.get("ej_relevant").is_some()) {
                coverage.not_relevant += 1;
            } else if answer.is_some() {
                coverage.contribute += 1;
            } else {
                coverage.unanswered += 1;
            }
        }
        coverage
    }
}

/// Whether a type of goals that a unit's level may have can contribute to a goal.
fn may_contribute(unit: Unit<'_>, goal: Thing<'_>) -> bool {
    let upper = goal.goal_type_ids();
    let level = unit.level().map(|it| it.id.as_str());
    let is_here = |levels: &[String]| {
        levels.is_empty() || level.is_some_and(|level| levels.iter().any(|it| it == level))
    };
    let types = &unit.plan().config().goal_types;
    types.iter().filter(|it| is_here(&it.levels)).any(|it| upper.iter().any(|upper| it.may_link_to(upper)))
}
