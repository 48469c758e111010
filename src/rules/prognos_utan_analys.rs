//! A forecast far from the budget that the analysis does not speak of (R80).

use crate::{
    config::light::Signal,
    diagnostic::Severity,
    model::indicator::Role,
    rules::{Check, Facts, Findings, Rule},
    status::words,
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "prognos-utan-analys",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/prognos-utan-analys.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for followed in facts.followed() {
        let Some(analysis) = followed.whole_analysis() else { continue };
        for frame in followed.indicators.iter().filter(|it| it.role == Role::Frame) {
            // The yellow limit is how far off the model or the frame lets it be.
            let Some((value, Signal::Red)) = frame.forecast else { continue };
            if analysis.covers(frame.thing) {
                continue;
            }
            let item = frame.row.and_then(|it| it.item.get("prognos"));
            let id = frame.thing.id();
            findings
                .report(
                    item.map_or_else(|| analysis.span(), Item::span),
                    format!("prognosen för ramen `{id}` ligger utanför gränsen men analysen nämner den inte"),
                )
                .label(format!("prognosen {} är röd mot budgeten", words::value(value)))
                .help(format!(
                    "skriv rubriken `# {id}` i analysen, eller koppla ramen till ett mål som är analyserat"
                ));
        }
    }
}
