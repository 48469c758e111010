//! How evenly the model is applied: findings, exceptions and lateness per nämnd (R70, R62).

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    diagnostic::Diagnostic,
    model::{
        Plan,
        period::Period,
        thing::Thing,
        unit::{Unit, UnitId},
    },
    policy::Counts,
    status::{coverage::Answers, late},
};

/// The whole organisation, part by part.
#[derive(Clone, Debug)]
pub struct Application<'p> {
    /// The period that outcomes are late for; none where none is due.
    pub period: Option<Period>,
    /// Files of no unit, then the organisation: the first level, and each branch below it.
    pub parts: Vec<Part<'p>>,
    /// All findings.
    pub findings: Counts,
}

/// A unit below the first level with all that lies below it, a unit of the first level alone,
/// or what belongs to no unit.
#[derive(Clone, Debug, Default)]
pub struct Part<'p> {
    /// The unit at its head; none for files of no unit.
    pub unit: Option<Unit<'p>>,
    /// How many units it has.
    pub units: usize,
    /// Findings by severity.
    pub findings: Counts,
    /// How often each rule is broken, most first.
    pub rules: Vec<(&'static str, usize)>,
    /// Exceptions in force for units of the part, in the order of the model.
    pub exceptions: Vec<Lifted<'p>>,
    /// How many outcomes were due.
    pub due: usize,
    /// Those that are missing.
    pub missing: Vec<Missing<'p>>,
}

/// An exception in force.
#[derive(Clone, Debug)]
pub struct Lifted<'p> {
    /// The rule that it lifts.
    pub rule: &'p str,
    /// The units of the part that it frees.
    pub units: Vec<&'p str>,
    /// Its last day.
    pub until: Date,
}

/// An outcome that is due and not reported.
#[derive(Clone, Copy, Debug)]
pub struct Missing<'p> {
    /// Who was to report.
    pub unit: Unit<'p>,
    /// The indicator.
    pub indicator: Thing<'p>,
}

/// Sorts findings, exceptions in force on a day, and outcomes due by then, by part.
pub fn application<'p>(plan: &'p Plan, day: Date, findings: &[Diagnostic]) -> Application<'p> {
    let heads = heads(plan);
    let mut parts: BTreeMap<Option<UnitId>, Part<'p>> = BTreeMap::new();
    for unit in plan.units() {
        let head = heads[unit.key().index()];
        let part = parts.entry(Some(head)).or_default();
        part.unit = Some(plan.unit_of(head));
        part.units += 1;
    }
    add_findings(plan, &heads, findings, &mut parts);
    add_exceptions(plan, &heads, day, &mut parts);
    let period = late::latest_due(&plan.config().follow_up, day);
    for due in period.into_iter().flat_map(|it| late::due(plan, it)) {
        let part = parts.entry(Some(heads[due.unit.key().index()])).or_default();
        part.due += due.all.len();
        part.missing.extend(due.missing.iter().map(|&indicator| Missing { unit: due.unit, indicator }));
    }
    let common = parts.remove(&None);
    let order = Answers::new(plan, day.year()).in_order(None);
    let of_units = order.into_iter().filter_map(|it| parts.remove(&Some(it.key())));
    let parts = common.into_iter().chain(of_units).collect();
    Application { period, parts, findings: Counts::of(findings) }
}

/// The head of every unit's part: the highest above it that is not on the first level.
pub(super) fn heads(plan: &Plan) -> Vec<UnitId> {
    let is_first = |it: Unit<'_>| it.level_index() == Some(0);
    let mut heads: Vec<Option<UnitId>> = vec![None; plan.units().len()];
    for unit in plan.units() {
        let mut path = vec![unit];
        let mut head = heads[unit.key().index()];
        while let (None, Some(&last)) = (head, path.last()) {
            match last.superior().filter(|it| !is_first(*it) && !is_first(last)) {
                None => head = Some(last.key()),
                Some(above) => {
                    head = heads[above.key().index()];
                    path.push(above);
                }
            }
        }
        for it in path {
            heads[it.key().index()] = head;
        }
    }
    let own = plan.units().map(Unit::key);
    heads.into_iter().zip(own).map(|(head, own)| head.unwrap_or(own)).collect()
}

fn add_findings<'p>(
    plan: &'p Plan,
    heads: &[UnitId],
    findings: &[Diagnostic],
    parts: &mut BTreeMap<Option<UnitId>, Part<'p>>,
) {
    let mut rules: BTreeMap<Option<UnitId>, BTreeMap<&'static str, usize>> = BTreeMap::new();
    for finding in findings {
        let head = plan.file(finding.span.file).unit.map(|it| heads[it.index()]);
        parts.entry(head).or_default().findings.add(finding.severity);
        *rules.entry(head).or_default().entry(finding.rule).or_default() += 1;
    }
    for (head, rules) in rules {
        let mut rules: Vec<(&'static str, usize)> = rules.into_iter().collect();
        rules.sort_by_key(|it| std::cmp::Reverse(it.1));
        parts.entry(head).or_default().rules = rules;
    }
}

fn add_exceptions<'p>(
    plan: &'p Plan,
    heads: &[UnitId],
    day: Date,
    parts: &mut BTreeMap<Option<UnitId>, Part<'p>>,
) {
    for exception in plan.config().exceptions.iter().filter(|it| day <= it.until) {
        let mut freed: BTreeMap<UnitId, Vec<&'p str>> = BTreeMap::new();
        for unit in exception.units.iter().filter_map(|it| plan.unit(it)) {
            freed.entry(heads[unit.key().index()]).or_default().push(unit.id());
        }
        for (head, units) in freed {
            let lifted = Lifted { rule: &exception.rule, units, until: exception.until };
            parts.entry(Some(head)).or_default().exceptions.push(lifted);
        }
    }
}
