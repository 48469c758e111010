//! An id that is not one.

use crate::{
    diagnostic::Severity,
    model::fault::Fault as LinkFault,
    rules::{Check, Facts, Findings, Rule},
    syntax::{
        check::Fault,
        id::{BadId, TAKEN, suggestion},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "ogiltigt-id",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/ogiltigt-id.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let sources = facts.plan.sources();
    for problem in facts.plan.problems() {
        let Fault::BadId(why) = &problem.fault else { continue };
        let id = sources.slice(problem.span).trim_matches(['"', '\'']);
        let finding = findings.report(problem.span, format!("`{id}` är inget id"));
        finding.help(match why {
            BadId::Characters => match suggestion(id) {
                Some(like) => format!("skriv med a–z, 0–9 och bindestreck, till exempel `{like}`"),
                None => "skriv med a–z, 0–9 och bindestreck".to_owned(),
            },
            BadId::Long => "skriv högst 64 tecken".to_owned(),
            BadId::Reserved => "välj ett annat id; Windows använder namnet till annat".to_owned(),
        });
    }
    for unit in facts.plan.units().filter(|it| TAKEN.contains(&it.id())) {
        findings
            .report(unit.span(), format!("en enhet kan inte heta `{}`", unit.id()))
            .help("välj ett annat id; ordet betyder något annat i hänvisningar");
    }
    for (span, fault) in facts.plan.faults() {
        let LinkFault::TakenName { name } = fault else { continue };
        let is_dimension = facts.plan.config().dimensions.iter().any(|it| it.span == span);
        let (taken, what) =
            if is_dimension { ("en nyckel i formatet", "dimensionen") } else { ("en dimension", "fältet") };
        findings
            .report(span, format!("`{name}` är redan {taken}"))
            .help(format!("välj ett annat id för {what}"));
    }
}
