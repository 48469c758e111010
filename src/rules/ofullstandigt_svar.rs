//! An answer that says nothing, or not what the type asks for (R26, C4).

use crate::{
    diagnostic::Severity,
    model::{thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "ofullstandigt-svar",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/ofullstandigt-svar.md"),
    checks: &[Check::Units(check)],
};

/// The keys that make an answer.
const SAYS: [&str; 3] = ["ej_relevant", "tolkning", "genom"];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for unit in facts.units().filter(|it| !facts.plan.is_broken(it.file())) {
        for (goal, answer) in unit.answers() {
            if !SAYS.iter().any(|it| says(answer, it)) {
                findings.report(answer.key_span(), format!("svaret på `{}` säger ingenting", goal.full_id())).help(
                    "skriv `ej_relevant = \"…\"` med skälet, `tolkning = \"…\"`, eller `genom` med det som enheten gör",
                );
            } else if !says(answer, "ej_relevant") {
                demanded(unit, goal, answer, findings);
            }
        }
    }
}

/// What the type of a received goal asks of the receiver's answer.
fn demanded(unit: Unit<'_>, goal: Thing<'_>, answer: Item<'_>, findings: &mut Findings) {
    let types = goal.goal_types().filter(|it| !it.answer.is_empty());
    for own in types.filter(|_| goal.is_received_by(unit)) {
        for (word, severity) in own.asked_answers().filter(|it| !says(answer, it.0)) {
            let finding =
                findings.report(answer.key_span(), format!("svaret på `{}` saknar `{word}`", goal.full_id()));
            finding.severity = severity;
            finding
                .related(own.span, format!("{} ska besvaras med `{word}`", own.name.plural))
                .help(help(word));
        }
    }
}

fn help(word: &str) -> String {
    match word {
        "tolkning" => "skriv hur enheten förstår uppdraget, som `tolkning = \"…\"`".to_owned(),
        "genom" => "skriv vad enheten gör det genom, som `genom = [\"…\"]`".to_owned(),
        word => format!("skriv `{word}`"),
    }
}

/// Whether the answer has a key with something in it, usable or not.
fn says(answer: Item<'_>, key: &str) -> bool {
    match answer.get(key) {
        Some(value) if value.text().is_some() => value.text().is_some_and(|it| !it.trim().is_empty()),
        Some(value) if value.children().next().is_none() => value.scalar().is_some(),
        Some(_) => true,
        None => answer.mentions(key),
    }
}
