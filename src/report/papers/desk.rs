//! What the papers of one run share, found once however many they are.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    fields::ThingKind,
    model::{
        Plan,
        period::Period,
        thing::Thing,
        unit::{Unit, UnitId},
    },
    status::{UnitLights, coverage::Answers, overview},
};

use super::paper::Paper;

/// A period of a plan as it stands on a day, ready for papers about some of its units.
#[derive(Debug)]
pub struct Desk<'p> {
    pub(super) plan: &'p Plan,
    pub(super) period: Period,
    pub(super) day: Date,
    now: Lights<'p>,
    before: Lights<'p>,
    answers: Answers<'p>,
    /// Åtgärder by the ids of those who are to carry them out.
    actions_to: BTreeMap<&'p str, Vec<Thing<'p>>>,
}

type Lights<'p> = BTreeMap<UnitId, UnitLights<'p>>;

impl<'p> Desk<'p> {
    /// Lays out what papers about the units need: their lights and those of what lies below them.
    pub fn new(plan: &'p Plan, units: &[Unit<'p>], period: Period, day: Date) -> Self {
        let scope = if let [unit] = units { Some(*unit) } else { None };
        let lights = |period| -> Lights<'p> {
            let units = overview::overview(plan, scope, period, day).units;
            units.into_iter().map(|it| (it.unit.key(), it)).collect()
        };
        let mut actions_to: BTreeMap<&'p str, Vec<Thing<'p>>> = BTreeMap::new();
        for action in plan.things_of(ThingKind::Action) {
            for receiver in action.texts("mottagare") {
                actions_to.entry(receiver).or_default().push(action);
            }
        }
        Self {
            plan,
            period,
            day,
            now: lights(period),
            before: period.before(&plan.config().follow_up).map(lights).unwrap_or_default(),
            answers: Answers::new(plan, period.year),
            actions_to,
        }
    }

    pub(super) fn paper<'d>(&'d self, unit: Unit<'p>) -> Paper<'d, 'p> {
        Paper::new(self, unit)
    }

    /// A unit's lights in the period.
    pub(super) fn lights(&self, unit: Unit<'p>) -> Option<&UnitLights<'p>> {
        self.now.get(&unit.key())
    }

    /// A unit's lights in the period before.
    pub(super) fn lights_before(&self, unit: Unit<'p>) -> Option<&UnitLights<'p>> {
        self.before.get(&unit.key())
    }

    /// The units that have received something, in the order of their paths.
    pub(super) fn receivers(&self, thing: Thing<'p>) -> &[Unit<'p>] {
        self.answers.receivers(thing)
    }

    /// Åtgärder that name the unit as the one to carry them out.
    pub(super) fn actions_to(&self, unit: Unit<'p>) -> &[Thing<'p>] {
        self.actions_to.get(unit.id()).map(Vec::as_slice).unwrap_or_default()
    }
}
