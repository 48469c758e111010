//! An action about a unit's goal or indicator, decided by another unit that does not stand above it (R64).

use crate::{
    diagnostic::Severity,
    fields::{ThingKind, links},
    model::{link::Linked, thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "atgard-av-fel-organ",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/atgard-av-fel-organ.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for action in facts.things_of(ThingKind::Action) {
        let Some(organ) = action.get("beslut").and_then(|it| it.get("organ")) else { continue };
        // An organ that is no unit has no place in the organisation to compare.
        let Some(decider) = organ.text().and_then(|it| facts.plan.unit(it)) else { continue };
        // What is to be reached belongs to its owner; how, to those who do it (R31).
        let is_what = |it: &Linked<'_>| matches!(it.to.kind(), ThingKind::Goal | ThingKind::Indicator);
        let concerned = action.links(&links::CONCERNS).filter(is_what);
        for link in concerned.filter(|it| !may_decide(decider, it.to, action)) {
            let Some(owner) = link.to.unit() else { continue };
            let (the, it) = (link.to.kind().the(), link.to.full_id());
            findings
                .report(organ.span(), format!("`{}` får inte besluta om {the} `{it}`", decider.id()))
                .label(format!("{the} hör till `{}`", owner.id()))
                .related(link.span, format!("åtgärden avser {the}"))
                .help(format!("låt `{}` besluta, eller låt åtgärden avse något eget", owner.id()));
        }
    }
}

/// The owner and those above it may, and who has received the thing may for its own part.
fn may_decide<'p>(decider: Unit<'p>, thing: Thing<'p>, action: Thing<'p>) -> bool {
    let Some(owner) = thing.unit() else { return true };
    let is_received =
        || [Some(decider), action.unit()].into_iter().flatten().any(|it| thing.is_received_by(it));
    decider == owner || owner.is_below(decider) || is_received()
}
