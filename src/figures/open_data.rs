//! Outcomes as open data: a line for each value of each indicator, period by period (R85).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::{
    config::light::Signal,
    model::{
        Plan,
        indicator::Target,
        outcome::{MissingReason, Outcome, Value},
        period::Period,
    },
    status::{GroupLight, IndicatorLight, comparison::QUARTILES, overview::overview},
};

/// One value: of an indicator, of one of its groups, or of others that it is compared with.
#[derive(Clone, Debug)]
pub struct Line<'l, 'p> {
    /// The indicator's light, with the unit that reports it.
    pub light: &'l IndicatorLight<'p>,
    /// The goals of the unit that it hangs on.
    pub goals: &'l [&'p str],
    /// The period that the row is written for.
    pub period: Period,
    /// Whose value it is.
    pub of: Whose<'l>,
    /// The value; none where it is missing, not a value, or too small a group.
    pub value: Option<Value>,
    /// Why it is missing, where the row says.
    pub missing: Option<MissingReason>,
    /// The target, for the indicator itself and its groups.
    pub target: Option<Target>,
    /// The light, for the indicator itself and its groups.
    pub status: Option<Signal>,
}

/// Whose value a line has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose<'l> {
    /// Everybody's.
    All,
    /// A group's: its id and name, and whether it is too small to show.
    Group(&'l str, &'l str, bool),
    /// That of others, by their name in `jamforelse`.
    Others(String),
}

/// The periods for which any indicator has an outcome, in order.
pub fn periods(plan: &Plan) -> BTreeSet<Period> {
    let rows = plan.all_outcomes().filter(|it| it.0.indicator().is_some());
    rows.map(|it| it.2.period).collect()
}

/// Gives every line of a period: units in the order of the organisation, and in each its indicators in
/// the order of `styr status`, each once. What only stands for the period from an earlier one is not
/// among them, nor what others report.
pub fn each_line<'p>(plan: &'p Plan, period: Period, day: Date, mut give: impl FnMut(&Line<'_, 'p>)) {
    let lights = overview(plan, None, period, day);
    for unit in lights.units.iter().filter(|it| !it.unit.is_duplicate() && !it.unit.id().is_empty()) {
        let of_goals = unit
            .goals
            .iter()
            .flat_map(|goal| goal.indicators.iter().map(move |light| (Some(goal.goal.id()), light)));
        let all: Vec<_> = of_goals.chain(unit.indicators.iter().map(|it| (None, it))).collect();
        let mut goals: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (goal, light) in &all {
            goals.entry(light.name()).or_default().extend(*goal);
        }
        for (_, light) in all {
            // The first of several with one name takes their goals.
            let Some(goals) = goals.remove(&light.name()) else { continue };
            if is_of(light, period) {
                lines(light, &goals, period, &mut give);
            }
        }
    }
}

/// Whether an indicator is measured in a period, or has a row for it, at the unit itself.
fn is_of(light: &IndicatorLight<'_>, period: Period) -> bool {
    let has_row = light.row.is_some_and(|it| it.period == period);
    light.distribution.is_none() && (has_row || light.indicator.is_measured_in(period))
}

fn lines<'p>(
    light: &IndicatorLight<'p>,
    goals: &[&'p str],
    period: Period,
    give: &mut impl FnMut(&Line<'_, 'p>),
) {
    let measured = light.measured.filter(|it| it.period == period);
    let whole = Line {
        light,
        goals,
        period,
        of: Whose::All,
        value: measured.map(|it| it.value),
        missing: light.missing,
        target: light.target.map(|it| it.target),
        status: Some(light.status),
    };
    give(&whole);
    for group in &light.groups {
        let GroupLight { id, name, is_suppressed, .. } = *group;
        give(&Line {
            of: Whose::Group(id, name, is_suppressed),
            value: group.value.filter(|_| !is_suppressed),
            missing: None,
            status: (!is_suppressed).then_some(group.status),
            ..whole.clone()
        });
    }
    for (name, value) in light.row.iter().flat_map(others) {
        give(&Line {
            of: Whose::Others(name),
            value: Some(value),
            missing: None,
            target: None,
            status: None,
            ..whole.clone()
        });
    }
}

/// The values of others by name; the quartiles are `kvartiler.k1` and on.
fn others(row: &Outcome<'_>) -> Vec<(String, Value)> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for item in row.comparisons() {
        let parts: Vec<_> = if item.key() == QUARTILES {
            item.entries().map(|it| (format!("{QUARTILES}.{}", it.key()), it)).collect()
        } else {
            vec![(item.key().to_owned(), item)]
        };
        for (name, item) in parts {
            if let Some(number) = item.number().filter(|_| seen.insert(name.clone())) {
                all.push((name, Value::Number(number)));
            }
        }
    }
    all
}
