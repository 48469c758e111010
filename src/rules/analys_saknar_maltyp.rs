//! An analysis that leaves out all goals of one type (R55).

use crate::{
    diagnostic::Severity,
    model::thing::Thing,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "analys-saknar-maltyp",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/analys-saknar-maltyp.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for followed in facts.followed() {
        let Some(analysis) = followed.whole_analysis() else { continue };
        // What is always handed out is told of by its receivers.
        for kind in facts.plan.config().goal_types.iter().filter(|it| it.hand_out.is_none()) {
            let is_of_kind = |it: &Thing<'_>| it.goal_type_ids().contains(&kind.id.as_str());
            let mut goals = followed.goals.iter().map(|it| it.goal).filter(is_of_kind).peekable();
            let Some(first) = goals.peek().copied() else { continue };
            if goals.any(|it| analysis.tells_of_goal(it)) {
                continue;
            }
            findings
                .report(analysis.span(), format!("analysen tar inte upp enhetens {}", kind.name.plural))
                .related(first.span(), "till exempel det här")
                .help(format!("skriv rubriken `# {}` och vad resultaten visar", first.id()));
        }
    }
}
