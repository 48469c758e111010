//! A unit under another with a level between them that may not be skipped (C1).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "overhoppad-niva",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/overhoppad-niva.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let config = facts.plan.config();
    for unit in facts.units() {
        let Some(own) = unit.level_index() else { continue };
        let Some(above) = unit.superior().and_then(super::super::model::unit::Unit::level_index) else {
            continue;
        };
        let between = config.levels.get(above + 1..own).unwrap_or_default();
        let Some(skipped) = between.iter().find(|it| !it.may_be_skipped) else { continue };
        let superior = unit.superior().map_or("", |it| it.id());
        let span = unit.item().and_then(|it| it.get("niva")).map_or_else(|| unit.span(), Item::span);
        findings
            .report(span, format!("`{}` hoppar över nivån {}", unit.id(), skipped.name))
            .label(format!("närmast ovanför är `{superior}`"))
            .help(format!("lägg enheten under en enhet på nivån `{}`", skipped.id));
    }
}
