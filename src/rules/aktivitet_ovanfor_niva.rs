//! An activity above the level from which the model has them (R23).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "aktivitet-ovanfor-niva",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/aktivitet-ovanfor-niva.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let config = facts.plan.config();
    let Some(from) = config.activities_from.as_deref().and_then(|it| config.level(it)) else { return };
    for activity in facts.things_of(ThingKind::Activity) {
        let Some(level) =
            activity.unit().and_then(super::super::model::unit::Unit::level_index).filter(|it| *it < from)
        else {
            continue;
        };
        if activity.is_over(facts.day) {
            continue;
        }
        let (own, lowest) = (&config.levels[level].name, &config.levels[from].name);
        findings
            .report(activity.span(), format!("aktiviteten `{}` står ovanför nivån {lowest}", activity.id()))
            .label(format!("enheten hör till nivån {own}"))
            .help("skriv ett mål här och låt enheterna under välja aktiviteterna");
    }
}
