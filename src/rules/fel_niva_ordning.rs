//! A unit that does not stand strictly below its superior's level.

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "fel-niva-ordning",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/fel-niva-ordning.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for unit in facts.units() {
        let Some(superior) = unit.superior() else { continue };
        let (Some(own), Some(above)) = (unit.level_index(), superior.level_index()) else { continue };
        if own > above {
            continue;
        }
        let level = |index: usize| facts.plan.config().levels[index].id.clone();
        let span = unit.item().and_then(|it| it.get("niva")).map_or_else(|| unit.span(), Item::span);
        let message = if own == above {
            format!("`{}` har samma nivå som sin överordnade enhet `{}`", unit.id(), superior.id())
        } else {
            format!("`{}` har en högre nivå än sin överordnade enhet `{}`", unit.id(), superior.id())
        };
        findings
            .report(span, message)
            .label(format!("`{}` har nivån `{}`", superior.id(), level(above)))
            .help("ändra nivån, flytta mappen eller skriv `overordnad` under `[enhet]`");
    }
}
