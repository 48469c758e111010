//! A red goal with neither a decided action nor a reason for none (R63).

use crate::{
    config::light::Signal,
    diagnostic::Severity,
    model::unit::Unit,
    rules::{Check, Facts, Findings, Rule},
    source::Span,
    status::{
        action,
        followed::{Followed, FollowedGoal},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "rott-utan-atgard",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/rott-utan-atgard.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for followed in facts.followed() {
        // An action or an analysis may be missing because its file could not be read.
        if followed.unit.is_broken() || followed.unit.above().any(Unit::is_broken) {
            continue;
        }
        for goal in followed.goals.iter().filter(|it| it.status == Signal::Red && !it.is_answered) {
            let is_news = followed.analysis.is_some() || goal.is_fresh;
            let excuse = followed.analysis.and_then(|it| it.no_action(goal.goal));
            if is_news && !followed.is_over(goal.goal) && excuse.is_none_or(|it| it.trim().is_empty()) {
                report(followed, goal, findings);
            }
        }
    }
}

fn report(followed: &Followed<'_>, goal: &FollowedGoal<'_>, findings: &mut Findings) {
    let follow_up = &goal.goal.plan().config().follow_up;
    let id = goal.goal.id();
    let period = followed.period.written(follow_up);
    let finding =
        findings.report(place(followed, goal), format!("målet `{id}` är rött men har ingen beslutad åtgärd"));
    // Until the analysis is written, or the organ has met over a proposal, there has been no time to answer.
    if followed.analysis.is_none() || is_proposed(goal) {
        finding.severity = Severity::Warning;
        finding.may_be_raised = true;
    }
    finding.label(format!("rött i {}", followed.period.name(follow_up))).help(format!(
        "besluta en åtgärd med `avser = [\"{id}\"]`, eller skriv skälet i `ingen_atgard` i analys/{period}.md"
    ));
}

/// Whether an action waits for its decision.
fn is_proposed(goal: &FollowedGoal<'_>) -> bool {
    action::about(goal.goal).any(|it| it.text("status") == Some("foreslagen"))
}

/// The judgement, where it made the goal red; else the goal.
fn place(followed: &Followed<'_>, goal: &FollowedGoal<'_>) -> Span {
    let judgement = followed.analysis.and_then(|it| it.judgement(goal.goal));
    let is_judged = goal.assessed == Some(Signal::Red);
    judgement.filter(|_| is_judged).map_or_else(|| goal.goal.span(), |it| it.item.key_span())
}
