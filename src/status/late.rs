//! Outcomes that are due and not reported (R62).

use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    config::follow_up::FollowUp,
    fields::ThingKind,
    model::{
        Plan,
        indicator::Indicator,
        period::Period,
        thing::Thing,
        unit::{Unit, UnitId},
    },
};

use super::{indicator, series::Standing};

/// What a unit was to report for a period.
#[derive(Clone, Debug)]
pub struct Due<'p> {
    /// The unit.
    pub unit: Unit<'p>,
    /// The indicators that it was to report.
    pub all: Vec<Thing<'p>>,
    /// Those without a row, by its own and then by received ones.
    pub missing: Vec<Thing<'p>>,
}

/// The latest period whose `klart` has passed on a day.
pub fn latest_due(model: &FollowUp, day: Date) -> Option<Period> {
    let years = 3 * model.periods.len();
    let periods = std::iter::successors(Period::latest(model, day), |it| it.before(model));
    periods.take(years).find(|it| it.due(model).is_some_and(|it| it < day))
}

/// What every unit was to report for a period, in the order of their paths. A
/// row that says why there is no value is a report; what is computed needs none.
pub fn due(plan: &Plan, period: Period) -> Vec<Due<'_>> {
    let units: Vec<UnitId> = plan.units().map(Unit::key).collect();
    units.into_par_iter().map(|it| of_unit(plan.unit_of(it), period)).collect()
}

fn of_unit(unit: Unit<'_>, period: Period) -> Due<'_> {
    let own = unit.things_of(ThingKind::Indicator).into_iter();
    let received = unit.received().into_iter().filter(|it| it.unit() != Some(unit));
    let indicators = own.chain(received).filter_map(Thing::indicator);
    let mut due = Due { unit, all: Vec::new(), missing: Vec::new() };
    for indicator in indicators.filter(|it| is_reported_by(*it, unit, period)) {
        due.all.push(indicator.thing);
        if Standing::find(indicator, unit, period).point.is_none() {
            due.missing.push(indicator.thing);
        }
    }
    due
}

fn is_reported_by<'p>(indicator: Indicator<'p>, unit: Unit<'p>, period: Period) -> bool {
    indicator.thing.is_valid_in(period.year)
        && indicator.is_measured_in(period)
        && indicator.computation().is_none()
        && !indicator::is_only_handed_out(indicator, unit)
}
