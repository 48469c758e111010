//! A target, limit or definition of a decided plan changed without a decision (R38).

use crate::{
    diagnostic::Severity,
    diff::{FieldChange, Goalpost, TableChange, shown},
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "malvarde-andrat-utan-beslut",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/malvarde-andrat-utan-beslut.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let changes = facts.base.into_iter().flat_map(|it| &it.units).flat_map(|it| &it.tables);
    for change in changes.filter(|it| !it.was_handed_out()) {
        for field in change.unsettled().filter(|it| Goalpost::of(it).is_some()) {
            report(change, field, findings);
        }
    }
}

fn report(change: &TableChange<'_>, field: &FieldChange<'_>, findings: &mut Findings) {
    let Some((_, thing)) = change.things() else { return };
    let Some(indicator) = thing.indicator() else { return };
    let (key, id) = (field.path.join(" "), indicator.thing.id());
    let verb = if field.after.is_none() { "borttaget" } else { "ändrat" };
    let span = field.after.map_or_else(|| thing.span(), Item::span);
    let was = field.before.map_or_else(|| "saknades".to_owned(), |it| format!("var {}", shown::value(it)));
    findings
        .report(span, format!("`{key}` för `{id}` är {verb} utan beslut"))
        .label(was)
        .help(shown::remedy(id));
}
