//! A text longer than the level allows (R29).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    rules::{Check, Facts, Findings, Rule},
    syntax::{Item, Kind},
};

pub(super) const RULE: Rule = Rule {
    id: "for-lang-text",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/for-lang-text.md"),
    checks: &[Check::Units(check)],
};

/// The texts that are measured.
const KEYS: [&str; 3] = ["rubrik", "text", "hur"];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for unit in facts.units() {
        let Some(limit) = unit.level().and_then(|it| it.limit("tecken")) else { continue };
        for thing in unit.things() {
            if !is_measured(thing.kind()) {
                continue;
            }
            for written in KEYS.into_iter().filter_map(|key| thing.own(key)) {
                for text in texts(written) {
                    let length = text.text().map_or(0, |it| it.chars().count());
                    if length <= limit.most || thing.is_over(facts.day) {
                        continue;
                    }
                    let message = format!(
                        "`{}` på {} `{}` är {length} tecken, högst {} får skrivas",
                        written.key(),
                        thing.kind().the(),
                        thing.id(),
                        limit.most
                    );
                    findings
                        .report(text.key_span(), message)
                        .related(limit.span, "gränsen")
                        .help("säg det viktigaste med färre ord");
                }
            }
        }
    }
}

const fn is_measured(kind: ThingKind) -> bool {
    matches!(kind, ThingKind::Goal | ThingKind::Element | ThingKind::SuccessFactor | ThingKind::Activity)
}

/// A text, or the texts of each plan period.
fn texts(written: Item<'_>) -> Vec<Item<'_>> {
    if written.kind() == Kind::Table { written.entries().collect() } else { vec![written] }
}
