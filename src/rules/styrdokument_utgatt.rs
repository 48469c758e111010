//! A governing document whose last day has passed (R76).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "styrdokument-utgatt",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/styrdokument-utgatt.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for document in facts.plan.documents() {
        let Some(last) = facts.plan.document_end(document).filter(|it| *it < facts.day) else { continue };
        let written = document.get("giltig_till").or_else(|| document.get("giltig"));
        findings
            .report(
                written.map_or(document.key_span(), Item::span),
                format!("styrdokumentet `{}` gällde till och med {last}", document.key()),
            )
            .help("fatta ett nytt beslut och ändra dagen, eller ta bort dokumentet och länkarna till det");
    }
}
