//! An action that is under way without anyone having decided it (R63).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "atgard-utan-beslut",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/atgard-utan-beslut.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for action in facts.things_of(ThingKind::Action) {
        let Some(status) = action.get("status") else { continue };
        let word = status.text().unwrap_or_default();
        let needs = matches!(word, "beslutad" | "pagar" | "genomford" | "avslutad");
        if !needs || action.mentions("beslut") {
            continue;
        }
        findings
            .report(status.span(), format!("åtgärden `{}` har inget beslut", action.id()))
            .label(format!("`{word}` kommer efter ett beslut"))
            .help("skriv `beslut = { organ = \"…\", datum = … }`, eller `status = \"foreslagen\"`");
    }
}
