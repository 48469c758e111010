//! A goal or activity that its type wants handed out but nobody has received (R66).

use std::collections::BTreeSet;

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    model::{
        Plan,
        handout::{can_be_handed_out, may_hand_out_to},
        thing::Thing,
    },
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "ej-utdelat",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/ej-utdelat.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let received: BTreeSet<_> = facts.plan.received().into_iter().map(|(it, _)| it.key()).collect();
    let things = facts.plan.things().filter(|it| can_be_handed_out(it.kind()) && it.unit().is_some());
    for thing in things.filter(|it| !facts.plan.is_broken(it.span().file)) {
        let demanded = demanded(thing);
        if !thing.mentions("mottagare") {
            let Some((severity, name)) = demanded else { continue };
            let message = format!("`{}` är inte utdelat till någon", thing.id());
            let finding = findings.report(thing.span(), message);
            finding.severity = severity;
            finding
                .label(format!("{name} ska delas ut"))
                .help("skriv vilka som får det, som `mottagare = [\"…\"]`");
        } else if thing.is_handed_out() && !received.contains(&thing.key()) && !is_unsure(facts.plan, thing) {
            let Some(key) = thing.own("mottagare") else { continue };
            let finding = findings.report(key.key_span(), format!("`{}` når ingen mottagare", thing.id()));
            finding.severity = demanded.map_or(finding.severity, |it| it.0);
            finding.help("räkna upp enheter som finns, eller en nivå som har enheter");
        }
    }
}

/// How bad the thing's types say that it is not to hand it out, with the name of the type.
fn demanded(thing: Thing<'_>) -> Option<(Severity, &str)> {
    match thing.kind() {
        ThingKind::Goal => {
            thing.goal_types().filter_map(|it| Some((it.hand_out?, it.name.plural.as_str()))).max()
        }
        ThingKind::Activity => {
            thing.activity_type().and_then(|it| Some((it.hand_out?, it.name.plural.as_str())))
        }
        _ => None,
    }
}

/// Whether a receiver or level does not exist, could not be read or is out of reach: that has a
/// finding of its own.
fn is_unsure(plan: &Plan, thing: Thing<'_>) -> bool {
    let (Some(receivers), Some(giver)) = (thing.own("mottagare"), thing.unit()) else { return true };
    let names = receivers.list().filter_map(Item::text).filter(|it| *it != "alla");
    let below = receivers.get("under").and_then(Item::text);
    let is_no_one = |it: &str| plan.unit(it).is_none_or(|it| !may_hand_out_to(plan, giver, it));
    let mut levels = receivers.get("niva").into_iter().flat_map(Item::list).filter_map(Item::text);
    names.chain(below).any(is_no_one)
        || levels.any(|it| plan.config().level(it).is_none())
        || receivers.children().any(Item::is_faulty)
}
