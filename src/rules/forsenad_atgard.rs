//! A decided action past its day and not carried out (R63).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    rules::{Check, Facts, Findings, Rule},
    status::action,
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "forsenad-atgard",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/forsenad-atgard.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for it in facts.things_of(ThingKind::Action) {
        if !action::is_decided(it, facts.day) || !action::is_late(it, facts.day) || it.valid().to < facts.day
        {
            continue;
        }
        let Some(due) = it.date("klart") else { continue };
        findings
            .report(
                it.get("klart").map_or_else(|| it.span(), Item::span),
                format!("åtgärden `{}` skulle ha varit klar {due}", it.id()),
            )
            .help("skriv `status = \"genomford\"` när den är gjord, eller fatta ett nytt beslut om `klart`");
    }
}
