//! An event of the yearly wheel that concerns nobody (R51).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "handelse-utan-organ",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/handelse-utan-organ.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for event in facts.plan.events() {
        let concerns_someone = event.get("organ").is_some_and(|it| it.list().next().is_some());
        if concerns_someone || event.get("organ").is_none() && event.mentions("organ") {
            continue;
        }
        findings
            .report(event.key_span(), format!("händelsen `{}` gäller inget organ", event.key()))
            .help("skriv vilka den gäller, till exempel `organ = [\"…\"]`");
    }
}
