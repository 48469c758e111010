//! A unit that measures its other goals but none of its core mission (R14).

use crate::{
    config::{
        Config, Demand,
        types::{GoalType, Noun},
    },
    diagnostic::Severity,
    fields::{ThingKind, links},
    model::{thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "basverksamhet-utan-indikator",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/basverksamhet-utan-indikator.md"),
    checks: &[Check::Units(check)],
};

/// So many measured goals show that the unit can measure.
const MANY: usize = 3;

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let config = facts.plan.config();
    for unit in facts.units().filter(|it| !it.is_broken()) {
        in_unit(config, unit, facts, findings);
    }
}

fn in_unit(config: &Config, unit: Unit<'_>, facts: &Facts<'_>, findings: &mut Findings) {
    let goals = unit.things().filter(|it| it.kind() == ThingKind::Goal && it.valid().contains(facts.day));
    let (core, others): (Vec<_>, Vec<_>) = goals.partition(|it| core_type(config, *it).is_some());
    let Some(first) = core.iter().min_by_key(|it| it.span()) else { return };
    let measured = others.iter().filter(|it| is_measured(**it)).count();
    if measured < MANY || core.iter().any(|it| is_measured(*it)) {
        return;
    }
    let noun = core_type(config, *first).map_or("", |it: &Noun| &it.plural);
    findings
        .report(first.span(), format!("0 av {} {noun} har en indikator", core.len()))
        .label(format!("av enhetens andra mål har {measured} av {} en", others.len()))
        .help(format!(
            "skriv en indikator för det som är viktigast i basverksamheten: `mal = [\"{}\"]`",
            first.id()
        ));
}

/// The name of the goal's type when that is a core mission: it needs no link upwards and is no top
/// type, is not there to be handed out, and the model does not let it go without indicators.
fn core_type<'c>(config: &'c Config, goal: Thing<'c>) -> Option<&'c Noun> {
    let top = config.levels.first()?;
    let is_core =
        |it: &&GoalType| !it.must_link() && !it.is_top(&top.id) && it.indicator != Some(Demand::Off);
    let is_linked = goal.goal_types().any(GoalType::must_link);
    goal.goal_types().find(is_core).filter(|_| !is_linked && !goal.is_handed_out()).map(|it| &it.name)
}

fn is_measured(goal: Thing<'_>) -> bool {
    goal.linked_from(&links::GOAL).any(|it| it.kind() == ThingKind::Indicator)
}
