//! An action that is closed without anyone saying what it led to (R63).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "atgard-utan-effekt",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/atgard-utan-effekt.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for action in facts.things_of(ThingKind::Action) {
        let Some(status) = action.get("status").filter(|it| it.text() == Some("avslutad")) else { continue };
        let is_told = action.text("effekt").is_some_and(|it| !it.trim().is_empty());
        if is_told || action.text("effekt").is_none() && action.mentions("effekt") {
            continue;
        }
        findings.report(status.span(), format!("åtgärden `{}` är avslutad utan effekt", action.id())).help(
            "skriv vad den ledde till i `effekt`, eller `status = \"genomford\"` tills det går att säga",
        );
    }
}
