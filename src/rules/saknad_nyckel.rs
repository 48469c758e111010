//! A key that must be there.

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    model::indicator::{Role, Target},
    rules::{Facts, Findings, Rule},
    syntax::check::Fault,
};

pub(super) const RULE: Rule = Rule {
    id: "saknad-nyckel",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/saknad-nyckel.md"),
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for problem in facts.plan.problems() {
        match &problem.fault {
            Fault::MissingKey { table, row } => {
                findings
                    .report(problem.span, format!("`{}` saknas i `{table}`", row.key))
                    .help(format!("skriv till exempel `{} = {}`", row.key, row.example));
            }
            Fault::FormatNotFirst => {
                findings
                    .report(problem.span, "`format` står inte först i filen")
                    .help("flytta `format = 1` till filens första rad");
            }
            _ => {}
        }
    }
    indicators(facts, findings);
}

/// An indicator may leave its name to `indikatorer.toml`, and its direction out
/// when nothing is aimed at; else it needs them.
fn indicators(facts: &Facts<'_>, findings: &mut Findings) {
    for thing in facts.plan.things().filter(|it| it.kind() == ThingKind::Indicator) {
        let Some(indicator) = thing.indicator() else { continue };
        if facts.plan.is_broken(thing.span().file) {
            continue;
        }
        if !thing.mentions("namn") {
            findings
                .report(thing.item().span(), format!("`namn` saknas i indikatorn `{}`", thing.id()))
                .help(match thing.unit() {
                    Some(_) => "skriv `namn = \"…\"`, eller ett id som finns i indikatorer.toml",
                    None => "skriv `namn = \"…\"`",
                });
        }
        let aims = indicator.targets().any(|it| !matches!(it.target, Target::Word(_)));
        if aims && indicator.role() != Role::Input && !thing.mentions("riktning") {
            findings
                .report(thing.item().span(), format!("`riktning` saknas i indikatorn `{}`", thing.id()))
                .help("skriv vad som är bra, till exempel `riktning = \"minst\"`");
        }
    }
}
