//! What a shell is told when Tab is pressed.

use std::{fs, process::Stdio};

use crate::styrrepo::{Ran, Styrrepo, program, run};

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// Asks as fish does: the line so far, whose last word is being written.
fn ask(repo: &Styrrepo, line: &[&str]) -> Ran {
    let mut command = program();
    command.env("STYR_COMPLETE", "fish").args(["--", "styr"]).args(line);
    Ran::of(&command.current_dir(repo.root()).output().unwrap(), repo.root())
}

/// The answers without what is said about them.
fn answers(repo: &Styrrepo, line: &[&str]) -> Vec<String> {
    let ran = ask(repo, line);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{line:?}");
    ran.stdout.lines().map(|it| it.split('\t').next().unwrap().to_owned()).collect()
}

#[test]
fn what_could_stand_there_is_told() {
    #[track_caller]
    fn case(repo: &Styrrepo, line: &str, expected: &str) {
        let line: Vec<&str> = line.split(' ').collect();
        assert_eq!(answers(repo, &line).join(" "), expected, "{line:?}");
    }

    let repo = Styrrepo::base();
    case(&repo, "sta", "status");
    case(&repo, "status b", "bun");
    case(&repo, "report b", "bun");
    case(&repo, "report kf b", "bun");
    case(&repo, "report bun --kind ar", "arende arsrapport");
    case(&repo, "status --period ", "t1 t2 t3");
    case(&repo, "new-plan skolan --level na", "namnd");
    case(&repo, "move bun --under k", "kf");
    case(&repo, "check --rule bruten", "bruten-lank");
    case(&repo, "explain bruten", "bruten-lank");
    case(&repo, "tree b", "bun bun/");
    case(&repo, "log b", "bun bun/");
    case(&repo, "explain bun/trygg-", "bun/trygg-skola");
    case(&repo, "record kf/trygg-", "kf/trygg-uppvaxt");
    case(&repo, "tree ingen/", "");
    case(&repo, "completions e", "elvish");
}

#[test]
fn what_was_handed_out_has_its_whole_name() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    let all = answers(&repo, &["record", "bun/"]);
    assert!(all.iter().filter(|it| it.matches('/').count() == 2).count() > 1, "{all:?}");
    for name in all.iter().filter(|it| it.matches('/').count() == 2) {
        assert_eq!(repo.styr(&["tree", name]).status, Some(0), "{name}");
    }
}

#[test]
fn the_folder_of_the_line_is_looked_in() {
    let repo = Styrrepo::base();
    let outside = Styrrepo::empty();
    let root = repo.root().to_str().unwrap();
    assert_eq!(answers(&outside, &["-C", root, "status", "b"]), ["bun"]);
    assert_eq!(answers(&outside, &[&format!("-C{root}"), "status", "b"]), ["bun"]);
    assert_eq!(answers(&repo, &["-C", "bun", "status", "k"]), ["kf"]);
}

#[test]
fn no_text_of_a_file_reaches_the_command_line_but_ids() {
    let repo = Styrrepo::base();
    let hostile =
        ["$(touch gick)", "`touch gick`", "; touch gick", "a b", "-rf", "a\\u001b[31m", "a'b", "*", "~"];
    for (number, id) in hostile.iter().enumerate() {
        let unit =
            format!("[enhet]\nid = \"{id}\"\nnamn = \"$(touch gick)\"\nniva = \"namnd\"\ntyp = \"namnd\"\n");
        repo.write(&format!("enhet{number}/plan.toml"), unit);
        repo.append("bun/plan.toml", &format!("\n[mal.\"{id}\"]\nrubrik = \"$(touch gick)\"\n"));
    }
    repo.replace("styr.toml", "[uppfoljning.period.t1]", "[uppfoljning.period.\"$(touch gick)\"]");
    assert!(!repo.findings(&[]).is_empty());
    fs::write(repo.root().join("$(touch gick)"), "").unwrap();

    for shell in SHELLS {
        for line in [
            &["status", ""][..],
            &["tree", ""],
            &["tree", "bun/"],
            &["status", "--period", ""],
            &["check", ""],
            &["check", "$"],
        ] {
            let mut command = program();
            command.env("STYR_COMPLETE", shell).env("_CLAP_COMPLETE_INDEX", line.len().to_string());
            let output = command.args(["--", "styr"]).args(line).current_dir(repo.root()).output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            assert!(output.status.success() && output.stderr.is_empty(), "{shell} {line:?}");
            assert!(
                !text.contains("gick") && !text.contains(['\u{1b}', '$', '`']),
                "{shell} {line:?}: {text}"
            );
            // What is no id is left out, and nothing else.
            if line[0] != "check" && line.len() == 2 {
                assert!(text.contains("bun"), "{shell} {line:?}: {text}");
            }
        }
    }
    let is_plain = |it: &String| it.bytes().all(|it| b"abcdefghijklmnopqrstuvwxyz0123456789-/".contains(&it));
    let all = answers(&repo, &["tree", "bun/"]);
    assert!(all.len() > 1 && all.iter().all(is_plain), "{all:?}");
    assert!(!answers(&repo, &["status", "-"]).contains(&"-rf".to_owned()));
}

#[test]
fn whatever_is_wrong_is_silent() {
    let silent = |repo: &Styrrepo, line: &[&str]| assert!(answers(repo, line).is_empty(), "{line:?}");

    let empty = Styrrepo::empty();
    silent(&empty, &["status", "b"]);
    silent(&empty, &["-C", "ingen-mapp", "status", "b"]);
    silent(&empty, &["okant", "b"]);
    let broken = Styrrepo::base();
    broken.write("styr.toml", "[[[").write("bun/plan.toml", [0xff, 0xfe, 0x00]);
    silent(&broken, &["status", "b"]);
    silent(&broken, &["status", "--period", "t"]);

    let asked_badly: [(&str, &[&str]); 4] =
        [("fish", &[]), ("fish", &["--"]), ("tcsh", &["--", "styr", ""]), ("bash", &["--", "styr", "sta"])];
    for (shell, args) in asked_badly {
        let output = program().env("STYR_COMPLETE", shell).args(args).stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{shell} {args:?}");
        assert!(output.stdout.is_empty(), "{shell} {args:?}");
    }
}

/// No symbolic link is followed, and what lies above the styrrepo is not looked at.
#[cfg(unix)]
#[test]
fn nothing_outside_the_styrrepo_is_read() {
    let other = Styrrepo::base();
    let repo = Styrrepo::base();
    repo.write("bun/plan.toml", "");
    std::os::unix::fs::symlink(other.root().join("bun"), repo.root().join("lank")).unwrap();
    fs::remove_dir_all(repo.root().join("bun")).unwrap();
    std::os::unix::fs::symlink(other.root().join("bun"), repo.root().join("bun")).unwrap();
    assert!(answers(&repo, &["status", "b"]).is_empty());
    assert_eq!(answers(&repo, &["status", "k"]), ["kf"]);
}

#[test]
fn every_shell_gets_a_script_that_asks_the_program_on_the_path() {
    for shell in SHELLS {
        let ran = run(&["completions", shell]);
        assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{shell}");
        assert!(
            ran.stdout.contains("STYR_COMPLETE") && ran.stdout.contains("styr"),
            "{shell}: {}",
            ran.stdout
        );
        assert!(!ran.stdout.contains(env!("CARGO_TARGET_TMPDIR")), "{shell}: {}", ran.stdout);
    }
    assert_eq!(run(&["completions", "tcsh"]).status, Some(2));
}
