//! A unit that hands something out although its level may not (C16).

use crate::{
    diagnostic::Severity,
    model::{handout::can_be_handed_out, unit::Unit},
    rules::{Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "far-inte-dela-ut",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/far-inte-dela-ut.md"),
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for thing in facts.plan.things().filter(|it| can_be_handed_out(it.kind())) {
        let Some(level) = thing.unit().and_then(Unit::level).filter(|it| !it.hands_out) else { continue };
        let Some(receivers) = thing.item().get("mottagare") else { continue };
        findings
            .report(receivers.key_span(), format!("nivån `{}` får inte dela ut till andra", level.id))
            .related(level.span, "här står `dela_ut = false`")
            .help("ta bort `mottagare`, eller låt en enhet högre upp dela ut det");
    }
}
