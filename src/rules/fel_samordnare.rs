//! A coordinator with no part in what it is to hold together (R20, R71).

use crate::{
    diagnostic::Severity,
    model::{handout::can_be_handed_out, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "fel-samordnare",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/fel-samordnare.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let plan = facts.plan;
    let received = plan.received();
    for thing in plan.things().filter(|it| can_be_handed_out(it.kind()) && it.is_handed_out()) {
        let Some(key) = thing.own("samordnare") else { continue };
        // An organ that is no unit has no plan to have a part in.
        let (Some(giver), Some(named)) = (thing.unit(), key.text().and_then(|it| plan.unit(it))) else {
            continue;
        };
        let first = received.partition_point(|it| it.0.key() < thing.key());
        let receivers: Vec<Unit<'_>> =
            received[first..].iter().take_while(|it| it.0 == thing).map(|it| it.1).collect();
        let is_unsure =
            key.is_faulty() || thing.own("mottagare").is_some_and(|it| it.children().any(Item::is_faulty));
        let may_anywhere = plan.config().may_hand_out.iter().any(|it| it == named.id());
        if is_unsure || may_anywhere || named == giver || giver.is_below(named) || receivers.contains(&named)
        {
            continue;
        }
        findings
            .report(key.span(), format!("`{}` varken delar ut eller har fått `{}`", named.id(), thing.id()))
            .help("låt den som delar ut, en enhet ovanför den eller en av mottagarna samordna");
    }
}
