//! A level that the styrmodell does not have.

use crate::{
    diagnostic::Severity,
    fields::words::{listed, nearest},
    model::fault::Fault,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "okand-niva",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/okand-niva.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let levels: Vec<&str> = facts.plan.config().levels.iter().map(|it| it.id.as_str()).collect();
    for (span, fault) in facts.plan.faults() {
        let Fault::UnknownLevel { name } = fault else { continue };
        let finding = findings.report(span, format!("styrmodellen har ingen nivå `{name}`"));
        let near = nearest(name, levels.iter().copied());
        if let Some(like) = near.as_ref().filter(|it| it.is_certain) {
            finding.fix.extend(facts.plan.sources().renamed(span, name, &like.name).map(|it| (span, it)));
        }
        match near {
            Some(like) => finding.help(format!("menade du `{}`?", like.name)),
            None if levels.is_empty() => {
                finding.help("skriv nivåerna i styr.toml, en `[[niva]]` för var och en")
            }
            None => finding.help(format!("skriv {}", listed(&levels))),
        };
    }
}
