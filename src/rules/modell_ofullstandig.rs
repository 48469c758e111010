//! A styrmodell with faults, used as far as it could be read.

use crate::{
    diagnostic::Severity,
    model::fault::Fault,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "modell-ofullstandig",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/modell-ofullstandig.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (span, fault) in facts.plan.faults() {
        let Fault::ModelIncomplete(count) = fault else { continue };
        let path = &facts.plan.sources().file(span.file).path;
        findings
            .report(span, "styrmodellen har fel och används så långt den gick att läsa")
            .help(format!("rätta felen i {path} först ({count} st)"));
    }
}
