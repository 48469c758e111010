//! A type that asks for something that an answer cannot say (C4).

use crate::{
    config::types::ANSWERS,
    diagnostic::Severity,
    fields::words::{listed, near},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "modell-okant-svar",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/modell-okant-svar.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for own in &facts.plan.config().goal_types {
        for (word, _) in own.answer.iter().filter(|it| !ANSWERS.contains(&it.0.as_str())) {
            let finding = findings.report(own.span, format!("ett svar kan inte ha någon `{word}`"));
            match near(word, ANSWERS.into_iter()) {
                Some(like) => finding.help(format!("menade du `{like}`?")),
                None => finding.help(format!("kräv {} under `svar`", listed(&ANSWERS))),
            };
        }
    }
}
