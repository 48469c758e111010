//! A goal that nothing measures (R10, R14).

use crate::{
    config::Demand,
    diagnostic::Severity,
    fields::{ThingKind, links},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "mal-utan-indikator",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/mal-utan-indikator.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for goal in facts.things_of(ThingKind::Goal).filter(|it| !it.is_over(facts.day)) {
        let is_measured = goal.linked_from(&links::GOAL).any(|it| it.kind() == ThingKind::Indicator);
        if is_measured || goal.unit().is_some_and(crate::model::unit::Unit::is_broken) {
            continue;
        }
        let said: Vec<Option<Demand>> = goal.goal_types().map(|it| it.indicator).collect();
        if !said.is_empty() && said.iter().all(|it| *it == Some(Demand::Off)) {
            continue;
        }
        let finding = findings.report(goal.span(), format!("målet `{}` har ingen indikator", goal.id()));
        finding.help(format!(
            "skriv en indikator med `mal = [\"{}\"]`; en bedömning duger: `riktning = \"bedomning\"`",
            goal.id()
        ));
        if let Some(gravest) = said.into_iter().flatten().filter_map(Demand::severity).max() {
            finding.severity = gravest;
        }
    }
}
