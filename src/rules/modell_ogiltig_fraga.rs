//! A question of the pyramid that nothing answers, or a part that answers two (R6).

use std::collections::BTreeMap;

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    source::Span,
};

pub(super) const RULE: Rule = Rule {
    id: "modell-ogiltig-fraga",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/modell-ogiltig-fraga.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for question in &facts.plan.config().questions {
        if question.parts.is_empty() && !facts.plan.is_broken(question.span.file) {
            findings
                .report(question.span, "ingen del av planen svarar på frågan")
                .help("skriv delarna som svarar, som `delar = [\"indikator\"]`");
        }
        for (part, span) in &question.parts {
            let first = *seen.entry(part).or_insert(*span);
            if first != *span {
                findings
                    .report(*span, format!("`{part}` svarar på två frågor och skulle skrivas ut två gånger"))
                    .related(first, "står redan här")
                    .help("låt delen svara på den ena frågan");
            }
        }
    }
}
