//! A link between things that are never valid together.

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    syntax::written::Days,
};

pub(super) const RULE: Rule = Rule {
    id: "lank-utanfor-period",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/lank-utanfor-period.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for thing in facts.things() {
        let mut valid = None;
        for linked in thing.all_links() {
            let own = *valid.get_or_insert_with(|| thing.valid());
            let other = linked.to.valid();
            if own.meets(other) {
                continue;
            }
            let message = format!("`{}` och `{}` gäller aldrig samtidigt", thing.id(), linked.to.full_id());
            findings
                .report(linked.span, message)
                .label(format!("gäller {}", shown(other)))
                .related(thing.span(), format!("gäller {}", shown(own)))
                .help("peka på det som gäller nu, eller ändra `giltig`");
        }
    }
}

/// Days in words: whole years as years.
fn shown(days: Days) -> String {
    let starts_year = days.from.month() == 1 && days.from.day() == 1;
    let ends_year = days.to.month() == 12 && days.to.day() == 31;
    let from = if starts_year { days.from.year().to_string() } else { days.from.to_string() };
    let to = if ends_year { days.to.year().to_string() } else { days.to.to_string() };
    match (days.from == Days::ALWAYS.from, days.to == Days::ALWAYS.to) {
        (true, true) => "alltid".to_owned(),
        (true, false) => format!("till och med {to}"),
        (false, true) => format!("från och med {from}"),
        (false, false) if from == to => from,
        (false, false) => format!("{from}–{to}"),
    }
}
