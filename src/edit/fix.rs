//! The cures that findings carry, made where they are certain.

use std::collections::BTreeMap;

use crate::{
    diagnostic::Diagnostic,
    model::Plan,
    source::{FileId, layout::FileKind},
    syntax::{self, front_matter},
};

use super::change::{Changed, Edit, apply};

/// The files as they are with the cures of some findings made, as many as can be at once.
///
/// In a file with faults of syntax only those are cured, and only where a fault goes away by it; in
/// any other none may come. Nothing is read or written here.
pub fn cured(plan: &Plan, findings: &[Diagnostic]) -> Vec<Changed> {
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
        before: Some(source.text.as_ref().clone()),
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
