//! Any edit on any file changes exactly the lines that it speaks of, and the file then says exactly
//! what was intended: held against the `toml` crate, which the edits are not made with.

use std::fs;

use styr::edit::draft::Draft;
use toml::{Table, Value};

use super::{
    oracle::{exists, remove, set, without_empty},
    random::{self, Random},
};
use crate::{styrrepo::project, tidy::files};

const GENERATED: u64 = 150;
const EDITS: usize = 4;

#[test]
fn any_edit_of_any_file_changes_what_it_speaks_of_and_nothing_else() {
    let mut tried = 0;
    for (name, text) in texts() {
        let mut random = Random::new(text.len() as u64);
        for _ in 0..EDITS {
            tried += edit(&name, &text, &mut random);
        }
    }
    assert!(tried > 1000, "only {tried} edits were tried");
}

/// Every TOML file of the project that people could have written, and generated ones.
fn texts() -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> =
        files(&["examples", "tests/base", "tests/karlstad", "tests/silent"], ".toml")
            .into_iter()
            .filter(|(_, text)| text.parse::<Table>().is_ok())
            .collect();
    assert!(all.len() > 20, "the examples were not found");
    all.extend((1..=GENERATED).map(|seed| (format!("seed {seed}"), random::file(&mut Random::new(seed)))));
    all
}

/// One random edit, held against the same done to what the file says; how many were possible.
fn edit(name: &str, text: &str, random: &mut Random) -> usize {
    let before: Table = text.parse().unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
    let mut draft = Draft::of(name, text).unwrap_or_else(|it| panic!("{name}: {it:?}\n{text}"));
    let path = path(&before, random);
    let names: Vec<&str> = path.iter().map(String::as_str).collect();
    let (key, table) = names.split_last().unwrap();
    let mut wanted = Value::Table(before.clone());
    let order = |path: &[&str]| if path.len() == 1 { wanted_order() } else { Vec::new() };
    let (what, result, kind) = match random.below(4) {
        0 => {
            remove(&mut wanted, &names);
            ("remove", draft.remove(table, key), Kind::Remove)
        }
        1 if exists(&before, &names) => {
            let new = "nytt/namn";
            if exists(&before, &[table, &[new]].concat()) {
                return 0;
            }
            let value = remove(&mut wanted, &names).unwrap();
            set(&mut wanted, &[table, &[new]].concat(), value);
            ("rename", draft.rename_keys(&[(table, key, new)]), Kind::InPlace)
        }
        _ => {
            let value = random::value(random);
            let is_line = !value.contains('\n');
            let in_place = exists(&before, &names);
            let new: Table = format!("x = {value}").parse().unwrap();
            set(&mut wanted, &names, new["x"].clone());
            let value = value.replace('\n', if text.contains("\r\n") { "\r\n" } else { "\n" });
            let new: Table = format!("x = {value}").parse().unwrap();
            set(&mut wanted, &names, new["x"].clone());
            let kind = if in_place || !is_line { Kind::InPlace } else { Kind::Insert };
            ("set", draft.set(table, key, &value, &order), kind)
        }
    };
    let case = format!("{name}: {what} {names:?}");
    result.unwrap_or_else(|refused| panic!("{case}: {}\n{text}", refused.message));
    let new = draft.text();
    let after: Table = new.parse().unwrap_or_else(|error| panic!("{case}: {error}\n{new}"));
    assert_eq!(without_empty(Value::Table(after)), without_empty(wanted), "{case}\n{text}\n---\n{new}");
    unspoken_bytes_stay(&case, text, new, kind);
    1
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Insert,
    InPlace,
    Remove,
}

/// What the edit does not speak of is there as it was, in its order.
#[track_caller]
fn unspoken_bytes_stay(case: &str, old: &str, new: &str, kind: Kind) {
    let shown = format!("{case}\n{old}\n---\n{new}");
    assert_eq!(old.starts_with('\u{feff}'), new.starts_with('\u{feff}'), "{shown}");
    if old.contains("\r\n") {
        assert_eq!(new.matches('\n').count(), new.matches("\r\n").count(), "{shown}");
    }
    let (old_lines, new_lines): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    match kind {
        Kind::Insert => {
            // Every old line is there, in order; at most one of them was added to.
            let lost = old_lines.len() - common(&old_lines, &new_lines);
            assert!(lost <= 1, "{lost} lines were lost\n{shown}");
            assert_eq!(old.ends_with('\n'), new.ends_with('\n') && !old.is_empty(), "{shown}");
        }
        Kind::Remove => {
            assert_eq!(
                common(&old_lines, &new_lines)
                    + usize::from(new_lines.len() > common(&old_lines, &new_lines)),
                new_lines.len(),
                "{shown}"
            );
        }
        Kind::InPlace => {}
    }
    for comment in old_lines.iter().filter(|it| it.trim_start().starts_with('#') && kind != Kind::Remove) {
        let count = |lines: &[&str]| lines.iter().filter(|it| *it == comment).count();
        assert!(count(&new_lines) >= count(&old_lines), "lost {comment}\n{shown}");
    }
}

/// How many lines the two have in common, in order.
fn common(old: &[&str], new: &[&str]) -> usize {
    let mut best = vec![0; new.len() + 1];
    for line in old {
        let mut diagonal = 0;
        for (at, other) in new.iter().enumerate() {
            let above = best[at + 1];
            best[at + 1] = if line == other { diagonal + 1 } else { above.max(best[at]) };
            diagonal = above;
        }
    }
    best[new.len()]
}

fn wanted_order() -> Vec<String> {
    ["a", "b-2", "kf/c", "d", "e", "f"].map(str::to_owned).to_vec()
}

/// A path to something that is there, or to something new in a table that is there or is new.
fn path(table: &Table, random: &mut Random) -> Vec<String> {
    let mut path = Vec::new();
    let mut table = table;
    loop {
        let keys: Vec<&String> = table.keys().collect();
        if keys.is_empty() || random.chance(15) {
            path.push(format!("ny{}", random.below(3)));
            if random.chance(40) && path.len() < 3 {
                path.push("t2".to_owned());
            }
            return path;
        }
        let key = *random.one_of(&keys);
        path.push(key.clone());
        match &table[key] {
            Value::Table(below) if random.chance(80) => table = below,
            _ => return path,
        }
    }
}

/// The tests of what was lost must be able to fail.
#[test]
fn lost_lines_are_counted() {
    assert_eq!(common(&["a", "b", "c"], &["a", "x", "c", "b"]), 2);
    assert_eq!(common(&[], &["a"]), 0);
    assert!(fs::exists(project("examples")).unwrap());
}
