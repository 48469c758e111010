//! Who answers which goal: goal × unit, with the träffbild of each goal (R26).

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::{
    fields::ThingKind,
    model::{
        Plan,
        thing::Thing,
        unit::{Unit, UnitId},
    },
    policy::Selection,
    status::{
        Coverage,
        coverage::{Answers, Reply},
    },
};

/// The goals of a year that somebody is asked about, with the answers.
#[derive(Clone, Debug)]
pub struct Matrix<'p> {
    /// The year.
    pub year: i16,
    /// By the unit that owns the goals, superiors first.
    pub givers: Vec<Giver<'p>>,
    /// Every unit that is asked, superiors first, with its answers.
    pub units: Vec<(Unit<'p>, Coverage)>,
    /// All answers together.
    pub totals: Coverage,
}

/// One unit's goals.
#[derive(Clone, Debug)]
pub struct Giver<'p> {
    /// The unit.
    pub unit: Unit<'p>,
    /// The units that are asked about any of its goals, in the order of their paths.
    pub asked: Vec<Unit<'p>>,
    /// Its goals that somebody is asked about, in the order of the file.
    pub goals: Vec<Row<'p>>,
}

/// One goal.
#[derive(Clone, Debug)]
pub struct Row<'p> {
    /// The goal.
    pub goal: Thing<'p>,
    /// Those who are asked, in the order of their paths, each with what it says.
    pub answers: Vec<(Unit<'p>, Reply)>,
    /// How many say what.
    pub coverage: Coverage,
}

impl Row<'_> {
    /// What a unit says; none where it is not asked.
    pub fn answer(&self, unit: Unit<'_>) -> Option<Reply> {
        let found = self.answers.binary_search_by_key(&unit.key(), |it| it.0.key()).ok()?;
        Some(self.answers[found].1)
    }
}

/// The answers to the goals that hold in a year and stand in the selected files.
pub fn matrix<'p>(plan: &'p Plan, year: i16, selection: &Selection) -> Matrix<'p> {
    let answers = Answers::new(plan, year);
    let units = answers.in_order(None);
    let is_wanted = |it: &Unit<'p>| selection.has_path(&plan.sources().file(it.file()).path);
    let givers: Vec<Giver<'p>> = units
        .par_iter()
        .filter(|it| is_wanted(it))
        .map(|it| giver(&answers, *it, year))
        .filter(|it| !it.goals.is_empty())
        .collect();
    let mut asked: BTreeMap<UnitId, Coverage> = BTreeMap::new();
    let mut totals = Coverage::default();
    for (unit, reply) in givers.iter().flat_map(|it| &it.goals).flat_map(|it| &it.answers) {
        asked.entry(unit.key()).or_default().add(*reply);
        totals.add(*reply);
    }
    let units = units.into_iter().filter_map(|it| Some((it, *asked.get(&it.key())?))).collect();
    Matrix { year, givers, units, totals }
}

fn giver<'p>(answers: &Answers<'p>, unit: Unit<'p>, year: i16) -> Giver<'p> {
    let goals = unit.things_of(ThingKind::Goal).into_iter().filter(|it| it.is_valid_in(year));
    let row = |goal| {
        let answers = answers.to(goal);
        let coverage = answers.iter().map(|it| it.1).collect();
        Row { goal, answers, coverage }
    };
    let goals: Vec<Row<'p>> = goals.map(row).filter(|it| !it.answers.is_empty()).collect();
    let mut asked: Vec<Unit<'p>> = goals.iter().flat_map(|it| &it.answers).map(|it| it.0).collect();
    asked.sort_by_key(|it| it.key());
    asked.dedup();
    Giver { unit, asked, goals }
}
