//! An exception whose last day has passed (R69).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "undantag-utgatt",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/undantag-utgatt.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for exception in facts.plan.config().exceptions.iter().filter(|it| it.until < facts.day) {
        findings
            .report(exception.span, format!("undantaget gällde till och med {}", exception.until))
            .help("ta bort undantaget, eller fatta ett nytt beslut och skriv en ny sista dag");
    }
}
