//! A governing document of a type that the styrmodell does not have (R76).

use crate::{
    diagnostic::Severity,
    fields::words::{listed, near},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "okand-styrdokumenttyp",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/okand-styrdokumenttyp.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let types = &facts.plan.config().document_types;
    let model_is_broken = facts.plan.model_file().is_some_and(|it| facts.plan.is_broken(it));
    if types.is_empty() || model_is_broken {
        return;
    }
    let ids: Vec<&str> = types.iter().map(|it| it.id.as_str()).collect();
    for document in facts.plan.documents() {
        let Some((item, name)) = document.get("typ").and_then(|it| Some((it, it.text()?))) else { continue };
        if ids.contains(&name) {
            continue;
        }
        findings.report(item.span(), format!("styrmodellen har ingen styrdokumenttyp `{name}`")).help(
            match near(name, ids.iter().copied()) {
                Some(like) => format!("menade du `{like}`?"),
                None => format!("skriv {}, eller lägg till typen i styr.toml", listed(&ids)),
            },
        );
    }
}
