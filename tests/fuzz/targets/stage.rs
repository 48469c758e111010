//! The styrrepo that one text at a time is put into: `tests/fuzz/stage`, held in memory.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use jiff::civil::{Date, date};
use styr::{
    diagnostic::Diagnostic,
    model::{Plan, load},
    policy::{self, Selection},
    rules::{self, Facts},
    source::{
        Source,
        layout::{self, FileKind},
        texts::Texts,
    },
};

/// The day on which everything takes place.
pub(crate) const DAY: Date = date(2026, 11, 21);

/// The longest text that is used as a seed: a longer one is tried too seldom.
const LONGEST_SEED: usize = 4096;

/// So many seeds of a kind at most, chosen evenly: an input takes a while, and the first ones are always tried.
const MOST_SEEDS: usize = 40;

/// What parts an input of several texts.
pub(crate) const PARTING: u8 = 0;

/// The texts of the stage, by path.
pub(crate) fn texts() -> &'static BTreeMap<String, String> {
    static TEXTS: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let files = files_below(&project().join("tests/fuzz/stage"));
        files.into_iter().map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
    })
}

/// The stage with other texts at some paths.
pub(crate) fn with(changed: &[(&str, &str)]) -> Source {
    let mut texts = texts().clone();
    texts.extend(changed.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    Source::Texts(Texts::new(texts))
}

/// The plan of a source that is in memory.
pub(crate) fn plan(source: &Source) -> Plan {
    load::load(source).expect("a source in memory can always be listed")
}

/// What `styr check` finds.
pub(crate) fn findings(plan: &Plan) -> Vec<Diagnostic> {
    policy::apply(plan, DAY, rules::run(&Facts::new(plan, DAY)), &Selection::default())
}

/// A number that an input always gives: what is one of many is picked by it, so that each try is quick.
pub(crate) fn pick(data: &[u8]) -> usize {
    data.iter().fold(data.len(), |sum, it| sum.wrapping_mul(31).wrapping_add(usize::from(*it))) >> 3
}

/// An input as the text of a file.
pub(crate) fn text(data: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(data)
}

/// The texts of an input, so many; the last may hold what parts the others.
pub(crate) fn parts<const COUNT: usize>(data: &[u8]) -> [&[u8]; COUNT] {
    let mut parts = data.splitn(COUNT, |it| *it == PARTING);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

/// Texts as one input.
pub(crate) fn joined(texts: &[&[u8]]) -> Vec<u8> {
    texts.join(&PARTING)
}

/// The files of a kind that the examples and the tests have, none longer than a seed may be.
pub(crate) fn seeds(is_wanted: fn(FileKind) -> bool) -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = ["tests/fuzz/stage", "tests/base", "tests/cases", "examples"]
        .iter()
        .flat_map(|it| files_below(&project().join(it)))
        .filter(|(path, bytes)| bytes.len() <= LONGEST_SEED && kind_of(path).is_some_and(is_wanted))
        .map(|it| it.1)
        .collect();
    let mut known = std::collections::BTreeSet::new();
    seeds.retain(|it| known.insert(it.clone()));
    let step = seeds.len().div_ceil(MOST_SEEDS).max(1);
    seeds.into_iter().step_by(step).collect()
}

/// The kind of a file of some styrrepo below a folder.
fn kind_of(path: &str) -> Option<FileKind> {
    let mut rest = path;
    loop {
        match layout::kind_of(rest) {
            Some(FileKind::Unknown) | None => rest = rest.split_once('/')?.1,
            known => return known,
        }
    }
}

/// A file of this project.
pub(crate) fn read(path: &str) -> Vec<u8> {
    fs::read(project().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Files below a folder, in order, each by its path from there.
pub(crate) fn files_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let entries = fs::read_dir(&next).unwrap_or_else(|error| panic!("{}: {error}", next.display()));
        for path in entries.map(|it| it.expect("a folder of the project can be read").path()) {
            if path.is_dir() {
                open.push(path);
            } else if let Ok(bytes) = fs::read(&path) {
                let below = path.strip_prefix(folder).expect("it lies below");
                all.push((below.to_string_lossy().into_owned(), bytes));
            }
        }
    }
    all.sort();
    all
}

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
