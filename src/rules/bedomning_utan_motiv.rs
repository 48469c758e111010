//! A judgement that says something else than the figures, without saying why (R43).

use crate::{
    config::light::Signal,
    diagnostic::Severity,
    model::indicator::Direction,
    rules::{Facts, Findings, Rule},
    source::Span,
    status::{followed::Followed, words},
};

pub(super) const RULE: Rule = Rule {
    id: "bedomning-utan-motiv",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/bedomning-utan-motiv.md"),
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for followed in &facts.followed {
        goals(followed, findings);
        indicators(followed, findings);
    }
}

/// Judgements of goals in the analysis, against what the indicators propose.
fn goals(followed: &Followed<'_>, findings: &mut Findings) {
    let Some(analysis) = followed.analysis else { return };
    for goal in &followed.goals {
        let Some(assessed) = goal.assessed.filter(|it| *it != goal.proposed) else { continue };
        let Some(judgement) = analysis.judgement(goal.goal) else { continue };
        let is_explained = judgement.reason().is_some_and(|it| !it.trim().is_empty());
        if is_explained || judgement.item.mentions("motiv") && judgement.reason().is_none() {
            continue;
        }
        let span = judgement.item.get("status").map_or(judgement.item.key_span(), |it| it.span());
        let what = format!("målet `{}` är bedömt som {}", goal.goal.id(), words::signal_neuter(assessed));
        let proposed = words::signal_neuter(goal.proposed);
        report(span, &what, &format!("indikatorernas förslag är {proposed}"), findings);
    }
}

/// Judgements in rows, beside a value that gives another light.
fn indicators(followed: &Followed<'_>, findings: &mut Findings) {
    for light in followed.indicators.iter().filter(|it| it.has_value && it.status != Signal::NotAssessed) {
        let direction = light.thing.indicator().and_then(|it| it.direction());
        let Some(assessed) = light.assessed.filter(|it| *it != light.status) else { continue };
        let Some(row) = light.row.filter(|_| direction != Some(Direction::Judged)) else { continue };
        if row.text("motiv").is_some_and(|it| !it.trim().is_empty()) {
            continue;
        }
        let span = row.item.get("bedomning").map_or(row.item.key_span(), |it| it.span());
        let what = format!("indikatorn `{}` är bedömd som {}", light.thing.id(), words::signal(assessed));
        report(span, &what, &format!("värdet ger {}", words::signal_neuter(light.status)), findings);
    }
}

fn report(span: Span, what: &str, against: &str, findings: &mut Findings) {
    findings
        .report(span, format!("{what} utan motiv"))
        .label(against)
        .help("skriv varför i `motiv`, så att båda kan visas");
}
