//! A plan that leaves a value of a dimension empty (R32).

use std::collections::BTreeSet;

use crate::{
    config::{Demand, types::Dimension},
    diagnostic::Severity,
    model::{part::AskedPlan, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    syntax::check::takes_dimensions,
};

pub(super) const RULE: Rule = Rule {
    id: "dimension-obalans",
    severity: Severity::Tip,
    page: include_str!("../../docs/rules/dimension-obalans.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for dimension in &facts.plan.config().dimensions {
        let Some(severity) = dimension.balance.and_then(Demand::severity) else { continue };
        for unit in facts.units().filter(|it| !it.is_broken()) {
            for plan in unit.asked_plans(facts.day) {
                in_plan(unit, &plan, dimension, severity, findings);
            }
        }
    }
}

fn in_plan(
    unit: Unit<'_>,
    plan: &AskedPlan<'_>,
    dimension: &Dimension,
    severity: Severity,
    findings: &mut Findings,
) {
    let things = unit.things().filter(|it| takes_dimensions(it.kind()) && it.valid().meets(plan.days));
    let used: BTreeSet<&str> = things.flat_map(|it| it.dimension(&dimension.id)).collect();
    let is_known = |it: &str| dimension.values.iter().any(|(id, _)| id == it);
    // A plan that uses no value is unplaced rather than unbalanced; a misspelt value may be any.
    if used.is_empty() || used.iter().any(|it| !is_known(it)) {
        return;
    }
    let empty: Vec<&(String, String)> =
        dimension.values.iter().filter(|it| !used.contains(it.0.as_str())).collect();
    let Some((first, _)) = empty.first() else { return };
    let names: Vec<&str> = empty.iter().map(|it| it.1.as_str()).collect();
    let message = match &names[..] {
        [only] => format!("planen för {} har ingenting inom {only}", plan.item.key()),
        all => format!(
            "planen för {} har ingenting inom {} av {} delar",
            plan.item.key(),
            all.len(),
            dimension.values.len()
        ),
    };
    let key = &dimension.id;
    findings
        .report(plan.item.key_span(), message)
        .label(format!("tomt i {}: {}", dimension.name.to_lowercase(), names.join(", ")))
        .help(format!(
            "skriv ett mål, en framgångsfaktor, en indikator eller en aktivitet med `{key} = [\"{first}\"]`"
        ))
        .severity = severity.min(plan.gravest);
}
