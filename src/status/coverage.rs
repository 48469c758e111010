//! How the units of the next level answer a goal (träffbild), and who has received what.
//!
//! The one definition of who is asked and what counts as an answer: lights, the
//! matrix and explanations all read it here.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Deref,
    sync::OnceLock,
};

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

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

/// What a unit says of a goal that it is asked about (format.md, plan.toml).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// It has a goal that contributes, or an answer that says how.
    Contributes,
    /// It answers that the goal does not concern it.
    NotRelevant,
    /// It says nothing.
    Unanswered,
}

impl Reply {
    /// The word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Contributes => "bidrar",
            Self::NotRelevant => "ej_relevant",
            Self::Unanswered => "obesvarat",
        }
    }
}

/// Who answers what in a year, found once for the whole plan.
#[derive(Debug)]
pub struct Answers<'p> {
    plan: &'p Plan,
    year: i16,
    /// The units straight below each unit.
    below: OnceLock<Vec<Vec<Unit<'p>>>>,
    receivers: OnceLock<BTreeMap<ThingId, Vec<Unit<'p>>>>,
}

impl<'p> Answers<'p> {
    /// The answers to the goals that hold in a year.
    pub const fn new(plan: &'p Plan, year: i16) -> Self {
        Self { plan, year, below: OnceLock::new(), receivers: OnceLock::new() }
    }

    /// The units straight below a unit, in the order of their paths.
    pub fn below(&self, unit: Unit<'p>) -> &[Unit<'p>] {
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

    /// A unit and those below it, superiors first; with no scope from every top.
    pub fn in_order(&self, scope: Option<Unit<'p>>) -> Vec<Unit<'p>> {
        let mut tops: Vec<Unit<'p>> = match scope {
            Some(unit) => vec![unit],
            None => self.plan.units().filter(|it| it.superior().is_none()).collect(),
        };
        tops.sort_by_key(|it| it.level_index().unwrap_or(usize::MAX));
        let mut stack: Vec<Unit<'p>> = tops.into_iter().rev().collect();
        let mut units = Vec::new();
        while let Some(unit) = stack.pop() {
            units.push(unit);
            stack.extend(self.below(unit).iter().rev());
        }
        units
    }

    /// The units that have received a thing, in the order of their paths.
    pub fn receivers(&self, thing: Thing<'p>) -> &[Unit<'p>] {
        let receivers = self.receivers.get_or_init(|| {
            // Not in parallel: a thread that waits here could be handed work that waits for this very lock.
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
        let mut below: Vec<Thing<'p>> = goal
            .linked_from(&links::CONTRIBUTES_TO)
            .filter(|it| it.kind() == ThingKind::Goal && it.is_valid_in(self.year) && *it != goal)
            .collect();
        below.sort_by_key(|it| it.key());
        below.dedup();
        below
    }

    /// Who is asked about a goal, in the order of their paths, and what each
    /// says (R26): its receivers where it is handed out, else the units below
    /// with a type of goals that may contribute.
    pub fn to(&self, goal: Thing<'p>) -> Vec<(Unit<'p>, Reply)> {
        self.replies(goal, &self.contributing(goal))
    }

    fn replies(&self, goal: Thing<'p>, contributing: &[Thing<'p>]) -> Vec<(Unit<'p>, Reply)> {
        let Some(owner) = goal.unit() else { return Vec::new() };
        let units: BTreeSet<UnitId> = contributing.iter().filter_map(|it| Some(it.unit()?.key())).collect();
        let asked: Vec<Unit<'p>> = if goal.is_handed_out() {
            self.receivers(goal).to_vec()
        } else {
            self.below(owner).iter().copied().filter(|it| it.may_contribute_to(goal)).collect()
        };
        let reply = |unit: Unit<'p>| {
            if units.contains(&unit.key()) {
                return Reply::Contributes;
            }
            match unit.answers().find(|(to, _)| *to == goal) {
                Some((_, answer)) if answer.get("ej_relevant").is_some() => Reply::NotRelevant,
                Some(_) => Reply::Contributes,
                None => Reply::Unanswered,
            }
        };
        asked.into_iter().map(|it| (it, reply(it))).collect()
    }
}

impl Coverage {
    /// Counts one more.
    pub const fn add(&mut self, reply: Reply) {
        match reply {
            Reply::Contributes => self.contribute += 1,
            Reply::NotRelevant => self.not_relevant += 1,
            Reply::Unanswered => self.unanswered += 1,
        }
    }

    /// How many are asked.
    pub const fn asked(self) -> usize {
        self.contribute + self.not_relevant + self.unanswered
    }

    /// The percentage that contributes, to one decimal; none where nobody is asked.
    pub fn share(self) -> Option<Decimal> {
        let part = Decimal::from(self.contribute) * Decimal::ONE_HUNDRED;
        let share = part.checked_div(Decimal::from(self.asked()))?;
        Some(share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero))
    }
}

impl FromIterator<Reply> for Coverage {
    fn from_iter<I: IntoIterator<Item = Reply>>(replies: I) -> Self {
        let mut coverage = Self::default();
        for reply in replies {
            coverage.add(reply);
        }
        coverage
    }
}

/// What lights need to know of the whole plan, found once.
pub(super) struct Around<'p> {
    pub(super) plan: &'p Plan,
    pub(super) period: Period,
    pub(super) day: Date,
    answers: Answers<'p>,
}

impl<'p> Around<'p> {
    pub(super) const fn new(plan: &'p Plan, period: Period, day: Date) -> Self {
        Self { plan, period, day, answers: Answers::new(plan, period.year) }
    }

    /// How the next level answers a goal that these contribute to.
    pub(super) fn coverage(&self, goal: Thing<'p>, contributing: &[Thing<'p>]) -> Coverage {
        self.answers.replies(goal, contributing).into_iter().map(|it| it.1).collect()
    }
}

impl<'p> Deref for Around<'p> {
    type Target = Answers<'p>;

    fn deref(&self) -> &Answers<'p> {
        &self.answers
    }
}
