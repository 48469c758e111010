//! A success factor that belongs to no goal (R35).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    model::part::is_filled_or_faulty,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "framgangsfaktor-utan-mal",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/framgangsfaktor-utan-mal.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for factor in facts.things_of(ThingKind::SuccessFactor) {
        if is_filled_or_faulty(factor.item(), "mal") || facts.plan.is_broken(factor.item().file()) {
            continue;
        }
        let span = factor.own("mal").map_or_else(|| factor.span(), super::super::syntax::Item::key_span);
        findings
            .report(span, format!("framgångsfaktorn `{}` hör inte till något mål", factor.id()))
            .help("skriv målet som den är avgörande för: `mal = [\"…\"]`");
    }
}
