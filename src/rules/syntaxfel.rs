//! A file that is not TOML, or whose head is not YAML.

use crate::{
    diagnostic::Severity,
    rules::{Facts, Findings, Rule},
    syntax::check::Fault,
};

pub(super) const RULE: Rule = Rule {
    id: "syntaxfel",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/syntaxfel.md"),
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for problem in facts.plan.problems() {
        let Fault::Syntax(fault) = &problem.fault else { continue };
        let finding = findings.report(problem.span, fault.message.clone());
        finding.label(fault.label.clone());
        finding.help.clone_from(&fault.help);
    }
}
