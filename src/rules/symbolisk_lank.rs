//! A symbolic link where a file is expected.

use crate::{
    diagnostic::Severity,
    model::fault::Fault,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "symbolisk-lank",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/symbolisk-lank.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (span, fault) in facts.plan.faults() {
        if matches!(fault, Fault::Symlink) {
            findings
                .report(span, "symboliska länkar följs inte")
                .help("lägg en vanlig fil här i stället, eller uteslut den i styr.toml");
        }
    }
}
