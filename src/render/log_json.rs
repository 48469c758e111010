//! How a thing changed, version by version, as JSON, edition 1.

use serde::Serialize;
use serde_json::Value;

use crate::{
    diff::TableChange,
    model::thing::Thing,
    report::log::{Followed, Step},
};

use super::{
    diff_json,
    json::{FORMAT, text},
};

#[derive(Serialize)]
struct Output<'s> {
    format: u32,
    id: &'s str,
    whole: bool,
    versions: &'s [Value],
}

#[derive(Serialize)]
struct VersionOutput<'s> {
    commit: String,
    date: Option<String>,
    author: &'s str,
    summary: &'s str,
    changes: Vec<diff_json::TableOutput<'s>>,
}

/// One version, to be given to [`log`].
///
/// # Panics
/// Never: its keys are text.
pub fn step(step: &Step<'_>) -> Value {
    let plans = [step.comparison.before, step.comparison.after];
    let unit_of = |it: &TableChange<'_>| it.table().thing.and_then(Thing::unit).map(|it| it.id().to_owned());
    let units: Vec<Option<String>> = step.changes.iter().map(unit_of).collect();
    let changes = step.changes.iter().zip(&units);
    let output = VersionOutput {
        commit: step.version.commit(),
        date: step.version.day.map(|it| it.to_string()),
        author: &step.version.author,
        summary: &step.version.summary,
        changes: changes.map(|(it, unit)| diff_json::change(it, unit.as_deref(), plans)).collect(),
    };
    serde_json::to_value(output).expect("a version has text keys alone")
}

/// The whole answer: the versions in which the thing changed, newest first.
pub fn log(id: &str, versions: &[Value], followed: Followed) -> String {
    text(&Output { format: FORMAT, id, whole: followed == Followed::Whole, versions })
}
