//! An outcome changed after its period was due, without a word on why (R38).

use crate::{
    diagnostic::Severity,
    diff::{FieldChange, TableChange, TableKind, shown},
    model::{Plan, period::Period, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    source::{Span, layout::FileKind},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "gammalt-utfall-andrat",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/gammalt-utfall-andrat.md"),
    checks: &[Check::Whole(check)],
};

/// The parts of a row that say what was measured or done.
const VALUES: [&str; 9] =
    ["varde", "status", "saknas", "grupp", "bedomning", "steg", "granskade", "avvikelser", "avser_ar"];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(base) = facts.base else { return };
    for unit in &base.units {
        rows(facts, &unit.tables, unit.after, findings);
    }
    rows(facts, &base.shared, None, findings);
}

fn rows(facts: &Facts<'_>, changes: &[TableChange<'_>], unit: Option<Unit<'_>>, findings: &mut Findings) {
    let model = &facts.plan.config().follow_up;
    let plans = facts.base.map_or([facts.plan; 2], |it| [it.before, it.after]);
    for change in changes.iter().filter(|it| matches!(it.table().kind, TableKind::Outcome(_))) {
        let Some(before) = &change.before else { continue };
        let Some((subject, written)) = before.name.split_once(' ') else { continue };
        let due = Period::read(written, model).and_then(|it| it.due(model));
        if due.is_none_or(|due| facts.day <= due) || is_excused(change) {
            continue;
        }
        let Some(field) = change.fields.iter().find(|it| is_value(it)) else { continue };
        let [was, _] = shown::sides(change, field, plans);
        let (verb, span) = match (&change.after, field.after) {
            (Some(_), Some(item)) => ("ändrat", item.span()),
            (Some(table), None) => ("ändrat", table.item.span()),
            (None, _) => ("borttaget", place_of_year(facts.plan, unit, written)),
        };
        let finding = findings
            .report(span, format!("utfallet för `{subject}` {written} är {verb} sedan perioden redovisats"));
        finding.label(was.map_or_else(|| "saknades".to_owned(), |it| format!("var {it}")));
        finding.help("skriv i `kommentar` varför utfallet rättas");
    }
}

fn is_value(field: &FieldChange<'_>) -> bool {
    field.path.first().is_none_or(|it| VALUES.contains(it))
}

/// Whether the row was preliminary, or came with a new comment.
fn is_excused(change: &TableChange<'_>) -> bool {
    let was_preliminary =
        change.before.as_ref().and_then(|it| it.item.get("preliminar")).and_then(Item::boolean) == Some(true);
    let explains = |it: &FieldChange<'_>| it.path == ["kommentar"] && it.after.is_some();
    was_preliminary || (change.after.is_some() && change.fields.iter().any(explains))
}

/// The file of outcomes that a row is gone from, or the unit.
fn place_of_year(plan: &Plan, unit: Option<Unit<'_>>, written: &str) -> Span {
    let is_year = |kind| matches!(kind, FileKind::Outcomes(year) if written.starts_with(&format!("{year}-")));
    let of_unit = unit.into_iter().flat_map(|it| it.files().iter().copied());
    let shared = plan.files().filter(|(_, it)| unit.is_none() && it.unit.is_none()).map(|it| it.0);
    let mut files = of_unit.chain(shared).filter(|it| is_year(plan.file(*it).kind));
    let file = files.next().map(Span::start_of);
    file.or_else(|| unit.map(Unit::span)).or_else(|| plan.model_file().map(Span::start_of)).unwrap_or(Span {
        file: crate::source::FileId(0),
        start: 0,
        end: 0,
    })
}
