//! A governing document placed under one of lower rank (R76).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "overordnat-med-lagre-rang",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/overordnat-med-lagre-rang.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let rank = |it: Item<'_>| facts.plan.config().document_type(it.get("typ")?.text()?)?.rank;
    let register = facts.plan.document_register();
    for document in facts.plan.documents() {
        let Some(own) = rank(document) else { continue };
        for link in document.get("overordnat").into_iter().flat_map(Item::list) {
            let above = link.text().and_then(|it| register.get(it).copied());
            let Some((above, upper)) = above.and_then(|it| Some((it, rank(it)?))) else { continue };
            // A higher number is a lower rank.
            if upper <= own {
                continue;
            }
            findings
                .report(link.span(), format!("`{}` har lägre rang än `{}`", above.key(), document.key()))
                .label(format!("rang {upper}, men dokumentet självt har rang {own}"))
                .related(above.key_span(), "det som skulle stå över")
                .help("vänd på länken, eller ändra dokumentens typ");
        }
    }
}
