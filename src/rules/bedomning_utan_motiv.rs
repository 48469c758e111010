//! A judgement that says something else than the figures, without saying why (R43).

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    config::light::Signal,
    diagnostic::Severity,
    fields::ThingKind,
    model::{Plan, indicator::Direction, outcome::Outcome, period::Period, thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    source::Span,
    status::{followed::Followed, indicator, words},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "bedomning-utan-motiv",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/bedomning-utan-motiv.md"),
    checks: &[Check::Units(analysed), Check::Whole(written)],
};

fn analysed(facts: &Facts<'_>, findings: &mut Findings) {
    for followed in facts.followed() {
        goals(followed, findings);
    }
}

fn written(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(latest) = Period::latest(&facts.plan.config().follow_up, facts.day) else { return };
    // Beside a value the judgement decides nothing, and must be explained where it differs.
    let is_double = |it: &Outcome<'_>| it.item.get("bedomning").is_some() && it.value().is_some();
    let rows = facts.plan.all_outcomes().filter(|it| it.2.period >= latest && is_double(&it.2));
    let rows: Vec<(Thing<'_>, Option<Unit<'_>>, Outcome<'_>)> = rows.collect();
    // A shared indicator's own row is judged as the first unit that takes it up sees it.
    let shared: BTreeSet<&str> = rows.iter().filter(|it| it.1.is_none()).map(|it| it.0.id()).collect();
    let taken_up = if shared.is_empty() { BTreeMap::new() } else { taken_up(facts.plan, &shared) };
    for (subject, unit, row) in rows {
        let thing = if unit.is_some() { Some(subject) } else { taken_up.get(subject.id()).copied() };
        if let Some((thing, unit)) = thing.and_then(|it| Some((it, unit.or_else(|| it.unit())?))) {
            one_row(thing, unit, row, findings);
        }
    }
}

/// The first indicator of a unit that takes up each of some shared ones.
fn taken_up<'p>(plan: &'p Plan, shared: &BTreeSet<&str>) -> BTreeMap<&'p str, Thing<'p>> {
    let mut first = BTreeMap::new();
    for thing in plan.things_of(ThingKind::Indicator).filter(|it| shared.contains(it.id())) {
        first.entry(thing.id()).or_insert(thing);
    }
    first
}

/// Judgements of goals in the analysis, against what the indicators propose.
fn goals(followed: &Followed<'_>, findings: &mut Findings) {
    let Some(analysis) = followed.whole_analysis() else { return };
    for goal in &followed.goals {
        let Some(assessed) = goal.assessed.filter(|it| *it != goal.proposed) else { continue };
        let Some(judgement) = analysis.judgement(goal.goal) else { continue };
        let is_explained = judgement.reason().is_some_and(|it| !it.trim().is_empty());
        if is_explained || judgement.item.mentions("motiv") && judgement.reason().is_none() {
            continue;
        }
        let span = judgement.item.get("status").map_or(judgement.item.key_span(), Item::span);
        let what = format!("målet `{}` är bedömt som {}", goal.goal.id(), words::signal_neuter(assessed));
        let proposed = words::signal_neuter(goal.proposed);
        report(span, &what, &format!("indikatorernas förslag är {proposed}"), findings);
    }
}

/// A judgement in a row, beside a value that may give another light.
fn one_row<'p>(thing: Thing<'p>, unit: Unit<'p>, row: Outcome<'p>, findings: &mut Findings) {
    let Some(indicator) = thing.indicator().filter(|it| it.direction() != Some(Direction::Judged)) else {
        return;
    };
    let light = indicator::light(indicator, unit, row.period);
    let is_explained = row.text("motiv").is_some_and(|it| !it.trim().is_empty());
    let Some(assessed) = light.assessed.map(|it| it.signal).filter(|it| *it != light.status) else { return };
    if is_explained || light.status == Signal::NotAssessed {
        return;
    }
    let span = row.item.get("bedomning").map_or(row.item.key_span(), Item::span);
    let what = format!("indikatorn `{}` är bedömd som {}", thing.id(), words::signal(assessed));
    report(span, &what, &format!("värdet ger {}", words::signal_neuter(light.status)), findings);
}

fn report(span: Span, what: &str, against: &str, findings: &mut Findings) {
    findings
        .report(span, format!("{what} utan motiv"))
        .label(against)
        .help("skriv varför i `motiv`, så att båda kan visas");
}
