//! A level that the styrmodell does not have.

use crate::{
    diagnostic::Severity,
    fields::words::{listed, near},
    model::fault::Fault,
    rules::{Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "okand-niva",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/okand-niva.md"),
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let levels: Vec<&str> = facts.plan.config().levels.iter().map(|it| it.id.as_str()).collect();
    for (span, fault) in facts.plan.faults() {
        let Fault::UnknownLevel { name } = fault else { continue };
        let finding = findings.report(span, format!("styrmodellen har ingen nivå `{name}`"));
        match near(name, levels.iter().copied()) {
            Some(like) => finding.help(format!("menade du `{like}`?")),
            None if levels.is_empty() => {
                finding.help("skriv nivåerna i styr.toml, en `[[niva]]` för var och en")
            }
            None => finding.help(format!("skriv {}", listed(&levels))),
        };
    }
}
