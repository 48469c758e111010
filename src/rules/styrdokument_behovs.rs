//! A governing document that is needed but not written yet (R28).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "styrdokument-behovs",
    severity: Severity::Tip,
    page: include_str!("../../docs/rules/styrdokument-behovs.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for document in facts.plan.documents() {
        let Some(needed) = document.get("behov").filter(|it| it.boolean() == Some(true)) else { continue };
        let title = document.get("titel").and_then(Item::text).unwrap_or(document.key());
        findings
            .report(needed.span(), format!("`{title}` behövs men är inte skrivet än"))
            .help("ta bort `behov` och skriv `beslut` när dokumentet är beslutat");
    }
}
