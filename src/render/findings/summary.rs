//! Findings as a page of Markdown, for the summary of a pipeline's run.

use std::{collections::BTreeMap, fmt::Write};

use crate::{
    diagnostic::Diagnostic,
    model::Plan,
    policy::{Counts, unit_of},
    render::markdown::words_in_cell,
};

use super::{
    host::{Repository, gravest_first, words},
    text::{self, in_words},
};

/// Most bytes that a page takes: GitHub refuses a step's summary above 1 MiB.
pub const LARGEST: usize = 1_000_000;
/// Bytes for what stands around the tables.
const AROUND: usize = 1_000;
/// Bytes of a group's heading beside its name, and of its table's head.
const HEAD: usize = 200;

/// The rows of one unit.
struct Group {
    name: String,
    counts: Counts,
    rows: Vec<String>,
}

/// The page, of at most `room` bytes or what its first lines take: the counts, and then every finding
/// unit by unit, gravest first. What does not fit is counted. `folder` is the styrrepo's within its
/// repository; `is_whole` says whether everything could be read.
pub fn render(plan: &Plan, findings: &[Diagnostic], (folder, room): (&str, usize), is_whole: bool) -> String {
    let mut out = "## styr check\n\n".to_owned();
    if !is_whole {
        out.push_str("**Allt gick inte att läsa, så allt är inte granskat.**\n\n");
    }
    out.push_str(&words_in_cell(&text::summary(plan, findings)));
    out.push('\n');
    let (groups, left_out) = groups(plan, findings, folder, room.saturating_sub(out.len() + AROUND));
    for group in groups {
        let _ = write!(out, "\n### {}: {}\n\n", group.name, in_words(group.counts));
        out.push_str("| Allvar | Var | Fynd | Regel |\n|---|---|---|---|\n");
        out.extend(group.rows);
    }
    let left = left_out.errors + left_out.warnings + left_out.tips;
    if left > 0 {
        let counts = in_words(left_out);
        let _ = writeln!(
            out,
            "\n{left} fynd till får inte plats här ({counts}); kör `styr check` för att se alla."
        );
    }
    out
}

/// The findings that fit, by unit in the order of files, and how many do not.
fn groups(plan: &Plan, findings: &[Diagnostic], folder: &str, mut room: usize) -> (Vec<Group>, Counts) {
    let mut groups: BTreeMap<Option<usize>, Group> = BTreeMap::new();
    let order = order(plan, findings);
    let mut repository = Repository::new(plan, folder);
    let mut left_out = Counts::default();
    for finding in gravest_first(findings) {
        let unit = unit_of(plan, finding.span.file);
        let row = row(&mut repository, finding);
        let at = unit.and_then(|it| order.get(it).copied());
        let name = || unit_name(plan, unit);
        let head = if groups.contains_key(&at) { 0 } else { HEAD + name().len() };
        let Some(rest) = room.checked_sub(row.len() + head) else {
            room = 0;
            left_out.add(finding.severity);
            continue;
        };
        room = rest;
        let new = || Group { name: name(), counts: Counts::default(), rows: Vec::new() };
        let group = groups.entry(at).or_insert_with(new);
        group.counts.add(finding.severity);
        group.rows.push(row);
    }
    (groups.into_values().collect(), left_out)
}

/// Where each unit first comes.
fn order<'p>(plan: &'p Plan, findings: &[Diagnostic]) -> BTreeMap<&'p str, usize> {
    let mut order = BTreeMap::new();
    for finding in findings {
        if let Some(unit) = unit_of(plan, finding.span.file) {
            let next = order.len();
            order.entry(unit).or_insert(next);
        }
    }
    order
}

fn unit_name(plan: &Plan, unit: Option<&str>) -> String {
    match unit.and_then(|it| plan.unit(it)) {
        Some(unit) => inert(&format!("{} ({})", unit.name(), unit.id())),
        None => unit.map_or_else(|| "Hela styrrepot".to_owned(), inert),
    }
}

fn row(repository: &mut Repository<'_>, finding: &Diagnostic) -> String {
    let place = repository.place(finding.span);
    let path = inert(&repository.path(&place));
    let (severity, words) = (finding.severity.word(), inert(&words(finding).join(" · ")));
    format!("| {severity} | {path}:{} | {words} | {} |\n", place.line, finding.rule)
}

/// Text of a cell in which hosts find nobody to call and no issue to link: they look past a backslash.
fn inert(text: &str) -> String {
    words_in_cell(text).replace("\\@", "@<!-- -->").replace("\\#", "#<!-- -->")
}
