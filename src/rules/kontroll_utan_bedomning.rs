//! A control that was counted but not judged (R83).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "kontroll-utan-bedomning",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/kontroll-utan-bedomning.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (thing, _, row) in facts.outcomes() {
        if thing.kind() != ThingKind::Control || row.item.mentions("status") {
            continue;
        }
        let Some(counted) = row.item.get("granskade").or_else(|| row.item.get("avvikelser")) else {
            continue;
        };
        findings
            .report(counted.key_span(), format!("kontrollen `{}` är räknad men inte bedömd", thing.id()))
            .help("skriv `status = \"gron\"`, `\"gul\"` eller `\"rod\"`, och `orsak` till avvikelserna");
    }
}
