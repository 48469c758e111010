//! A goal or element on a level that its type does not allow (R7).

use crate::{
    diagnostic::Severity,
    fields::{ThingKind, words::listed},
    rules::{Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "mal-utanfor-niva",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/mal-utanfor-niva.md"),
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for thing in facts.plan.things() {
        let types: Vec<(&str, &[String])> = match thing.kind() {
            ThingKind::Goal => thing.goal_types().map(|it| (it.name.plural.as_str(), &*it.levels)).collect(),
            ThingKind::Element => {
                thing.element_type().map(|it| (it.name.plural.as_str(), &*it.levels)).into_iter().collect()
            }
            _ => continue,
        };
        let Some(level) = thing.unit().and_then(crate::model::unit::Unit::level) else { continue };
        for (name, levels) in types {
            if levels.is_empty() || levels.contains(&level.id) {
                continue;
            }
            let span = thing.item().get("typ").map_or_else(|| thing.span(), Item::span);
            findings.report(span, format!("{name} får inte finnas på nivån `{}`", level.id)).help(format!(
                "typen hör hemma på nivån {}; välj en annan `typ` eller flytta {} dit",
                listed(levels),
                thing.kind().the()
            ));
        }
    }
}
