//! Types from which no chain can reach the top, so that no goal of theirs can be right (C2).

use std::collections::BTreeSet;

use crate::{
    config::{Config, types::GoalType},
    diagnostic::Severity,
    fields::words::listed,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "modell-utan-topp",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/modell-utan-topp.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let config = facts.plan.config();
    let is_unsure = facts.plan.model_file().is_none_or(|it| facts.plan.is_broken(it));
    let Some(first) = config.levels.first().filter(|_| !is_unsure) else { return };
    let must: Vec<&GoalType> = config.goal_types.iter().filter(|it| it.must_link()).collect();
    let known = |it: &String| config.goal_type(it).is_some() || config.element_type(it).is_some();
    let mut ends = ends(config, &first.id);
    if ends.is_empty() && !must.is_empty() {
        findings
            .report(
                first.span,
                format!("inget mål kan vara det översta: ingen typ hör bara till `{}`", first.id),
            )
            .help(format!("ge en måltyp utan `bidrar_till` nivån `niva = [\"{}\"]`", first.id));
        return;
    }
    // A type reaches the top when one that it must contribute to does.
    loop {
        let more: Vec<&str> = must
            .iter()
            .filter(|it| !ends.contains(it.id.as_str()) && upper(it).any(|it| ends.contains(it.as_str())))
            .map(|it| it.id.as_str())
            .collect();
        if more.is_empty() {
            break;
        }
        ends.extend(more);
    }
    for own in must.iter().filter(|it| !ends.contains(it.id.as_str()) && upper(it).all(known)) {
        let upper: Vec<&String> = upper(own).collect();
        findings
            .report(own.span, format!("från `{}` leder ingen kedja till den översta nivån", own.id))
            .label(format!("bidrar bara till {}", listed(&upper)))
            .help(format!("låt typen bidra till en som hör bara till `{}`", first.id));
    }
}

fn upper(own: &GoalType) -> impl Iterator<Item = &String> {
    own.must_contribute_to.iter().chain(&own.must_contribute_to_all)
}

/// The types in which the röda tråden ends: top types, and elements of the first level.
fn ends<'c>(config: &'c Config, first: &str) -> BTreeSet<&'c str> {
    let tops = config.goal_types.iter().filter(|it| it.is_top(first)).map(|it| it.id.as_str());
    let is_first = |levels: &[String]| levels.is_empty() || levels.iter().any(|it| it == first);
    let elements = config.element_types.iter().filter(|it| is_first(&it.levels)).map(|it| it.id.as_str());
    tops.chain(elements).collect()
}
