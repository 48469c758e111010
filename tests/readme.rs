//! What the README says is what the program does.

use std::fs;

use crate::styrrepo::{DAY, Styrrepo, program, project};

fn readme() -> String {
    fs::read_to_string(project("README.md")).unwrap()
}

#[test]
fn the_commands_run() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    let readme = readme();
    let commands: Vec<&str> = readme.lines().filter_map(|it| it.strip_prefix("$ styr ")).collect();
    assert!(commands.len() > 5, "the commands were not found");
    for command in commands {
        let args: Vec<&str> = command.split('#').next().unwrap().split_whitespace().collect();
        let ran = program().args(["--date", DAY]).args(&args).current_dir(repo.root()).output().unwrap();
        // A stricter level than usual may find something to fail on.
        let expected: &[i32] = if args.contains(&"--level") { &[0, 1] } else { &[0] };
        assert!(expected.contains(&ran.status.code().unwrap()), "{command}: {ran:?}");
    }
}

#[test]
fn the_first_command_checks_and_prints_a_paper() {
    let readme = readme();
    let line = readme.lines().find(|it| it.starts_with("cargo build --release && ")).unwrap();
    let mut last = String::new();
    for part in line.split(" && ").skip(1) {
        let args = part.strip_prefix("target/release/styr ").unwrap().split_whitespace();
        let ran = program().args(args).current_dir(project(".")).output().unwrap();
        assert!(ran.status.success(), "{part}: {ran:?}");
        last = String::from_utf8(ran.stdout).unwrap();
    }
    assert!(last.starts_with("# Resultatanalys: "), "{last}");
}

#[test]
fn the_finding_is_printed_so() {
    let repo = Styrrepo::base();
    repo.replace("bun/plan.toml", "kf/trygg-uppvaxt", "kf/trygg-uppvxt");
    let shown = readme().split("```text\n").nth(1).unwrap().split("```").next().unwrap().to_owned();
    assert_eq!(repo.styr(&["-q", "check"]).stdout.trim_end(), shown.trim_end());
}
