//! A governing document that no goal or plan rests on (R76).

use std::collections::BTreeSet;

use crate::{
    diagnostic::Severity,
    model::Plan,
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "styrdokument-utan-koppling",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/styrdokument-utan-koppling.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let any_broken = || facts.plan.files().any(|(id, _)| facts.plan.is_broken(id));
    if facts.plan.documents().next().is_none() || any_broken() {
        return;
    }
    let used = used(facts.plan);
    for document in facts.plan.documents() {
        let is_needed = document.get("behov").and_then(Item::boolean) == Some(true);
        // Everything rests on the styrmodell itself.
        if is_needed || used.contains(document.key()) || facts.plan.is_model_document(document) {
            continue;
        }
        findings
            .report(document.key_span(), format!("inget mål och ingen plan vilar på `{}`", document.key()))
            .help(format!(
                "nämn det i en plans `styrdokument` eller ett måls `kalla`, till exempel `kalla = [\"{}\"]`",
                document.key()
            ));
    }
}

/// The documents that something rests on, and those above them.
fn used(plan: &Plan) -> BTreeSet<&str> {
    let mut open: Vec<&str> = plan.things().flat_map(|it| it.texts("kalla")).collect();
    for unit in plan.units() {
        for (_, item) in unit.plan_periods() {
            open.extend(texts(item.get("styrdokument")));
            let inputs = ["invarld", "omvarld"].into_iter().filter_map(|it| item.get(it));
            open.extend(inputs.flat_map(|it| texts(it.get("kalla"))));
        }
    }
    let sources = plan.config().dimensions.iter().flat_map(|it| &it.sources);
    open.extend(sources.map(|it| it.document.as_str()));
    let register = plan.document_register();
    let mut used = BTreeSet::new();
    while let Some(id) = open.pop() {
        if used.insert(id) {
            open.extend(register.get(id).into_iter().flat_map(|it| texts(it.get("overordnat"))));
        }
    }
    used
}

fn texts(list: Option<Item<'_>>) -> impl Iterator<Item = &str> {
    list.into_iter().flat_map(Item::list).filter_map(Item::text)
}
