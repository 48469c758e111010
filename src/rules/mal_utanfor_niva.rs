//! A goal or element on a level that its type does not allow (R7).

use crate::{
    diagnostic::Severity,
    fields::{ThingKind, words::listed},
    model::thing::Thing,
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "mal-utanfor-niva",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/mal-utanfor-niva.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for thing in facts.things() {
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
            let span = thing.own("typ").map_or_else(|| thing.span(), Item::span);
            let finding = findings.report(span, format!("{name} får inte finnas på nivån `{}`", level.id));
            if let Some(common) = common(thing, levels) {
                finding.related(common.span(), "det gemensamma står här");
            }
            finding.help(format!(
                "typen hör hemma på nivån {}; välj en annan `typ` eller flytta {} dit",
                listed(levels),
                thing.kind().the()
            ));
        }
    }
}

/// What a unit above already has of the same type: with the same id, or the first.
fn common<'p>(thing: Thing<'p>, levels: &[String]) -> Option<Thing<'p>> {
    let types = thing.type_ids();
    let is_same =
        |it: &Thing<'_>| it.kind() == thing.kind() && it.type_ids().iter().any(|it| types.contains(it));
    let above = thing.unit()?.above();
    let mut owners = above.filter(|it| it.level().is_some_and(|it| levels.contains(&it.id)));
    owners.find_map(|owner| {
        let named = owner.thing(thing.id()).filter(is_same);
        named.or_else(|| owner.things_of(thing.kind()).into_iter().find(is_same))
    })
}
