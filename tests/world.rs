//! When the world fails: a plain message, the right exit code, and nothing half done.
#![cfg(unix)]

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use crate::styrrepo::{DAY, Ran, Styrrepo, program};

/// Runs a line of the shell here, where `$STYR` is the program.
fn shell(repo: &Styrrepo, line: &str) -> Ran {
    let output = Command::new("sh")
        .args(["-c", line])
        .current_dir(repo.root())
        .env("STYR", program().get_program())
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    Ran::of(&output, repo.root())
}

#[track_caller]
fn fails(ran: &Ran, message: &str) {
    assert!(ran.status == Some(3) && ran.stderr.contains(message), "{message}: {ran:?}");
    assert!(!ran.stderr.contains("panicked"), "{ran:?}");
}

/// A limit on the size of files is met as a full disk is: in the middle of a write.
const FULL: &str = "trap '' XFSZ; ulimit -f 0;";

#[test]
fn a_full_disk_is_told_and_leaves_no_half_file() {
    let repo = Styrrepo::base();
    if fs::metadata("/dev/full").is_ok() {
        for command in ["check", "status --format json", "report bun", "tree"] {
            fails(
                &shell(&repo, &format!("\"$STYR\" {command} >/dev/full")),
                "kan inte skriva resultatet: disken är full",
            );
        }
        fails(
            &shell(&repo, "\"$STYR\" report bun -o /dev/full"),
            "kan inte skriva /dev/full: disken är full",
        );
    }
    let full = |command: &str| shell(&repo, &format!("{FULL} \"$STYR\" --date {DAY} {command}"));
    fails(&full("report bun --format html -o papper.html"), "papper.html: filen får inte bli så stor");
    fails(&full("check --summary s.md"), "s.md: filen får inte bli så stor");
    fails(&full("record bun/trygghet-ak8 2026-t2=1"), "kan inte skriva .styr: filen får inte bli så stor");
    assert!(!repo.root().join("papper.html").exists() && !repo.root().join(".styr/.gitignore").exists());

    // With the lock made, the plan's own files are what cannot be written.
    assert_eq!(repo.styr(&["record", "bun/trygghet-ak8", "2026-t1=80"]).status, Some(0));
    let before = repo.read("bun/utfall/2026.toml");
    fails(&full("record bun/trygghet-ak8 2026-t2=1"), "bun/utfall/2026.toml: filen får inte bli så stor");
    fails(&full("new-plan soc --name Soc --level namnd"), "soc/plan.toml: filen får inte bli så stor");
    fails(&full("schema ut"), "filen får inte bli så stor");
    assert_eq!(repo.read("bun/utfall/2026.toml"), before);
    assert!(!repo.root().join("soc/plan.toml").exists());
    let left: Vec<_> =
        fs::read_dir(repo.root().join("bun/utfall")).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(left, ["2026.toml"]);
    assert_eq!(repo.styr(&["check", "--rule", "syntaxfel"]).status, Some(0));
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let repo = Styrrepo::base();
    // Root may write anywhere, but nobody may make a folder where a file is.
    repo.write("papper", "en fil").write("laast/x", "");
    fails(&repo.styr_here(&["report", "bun", "-o", "papper/bun.md"]), "papper/bun.md: det är ingen mapp");
    repo.write(".styr", "en fil");
    fails(&repo.styr(&["record", "bun/trygghet-ak8", "2026-t2=1"]), "kan inte skriva .styr: ");
    fs::set_permissions(repo.root().join("laast"), fs::Permissions::from_mode(0o555)).unwrap();
    let is_root = fs::write(repo.root().join("laast/y"), "").is_ok();
    let ran = repo.styr_here(&["report", "bun", "-o", "laast/bun.md"]);
    fs::set_permissions(repo.root().join("laast"), fs::Permissions::from_mode(0o755)).unwrap();
    if !is_root {
        fails(&ran, "laast/bun.md: du saknar rättighet");
    }
}

#[test]
fn files_that_come_and_go_while_they_are_read_are_findings_at_most() {
    let repo = Styrrepo::base();
    let plan = repo.read("bun/plan.toml");
    for number in 0..40 {
        repo.write(&format!("enhet{number}/plan.toml"), plan.replace("\"bun\"", &format!("\"e{number}\"")));
    }
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                for number in 0..40 {
                    let folder = repo.root().join(format!("enhet{number}"));
                    let _ = fs::remove_dir_all(&folder);
                    let _ = fs::create_dir(&folder);
                    let _ = fs::write(folder.join("plan.toml"), &plan);
                }
            }
        });
        let runs: Vec<Ran> = (0..12).map(|_| repo.styr(&["check", "--format", "json"])).collect();
        is_over.store(true, Ordering::Relaxed);
        for ran in runs {
            let ends = matches!(ran.status, Some(0 | 1 | 3)) && !ran.stderr.contains("panicked");
            assert!(ends && serde_json::from_str::<serde_json::Value>(&ran.stdout).is_ok(), "{ran:?}");
        }
    });
}

#[test]
fn a_folder_that_is_gone_is_told() {
    let repo = Styrrepo::base();
    repo.write("borta/x", "");
    fails(
        &shell(&repo, "cd borta; rm -r ../borta; \"$STYR\" check"),
        "kan inte gå till mappen .: det finns inte",
    );
    fs::remove_file(repo.root().join("styr.toml")).unwrap();
    fails(&repo.styr(&["check"]), "hittar inget styrrepo");
}

/// Any day of the calendar can be today; the system's own is not needed for an answer.
#[test]
fn days_before_computers_and_after_us_are_days() {
    let repo = Styrrepo::base();
    for day in ["1969-12-31", "0001-01-01", "9999-12-31"] {
        for command in ["check", "status", "report bun", "tree", "calendar", "calendar --format ics"] {
            let args: Vec<&str> = ["--date", day].into_iter().chain(command.split(' ')).collect();
            let ran = repo.styr_here(&args);
            assert!(matches!(ran.status, Some(0 | 1)), "{day} {command}: {ran:?}");
        }
    }
}

#[test]
fn no_home_no_language_and_nothing_else_is_needed() {
    let repo = Styrrepo::base();
    let told = |env: &[(&str, &str)], args: &[&str]| {
        let mut command = program();
        command.env_clear().envs(env.iter().copied()).args(["--date", DAY]).args(args);
        let output = command.current_dir(repo.root()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{env:?} {args:?}: {output:?}");
        output.stdout
    };
    for args in [&["check"][..], &["status"], &["report", "bun"], &["tree"]] {
        let plain = told(&[], args);
        for env in [
            ("LANG", "C"),
            ("LC_ALL", "POSIX"),
            ("TZ", "ingenstans"),
            ("HOME", "/finns/inte"),
            ("TERM", "dumb"),
        ] {
            assert_eq!(told(&[env], args), plain, "{env:?} {args:?}");
        }
    }
    assert!(
        String::from_utf8(told(&[], &["report", "bun"])).unwrap().contains("Barn- och utbildningsnämnden")
    );
}

#[test]
fn names_that_windows_cannot_have_are_refused_and_its_slashes_are_no_slashes() {
    let repo = Styrrepo::base();
    for id in ["con", "CON", "nul", "com1", "a:b", "slut.", "a\\b", "a b", "c:"] {
        for args in [&["new-plan", id, "--name", "X", "--level", "namnd"][..], &["rename", "bun", id]] {
            let ran = repo.styr(args);
            assert!(ran.status == Some(2) && ran.stderr.contains(&format!("`{id}` är inget id")), "{ran:?}");
        }
    }
    let ran = repo.styr(&["check", "bun\\plan.toml"]);
    assert!(ran.status == Some(2) && ran.stderr.contains("`bun\\plan.toml`"), "{ran:?}");
    let ran = repo.styr(&["record", "..\\bun/trygghet-ak8", "2026-t2=1"]);
    assert!(ran.status == Some(2) && ran.stderr.contains("det finns ingen enhet `..\\bun`"), "{ran:?}");
    // In a text it is a letter like any other.
    repo.replace("bun/plan.toml", "Alla elever", "C:\\\\Alla\\\\elever");
    assert!(repo.styr(&["tree", "bun"]).stdout.contains("C:\\Alla\\elever"));
}
