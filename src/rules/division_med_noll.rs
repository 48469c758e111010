//! A computed indicator that divides by zero (status rules: beraknas).

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    model::{
        indicator::{Computation, Indicator},
        period::Period,
    },
    rules::{Check, Facts, Findings, Rule},
    status::computed,
};

pub(super) const RULE: Rule = Rule {
    id: "division-med-noll",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/division-med-noll.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = &facts.plan.config().follow_up;
    for thing in facts.things_of(ThingKind::Indicator) {
        let Some(formula) = thing.indicator().and_then(Indicator::computation) else { continue };
        if !formula.is_divided || !formula.is_whole {
            continue;
        }
        let rows = formula.divided_by.iter().flat_map(|it| facts.plan.outcomes(*it, it.unit()));
        let periods: BTreeSet<Period> = rows.map(|it| it.period).collect();
        if let Some(period) = periods.into_iter().find(|it| divisor(&formula, *it) == Some(Decimal::ZERO)) {
            let span = formula.item.get("delat_med").unwrap_or(formula.item).span();
            findings
                .report(span, format!("`{}` delas med noll", thing.id()))
                .label(format!("summan är 0 i {}", period.written(model)))
                .help("rätta utfallet som det delas med, eller skriv `saknas` i raden");
        }
    }
}

/// The sum that is divided by, when every part of it has a value.
fn divisor(formula: &Computation<'_>, period: Period) -> Option<Decimal> {
    let operands = computed::operands(formula, period);
    let parts = operands.iter().filter(|it| it.sign == '/').map(|it| it.value);
    parts.into_iter().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it?))
}
