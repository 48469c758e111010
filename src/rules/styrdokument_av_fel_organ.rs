//! A governing document decided by another organ than its type asks for (R76, R78).

use crate::{
    diagnostic::Severity,
    fields::words::listed,
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "styrdokument-av-fel-organ",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/styrdokument-av-fel-organ.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for document in facts.plan.documents() {
        let kind =
            document.get("typ").and_then(Item::text).and_then(|it| facts.plan.config().document_type(it));
        let Some(kind) = kind.filter(|it| !it.decided_by.is_empty()) else { continue };
        let organ = document.get("beslut").and_then(|it| it.get("organ"));
        let Some((item, organ)) = organ.and_then(|it| Some((it, it.text()?))) else { continue };
        // `egen` and `overordnad` say nothing of a document that belongs to no unit.
        let may = |it: &String| it == organ || it == "egen" || it == "overordnad";
        if kind.decided_by.iter().any(may) {
            continue;
        }
        findings
            .report(item.span(), format!("`{organ}` får inte besluta om `{}`", document.key()))
            .label(format!("typen `{}` beslutas av {}", kind.id, listed(&kind.decided_by)))
            .help("ändra dokumentets typ, eller låt rätt organ fatta beslutet");
    }
}
