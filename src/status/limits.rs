//! The bands of green, yellow and red, without hole or overlap (status rules: Status of an indicator).

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::{
    config::light::{Signal, Yellow, YellowKind},
    model::indicator::{Direction, Indicator},
};

use super::{YellowLimit, exact::Exact};

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Higher,
    Lower,
}

impl Side {
    /// The side of a direction that compares with a number.
    pub(super) const fn of(direction: Direction) -> Option<Self> {
        match direction {
            Direction::AtLeast | Direction::Increase => Some(Self::Higher),
            Direction::AtMost | Direction::Decrease | Direction::Rank | Direction::ByDate => {
                Some(Self::Lower)
            }
            _ => None,
        }
    }

    /// How a value lies to another: `Greater` is better.
    pub(super) fn order(self, value: Exact, other: Exact) -> Ordering {
        match self {
            Self::Higher => value.cmp(&other),
            Self::Lower => other.cmp(&value),
        }
    }
}

/// The yellow limit that is written for an indicator, and whether it is its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct WrittenYellow {
    pub(super) yellow: Yellow,
    pub(super) is_own: bool,
}

impl WrittenYellow {
    /// The indicator's own limit, else the model's, when the direction can
    /// take a limit of that kind; else the light is two-valued.
    pub(super) fn find(indicator: Indicator<'_>, direction: Direction) -> Option<Self> {
        let own = indicator.yellow().map(|(yellow, _)| Self { yellow, is_own: true });
        let model = indicator.thing.plan().config().status.yellow;
        let written = own.or_else(|| model.map(|yellow| Self { yellow, is_own: false }))?;
        takes(direction, written.yellow.kind).then_some(written)
    }

    pub(super) fn limit(self, limit: Exact) -> Option<YellowLimit> {
        Some(YellowLimit { written: self.yellow, is_own: self.is_own, limit: limit.decimal()? })
    }

    /// The distance from an interval, a value or a day that is still yellow.
    pub(super) fn distance(self) -> Option<Exact> {
        match self.yellow.kind {
            YellowKind::Distance(distance) => Some(distance.into()),
            _ => None,
        }
    }
}

/// Whether a direction can take a yellow limit of a kind.
pub fn takes(direction: Direction, kind: YellowKind) -> bool {
    match kind {
        YellowKind::None => false,
        YellowKind::Distance(_) => matches!(
            direction,
            Direction::AtLeast
                | Direction::AtMost
                | Direction::Rank
                | Direction::Within
                | Direction::ByDate
                | Direction::Maintain
        ),
        YellowKind::Value(_) | YellowKind::Share(_) => {
            matches!(direction, Direction::AtLeast | Direction::AtMost | Direction::Rank)
        }
    }
}

/// A level that is reached from one side, and what is yellow below it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    pub(super) side: Side,
    pub(super) target: Exact,
    /// Whether the target itself is not green.
    pub(super) is_strict: bool,
    pub(super) yellow: Option<WrittenYellow>,
}

/// A light with the figures that gave it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) signal: Signal,
    /// The yellow limit in the unit of the value.
    pub(super) limit: Option<Exact>,
    /// The share before and after rounding, where shares are compared.
    pub(super) share: Option<(Exact, Exact)>,
}

impl Level {
    /// Places a value; nothing where the figures are too long to compare exactly.
    pub(super) fn place(&self, value: Exact) -> Option<Placed> {
        let written = self.yellow.filter(|it| self.has_limit(it.yellow));
        let limit = match written {
            Some(written) => Some(self.limit(written.yellow)?),
            None => None,
        };
        let strict_limit = self.yellow.is_some_and(|it| it.yellow.strict);
        let hundred = Exact::from(100_i64);
        if let Some(Yellow { kind: YellowKind::Share(percent), round: Some(decimals), .. }) =
            self.yellow.map(|it| it.yellow)
            && limit.is_some()
        {
            let plain = hundred.times(value)?.over(self.target)?;
            let share = match self.side {
                Side::Higher => plain,
                Side::Lower => Exact::from(200_i64).minus(plain)?,
            };
            let rounded = share.round(decimals)?;
            let signal = Bands { green: hundred, yellow: Some(percent.into()), strict_limit, ..self.bands() };
            return Some(Placed {
                signal: Bands { side: Side::Higher, ..signal }.signal(rounded),
                limit,
                share: Some((share, rounded)),
            });
        }
        let bands = Bands { yellow: limit, strict_limit, ..self.bands() };
        Some(Placed { signal: bands.signal(value), limit, share: None })
    }

    const fn bands(&self) -> Bands {
        Bands {
            side: self.side,
            green: self.target,
            is_strict: self.is_strict,
            yellow: None,
            strict_limit: false,
        }
    }

    /// A share of nothing or less is no limit.
    fn has_limit(&self, yellow: Yellow) -> bool {
        match yellow.kind {
            YellowKind::None => false,
            YellowKind::Share(_) => self.target > Exact::ZERO,
            YellowKind::Value(_) | YellowKind::Distance(_) => true,
        }
    }

    /// Where yellow ends; nothing where the figures are too long.
    fn limit(&self, yellow: Yellow) -> Option<Exact> {
        let distance = match yellow.kind {
            YellowKind::None => return None,
            YellowKind::Value(limit) => return Some(limit.into()),
            YellowKind::Distance(distance) => distance.into(),
            YellowKind::Share(percent) => {
                let hundred = Exact::from(Decimal::ONE_HUNDRED);
                self.target.times(hundred.minus(percent.into())?.over(hundred)?)?
            }
        };
        match self.side {
            Side::Higher => self.target.minus(distance),
            Side::Lower => self.target.plus(distance),
        }
    }
}

/// Half-open bands: green first, so that a yellow limit on the wrong side of
/// the target makes no overlap.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bands {
    pub(super) side: Side,
    pub(super) green: Exact,
    pub(super) is_strict: bool,
    pub(super) yellow: Option<Exact>,
    pub(super) strict_limit: bool,
}

impl Bands {
    pub(super) fn signal(&self, value: Exact) -> Signal {
        let reaches = |limit: Exact, is_strict: bool| match self.side.order(value, limit) {
            Ordering::Greater => true,
            Ordering::Equal => !is_strict,
            Ordering::Less => false,
        };
        if reaches(self.green, self.is_strict) {
            Signal::Green
        } else if self.yellow.is_some_and(|it| reaches(it, self.strict_limit)) {
            Signal::Yellow
        } else {
            Signal::Red
        }
    }
}

/// Green to a distance, yellow to the limit's, then red.
pub(super) fn within(distance: Exact, green_to: Exact, yellow: Option<WrittenYellow>) -> Signal {
    let Some((written, limit)) = yellow.and_then(|it| Some((it, it.distance()?))) else {
        return if distance <= green_to { Signal::Green } else { Signal::Red };
    };
    match distance.cmp(&limit) {
        _ if distance <= green_to => Signal::Green,
        Ordering::Less => Signal::Yellow,
        Ordering::Equal if !written.yellow.strict => Signal::Yellow,
        _ => Signal::Red,
    }
}

/// How far outside an interval a value lies; nothing is within.
pub(super) fn outside(value: Exact, low: Exact, high: Exact) -> Option<Exact> {
    Some(low.minus(value)?.max(value.minus(high)?).max(Exact::ZERO))
}
