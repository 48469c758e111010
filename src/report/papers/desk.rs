//! What the papers of one run share, found once however many they are.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    fields::ThingKind,
    model::{
        Plan, PlanFile,
        period::Period,
        thing::Thing,
        unit::{Unit, UnitId},
    },
    source::{FileId, origin::Origin},
    status::{
        GoalLight, UnitLights,
        coverage::{Answers, Reply},
        overview,
    },
};

use super::{memory::Memory, paper::Paper};

/// What a paper marks the news since.
#[derive(Clone, Copy, Debug)]
pub enum Since<'p> {
    /// An earlier period of the same plan.
    Period(Period),
    /// An earlier version of the plan, and what the user called it.
    Version {
        /// The plan as it was.
        plan: &'p Plan,
        /// As it was asked for.
        name: &'p str,
    },
}

/// A period of a plan as it stands on a day, ready for papers about some of its units.
#[derive(Debug)]
pub struct Desk<'p> {
    pub(super) plan: &'p Plan,
    pub(super) period: Period,
    pub(super) day: Date,
    pub(super) origin: Origin,
    pub(super) since: Option<Since<'p>>,
    pub(super) memory: Option<Memory<'p>>,
    now: Lights<'p>,
    /// Those that the paper compares with: of the period before, or of what it was asked to compare with.
    before: BTreeMap<&'p str, UnitLights<'p>>,
    /// Those of the earlier periods of the year, where they were asked for.
    earlier: BTreeMap<Period, Lights<'p>>,
    answers: Answers<'p>,
    /// Paths of files that could not be read, or not wholly.
    pub(super) left_out: Vec<&'p str>,
    /// The unit of the run, when it is about one alone.
    scope: Option<Unit<'p>>,
    /// Åtgärder by the ids of those who are to carry them out.
    actions_to: BTreeMap<&'p str, Vec<Thing<'p>>>,
}

type Lights<'p> = BTreeMap<UnitId, UnitLights<'p>>;

impl<'p> Desk<'p> {
    /// Lays out what papers about the units need: their lights and those of what lies below them.
    pub fn new(
        plan: &'p Plan,
        units: &[Unit<'p>],
        period: Period,
        day: Date,
        since: Option<Since<'p>>,
    ) -> Self {
        let scope = if let [unit] = units { Some(*unit) } else { None };
        let is_left_out = |(id, file): &(FileId, &PlanFile)| !file.is_read || plan.is_broken(*id);
        let path = |id| plan.sources().file(id).path.as_str();
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
            origin: Origin::default(),
            since,
            memory: None,
            now: lights(plan, scope, period, day),
            before: before(plan, scope, (period, day), since),
            earlier: BTreeMap::new(),
            left_out: plan.files().filter(is_left_out).map(|it| path(it.0)).collect(),
            scope,
            answers: Answers::new(plan, period.year),
            actions_to,
        }
    }

    /// The same desk, where what was decided is remembered.
    #[must_use]
    pub fn remembering(self, memory: Option<Memory<'p>>) -> Self {
        Self { memory, ..self }
    }

    /// Looks at the earlier periods of the year too, once for all papers about it.
    #[must_use]
    pub fn with_year(self) -> Self {
        let periods = (0..self.period.index).map(|index| Period { index, ..self.period });
        let earlier = periods.map(|it| (it, lights(self.plan, self.scope, it, self.day))).collect();
        Self { earlier, ..self }
    }

    /// Says where the plan comes from.
    #[must_use]
    pub fn with_origin(self, origin: Origin) -> Self {
        Self { origin, ..self }
    }

    pub(super) fn paper<'d>(&'d self, unit: Unit<'p>) -> Paper<'d, 'p> {
        Paper::new(self, unit)
    }

    /// A unit's lights in the period.
    pub(super) fn lights(&self, unit: Unit<'p>) -> Option<&UnitLights<'p>> {
        self.now.get(&unit.key())
    }

    /// A unit's lights in an earlier period of the year, where the desk has them.
    pub(super) fn lights_in(&self, unit: Unit<'p>, period: Period) -> Option<&UnitLights<'p>> {
        self.earlier.get(&period)?.get(&unit.key())
    }

    /// A unit's lights in what the paper compares with; they may be of another plan.
    pub(super) fn lights_before(&self, unit: Unit<'p>) -> Option<&UnitLights<'p>> {
        self.before.get(unit.id())
    }

    /// The units that have received something, in the order of their paths.
    pub(super) fn receivers(&self, thing: Thing<'p>) -> &[Unit<'p>] {
        self.answers.receivers(thing)
    }

    /// The units straight below a unit.
    pub(super) fn below(&self, unit: Unit<'p>) -> &[Unit<'p>] {
        self.answers.below(unit)
    }

    /// Who is asked about a goal and what each says.
    pub(super) fn answers(&self, goal: Thing<'p>) -> Vec<(Unit<'p>, Reply)> {
        self.answers.to(goal)
    }

    /// The lights of every goal that the run has looked at, in the order of the organisation.
    pub(super) fn all_goals(&self) -> impl Iterator<Item = &GoalLight<'p>> {
        self.now.values().flat_map(|it| &it.goals)
    }

    /// Åtgärder that name the unit as the one to carry them out.
    pub(super) fn actions_to(&self, unit: Unit<'p>) -> &[Thing<'p>] {
        self.actions_to.get(unit.id()).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The lights of a unit and those below it, or of every unit.
fn lights<'p>(plan: &'p Plan, scope: Option<Unit<'p>>, period: Period, day: Date) -> Lights<'p> {
    let units = overview::overview(plan, scope, period, day).units;
    units.into_iter().map(|it| (it.unit.key(), it)).collect()
}

/// The lights to compare with, by the ids of their units.
fn before<'p>(
    plan: &'p Plan,
    scope: Option<Unit<'p>>,
    (period, day): (Period, Date),
    since: Option<Since<'p>>,
) -> BTreeMap<&'p str, UnitLights<'p>> {
    let (plan, scope, period) = match since {
        Some(Since::Version { plan, .. }) => {
            let then = scope.map(|it| plan.unit(it.id()));
            match then {
                Some(None) => return BTreeMap::new(),
                then => (plan, then.flatten(), Some(period)),
            }
        }
        Some(Since::Period(period)) => (plan, scope, Some(period)),
        None => (plan, scope, period.before(&plan.config().follow_up)),
    };
    // The older version may have fewer periods.
    let period = period.filter(|it| usize::from(it.index) < plan.config().follow_up.periods.len());
    let units = period.map(|it| overview::overview(plan, scope, it, day).units);
    units.into_iter().flatten().map(|it| (it.unit.id(), it)).collect()
}
