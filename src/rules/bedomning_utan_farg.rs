//! A judgement of something that never has a light (R19).

use crate::{
    diagnostic::Severity,
    model::{indicator::Role, thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    source::Span,
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "bedomning-utan-farg",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/bedomning-utan-farg.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (thing, _, row) in facts.outcomes() {
        if let Some(judged) = row.item.get("bedomning").filter(|_| is_input(thing)) {
            report(judged.span(), thing, findings);
        }
    }
    for analysis in facts.analyses() {
        let judged = analysis.head().get("bedomning").into_iter().flat_map(Item::entries);
        for judged in judged {
            if let Some(thing) = named(analysis.unit(), judged.key()).filter(|it| is_input(*it)) {
                report(judged.key_span(), thing, findings);
            }
        }
    }
}

fn is_input(thing: Thing<'_>) -> bool {
    thing.indicator().is_some_and(|it| it.role() == Role::Input)
}

fn named<'p>(unit: Unit<'p>, name: &str) -> Option<Thing<'p>> {
    if name.contains('/') { unit.plan().thing(name) } else { unit.thing(name) }
}

fn report(span: Span, thing: Thing<'_>, findings: &mut Findings) {
    findings
        .report(span, format!("indikatorn `{}` kan inte bedömas", thing.id()))
        .label("`typ = \"underlag\"` har aldrig någon färg")
        .related(thing.span(), "underlaget")
        .help("bedöm målet, eller indikatorn som räknas ur underlaget");
}
