//! What a change means for those who are to say yes or no to it: verdict, counts and what stands out.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Diagnostic, Severity},
    diff::{Comparison, Frames, LightChange, Moved, Standing, TableChange, UnitChange},
    model::{period::Period, unit::Unit},
    policy::{known::Brought, unit_of},
};

/// A change as a reviewer meets it.
#[derive(Debug)]
pub struct Review<'c, 'p> {
    /// The change itself.
    pub comparison: &'c Comparison<'p>,
    /// Findings that came and went.
    pub findings: &'c Brought,
    /// Lights that differ.
    pub lights: &'c [LightChange<'p>],
    /// The period of the lights; none where no period has ended.
    pub period: Option<Period>,
    /// Goalposts that were moved.
    pub moved: Vec<Moved<'c, 'p>>,
    /// Resource frames that differ.
    pub frames: Frames<'p>,
    /// Counts per unit, by id; what belongs to no unit comes last.
    pub rows: Vec<Row<'c, 'p>>,
    /// The one thing to know.
    pub verdict: Verdict,
}

/// What a change comes to, gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// So many new `fel`.
    Blocked(usize),
    /// So many goalposts were moved without the decision that they need.
    Moved(usize),
    /// So much of what was decided is changed without a decision.
    Undecided(usize),
    /// So many new warnings.
    Warned(usize),
    /// It says something else and brings nothing wrong.
    Good,
    /// The two say the same.
    Same,
}

/// One unit's part of a change.
#[derive(Debug, Default)]
pub struct Row<'c, 'p> {
    /// The unit as it is, or as it was; none for what belongs to no unit.
    pub unit: Option<Unit<'p>>,
    /// How it changed, where it did.
    pub change: Option<&'c UnitChange<'p>>,
    /// Tables that are new.
    pub new: usize,
    /// Tables with other values.
    pub changed: usize,
    /// Tables that are gone.
    pub removed: usize,
    /// Of these without the decision that they need.
    pub undecided: usize,
    /// Goalposts moved.
    pub moved: usize,
    /// Lights that differ.
    pub lights: usize,
    /// New `fel`.
    pub errors: usize,
    /// New warnings and tips.
    pub warnings: usize,
}

/// Sums up a change.
pub fn review<'c, 'p>(
    comparison: &'c Comparison<'p>,
    findings: &'c Brought,
    lights: &'c [LightChange<'p>],
    period: Option<Period>,
) -> Review<'c, 'p> {
    let moved = comparison.moved();
    let rows = rows(comparison, findings, lights, &moved);
    let verdict = verdict(comparison, findings, &moved, &rows);
    Review { comparison, findings, lights, period, moved, frames: comparison.frames(), rows, verdict }
}

impl Review<'_, '_> {
    /// The new findings that stop the change.
    pub fn blocking(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.new.iter().filter(|it| it.severity == Severity::Error)
    }

    /// The other new findings.
    pub fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.new.iter().filter(|it| it.severity != Severity::Error)
    }
}

fn verdict(
    comparison: &Comparison<'_>,
    findings: &Brought,
    moved: &[Moved<'_, '_>],
    rows: &[Row<'_, '_>],
) -> Verdict {
    let of = |severity| findings.new.iter().filter(|it| it.severity == severity).count();
    let undecided: usize = rows.iter().map(|it| it.undecided).sum();
    let goalposts = moved.iter().filter(|it| it.is_undecided).count();
    match (of(Severity::Error), of(Severity::Warning)) {
        (0, _) if goalposts > 0 => Verdict::Moved(goalposts),
        (0, _) if undecided > 0 => Verdict::Undecided(undecided),
        (0, 0) if comparison.is_empty() && findings.new.is_empty() && findings.gone.is_empty() => {
            Verdict::Same
        }
        (0, 0) => Verdict::Good,
        (0, warnings) => Verdict::Warned(warnings),
        (errors, _) => Verdict::Blocked(errors),
    }
}

/// By the unit's id; none sorts last.
fn rows<'c, 'p>(
    comparison: &'c Comparison<'p>,
    findings: &Brought,
    lights: &[LightChange<'p>],
    moved: &[Moved<'c, 'p>],
) -> Vec<Row<'c, 'p>> {
    let mut rows: BTreeMap<&'p str, Row<'c, 'p>> = BTreeMap::new();
    let mut common = Row::default();
    for change in &comparison.units {
        let row = row_of(&mut rows, change.unit());
        row.change = Some(change);
        change.tables.iter().for_each(|it| row.count(it));
    }
    comparison.shared.iter().for_each(|it| common.count(it));
    for one in moved {
        one.unit.map_or(&mut common, |it| row_of(&mut rows, it)).moved += 1;
    }
    for light in lights {
        light.thing.unit().map_or(&mut common, |it| row_of(&mut rows, it)).lights += 1;
    }
    for finding in &findings.new {
        let unit = unit_of(comparison.after, finding.span.file).and_then(|it| comparison.after.unit(it));
        let row = unit.map_or(&mut common, |it| row_of(&mut rows, it));
        match finding.severity {
            Severity::Error => row.errors += 1,
            _ => row.warnings += 1,
        }
    }
    let mut rows: Vec<Row<'c, 'p>> = rows.into_values().collect();
    rows.extend(Some(common).filter(|it| !it.is_empty()));
    rows
}

fn row_of<'r, 'c, 'p>(rows: &'r mut BTreeMap<&'p str, Row<'c, 'p>>, unit: Unit<'p>) -> &'r mut Row<'c, 'p> {
    let row = rows.entry(unit.id()).or_default();
    row.unit = Some(unit);
    row
}

impl Row<'_, '_> {
    fn count(&mut self, change: &TableChange<'_>) {
        match (&change.before, &change.after) {
            (None, _) => self.new += 1,
            (_, None) => self.removed += 1,
            _ => self.changed += 1,
        }
        self.undecided += usize::from(matches!(change.standing, Standing::Undecided));
    }

    const fn is_empty(&self) -> bool {
        let changes = self.new + self.changed + self.removed + self.moved + self.lights;
        changes + self.errors + self.warnings == 0
    }
}
