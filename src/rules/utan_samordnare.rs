//! A joint commitment that nobody holds together (R20, R71).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "utan-samordnare",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/utan-samordnare.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let received = facts.plan.received();
    for some in received.chunk_by(|a, b| a.0 == b.0).filter(|it| it.len() > 1) {
        let (goal, count) = (some[0].0, some.len());
        if goal.kind() != ThingKind::Goal || goal.mentions("samordnare") {
            continue;
        }
        let Some(key) = goal.own("mottagare") else { continue };
        findings
            .report(key.key_span(), format!("`{}` har {count} mottagare men ingen samordnare", goal.id()))
            .help("skriv vem som håller ihop det, som `samordnare = \"…\"`");
    }
}
