//! A goal that lacks a link to one of the types that it must contribute to (R18).

use crate::{
    config::types::GoalType,
    diagnostic::Severity,
    fields::{ThingKind, links, words::listed},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "mal-utan-kravd-koppling",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/mal-utan-kravd-koppling.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for goal in facts.things_of(ThingKind::Goal) {
        let types: Vec<&GoalType> =
            goal.goal_types().filter(|it| !it.must_contribute_to_all.is_empty()).collect();
        if types.is_empty() || !goal.links_are_whole(&links::CONTRIBUTES_TO) {
            continue;
        }
        // A goal whose type cannot be told, as in a unit on no level, may be of any.
        if goal.links(&links::CONTRIBUTES_TO).any(|it| it.to.type_ids().is_empty()) {
            continue;
        }
        let upper: Vec<&str> = goal.links(&links::CONTRIBUTES_TO).flat_map(|it| it.to.type_ids()).collect();
        // A goal without any link has a finding of its own.
        let Some(key) = goal.own("bidrar_till").filter(|_| !upper.is_empty()) else { continue };
        for own in types {
            let missing: Vec<&str> = own
                .must_contribute_to_all
                .iter()
                .map(String::as_str)
                .filter(|it| !upper.contains(it))
                .collect();
            if missing.is_empty() {
                continue;
            }
            let names: Vec<&str> = missing.iter().map(|it| name_of(facts, it)).collect();
            findings
                .report(
                    key.key_span(),
                    format!("`{}` bidrar inte till något {}", goal.id(), names.join(" eller ")),
                )
                .related(own.span, format!("måste bidra till {}", listed_all(&own.must_contribute_to_all)))
                .help(format!("lägg till något av typen {}", listed(&missing)));
        }
    }
}

fn name_of<'f>(facts: &'f Facts<'_>, id: &'f str) -> &'f str {
    let config = facts.plan.config();
    let goal = config.goal_type(id).map(|it| &it.name);
    goal.or_else(|| config.element_type(id).map(|it| &it.name)).map_or(id, |it| it.singular.as_str())
}

fn listed_all(types: &[String]) -> String {
    types.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(" och ")
}
