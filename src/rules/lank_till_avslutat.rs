//! Something that holds, linked to what has ceased (R9, R11).

use crate::{
    diagnostic::Severity,
    fields::{ThingKind, links},
    model::{link::Linked, thing::Thing},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "lank-till-avslutat",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/lank-till-avslutat.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for thing in facts.things() {
        let upwards = thing.links(&links::CONTRIBUTES_TO).filter(|it| has_ceased(it.to, facts));
        let mut ceased: Vec<Linked<'_>> = upwards.collect();
        // What measures or serves several goals goes on as long as one of them does.
        let goals: Vec<Linked<'_>> = thing.links(&links::GOAL).collect();
        if goals.iter().all(|it| has_ceased(it.to, facts)) {
            ceased.extend(goals);
        }
        if ceased.is_empty() || !thing.valid().contains(facts.day) {
            continue;
        }
        // Those that never hold together have a finding of their own.
        for linked in ceased.iter().filter(|it| thing.valid().meets(it.to.valid())) {
            report(thing, linked, findings);
        }
    }
}

/// Whether it was written to end, and has done so; a unit without a plan for the year is another matter.
fn has_ceased(to: Thing<'_>, facts: &Facts<'_>) -> bool {
    let ends = to.own("giltig").is_some() || to.own("avslutad").is_some();
    ends && to.kind() == ThingKind::Goal && to.is_over(facts.day)
}

fn report(thing: Thing<'_>, linked: &Linked<'_>, findings: &mut Findings) {
    let message = format!("`{}` länkar till `{}`, som har slutat gälla", thing.id(), linked.to.full_id());
    findings
        .report(linked.span, message)
        .related(linked.to.span(), format!("gällde till och med {}", linked.to.valid().to))
        .help("peka på målet som gäller nu");
}
