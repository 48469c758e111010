//! A decision without the paragraph of its minutes (R24).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule, decisions},
};

pub(super) const RULE: Rule = Rule {
    id: "beslut-utan-paragraf",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/beslut-utan-paragraf.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    decisions::each(facts.plan, false, &mut |decision| {
        let is_whole = decision.get("organ").is_some() && decision.get("datum").is_some();
        if is_whole && !decision.mentions("paragraf") && !facts.plan.is_broken(decision.file()) {
            findings
                .report(decision.key_span(), "beslutet saknar paragraf")
                .help("skriv paragrafen i protokollet, som `paragraf = \"112\"`");
        }
    });
}
