//! A unit without a plan for the day (R4).

use jiff::civil::Date;

use crate::{
    config::{Level, plans::PartDemand},
    diagnostic::Severity,
    model::unit::Unit,
    rules::{Check, Facts, Findings, Rule},
    syntax::{Item, written::Days},
};

pub(super) const RULE: Rule = Rule {
    id: "enhet-utan-plan",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/enhet-utan-plan.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let (config, day) = (facts.plan.config(), facts.day);
    for unit in facts.units() {
        let Some(level) = unit.level() else { continue };
        let parts = config.parts(level, unit.unit_type());
        let gravest = parts.iter().filter_map(|it: &&PartDemand| it.demand.severity()).max();
        let asked = level.required_from.map(|_| Severity::Error).or(gravest);
        let Some(asked) = asked.filter(|_| unit.valid().contains(day)) else { continue };
        if facts.plan.is_broken(unit.file()) || has_faulty_plan(unit) || has_plan_on(unit, day) {
            continue;
        }
        let year = day.year();
        let finding = findings
            .report(unit.span(), format!("`{}` har ingen plan för {year}", unit.id()))
            .help(format!("skriv en tabell `[plan.{year}]` med planens beslut och styrdokument"));
        if !level.is_required_on(day) {
            finding.severity = Severity::Tip;
        } else if !has_had_plan(unit, level) {
            finding.severity = asked;
        }
        if let Some(from) = level.required_from {
            finding.label(format!("planer på nivån {} krävs från och med {from}", level.name));
        }
    }
}

fn days(unit: Unit<'_>) -> impl Iterator<Item = Days> {
    unit.plan_periods().filter_map(|((from, to), _)| Days::years(from, to))
}

fn has_plan_on(unit: Unit<'_>, day: Date) -> bool {
    days(unit).any(|it| it.contains(day))
}

/// Whether a plan has held since plans were required, or is to come: then only the calendar has
/// left the unit without one.
fn has_had_plan(unit: Unit<'_>, level: &Level) -> bool {
    days(unit).any(|it| level.required_from.is_none_or(|from| from <= it.to))
}

/// Whether a plan is written in a way that has a finding of its own.
fn has_faulty_plan(unit: Unit<'_>) -> bool {
    let root = unit.plan().root(unit.file());
    match root.get("plan") {
        Some(plans) => plans.children().any(Item::is_faulty),
        None => root.mentions("plan"),
    }
}
