//! A file that is not TOML, or whose head is not YAML.

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    source::Span,
    syntax::check::Fault,
};

pub(super) const RULE: Rule = Rule {
    id: "syntaxfel",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/syntaxfel.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for problem in facts.plan.problems() {
        let Fault::Syntax(fault) = &problem.fault else { continue };
        let finding = findings.report(problem.span, fault.message.clone());
        finding.label(fault.label.clone());
        finding.help.clone_from(&fault.help);
        for (range, text) in &fault.cures {
            finding.fix(Span { start: range.start as u32, end: range.end as u32, ..problem.span }, text);
        }
    }
}
