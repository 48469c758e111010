//! A goal that holds for fewer or more years than its type allows (C6).

use crate::{
    config::types::GoalType,
    diagnostic::Severity,
    fields::ThingKind,
    model::thing::Thing,
    rules::{Check, Facts, Findings, Rule},
    syntax::{Item, written::Days},
};

pub(super) const RULE: Rule = Rule {
    id: "otillaten-giltighetstid",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/otillaten-giltighetstid.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for goal in facts.things_of(ThingKind::Goal) {
        // Without `giltig` a goal goes on from plan to plan, and has no span of its own.
        let Some(written) = goal.own("giltig") else { continue };
        for goal_type in goal.goal_types() {
            if !goal.is_over(facts.day) {
                one(goal, goal_type, written, findings);
            }
        }
    }
}

fn one(goal: Thing<'_>, goal_type: &GoalType, written: Item<'_>, findings: &mut Findings) {
    let Some((fewest, most)) = goal_type.years else { return };
    let days = goal.valid();
    let is_open = days.to == Days::ALWAYS.to || days.from == Days::ALWAYS.from;
    let years = i64::from(days.to.year()) - i64::from(days.from.year()) + 1;
    if !is_open && (fewest..=most).contains(&years) {
        return;
    }
    let allowed = if fewest == most { format!("{most} år") } else { format!("{fewest}–{most} år") };
    let message = if is_open {
        format!("målet `{}` gäller utan slut", goal.id())
    } else {
        format!("målet `{}` gäller {years} år", goal.id())
    };
    findings
        .report(written.span(), message)
        .label(format!("{} gäller {allowed}", goal_type.name.plural))
        .help("ändra `giltig` så att målet gäller så länge som styrmodellen säger");
}
