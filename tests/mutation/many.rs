//! Hundreds of faults at once: every one is told in one run, in the same order whatever the threads.

use std::collections::BTreeSet;

use crate::styrrepo::{DAY, Styrrepo, program};

use super::{
    Found,
    clean::{Clean, clean},
    edit::{MARK, line_of},
    written,
};

/// The first of the characters that mark where a fault was put; no text of the repo has them.
const FIRST_MARK: u32 = 0xE000;

/// Faults that fit in most plans and do not touch each other: rule, old text, new text with a `¤`.
const FAULTS: [(&str, &str, &str); 8] = [
    ("okand-nyckel", "\nniva = \"", "\nnivan¤ = 1\nniva = \""),
    ("bruten-lank", "perspektiv = [\"ekonomi\"]\nrubrik", "perspektiv = [\"ekonomin\"]¤\nrubrik"),
    ("fel-typ", "prioritet = 1\n", "prioritet = \"1\"¤\n"),
    ("ogiltigt-varde", "riktning = \"minst\"\n", "riktning = \"mins\"¤\n"),
    (
        "saknad-nyckel",
        "[indikator.i-process]\nmal = [\"mal-1\"]\nnamn = ",
        "[indikator.i-process]¤\nmal = [\"mal-1\"]\n# ",
    ),
    ("okand-period", "2025 = 75, 2026 = 76", "2025 = 75, 2026-t7¤ = 76"),
    ("ogiltigt-id", "[framgangsfaktor.f-medarbetare]", "[framgangsfaktor.f_medarbetare]¤"),
    (
        "otillaten-lank",
        "mal = [\"mal-1\"]\nperspektiv = [\"process\"]",
        "mal = [\"i-process\"]¤\nperspektiv = [\"process\"]",
    ),
];

/// How many of them each unit gets; which, goes round.
const EACH: usize = 4;

#[test]
fn hundreds_of_faults_are_all_told_in_one_run() {
    let clean = clean();
    let repo = written(&clean);
    let expected: BTreeSet<Found> = put_in(&repo, &clean);
    let files: BTreeSet<&str> = expected.iter().map(|it| it.1.as_str()).collect();
    assert!(expected.len() >= 200, "only {} faults", expected.len());
    assert!(files.len() >= 59, "only {} files", files.len());

    let [alone, together] = ["1", "4"].map(|threads| check(&repo, threads));
    assert!(alone == together, "the answer depends on the number of threads");

    let json: serde_json::Value = serde_json::from_slice(&alone).unwrap();
    let found: Vec<Found> = json["findings"].as_array().unwrap().iter().map(found).collect();
    let unlike: Vec<String> = expected
        .symmetric_difference(&found.iter().cloned().collect())
        .map(|it| format!("{} {}:{}", it.0, it.1, it.2))
        .collect();
    assert!(unlike.is_empty(), "told or put in, but not both:\n{}", unlike.join("\n"));
    assert_eq!(found.len(), expected.len(), "something is told twice");
    assert!(found.is_sorted_by_key(|it| (it.1.clone(), it.2)), "the findings are not in order of place");
}

/// Puts the faults in the plans; tells where they are.
fn put_in(repo: &Styrrepo, clean: &Clean) -> BTreeSet<Found> {
    let mut expected = BTreeSet::new();
    for (number, unit) in clean.units.iter().enumerate().skip(1) {
        let path = format!("{}/plan.toml", unit.folder);
        let mut text = clean.files[&path].clone();
        let turns = (0..FAULTS.len()).map(|turn| (number + turn) % FAULTS.len());
        let fitting: Vec<usize> = turns.filter(|&it| text.contains(FAULTS[it].1)).take(EACH).collect();
        for &fault in &fitting {
            let (_, old, new) = FAULTS[fault];
            text = text.replacen(old, &new.replace(MARK, &mark(fault)), 1);
        }
        for &fault in &fitting {
            let line = line_of(&text, text.find(&mark(fault)).unwrap());
            expected.insert((FAULTS[fault].0.to_owned(), path.clone(), line));
        }
        text.retain(|it| u32::from(it) < FIRST_MARK);
        repo.write(&path, text);
    }
    expected
}

fn mark(fault: usize) -> String {
    char::from_u32(FIRST_MARK + fault as u32).unwrap().to_string()
}

fn check(repo: &Styrrepo, threads: &str) -> Vec<u8> {
    let mut command = program();
    command.args(["--date", DAY, "-C"]).arg(repo.root()).args(["check", "--format", "json"]);
    let output = command.env("RAYON_NUM_THREADS", threads).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    output.stdout
}

fn found(json: &serde_json::Value) -> Found {
    let text = |key: &str| json[key].as_str().unwrap().to_owned();
    (text("rule"), text("path"), usize::try_from(json["line"].as_u64().unwrap()).unwrap())
}
