//! Circumstances that are old, or that nobody can date (R27).

use jiff::civil::Date;

use crate::{
    config::plans::Limit,
    diagnostic::Severity,
    model::part::is_filled,
    rules::{Check, Facts, Findings, Rule},
    syntax::{Item, Kind},
};

pub(super) const RULE: Rule = Rule {
    id: "inaktuell-omvarld",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/inaktuell-omvarld.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for unit in facts.units() {
        let Some(limit) = unit.level().and_then(|it| it.limit("omvarld_manader")) else { continue };
        for plan in unit.asked_plans(facts.day).filter(|it| it.days.contains(facts.day)) {
            for written in ["invarld", "omvarld"].into_iter().filter_map(|key| plan.item.get(key)) {
                let is_table = written.kind() == Kind::Table;
                if !is_filled(written) || (is_table && written.children().any(Item::is_faulty)) {
                    continue;
                }
                let before = findings.all.len();
                incomplete(written, findings);
                old(written, limit, facts.day, findings);
                for finding in &mut findings.all[before..] {
                    finding.severity = finding.severity.min(plan.gravest);
                }
            }
        }
    }
}

/// Without source and date nobody can tell what it rests on or whether it still holds.
fn incomplete(written: Item<'_>, findings: &mut Findings) {
    let lacks = |key: &&&str| !written.child(key).is_some_and(is_filled);
    let missing: Vec<String> = ["kalla", "datum"].iter().filter(lacks).map(|it| format!("`{it}`")).collect();
    if missing.is_empty() {
        return;
    }
    let key = written.key();
    findings
        .report(written.key_span(), format!("`{key}` saknar {}", missing.join(" och ")))
        .help(format!("skriv `{key} = {{ text = \"…\", kalla = [\"…\"], datum = … }}`"));
}

fn old(written: Item<'_>, limit: &Limit, day: Date, findings: &mut Findings) {
    let Some(date) = written.get("datum") else { return };
    if let (Some(written_on), Some(oldest)) = (date.date(), limit.oldest(day))
        && written_on < oldest
    {
        findings
            .report(date.span(), format!("`{}` är äldre än {} månader", written.key(), limit.most))
            .related(limit.span, "gränsen")
            .help("se över beskrivningen och skriv den nya dagen i `datum`");
    }
}
