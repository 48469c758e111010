//! An answer that says both that a thing does not concern the unit and that it does.

use crate::{
    diagnostic::Severity,
    fields::{ThingKind, links},
    model::{thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "motsagande-svar",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/motsagande-svar.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for unit in facts.units() {
        for (to, answer) in unit.answers() {
            let Some(refusal) = answer.get("ej_relevant") else { continue };
            let id = to.full_id();
            if let Some(other) = ["tolkning", "genom"].into_iter().find_map(|it| answer.get(it)) {
                findings
                    .report(refusal.key_span(), format!("svaret på `{id}` säger både ja och nej"))
                    .label("rör inte enheten")
                    .related(other.key_span(), "men ändå något som enheten gör")
                    .help("ta bort det som inte stämmer");
            } else if let Some(own) = contributing(unit, to) {
                findings
                    .report(
                        refusal.key_span(),
                        format!("`{id}` sägs inte röra enheten, som ändå bidrar till det"),
                    )
                    .related(own.span(), "bidrar till det")
                    .help("ta bort svaret, eller länken");
            }
        }
    }
}

/// A goal of the unit that contributes to what it says does not concern it.
fn contributing<'p>(unit: Unit<'p>, to: Thing<'p>) -> Option<Thing<'p>> {
    let mut goals = unit.things().filter(|it| it.kind() == ThingKind::Goal);
    goals.find(|it| it.links(&links::CONTRIBUTES_TO).any(|it| it.to == to))
}
