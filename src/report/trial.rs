//! What a proposed model would change: findings that come, findings that go (R73, R90).

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    diagnostic::{Diagnostic, Severity},
    model::{Plan, unit::Unit},
    policy::Counts,
};

use super::unused::{Unused, unused};

/// Today's styrrepo held against a proposed model.
#[derive(Debug)]
pub struct Trial<'p> {
    /// What the files say with today's model.
    pub today: &'p Plan,
    /// What they say with the proposed one.
    pub proposed: &'p Plan,
    /// Findings that the proposed model brings, in its plan's order. For a
    /// model that cannot be used: its own faults.
    pub new: Vec<Diagnostic>,
    /// Findings that it takes away, in the order of today's plan.
    pub gone: Vec<Diagnostic>,
    /// Units whose findings change, in the order of their paths.
    pub units: Vec<Change<'p>>,
    /// The parts of the proposed model that nobody uses.
    pub unused: Vec<Unused>,
}

/// One unit's change.
#[derive(Clone, Copy, Debug)]
pub struct Change<'p> {
    /// The unit, as it is with the model that has the findings.
    pub unit: Unit<'p>,
    /// Findings that come.
    pub new: Counts,
    /// Findings that go.
    pub gone: Counts,
    /// Whether it has no `fel` today, and would have.
    pub becomes_invalid: bool,
}

impl Trial<'_> {
    /// Whether the proposed model can be used.
    pub fn is_usable(&self) -> bool {
        is_usable(self.proposed)
    }
}

/// Whether the model of a plan can be used for more than to list its own faults:
/// it has text without faults of syntax, in an edition that this program knows.
pub fn is_usable(plan: &Plan) -> bool {
    plan.has_model() && plan.model_file().is_some_and(|it| !plan.is_broken(it))
}

/// Compares the findings of the same files with today's model and a proposed one.
pub fn trial<'p>(
    (today, before): (&'p Plan, Vec<Diagnostic>),
    (proposed, after): (&'p Plan, Vec<Diagnostic>),
) -> Trial<'p> {
    if !is_usable(proposed) {
        let file = proposed.model_file();
        let new = after.into_iter().filter(|it| Some(it.span.file) == file).collect();
        return Trial { today, proposed, new, gone: Vec::new(), units: Vec::new(), unused: Vec::new() };
    }
    let errors = errors_by_file(today, &before);
    let gone = without(today, &before, proposed, &after);
    let new = without(proposed, &after, today, &before);
    let units = changes((today, &gone), (proposed, &new), &errors);
    Trial { today, proposed, new, gone, units, unused: unused(proposed) }
}

/// What makes two findings the same although the model differs: rule, severity and
/// place. In the model itself, where places move, the message instead of the place.
type Same<'d> = (&'static str, Severity, &'d str, (u32, u32), &'d str);

fn same<'d>(plan: &'d Plan, finding: &'d Diagnostic) -> Same<'d> {
    let span = finding.span;
    if Some(span.file) == plan.model_file() {
        return (finding.rule, finding.severity, "", (0, 0), &finding.message);
    }
    let path = plan.sources().file(span.file).path.as_str();
    (finding.rule, finding.severity, path, (span.start, span.end), "")
}

/// The findings that the other model does not give. Where it gives fewer at the
/// same place, those with other words are left over first.
fn without(plan: &Plan, findings: &[Diagnostic], other: &Plan, others: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut known: BTreeMap<Same<'_>, Vec<&str>> = BTreeMap::new();
    for it in others {
        known.entry(same(other, it)).or_default().push(&it.message);
    }
    let mut reworded = Vec::new();
    for (index, it) in findings.iter().enumerate() {
        let words = known.get_mut(&same(plan, it));
        let found = words.and_then(|words| {
            let at = words.iter().position(|words| *words == it.message)?;
            Some(words.swap_remove(at))
        });
        if found.is_none() {
            reworded.push(index);
        }
    }
    let mut left = Vec::new();
    for it in reworded.into_iter().map(|it| &findings[it]) {
        if known.get_mut(&same(plan, it)).and_then(Vec::pop).is_none() {
            left.push(it.clone());
        }
    }
    left
}

/// The plans that have a `fel` today, by the path of the unit's plan.
fn errors_by_file<'p>(plan: &'p Plan, findings: &[Diagnostic]) -> BTreeSet<&'p str> {
    let errors = findings.iter().filter(|it| it.severity == Severity::Error);
    errors.filter_map(|it| Some(path(of(plan, it)?))).collect()
}

fn of<'p>(plan: &'p Plan, finding: &Diagnostic) -> Option<Unit<'p>> {
    plan.file(finding.span.file).unit.map(|it| plan.unit_of(it))
}

fn path(unit: Unit<'_>) -> &str {
    &unit.plan().sources().file(unit.file()).path
}

fn changes<'p>(
    (today, gone): (&'p Plan, &[Diagnostic]),
    (proposed, new): (&'p Plan, &[Diagnostic]),
    errors: &BTreeSet<&'p str>,
) -> Vec<Change<'p>> {
    let mut changes: BTreeMap<&'p str, Change<'p>> = BTreeMap::new();
    for (plan, findings, is_new) in [(today, gone, false), (proposed, new, true)] {
        for finding in findings {
            let Some(unit) = of(plan, finding) else { continue };
            let nothing = Counts::default();
            let none = Change { unit, new: nothing, gone: nothing, becomes_invalid: false };
            let change = changes.entry(path(unit)).or_insert(none);
            let counts = if is_new { &mut change.new } else { &mut change.gone };
            counts.add(finding.severity);
        }
    }
    for (path, change) in &mut changes {
        change.becomes_invalid = change.new.errors > 0 && !errors.contains(path);
    }
    changes.into_values().collect()
}
