//! A goal handed out that a receiver has not answered (R71, C4).

use crate::{
    config::types::GoalType,
    diagnostic::Severity,
    fields::ThingKind,
    model::{thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    syntax::written::Days,
};

pub(super) const RULE: Rule = Rule {
    id: "utdelat-utan-svar",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/utdelat-utan-svar.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let ahead = Days { from: facts.day, ..Days::ALWAYS };
    let received = facts.plan.received();
    let goals =
        received.into_iter().filter(|(it, _)| it.kind() == ThingKind::Goal && it.valid().meets(ahead));
    for (goal, unit) in goals {
        let is_unsure = unit.is_broken() || !unit.answers_are_whole();
        if is_unsure || !unit.valid().meets(ahead) || unit.answers().any(|(to, _)| to == goal) {
            continue;
        }
        let demanded = demanded(goal);
        if demanded.is_empty() && unit.works_towards().binary_search(&goal.key()).is_ok() {
            continue;
        }
        let id = goal.full_id();
        let words: Vec<&str> = demanded.iter().map(|it| it.0).collect();
        let (label, help) = match words[..] {
            [] => ("utdelat härifrån".to_owned(), help(unit, &id)),
            _ => (
                format!("typen kräver svar med {}", quoted(&words)),
                format!("skriv svaret under `[svar.\"{id}\"]`, med {}", quoted(&words)),
            ),
        };
        let message = format!("`{}` har fått `{id}` men inte svarat", unit.id());
        let finding = findings.report(unit.span(), message);
        if let Some(severity) = demanded.iter().map(|it| it.1).max() {
            finding.severity = severity;
        }
        finding.related(goal.span(), label).help(help);
    }
}

fn help(unit: Unit<'_>, id: &str) -> String {
    format!(
        "låt en aktivitet eller ett mål i `{}` höra till det, eller skriv ett svar under `[svar.\"{id}\"]`",
        unit.id()
    )
}

/// What the goal's types ask of an answer.
fn demanded(goal: Thing<'_>) -> Vec<(&str, Severity)> {
    goal.goal_types().flat_map(GoalType::asked_answers).collect()
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(" och ")
}
