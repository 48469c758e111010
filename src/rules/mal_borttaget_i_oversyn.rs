//! A goal removed in an översyn, which keeps the goals of its plan (R49).

use std::collections::BTreeSet;

use crate::{
    diagnostic::Severity,
    diff::{Standing, TableChange, TableKind, UnitChange},
    fields::ThingKind,
    rules::{Check, Facts, Findings, Rule, id_bytt_utan_tidigare_id},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "mal-borttaget-i-oversyn",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/mal-borttaget-i-oversyn.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for unit in facts.base.into_iter().flat_map(|it| &it.units) {
        let renamed = id_bytt_utan_tidigare_id::renamed(unit, facts.day.year());
        let renamed: BTreeSet<&str> = renamed.iter().map(|it| it.0).collect();
        let has_new_id = |it: &TableChange<'_>| renamed.contains(it.table().name.as_str());
        let removed = unit.tables.iter().filter(|it| is_removed_in_review(unit, it) && !has_new_id(it));
        for change in removed {
            let Some(plan) = review(unit) else { continue };
            let finding = findings.report(
                plan.key_span(),
                format!("målet `{}` är borttaget i en översyn utan beslut", change.table().name),
            );
            finding.label("en översyn behåller målen");
            finding
                .help("låt målet stå kvar med `avslutad = { datum, motiv, beslut }`, eller skriv en ny plan");
        }
    }
}

/// Whether a goal went without a decision from a unit whose latest plan is an översyn.
pub(super) fn is_removed_in_review(unit: &UnitChange<'_>, change: &TableChange<'_>) -> bool {
    change.table().kind == TableKind::Thing(ThingKind::Goal)
        && change.after.is_none()
        && matches!(change.standing, Standing::Undecided)
        && review(unit).is_some()
}

/// The unit's latest plan, when it is an översyn.
fn review<'p>(unit: &UnitChange<'p>) -> Option<Item<'p>> {
    let latest = unit.after?.plan_periods().max_by_key(|it| it.0).map(|it| it.1)?;
    (latest.get("typ").and_then(Item::text) == Some("oversyn")).then_some(latest)
}
