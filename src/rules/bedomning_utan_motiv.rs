//! A judgement that says something else than the figures, without saying why (R43).

use crate::{
    config::light::Signal,
    diagnostic::Severity,
    model::{Plan, indicator::Direction, outcome::Outcome, period::Period, thing::Thing, unit::Unit},
    rules::{Facts, Findings, Rule},
    source::Span,
    status::{followed::Followed, indicator, words},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "bedomning-utan-motiv",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/bedomning-utan-motiv.md"),
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for followed in facts.followed() {
        goals(followed, findings);
    }
    let Some(latest) = Period::latest(&facts.plan.config().follow_up, facts.day) else { return };
    for (subject, unit, row) in facts.plan.all_outcomes().filter(|it| it.2.period >= latest) {
        // Beside a value the judgement decides nothing, and must be explained where it differs.
        if row.item.get("bedomning").is_some() && row.value().is_some() {
            one_row(facts.plan, subject, unit, row, findings);
        }
    }
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
fn one_row<'p>(
    plan: &'p Plan,
    subject: Thing<'p>,
    unit: Option<Unit<'p>>,
    row: Outcome<'p>,
    findings: &mut Findings,
) {
    // A shared indicator's own row is judged as the first unit that takes it up sees it.
    let taken_up = || plan.units().find_map(|it| Some((it.thing(subject.id())?, it)));
    let Some((thing, unit)) = unit.map(|it| (subject, it)).or_else(taken_up) else { return };
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
