//! Who follows up what, and when they last did: what git remembers of every outcome (R62).

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    diff::shown,
    fields::ThingKind,
    model::{
        Plan,
        period::Period,
        thing::{Thing, ThingId},
        unit::Unit,
    },
    source::{
        FileId, Source,
        layout::{self, FileKind},
        revision::history::{Change, History},
    },
    status::late,
    syntax::{self, Item, Kind},
};

use super::application::heads;

/// How outcomes are followed up.
#[derive(Clone, Debug)]
pub struct Freshness<'p> {
    /// The period that outcomes are missing for; none where none is due.
    pub period: Option<Period>,
    /// The branches of the organisation that have anything to report, by id.
    pub parts: Vec<Part<'p>>,
    /// Whether older versions were never fetched: what has no day may have been saved in one of them.
    pub is_cut: bool,
}

/// A unit below the first level with all that lies below it, or a unit of the first level alone.
#[derive(Clone, Debug)]
pub struct Part<'p> {
    /// The unit at its head.
    pub unit: Unit<'p>,
    /// Those who answer for its indicators, by name; nobody comes first.
    pub owners: Vec<Owner<'p>>,
    /// The indicators whose outcome is due and missing, in the order of the files.
    pub missing: Vec<Followed<'p>>,
}

/// A role that answers for indicators.
#[derive(Clone, Debug)]
pub struct Owner<'p> {
    /// The role; none where nobody answers.
    pub role: Option<&'p str>,
    /// Whether the model lists the roles that there are, and this is none of them.
    pub is_unknown: bool,
    /// How many indicators it answers for.
    pub indicators: usize,
    /// How many of them have an outcome that is due and missing.
    pub missing: usize,
    /// How many have never had an outcome.
    pub never: usize,
    /// The day on which an outcome of any of them was last saved.
    pub latest: Option<Date>,
}

/// An indicator in a unit that reports it.
#[derive(Clone, Copy, Debug)]
pub struct Followed<'p> {
    /// Who is to report.
    pub unit: Unit<'p>,
    /// The indicator.
    pub indicator: Thing<'p>,
    /// The day on which an outcome of it was last saved.
    pub latest: Option<Date>,
}

/// The days on which outcomes were last saved.
struct Days {
    /// By file and by the key of the indicator there.
    files: BTreeMap<FileId, BTreeMap<String, Date>>,
    /// The files of what all have in common.
    shared: Vec<FileId>,
}

/// Looks through the outcomes of a unit and all that lies below it, or of the whole plan, which is that
/// of the newest version of the history.
///
/// # Errors
/// When a version cannot be read.
pub fn freshness<'p>(
    plan: &'p Plan,
    history: &History,
    scope: Option<Unit<'p>>,
    day: Date,
) -> Result<Freshness<'p>> {
    let is_asked = |unit: Unit<'p>| scope.is_none_or(|it| it == unit || unit.is_below(it));
    let period = late::latest_due(&plan.config().follow_up, day);
    let asked = period.or_else(|| Period::latest(&plan.config().follow_up, day));
    let due: Vec<late::Due<'p>> = asked.map(|it| late::due(plan, it)).unwrap_or_default();
    let due: Vec<late::Due<'p>> = due.into_iter().filter(|it| is_asked(it.unit)).collect();
    let days = days(plan, history, &due)?;
    let heads = heads(plan);
    let mut parts: BTreeMap<&'p str, Draft<'p>> = BTreeMap::new();
    for of_unit in due.iter().filter(|it| !it.all.is_empty()) {
        let head = plan.unit_of(heads[of_unit.unit.key().index()]);
        let part = parts.entry(head.id()).or_insert_with(|| Draft::of(head));
        let late: BTreeSet<ThingId> = of_unit.missing.iter().map(|it| it.key()).collect();
        for &indicator in &of_unit.all {
            let latest = days.latest(of_unit.unit, indicator);
            let is_missing = period.is_some() && late.contains(&indicator.key());
            part.count(Followed { unit: of_unit.unit, indicator, latest }, is_missing);
        }
    }
    let parts = parts.into_values().map(|it| Part {
        unit: it.unit,
        owners: it.owners.into_values().collect(),
        missing: it.missing,
    });
    Ok(Freshness { period, parts: parts.collect(), is_cut: history.is_cut() })
}

/// A part while it is counted.
struct Draft<'p> {
    unit: Unit<'p>,
    owners: BTreeMap<Option<&'p str>, Owner<'p>>,
    missing: Vec<Followed<'p>>,
}

impl<'p> Draft<'p> {
    const fn of(unit: Unit<'p>) -> Self {
        Self { unit, owners: BTreeMap::new(), missing: Vec::new() }
    }

    fn count(&mut self, followed: Followed<'p>, is_missing: bool) {
        let role = followed.indicator.responsible();
        let roles = &followed.unit.plan().config().owners.roles;
        let is_unknown = role.is_some_and(|it| !roles.is_empty() && !roles.contains(it));
        let new = Owner { role, is_unknown, indicators: 0, missing: 0, never: 0, latest: None };
        let owner = self.owners.entry(role).or_insert(new);
        self.missing.extend(is_missing.then_some(followed));
        owner.indicators += 1;
        owner.missing += usize::from(is_missing);
        owner.never += usize::from(followed.latest.is_none());
        owner.latest = owner.latest.max(followed.latest);
    }
}

impl Days {
    /// When an outcome of an indicator was last saved by a unit, or for all where it is shared.
    fn latest(&self, unit: Unit<'_>, indicator: Thing<'_>) -> Option<Date> {
        let is_own = indicator.unit() == Some(unit);
        let name = if is_own { indicator.id().to_owned() } else { indicator.full_id() };
        let in_files = |files: &[FileId], name: &str| {
            files.iter().filter_map(|it| self.files.get(it)?.get(name)).max().copied()
        };
        let shared = || indicator.shared_thing().and_then(|it| in_files(&self.shared, it.id()));
        in_files(unit.files(), &name).or_else(shared)
    }
}

/// The outcomes of what all have in common.
fn shared(plan: &Plan) -> Vec<FileId> {
    let is_root = |id: FileId| layout::split(&plan.sources().file(id).path).0 == "utfall";
    let all = plan.files().filter(|(_, it)| matches!(it.kind, FileKind::Outcomes(_)));
    all.map(|it| it.0).filter(|it| is_root(*it)).collect()
}

/// The days of the rows in the outcomes of some units, and of those that are shared.
fn days(plan: &Plan, history: &History, due: &[late::Due<'_>]) -> Result<Days> {
    let is_outcomes = |it: &FileId| matches!(plan.file(*it).kind, FileKind::Outcomes(_));
    let of_units = due.iter().flat_map(|it| it.unit.files()).copied().filter(is_outcomes);
    let shared = shared(plan);
    let files: BTreeSet<FileId> = of_units.chain(shared.iter().copied()).collect();
    let files: Vec<FileId> = files.into_iter().collect();
    let paths: Vec<String> = files.iter().map(|it| plan.sources().file(*it).path.clone()).collect();
    let mut states: Vec<Vec<Change>> = vec![Vec::new(); paths.len()];
    for change in history.changes(0, &paths)? {
        states[change.path].push(change);
    }
    let of_file = |(at, file): (usize, FileId)| Ok((file, of_file(history, &paths[at], &states[at])?));
    let files = files.into_par_iter().enumerate().map(of_file).collect::<Result<_>>()?;
    Ok(Days { files, shared })
}

/// When each row of a file last got the values that it has: the file is read backwards until that is
/// known of all.
fn of_file(history: &History, path: &str, states: &[Change]) -> Result<BTreeMap<String, Date>> {
    let mut found = BTreeMap::new();
    let Some(first) = states.first().filter(|it| it.id.is_some()) else { return Ok(found) };
    let mut newer = rows(history, first.version, path)?;
    let mut open: BTreeSet<String> = newer.keys().cloned().collect();
    let last = history.versions().len();
    for older in states[1..].iter().map(|it| (it.version, it.id)).chain([(last, None)]) {
        let (version, id) = older;
        // Before the first version that was fetched nobody knows.
        if version == last && history.is_cut() || open.is_empty() {
            break;
        }
        let before = if id.is_some() { rows(history, version, path)? } else { BTreeMap::new() };
        let changed: Vec<String> =
            open.iter().filter(|it| before.get(*it) != newer.get(*it)).cloned().collect();
        for name in changed {
            open.remove(&name);
            if let Some(day) = history.versions()[version - 1].day {
                found.insert(name, day);
            }
        }
        newer = before;
    }
    Ok(found)
}

/// The rows of the indicators of a file in a version, each as it is written.
fn rows(history: &History, version: usize, path: &str) -> Result<BTreeMap<String, String>> {
    let source = Source::Revision(history.part(version, &[path.to_owned()])?);
    let Ok(text) = source.read(path) else { return Ok(BTreeMap::new()) };
    let (document, _) = syntax::parse(&text);
    let table = document.root(FileId(0), &text).get(ThingKind::Indicator.table());
    let rows = table.filter(|it| it.kind() == Kind::Table).into_iter().flat_map(Item::entries);
    Ok(rows.map(|it| (it.key().to_owned(), shown::value(it))).collect())
}
