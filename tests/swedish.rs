//! Everything that a user reads is Swedish.

use crate::styrrepo::{Styrrepo, run};

/// Words that only English output has.
const ENGLISH: [&str; 25] = [
    "usage",
    "options",
    "option",
    "arguments",
    "commands",
    "error",
    "warning",
    "help:",
    "possible",
    "default",
    "tip:",
    "required",
    "invalid",
    "unexpected",
    "expected",
    "found",
    "for more",
    "print",
    "try",
    "file",
    "unknown",
    "missing",
    "cannot",
    "not",
    "the",
];

#[track_caller]
fn case(args: &[&str]) {
    let ran = run(args);
    let text = format!("{}{}", ran.stdout, ran.stderr).to_lowercase();
    assert!(!text.trim().is_empty(), "{args:?} says nothing");
    let words: Vec<&str> = text.split(|it: char| !it.is_alphabetic() && it != ':').collect();
    for english in ENGLISH {
        let is_there = if english.contains(' ') { text.contains(english) } else { words.contains(&english) };
        assert!(!is_there, "{args:?} says `{english}`:\n{text}");
    }
}

#[test]
fn help_is_swedish() {
    case(&["--help"]);
    case(&["-h"]);
    case(&["--version"]);
    case(&["help"]);
    case(&[]);
    for command in commands() {
        case(&[&command, "--help"]);
        case(&[&command, "-h"]);
    }
}

#[test]
fn errors_are_swedish() {
    case(&["frobnicate"]);
    case(&["--frobnicate"]);
    case(&["check", "--level"]);
    case(&["check", "--level", "stor"]);
    case(&["check", "--format", "xml"]);
    case(&["check", "--date", "x"]);
    case(&["check", "--color", "x"]);
    case(&["check", "-C", "/finns/inte"]);
    case(&["check", "-C", "/"]);
    case(&["explain"]);
    case(&["explain", "x", "y"]);
    case(&["explain", "x"]);
    case(&["check", "-qq"]);
}

#[test]
fn findings_are_swedish() {
    let repo = Styrrepo::base();
    let faults = "x = 1,5\n[mål.x]\ny = “a”\nz = kf/x\nq = 007\nw = \"a\nå = 1\nb = [1\nc = {a = 1\nd = 2026-13-45\ne = 1.2.3\n";
    repo.write("bun/atgarder.toml", format!("format = 1\n{faults}"));
    repo.write(
        "bun/internkontroll.toml",
        "format = 1\n[risk.a]\nsannolikhet = \"x\"\nkonsekvens = 1000\nx = 1\n",
    );
    repo.write("bun/analys/2026-t2.md", "---\nperiod: [\n---\n# X\n");
    let ran = repo.styr(&["-q", "check"]);
    for line in ran.stdout.lines().filter(|it| !it.contains('|')) {
        for english in ["expected", "invalid", "unexpected", "missing", "the", "key", "found", "error"] {
            assert!(!line.split(|it: char| !it.is_alphabetic()).any(|it| it == english), "{line}");
        }
    }
}

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = run(&["--help"]).stdout;
    let (_, list) = help.split_once("Kommandon:\n").unwrap();
    let lines = list.lines().take_while(|it| !it.trim().is_empty());
    let commands: Vec<String> = lines
        .filter(|it| it.starts_with("  ") && !it.starts_with("   "))
        .filter_map(|it| it.split_whitespace().next().map(str::to_owned))
        .collect();
    assert!(commands.len() > 2, "{help}");
    commands
}
