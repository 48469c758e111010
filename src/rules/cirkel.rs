//! Links that lead back to where they began.

use std::collections::BTreeSet;

use crate::{
    diagnostic::Severity,
    fields::links::{self, Link},
    model::{
        fault::Fault,
        link::Linked,
        thing::{Thing, ThingId},
        unit::Unit,
    },
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "cirkel",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/cirkel.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (span, fault) in facts.plan.faults() {
        let Fault::UnitCycle { path } = fault else { continue };
        let mut ids: Vec<&str> = path.iter().map(|&it| facts.plan.unit_of(it)).map(Unit::id).collect();
        ids.push(ids[0]);
        findings
            .report(span, format!("enheten `{}` är överordnad sig själv", ids[0]))
            .note(format!("cirkeln: {}", ids.join(" → ")))
            .help("ändra `overordnad` i en av enheterna, så att kedjan slutar överst");
    }
    circles(facts, &links::CONTRIBUTES_TO, "målet `{}` bidrar till sig självt", findings);
    circles(facts, &links::COMPUTED_FROM, "indikatorn `{}` beräknas ur sig själv", findings);
}

/// Reports each circle of one kind of link once, by a walk that keeps its own stack.
fn circles(facts: &Facts<'_>, link: &'static Link, message: &str, findings: &mut Findings) {
    let mut done: BTreeSet<ThingId> = BTreeSet::new();
    for start in facts.plan.things().filter(|it| it.links(link).next().is_some()) {
        if done.contains(&start.key()) {
            continue;
        }
        let mut path: Vec<(Thing<'_>, Vec<Linked<'_>>)> = vec![(start, start.links(link).collect())];
        let mut on_path: BTreeSet<ThingId> = BTreeSet::from([start.key()]);
        while let Some((thing, open)) = path.last_mut() {
            let Some(next) = open.pop() else {
                done.insert(thing.key());
                on_path.remove(&thing.key());
                path.pop();
                continue;
            };
            if on_path.contains(&next.to.key()) {
                let ring: Vec<Thing<'_>> =
                    path.iter().map(|it| it.0).skip_while(|it| *it != next.to).collect();
                report(&ring, &next, message, findings);
            } else if !done.contains(&next.to.key()) {
                on_path.insert(next.to.key());
                path.push((next.to, next.to.links(link).collect()));
            }
        }
    }
}

fn report(ring: &[Thing<'_>], closing: &Linked<'_>, message: &str, findings: &mut Findings) {
    let mut ids: Vec<String> = ring.iter().map(|it| it.full_id()).collect();
    ids.push(ids[0].clone());
    findings
        .report(closing.span, message.replace("{}", &ids[0]))
        .label("här sluts cirkeln")
        .note(format!("cirkeln: {}", ids.join(" → ")))
        .help("ta bort en av länkarna");
}
