//! Whole styrrepos against the real program: odd ones with all it says, right ones in silence.
//!
//! A folder in `tests/cases/` holds the files to lay over the base and an
//! `expected.txt`: lines that say what the case is about, then commands, each
//! with how it ended and what it wrote. `styr.toml.append` adds to the base's
//! file; a line `@empty` leaves the base out. `BLESS=1` writes what the
//! commands give now; a new case needs only its `$` lines.
//!
//! A folder in `tests/silent/` is a whole styrrepo in which nothing is wrong.

use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use crate::styrrepo::{DAY, Ran, Styrrepo, project};

#[test]
fn cases_are_as_expected() {
    let mut wrong = Vec::new();
    for folder in folders("tests/cases") {
        let path = folder.join("expected.txt");
        let expected = fs::read_to_string(&path).unwrap();
        let actual = run_case(&folder, &expected);
        if actual == expected {
            continue;
        }
        if env::var_os("BLESS").is_some() {
            fs::write(&path, &actual).unwrap();
        } else {
            wrong.push(format!("{}: the program gives\n{actual}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\n\nrun with BLESS=1 to write this", wrong.join("\n\n"));
}

#[test]
fn right_styrrepos_give_no_finding() {
    let mut wrong = Vec::new();
    let mut check = |name: &str, repo: &Styrrepo| {
        let ran = repo.styr(&["-q", "check", "--level", "tips"]);
        if ran.stdout.is_empty() && ran.stderr.is_empty() && ran.status == Some(0) {
            return;
        }
        wrong.push(format!("{name} is not silent, status {:?}:\n{}{}", ran.status, ran.stdout, ran.stderr));
    };
    check("tests/base", &Styrrepo::base());
    for folder in folders("tests/silent") {
        let name = folder.strip_prefix(project("")).unwrap().to_str().unwrap();
        check(name, &Styrrepo::copy_of(name));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The text that `expected.txt` would have: its head, then every command with what it gives.
fn run_case(folder: &Path, expected: &str) -> String {
    let (head, rest) = expected.split_at(expected.find("$ styr").expect("a case has a `$ styr` line"));
    let repo = if head.lines().any(|it| it == "@empty") { Styrrepo::empty() } else { Styrrepo::base() };
    lay(folder, folder, &repo);
    let mut actual = head.to_owned();
    for command in rest.lines().filter_map(|it| it.strip_prefix("$ styr ")) {
        let mut args: Vec<&str> = command.split(' ').collect();
        if !args.contains(&"--date") {
            args.extend(["--date", DAY]);
        }
        actual += &shown(command, &repo.styr_here(&args));
    }
    actual.trim_end().to_owned() + "\n"
}

fn shown(command: &str, ran: &Ran) -> String {
    let status = ran.status.map_or_else(|| "none".to_owned(), |it| it.to_string());
    let mut text = format!("$ styr {command}\nstatus: {status}\n");
    for (name, written) in [("stdout", &ran.stdout), ("stderr", &ran.stderr)] {
        if !written.is_empty() {
            let written = written.trim_end().replace("\n$ styr", "\n $ styr");
            let _ = writeln!(text, "--- {name}\n{written}");
        }
    }
    text + "\n"
}

/// Puts a case's files in the repo.
pub(crate) fn lay(folder: &Path, from: &Path, repo: &Styrrepo) {
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
        if path.is_dir() {
            lay(folder, &path, repo);
        } else if let Some(name) = name.strip_suffix(".append") {
            repo.append(name, &fs::read_to_string(&path).unwrap());
        } else if name != "expected.txt" {
            repo.write(&name, fs::read(&path).unwrap());
        }
    }
}

pub(crate) fn folders(parent: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(project(parent)).unwrap().map(|it| it.unwrap().path());
    let mut all: Vec<PathBuf> = entries.filter(|it| it.is_dir()).collect();
    all.sort();
    assert!(!all.is_empty(), "{parent} is empty");
    all
}
