//! Measures with outcomes that the analysis does not speak of (R57).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "matt-utan-analys",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/matt-utan-analys.md"),
    checks: &[Check::Units(check)],
};

/// So many ids are written out.
const MOST_NAMED: usize = 10;

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let noun = facts.plan.config().words("indikator", "mått");
    for followed in facts.followed() {
        let Some(analysis) = followed.whole_analysis() else { continue };
        let all = followed.measures().count();
        let left: Vec<String> = followed
            .measures()
            .filter(|it| !analysis.covers(it.thing))
            .map(|it| {
                if it.thing.unit() == Some(followed.unit) {
                    it.thing.id().to_owned()
                } else {
                    it.thing.full_id()
                }
            })
            .collect();
        if left.is_empty() {
            continue;
        }
        let mut named: Vec<String> = left.iter().take(MOST_NAMED).map(|it| format!("`{it}`")).collect();
        if left.len() > MOST_NAMED {
            named.push(format!("{} till", left.len() - MOST_NAMED));
        }
        findings
            .report(analysis.span(), format!("{} av {all} {noun} med utfall har analys", all - left.len()))
            .note(format!("utan analys: {}", named.join(", ")))
            .help("skriv under måttets egen rubrik eller dess måls, eller sluta mäta det");
    }
}
