//! An event of the yearly wheel whose day has passed without it being noted as done (R51).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    syntax::{Item, written},
};

pub(super) const RULE: Rule = Rule {
    id: "handelse-missad",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/handelse-missad.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let this_year = facts.day.year();
    for event in facts.plan.events() {
        let passed =
            |year| facts.plan.event_day(event, year).filter(|it| *it < facts.day).map(|it| (year, it));
        let before = || passed(this_year - 1).filter(|(year, _)| is_older(event, *year));
        let Some((year, day)) = passed(this_year).or_else(before) else { continue };
        if noted(event).any(|it| it == year) {
            continue;
        }
        let title = event.get("rubrik").and_then(Item::text).unwrap_or(event.key());
        findings
            .report(
                event.get("datum").map_or(event.key_span(), Item::span),
                format!("`{title}` är inte noterad som genomförd {year}"),
            )
            .label(format!("skulle ha skett {day}"))
            .help(format!("skriv dagen: `genomford = {{ {year} = {day} }}`"));
    }
}

/// The years in which the event is noted as done, usable or not: a faulty day has its own finding.
fn noted(event: Item<'_>) -> impl Iterator<Item = i16> + use<'_> {
    let years = event.child("genomford").into_iter().flat_map(Item::children);
    years.filter_map(|it| written::year(it.key()))
}

/// Whether the event is known to have been in the wheel before a year.
fn is_older(event: Item<'_>, year: i16) -> bool {
    noted(event).any(|it| it < year)
}
