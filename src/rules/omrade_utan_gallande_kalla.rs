//! A value of a dimension whose governing document no longer holds (R33).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "omrade-utan-gallande-kalla",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/omrade-utan-gallande-kalla.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for dimension in &facts.plan.config().dimensions {
        for source in &dimension.sources {
            let Some(document) = facts.plan.document(&source.document) else { continue };
            let Some(last) = document.get("giltig_till") else { continue };
            if last.date().is_none_or(|it| it >= facts.day) {
                continue;
            }
            let name = dimension.values.iter().find(|it| it.0 == source.value).map_or("", |it| &it.1);
            findings
                .report(source.span, format!("{name} bygger på `{}`, som har slutat gälla", source.document))
                .related(last.span(), "gällde till och med")
                .help("peka på dokumentet som gäller nu, eller ta bort värdet");
        }
    }
}
