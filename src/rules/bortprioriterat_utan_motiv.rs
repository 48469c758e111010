//! Something that is not done, without saying why (R17).

use crate::{
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "bortprioriterat-utan-motiv",
    severity: Severity::Tip,
    page: include_str!("../../docs/rules/bortprioriterat-utan-motiv.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for unit in facts.units().filter(|it| !facts.plan.is_broken(it.file())) {
        let table = facts.plan.root(unit.file()).get("bortprioriterat");
        for item in table.into_iter().flat_map(Item::entries) {
            let is_empty =
                item.get("motiv").is_some_and(|it| it.text().is_some_and(|it| it.trim().is_empty()));
            if is_empty || !item.mentions("motiv") {
                findings
                    .report(
                        item.key_span(),
                        format!("`{}` är bortprioriterat utan att skälet står", item.key()),
                    )
                    .help("skriv varför, som `motiv = \"Tid och resurser\"`");
            }
        }
    }
}
