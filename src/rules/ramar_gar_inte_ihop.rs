//! A resource frame that is not the sum of the frames it is computed from (R28).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    model::{
        indicator::{Computation, Indicator, Role, Target},
        thing::Thing,
    },
    rules::{Check, Facts, Findings, Rule},
    status::{computed::frame_target, words},
};

pub(super) const RULE: Rule = Rule {
    id: "ramar-gar-inte-ihop",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/ramar-gar-inte-ihop.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for thing in facts.things_of(ThingKind::Indicator) {
        let Some(indicator) = thing.indicator().filter(|it| it.role() == Role::Frame) else { continue };
        if let Some(formula) = indicator.computation().filter(|it| it.is_whole) {
            frame(indicator, &formula, findings);
        }
    }
}

fn frame(indicator: Indicator<'_>, formula: &Computation<'_>, findings: &mut Findings) {
    for target in indicator.targets().filter(|it| !it.of_period) {
        let Target::Number(written) = target.target else { continue };
        // Frames that are not decided for the year yet are not held against it.
        if !inputs(formula).all(|it| is_set_for(it, target.year)) {
            continue;
        }
        let Some(sum) = frame_target(indicator, target.year).filter(|it| *it != written) else { continue };
        let parts: Vec<String> = inputs(formula).filter_map(|it| part(it, target.year)).collect();
        findings
            .report(
                target.item.span(),
                format!("ramen `{}` är inte summan av ramarna {}", indicator.thing.id(), target.year),
            )
            .label(format!("summan är {}", words::number(sum)))
            .note(format!("ramarna: {}", parts.join(", ")))
            .help("ändra ramen eller någon av ramarna den räknas ur, så att de går ihop");
    }
}

fn inputs<'c, 'p>(formula: &'c Computation<'p>) -> impl Iterator<Item = Thing<'p>> + use<'c, 'p> {
    formula.plus.iter().chain(&formula.minus).chain(&formula.divided_by).copied()
}

fn is_set_for(thing: Thing<'_>, year: i16) -> bool {
    let Some(frame) = thing.indicator() else { return false };
    frame.computation().is_some() || frame.targets().any(|it| it.year == year && !it.of_period)
}

/// `bun/ram` 2 100 000
fn part(thing: Thing<'_>, year: i16) -> Option<String> {
    match thing.indicator()?.target_of_year(year)?.target {
        Target::Number(it) => Some(format!("`{}` {}", thing.full_id(), words::number(it))),
        _ => None,
    }
}
