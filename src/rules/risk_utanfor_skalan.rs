//! A risk with a degree that the scales of the styrmodell do not have (R82).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "risk-utanfor-skalan",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/risk-utanfor-skalan.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let scales = &facts.plan.config().internal_control;
    for risk in facts.things_of(ThingKind::Risk) {
        for (key, scale) in [("sannolikhet", &scales.likelihood), ("konsekvens", &scales.consequence)] {
            let Some((item, degree)) = risk.get(key).and_then(|it| Some((it, Item::integer(it)?))) else {
                continue;
            };
            let is_within = usize::try_from(degree).is_ok_and(|it| it <= scale.len());
            if scale.is_empty() || is_within {
                continue;
            }
            let degrees: Vec<String> =
                (1..).zip(scale).map(|(number, name)| format!("{number} {name}")).collect();
            findings
                .report(item.span(), format!("`{key}` går bara till {}", scale.len()))
                .help(format!("skriv ett tal på skalan: {}", degrees.join(", ")));
        }
    }
}
