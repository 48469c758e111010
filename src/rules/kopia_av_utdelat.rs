//! A receiver that has written its own copy of what it was handed (R15).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "kopia-av-utdelat",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/kopia-av-utdelat.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (thing, unit) in facts.plan.received() {
        let Some(own) = unit.thing(thing.id()).filter(|it| it.kind() == thing.kind() && *it != thing) else {
            continue;
        };
        let id = thing.full_id();
        let report = thing.kind().table();
        findings
            .report(own.span(), format!("`{}` är en kopia av `{id}`, som enheten har fått utdelat", own.id()))
            .related(thing.span(), "gäller för alla som har fått det och kan inte ändras av dem")
            .help(format!(
                "ta bort kopian och rapportera under `[{report}.\"{id}\"]` i utfallet; är det något annat får det ett eget id"
            ));
    }
}
