//! What a value that is not yet there would be compared with.

use crate::model::{
    indicator::{Indicator, Target},
    period::Period,
    unit::Unit,
};

use super::{
    YellowLimit,
    series::{Point, Reading, Standing},
    verdict::{self, Case, Mode, Verdict},
};

/// The yellow limit that a value for a period would meet.
pub fn yellow<'p>(indicator: Indicator<'p>, unit: Unit<'p>, period: Period) -> Option<YellowLimit> {
    // Where the limit lies does not depend on the value, so any that the target can take will do.
    let reading = match indicator.target_in(period)?.target {
        Target::Number(it) | Target::Range(it, _) => Reading::Number(it.into()),
        Target::Date(it) => Reading::Date(it),
        Target::Truth(_) | Target::Word(_) => return None,
    };
    let series = Standing::find(indicator, unit, period).series;
    let point = Point { period, value: Some(reading), forecast: None, row: None };
    let baseline = verdict::baseline(indicator);
    let case = Case { indicator, series: &series, point: &point, mode: Mode::Outcome, baseline };
    Verdict::of(&case, reading).yellow
}
