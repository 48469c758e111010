//! A file of a unit in a folder that has no plan.

use crate::{
    diagnostic::Severity,
    model::fault::Fault,
    rules::{Check, Facts, Findings, Rule},
    source::layout,
};

pub(super) const RULE: Rule = Rule {
    id: "fil-utan-plan",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/fil-utan-plan.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (span, fault) in facts.plan.faults() {
        if !matches!(fault, Fault::WithoutPlan) {
            continue;
        }
        let path = &facts.plan.sources().file(span.file).path;
        let folder = layout::unit_folder(path, facts.plan.file(span.file).kind);
        let plan = if folder.is_empty() { "plan.toml".to_owned() } else { format!("{folder}/plan.toml") };
        findings
            .report(span, format!("filen hör till en enhet, men `{plan}` finns inte"))
            .help(format!("skriv `{plan}`, eller flytta filen till enhetens mapp"));
    }
}
