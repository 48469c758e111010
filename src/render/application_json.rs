//! `styr check --per-unit --format json`, edition 1.

use serde::Serialize;

use crate::{
    model::{Plan, unit::Unit},
    policy::Counts,
    report::application::{Application, Part},
};

use super::json::{self, FORMAT};

#[derive(Serialize)]
struct Answer<'a> {
    format: u32,
    period: Option<String>,
    parts: Vec<PartAnswer<'a>>,
    counts: CountsAnswer,
}

#[derive(Serialize)]
struct PartAnswer<'a> {
    unit: Option<&'a str>,
    name: Option<&'a str>,
    level: Option<&'a str>,
    units: usize,
    counts: CountsAnswer,
    rules: Vec<RuleAnswer>,
    exceptions: Vec<ExceptionAnswer<'a>>,
    outcomes: OutcomesAnswer<'a>,
}

#[derive(Serialize)]
pub(super) struct CountsAnswer {
    fel: usize,
    varning: usize,
    tips: usize,
}

#[derive(Serialize)]
struct RuleAnswer {
    rule: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct ExceptionAnswer<'a> {
    rule: &'a str,
    units: &'a [&'a str],
    until: String,
}

#[derive(Serialize)]
struct OutcomesAnswer<'a> {
    due: usize,
    missing: Vec<MissingAnswer<'a>>,
}

#[derive(Serialize)]
struct MissingAnswer<'a> {
    unit: &'a str,
    id: String,
    responsible: Option<&'a str>,
}

/// The whole answer.
pub fn application(answer: &Application<'_>, plan: &Plan) -> String {
    json::text(&Answer {
        format: FORMAT,
        period: answer.period.map(|it| it.written(&plan.config().follow_up)),
        parts: answer.parts.iter().map(part).collect(),
        counts: counts(answer.findings),
    })
}

pub(super) const fn counts(counts: Counts) -> CountsAnswer {
    CountsAnswer { fel: counts.errors, varning: counts.warnings, tips: counts.tips }
}

fn part<'a>(part: &'a Part<'a>) -> PartAnswer<'a> {
    let missing = part.missing.iter().map(|it| MissingAnswer {
        unit: it.unit.id(),
        id: if it.indicator.unit() == Some(it.unit) {
            it.indicator.id().to_owned()
        } else {
            it.indicator.full_id()
        },
        responsible: it.indicator.text("ansvarig").or_else(|| it.unit.responsible()),
    });
    let exceptions = part.exceptions.iter().map(|it| ExceptionAnswer {
        rule: it.rule,
        units: &it.units,
        until: it.until.to_string(),
    });
    PartAnswer {
        unit: part.unit.map(Unit::id),
        name: part.unit.map(Unit::name),
        level: part.unit.and_then(|it| Some(it.level()?.id.as_str())),
        units: part.units,
        counts: counts(part.findings),
        rules: part.rules.iter().map(|&(rule, count)| RuleAnswer { rule, count }).collect(),
        exceptions: exceptions.collect(),
        outcomes: OutcomesAnswer { due: part.due, missing: missing.collect() },
    }
}
