//! Everything behind a light, with where it is written (status rules: Explain).

use jiff::civil::Date;

use crate::{
    config::Decision,
    fields::{ThingKind, links},
    model::{
        indicator::{Computation, Indicator},
        period::Period,
        thing::Thing,
        unit::Unit,
    },
    source::{Span, lines::LineIndex},
    syntax::Item,
};

use super::{
    GoalLight, IndicatorLight, TrendPoint,
    computed::{self, Operand},
    coverage::Around,
    goal, indicator,
    series::Reading,
    verdict, words,
};

/// A place in the styrrepo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Relative to the root, with `/`.
    pub path: String,
    /// From 1.
    pub line: usize,
}

/// What an indicator's light rests on.
#[derive(Clone, Debug)]
pub struct IndicatorFacts<'p> {
    /// The light.
    pub light: IndicatorLight<'p>,
    /// Where the row stands that gave it.
    pub row: Option<Place>,
    /// Where the target stands.
    pub target: Option<Place>,
    /// What decided the target.
    pub decided: Decided,
    /// Where the indicator's own yellow limit stands.
    pub yellow: Option<Place>,
    /// The formula and its operands, where the value is computed.
    pub computed: Option<(Computation<'p>, Vec<Operand<'p>>)>,
    /// The baseline: its value in words and when it was measured.
    pub baseline: Option<(String, String)>,
    /// The first value of the trend in words, and when it was measured.
    pub before: Option<(String, String)>,
    /// Whether the plan for the year is a draft.
    pub is_draft: bool,
}

/// What a goal's light rests on.
#[derive(Clone, Debug)]
pub struct GoalFacts<'p> {
    /// The light with the goal's indicators.
    pub light: GoalLight<'p>,
    /// Where the goal stands.
    pub place: Place,
    /// Where the judgement stands.
    pub judgement: Option<Place>,
    /// The goals below it with their lights.
    pub below: Vec<GoalLight<'p>>,
    /// Whether the plan for the year is a draft.
    pub is_draft: bool,
}

/// The decisions behind something, its own or the plan's first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// The decisions, later changes last.
    pub decisions: Vec<Decision>,
}

/// What the light of an indicator rests on, as a unit reports it.
pub fn of_indicator<'p>(indicator: Indicator<'p>, unit: Unit<'p>, period: Period) -> IndicatorFacts<'p> {
    let light = indicator::light(indicator, unit, period);
    let year = light.target.map_or(period.year, |it| it.year);
    let owner = indicator.thing.unit().unwrap_or(unit);
    let when = light.measured.map_or(period, |it| it.period);
    let own_yellow = light.yellow.filter(|it| it.is_own).and_then(|_| indicator.yellow());
    IndicatorFacts {
        row: light.row.as_ref().map(|it| place(unit, it.item.key_span())),
        target: light.target.map(|it| place(unit, it.item.key_span())),
        decided: decided(indicator.thing, owner, year),
        yellow: own_yellow.map(|(_, item)| place(unit, item.key_span())),
        computed: indicator.computation().map(|it| {
            let operands = computed::operands(&it, when);
            (it, operands)
        }),
        baseline: baseline(indicator),
        before: before(&light),
        is_draft: owner.decision_for(period.year).is_none(),
        light,
    }
}

/// What the light of a goal rests on.
pub fn of_goal(goal: Thing<'_>, period: Period, day: Date) -> GoalFacts<'_> {
    let light = goal::light(goal, period, day);
    let around = Around::new(goal.plan(), period, day);
    let below = around.contributing(goal).into_iter().map(|it| goal::light(it, period, day)).collect();
    let owner = goal.unit();
    let in_plan = |span| owner.map(|it| place(it, span));
    let nowhere = || Place { path: String::new(), line: 0 };
    GoalFacts {
        place: in_plan(goal.span()).unwrap_or_else(nowhere),
        judgement: light.judgement.and_then(|it| in_plan(it.item.key_span())),
        below,
        is_draft: owner.is_some_and(|it| it.decision_for(period.year).is_none()),
        light,
    }
}

/// Where a span begins.
pub fn place(unit: Unit<'_>, span: Span) -> Place {
    let file = unit.plan().sources().file(span.file);
    Place { path: file.path.clone(), line: LineIndex::new(&file.text).position(span.start).line }
}

/// A thing's own decision, else its plan's for the year, and every change of
/// the plan that names it.
fn decided(thing: Thing<'_>, owner: Unit<'_>, year: i16) -> Decided {
    let first = thing.own_decision().or_else(|| owner.decision_for(year));
    let root = thing.plan().root(owner.file());
    let names = |change: &Item<'_>| {
        let avser = change.get(links::CHANGES.key);
        avser.into_iter().flat_map(Item::list).filter_map(Item::text).any(|it| it == thing.id())
    };
    let changes = root.get("andring").into_iter().flat_map(Item::list).filter(names);
    let changes = changes.filter_map(|it| it.get("beslut").and_then(Decision::read));
    let mut decisions: Vec<Decision> = first.into_iter().chain(changes).collect();
    decisions.sort_by_key(|it| it.date);
    decisions.dedup();
    Decided { decisions }
}

fn baseline(indicator: Indicator<'_>) -> Option<(String, String)> {
    let value = in_words(verdict::baseline(indicator)?)?;
    let when = indicator.baseline()?.get("period").and_then(Item::scalar).unwrap_or_default();
    Some((value, when.to_owned()))
}

fn before(light: &IndicatorLight<'_>) -> Option<(String, String)> {
    if let Some(TrendPoint { value, when }) = &light.trend_from {
        return Some((words::value(*value), when.clone()));
    }
    let (signal, when) = light.trend_from_judgement.as_ref()?;
    Some((words::signal(*signal).to_owned(), when.clone()))
}

fn in_words(reading: Reading) -> Option<String> {
    match reading {
        Reading::Judged(signal) => Some(words::signal(signal).to_owned()),
        reading => reading.value().map(words::value),
    }
}

/// What `UNIT/ID` or `RECEIVER/GIVER/ID` names, when it can have a light.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'p> {
    /// A goal.
    Goal(Thing<'p>),
    /// An indicator, as a unit reports it.
    Indicator(Indicator<'p>, Unit<'p>),
}

/// Finds what a full id names; nothing where there is no such goal or indicator.
pub fn find<'p>(plan: &'p crate::model::Plan, name: &str) -> Option<Subject<'p>> {
    if let Some((receiver, rest)) = name.split_once('/')
        && rest.contains('/')
    {
        let receiver = plan.unit(receiver)?;
        let thing = plan.thing(rest).filter(|it| it.is_received_by(receiver))?;
        return subject(thing, receiver);
    }
    let thing = plan.thing(name)?;
    subject(thing, thing.unit()?)
}

fn subject<'p>(thing: Thing<'p>, unit: Unit<'p>) -> Option<Subject<'p>> {
    match thing.kind() {
        ThingKind::Goal => Some(Subject::Goal(thing)),
        _ => thing.indicator().map(|it| Subject::Indicator(it, unit)),
    }
}
