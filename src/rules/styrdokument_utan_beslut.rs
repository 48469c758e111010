//! A governing document that someone should have decided, without a decision (R77).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    status::words::and,
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "styrdokument-utan-beslut",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/styrdokument-utan-beslut.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for document in facts.plan.documents() {
        let kind =
            document.get("typ").and_then(Item::text).and_then(|it| facts.plan.config().document_type(it));
        let Some(kind) = kind.filter(|it| !it.decided_by.is_empty()) else { continue };
        let is_needed = document.get("behov").and_then(Item::boolean) == Some(true);
        if is_needed || document.mentions("beslut") {
            continue;
        }
        let deciders: Vec<String> = kind.decided_by.iter().map(|it| format!("`{it}`")).collect();
        findings
            .report(document.key_span(), format!("styrdokumentet `{}` har inget beslut", document.key()))
            .label(format!("typen `{}` beslutas av {}", kind.id, and(&deciders).replace(" och ", " eller ")))
            .help("skriv `beslut = { organ = \"…\", datum = … }`, eller `behov = true` om det inte är skrivet än");
    }
}
