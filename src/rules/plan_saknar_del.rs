//! A part that the level asks for is missing in a plan (R6, R21, R22, R27, R28).

use jiff::civil::Date;

use crate::{
    config::{Config, Level},
    diagnostic::{Diagnostic, Severity},
    fields::ThingKind,
    model::{part::AskedPlan, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "plan-saknar-del",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/plan-saknar-del.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let config = facts.plan.config();
    for unit in facts.units() {
        let Some(level) = unit.level() else { continue };
        let parts = config.parts(level, unit.unit_type());
        for plan in unit.asked_plans(facts.day) {
            for asked in &parts {
                let Some(severity) = asked.demand.severity() else { continue };
                if config.is_unknown_part(&asked.part) {
                    continue;
                }
                if !unit.has_part(&asked.part, &plan) {
                    missing(level, &plan, &asked.part, severity, findings, unit);
                } else if has_run_out(unit, &plan, &asked.part, facts.day) {
                    let severity = severity.min(Severity::Warning);
                    let finding = missing(level, &plan, &asked.part, severity, findings, unit);
                    finding.note("slut: det som fanns har upphört under planperioden");
                }
            }
        }
    }
}

/// Whether a goal or an element that must always be there, such as the vision (R8), is there no longer.
fn has_run_out(unit: Unit<'_>, plan: &AskedPlan<'_>, part: &str, day: Date) -> bool {
    let config = unit.plan().config();
    if !plan.days.contains(day) || (config.goal_type(part).is_none() && config.element_type(part).is_none()) {
        return false;
    }
    let mut all = unit.things().filter(|it| it.is_part(part)).peekable();
    all.peek().is_some() && all.all(|it| it.is_over(day))
}

fn missing<'f>(
    level: &Level,
    plan: &AskedPlan<'_>,
    part: &str,
    severity: Severity,
    findings: &'f mut Findings,
    unit: Unit<'_>,
) -> &'f mut Diagnostic {
    let config = unit.plan().config();
    let (years, noun) = (plan.item.key(), config.part_noun(part).singular);
    let finding = findings
        .report(plan.item.key_span(), format!("planen för {years} saknar {noun}"))
        .label(format!("krävs på nivån {}", level.name))
        .help(what_to_write(config, level, part, years));
    if severity > plan.gravest {
        finding.note(why_milder(level, plan));
    }
    finding.severity = severity.min(plan.gravest);
    finding
}

fn why_milder(level: &Level, plan: &AskedPlan<'_>) -> String {
    match (plan.gravest, level.required_from) {
        (Severity::Tip, Some(from)) => format!("tills vidare: nivåns planer krävs från och med {from}"),
        _ => "utkast: planen har inget beslut, så bristen är högst en varning".to_owned(),
    }
}

fn what_to_write(config: &Config, level: &Level, part: &str, years: &str) -> String {
    let typed = |table: &str, usual: Option<&str>| {
        if usual == Some(part) {
            format!("skriv en tabell `[{table}.…]`")
        } else {
            format!("skriv en tabell `[{table}.…]` med `typ = \"{part}\"`")
        }
    };
    match part {
        "styrdokument" => format!("skriv `styrdokument = [\"…\"]` under `[plan.{years}]`"),
        "invarld" | "omvarld" => {
            format!("skriv `{part} = {{ text = \"…\", kalla = [\"…\"], datum = … }}` under `[plan.{years}]`")
        }
        _ if ThingKind::of_table(part).is_some() => format!("skriv en tabell `[{part}.…]`"),
        _ if config.goal_type(part).is_some() => typed("mal", level.goal_type.as_deref()),
        _ if config.element_type(part).is_some() => typed("element", None),
        _ => typed("aktivitet", level.activity_type.as_deref()),
    }
}
