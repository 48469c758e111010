//! A styrmodell whose periods give no delårsrapport by law (R54).

use crate::{
    config::follow_up::PeriodModel,
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "delar-saknas",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/delar-saknas.md"),
    checks: &[Check::Whole(check)],
};

/// The year in days of twelve equal months, so that whole months are exact shares of it.
const YEAR: i32 = 360;

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let periods = &facts.plan.config().follow_up.periods;
    let Some(file) = facts.plan.model_file().filter(|it| !facts.plan.is_broken(*it)) else { return };
    let written = facts.plan.root(file).get("uppfoljning").and_then(|it| it.get("period"));
    let written: Vec<Item<'_>> = written.into_iter().flat_map(Item::children).collect();
    if written.len() != periods.len() || periods.iter().any(is_interim) {
        return;
    }
    let Some(first) = written.first() else { return };
    findings
        .report(first.key_span(), "ingen period räcker som delårsrapport")
        .label("lagen kräver en som omfattar minst hälften och högst två tredjedelar av året")
        .help("låt en period sluta mellan `06-30` och `08-31`, och börja den 1 januari");
}

/// Whether a period covers at least half and at most two thirds of the year, from its first day.
fn is_interim(period: &PeriodModel) -> bool {
    let length = place(period.end);
    period.start == (1, 1) && 2 * length >= YEAR && 3 * length <= 2 * YEAR
}

/// The place of a day in such a year; the last of a month is its thirtieth.
fn place((month, day): (i8, i8)) -> i32 {
    let is_last = day >= if month == 2 { 28 } else { 30 };
    (i32::from(month) - 1) * 30 + if is_last { 30 } else { i32::from(day) }
}
