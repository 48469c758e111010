//! A target or a frame that rests on old figures (R80).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "inaktuellt-underlag",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/inaktuellt-underlag.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for thing in facts.things_of(ThingKind::Indicator) {
        let limit = thing.unit().and_then(|it| it.level()?.limit("underlag_manader"));
        let Some((limit, written)) = limit.zip(thing.own("underlag_datum")) else { continue };
        let is_old = written.date().zip(limit.oldest(facts.day)).is_some_and(|(date, oldest)| date < oldest);
        if !is_old || !thing.valid().contains(facts.day) {
            continue;
        }
        let id = thing.id();
        findings
            .report(written.span(), format!("underlaget för `{id}` är äldre än {} månader", limit.most))
            .related(limit.span, "gränsen")
            .help("ta fram nya uppgifter och skriv den nya dagen i `underlag_datum`");
    }
}
