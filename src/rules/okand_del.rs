//! A part or limit of the model that names nothing in a plan (C10, C15).

use crate::{
    config::{
        Config,
        plans::{BUILT_IN_PARTS, Demands},
    },
    diagnostic::Severity,
    fields::{ThingKind, words::near},
    rules::{Check, Facts, Findings, Rule},
    source::Span,
    syntax::check::takes_dimensions,
};

pub(super) const RULE: Rule = Rule {
    id: "okand-del",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/okand-del.md"),
    checks: &[Check::Whole(check)],
};

/// What `granser` takes beside parts.
const LIMITS: [&str; 5] = ["tecken", "prioritet_1", "utdelat", "omvarld_manader", "underlag_manader"];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let config = facts.plan.config();
    // A type that could not be read would be missed here.
    if facts.plan.model_file().is_none_or(|it| facts.plan.is_broken(it)) {
        return;
    }
    let types = types(config);
    let parts: Vec<&str> = BUILT_IN_PARTS.into_iter().chain(types.iter().copied()).collect();
    let of_types = config.unit_types.iter().map(|it| &it.parts);
    for demands in config.levels.iter().map(|it| &it.parts).chain(of_types) {
        unknown(named(demands), &parts, "`delar`", findings);
    }
    let countable = ["indikator", "framgangsfaktor", "aktivitet"];
    let limits: Vec<&str> = LIMITS.into_iter().chain(countable).chain(types.iter().copied()).collect();
    for level in &config.levels {
        let named = level.limits.iter().map(|it| (it.of.as_str(), it.key));
        unknown(named, &limits, "`granser`", findings);
    }
    let kinds =
        ThingKind::ALL.into_iter().filter(|it| takes_dimensions(*it)).map(|it| -> &str { it.table() });
    let placed: Vec<&str> = kinds.chain(types.iter().copied()).collect();
    for dimension in &config.dimensions {
        unknown(named(&dimension.demands), &placed, "`krav`", findings);
    }
}

fn types(config: &Config) -> Vec<&str> {
    let goals = config.goal_types.iter().map(|it| it.id.as_str());
    let elements = config.element_types.iter().map(|it| it.id.as_str());
    goals.chain(elements).chain(config.activity_types.iter().map(|it| it.id.as_str())).collect()
}

fn named(demands: &Demands) -> impl Iterator<Item = (&str, Span)> {
    demands.iter().map(|it| (it.part.as_str(), it.span))
}

fn unknown<'c>(
    named: impl Iterator<Item = (&'c str, Span)>,
    known: &[&'c str],
    table: &str,
    findings: &mut Findings,
) {
    for (name, span) in named.filter(|it| !known.contains(&it.0)) {
        let finding = findings.report(span, format!("`{name}` i {table} är ingen del av en plan"));
        match near(name, known.iter().copied()) {
            Some(like) => finding.help(format!("menade du `{like}`?")),
            None => finding.help("skriv en inbyggd del eller id på en typ"),
        };
    }
}
