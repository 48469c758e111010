//! An outcome row for something that the unit neither has nor received.

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    model::{
        Plan,
        fault::{Fault, Missing, Sought, repeated},
        thing::Thing,
        unit::Unit,
    },
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "utfall-utan-indikator",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/utfall-utan-indikator.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let repeated = repeated(facts.plan);
    for (span, fault) in facts.plan.faults() {
        let Fault::OutcomeWithoutSubject(missing) = fault else { continue };
        let unit = facts.plan.file(span.file).unit.map(|it| facts.plan.unit_of(it));
        let other = unit.and_then(|unit| named(facts.plan, unit, &missing.name));
        let is_elsewhere = other.is_some_and(|it| it.unit() != unit && it.kind().the() == missing.the);
        let (message, usual_help) = words(missing, unit.is_some());
        let finding = findings.report(span, message);
        match (&missing.sought, other) {
            (Sought::UnknownUnit(unit), _) => {
                finding.label(format!("det finns ingen enhet `{unit}`"));
            }
            (_, Some(_)) if is_elsewhere => {
                finding.label("finns, men är inte utdelad till enheten");
            }
            (_, Some(other)) => {
                finding.label(format!("är {}", other.kind().a()));
            }
            _ => {}
        }
        finding.help(match (&missing.renamed, &missing.near) {
            (Some(now), _) => format!("den heter numera `{now}`"),
            (None, Some(like)) => format!("menade du `{}`?", like.name),
            _ if is_elsewhere => {
                "be den som äger den att räkna upp enheten under `mottagare`, eller ta bort raderna"
                    .to_owned()
            }
            _ => usual_help.to_owned(),
        });
        let certain = missing.certain(&repeated).filter(|_| other.is_none());
        if let Some(text) = certain.and_then(|it| facts.plan.sources().renamed(span, &missing.name, it)) {
            finding.fix(span, text);
        }
    }
}

/// The message, and the help where nothing better is known.
fn words(missing: &Missing, has_unit: bool) -> (String, &'static str) {
    let (the, name) = (missing.the, &missing.name);
    if has_unit {
        (format!("enheten har inte {the} `{name}`"), "skriv in den i enhetens plan, eller ta bort raderna")
    } else if the == ThingKind::Indicator.the() {
        (
            format!("{the} `{name}` finns inte i indikatorer.toml"),
            "skriv in den där, eller flytta raderna till enheten som har den",
        )
    } else {
        (
            format!("ingen enhet har sin plan här, så {the} `{name}` hör inte till någon"),
            "flytta raderna till enheten som har den",
        )
    }
}

/// What the name stands for, within reach or not.
fn named<'p>(plan: &'p Plan, unit: Unit<'p>, name: &str) -> Option<Thing<'p>> {
    match name.split_once('/') {
        Some((unit, id)) => plan.unit(unit)?.thing(id),
        None => unit.thing(name),
    }
}
