//! An analysis that leaves out whole perspectives of what was measured (R58).

use crate::{
    config::types::Dimension,
    diagnostic::Severity,
    fields::words::listed,
    model::{analysis::Analysis, thing::Thing},
    rules::{Check, Facts, Findings, Rule},
    status::followed::Followed,
};

pub(super) const RULE: Rule = Rule {
    id: "ensidig-analys",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/ensidig-analys.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for followed in facts.followed() {
        let Some(analysis) = followed.whole_analysis() else { continue };
        for dimension in &facts.plan.config().dimensions {
            of_dimension(followed, analysis, dimension, findings);
        }
    }
}

fn of_dimension<'p>(
    followed: &Followed<'p>,
    analysis: Analysis<'p>,
    dimension: &'p Dimension,
    findings: &mut Findings,
) {
    let goals = followed.goals.iter().map(|it| (it.goal, analysis.tells_of_goal(it.goal)));
    let measures = followed.measures().map(|it| (it.thing, analysis.covers(it.thing)));
    let all: Vec<(Thing<'p>, bool)> = goals.chain(measures).collect();
    let has = |value: &str, wanted: bool| {
        all.iter().any(|(it, told)| (*told || !wanted) && it.dimension(&dimension.id).any(|it| it == value))
    };
    let held = dimension.values.iter().filter(|(id, _)| has(id, false));
    let (told, left): (Vec<_>, Vec<_>) = held.partition(|(id, _)| has(id, true));
    // Where nothing at all is told of, that is said once.
    if left.is_empty() || told.is_empty() {
        return;
    }
    let names =
        |values: &[&(String, String)]| -> Vec<String> { values.iter().map(|it| it.1.clone()).collect() };
    findings
        .report(
            analysis.span(),
            format!("analysen säger inget om {}", listed(&names(&left)).replace(" eller ", " eller om ")),
        )
        .label(format!("{}: analysen rör bara {}", dimension.name.to_lowercase(), names(&told).join(", ")))
        .help("skriv vad som har blivit bra och inte också där");
}
