//! A plan that is new in a year of översyn, or the other way round (R49, R50).

use crate::{
    config::registers::Cycle,
    diagnostic::Severity,
    model::unit::Unit,
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "fel-plantyp",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/fel-plantyp.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(cycle) = facts.plan.config().cycle else { return };
    for unit in facts.units() {
        for ((year, _), plan) in unit.plan_periods() {
            let Some(written) = plan.get("typ") else { continue };
            let should_be = if cycle.is_new_in(year) { "ny" } else { "oversyn" };
            if written.text() == Some(should_be) || is_its_first(unit, year) {
                continue;
            }
            findings
                .report(
                    written.span(),
                    format!("planen {} ska enligt cykeln vara {}", plan.key(), words(should_be)),
                )
                .label(rhythm(cycle))
                .help(format!("skriv `typ = \"{should_be}\"`, eller ändra `cykel` i styr.toml"));
        }
    }
}

/// Whether the unit begins that year: its first plan is new whatever the cycle says.
fn is_its_first(unit: Unit<'_>, year: i16) -> bool {
    unit.valid().from.year() == year
        || unit.item().and_then(|it| it.get("ersatter")).is_some_and(|it| it.list().next().is_some())
            && unit.plan_periods().all(|((from, _), _): ((i16, i16), Item<'_>)| from >= year)
}

fn words(word: &str) -> &str {
    if word == "ny" { "ny" } else { "en översyn" }
}

fn rhythm(cycle: Cycle) -> String {
    match cycle.every {
        1 => format!("planen görs ny varje år från {}", cycle.first),
        2 => format!("planen görs ny vartannat år från {}", cycle.first),
        years => format!("planen görs ny vart {years}:e år från {}", cycle.first),
    }
}
