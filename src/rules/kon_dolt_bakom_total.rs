//! A group that worsens while the total improves (R40, status rules: Gender and small groups).

use crate::{
    diagnostic::Severity,
    model::{indicator::Indicator, outcome::Outcome, period::Period, thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    status::{Trend, indicator},
};

pub(super) const RULE: Rule = Rule {
    id: "kon-dolt-bakom-total",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/kon-dolt-bakom-total.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(period) = Period::latest(&facts.plan.config().follow_up, facts.day) else { return };
    for (subject, unit, outcome) in facts.outcomes() {
        if outcome.period != period || outcome.groups().next().is_none() {
            continue;
        }
        let Some((indicator, unit)) = reported(subject, unit) else { continue };
        hidden(indicator, unit, &outcome, findings);
    }
}

/// The indicator as a unit reports it; a shared one as the first that takes it up does.
fn reported<'p>(subject: Thing<'p>, unit: Option<Unit<'p>>) -> Option<(Indicator<'p>, Unit<'p>)> {
    if let Some(unit) = unit {
        return Some((subject.indicator()?, unit));
    }
    let taken_up = |unit: Unit<'p>| unit.thing(subject.id())?.indicator().map(|it| (it, unit));
    subject.plan().units().find_map(taken_up)
}

fn hidden(indicator: Indicator<'_>, unit: Unit<'_>, outcome: &Outcome<'_>, findings: &mut Findings) {
    let light = indicator::light(indicator, unit, outcome.period);
    if light.trend != Trend::Better {
        return;
    }
    for group in light.groups.iter().filter(|it| it.trend == Trend::Worse && !it.is_suppressed) {
        let Some(row) = outcome.groups().find(|it| it.id() == group.id) else { continue };
        let name = group.name.to_lowercase();
        findings
            .report(row.item.key_span(), format!("{name} får det sämre medan helheten blir bättre"))
            .related(outcome.value_item().span(), "helheten")
            .help(format!("skriv i analysen vad det beror på, och vad ni gör för {name}"));
    }
}
