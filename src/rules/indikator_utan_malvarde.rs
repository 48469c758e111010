//! An indicator that measures a goal but has nothing to reach.

use crate::{
    config::light::Basis,
    diagnostic::Severity,
    fields::ThingKind,
    model::indicator::{Direction, Indicator, Role},
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "indikator-utan-malvarde",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/indikator-utan-malvarde.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for thing in facts.things_of(ThingKind::Indicator) {
        let Some(indicator) = thing.indicator() else { continue };
        if facts.plan.is_broken(thing.span().file) || !needs_target(indicator) || has_target(indicator) {
            continue;
        }
        let direction = indicator.direction().map_or("", |it| it.word());
        findings
            .report(thing.span(), format!("indikatorn `{}` har inget målvärde", thing.id()))
            .label(format!("riktningen `{direction}` behöver ett målvärde att jämföra med"))
            .help(
                "skriv till exempel `malvarde = { 2026 = 90 }`, eller ta bort `mal` om det är ett nyckeltal",
            );
    }
}

fn needs_target(indicator: Indicator<'_>) -> bool {
    indicator.direction().is_some_and(Direction::needs_target)
        && indicator.role() != Role::Input
        && indicator.basis() == Basis::Target
        && indicator.thing.goals().next().is_some()
}

/// Whether a target is written, usable or not: one that is not has a finding of its own.
fn has_target(indicator: Indicator<'_>) -> bool {
    let written = |item: Item<'_>| match item.get("malvarde") {
        Some(targets) => targets.children().next().is_some(),
        None => item.mentions("malvarde"),
    };
    written(indicator.thing.item()) || indicator.thing.shared().is_some_and(written)
}
