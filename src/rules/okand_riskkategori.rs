//! A risk in a category that the styrmodell does not have (R84).

use crate::{
    diagnostic::Severity,
    fields::{
        ThingKind,
        words::{listed, near},
    },
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "okand-riskkategori",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/okand-riskkategori.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let known = &facts.plan.config().internal_control.categories;
    if known.is_empty() {
        return;
    }
    for risk in facts.things_of(ThingKind::Risk) {
        let Some((item, name)) = risk.get("kategori").and_then(|it| Some((it, it.text()?))) else { continue };
        if known.iter().any(|it| it == name) {
            continue;
        }
        findings.report(item.span(), format!("styrmodellen har ingen riskkategori `{name}`")).help(
            match near(name, known.iter().map(String::as_str)) {
                Some(like) => format!("menade du `{like}`?"),
                None => format!("skriv {}", listed(known)),
            },
        );
    }
}
