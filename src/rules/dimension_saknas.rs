//! A thing that has no value in a dimension that asks for one (R32, R34).

use crate::{
    config::{Demand, types::Dimension},
    diagnostic::Severity,
    fields::{ThingKind, words::listed},
    model::{indicator::Role, part::is_filled_or_faulty, thing::Thing},
    rules::{Check, Facts, Findings, Rule},
    syntax::check::takes_dimensions,
};

pub(super) const RULE: Rule = Rule {
    id: "dimension-saknas",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/dimension-saknas.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let config = facts.plan.config();
    let dimensions: Vec<&Dimension> =
        config.dimensions.iter().filter(|it| it.demands.iter().next().is_some()).collect();
    if dimensions.is_empty() {
        return;
    }
    for thing in facts.things().filter(|it| it.unit().is_some() && takes_dimensions(it.kind())) {
        for dimension in &dimensions {
            let Some(severity) = demanded(thing, dimension) else { continue };
            let has_value = thing.get(&dimension.id).is_some_and(crate::model::part::is_filled)
                || is_filled_or_faulty(thing.item(), &dimension.id);
            if has_value || thing.is_over(facts.day) || facts.plan.is_broken(thing.item().file()) {
                continue;
            }
            let values: Vec<&str> = dimension.values.iter().map(|it| it.0.as_str()).collect();
            let message = format!("{} `{}` saknar `{}`", thing.kind().the(), thing.id(), dimension.id);
            findings
                .report(thing.span(), message)
                .help(format!("skriv `{} = [\"…\"]` med {}", dimension.id, listed(&values)))
                .severity = severity;
        }
    }
}

/// How grave the absence is for the thing: what is said of its type, else of its kind. Underlag and
/// ramar are not counted among the measures.
fn demanded(thing: Thing<'_>, dimension: &Dimension) -> Option<Severity> {
    if thing.indicator().is_some_and(|it| it.role() != Role::Measure) {
        return None;
    }
    let of_types: Vec<Demand> = match thing.kind() {
        ThingKind::Goal => thing.goal_type_ids().iter().filter_map(|it| dimension.demands.get(it)).collect(),
        ThingKind::Activity => {
            thing.activity_type().and_then(|it| dimension.demands.get(&it.id)).into_iter().collect()
        }
        _ => Vec::new(),
    };
    if of_types.is_empty() {
        return dimension.demands.get(thing.kind().table())?.severity();
    }
    of_types.into_iter().filter_map(Demand::severity).max()
}
