//! Findings that were known already: from the version before a change, or from a list in a file.
//!
//! A finding is known by rule, file and the id of the thing, not by line: an edit above it makes
//! no new finding of it.

use std::collections::BTreeMap;

use crate::{
    diagnostic::Diagnostic,
    diff::{Comparison, TableChange},
    model::{Plan, places::Places, unit::Unit},
    source::{FileId, layout},
};

use super::Selection;

/// What a finding is known by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The file, relative to the root.
    pub path: String,
    /// The rule.
    pub rule: String,
    /// The table that it stands in, such as `mal.trygg-skola`.
    pub id: String,
}

/// Known findings with how many there are of each.
pub type Known = BTreeMap<Key, usize>;

fn keys(plan: &Plan, findings: &[Diagnostic]) -> Vec<Key> {
    let mut places = Places::new(plan);
    let key = |it: &Diagnostic| Key {
        path: plan.sources().file(it.span.file).path.clone(),
        rule: it.rule.to_owned(),
        id: places.table(it.span).to_owned(),
    };
    findings.iter().map(key).collect()
}

/// Counts findings by what they are known by.
pub fn count(plan: &Plan, findings: &[Diagnostic]) -> Known {
    let mut known = Known::new();
    for key in keys(plan, findings) {
        *known.entry(key).or_default() += 1;
    }
    known
}

/// What two versions have not in common.
#[derive(Clone, Debug, Default)]
pub struct Brought {
    /// Findings of the newer that the older did not have, in its order.
    pub new: Vec<Diagnostic>,
    /// Findings of the older that the newer no longer has, in its order.
    pub gone: Vec<Diagnostic>,
}

/// The findings that came and those that went.
pub fn between(comparison: &Comparison<'_>, before: Vec<Diagnostic>, after: &[Diagnostic]) -> Brought {
    let old_keys = keys_now(comparison, &before);
    let new_keys = keys(comparison.after, after);
    let new = brought(comparison, after.to_vec(), &before);
    let gone = without(old_keys.into_iter().zip(before), new_keys.into_iter().zip(after));
    Brought { new, gone }
}

/// The findings that an older version did not have; of several alike those with new words. A unit
/// or a thing with another id than before, or elsewhere, is the same.
pub fn brought(
    comparison: &Comparison<'_>,
    findings: Vec<Diagnostic>,
    old: &[Diagnostic],
) -> Vec<Diagnostic> {
    let old_keys = keys_now(comparison, old);
    let new_keys = keys(comparison.after, &findings);
    without(new_keys.into_iter().zip(findings), old_keys.into_iter().zip(old))
}

/// What findings of the older version are known by in the newer.
fn keys_now(comparison: &Comparison<'_>, old: &[Diagnostic]) -> Vec<Key> {
    let now = Now::of(comparison);
    let keys = keys(comparison.before, old).into_iter().zip(old);
    keys.map(|(key, it)| now.key(comparison.before, it.span.file, key)).collect()
}

/// The findings that are not among others; those with the same words are paired first, so that
/// what is left of a kind is what has new words.
fn without<'d>(
    findings: impl Iterator<Item = (Key, Diagnostic)>,
    others: impl Iterator<Item = (Key, &'d Diagnostic)>,
) -> Vec<Diagnostic> {
    let mut messages: BTreeMap<(Key, String), usize> = BTreeMap::new();
    let mut known = Known::new();
    for (key, finding) in others {
        *known.entry(key.clone()).or_default() += 1;
        *messages.entry((key, finding.message.clone())).or_default() += 1;
    }
    let mut rest = Vec::new();
    for (key, finding) in findings {
        let same = messages.entry((key.clone(), finding.message.clone())).or_default();
        if *same > 0 {
            *same -= 1;
            take(&mut known, &key);
        } else {
            rest.push((key, finding));
        }
    }
    rest.retain(|(key, _)| !take(&mut known, key));
    rest.into_iter().map(|it| it.1).collect()
}

/// What the older version's units and things are called in the newer.
struct Now<'p> {
    plan: &'p Plan,
    units: BTreeMap<&'p str, &'p str>,
    /// By full id.
    things: BTreeMap<String, &'p str>,
}

impl<'p> Now<'p> {
    fn of(comparison: &Comparison<'p>) -> Self {
        let units = comparison.units.iter().filter_map(|it| Some((it.before?.id(), it.after?.id())));
        let renamed = comparison.tables().filter(|it| it.is_renamed()).filter_map(TableChange::things);
        Self {
            plan: comparison.after,
            units: units.collect(),
            things: renamed.map(|(before, after)| (before.full_id(), after.id())).collect(),
        }
    }

    /// What a finding in a file of the older version is known by in the newer.
    fn key(&self, base: &Plan, file: FileId, key: Key) -> Key {
        let Some(unit) = base.file(file).unit.map(|it| base.unit_of(it)) else { return key };
        let folder = |it: Unit<'_>| layout::split(&it.plan().sources().file(it.file()).path).0.to_owned();
        let now = self.plan.unit(self.units.get(unit.id()).copied().unwrap_or(unit.id()));
        let rest = key.path.strip_prefix(&folder(unit)).map(|it| it.trim_start_matches('/'));
        let path = now.zip(rest).map(|(now, rest)| match folder(now) {
            folder if folder.is_empty() => rest.to_owned(),
            folder => format!("{folder}/{rest}"),
        });
        // `mal.trygg-skola`, `svar.bun/trygg-skola`, or a heading.
        let (table, name) = key.id.split_once('.').unwrap_or(("", &key.id));
        let (of, id) = name.split_once('/').unwrap_or((unit.id(), name));
        let is_full = name.contains('/');
        let new_id = self.things.get(&format!("{of}/{id}")).copied().unwrap_or(id);
        let new_of = self.units.get(of).copied().unwrap_or(of);
        let name = if is_full { format!("{new_of}/{new_id}") } else { new_id.to_owned() };
        let id = if table.is_empty() { name } else { format!("{table}.{name}") };
        Key { path: path.unwrap_or(key.path), rule: key.rule, id }
    }
}

/// The findings that a list does not hold, and how many of the list's are mended.
pub fn unlisted(
    plan: &Plan,
    findings: Vec<Diagnostic>,
    mut list: Known,
    selection: &Selection,
) -> (Vec<Diagnostic>, usize) {
    let keyed: Vec<(Key, Diagnostic)> = keys(plan, &findings).into_iter().zip(findings).collect();
    let new = keyed.into_iter().filter(|(key, _)| !take(&mut list, key)).map(|it| it.1).collect();
    let mended = list.iter().filter(|(key, _)| selection.takes(&key.rule, &key.path)).map(|it| it.1).sum();
    (new, mended)
}

/// Takes one out of those known; tells whether there was one.
fn take(known: &mut Known, key: &Key) -> bool {
    match known.get_mut(key) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}
