//! The plans of units as they were when they were decided, as git remembers them.
//!
//! Only the plan files of the units at hand are followed, and only what differs of them is read.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::civil::Date;

use crate::{
    model::{Plan, unit::Unit},
    source::{
        FileId, Source,
        layout::{self, FileKind},
        revision::history::{Change, History},
    },
    syntax::{self, Document, Item},
};

/// The history of the plans of some units.
pub struct Memory<'h> {
    history: &'h History,
    /// By the path of a plan: what stood there, newest first.
    states: BTreeMap<String, Vec<Change>>,
    /// By version: the plans that lie elsewhere or are otherwise in the version after it, by unit.
    elsewhere: Mutex<BTreeMap<usize, Arc<Plans>>>,
}

/// Paths by the ids of units.
type Plans = BTreeMap<String, String>;

/// A plan as it was when it was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decided {
    /// The file of the plan.
    pub(super) text: String,
    /// The day on which the decision was saved.
    pub(super) saved: Option<Date>,
}

/// What tells decisions apart; another spelling of the organ makes no new one.
type Mark = [Option<String>; 3];

impl<'h> Memory<'h> {
    /// Follows the plans of some units through a history; nothing where it cannot be read, or where
    /// its older versions were never fetched, so that no paper tells half of what has changed.
    pub fn of(history: &'h History, units: &[Unit<'_>]) -> Option<Self> {
        if history.is_cut() {
            return None;
        }
        let mut paths: Vec<String> = units.iter().map(|it| path_of(*it).to_owned()).collect();
        paths.sort();
        paths.dedup();
        let mut states: BTreeMap<String, Vec<Change>> = BTreeMap::new();
        for change in history.changes(0, &paths).ok()? {
            states.entry(paths[change.path].clone()).or_default().push(change);
        }
        Some(Self { history, states, elsewhere: Mutex::default() })
    }

    /// A unit's plan in the version where the decision on it for a period first stood; nothing where
    /// the plan is not decided, or the decision has not been saved.
    pub(super) fn decided(&self, unit: Unit<'_>, period: &str) -> Option<Decided> {
        let mark = mark(unit.plan().root(unit.file()), period)?;
        let mut path = path_of(unit).to_owned();
        let mut states = self.states.get(&path)?.clone();
        let mut text = None;
        loop {
            let mut gone = None;
            for state in states {
                if state.id.is_none() {
                    gone = Some(state.version);
                    break;
                }
                let older = self.read(state.version, &path)?;
                if mark_in(&older, period).as_ref() != Some(&mark) {
                    return self.saved(text?, state.version.checked_sub(1)?);
                }
                text = Some(older);
            }
            let Some(version) = gone else { return self.saved(text?, self.history.versions().len() - 1) };
            let Some(other) = self.elsewhere(version, unit) else {
                return self.saved(text?, version.checked_sub(1)?);
            };
            states = self.history.changes(version, std::slice::from_ref(&other)).ok()?;
            path = other;
        }
    }

    fn saved(&self, text: String, version: usize) -> Option<Decided> {
        Some(Decided { text, saved: self.history.versions().get(version)?.day })
    }

    fn read(&self, version: usize, path: &str) -> Option<String> {
        let part = self.history.part(version, &[path.to_owned()]).ok()?;
        Source::Revision(part).read(path).ok()
    }

    /// Where the plan of a unit lay in a version after which it was moved.
    fn elsewhere(&self, version: usize, unit: Unit<'_>) -> Option<String> {
        let mut known = self.elsewhere.lock().unwrap_or_else(PoisonError::into_inner);
        let plans = match known.get(&version) {
            Some(plans) => Arc::clone(plans),
            None => Arc::clone(known.entry(version).or_insert(Arc::new(self.plans(version)?))),
        };
        drop(known);
        let former = unit.item().and_then(|it| it.get("tidigare_id")).into_iter();
        let former = former.flat_map(Item::list).filter_map(Item::text);
        std::iter::once(unit.id()).chain(former).find_map(|it| plans.get(it)).cloned()
    }

    /// The plans of a version that are otherwise in the one after it.
    fn plans(&self, version: usize) -> Option<Plans> {
        let mut paths = self.history.differing(version).ok()?;
        paths.retain(|it| layout::kind_of(it) == Some(FileKind::Plan));
        let source = Source::Revision(self.history.part(version, &paths).ok()?);
        let named = paths.into_iter().filter_map(|path| Some((unit_in(&source.read(&path).ok()?)?, path)));
        Some(named.collect())
    }
}

impl std::fmt::Debug for Memory<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Memory").field("states", &self.states).finish_non_exhaustive()
    }
}

/// The path of a unit's plan.
pub(super) fn path_of(unit: Unit<'_>) -> &str {
    &unit.plan().sources().file(unit.file()).path
}

/// The text of a file of a plan.
pub(super) fn text_of(plan: &Plan, file: FileId) -> &str {
    &plan.sources().file(file).text
}

fn mark_in(text: &str, period: &str) -> Option<Mark> {
    let (document, _): (Document, _) = syntax::parse(text);
    mark(document.root(FileId(0), text), period)
}

fn mark(root: Item<'_>, period: &str) -> Option<Mark> {
    let decision = root.get("plan")?.get(period)?.get("beslut")?;
    let part = |key| decision.get(key).and_then(Item::scalar).map(str::to_owned);
    Some(["datum", "paragraf", "diarienummer"].map(part))
}

fn unit_in(text: &str) -> Option<String> {
    let (document, _) = syntax::parse(text);
    document.root(FileId(0), text).get("enhet")?.get("id")?.text().map(str::to_owned)
}
