//! The cures that findings carry, made where they are certain.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    diagnostic::Diagnostic,
    model::Plan,
    source::{FileId, Source, layout::FileKind, overlay::Overlay},
    syntax::{self, front_matter},
};

use super::change::{Changed, Edit, apply};

/// How many times the cures are made and the whole is checked again: a cure may uncover another.
const ROUNDS: usize = 10;

/// How far the cures have come.
#[derive(Debug)]
pub struct Cured {
    /// The plan with them made.
    pub plan: Plan,
    /// What is found in it.
    pub findings: Vec<Diagnostic>,
    /// The files that differ, by path; nothing is written.
    pub changed: BTreeMap<String, Changed>,
}

/// Makes the cures of what was found in a source, and those of what `check` finds then, until nothing
/// more is cured: that of a finding which stays as it was is not made.
///
/// # Errors
/// Those of `check`.
pub fn all<E>(
    source: &Source,
    (plan, findings): (Plan, Vec<Diagnostic>),
    check: impl Fn(&Source) -> Result<(Plan, Vec<Diagnostic>), E>,
) -> Result<Cured, E> {
    let mut cured = Cured { plan, findings, changed: BTreeMap::new() };
    for _ in 0..ROUNDS {
        if !round(&mut cured, source, &check)? {
            break;
        }
    }
    Ok(cured)
}

/// Makes the cures of one round; says whether there were any.
fn round<E>(
    cured: &mut Cured,
    source: &Source,
    check: &impl Fn(&Source) -> Result<(Plan, Vec<Diagnostic>), E>,
) -> Result<bool, E> {
    let mut made = at_once(&cured.plan, &cured.findings);
    while !made.is_empty() {
        let mut overlay = Overlay::over(source.clone());
        for change in cured.changed.values().chain(&made) {
            overlay = overlay.lay(&change.path, Ok(change.after.clone()), &change.path);
        }
        let (plan, findings) = check(&Source::Overlay(overlay))?;
        let left = uncured((&cured.plan, &cured.findings), (&plan, &findings));
        let before = made.len();
        made.retain(|it| !left.contains(&it.path));
        if made.len() == before {
            for change in made {
                let first = cured.changed.get(&change.path).map_or(change.before, |it| it.before.clone());
                cured.changed.insert(change.path.clone(), Changed { before: first, ..change });
            }
            (cured.plan, cured.findings) = (plan, findings);
            return Ok(true);
        }
    }
    Ok(false)
}

/// The files in which what has a cure is found just as before.
fn uncured(before: (&Plan, &[Diagnostic]), after: (&Plan, &[Diagnostic])) -> BTreeSet<String> {
    let now = curable(after);
    let same = curable(before).into_iter().filter(|(path, found)| now.get(path) == Some(found));
    same.map(|it| it.0.to_owned()).collect()
}

/// What has a cure, by file: rule and words.
fn curable<'a>(
    (plan, findings): (&'a Plan, &'a [Diagnostic]),
) -> BTreeMap<&'a str, Vec<(&'static str, &'a str)>> {
    let mut by_file: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for finding in findings.iter().filter(|it| !it.fix.is_empty()) {
        let path = plan.sources().file(finding.span.file).path.as_str();
        by_file.entry(path).or_default().push((finding.rule, &finding.message));
    }
    by_file
}

/// The files as they are with the cures of some findings made, as many as can be at once.
///
/// In a file with faults of syntax only those are cured, and only where a fault goes away by it; in
/// any other none may come.
fn at_once(plan: &Plan, findings: &[Diagnostic]) -> Vec<Changed> {
    let mut by_file: BTreeMap<FileId, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in findings.iter().filter(|it| !it.fix.is_empty()) {
        by_file.entry(finding.span.file).or_default().push(finding);
    }
    by_file.into_iter().filter_map(|(file, findings)| of_file(plan, file, &findings)).collect()
}

fn of_file(plan: &Plan, file: FileId, findings: &[&Diagnostic]) -> Option<Changed> {
    let source = plan.sources().file(file);
    let kind = plan.file(file).kind;
    let before = faults(kind, &source.text);
    let mut cures: Vec<Vec<Edit>> = findings.iter().filter_map(|it| edits(it, file)).collect();
    cures.sort_by_key(|it| it.iter().map(|it| it.range.start).min());
    cures.dedup();
    let all: Vec<Edit> = cures.concat();
    let is_better = |text: &String, made: usize| {
        let now = faults(kind, text);
        if before == 0 { now == 0 } else { now == 0 || now + made <= before }
    };
    let after = apply(&source.text, &all).filter(|it| is_better(it, cures.len()));
    let after = after.or_else(|| one_by_one(&source.text, &cures, is_better))?;
    (after != *source.text).then(|| Changed {
        path: source.path.clone(),
        before: Some(source.text.to_string()),
        after,
    })
}

/// As many of the cures as go together, tried from the front.
fn one_by_one(text: &str, cures: &[Vec<Edit>], is_better: impl Fn(&String, usize) -> bool) -> Option<String> {
    let mut kept: Vec<Edit> = Vec::new();
    let (mut best, mut made) = (None, 0);
    for cure in cures {
        let tried = [kept.clone(), cure.clone()].concat();
        if let Some(text) = apply(text, &tried).filter(|it| is_better(it, made + 1)) {
            (best, kept, made) = (Some(text), tried, made + 1);
        }
    }
    best
}

/// The edits of a cure that lies in one file.
fn edits(finding: &Diagnostic, file: FileId) -> Option<Vec<Edit>> {
    let edit = |(span, text): &(crate::source::Span, String)| {
        (span.file == file).then(|| Edit::replace(span.start as usize..span.end as usize, text.clone()))
    };
    finding.fix.iter().map(edit).collect()
}

/// How many faults of syntax a text has.
fn faults(kind: FileKind, text: &str) -> usize {
    match kind {
        FileKind::Analysis => front_matter::parse(text).faults.len(),
        _ => syntax::parse(text).1.len(),
    }
}
