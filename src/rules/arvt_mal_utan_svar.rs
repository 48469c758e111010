//! A goal of the superior unit that a unit neither contributes to nor answers (R26).

use crate::{
    diagnostic::Severity,
    fields::{ThingKind, links},
    model::{thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    syntax::written::Days,
};

pub(super) const RULE: Rule = Rule {
    id: "arvt-mal-utan-svar",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/arvt-mal-utan-svar.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let ahead = Days { from: facts.day, ..Days::ALWAYS };
    for unit in facts.units() {
        let planned = unit.planned_days();
        let concerns = |it: &Thing<'_>| {
            let valid = it.valid();
            let from = valid.from.max(planned.from).max(ahead.from);
            from <= valid.to.min(planned.to)
        };
        if !unit.valid().meets(ahead) || superior_is_broken(unit) || is_unsure(unit) {
            continue;
        }
        let mut inherited: Vec<Thing<'_>> = unit.inherited_goals().into_iter().filter(concerns).collect();
        if inherited.is_empty() {
            continue;
        }
        let contributes = unit.contributes_to();
        inherited.retain(|it| contributes.binary_search(&it.key()).is_err());
        inherited.retain(|goal| !unit.answers().any(|(to, _)| to == *goal));
        for goal in inherited {
            let id = goal.full_id();
            findings
                .report(unit.span(), format!("`{}` svarar inte på målet `{id}`", unit.id()))
                .related(goal.span(), "målet finns hos den överordnade enheten")
                .help(format!(
                    "låt ett mål bidra till det, eller skriv under `[svar.\"{id}\"]` varför det inte rör enheten, som `ej_relevant = \"…\"`"
                ));
        }
    }
}

fn superior_is_broken(unit: Unit<'_>) -> bool {
    unit.superior().is_some_and(|it| it.plan().is_broken(it.file()))
}

/// Whether a link or answer that is missing or wrong, and has a finding of its own, could be the one.
fn is_unsure(unit: Unit<'_>) -> bool {
    let is_loose = |goal: Thing<'_>| {
        let must = goal.goal_types().any(crate::config::types::GoalType::must_link);
        let has_none = || goal.links(&links::CONTRIBUTES_TO).next().is_none();
        !goal.links_are_whole(&links::CONTRIBUTES_TO) || (must && has_none())
    };
    let is_lower = || {
        let above = unit.superior().and_then(Unit::level_index);
        above.zip(unit.level_index()).is_some_and(|(above, own)| above < own)
    };
    unit.is_broken()
        || unit.is_misplaced()
        || unit.is_duplicate()
        || !is_lower()
        || !unit.answers_are_whole()
        || unit.things().any(|it| it.kind() == ThingKind::Goal && is_loose(it))
}
