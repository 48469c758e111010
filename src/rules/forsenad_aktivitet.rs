//! An activity past its last day that nobody has reported as done (R67).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    model::{thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    source::Span,
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "forsenad-aktivitet",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/forsenad-aktivitet.md"),
    checks: &[Check::Units(own), Check::Whole(received)],
};

fn own(facts: &Facts<'_>, findings: &mut Findings) {
    for activity in facts.things_of(ThingKind::Activity).filter(|it| !it.is_handed_out()) {
        if let Some(unit) = activity.unit() {
            one(facts, activity, unit, findings);
        }
    }
}

fn received(facts: &Facts<'_>, findings: &mut Findings) {
    let is_handed_out = |it: Thing<'_>| it.is_handed_out() && it.date("slut").is_some();
    if !facts.plan.things_of(ThingKind::Activity).any(is_handed_out) {
        return;
    }
    for unit in facts.plan.units() {
        for activity in unit.received().into_iter().filter(|it| it.kind() == ThingKind::Activity) {
            one(facts, activity, unit, findings);
        }
    }
}

/// One activity as one unit carries it out.
fn one<'p>(facts: &Facts<'p>, activity: Thing<'p>, unit: Unit<'p>, findings: &mut Findings) {
    let Some(last) = activity.date("slut").filter(|it| *it < facts.day) else { return };
    if activity.get("avslutad").is_some() || unit.is_broken() || unit.valid().to < facts.day {
        return;
    }
    let latest = facts.plan.outcomes(activity, Some(unit)).next_back();
    if matches!(latest.and_then(|it| it.progress()), Some("klar" | "avbruten")) {
        return;
    }
    let is_own = activity.unit() == Some(unit);
    let reported = latest.map(|it| it.item.key_span());
    // A receiver that has said nothing at all has a finding for that, `utdelat-utan-rapport`.
    let place: Span = match (is_own, reported) {
        (true, _) => activity.get("slut").map_or_else(|| activity.span(), Item::span),
        (false, Some(row)) => row,
        (false, None) => return,
    };
    let id = if is_own { activity.id().to_owned() } else { activity.full_id() };
    findings
        .report(place, format!("aktiviteten `{id}` skulle ha varit klar {last}"))
        .label(if reported.is_some() {
            "senast rapporterad som inte klar"
        } else {
            "ingen status är rapporterad"
        })
        .help("rapportera den som `klar` eller `avbruten` i utfallet, eller flytta `slut` med ett beslut");
}
