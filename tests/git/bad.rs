//! Git in every bad shape: words with a remedy, never a panic, and nothing run or written.

use std::fs;

use super::history::{History, snapshot};
use crate::styrrepo::Styrrepo;

/// The command cannot do it, and says why and what helps.
#[track_caller]
fn refused(repo: &Styrrepo, args: &[&str], message: &str, help: &str) {
    let ran = repo.styr(args);
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(3), ""), "{ran:?}");
    assert!(ran.stderr.contains(message), "{message:?} is not in {ran:?}");
    let told = ran.stderr.lines().find(|it| it.starts_with("hjälp: "));
    assert!(told.is_some_and(|it| it.contains(help)), "{help:?} is not in {ran:?}");
}

#[test]
fn without_git_an_older_version_is_refused() {
    let repo = Styrrepo::base();
    // The tests' folder lies in this project's own repository, so a ceiling is made of a broken one.
    repo.write(".git", "gitdir: finns/inte\n");
    for args in
        [&["check", "--rev", "HEAD"][..], &["status", "--rev", "HEAD"], &["report", "bun", "--rev", "x"]]
    {
        refused(&repo, args, "git-arkiv", "");
    }
    assert_eq!(repo.styr(&["check"]).status, Some(0), "without --rev git is never opened");
}

#[test]
fn a_folder_outside_git_is_told() {
    let folder = std::env::temp_dir().join(format!("styr-utan-git-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("styr.toml"), "format = 1\n").unwrap();
    let ran = crate::styrrepo::run(&["-C", folder.to_str().unwrap(), "check", "--rev", "HEAD"]);
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(ran.status, Some(3), "{ran:?}");
    assert!(ran.stderr.contains("ligger inte i något git-arkiv"), "{ran:?}");
}

#[test]
fn a_repository_without_versions_is_told() {
    let history = History::unborn();
    refused(&history.repo, &["check", "--rev", "HEAD"], "inga versioner ännu", "git commit");
    refused(&history.repo, &["check", "--rev", "2026-05-31"], "inga versioner ännu", "git commit");
}

#[test]
fn an_unknown_version_is_told_with_what_was_probably_meant() {
    let history = History::base();
    refused(&history.repo, &["check", "--rev", "utkast"], "git känner inte till `utkast`", "ange en gren");
    refused(&history.repo, &["check", "--rev", "2025-12-31"], "från 2025-12-31 eller tidigare", "2026-01-01");
    refused(&history.repo, &["check", "--rev", "2026-13-01"], "git känner inte till", "2026-05-31");
    refused(&history.repo, &["check", "--rev", "HEAD:styr.toml"], "är ingen version", "en gren");
    refused(&history.repo, &["check", "--rev", ""], "git känner inte till", "");
    let head = history.git.head().unwrap().target().unwrap();
    history.git.reference("refs/remotes/origin/utkast", head, true, "").unwrap();
    refused(
        &history.repo,
        &["check", "--rev", "utkast"],
        "git känner inte till",
        "menade du `origin/utkast`?",
    );
}

#[test]
fn a_shallow_clone_is_told_how_to_fetch_the_rest() {
    let history = History::base();
    history.repo.append("bun/plan.toml", "# ändrad\n");
    let head = history.save(30);
    history.make_shallow(head);
    assert_eq!(history.repo.styr(&["check", "--rev", "HEAD"]).status, Some(0));
    refused(&history.repo, &["check", "--rev", "2026-01-15"], "2026-01-15", "git fetch --unshallow");
    refused(&history.repo, &["check", "--rev", "HEAD~1"], "git känner inte till", "git fetch --unshallow");
}

#[test]
fn a_submodule_is_told_and_the_rest_is_read() {
    let history = History::base();
    history.save_with(b"mallar", 0o160_000, b"x", 1);
    assert_eq!(history.repo.findings(&["--rev", "HEAD"]), ["olaslig-fil mallar:1:1"]);
    let ran = history.repo.styr(&["check", "--rev", "HEAD"]);
    assert!(ran.status == Some(0) && ran.stdout.contains("submodul"), "{ran:?}");
}

#[test]
fn a_note_from_git_lfs_is_told() {
    let history = History::base();
    let note = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    history.repo.write("bun/utfall/2026.toml", note);
    history.save(1);
    for args in [&[][..], &["--rev", "HEAD"]] {
        assert_eq!(history.repo.findings(args), ["olaslig-fil bun/utfall/2026.toml:1:1"]);
        let ran = history.repo.styr(&[&["check"], args].concat());
        assert!(ran.status == Some(3) && ran.stdout.contains("git lfs pull"), "{ran:?}");
    }
}

#[test]
fn names_that_are_not_utf_8_are_told() {
    let history = History::base();
    history.save_with(b"bun\xe5/plan.toml", 0o100_644, b"format = 1\n", 1);
    history.save_with(b"bun/\xe5.toml", 0o100_644, b"format = 1\n", 2);
    history.save_with(b"bun/\xe5.txt", 0o100_644, b"", 3);
    let found = history.repo.findings(&["--rev", "HEAD"]);
    assert_eq!(found, ["olaslig-fil bun/\u{fffd}.toml:1:1", "olaslig-fil bun\u{fffd}:1:1"]);
}

#[test]
fn links_in_git_are_not_followed() {
    let history = History::base();
    history.save_with(b"bun/atgarder.toml", 0o120_000, b"/etc/passwd", 1);
    history.save_with(b"bun/om", 0o120_000, b"../kf", 2);
    history.save_with(b"bun/bild", 0o120_000, b"../bild.png", 3);
    let found = history.repo.findings(&["--rev", "HEAD"]);
    assert_eq!(found, ["symbolisk-lank bun/atgarder.toml:1:1", "symbolisk-lank bun/om:1:1"]);
}

#[cfg(unix)]
#[test]
fn a_repository_of_someone_else_is_told() {
    let history = History::base();
    let chowned = [history.repo.root(), history.git.path()]
        .into_iter()
        .all(|it| std::os::unix::fs::chown(it, Some(12_345), Some(12_345)).is_ok());
    if chowned {
        refused(&history.repo, &["check", "--rev", "HEAD"], "ägs av någon annan", "safe.directory");
    }
}

#[test]
fn a_missing_object_is_told() {
    let history = History::base();
    let blob = history.git.head().unwrap().peel_to_tree().unwrap();
    let blob = blob.get_path(std::path::Path::new("bun/plan.toml")).unwrap().id().to_string();
    let object = history.git.path().join("objects").join(&blob[..2]).join(&blob[2..]);
    fs::remove_file(object).unwrap();
    assert_eq!(history.repo.findings(&["--rev", "HEAD"]), ["olaslig-fil bun/plan.toml:1:1"]);
    fs::write(history.git.path().join("HEAD"), "skräp").unwrap();
    refused(&history.repo, &["check", "--rev", "HEAD"], "git känner inte till `HEAD`", "");
}

#[test]
fn nothing_of_the_repository_is_run_or_written() {
    let history = History::base();
    let trap = history.repo.root().join("korde");
    let command = format!("touch {}", trap.display());
    history.repo.write(".gitattributes", "*.toml filter=ond diff=ond\n");
    let mut config = history.git.config().unwrap();
    for key in [
        "filter.ond.smudge",
        "filter.ond.clean",
        "filter.ond.process",
        "diff.ond.textconv",
        "core.fsmonitor",
        "core.pager",
    ] {
        config.set_str(key, &command).unwrap();
    }
    let hooks = history.git.path().join("hooks");
    fs::create_dir_all(&hooks).unwrap();
    for hook in ["post-checkout", "pre-commit", "post-index-change", "reference-transaction"] {
        fs::write(hooks.join(hook), format!("#!/bin/sh\n{command}\n")).unwrap();
    }
    let before = snapshot(history.repo.root());
    for args in [
        &["check", "--rev", "HEAD"][..],
        &["status", "--rev", "HEAD"],
        &["report", "bun", "--rev", "HEAD"],
        &["explain", "bun/trygg-skola", "--rev", "HEAD"],
    ] {
        assert_eq!(history.repo.styr(args).status, Some(0), "{args:?}");
    }
    assert_eq!(snapshot(history.repo.root()), before);
}
