//! Governing documents that stand above each other in a ring (R76).

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    diagnostic::Severity,
    model::Plan,
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "styrdokument-i-cirkel",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/styrdokument-i-cirkel.md"),
    checks: &[Check::Whole(check)],
};

/// The documents above each document, and where each is named.
type Above<'p> = BTreeMap<&'p str, Vec<(&'p str, Item<'p>)>>;

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let above = above(facts.plan);
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for document in facts.plan.documents() {
        let mut path: Vec<(&str, usize)> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        if !done.contains(document.key()) {
            places.insert(document.key(), 0);
            path.push((document.key(), 0));
        }
        while let Some((id, next)) = path.last_mut() {
            let link = above.get(*id).and_then(|it| it.get(*next)).copied();
            *next += 1;
            let Some((to, named)) = link else {
                done.insert(id);
                places.remove(id);
                path.pop();
                continue;
            };
            match places.get(to).copied() {
                Some(from) => report(path[from..].iter().map(|it| it.0).collect(), named, findings),
                None if done.contains(to) => {}
                None => {
                    places.insert(to, path.len());
                    path.push((to, 0));
                }
            }
        }
    }
}

fn above(plan: &Plan) -> Above<'_> {
    let register = plan.document_register();
    let mut above = Above::new();
    for document in plan.documents() {
        let named = document.get("overordnat").into_iter().flat_map(Item::list);
        let named = named.filter_map(|it| Some((register.get(it.text()?)?.key(), it)));
        above.insert(document.key(), named.collect());
    }
    above
}

fn report(mut ring: Vec<&str>, closing: Item<'_>, findings: &mut Findings) {
    ring.push(ring[0]);
    findings
        .report(closing.span(), format!("styrdokumentet `{}` är överordnat sig självt", ring[0]))
        .label("här sluts cirkeln")
        .note(format!("cirkeln: {}", ring.join(" → ")))
        .help("ta bort en av länkarna");
}
