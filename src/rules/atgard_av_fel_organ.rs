//! An action about a goal, decided by a unit below the goal (R64).

use crate::{
    diagnostic::Severity,
    fields::{ThingKind, links},
    model::{thing::Thing, unit::Unit},
    rules::{Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "atgard-av-fel-organ",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/atgard-av-fel-organ.md"),
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for action in facts.plan.things_of(ThingKind::Action) {
        let Some(organ) = action.get("beslut").and_then(|it| it.get("organ")) else { continue };
        // An organ that is no unit has no place in the organisation to compare.
        let Some(decider) = organ.text().and_then(|it| facts.plan.unit(it)) else { continue };
        let concerned = action.links(&links::CONCERNS).filter(|it| it.to.kind() == ThingKind::Goal);
        for link in concerned.filter(|it| !may_decide(decider, it.to, action)) {
            let Some(owner) = link.to.unit() else { continue };
            findings
                .report(
                    organ.span(),
                    format!("`{}` får inte besluta om målet `{}`", decider.id(), link.to.full_id()),
                )
                .label(format!("målet hör till `{}`", owner.id()))
                .related(link.span, "åtgärden avser målet")
                .help(format!("låt `{}` besluta, eller låt åtgärden avse ett eget mål", owner.id()));
        }
    }
}

/// The owner and those above it may, and who has received the goal may for its own part.
fn may_decide<'p>(decider: Unit<'p>, goal: Thing<'p>, action: Thing<'p>) -> bool {
    let Some(owner) = goal.unit() else { return true };
    let is_received =
        || [Some(decider), action.unit()].into_iter().flatten().any(|it| goal.is_received_by(it));
    decider == owner || owner.is_below(decider) || is_received()
}
