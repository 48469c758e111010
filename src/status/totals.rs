//! Honest totals: reached, measured and all (status rules: Honest totals).

use std::collections::BTreeSet;

use crate::{
    fields::ThingKind,
    model::{indicator::Role, outcome::Outcome, period::Period, thing::Thing, unit::Unit},
};

use super::{Counts, GoalLight, IndicatorLight, Totals};

/// One indicator of a unit as totals count it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted<'p> {
    light: super::Signal,
    is_measured: bool,
    /// The id in `indikatorer.toml`, for one that is shared.
    shared: Option<&'p str>,
}

impl<'p> Counted<'p> {
    /// Frames and inputs are not counted, and what is handed out is counted at each receiver.
    pub(super) fn of(light: &IndicatorLight<'p>) -> Option<Self> {
        let thing = light.indicator.thing;
        let is_counted = light.indicator.role() == Role::Measure && light.distribution.is_none();
        is_counted.then(|| Self {
            light: light.status,
            is_measured: light.measured.is_some() || light.assessed.is_some(),
            shared: thing.shared_thing().filter(|_| thing.unit() == Some(light.unit)).map(Thing::id),
        })
    }
}

/// A unit's own totals.
pub(super) fn of_unit<'p>(
    unit: Unit<'p>,
    goals: &[GoalLight<'p>],
    indicators: &[Counted<'p>],
    period: Period,
) -> Totals {
    let mut totals = Totals::default();
    for goal in goals {
        totals.goals.add(goal.status);
    }
    for counted in indicators {
        totals.add(counted);
    }
    let received = unit.received().into_iter();
    let is_assigned =
        |it: &Thing<'p>| it.kind() == ThingKind::Goal && it.is_valid_in(period.year) && unit.reports_on(*it);
    for goal in received.filter(is_assigned) {
        let rows = unit.plan().outcomes(goal, Some(unit));
        let latest = rows.rev().find(|it| it.period <= period);
        totals.assignments += 1;
        if latest.as_ref().and_then(Outcome::progress) == Some("klar") {
            totals.assignments_done += 1;
        }
    }
    totals
}

/// The totals of several units together; a shared indicator counts once, as
/// the first of them in the order of the organisation has it.
pub(super) fn together<'p>(units: &[(Totals, Vec<Counted<'p>>)]) -> Totals {
    let mut totals = Totals::default();
    let mut shared: BTreeSet<&'p str> = BTreeSet::new();
    for (unit, indicators) in units {
        totals.goals = totals.goals.plus(unit.goals);
        totals.assignments += unit.assignments;
        totals.assignments_done += unit.assignments_done;
        for counted in indicators {
            if counted.shared.is_none_or(|it| shared.insert(it)) {
                totals.add(counted);
            }
        }
    }
    totals
}

impl Totals {
    fn add(&mut self, counted: &Counted<'_>) {
        self.indicators.add(counted.light);
        self.measured += usize::from(counted.is_measured);
    }
}

impl Counts {
    const fn plus(self, other: Self) -> Self {
        Self {
            green: self.green + other.green,
            yellow: self.yellow + other.yellow,
            red: self.red + other.red,
            not_assessed: self.not_assessed + other.not_assessed,
        }
    }
}
