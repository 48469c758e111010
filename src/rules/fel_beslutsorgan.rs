//! A plan, goal or element decided by an organ that may not decide it (R24, R82, C5).

use crate::{
    diagnostic::Severity,
    fields::{ThingKind, words::listed},
    model::{thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    syntax::{Item, written},
};

pub(super) const RULE: Rule = Rule {
    id: "fel-beslutsorgan",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/fel-beslutsorgan.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for unit in facts.units().filter(|it| !it.is_misplaced()) {
        let allowed = unit.deciders_of_plan();
        let own = unit.plan_periods().map(|it| (unit.plan_name(), it.1));
        let control = unit.control_plans().map(|it| ("Plan för intern kontroll", it.1));
        for (title, plan) in own.chain(control) {
            let Some((organ, name)) = organ(plan.get("beslut")) else { continue };
            if !allowed.is_empty() && !allowed.contains(&name) {
                let what = format!("{title} {} ska beslutas av {}", plan.key(), listed(&allowed));
                findings.report(organ.span(), what).label(format!("beslutad av `{name}`")).help(
                    "rätta organet, eller låt rätt organ besluta; styrmodellens `beslutas_av` bestämmer vem",
                );
            }
        }
        for thing in unit.things() {
            check_thing(unit, thing, findings);
        }
    }
}

/// A goal or element needs one of the organs of its type, by a decision of its own or the plan's.
fn check_thing(unit: Unit<'_>, thing: Thing<'_>, findings: &mut Findings) {
    let Some((written, name)) = deciders_of_type(thing) else { return };
    let allowed = unit.resolved(written);
    if allowed.is_empty() {
        return;
    }
    if let Some((organ, by)) = organ(thing.own("beslut")) {
        if !allowed.contains(&by) {
            findings
                .report(organ.span(), format!("{name} ska beslutas av {}", listed(&allowed)))
                .label(format!("beslutat av `{by}`"))
                .help("rätta organet, eller låt rätt organ besluta");
        }
        return;
    }
    if thing.mentions("beslut") {
        return;
    }
    let valid = thing.valid();
    let plans = unit
        .plan_periods()
        .filter(|((from, to), _)| written::Days::years(*from, *to).is_some_and(|it| it.meets(valid)));
    let Some((organ, by)) =
        plans.filter_map(|(_, plan)| organ(plan.get("beslut"))).find(|it| !allowed.contains(&it.1))
    else {
        return;
    };
    findings
        .report(thing.span(), format!("{name} ska beslutas av {}", listed(&allowed)))
        .related(organ.span(), format!("planen är beslutad av `{by}`"))
        .help(format!(
            "skriv beslutet för {}, som `beslut = {{ organ = \"{}\", … }}`",
            thing.kind().the(),
            allowed[0]
        ));
}

/// The organ of a decision, where it stands and what it is called.
fn organ(decision: Option<Item<'_>>) -> Option<(Item<'_>, &str)> {
    let organ = decision?.get("organ")?;
    Some((organ, organ.text()?))
}

/// Who may decide a goal or element, with the name of its type.
fn deciders_of_type(thing: Thing<'_>) -> Option<(&[String], &str)> {
    let found = match thing.kind() {
        ThingKind::Goal => thing
            .goal_types()
            .find(|it| !it.decided_by.is_empty())
            .map(|it| (it.decided_by.as_slice(), it.name.singular.as_str())),
        ThingKind::Element => {
            thing.element_type().map(|it| (it.decided_by.as_slice(), it.name.singular.as_str()))
        }
        _ => None,
    };
    found.filter(|it| !it.0.is_empty())
}
