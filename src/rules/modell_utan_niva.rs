//! A styrmodell without levels, so that no unit has a place (C1).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    source::Span,
    syntax::{Item, Kind},
};

pub(super) const RULE: Rule = Rule {
    id: "modell-utan-niva",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/modell-utan-niva.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(file) = facts.plan.model_file().filter(|it| !facts.plan.is_broken(*it)) else { return };
    // Without the key at all it is a missing key.
    let Some(levels) = facts.plan.root(file).child("niva").filter(|it| it.kind() == Kind::Array) else {
        return;
    };
    if levels.children().next().is_none() {
        let span = if levels.is_faulty() { Span::start_of(file) } else { Item::key_span(levels) };
        findings
            .report(span, "styrmodellen har inga nivåer")
            .help("skriv nivåerna uppifrån och ned, en `[[niva]]` för var och en");
    }
}
