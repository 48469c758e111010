//! Two things of a unit with the same id.

use crate::{
    diagnostic::Severity,
    model::fault::Fault,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "dubbelt-id",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/dubbelt-id.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (span, fault) in facts.plan.faults() {
        let Fault::DuplicateId { first } = fault else { continue };
        let id = facts.plan.sources().slice(span);
        findings
            .report(span, format!("`{id}` finns redan i enheten"))
            .related(*first, "här används det först")
            .help("ge den ena ett annat id; mål, indikatorer och allt annat i enheten måste heta olika");
    }
}
