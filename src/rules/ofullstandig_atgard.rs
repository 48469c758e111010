//! An action that does not say what it is about, who answers for it, or when (R63).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    rules::{Check, Facts, Findings, Rule},
    status::words::and,
};

pub(super) const RULE: Rule = Rule {
    id: "ofullstandig-atgard",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/ofullstandig-atgard.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for action in facts.things_of(ThingKind::Action) {
        let is_rejected = action.text("status") == Some("avvisad");
        let is_decided = matches!(action.text("status"), Some("beslutad" | "pagar"));
        let wanted = [("avser", !is_rejected), ("ansvarig", is_decided), ("klart", is_decided)];
        let missing: Vec<String> = wanted
            .into_iter()
            .filter(|(key, is_wanted)| *is_wanted && !action.mentions(key))
            .map(|(key, _)| format!("`{key}`"))
            .collect();
        if !missing.is_empty() {
            findings
                .report(action.span(), format!("åtgärden `{}` saknar {}", action.id(), and(&missing)))
                .help("skriv vad den avser, rollen som ansvarar och dagen då den ska vara klar");
        }
    }
}
