//! An outcome row for something that the unit neither has nor received.

use crate::{
    diagnostic::Severity,
    model::{
        Plan,
        fault::{Fault, Sought},
        thing::Thing,
        unit::Unit,
    },
    rules::{Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "utfall-utan-indikator",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/utfall-utan-indikator.md"),
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (span, fault) in facts.plan.faults() {
        let Fault::OutcomeWithoutSubject(missing) = fault else { continue };
        let unit = facts.plan.file(span.file).unit.map(|it| facts.plan.unit_of(it));
        let (whose, home) = match unit {
            Some(_) => ("enheten", "enhetens plan"),
            None => ("kommunen", "indikatorer.toml"),
        };
        let finding = findings.report(span, format!("{whose} har inte {} `{}`", missing.the, missing.name));
        let other = named(facts.plan, unit, &missing.name);
        match (&missing.sought, other) {
            (Sought::UnknownUnit(unit), _) => {
                finding.label(format!("det finns ingen enhet `{unit}`"));
            }
            (_, Some(other)) if other.kind().the() != missing.the => {
                finding.label(format!("är {}", other.kind().a()));
            }
            (_, Some(_)) => {
                finding.label("finns, men är inte utdelad till enheten");
            }
            _ => {}
        }
        let help = match (&missing.renamed, &missing.near, other) {
            (Some(now), ..) => format!("den heter numera `{now}`"),
            (None, Some(like), _) => format!("menade du `{like}`?"),
            (None, None, Some(other)) if other.unit() != unit && other.kind().the() == missing.the => {
                "be den som äger den att räkna upp enheten under `mottagare`, eller ta bort raderna"
                    .to_owned()
            }
            _ => format!("skriv in den i {home}, eller ta bort raderna"),
        };
        finding.help(help);
    }
}

/// What the name stands for, within reach or not.
fn named<'p>(plan: &'p Plan, unit: Option<Unit<'p>>, name: &str) -> Option<Thing<'p>> {
    match name.split_once('/') {
        Some((unit, id)) => plan.unit(unit)?.thing(id),
        None => unit?.thing(name),
    }
}
