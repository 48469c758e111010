//! A type that must contribute to something that no unit above can have (C2).

use crate::{
    config::{Config, types::GoalType},
    diagnostic::Severity,
    fields::words::listed,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "modell-omojlig-lank",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/modell-omojlig-lank.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let config = facts.plan.config();
    for own in &config.goal_types {
        for level in levels(config, Some(&own.levels)) {
            let exists = |upper: &String| {
                let of_goals = config.goal_type(upper).map(|it| &it.levels);
                let above = of_goals.or_else(|| config.element_type(upper).map(|it| &it.levels));
                // A type or level that the model does not have has a finding of its own.
                above.is_none_or(|above| {
                    above.iter().any(|it| config.level(it).is_none())
                        || levels(config, Some(above)).into_iter().any(|it| it <= level)
                })
            };
            let any = &own.must_contribute_to;
            let missing: Vec<&String> = own.must_contribute_to_all.iter().filter(|it| !exists(it)).collect();
            if !any.is_empty() && !any.iter().any(exists) {
                report(config, own, level, &any.iter().collect::<Vec<_>>(), findings);
            } else if !missing.is_empty() {
                report(config, own, level, &missing, findings);
            }
        }
    }
}

/// Positions of levels; a type that names none may stand on all.
fn levels(config: &Config, named: Option<&Vec<String>>) -> Vec<usize> {
    match named {
        Some(named) if !named.is_empty() => named.iter().filter_map(|it| config.level(it)).collect(),
        _ => (0..config.levels.len()).collect(),
    }
}

fn report(config: &Config, own: &GoalType, level: usize, upper: &[&String], findings: &mut Findings) {
    let level = &config.levels[level].id;
    findings
        .report(own.span, format!("på nivån `{level}` har `{}` inget att bidra till", own.id))
        .label(format!("{} finns varken där eller högre upp", listed(upper)))
        .help(format!("ta bort `{level}` under `niva`, eller låt typen bidra till en som finns där"));
}
