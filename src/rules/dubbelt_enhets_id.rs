//! Two units with the same id.

use crate::{
    diagnostic::Severity,
    model::fault::Fault,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "dubbelt-enhets-id",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/dubbelt-enhets-id.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (span, fault) in facts.plan.faults() {
        let Fault::DuplicateUnit { first } = fault else { continue };
        let id = facts.plan.sources().slice(span).trim_matches(['"', '\'']);
        findings
            .report(span, format!("en annan enhet har redan id `{id}`"))
            .related(*first, "här används det först")
            .help("ge den ena enheten ett annat id");
    }
}
