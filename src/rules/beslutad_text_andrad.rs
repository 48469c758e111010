//! The text of a decided plan changed without a decision (R24, R8).

use std::collections::BTreeSet;

use crate::{
    diagnostic::Severity,
    diff::{FieldChange, Standing, TableChange, TableKind, UnitChange, shown},
    fields::ThingKind,
    model::{Plan, thing::Thing},
    rules::{Check, Facts, Findings, Rule, id_bytt_utan_tidigare_id, mal_borttaget_i_oversyn},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "beslutad-text-andrad",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/beslutad-text-andrad.md"),
    checks: &[Check::Whole(check)],
};

/// The keys whose words, or whose place in the röda tråden, a decision settles.
const TEXTS: [&str; 8] = ["rubrik", "text", "hur", "namn", "bidrar_till", "kalla", "mal", "typ"];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for unit in facts.base.into_iter().flat_map(|it| &it.units) {
        // What only has a new id is another rule's.
        let renamed = id_bytt_utan_tidigare_id::renamed(unit, facts.day.year());
        let renamed: BTreeSet<&str> = renamed.iter().flat_map(|(old, new)| [*old, new.id()]).collect();
        for change in unit.tables.iter().filter(|it| !it.was_handed_out()) {
            changed(facts.plan, change, findings);
            if !renamed.contains(change.table().name.as_str()) {
                come_or_gone(unit, change, findings);
            }
        }
    }
}

fn changed(plan: &Plan, change: &TableChange<'_>, findings: &mut Findings) {
    let Some((_, thing)) = change.things() else { return };
    for field in change.unsettled().filter(|it| is_text(plan, thing, it)) {
        let key = field.path.join(" ");
        let span = field.after.map_or_else(|| thing.span(), Item::span);
        let was =
            field.before.map_or_else(|| "saknades".to_owned(), |it| format!("var {}", shown::value(it)));
        let (the, id) = (thing.kind().the(), thing.id());
        findings
            .report(span, format!("`{key}` i {the} `{id}` är ändrad utan beslut"))
            .label(was)
            .help(shown::remedy(id));
    }
}

fn is_text(plan: &Plan, thing: Thing<'_>, field: &FieldChange<'_>) -> bool {
    let Some(key) = field.path.first() else { return false };
    // What decides a light is another rule's.
    let is_light = thing.kind() == ThingKind::Indicator && *key == "typ";
    let is_own =
        || plan.config().vocabulary().own_fields.iter().any(|it| it.0 == thing.kind() && it.1 == *key);
    !is_light && (TEXTS.contains(key) || is_own())
}

/// A goal or element that came into a decided plan, or was taken out of it.
fn come_or_gone(unit: &UnitChange<'_>, change: &TableChange<'_>, findings: &mut Findings) {
    let TableKind::Thing(kind @ (ThingKind::Goal | ThingKind::Element)) = change.table().kind else { return };
    if !matches!(change.standing, Standing::Undecided) || change.things().is_some() {
        return;
    }
    let (the, id) = (kind.the(), &change.table().name);
    if let Some(thing) = change.after.as_ref().and_then(|it| it.thing) {
        findings
            .report(thing.span(), format!("{the} `{id}` är nytt i en beslutad plan utan beslut"))
            .help(shown::remedy(id));
    } else if let Some(span) = unit.place_of_removed()
        && !mal_borttaget_i_oversyn::is_removed_in_review(unit, change)
    {
        findings.report(span, format!("{the} `{id}` är borttaget ur en beslutad plan utan beslut")).help(
            "låt målet stå kvar med `avslutad = { datum, motiv, beslut }`, eller ge planen ett nytt `beslut`",
        );
    }
}
