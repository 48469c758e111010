//! Two levels or degrees of the model with the same id (C1, C11).

use std::collections::BTreeMap;

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    source::Span,
};

pub(super) const RULE: Rule = Rule {
    id: "modell-dubbelt-id",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/modell-dubbelt-id.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let config = facts.plan.config();
    let levels = config.levels.iter().map(|it| (it.id.as_str(), it.span));
    twice(levels, "nivåer", findings);
    let steps = config.status.steps.iter().map(|it| (it.id.as_str(), it.span));
    twice(steps, "grader", findings);
}

fn twice<'c>(ids: impl Iterator<Item = (&'c str, Span)>, what: &str, findings: &mut Findings) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for (id, span) in ids {
        let first = *seen.entry(id).or_insert(span);
        if first != span {
            findings
                .report(span, format!("två {what} heter `{id}`"))
                .related(first, "den första")
                .help("ge den ena ett annat id; bara den första används");
        }
    }
}
