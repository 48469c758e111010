//! An old id that something else still has, or two claim (R5).

use std::collections::BTreeMap;

use crate::{
    diagnostic::Severity,
    model::{thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    source::Span,
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "tidigare-id-i-bruk",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/tidigare-id-i-bruk.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let mut claimed: BTreeMap<String, Span> = BTreeMap::new();
    for thing in facts.plan.things() {
        let unit = thing.unit().map_or("", Unit::id);
        let full = |old: &str| if old.contains('/') { old.to_owned() } else { format!("{unit}/{old}") };
        for (item, old) in names(thing.own("tidigare_id")) {
            let old = full(old);
            match facts.plan.thing(&old).filter(|it| *it != thing) {
                Some(living) => in_use(item, &old, living.span(), findings),
                None => claim(&mut claimed, old, item, findings),
            }
        }
        for (item, old) in names(thing.own("ersatter")) {
            let old = full(old);
            let living = facts.plan.thing(&old).filter(|it| *it != thing && it.valid().meets(thing.valid()));
            if let Some(living) = living {
                replaced(item, &old, living, findings);
            }
        }
    }
    for unit in facts.plan.units() {
        for (item, old) in names(of_unit(unit, "tidigare_id")) {
            match facts.plan.unit(old).filter(|it| *it != unit) {
                Some(living) => in_use(item, old, living.span(), findings),
                None => claim(&mut claimed, old.to_owned(), item, findings),
            }
        }
        for (item, old) in names(of_unit(unit, "ersatter")) {
            let living = facts.plan.unit(old).filter(|it| *it != unit && it.valid().meets(unit.valid()));
            if let Some(living) = living {
                findings
                    .report(item.span(), format!("`{old}` är ersatt men finns kvar samtidigt"))
                    .related(living.span(), "finns fortfarande")
                    .help("skriv när den gamla upphörde, som `avslutad = { datum = 2026-06-30 }`");
            }
        }
    }
}

fn of_unit<'p>(unit: Unit<'p>, key: &str) -> Option<Item<'p>> {
    unit.item()?.get(key)
}

fn names(list: Option<Item<'_>>) -> impl Iterator<Item = (Item<'_>, &str)> + use<'_> {
    list.into_iter().flat_map(Item::list).filter_map(|it| Some((it, it.text()?)))
}

fn in_use(item: Item<'_>, old: &str, living: Span, findings: &mut Findings) {
    findings
        .report(item.span(), format!("`{old}` är inget tidigare id: det används fortfarande"))
        .related(living, "här används det")
        .help("ta bort det under `tidigare_id`; kommer en ny sak i stället för en gammal skrivs det som `ersatter`");
}

/// Two things cannot both have been the same one.
fn claim(claimed: &mut BTreeMap<String, Span>, old: String, item: Item<'_>, findings: &mut Findings) {
    if let Some(first) = claimed.get(&old) {
        findings
            .report(item.span(), format!("två saker kan inte båda ha hetat `{old}`"))
            .related(*first, "skrivet här också")
            .help("låt den ena ha det som `tidigare_id` och den andra som `ersatter`");
    } else {
        claimed.insert(old, item.span());
    }
}

fn replaced(item: Item<'_>, old: &str, living: Thing<'_>, findings: &mut Findings) {
    findings
        .report(item.span(), format!("`{old}` är ersatt men gäller samtidigt"))
        .related(living.span(), "gäller fortfarande")
        .help("skriv när det gamla slutar gälla och det nya börjar, med `giltig` eller `avslutad`");
}
