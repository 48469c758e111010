//! Something handed out and then changed by its giver without a decision (R15).

use crate::{
    diagnostic::Severity,
    diff::{Standing, TableChange, UnitChange, shown},
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "utdelat-andrat-utan-beslut",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/utdelat-andrat-utan-beslut.md"),
    checks: &[Check::Whole(check)],
};

/// The keys that change nothing for the receivers.
const FREE: [&str; 5] = ["ansvarig", "intern", "nummer", "prioritet", "tidigare_id"];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for unit in facts.base.into_iter().flat_map(|it| &it.units) {
        for change in unit.tables.iter().filter(|it| it.was_handed_out()) {
            if change.things().is_some() {
                changed(change, findings);
            } else {
                removed(unit, change, findings);
            }
        }
    }
}

fn changed(change: &TableChange<'_>, findings: &mut Findings) {
    let Some((_, thing)) = change.things() else { return };
    let is_free = |key: Option<&&str>| key.is_none_or(|it| FREE.contains(it));
    for field in change.unsettled().filter(|it| !is_free(it.path.first())) {
        let key = field.path.join(" ");
        let span = field.after.map_or_else(|| thing.span(), Item::span);
        let was =
            field.before.map_or_else(|| "saknades".to_owned(), |it| format!("var {}", shown::value(it)));
        let (the, id) = (thing.kind().the(), thing.id());
        findings
            .report(span, format!("`{key}` i {the} `{id}` är ändrad efter utdelningen utan beslut"))
            .label(was)
            .help(shown::remedy(id));
    }
}

fn removed(unit: &UnitChange<'_>, change: &TableChange<'_>, findings: &mut Findings) {
    let Some(thing) = change.before.as_ref().and_then(|it| it.thing) else { return };
    if let (Some(span), Standing::Undecided) = (unit.place_of_removed(), change.standing) {
        let (the, id) = (thing.kind().the(), thing.id());
        findings
            .report(span, format!("{the} `{id}` är utdelad och har tagits bort utan beslut"))
            .help("låt den stå kvar med `avslutad = { datum, motiv, beslut }`, så att mottagarna ser det");
    }
}
