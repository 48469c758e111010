//! An indicator's values through time, and which of them stands for a period.

use jiff::civil::Date;

use crate::{
    config::light::Signal,
    model::{
        Plan,
        indicator::{Direction, Indicator},
        outcome::{Outcome, Value},
        period::Period,
        thing::Thing,
        unit::Unit,
    },
};

use super::{computed::Computing, exact::Exact, judgement};

/// A value or judgement as comparisons use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Number(Exact),
    Truth(bool),
    Date(Date),
    Judged(Signal),
}

impl Reading {
    pub(super) fn of(value: Value) -> Self {
        match value {
            Value::Number(it) => Self::Number(it.into()),
            Value::Truth(it) => Self::Truth(it),
            Value::Date(it) => Self::Date(it),
        }
    }

    pub(super) const fn number(self) -> Option<Exact> {
        match self {
            Self::Number(it) => Some(it),
            _ => None,
        }
    }

    /// The value as files could write it; none for a judgement.
    pub(super) fn value(self) -> Option<Value> {
        match self {
            Self::Number(it) => it.decimal().map(Value::Number),
            Self::Truth(it) => Some(Value::Truth(it)),
            Self::Date(it) => Some(Value::Date(it)),
            Self::Judged(_) => None,
        }
    }
}

/// What was measured and expected in a period.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point<'p> {
    pub(super) period: Period,
    pub(super) value: Option<Reading>,
    pub(super) forecast: Option<Reading>,
    /// None where everything is computed.
    pub(super) row: Option<Outcome<'p>>,
}

impl<'p> Point<'p> {
    fn of(row: Outcome<'p>, plan: &Plan, is_judged: bool) -> Self {
        let judged = || Some(Reading::Judged(judgement::signal(plan, row.text("bedomning")?)?));
        let value = if is_judged { judged() } else { row.value().map(Reading::of) };
        Self { period: row.period, value, forecast: row.forecast().map(Reading::of), row: Some(row) }
    }

    fn about_year(&self) -> Option<i16> {
        self.row.as_ref().and_then(Outcome::about_year)
    }
}

/// The points of one source, by period.
#[derive(Clone, Debug, Default)]
pub(super) struct Series<'p> {
    pub(super) points: Vec<Point<'p>>,
}

impl<'p> Series<'p> {
    /// The rows that a unit wrote, or those of a shared indicator itself.
    fn of_rows(subject: Thing<'p>, unit: Option<Unit<'p>>, indicator: Indicator<'p>) -> Self {
        let plan = subject.plan();
        let is_judged = indicator.direction() == Some(Direction::Judged);
        Self { points: plan.outcomes(subject, unit).map(|it| Point::of(it, plan, is_judged)).collect() }
    }

    pub(super) fn at(&self, period: Period) -> Option<&Point<'p>> {
        let end = self.points.partition_point(|it| it.period <= period);
        self.points[..end].last().filter(|it| it.period == period)
    }

    /// The latest point of the period's year, the period itself included.
    fn latest_in_year(&self, period: Period) -> Option<&Point<'p>> {
        let end = self.points.partition_point(|it| it.period <= period);
        self.points[..end].last().filter(|it| it.period.year == period.year)
    }

    /// The previous measurement (status rules: Which outcome): the latest
    /// earlier value of the same period of a year, else the latest earlier
    /// value. Rows that speak of the same written year are one measurement.
    pub(super) fn before(&self, point: &Point<'p>) -> Option<&Point<'p>> {
        let about = point.about_year();
        let is_other = |it: &&Point<'p>| about.is_none() || it.about_year() != about;
        let end = self.points.partition_point(|it| it.period < point.period);
        let mut earlier = self.points[..end].iter().rev().filter(|it| it.value.is_some()).filter(is_other);
        let same = earlier.clone().find(|it| it.period.index == point.period.index);
        same.or_else(|| earlier.next())
    }

    /// The values of the same period in the last `years` years, earliest first; none where one is missing.
    pub(super) fn last_years(&self, period: Period, years: i16) -> Option<Vec<Exact>> {
        let first = period.year.checked_sub(years.checked_sub(1)?)?;
        (first..=period.year).map(|year| self.at(Period { year, ..period })?.value?.number()).collect()
    }
}

/// The point that stands for a period among those of its source.
pub(super) struct Standing<'p> {
    pub(super) series: Series<'p>,
    pub(super) point: Option<Point<'p>>,
    /// Whether the indicator is measured in the period.
    pub(super) is_due: bool,
}

impl<'p> Standing<'p> {
    /// A unit's own row wins over the shared indicator's row for the same
    /// period; each is compared only with earlier ones of its own source.
    pub(super) fn find(indicator: Indicator<'p>, unit: Unit<'p>, period: Period) -> Self {
        let is_due = indicator.is_measured_in(period);
        let point = |it: &Series<'p>| if is_due { it.at(period) } else { it.latest_in_year(period) }.copied();
        let mut sources = sources(indicator, unit);
        let found: Vec<Option<Point<'p>>> = sources.iter().map(point).collect();
        let latest = found.iter().flatten().map(|it| it.period).max();
        let index = found.iter().position(|it| it.is_some_and(|it| Some(it.period) == latest)).unwrap_or(0);
        Self { series: sources.swap_remove(index), point: found[index], is_due }
    }
}

/// The unit's own rows, or what they are computed to, and then those of the shared indicator.
fn sources<'p>(indicator: Indicator<'p>, unit: Unit<'p>) -> Vec<Series<'p>> {
    let thing = indicator.thing;
    let own = Series::of_rows(thing, Some(unit), indicator);
    if indicator.computation().is_some() {
        return vec![Computing::default().series(indicator, &own)];
    }
    let is_owner = thing.unit() == Some(unit);
    let shared = thing.shared_thing().filter(|_| is_owner);
    let shared = shared.map(|it| Series::of_rows(it, None, indicator));
    std::iter::once(own).chain(shared).collect()
}

/// The values that a thing has in its own unit, as input to a computation.
pub(super) fn of_input(input: Indicator<'_>) -> Series<'_> {
    let thing = input.thing;
    let mut series = Series::of_rows(thing, thing.unit(), input);
    if let Some(shared) = thing.shared_thing() {
        let rows = Series::of_rows(shared, None, input);
        let missing: Vec<_> = rows.points.into_iter().filter(|it| series.at(it.period).is_none()).collect();
        series.points.extend(missing);
        series.points.sort_by_key(|it| it.period);
    }
    series
}
