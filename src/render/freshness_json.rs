//! `styr log` without a thing as JSON, edition 1.

use serde::Serialize;

use crate::{
    model::Plan,
    report::freshness::{Followed, Freshness, Owner, Part},
};

use super::json::{FORMAT, text};

#[derive(Serialize)]
struct Output<'p> {
    format: u32,
    period: Option<String>,
    whole: bool,
    parts: Vec<PartOutput<'p>>,
}

#[derive(Serialize)]
struct PartOutput<'p> {
    unit: &'p str,
    name: &'p str,
    owners: Vec<OwnerOutput<'p>>,
    missing: Vec<MissingOutput<'p>>,
}

#[derive(Serialize)]
struct OwnerOutput<'p> {
    responsible: Option<&'p str>,
    unknown: bool,
    indicators: usize,
    missing: usize,
    never: usize,
    latest: Option<String>,
}

#[derive(Serialize)]
struct MissingOutput<'p> {
    unit: &'p str,
    id: String,
    responsible: Option<&'p str>,
    latest: Option<String>,
}

/// The whole answer.
pub fn freshness(answer: &Freshness<'_>, plan: &Plan) -> String {
    text(&Output {
        format: FORMAT,
        period: answer.period.map(|it| it.written(&plan.config().follow_up)),
        whole: !answer.is_cut,
        parts: answer.parts.iter().map(part).collect(),
    })
}

fn part<'p>(part: &Part<'p>) -> PartOutput<'p> {
    PartOutput {
        unit: part.unit.id(),
        name: part.unit.name(),
        owners: part.owners.iter().map(owner).collect(),
        missing: part.missing.iter().map(missing).collect(),
    }
}

fn owner<'p>(it: &Owner<'p>) -> OwnerOutput<'p> {
    OwnerOutput {
        responsible: it.role,
        unknown: it.is_unknown,
        indicators: it.indicators,
        missing: it.missing,
        never: it.never,
        latest: it.latest.map(|it| it.to_string()),
    }
}

fn missing<'p>(it: &Followed<'p>) -> MissingOutput<'p> {
    let is_own = it.indicator.unit() == Some(it.unit);
    MissingOutput {
        unit: it.unit.id(),
        id: if is_own { it.indicator.id().to_owned() } else { it.indicator.full_id() },
        responsible: it.indicator.responsible(),
        latest: it.latest.map(|it| it.to_string()),
    }
}
