//! A text that the type of thing must have (R12, R17, R89, R93).

use crate::{
    config::types::OwnField,
    diagnostic::Severity,
    fields::ThingKind,
    model::{part::is_filled, thing::Thing},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "falt-saknas",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/falt-saknas.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for thing in facts.things().filter(|it| !facts.plan.is_broken(it.item().file())) {
        for (key, field, severity) in required(thing) {
            if is_said(thing, key) || thing.is_over(facts.day) {
                continue;
            }
            let (the, id) = (thing.kind().the(), thing.id());
            let finding = match thing.own(key) {
                Some(empty) => findings.report(empty.key_span(), format!("`{key}` är tomt på {the} `{id}`")),
                None => findings.report(thing.span(), format!("{the} `{id}` saknar `{key}`")),
            };
            let what =
                if key == "kalla" { "kalla = [\"…\"]".to_owned() } else { format!("{key} = \"…\"") };
            finding.help(match &field.name {
                Some(name) => format!("skriv `{what}`; rubriken är {name}"),
                None => format!("skriv `{what}`"),
            });
            finding.severity = severity;
        }
    }
}

/// The fields that a thing's types require, each once, with the gravest that any type says.
fn required(thing: Thing<'_>) -> Vec<(&str, &OwnField, Severity)> {
    let fields: Vec<&OwnField> = match thing.kind() {
        ThingKind::Goal => thing.goal_types().flat_map(|it| &it.own_fields).collect(),
        ThingKind::Element => thing.element_type().into_iter().flat_map(|it| &it.own_fields).collect(),
        ThingKind::Activity => thing.activity_type().into_iter().flat_map(|it| &it.own_fields).collect(),
        _ => return Vec::new(),
    };
    let mut all: Vec<(&str, &OwnField, Severity)> = Vec::new();
    for field in fields {
        let Some(severity) = field.need else { continue };
        match all.iter_mut().find(|it| it.0 == field.key) {
            Some(known) => known.2 = known.2.max(severity),
            None => all.push((&field.key, field, severity)),
        }
    }
    all
}

/// Whether the field has text, or a finding of its own.
fn is_said(thing: Thing<'_>, key: &str) -> bool {
    match thing.own(key) {
        Some(value) => is_filled(value),
        None => thing.mentions(key),
    }
}
