//! A review of the styrmodell or of a governing document whose day has passed (R76, R77).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "oversyn-passerad",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/oversyn-passerad.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    model(facts, findings);
    for document in facts.plan.documents() {
        let Some(review) = facts.plan.document_review(document).filter(|it| *it < facts.day) else {
            continue;
        };
        let is_over = facts.plan.document_end(document).is_some_and(|it| it < facts.day);
        if is_over || document.get("behov").and_then(Item::boolean) == Some(true) {
            continue;
        }
        if is_the_model(facts, document) {
            continue;
        }
        let written = document.get("oversyn");
        let finding = findings.report(
            written.map_or(document.key_span(), Item::span),
            format!("styrdokumentet `{}` skulle ha setts över {review}", document.key()),
        );
        if written.is_none() {
            finding.label("dagen räknas från beslutet, med typens `oversyn_ar`");
        }
        finding.help("se över det och skriv nästa `oversyn`; ett nytt beslut skrivs i `beslut`");
    }
}

/// Whether it is the decision behind the styrmodell, whose own review is told of in its place.
fn is_the_model(facts: &Facts<'_>, document: Item<'_>) -> bool {
    let config = facts.plan.config();
    facts.plan.is_model_document(document)
        && config.model_review.is_some()
        && config.model_review == document.get("oversyn").and_then(Item::date)
}

/// The styrmodell has a day of its own.
fn model(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(review) = facts.plan.config().model_review.filter(|it| *it < facts.day) else { return };
    let Some(file) = facts.plan.model_file() else { return };
    let written = facts.plan.root(file).get("modell").and_then(|it| it.get("oversyn"));
    if let Some(written) = written {
        findings
            .report(written.span(), format!("styrmodellen skulle ha setts över {review}"))
            .help("se över modellen och skriv nästa `oversyn`");
    }
}
