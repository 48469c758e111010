//! A plan whose period has begun without a decision (R24, R82).

use crate::{
    diagnostic::Severity,
    model::unit::Unit,
    rules::{Check, Facts, Findings, Rule},
    syntax::written::Days,
};

pub(super) const RULE: Rule = Rule {
    id: "plan-ej-beslutad",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/plan-ej-beslutad.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for unit in facts.units() {
        let own = unit.plan_periods().map(|(years, it)| (unit.plan_name(), years, it));
        let control = unit.control_plans().map(|(years, it)| ("Plan för intern kontroll", years, it));
        for (name, (from, to), plan) in own.chain(control).filter(|it| !facts.plan.is_broken(it.2.file())) {
            let Some(days) = Days::years(from, to) else { continue };
            let has_begun = days.from <= facts.day && unit.valid().meets(days);
            if !has_begun || plan.mentions("beslut") {
                continue;
            }
            findings
                .report(plan.key_span(), format!("{name} {} är inte beslutad fast perioden har börjat", plan.key()))
                .help(format!(
                    "skriv in beslutet, som `beslut = {{ organ = \"{}\", datum = {}-12-01, paragraf = \"1\" }}`",
                    decider(unit),
                    from - 1
                ));
        }
    }
}

/// Who decides the unit's plan, as far as the level says.
fn decider(unit: Unit<'_>) -> &str {
    match unit.level().and_then(|it| it.decided_by.as_deref()) {
        Some("overordnad") => unit.superior().map_or(unit.id(), Unit::id),
        None | Some("egen") => unit.id(),
        Some(organ) => organ,
    }
}
