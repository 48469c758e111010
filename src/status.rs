//! The light of everything, with its reason: what the plan and a period give.
//!
//! Four signals that are never mixed: status, trend, forecast and action.
//! Everything here is a plain value over the plan; nothing is cached and
//! nothing prints itself.

pub mod action;
pub mod ahead;
mod basis;
pub mod comparison;
pub mod computed;
pub mod coverage;
pub mod exact;
pub mod explanation;
pub mod followed;
pub mod goal;
mod groups;
pub mod indicator;
mod judgement;
pub mod late;
pub mod limits;
pub mod overview;
mod proposal;
mod reasons;
mod series;
mod totals;
mod trend;
mod verdict;
pub mod words;

use rust_decimal::Decimal;

use crate::{
    config::light::{Proposal, Signal, Step, Yellow},
    model::{
        analysis::Judgement,
        indicator::{Indicator, Target, TargetAt},
        outcome::{MissingReason, Outcome, Value},
        period::Period,
        thing::Thing,
        unit::Unit,
    },
};

pub use self::groups::is_too_small;

/// Where something is heading, adjusted for direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// `battre`
    Better,
    /// `oforandrad`
    Unchanged,
    /// `samre`
    Worse,
    /// `okand`
    Unknown,
}

impl Trend {
    /// The word in files and JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Better => "battre",
            Self::Unchanged => "oforandrad",
            Self::Worse => "samre",
            Self::Unknown => "okand",
        }
    }
}

/// A value with where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Measured<'p> {
    /// The value.
    pub value: Value,
    /// The period whose row gave it.
    pub period: Period,
    /// The row; none where the value is computed from other indicators.
    pub row: Option<Outcome<'p>>,
}

/// What a trend compares with: a row, or the baseline as it is written.
#[derive(Clone, Debug)]
pub struct TrendPoint {
    /// The value compared with.
    pub value: Value,
    /// When it was measured, as papers write it.
    pub when: String,
}

/// A yellow limit in force: what is written and what it gives for the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YellowLimit {
    /// What is written.
    pub written: Yellow,
    /// Whether it is the indicator's own and not the model's.
    pub is_own: bool,
    /// The limit in the unit of the value: the value itself for one-sided
    /// directions, the distance for intervals and days.
    pub limit: Decimal,
}

/// The status that the year's target would give with the forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The value expected at the end of the year.
    pub value: Value,
    /// What the year's target gives with it.
    pub status: Signal,
}

/// A mean over several years that is compared instead of the period's own value.
#[derive(Clone, Debug)]
pub struct Basis {
    /// The mean that is compared: the written `basvarde`, or the computed.
    pub value: Decimal,
    /// The years that the computed mean is over.
    pub years: Vec<i16>,
    /// The computed mean, where every year has a value.
    pub computed: Option<Decimal>,
    /// The written `basvarde`.
    pub written: Option<Decimal>,
}

/// One group's light.
#[derive(Clone, Debug)]
pub struct GroupLight<'p> {
    /// The group's id and name.
    pub id: &'p str,
    /// What it is called.
    pub name: &'p str,
    /// Its value; none where it is suppressed.
    pub value: Option<Value>,
    /// Its light.
    pub status: Signal,
    /// Why, in a Swedish clause; empty where it is suppressed.
    pub reason: String,
    /// Its trend against the previous measurement.
    pub trend: Trend,
    /// Whether it is too small to print.
    pub is_suppressed: bool,
    /// Whether its size is unknown although the model has a smallest group.
    pub lacks_count: bool,
}

/// An indicator's light in a period, as one unit reports it.
#[derive(Clone, Debug)]
pub struct IndicatorLight<'p> {
    /// The indicator: own, shared or received.
    pub indicator: Indicator<'p>,
    /// The unit that reports.
    pub unit: Unit<'p>,
    /// Where it stands.
    pub status: Signal,
    /// Why, in a Swedish clause.
    pub reason: String,
    /// Why a value is missing, where the row says.
    pub missing: Option<MissingReason>,
    /// The period's value, or one carried from earlier in the year.
    pub measured: Option<Measured<'p>>,
    /// The row that stands for the period, with or without a value.
    pub row: Option<Outcome<'p>>,
    /// The target in force.
    pub target: Option<TargetAt<'p>>,
    /// The target compared with, where it is computed (frames) or of the row's comparison.
    pub compared_with: Option<Target>,
    /// The yellow limit in force.
    pub yellow: Option<YellowLimit>,
    /// Against the previous measurement.
    pub trend: Trend,
    /// What the trend compares with.
    pub trend_from: Option<TrendPoint>,
    /// The judgement that the trend of a judged indicator compares with, and when it was made.
    pub trend_from_judgement: Option<(Signal, String)>,
    /// Against the baseline.
    pub trend_baseline: Trend,
    /// The trend that the row judges.
    pub trend_assessed: Option<Trend>,
    /// The forecast and what it would give.
    pub forecast: Option<Forecast>,
    /// Why the forecast would give it.
    pub forecast_reason: Option<String>,
    /// The row's own judgement, beside or instead of the computed status.
    pub assessed: Option<Assessed<'p>>,
    /// The model's degree.
    pub step: Option<&'p Step>,
    /// The mean that is compared instead of the value.
    pub basis: Option<Basis>,
    /// Groups, in the order of the row.
    pub groups: Vec<GroupLight<'p>>,
    /// Lights of the receivers of an indicator that the unit has handed out.
    pub distribution: Option<Counts>,
}

impl IndicatorLight<'_> {
    /// What the unit calls the indicator: `x`, or `giver/x` where it has received it.
    pub fn name(&self) -> String {
        let thing = self.indicator.thing;
        if thing.unit() == Some(self.unit) { thing.id().to_owned() } else { thing.full_id() }
    }
}

/// A judgement as it is written and what it counts as.
#[derive(Clone, Copy, Debug)]
pub struct Assessed<'p> {
    /// The light that it counts as.
    pub signal: Signal,
    /// The model's degree that it names, or the first with its light.
    pub step: Option<&'p Step>,
    /// Why.
    pub reason: Option<&'p str>,
    /// Who.
    pub by: Option<&'p str>,
}

/// How many of something have each light.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// `gron`
    pub green: usize,
    /// `gul`
    pub yellow: usize,
    /// `rod`
    pub red: usize,
    /// `ej_bedomd`
    pub not_assessed: usize,
}

/// Whether a deviation has a decided answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActionSignal {
    /// A decided action is about the goal, one of its indicators or activities.
    pub is_decided: bool,
    /// A decided one is past its day and not carried out.
    pub is_late: bool,
}

/// How the units of the next level answer a goal (träffbild).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// They have a goal that contributes.
    pub contribute: usize,
    /// They answer that it does not concern them.
    pub not_relevant: usize,
    /// They have not answered.
    pub unanswered: usize,
}

/// A goal's light in a period.
#[derive(Clone, Debug)]
pub struct GoalLight<'p> {
    /// The goal.
    pub goal: Thing<'p>,
    /// Where it stands.
    pub status: Signal,
    /// The model's degree.
    pub step: Option<&'p Step>,
    /// What its indicators propose.
    pub proposed: Signal,
    /// What was judged.
    pub assessed: Option<Assessed<'p>>,
    /// Where the judgement stands.
    pub judgement: Option<Judgement<'p>>,
    /// Why, in a Swedish clause; says how many indicators took no part.
    pub reason: String,
    /// Whether a deviation is answered.
    pub action: ActionSignal,
    /// How units of the next level answer it.
    pub coverage: Coverage,
    /// Lights of its own indicators.
    pub own: Counts,
    /// Lights of the goals below that contribute to it.
    pub below: Counts,
    /// Its indicators, in the order of the file.
    pub indicators: Vec<IndicatorLight<'p>>,
}

/// Honest totals: reached, measured and all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Goals by light.
    pub goals: Counts,
    /// Indicators by light; frames and inputs are not counted.
    pub indicators: Counts,
    /// Indicators with a value or a judgement.
    pub measured: usize,
    /// Received uppdrag that are done.
    pub assignments_done: usize,
    /// Received uppdrag.
    pub assignments: usize,
}

impl Counts {
    /// All of them.
    pub const fn all(self) -> usize {
        self.green + self.yellow + self.red + self.not_assessed
    }

    /// How many have a light.
    pub const fn of(self, signal: Signal) -> usize {
        match signal {
            Signal::Green => self.green,
            Signal::Yellow => self.yellow,
            Signal::Red => self.red,
            Signal::NotAssessed => self.not_assessed,
        }
    }

    /// Counts one more.
    pub const fn add(&mut self, signal: Signal) {
        match signal {
            Signal::Green => self.green += 1,
            Signal::Yellow => self.yellow += 1,
            Signal::Red => self.red += 1,
            Signal::NotAssessed => self.not_assessed += 1,
        }
    }
}

/// One unit's lights.
#[derive(Clone, Debug)]
pub struct UnitLights<'p> {
    /// The unit.
    pub unit: Unit<'p>,
    /// The judgement of the unit as a whole.
    pub assessed: Option<Assessed<'p>>,
    /// Its goals that hold in the period's year, in the order of the file.
    pub goals: Vec<GoalLight<'p>>,
    /// Indicators without a goal of the unit's own: nyckeltal, frames, received ones.
    pub indicators: Vec<IndicatorLight<'p>>,
    /// The unit's own totals.
    pub totals: Totals,
}

/// The answer of `styr status`: some units and their totals together.
#[derive(Clone, Debug)]
pub struct Overview<'p> {
    /// The period.
    pub period: Period,
    /// Units in the order of the organisation: superiors first.
    pub units: Vec<UnitLights<'p>>,
    /// Over all units in it; what is shared counts once.
    pub totals: Totals,
}

/// What every other rule for proposals would have given (`status --rules`).
#[derive(Clone, Copy, Debug)]
pub struct RuleResult {
    /// The rule.
    pub rule: Proposal,
    /// How many goals it proposes each light for.
    pub goals: Counts,
}
