//! An indicator that does not say what it measures, why, from where and by whom (R37).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    model::{
        indicator::Role,
        part::{is_filled, is_filled_or_faulty},
        thing::Thing,
    },
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "ofullstandig-indikator",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/ofullstandig-indikator.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for thing in facts.things().filter(|it| it.kind() == ThingKind::Indicator) {
        // What is shared is looked at where it is defined.
        if thing.shared().is_some() || facts.plan.is_broken(thing.item().file()) || thing.is_over(facts.day) {
            continue;
        }
        let missing: Vec<String> =
            wanted(thing).filter(|it| !is_said(thing, it)).map(|it| format!("`{it}`")).collect();
        let Some((last, rest)) = missing.split_last() else { continue };
        let listed = if rest.is_empty() { last.clone() } else { format!("{} och {last}", rest.join(", ")) };
        findings
            .report(thing.span(), format!("indikatorn `{}` saknar {listed}", thing.id()))
            .help("skriv vad som mäts, varför, varifrån siffran kommer och vem som svarar för den");
    }
}

/// What an indicator must say. A nyckeltal and an underlag follow no goal, so they need no reason;
/// a computed one takes its figures from others.
fn wanted(thing: Thing<'_>) -> impl Iterator<Item = &'static str> {
    let is_input = thing.indicator().is_some_and(|it| it.role() == Role::Input);
    let is_shared = thing.unit().is_none();
    let follows_goal = !is_input && (is_shared || thing.item().mentions("mal"));
    let is_computed = thing.item().mentions("beraknas");
    let all = [
        ("definition", true),
        ("motiv", follows_goal),
        ("datakalla", !is_computed),
        ("ansvarig", follows_goal),
    ];
    all.into_iter().filter(|it| it.1).map(|it| it.0)
}

fn is_said(thing: Thing<'_>, key: &str) -> bool {
    thing.get(key).is_some_and(is_filled) || is_filled_or_faulty(thing.item(), key)
}
