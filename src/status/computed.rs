//! Values that are computed from other indicators (`beraknas`).

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::model::{
    indicator::{Computation, Indicator, Role, Target},
    period::Period,
    thing::{Thing, ThingId},
};

use super::{
    exact::Exact,
    series::{self, Point, Reading, Series},
};

/// Most computations that may hang on each other in a row.
const MAX_DEPTH: usize = 64;

/// What has been computed on the way; a computation that leads back to itself has no values.
#[derive(Default)]
pub(super) struct Computing<'p> {
    done: BTreeMap<ThingId, Series<'p>>,
    open: Vec<ThingId>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Value,
    Forecast,
}

impl<'p> Computing<'p> {
    /// The points of a computed indicator; its own rows only lend their judgements and comparisons.
    pub(super) fn series(&mut self, indicator: Indicator<'p>, rows: &Series<'p>) -> Series<'p> {
        let Some(formula) = indicator.computation().filter(|it| it.is_whole) else {
            return Series::default();
        };
        let key = indicator.thing.key();
        if self.open.contains(&key) || self.open.len() >= MAX_DEPTH {
            return Series::default();
        }
        self.open.push(key);
        for input in inputs(&formula) {
            self.input(input);
        }
        self.open.pop();
        let mut periods: BTreeSet<Period> = rows.points.iter().map(|it| it.period).collect();
        for input in inputs(&formula).filter_map(|it| self.done.get(&it.key())) {
            periods.extend(input.points.iter().map(|it| it.period));
        }
        let points = periods.into_iter().filter_map(|period| {
            let [value, forecast] = [Field::Value, Field::Forecast]
                .map(|field| self.result(&formula, field, period).map(Reading::Number));
            let row = rows.at(period).and_then(|it| it.row);
            let is_any = value.is_some() || forecast.is_some() || row.is_some();
            is_any.then_some(Point { period, value, forecast, row })
        });
        Series { points: points.collect() }
    }

    fn input(&mut self, thing: Thing<'p>) {
        let Some(input) = thing.indicator() else { return };
        if self.done.contains_key(&thing.key()) {
            return;
        }
        let rows = series::of_input(input);
        let series = if input.computation().is_some() { self.series(input, &rows) } else { rows };
        if !self.open.contains(&thing.key()) {
            self.done.insert(thing.key(), series);
        }
    }

    fn result(&self, formula: &Computation<'p>, field: Field, period: Period) -> Option<Exact> {
        combine(formula, |things| {
            let mut sum = Exact::ZERO;
            for thing in things {
                let series = self.done.get(&thing.key())?;
                let first = period.year.checked_sub(formula.years.max(1) - 1)?;
                for year in first..=period.year {
                    let point = series.at(Period { year, ..period })?;
                    let forecast = field == Field::Forecast && year == period.year;
                    let reading = if forecast { point.forecast } else { point.value };
                    sum = sum.plus(reading?.number()?)?;
                }
            }
            Some(sum)
        })
    }
}

fn inputs<'c, 'p>(formula: &'c Computation<'p>) -> impl Iterator<Item = Thing<'p>> + use<'c, 'p> {
    formula.plus.iter().chain(&formula.minus).chain(&formula.divided_by).copied()
}

/// (plus − minus) / divided by × times, given the sum of each.
fn combine<'p>(formula: &Computation<'p>, sum: impl Fn(&[Thing<'p>]) -> Option<Exact>) -> Option<Exact> {
    let difference = sum(&formula.plus)?.minus(sum(&formula.minus)?)?;
    let quotient = if formula.is_divided { difference.over(sum(&formula.divided_by)?)? } else { difference };
    quotient.times(formula.times.into())
}

/// Why a computed indicator has no value in a period, in a Swedish clause.
pub(super) fn why_missing(formula: &Computation<'_>, period: Period) -> String {
    if !formula.is_whole {
        return "beräkningen är ofullständig".to_owned();
    }
    let mut computing = Computing::default();
    let mut missing = Vec::new();
    for thing in inputs(formula) {
        computing.input(thing);
        let first = period.year.saturating_sub(formula.years.max(1) - 1);
        let has = |year| {
            let point = computing.done.get(&thing.key())?.at(Period { year, ..period })?;
            point.value?.number()
        };
        if !(first..=period.year).all(|year| has(year).is_some()) {
            missing.push(format!("`{}`", thing.id()));
        }
    }
    if missing.is_empty() {
        return "beräkningen delar med noll".to_owned();
    }
    format!("underlag saknas: {}", missing.join(", "))
}

/// One operand of a computation: an input with its value in a year.
#[derive(Clone, Copy, Debug)]
pub struct Operand<'p> {
    /// The input.
    pub input: Thing<'p>,
    /// What is done with it: `+`, `−` or `/`.
    pub sign: char,
    /// When it was measured.
    pub period: Period,
    /// Its value.
    pub value: Option<Decimal>,
    /// Its forecast, in the latest year.
    pub forecast: Option<Decimal>,
}

/// Everything that a computed value is made of, in the order of the formula.
pub fn operands<'p>(formula: &Computation<'p>, period: Period) -> Vec<Operand<'p>> {
    let mut computing = Computing::default();
    let signed = [(&formula.plus, '+'), (&formula.minus, '\u{2212}'), (&formula.divided_by, '/')];
    let mut all = Vec::new();
    for (things, sign) in signed {
        for &input in things {
            computing.input(input);
            let first = period.year.saturating_sub(formula.years.max(1) - 1);
            for year in first..=period.year {
                let at = Period { year, ..period };
                let point = computing.done.get(&input.key()).and_then(|it| it.at(at));
                let decimal = |it: Option<Reading>| it?.number()?.decimal();
                let value = decimal(point.and_then(|it| it.value));
                let forecast = decimal(point.and_then(|it| it.forecast).filter(|_| year == period.year));
                all.push(Operand { input, sign, period: at, value, forecast });
            }
        }
    }
    all
}

/// The target of a frame that is computed from frames: the same formula over
/// their targets for the year (status rules: the sums must agree).
pub fn frame_target(indicator: Indicator<'_>, year: i16) -> Option<Decimal> {
    let mut frames = Frames { year, done: BTreeMap::new() };
    frames.computed(indicator, 0)?.decimal()
}

struct Frames {
    year: i16,
    /// Targets by frame; none for those that are being computed or have none.
    done: BTreeMap<ThingId, Option<Exact>>,
}

impl Frames {
    fn computed(&mut self, indicator: Indicator<'_>, depth: usize) -> Option<Exact> {
        let formula = indicator.computation().filter(|it| it.is_whole && depth < MAX_DEPTH)?;
        let is_frame = |it: Thing<'_>| it.indicator().is_some_and(|it| it.role() == Role::Frame);
        if indicator.role() != Role::Frame || !inputs(&formula).all(is_frame) {
            return None;
        }
        for input in inputs(&formula) {
            if !self.done.contains_key(&input.key()) {
                self.done.insert(input.key(), None);
                let target = input.indicator().and_then(|it| self.target(it, depth + 1));
                self.done.insert(input.key(), target);
            }
        }
        combine(&formula, |things| {
            let targets = things.iter().map(|it| self.done.get(&it.key()).copied().flatten());
            targets.into_iter().try_fold(Exact::ZERO, |sum, it| sum.plus(it?))
        })
    }

    fn target(&mut self, frame: Indicator<'_>, depth: usize) -> Option<Exact> {
        match frame.target_of_year(self.year).map(|it| it.target) {
            Some(Target::Number(it)) => Some(it.into()),
            Some(_) => None,
            None => self.computed(frame, depth),
        }
    }
}
