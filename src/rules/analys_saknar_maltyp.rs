//! An analysis that leaves out all goals of one type (R55).

use crate::{
    diagnostic::Severity,
    fields::links,
    model::{
        analysis::{Analysis, Subject},
        thing::Thing,
    },
    rules::{Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "analys-saknar-maltyp",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/analys-saknar-maltyp.md"),
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for followed in facts.followed() {
        let Some(analysis) = followed.whole_analysis() else { continue };
        // What is always handed out is told of by its receivers.
        for kind in facts.plan.config().goal_types.iter().filter(|it| it.hand_out.is_none()) {
            let is_of_kind = |it: &Thing<'_>| it.goal_type_ids().contains(&kind.id.as_str());
            let mut goals = followed.goals.iter().map(|it| it.goal).filter(is_of_kind).peekable();
            let Some(first) = goals.peek().copied() else { continue };
            if goals.any(|it| is_told(analysis, it)) {
                continue;
            }
            findings
                .report(analysis.span(), format!("analysen tar inte upp enhetens {}", kind.name.plural))
                .related(first.span(), "till exempel det här")
                .help(format!("skriv rubriken `# {}` och vad resultaten visar", first.id()));
        }
    }
}

/// Whether the analysis speaks of a goal, or of something that hangs on it.
fn is_told<'p>(analysis: Analysis<'p>, goal: Thing<'p>) -> bool {
    let told = |it: Thing<'p>| analysis.tells_of(Subject::Thing(it.key()));
    told(goal) || goal.linked_from(&links::GOAL).any(told)
}
