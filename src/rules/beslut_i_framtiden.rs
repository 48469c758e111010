//! A decision that has not been taken yet (R24).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule, decisions},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "beslut-i-framtiden",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/beslut-i-framtiden.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    decisions::each(facts.plan, true, &mut |decision| {
        let Some((item, date)) = decision.get("datum").and_then(|it: Item<'_>| Some((it, it.date()?))) else {
            return;
        };
        if date > facts.day {
            findings.report(item.span(), format!("beslutet är daterat {date}, som inte har varit än")).help(
                "rätta datumet, eller skriv in beslutet när det är fattat; till dess är det ett utkast",
            );
        }
    });
}
