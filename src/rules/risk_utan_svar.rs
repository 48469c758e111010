//! A grave risk that is neither met with an action nor accepted by decision (R82).

use crate::{
    diagnostic::Severity,
    fields::{ThingKind, links},
    model::{thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "risk-utan-svar",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/risk-utan-svar.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(limit) = facts.plan.config().internal_control.needs_answer else { return };
    for risk in facts.things_of(ThingKind::Risk) {
        let Some(product) = product(risk).filter(|it| *it >= limit) else { continue };
        let may_be_lost = risk.unit().is_some_and(|it| it.is_broken() || it.above().any(Unit::is_broken));
        if may_be_lost || risk.valid().to < facts.day {
            continue;
        }
        let (what, help) = match risk.text("hantering") {
            Some("accepteras") if risk.mentions("beslut") => continue,
            Some("accepteras") => {
                ("accepteras utan beslut", "skriv `beslut = { organ = \"…\", datum = … }`".to_owned())
            }
            Some(_) if has_action(risk) => continue,
            Some(_) => ("har ingen åtgärd", action_help(risk)),
            None if risk.mentions("hantering") => continue,
            None => (
                "saknar svar",
                "skriv `hantering = \"atgard\"`, eller `\"accepteras\"` med ett beslut".to_owned(),
            ),
        };
        findings
            .report(
                risk.get("hantering").map_or_else(|| risk.span(), Item::span),
                format!("risken `{}` {what}", risk.id()),
            )
            .label(format!("risktalet är {product}, och från {limit} krävs ett svar"))
            .help(help);
    }
}

fn product(risk: Thing<'_>) -> Option<i64> {
    let degree = |key| risk.get(key).and_then(Item::integer);
    degree("sannolikhet")?.checked_mul(degree("konsekvens")?)
}

fn has_action(risk: Thing<'_>) -> bool {
    risk.linked_from(&links::CONCERNS)
        .any(|it| it.kind() == ThingKind::Action && it.text("status") != Some("avvisad"))
}

fn action_help(risk: Thing<'_>) -> String {
    format!("skriv en åtgärd med `avser = [\"{}\"]` i atgarder.toml", risk.id())
}
