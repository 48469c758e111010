//! A follow-up period that the styrmodell does not have.

use crate::{
    diagnostic::Severity,
    fields::words::{listed, nearest},
    model::fault::Fault,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "okand-period",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/okand-period.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let periods: Vec<&str> = facts.plan.config().follow_up.periods.iter().map(|it| it.id.as_str()).collect();
    for (span, fault) in facts.plan.faults() {
        let Fault::UnknownPeriod { name } = fault else { continue };
        let finding = findings.report(span, format!("styrmodellen har ingen period `{name}`"));
        let (year, id) = match name.split_once('-') {
            Some((year, id)) => (format!("{year}-"), id),
            None => (String::new(), name.as_str()),
        };
        let near = nearest(id, periods.iter().copied());
        if let Some(like) = near.as_ref().filter(|it| it.is_certain) {
            let text = facts.plan.sources().renamed(span, id, &like.name);
            finding.fix.extend(text.map(|it| (span, it)));
        }
        finding.help(match near {
            Some(like) => format!("menade du `{year}{}`?", like.name),
            None if periods.is_empty() => {
                "skriv perioderna i styr.toml, under `[uppfoljning.period.…]`".to_owned()
            }
            None => {
                let known: Vec<String> = periods.iter().map(|it| format!("{year}{it}")).collect();
                format!("skriv {}", listed(&known))
            }
        });
    }
}
