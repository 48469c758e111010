//! A value against what was decided: target, limits, light and reason.

use jiff::civil::Date;

use crate::{
    config::light::{Basis as Ground, Signal},
    model::{
        indicator::{Direction, Indicator, Target, TargetAt, TargetWord},
        period::Period,
    },
};

use super::{
    Basis, YellowLimit, basis, comparison, computed,
    exact::Exact,
    limits::{self, Level, Side, WrittenYellow},
    reasons::{self, Subject},
    series::{Point, Reading, Series},
};

/// Whether a value is an outcome, or what is expected at the end of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Outcome,
    Forecast,
}

/// A point of an indicator that is to be judged.
#[derive(Clone, Copy)]
pub(super) struct Case<'c, 'p> {
    pub(super) indicator: Indicator<'p>,
    pub(super) series: &'c Series<'p>,
    pub(super) point: &'c Point<'p>,
    pub(super) mode: Mode,
    /// The baseline's value; none for groups, since it is the total's.
    pub(super) baseline: Option<Reading>,
}

/// A light with everything that gave it.
#[derive(Clone, Debug)]
pub(super) struct Verdict<'p> {
    pub(super) status: Signal,
    /// Empty where nobody asked for it.
    pub(super) reason: String,
    /// Whether the reason is wanted: a whole check asks for lights alone.
    is_told: bool,
    pub(super) target: Option<TargetAt<'p>>,
    pub(super) compared_with: Option<Target>,
    pub(super) yellow: Option<YellowLimit>,
    pub(super) basis: Option<Basis>,
}

/// A light with its reason, or why there is none.
pub(super) type Decision = Result<(Signal, String), String>;

/// Why figures give no light although nothing is missing.
pub(super) const TOO_LONG: &str = "talen är för långa för en exakt jämförelse";
/// Why a value gives no light.
pub(super) const WRONG_KIND: &str = "värdet passar inte riktningen";
/// Why a direction gives no light.
pub(super) const NO_PREVIOUS: &str = "ingen tidigare mätning";

impl<'p> Verdict<'p> {
    /// Judges a value.
    pub(super) fn of(case: &Case<'_, 'p>, reading: Reading) -> Self {
        Self::find(case, reading, true)
    }

    /// The light that a value gives.
    pub(super) fn light(case: &Case<'_, 'p>, reading: Reading) -> Signal {
        Self::find(case, reading, false).status
    }

    fn find(case: &Case<'_, 'p>, reading: Reading, is_told: bool) -> Self {
        let mut verdict = Self {
            status: Signal::NotAssessed,
            reason: String::new(),
            is_told,
            target: case.target(),
            compared_with: None,
            yellow: None,
            basis: None,
        };
        match case.decide(reading, &mut verdict) {
            Ok((status, reason)) => (verdict.status, verdict.reason) = (status, reason),
            Err(reason) => verdict.reason = reason,
        }
        verdict
    }
}

impl<'p> Case<'_, 'p> {
    /// The target in force; shown also where it decides nothing.
    pub(super) fn target(&self) -> Option<TargetAt<'p>> {
        match self.mode {
            Mode::Outcome => self.indicator.target_in(self.point.period),
            Mode::Forecast => self.indicator.target_of_year(self.point.period.year),
        }
    }

    /// The previous measurement, or the baseline (`jamfor`).
    pub(super) fn reference(&self) -> Option<Exact> {
        if self.indicator.compares_with_baseline() {
            return self.baseline?.number();
        }
        self.series.before(self.point)?.value?.number()
    }

    fn decide(&self, reading: Reading, verdict: &mut Verdict<'p>) -> Decision {
        let direction = self.indicator.direction().ok_or("riktning saknas")?;
        if direction == Direction::Judged {
            return Err("bedömning saknas".to_owned());
        }
        let subject = self.subject(reading, verdict)?;
        let side = Side::of(direction).filter(|_| direction != Direction::ByDate);
        if let (Ground::Comparison, Some(side)) = (self.indicator.basis(), side) {
            let subject = subject.ok_or(WRONG_KIND)?;
            return comparison::decide(self, direction, side, &subject, verdict);
        }
        let target = self.deciding_target(direction, verdict)?;
        let direction = match target {
            Some(Target::Word(word)) => by_word(word, direction).ok_or("målet passar inte riktningen")?,
            _ => direction,
        };
        let yellow = WrittenYellow::find(self.indicator, direction);
        match direction {
            Direction::Yes => reasons::truth(reading),
            Direction::ByDate => self.by_date(reading, target, yellow, verdict),
            _ => self.number(direction, &subject.ok_or(WRONG_KIND)?, target, verdict),
        }
    }

    /// The number that is compared: the value, or the mean of several years.
    fn subject(&self, reading: Reading, verdict: &mut Verdict<'p>) -> Result<Option<Subject>, String> {
        let Some(value) = reading.number() else { return Ok(None) };
        match self.indicator.mean_years() {
            Some(years) if self.mode == Mode::Outcome => basis::subject(self, years, verdict).map(Some),
            _ => Ok(Some(Subject::value(value))),
        }
    }

    /// The target that decides; none where the direction needs none.
    fn deciding_target(
        &self,
        direction: Direction,
        verdict: &mut Verdict<'p>,
    ) -> Result<Option<Target>, String> {
        let period = self.point.period;
        let follow_up = &self.indicator.thing.plan().config().follow_up;
        let is_early = self.mode == Mode::Outcome && !period.is_last(follow_up);
        if self.indicator.accumulates() && is_early {
            let own = self.indicator.target_of_period(period).ok_or("ackumuleras till årets slut")?;
            return Ok(Some(own.target));
        }
        if let Some(target) = verdict.target {
            return Ok(Some(target.target));
        }
        if let Some(sum) = computed::frame_target(self.indicator, period.year) {
            verdict.compared_with = Some(Target::Number(sum));
            return Ok(verdict.compared_with);
        }
        if direction.needs_target() { Err(without_target(self.indicator, period)) } else { Ok(None) }
    }

    fn number(
        &self,
        direction: Direction,
        subject: &Subject,
        target: Option<Target>,
        verdict: &mut Verdict<'p>,
    ) -> Decision {
        let yellow = WrittenYellow::find(self.indicator, direction);
        match (direction, target) {
            (Direction::AtLeast | Direction::AtMost | Direction::Rank, Some(Target::Number(target))) => {
                let side = Side::of(direction).ok_or(WRONG_KIND)?;
                let is_strict = self.indicator.is_strict();
                level(&Level { side, target: target.into(), is_strict, yellow }, subject, verdict)
            }
            (Direction::Within, Some(Target::Range(low, high))) => {
                let (low, high) = (Exact::from(low), Exact::from(high));
                let distance = limits::outside(subject.value, low, high).ok_or(TOO_LONG)?;
                verdict.yellow = distance_limit(yellow);
                let on_edge = subject.value == low || subject.value == high;
                let green_to =
                    if self.indicator.is_strict() && on_edge { Exact::ONE.negative() } else { Exact::ZERO };
                let signal = limits::within(distance, green_to, yellow);
                Ok((signal, reasons::interval(subject, (low, high), distance, verdict.yellow)))
            }
            (Direction::Increase | Direction::Decrease, _) => self.change(direction, subject),
            (Direction::Maintain, _) => self.maintain(subject, yellow, verdict),
            _ => Err("målvärdet passar inte riktningen".to_owned()),
        }
    }

    fn change(&self, direction: Direction, subject: &Subject) -> Decision {
        let from = self.reference().ok_or(NO_PREVIOUS)?;
        let side = Side::of(direction).ok_or(WRONG_KIND)?;
        let rise = subject.value.minus(from).ok_or(TOO_LONG)?;
        let step = if side == Side::Higher { rise } else { rise.negative() };
        let smallest = Exact::from(self.indicator.smallest_change());
        let signal = if step > smallest {
            Signal::Green
        } else if step < smallest.negative() {
            Signal::Red
        } else {
            Signal::Yellow
        };
        Ok((signal, reasons::change(subject, from, rise, smallest)))
    }

    fn maintain(
        &self,
        subject: &Subject,
        yellow: Option<WrittenYellow>,
        verdict: &mut Verdict<'p>,
    ) -> Decision {
        let from = self.reference().ok_or(NO_PREVIOUS)?;
        let distance = subject.value.minus(from).ok_or(TOO_LONG)?.abs();
        let smallest = Exact::from(self.indicator.smallest_change());
        verdict.yellow = distance_limit(yellow);
        let signal = limits::within(distance, smallest, yellow);
        Ok((signal, reasons::maintain(subject, from, distance, smallest, verdict.yellow)))
    }

    fn by_date(
        &self,
        reading: Reading,
        target: Option<Target>,
        yellow: Option<WrittenYellow>,
        verdict: &mut Verdict<'p>,
    ) -> Decision {
        let Some(Target::Date(target)) = target else {
            return Err("målvärdet passar inte riktningen".to_owned());
        };
        verdict.yellow = distance_limit(yellow);
        let (day, is_done) = match reading {
            Reading::Date(day) => (day, true),
            Reading::Truth(false) => (self.last_day(), false),
            Reading::Truth(true) => return Err("datumet saknas".to_owned()),
            _ => return Err(WRONG_KIND.to_owned()),
        };
        if !is_done && day <= target {
            return Err("ännu inte".to_owned());
        }
        let late = Exact::from(i64::from((day - target).get_days()));
        let green_to = if is_done && self.indicator.is_strict() && late.is_zero() {
            Exact::ONE.negative()
        } else {
            Exact::ZERO
        };
        let signal = limits::within(late, green_to, yellow);
        Ok((signal, reasons::day(is_done, day, target, late, verdict.yellow)))
    }

    /// The day that "not done" speaks of: the period's last, or the year's for a forecast.
    fn last_day(&self) -> Date {
        let follow_up = &self.indicator.thing.plan().config().follow_up;
        let period = self.point.period;
        let last = match self.mode {
            Mode::Outcome => period,
            Mode::Forecast => Period::last_of(period.year, follow_up).unwrap_or(period),
        };
        last.end(follow_up)
    }
}

/// Places a subject on a level, and puts the limit in the verdict.
pub(super) fn level(level: &Level, subject: &Subject, verdict: &mut Verdict<'_>) -> Decision {
    let placed = level.place(subject.value).ok_or(TOO_LONG)?;
    verdict.yellow = level.yellow.and_then(|it| it.limit(placed.limit?));
    let reason = if verdict.is_told { reasons::level(level, subject, &placed) } else { String::new() };
    Ok((placed.signal, reason))
}

fn distance_limit(yellow: Option<WrittenYellow>) -> Option<YellowLimit> {
    yellow.and_then(|it| it.limit(it.distance()?))
}

/// The baseline's value, a judgement among them.
pub(super) fn baseline(indicator: Indicator<'_>) -> Option<Reading> {
    let value = indicator.baseline()?.get("varde")?;
    let judged = || super::judgement::signal(indicator.thing.plan(), value.text()?).map(Reading::Judged);
    crate::model::outcome::Value::read(value).map(Reading::of).or_else(judged)
}

/// The direction that a word in the place of a target gives.
pub(super) const fn by_word(word: TargetWord, direction: Direction) -> Option<Direction> {
    match (word, direction) {
        (TargetWord::Increase, _) | (TargetWord::Improve, Direction::AtLeast | Direction::Increase) => {
            Some(Direction::Increase)
        }
        (TargetWord::Decrease, _)
        | (TargetWord::Improve, Direction::AtMost | Direction::Decrease | Direction::Rank) => {
            Some(Direction::Decrease)
        }
        (TargetWord::Maintain, _) => Some(Direction::Maintain),
        (TargetWord::Improve, _) => None,
    }
}

fn without_target(indicator: Indicator<'_>, period: Period) -> String {
    let follow_up = &indicator.thing.plan().config().follow_up;
    let later = indicator.targets().filter(|it| {
        let of_period = || Period::read(it.item.key(), follow_up).is_some_and(|it| it > period);
        it.year > period.year || (it.of_period && of_period())
    });
    match later.min_by_key(|it| (it.year, it.item.key())) {
        Some(target) => format!("målet gäller {}", target.item.key()),
        None => "målvärde saknas".to_owned(),
    }
}
