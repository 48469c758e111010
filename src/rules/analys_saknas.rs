//! A unit without an analysis of the latest period that is due (R55).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    model::{period::Period, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "analys-saknas",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/analys-saknas.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let follow_up = &facts.plan.config().follow_up;
    let Some(period) = Period::latest_due(follow_up, facts.day) else { return };
    let Some(due) = period.due(follow_up) else { return };
    let end = period.end(follow_up);
    let has_goals = |it: &Unit<'_>| {
        it.things().any(|it| it.kind() == ThingKind::Goal && it.valid().contains(end) && !it.is_handed_out())
    };
    let is_here = |it: &Unit<'_>| {
        !it.id().is_empty() && !it.is_broken() && !it.is_duplicate() && it.valid().contains(end)
    };
    for unit in facts.units().filter(is_here).filter(has_goals) {
        // An analysis whose period cannot be read has a finding of its own.
        if facts.plan.analyses(unit).any(|it| it.period().is_none_or(|it| it == period)) {
            continue;
        }
        findings
            .report(unit.span(), format!("`{}` har ingen analys för {}", unit.id(), period.name(follow_up)))
            .label(format!("skulle ha varit klar {due}"))
            .help(format!("skriv `analys/{}.md` i enhetens mapp", period.written(follow_up)));
    }
}
