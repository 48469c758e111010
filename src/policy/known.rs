//! Findings that were known already: from the version before a change, or from a list in a file.
//!
//! A finding is known by rule, file and the id of the thing, not by line: an edit above it makes
//! no new finding of it.

use std::collections::BTreeMap;

use crate::{
    diagnostic::Diagnostic,
    model::{Plan, places::Places},
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
pub fn between((old, before): (&Plan, Vec<Diagnostic>), (new, after): (&Plan, Vec<Diagnostic>)) -> Brought {
    let came = brought(new, after.clone(), (old, &before));
    Brought { new: came, gone: brought(old, before, (new, &after)) }
}

/// The findings that an older version did not have; of several alike those with new words.
pub fn brought(
    plan: &Plan,
    findings: Vec<Diagnostic>,
    (base, old): (&Plan, &[Diagnostic]),
) -> Vec<Diagnostic> {
    let mut messages: BTreeMap<(Key, String), usize> = BTreeMap::new();
    let mut known = count(base, old);
    for (key, finding) in keys(base, old).into_iter().zip(old) {
        *messages.entry((key, finding.message.clone())).or_default() += 1;
    }
    let keyed: Vec<(Key, Diagnostic)> = keys(plan, &findings).into_iter().zip(findings).collect();
    // Those with the same words first, so that what is left of a kind is what has new words.
    let mut rest = Vec::new();
    for (key, finding) in keyed {
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
