//! Every kind of link, as data: what it is called, what it may name, and from where.

use super::ThingKind;

/// What a link names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Things of these kinds, in units within reach.
    Things(&'static [ThingKind], Reach),
    /// A goal, element or other thing of the own unit, or `plan.2026`.
    ThingsOrPlan(&'static [ThingKind], Reach),
    /// A unit.
    Unit,
    /// A unit, or an organ of the model.
    Organ,
    /// `egen`, `overordnad`, a unit or an organ.
    Decider,
    /// `alla`, or a unit.
    Receiver,
    /// A level of the model.
    Level,
    /// A type of goals.
    GoalType,
    /// A type of goals or of elements: what a goal may contribute to.
    UpperType,
    /// A type of elements.
    ElementType,
    /// A type of activities.
    ActivityType,
    /// A governing document of the register.
    Document,
    /// A follow-up period of the model.
    Period,
    /// A way to divide outcomes in groups.
    Division,
    /// A part of a plan: a built-in one, or a type.
    Part,
    /// A rule of the program.
    Rule,
}

/// Where a thing must be for a link to name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// In the own unit.
    Own,
    /// In the own unit or one above it.
    OwnOrAbove,
    /// Likewise, or handed out to the own unit.
    OwnAboveOrReceived,
    /// Likewise, or in a unit below.
    OwnAboveReceivedOrBelow,
    /// In the own unit, or handed out to it: what a unit reports on.
    OwnOrReceived,
    /// Above the own unit, or handed out to it: what a unit answers.
    AboveOrReceived,
    /// In any unit.
    Anywhere,
}

/// One kind of link; two are the same when key and target are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The key that holds it, for messages.
    pub key: &'static str,
    /// What it names.
    pub target: Target,
}

use Reach::{
    AboveOrReceived, Anywhere, Own, OwnAboveOrReceived, OwnAboveReceivedOrBelow, OwnOrAbove, OwnOrReceived,
};
use Target::{Things, ThingsOrPlan};
use ThingKind::{Activity, Control, Element, Goal, Indicator, Risk, SuccessFactor};

const fn link(key: &'static str, target: Target) -> Link {
    Link { key, target }
}

/// A goal to what it contributes to: the röda tråden.
pub const CONTRIBUTES_TO: Link = link("bidrar_till", Things(&[Goal, Element], OwnOrAbove));
/// A success factor, indicator or activity to its goals.
pub const GOAL: Link = link("mal", Things(&[Goal], OwnAboveOrReceived));
/// A risk to the goals that it threatens.
pub const THREATENS: Link = link("hotar", Things(&[Goal], OwnAboveOrReceived));
/// A control point to its risks.
pub const RISK: Link = link("risk", Things(&[ThingKind::Risk], OwnAboveOrReceived));
/// An action to what it is about.
pub static CONCERNS: Link = link(
    "avser",
    ThingsOrPlan(&[Goal, Indicator, Activity, Risk, Control, SuccessFactor], OwnAboveReceivedOrBelow),
);
/// A decision to the things of the plan that it changes.
pub const CHANGES: Link = link(
    "avser",
    ThingsOrPlan(&[Goal, Element, SuccessFactor, Indicator, Activity, ThingKind::Action, Risk, Control], Own),
);
/// A computed indicator to its inputs.
pub const COMPUTED_FROM: Link = link("beraknas", Things(&[Indicator], Anywhere));
/// An answer to what it is done through; as a link, what is done to what is answered by it.
pub const THROUGH: Link = link("genom", Things(&[Goal, SuccessFactor, Indicator, Activity], Own));
/// An answer to what it answers.
pub const ANSWERS: Link = link("svar", Things(&[Goal, Activity, Indicator, Control], AboveOrReceived));
/// An outcome row to its indicator.
pub const OUTCOME_INDICATOR: Link = link("indikator", Things(&[Indicator], OwnOrReceived));
/// A status row to its activity.
pub const OUTCOME_ACTIVITY: Link = link("aktivitet", Things(&[Activity], OwnOrReceived));
/// A result row to its control point.
pub const OUTCOME_CONTROL: Link = link("kontroll", Things(&[Control], OwnOrReceived));
/// A status row to the uppdrag that the unit received.
pub const OUTCOME_GOAL: Link = link("mal", Things(&[Goal], OwnOrReceived));
/// A judgement to its goal.
pub const JUDGED: Link = link("bedomning", Things(&[Goal, Indicator], OwnAboveOrReceived));
/// A motivated absence of action to its goal.
pub const NO_ACTION: Link = link("ingen_atgard", Things(&[Goal, Indicator], OwnAboveOrReceived));
/// A heading of an analysis to what it analyses.
pub const ANALYSED: Link = link("rubrik", Things(&[Goal, Indicator], OwnAboveOrReceived));
/// A unit to the one above it.
pub const SUPERIOR: Link = link("overordnad", Target::Unit);
/// An exception to the units that it frees.
pub const EXEMPT: Link = link("enhet", Target::Unit);
/// A name in another system's file to the unit that it is here.
pub const IMPORTED_UNIT: Link = link("enhet", Target::Unit);
/// Those who may hand things to units outside their branch.
pub const MAY_HAND_OUT: Link = link("far_dela_ut", Target::Unit);
/// Below which unit receivers are sought.
pub const BELOW: Link = link("under", Target::Unit);
/// A thing to those it is handed to.
pub const RECEIVER: Link = link("mottagare", Target::Receiver);
/// A joint commitment to the one who holds it together.
pub const COORDINATOR: Link = link("samordnare", Target::Organ);
/// A decision to the organ that took it.
pub const ORGAN: Link = link("organ", Target::Organ);
/// The styrmodell to the unit or organ that sees to it.
pub const MODEL_OWNER: Link = link("modell", Target::Organ);
/// A level to who decides its plans.
pub const DECIDED_BY: Link = link("beslutas_av", Target::Decider);
/// A unit to its level.
pub const LEVEL: Link = link("niva", Target::Level);
/// The level from which activities are written.
pub const ACTIVITIES_FROM: Link = link("aktivitet_fran", Target::Level);
/// A goal to its types.
pub const GOAL_TYPE: Link = link("typ", Target::GoalType);
/// A level to the type of a goal that names none.
pub const DEFAULT_GOAL_TYPE: Link = link("maltyp", Target::GoalType);
/// A type of goals to those it must or may contribute to.
pub const UPPER_TYPE: Link = link("bidrar_till", Target::UpperType);
/// An element to its type.
pub const ELEMENT_TYPE: Link = link("typ", Target::ElementType);
/// An activity to its type.
pub const ACTIVITY_TYPE: Link = link("typ", Target::ActivityType);
/// A level to the type of an activity that names none.
pub const DEFAULT_ACTIVITY_TYPE: Link = link("aktivitetstyp", Target::ActivityType);
/// A thing to the law or document that it comes from.
pub const SOURCE: Link = link("kalla", Target::Document);
/// A plan to the documents that govern it.
pub const DOCUMENT: Link = link("styrdokument", Target::Document);
/// A document to the one above it.
pub const PARENT_DOCUMENT: Link = link("overordnat", Target::Document);
/// A document to its neighbours.
pub const RELATED_DOCUMENT: Link = link("relaterade", Target::Document);
/// When something is measured or checked.
pub const PERIOD: Link = link("perioder", Target::Period);
/// An indicator to the groups that it is divided in.
pub const DIVISION: Link = link("uppdelning", Target::Division);
/// A question of the model to the parts that answer it.
pub const PART: Link = link("delar", Target::Part);
/// An exception to the rule that it lifts.
pub const RULE: Link = link("regel", Target::Rule);
