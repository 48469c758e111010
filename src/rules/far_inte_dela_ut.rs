//! A unit that hands something out although its level may not, or where it has no say (C16).

use crate::{
    diagnostic::Severity,
    model::{
        Plan,
        handout::{can_be_handed_out, may_hand_out_to},
        unit::Unit,
    },
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "far-inte-dela-ut",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/far-inte-dela-ut.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for thing in facts.things().filter(|it| can_be_handed_out(it.kind())) {
        let Some(giver) = thing.unit() else { continue };
        let Some(receivers) = thing.own("mottagare") else { continue };
        let level = giver.level();
        if let Some(level) = level.filter(|it| !it.hands_out) {
            findings
                .report(receivers.key_span(), format!("nivån `{}` får inte dela ut till andra", level.id))
                .related(level.span, "här står `dela_ut = false`")
                .help("ta bort `mottagare`, eller låt en enhet högre upp dela ut det");
        } else if let Some((under, unit)) = outside(facts.plan, giver, receivers) {
            findings
                .report(under.span(), format!("`{}` får inte dela ut under `{}`", giver.id(), unit.id()))
                .label("ligger utanför den egna grenen")
                .help(format!(
                    "dela ut inom den egna grenen, eller räkna upp `{}` under `far_dela_ut` i styr.toml",
                    giver.id()
                ));
        }
    }
}

/// The unit below which receivers are sought, when the giver has no say there.
fn outside<'p>(plan: &'p Plan, giver: Unit<'p>, receivers: Item<'p>) -> Option<(Item<'p>, Unit<'p>)> {
    let under = receivers.get("under")?;
    let unit = plan.unit(under.text()?)?;
    (!may_hand_out_to(plan, giver, unit)).then_some((under, unit))
}
