//! A group whose size is unknown although small groups must not be printed (R40).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "grupp-utan-antal",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/grupp-utan-antal.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(smallest) = facts.plan.config().status.smallest_group else { return };
    for (_, _, outcome) in facts.outcomes() {
        for group in outcome.groups().filter(|it| it.value().is_some() && it.count().is_none()) {
            let value = group.item.get("varde").map_or_else(|| group.item.raw(), |it| it.raw());
            findings
                .report(group.item.key_span(), format!("gruppen `{}` har inget antal", group.id()))
                .label(format!("grupper under {smallest} skrivs inte ut, men här går det inte att veta"))
                .help(format!("skriv `{} = {{ varde = {value}, antal = … }}`", group.id()));
        }
    }
}
