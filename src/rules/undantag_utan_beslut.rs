//! An exception that nobody has decided (R69).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "undantag-utan-beslut",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/undantag-utan-beslut.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for exception in facts.plan.config().exceptions.iter().filter(|it| !it.names_decision) {
        if facts.plan.is_broken(exception.span.file) {
            continue;
        }
        findings
            .report(exception.span, "undantaget har inget beslut")
            .help("skriv vem som har beslutat det, som `beslut = { organ = \"…\", datum = 2026-01-14, paragraf = \"12\" }`");
    }
}
