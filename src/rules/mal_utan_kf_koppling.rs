//! A goal from which no chain leads to the council's goals (R11).

use crate::{
    diagnostic::Severity,
    fields::{ThingKind, links},
    model::{thing::Thing, thread::Thread, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "mal-utan-kf-koppling",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/mal-utan-kf-koppling.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let thread = Thread::of(facts.plan);
    // What has ended hung on goals that may have made way for others since.
    for goal in facts.plan.things_of(ThingKind::Goal).filter(|it| !it.is_over(facts.day)) {
        if !must_link(goal) || thread.reaches(goal) || goal.unit().is_some_and(Unit::is_broken) {
            continue;
        }
        match chain(goal) {
            Chain::Stops(path) if path.len() == 1 => {
                findings
                    .report(goal.span(), format!("målet `{}` bidrar inte till något", goal.id()))
                    .help(wanted(goal))
                    .note(format!("kedjan: {} → stopp", shown(&path)));
            }
            Chain::Stops(path) => {
                let last = path[path.len() - 1];
                let span = goal.links(&links::CONTRIBUTES_TO).next().map_or(goal.span(), |it| it.span);
                findings
                    .report(
                        span,
                        format!("målet `{}` når inte upp till ett mål på den översta nivån", goal.id()),
                    )
                    .label(format!("kedjan slutar i `{}`", last.full_id()))
                    .related(last.span(), "härifrån går ingen länk vidare")
                    .help(format!(
                        "låt `{}` bidra till ett mål ovanför, eller länka till ett annat mål",
                        last.full_id()
                    ))
                    .note(format!("kedjan: {} → stopp", shown(&path)));
            }
            // The broken link or the circle has a finding of its own.
            Chain::Broken | Chain::Circle => {}
        }
    }
}

/// What to write, with a goal of the nearest unit above that the type allows.
fn wanted(goal: Thing<'_>) -> String {
    let types: Vec<_> = goal.goal_types().collect();
    let fits =
        |it: &Thing<'_>| it.goal_type_ids().iter().any(|id| types.iter().any(|own| own.may_link_to(id)));
    let above = goal.unit().into_iter().flat_map(Unit::above);
    let example = above.flat_map(|it| it.things_of(ThingKind::Goal)).find(fits).map(Thing::full_id);
    match example {
        Some(id) => {
            format!("skriv målet ovanför som det bidrar till, till exempel `bidrar_till = [\"{id}\"]`")
        }
        None => "skriv målet ovanför som det bidrar till, under `bidrar_till`".to_owned(),
    }
}

/// Whether one of the goal's types must contribute to something.
fn must_link(goal: Thing<'_>) -> bool {
    goal.goal_types().any(crate::config::types::GoalType::must_link)
}

enum Chain<'p> {
    /// The chain from the goal to where it stops.
    Stops(Vec<Thing<'p>>),
    /// A link on the way names nothing, or what it may not.
    Broken,
    /// The way comes back to itself.
    Circle,
}

/// Follows the first link of each goal upwards to where it stops.
fn chain(goal: Thing<'_>) -> Chain<'_> {
    let mut path = vec![goal];
    loop {
        let last = path[path.len() - 1];
        let written = last.item().child("bidrar_till").map_or(0, |it| it.list().count());
        let linked: Vec<Thing<'_>> = last.links(&links::CONTRIBUTES_TO).map(|it| it.to).collect();
        let is_faulty = last.own("bidrar_till").is_none() && last.mentions("bidrar_till");
        if linked.len() < written || is_faulty {
            return Chain::Broken;
        }
        match linked.first() {
            None => return Chain::Stops(path),
            Some(next) if path.contains(next) => return Chain::Circle,
            Some(next) => path.push(*next),
        }
    }
}

fn shown(path: &[Thing<'_>]) -> String {
    path.iter().map(|it| it.full_id()).collect::<Vec<_>>().join(" → ")
}
