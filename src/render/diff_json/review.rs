//! What stands out of a comparison, as JSON: goalposts, frames, findings.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::{
    diff::{FrameChange, FrameSum, Goalpost, Moved, shown},
    model::{Plan, thing::Thing, unit::Unit},
    policy::known::Brought,
    report::review::Review,
};

use super::{
    super::{
        findings::json::{self, Finding},
        json::number,
    },
    Decision, decision,
};

#[derive(Serialize)]
pub(super) struct MovedOutput<'c> {
    unit: Option<&'c str>,
    id: Option<String>,
    what: &'static str,
    key: String,
    before: Option<String>,
    after: Option<String>,
    decided: Option<bool>,
    decision: Option<Decision<'c>>,
}

#[derive(Serialize)]
pub(super) struct FramesOutput<'c> {
    changes: Vec<FrameOutput>,
    sums: Vec<SumOutput<'c>>,
}

#[derive(Serialize)]
struct FrameOutput {
    id: String,
    year: i16,
    before: Option<Box<RawValue>>,
    after: Option<Box<RawValue>>,
}

#[derive(Serialize)]
struct SumOutput<'c> {
    level: &'c str,
    id: &'c str,
    units: usize,
    year: i16,
    before: Box<RawValue>,
    after: Box<RawValue>,
}

#[derive(Serialize)]
pub(super) struct FindingsOutput<'c> {
    new: Vec<Finding<'c>>,
    gone: Vec<Finding<'c>>,
}

pub(super) fn moved<'c>(moved: &Moved<'c, 'c>, plans: [&'c Plan; 2]) -> MovedOutput<'c> {
    let [before, after] = shown::sides(moved.change, moved.field, plans);
    MovedOutput {
        unit: moved.unit.map(Unit::id),
        id: moved.change.table().thing.map(Thing::full_id),
        what: match moved.what {
            Goalpost::Target => "malvarde",
            Goalpost::Limit => "grans",
            Goalpost::Definition => "definition",
        },
        key: moved.field.path.join("."),
        before,
        after,
        decided: if moved.decision.is_some() { Some(true) } else { moved.is_undecided.then_some(false) },
        decision: moved.decision.map(decision),
    }
}

pub(super) fn frames<'c>(review: &Review<'c, 'c>) -> FramesOutput<'c> {
    let change = |it: &FrameChange<'_>| FrameOutput {
        id: it.frame.thing.full_id(),
        year: it.year,
        before: it.before.map(number),
        after: it.after.map(number),
    };
    let sum = |it: &FrameSum<'c>| SumOutput {
        level: it.level,
        id: it.frame.thing.id(),
        units: it.units,
        year: it.year,
        before: number(it.before),
        after: number(it.after),
    };
    FramesOutput {
        changes: review.frames.changes.iter().map(change).collect(),
        sums: review.frames.sums.iter().map(sum).collect(),
    }
}

pub(super) fn findings<'c>(brought: &'c Brought, [before, after]: [&'c Plan; 2]) -> FindingsOutput<'c> {
    FindingsOutput { new: json::all(after, &brought.new), gone: json::all(before, &brought.gone) }
}
