//! An exception that lifts nothing; found by `policy`, which alone knows what was lifted (R69).

use crate::{
    config::Exception,
    diagnostic::{Diagnostic, Severity},
    model::unit::Unit,
    rules::{Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "undantag-utan-verkan",
    severity: Severity::Tip,
    page: include_str!("../../docs/rules/undantag-utan-verkan.md"),
    // Only `policy` knows what was lifted: see `unused`.
    checks: &[],
};

/// The findings about exceptions in force, given whether each of the model's lifted something.
pub(super) fn unused(facts: &Facts<'_>, lifted: &[bool]) -> Vec<Diagnostic> {
    let mut findings = Findings { rule: RULE.id, severity: RULE.severity, all: Vec::new() };
    let exceptions = facts.plan.config().exceptions.iter().zip(lifted).filter(|it| !it.1);
    for (exception, _) in exceptions.filter(|it| is_sure(facts, it.0)) {
        let units: Vec<String> = exception.units.iter().map(|it| format!("`{it}`")).collect();
        findings
            .report(
                exception.span,
                format!("undantaget behövs inte: {} följer `{}`", units.join(" och "), exception.rule),
            )
            .help("ta bort undantaget");
    }
    findings.all
}

/// Whether the exception is in force for a known rule, and for units that could all be read.
fn is_sure(facts: &Facts<'_>, exception: &Exception) -> bool {
    let units: Vec<Option<Unit<'_>>> = exception.units.iter().map(|it| facts.plan.unit(it)).collect();
    facts.day <= exception.until
        && super::find(&exception.rule).is_some()
        && !units.is_empty()
        && units.iter().all(|it| it.is_some_and(|it| !it.is_broken()))
}
