//! A unit that has ended but still has units below it (R5).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "upphord-enhet-med-underordnade",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/upphord-enhet-med-underordnade.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for unit in facts.units() {
        let Some(superior) = unit.superior().filter(|_| !unit.is_misplaced()) else { continue };
        let ended = superior.valid().to;
        if ended >= facts.day || unit.valid().to < facts.day {
            continue;
        }
        findings
            .report(unit.span(), format!("`{}` ligger under `{}`, som har upphört", unit.id(), superior.id()))
            .related(superior.span(), format!("upphörde {ended}"))
            .help("flytta enheten, skriv `overordnad` under `[enhet]`, eller avsluta den också");
    }
}
