//! An outcome row for something that the unit neither has nor received.

use crate::{
    diagnostic::Severity,
    model::fault::{Fault, Sought},
    rules::{Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "utfall-utan-indikator",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/utfall-utan-indikator.md"),
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (span, fault) in facts.plan.faults() {
        let Fault::OutcomeWithoutSubject(missing) = fault else { continue };
        let message = format!("enheten har inte {} `{}`", missing.the, missing.name);
        let finding = findings.report(span, message);
        if let Sought::UnknownUnit(unit) = &missing.sought {
            finding.label(format!("det finns ingen enhet `{unit}`"));
        }
        let help = match (&missing.renamed, &missing.near) {
            (Some(now), _) => format!("den heter numera `{now}`"),
            (None, Some(like)) => format!("menade du `{like}`?"),
            (None, None) => format!("skriv in den i enhetens plan, eller ta bort raden `{}`", missing.name),
        };
        finding.help(help);
    }
}
