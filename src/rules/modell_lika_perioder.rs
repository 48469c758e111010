//! Two periods of the model that end on the same day, so that neither comes first (C7).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "modell-lika-perioder",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/modell-lika-perioder.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    // They lie in the order of their last days.
    for two in facts.plan.config().follow_up.periods.windows(2).filter(|it| it[0].end == it[1].end) {
        let (first, second) = if two[0].span < two[1].span { (&two[0], &two[1]) } else { (&two[1], &two[0]) };
        findings
            .report(second.span, format!("`{}` och `{}` slutar samma dag", first.id, second.id))
            .related(first.span, "slutar också då")
            .help("ge perioderna olika `slut`; efter den ordnas de");
    }
}
