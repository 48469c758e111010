//! A file in a later edition of the format.

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    syntax::check::{EDITION, Fault},
};

pub(super) const RULE: Rule = Rule {
    id: "nyare-format",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/nyare-format.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for problem in facts.plan.problems() {
        if matches!(problem.fault, Fault::NewerFormat) {
            let edition = facts.plan.sources().slice(problem.span);
            findings
                .report(problem.span, format!("filen är skriven i format {edition}"))
                .label(format!("detta program läser format {EDITION}"))
                .help(format!("skaffa en nyare version av programmet, eller skriv `format = {EDITION}`"));
        }
    }
}
