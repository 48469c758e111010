//! Somebody answers for something who is none of the roles that there are (R62).

use crate::{
    diagnostic::Severity,
    fields::words::{FILL_IN, listed, near},
    model::{thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "okand-ansvarig",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/okand-ansvarig.md"),
    checks: &[Check::Units(check)],
};

/// So many roles are named in the cure where none is like what was written.
const NAMED: usize = 5;

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let roles = &facts.plan.config().owners.roles;
    // Without a list nobody is unknown.
    if roles.is_empty() {
        return;
    }
    let units = facts.units().filter_map(Unit::item);
    let things = facts.things().map(Thing::item);
    for item in units.chain(things).filter_map(|it| it.get("ansvarig")) {
        // What waits to be filled in has a finding of its own.
        let is_unknown = |it: &&str| !roles.contains(*it) && !it.trim_start().starts_with(FILL_IN);
        let Some(role) = item.text().filter(is_unknown) else { continue };
        let message = format!("`{role}` är ingen av rollerna i styr.toml");
        let finding = findings.report(item.span(), message);
        if let Some(like) = near(role, roles.iter().map(String::as_str)) {
            finding.help(format!("menade du `{like}`?"));
        } else {
            let some: Vec<&str> = roles.iter().take(NAMED).map(String::as_str).collect();
            let some = listed(&some);
            finding.help(format!(
                "skriv en av rollerna, till exempel {some}, eller lägg till den i `roller` under `[agare]`"
            ));
        }
    }
}
