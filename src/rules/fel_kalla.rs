//! A core mission that comes from another kind of document than its type of unit has (R2, R3).

use crate::{
    diagnostic::Severity,
    fields::{ThingKind, words::listed},
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "fel-kalla",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/fel-kalla.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for unit in facts.units() {
        let Some(model) = unit.type_model().filter(|it| !it.sources.is_empty()) else { continue };
        for goal in unit.things().filter(|it| it.kind() == ThingKind::Goal) {
            let comes_from_source = goal.goal_types().any(crate::config::types::GoalType::has_source);
            let Some(sources) = goal.own("kalla").filter(|_| comes_from_source) else { continue };
            let types: Vec<Option<&str>> =
                sources.list().filter_map(Item::text).map(|it| type_of(facts, it)).collect();
            // A document without a type, or none at all, is no evidence.
            let is_other = |it: Option<&str>| it.is_some_and(|it| !model.sources.iter().any(|own| own == it));
            if types.is_empty() || !types.into_iter().all(is_other) {
                continue;
            }
            findings
                .report(
                    sources.span(),
                    format!("uppdraget för {} ska komma ur {}", model.name.plural, listed(&model.sources)),
                )
                .help(format!(
                    "lägg till ett styrdokument av typen {} under `kalla`",
                    listed(&model.sources)
                ));
        }
    }
}

/// The type of a document in the register.
fn type_of<'f>(facts: &Facts<'f>, document: &str) -> Option<&'f str> {
    facts.plan.document(document)?.get("typ")?.text()
}
