//! Bad input of every kind: a clear finding, never a panic, never silence.

use std::{fs, io::Write, process::Stdio};

use crate::styrrepo::{DAY, Styrrepo, program, run};

/// Each: what to do to the base, the findings that must be among those found, and the exit code.
#[track_caller]
fn case(change: impl Fn(&Styrrepo), expected: &[&str], status: i32) {
    let repo = Styrrepo::base();
    change(&repo);
    let found = repo.findings(&[]);
    for finding in expected {
        assert!(found.iter().any(|it| it == finding), "{finding:?} is not among {found:#?}");
    }
    assert_eq!(repo.styr(&["check"]).status, Some(status), "{found:#?}");
}

#[test]
fn files_that_cannot_be_read_are_findings() {
    #[track_caller]
    fn file(path: &str, text: &[u8], expected: &str, status: i32) {
        case(|it| drop(it.write(path, text).root().to_owned()), &[expected], status);
    }

    file("bun/utfall/2026.toml", b"format = 1\n# \xff\n", "olaslig-fil bun/utfall/2026.toml:1:1", 3);
    file("bun/utfall/2026.toml", b"format = 1\n# \0\n", "syntaxfel bun/utfall/2026.toml:2:3", 1);
    file("soc/plan.toml/x", b"", "olaslig-fil soc/plan.toml:1:1", 3);
    file("bun/Plan.toml", b"format = 1\n", "okand-fil bun/Plan.toml:1:1", 1);
    file("soc/utfall/2026.toml", b"format = 1\n", "fil-utan-plan soc/utfall/2026.toml:1:1", 1);
    file("bun/atgarder.toml", b"", "saknad-nyckel bun/atgarder.toml:1:1", 1);
    file("bun/atgarder.toml", b"format = 2\n", "nyare-format bun/atgarder.toml:1:10", 3);
    let large = |it: &Styrrepo| {
        it.write("bun/utfall/2026.toml", "");
        let file = fs::File::options().write(true).open(it.root().join("bun/utfall/2026.toml")).unwrap();
        file.set_len(9 << 20).unwrap();
    };
    case(large, &["olaslig-fil bun/utfall/2026.toml:1:1"], 3);
}

#[test]
fn an_unusable_model_is_told_and_the_rest_is_still_read() {
    case(
        |it| {
            it.write("styr.toml", b"\xff");
        },
        &["olaslig-fil styr.toml:1:1"],
        3,
    );
    case(
        |it| {
            it.write("styr.toml", "format = 2\n");
        },
        &["nyare-format styr.toml:1:10"],
        3,
    );
    let broken = |it: &Styrrepo| {
        it.replace("styr.toml", "namn = \"Exempelköpings kommun\"", "namn = Exempelköping");
        it.replace("bun/plan.toml", "kf/trygg-uppvaxt", "kf/trygg");
    };
    let expected =
        ["syntaxfel styr.toml:4:8", "modell-ofullstandig styr.toml:1:1", "bruten-lank bun/plan.toml:14:16"];
    case(broken, &expected, 1);
}

#[test]
fn not_a_styrrepo_is_told() {
    let repo = Styrrepo::empty();
    let ran = repo.styr(&["check"]);
    assert_eq!(ran.status, Some(3));
    assert!(ran.stderr.contains("hittar inget styrrepo"), "{ran:?}");
    assert_eq!(run(&["-C", "/finns/inte", "check"]).status, Some(3));
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    use std::os::unix::fs::symlink;
    case(
        |it| {
            symlink("..", it.root().join("bun/om")).unwrap();
            symlink("/etc/passwd", it.root().join("bun/atgarder.toml")).unwrap();
        },
        &["symbolisk-lank bun/om:1:1", "symbolisk-lank bun/atgarder.toml:1:1"],
        1,
    );
}

#[cfg(unix)]
#[test]
fn an_unreadable_folder_is_told_and_the_rest_is_still_read() {
    use std::os::unix::fs::PermissionsExt;
    let repo = Styrrepo::base();
    repo.write("soc/plan.toml", "format = 1\n");
    let folder = repo.root().join("soc");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).unwrap();
    let is_root = fs::read_dir(&folder).is_ok();
    let found = repo.findings(&[]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    // Root may read everything; then the file's own fault is what there is to find.
    let expected = if is_root { "saknad-nyckel soc/plan.toml:1:1" } else { "olaslig-fil soc:1:1" };
    assert!(found.iter().any(|it| it == expected), "{found:#?}");
}

#[test]
fn text_in_every_dress_is_read() {
    let dressed = |dress: fn(String) -> String| {
        let repo = Styrrepo::base();
        let path = repo.root().join("bun/plan.toml");
        let text = fs::read_to_string(&path).unwrap().replace("kf/trygg-uppvaxt", "kf/tryg");
        fs::write(&path, dress(text)).unwrap();
        assert_eq!(repo.findings(&["--rule", "bruten-lank"]), ["bruten-lank bun/plan.toml:14:16"]);
        assert_eq!(repo.findings(&["--rule", "syntaxfel"]), [""; 0]);
    };
    dressed(|it| it);
    dressed(|it| format!("\u{feff}{it}"));
    dressed(|it| it.replace('\n', "\r\n"));
    dressed(|it| it.replace("Alla elever är", "Alla elever a\u{308}r"));
}

#[test]
fn decomposed_names_of_folders_are_read() {
    let plan =
        include_str!("base/bun/plan.toml").replace("\"bun\"", "\"fro\"").replace("kf/trygg-uppvaxt", "kf/x");
    let repo = Styrrepo::base();
    repo.write("fo\u{308}rskola/plan.toml", plan);
    assert_eq!(repo.findings(&["--rule", "bruten-lank"]), ["bruten-lank fo\u{308}rskola/plan.toml:14:16"]);
}

#[test]
fn deep_nesting_is_told() {
    for (open, close) in [("[", "]"), ("{ a = ", "}")] {
        let text = format!("format = 1\nx = {}{}\n", open.repeat(10_000), close.repeat(10_000));
        let repo = Styrrepo::base();
        repo.write("bun/atgarder.toml", text);
        let found = repo.findings(&["--rule", "syntaxfel"]);
        assert!(found.iter().any(|it| it.starts_with("syntaxfel bun/atgarder.toml:2:")), "{found:?}");
    }
    let keys =
        format!("format = 1\n{} = 1\n[{}]\n", vec!["a"; 10_000].join("."), vec!["b"; 10_000].join("."));
    let repo = Styrrepo::base();
    repo.write("bun/atgarder.toml", keys);
    assert_eq!(repo.styr(&["check"]).status, Some(1));
}

#[test]
fn two_thousand_faults_of_a_file_are_all_found() {
    let rows: String = (0..2_000).map(|it| format!("[mal.m{it}]\nrubrik = \"Mål\"\nrubrk = 1\n")).collect();
    let repo = Styrrepo::base();
    repo.append("bun/plan.toml", &rows);
    assert_eq!(repo.findings(&["--rule", "okand-nyckel"]).len(), 2_000);
    assert_eq!(repo.styr(&["check"]).status, Some(1));
    let broken: String = (0..2_000).map(|it| format!("a{it} = 1,5\n")).collect();
    repo.write("bun/atgarder.toml", format!("format = 1\n{broken}"));
    assert_eq!(repo.findings(&["--rule", "syntaxfel"]).len(), 2_000);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let repo = Styrrepo::base();
    let rows: String = (0..5_000).map(|it| format!("[mal.m{it}]\nrubrik = \"Mål\"\nrubrk = 1\n")).collect();
    repo.append("bun/plan.toml", &rows);
    let mut child = program()
        .args(["--date", DAY, "-C"])
        .arg(repo.root())
        .arg("check")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(1), ""));
}

#[test]
fn nothing_in_a_file_reaches_the_terminal_raw() {
    let repo = Styrrepo::base();
    repo.replace("bun/plan.toml", "kf/trygg-uppvaxt", "kf/\\u001b[31m\u{202e}x");
    let ran = repo.styr(&["check"]);
    assert!(!ran.stdout.contains(['\u{1b}', '\u{202e}']), "{ran:?}");
    assert!(ran.stdout.contains("bruten-lank"), "{ran:?}");
    // The one letter that is a command to a terminal in UTF-8 too, in the user's own line.
    repo.replace("bun/plan.toml", "format = 1", "\u{9b}31m = 1\nformat = 1");
    let ran = repo.styr(&["check"]);
    assert!(!ran.stdout.chars().any(|it| it.is_control() && it != '\n'), "{ran:?}");
    assert!(ran.stdout.contains("¤31m = 1"), "{ran:?}");
}

#[test]
fn wrong_usage_is_told_in_swedish() {
    #[track_caller]
    fn case(args: &[&str], expected: &str) {
        let ran = Styrrepo::base().styr(args);
        assert_eq!(ran.status, Some(2), "{ran:?}");
        assert!(ran.stderr.contains(expected), "{ran:?}");
    }

    case(&["chek"], "menade du `check`?");
    case(&["check", "--rul"], "menade du `--rule`?");
    case(&["check", "--rule", "brutenlank"], "menade du `bruten-lank`?");
    case(&["check", "--format", "xml"], "json");
    case(&["check", "--date", "igår"], "`igår` är inget datum");
    case(&["check", "finns-inte"], "det finns inte");
    case(&["check", "/"], "ligger utanför styrrepot");
    case(&["explain", "bruten-lnk"], "menade du `bruten-lank`?");
}

#[test]
fn what_is_closed_before_it_begins_is_no_panic() {
    let mut child = program()
        .arg("check")
        .arg("-C")
        .arg("/")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().map(|mut it| it.write_all(b"x"));
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(3));
}
