//! The house rules that a compiler does not know.

use std::{fs, path::Path};

use crate::styrrepo::project;

/// The longest file, in lines.
const MAX_LINES: usize = 400;

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut wrong = Vec::new();
    for (path, text) in files(&["src", "tests", "benches"], ".rs") {
        if text.lines().count() > MAX_LINES {
            wrong.push(format!("{path} has more than {MAX_LINES} lines: split it"));
        }
        if !text.starts_with("//! ") {
            wrong.push(format!("{path} does not begin with a `//!` line that says what it is"));
        }
        for (number, line) in text.lines().enumerate() {
            let todo = line.contains(&["TO", "DO"].concat()) || line.contains(&["FIX", "ME"].concat());
            if todo && !line.contains("(#") {
                wrong.push(format!("{path}:{}: name the issue: `(#12)`", number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn documents_name_what_exists() {
    let mut wrong = Vec::new();
    let documents = files(&["docs"], ".md").into_iter().chain(files(&["."], "README.md"));
    for (path, text) in documents.filter(|(path, _)| !path.contains("docs/rules/")) {
        for word in text.split(|it: char| it.is_whitespace() || "`()[],;".contains(it)) {
            let word = word.trim_end_matches(['.', ':']);
            let is_path = ["src/", "tests/", "docs/", "schema/", "examples/", "benches/", ".ci/"]
                .iter()
                .any(|it| word.starts_with(it));
            if is_path && !word.contains(['<', '*', '…']) && !project(word).exists() {
                wrong.push(format!("{path} names `{word}`, which does not exist"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_id_of_an_example_is_written_in_the_program() {
    let ids = example_ids();
    assert!(ids.len() > 20, "the examples' ids were not found");
    let mut wrong = Vec::new();
    for (path, text) in files(&["src"], ".rs").into_iter().filter(|it| !it.0.starts_with("src/fields")) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate().filter(|(_, it)| !it.trim_start().starts_with("//")) {
            for id in ids.iter().filter(|id| line.contains(&format!("\"{id}\""))) {
                wrong.push(format!("{path}:{}: `{id}` is an id of an example", number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Ids of levels, types, elements, dimensions, values, organs, units and periods of
/// the examples, but for the words that the format itself has.
fn example_ids() -> Vec<String> {
    let mut ids = Vec::new();
    for (path, text) in files(&["examples"], ".toml") {
        let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        if path.ends_with("styr.toml") {
            for key in [
                "maltyp",
                "elementtyp",
                "aktivitetstyp",
                "dimension",
                "organ",
                "enhetstyp",
                "styrdokumenttyp",
            ] {
                ids.extend(keys(table.get(key)));
            }
            ids.extend(keys(table.get("uppfoljning").and_then(|it| it.get("period"))));
            for dimension in table.get("dimension").and_then(toml::Value::as_table).into_iter().flatten() {
                ids.extend(keys(dimension.1.get("varden")));
            }
            for level in table.get("niva").and_then(toml::Value::as_array).into_iter().flatten() {
                ids.extend(level.get("id").and_then(toml::Value::as_str).map(str::to_owned));
            }
        } else if path.ends_with("plan.toml") {
            let id = table.get("enhet").and_then(|it| it.get("id"));
            ids.extend(id.and_then(toml::Value::as_str).map(str::to_owned));
        }
    }
    let of_the_format = [
        "enhet",
        "plan",
        "policy",
        "matt",
        "underlag",
        "ram",
        "alla",
        "egen",
        "medel",
        "text",
        "uppdrag",
        "verksamhetsplan",
    ];
    ids.retain(|it| !of_the_format.contains(&it.as_str()));
    ids.sort();
    ids.dedup();
    ids
}

fn keys(value: Option<&toml::Value>) -> Vec<String> {
    value.and_then(toml::Value::as_table).into_iter().flat_map(|it| it.keys().cloned()).collect()
}

/// Files below some folders whose names end so: path and text, in order.
pub(crate) fn files(folders: &[&str], ending: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for folder in folders {
        collect(&project(folder), folder, ending, &mut all);
    }
    all.sort();
    all
}

fn collect(folder: &Path, shown: &str, ending: &str, all: &mut Vec<(String, String)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{shown}/{name}");
        if entry.file_type().unwrap().is_dir() {
            if shown != "." {
                collect(&entry.path(), &path, ending, all);
            }
        } else if name.ends_with(ending) {
            all.push((path, fs::read_to_string(entry.path()).unwrap()));
        }
    }
}
