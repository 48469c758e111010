//! `styr explain UNIT/ID --format json`, edition 1.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::{
    config::Decision,
    model::unit::Unit,
    status::explanation::{GoalFacts, IndicatorFacts, Place},
};

use super::{
    json::{self, FORMAT},
    status_json::{self, GoalAnswer, IndicatorAnswer},
};

#[derive(Serialize)]
struct IndicatorExplained<'a> {
    format: u32,
    unit: &'a str,
    indicator: IndicatorAnswer<'a>,
    direction: Option<&'static str>,
    row: Option<PlaceAnswer<'a>>,
    target: Option<PlaceAnswer<'a>>,
    decisions: Vec<DecisionAnswer<'a>>,
    yellow: Option<YellowAnswer<'a>>,
    computed: Option<ComputedAnswer<'a>>,
    before: Option<PointAnswer<'a>>,
    baseline: Option<PointAnswer<'a>>,
    draft: bool,
}

#[derive(Serialize)]
struct GoalExplained<'a> {
    format: u32,
    unit: Option<&'a str>,
    goal: GoalAnswer<'a>,
    place: PlaceAnswer<'a>,
    decides: &'static str,
    rule: &'static str,
    judgement: Option<PlaceAnswer<'a>>,
    motivation: Option<&'a str>,
    by: Option<&'a str>,
    below: Vec<BelowAnswer>,
    draft: bool,
}

#[derive(Serialize)]
struct PlaceAnswer<'a> {
    path: &'a str,
    line: usize,
}

#[derive(Serialize)]
struct DecisionAnswer<'a> {
    organ: &'a str,
    datum: String,
    paragraf: Option<&'a str>,
    diarienummer: Option<&'a str>,
}

#[derive(Serialize)]
struct YellowAnswer<'a> {
    limit: Box<RawValue>,
    own: bool,
    strict: bool,
    round: Option<u32>,
    place: Option<PlaceAnswer<'a>>,
}

#[derive(Serialize)]
struct ComputedAnswer<'a> {
    times: Box<RawValue>,
    years: i16,
    operands: Vec<OperandAnswer<'a>>,
}

#[derive(Serialize)]
struct OperandAnswer<'a> {
    id: String,
    sign: &'a str,
    period: String,
    value: Option<Box<RawValue>>,
}

/// A value in words and when it was measured.
#[derive(Serialize)]
struct PointAnswer<'a> {
    value: &'a str,
    when: &'a str,
}

#[derive(Serialize)]
struct BelowAnswer {
    id: String,
    status: &'static str,
}

/// What an indicator's light rests on.
pub fn indicator(facts: &IndicatorFacts<'_>, year: i16) -> String {
    let light = &facts.light;
    let follow_up = &light.unit.plan().config().follow_up;
    json::text(&IndicatorExplained {
        format: FORMAT,
        unit: light.unit.id(),
        indicator: status_json::indicator(light, year),
        direction: light.indicator.direction().map(crate::model::indicator::Direction::word),
        row: facts.row.as_ref().map(place),
        target: facts.target.as_ref().map(place),
        decisions: facts.decided.decisions.iter().map(decision).collect(),
        yellow: light.yellow.map(|it| YellowAnswer {
            limit: json::number(it.limit),
            own: it.is_own,
            strict: it.written.strict,
            round: it.written.round,
            place: facts.yellow.as_ref().map(place),
        }),
        computed: facts.computed.as_ref().map(|(formula, operands)| ComputedAnswer {
            times: json::number(formula.times),
            years: formula.years,
            operands: operands
                .iter()
                .map(|it| OperandAnswer {
                    id: it.input.full_id(),
                    sign: match it.sign {
                        '+' => "plus",
                        '/' => "delat_med",
                        _ => "minus",
                    },
                    period: it.period.written(follow_up),
                    value: it.value.map(json::number),
                })
                .collect(),
        }),
        before: facts.before.as_ref().map(point),
        baseline: facts.baseline.as_ref().map(point),
        draft: facts.is_draft,
    })
}

/// What a goal's light rests on.
pub fn goal(facts: &GoalFacts<'_>, year: i16) -> String {
    let light = &facts.light;
    let model = &light.goal.plan().config().status;
    json::text(&GoalExplained {
        format: FORMAT,
        unit: light.goal.unit().map(Unit::id),
        goal: status_json::goal(light, year),
        place: place(&facts.place),
        decides: model.decides.word(),
        rule: model.proposal.word(),
        judgement: facts.judgement.as_ref().map(place),
        motivation: light.assessed.and_then(|it| it.reason),
        by: light.assessed.and_then(|it| it.by),
        below: facts
            .below
            .iter()
            .map(|it| BelowAnswer { id: it.goal.full_id(), status: it.status.word() })
            .collect(),
        draft: facts.is_draft,
    })
}

fn point((value, when): &(String, String)) -> PointAnswer<'_> {
    PointAnswer { value, when }
}

fn place(place: &Place) -> PlaceAnswer<'_> {
    PlaceAnswer { path: &place.path, line: place.line }
}

fn decision(decision: &Decision) -> DecisionAnswer<'_> {
    DecisionAnswer {
        organ: &decision.organ,
        datum: decision.date.to_string(),
        paragraf: decision.paragraph.as_deref(),
        diarienummer: decision.case_number.as_deref(),
    }
}
