//! `styr check --model --format json`, edition 1.

use serde::Serialize;

use crate::{
    model::Plan,
    report::trial::{Change, Trial},
};

use super::{
    application_json::{CountsAnswer, counts},
    findings::json::{Finding, Place, Places, all},
    json::{self, FORMAT},
};

#[derive(Serialize)]
struct Answer<'a> {
    format: u32,
    model: &'a str,
    usable: bool,
    new: Vec<Finding<'a>>,
    gone: Vec<Finding<'a>>,
    units: Vec<ChangeAnswer<'a>>,
    unused: Vec<UnusedAnswer<'a>>,
}

#[derive(Serialize)]
struct ChangeAnswer<'a> {
    id: &'a str,
    name: &'a str,
    becomes_invalid: bool,
    new: CountsAnswer,
    gone: CountsAnswer,
}

#[derive(Serialize)]
struct UnusedAnswer<'a> {
    key: &'a str,
    what: &'static str,
    #[serde(flatten)]
    place: Place<'a>,
}

/// The whole answer.
pub fn trial<'a>(trial: &'a Trial<'a>) -> String {
    let mut places = Places::new(trial.proposed);
    let unused = trial.unused.iter();
    json::text(&Answer {
        format: FORMAT,
        model: model(trial.proposed),
        usable: trial.is_usable(),
        new: all(trial.proposed, &trial.new),
        gone: all(trial.today, &trial.gone),
        units: trial.units.iter().map(change).collect(),
        unused: unused
            .map(|it| UnusedAnswer { key: &it.key, what: it.what, place: places.of(it.span) })
            .collect(),
    })
}

fn model(plan: &Plan) -> &str {
    plan.model_file().map_or("", |it| &plan.sources().file(it).path)
}

fn change<'a>(change: &Change<'a>) -> ChangeAnswer<'a> {
    ChangeAnswer {
        id: change.unit.id(),
        name: change.unit.name(),
        becomes_invalid: change.becomes_invalid,
        new: counts(change.new),
        gone: counts(change.gone),
    }
}
