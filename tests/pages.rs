//! What the pages for users say is what the program does.

use std::fs;

use crate::styrrepo::{DAY, Styrrepo, program, project};

fn page(name: &str) -> String {
    fs::read_to_string(project(&format!("docs/{name}"))).unwrap()
}

#[test]
fn the_commands_of_the_pages_run() {
    for name in ["kom-igang.md", "redigerare.md"] {
        let repo = Styrrepo::copy_of("examples/sundsvall");
        let page = page(name);
        let commands: Vec<&str> = page.lines().filter_map(|it| it.strip_prefix("styr ")).collect();
        assert!(commands.len() >= 2, "{name}: the commands were not found");
        for command in commands {
            let mut styr = program();
            styr.args(command.split(' ')).args(day(command)).current_dir(repo.root());
            let ran = styr.output().unwrap();
            assert_eq!(ran.status.code(), Some(0), "{name}: {command}: {ran:?}");
            assert!(!ran.stdout.is_empty() || command.contains(" -o "), "{name}: {command}");
        }
    }
}

/// The tests' day, where a command takes one.
fn day(command: &str) -> Vec<&'static str> {
    if command.starts_with("--") { Vec::new() } else { vec!["--date", DAY] }
}

#[test]
fn the_referee_says_what_the_page_shows() {
    let page = page("kom-igang.md");
    let repo = Styrrepo::copy_of("examples/sundsvall");
    let part = |fence: &str| page.split(fence).nth(1).unwrap().split("```").next().unwrap().to_owned();
    assert!(repo.read("bun/utfall/2026.toml").contains(&part("```toml\n")));
    repo.replace("bun/utfall/2026.toml", "t1 = 4.8", "t1 = 5,1");
    assert_eq!(
        repo.styr(&["-q", "check", "--rule", "syntaxfel"]).stdout.trim_end(),
        part("```text\n").trim_end()
    );
    repo.replace("bun/utfall/2026.toml", "t1 = 5,1", "t1 = 5.1");
    assert_eq!(repo.styr(&["check"]).status, Some(0));
}
