//! What a check tells a host of code: every format, with texts and paths that would break out of it.

use std::{collections::BTreeSet, env, fs};

use serde_json::Value;

use crate::{
    git::history::History,
    styrrepo::{BASE, DAY, Ran, Styrrepo, project},
};

/// The unit's plan, full of what formats, shells and readers take for orders.
const HOSTILE: &str = include_str!("hosts/plan.toml");
/// Its folder, with letters that a property or an address must escape.
const FOLDER: &str = "förskola #1, 50% ;]@x";
const FORMATS: [&str; 4] = ["github", "azure", "gitlab", "sarif"];

/// A git repository with a styrrepo in a folder of it.
fn hostile() -> Styrrepo {
    let repo = Styrrepo::empty();
    repo.write(".git", "gitdir: elsewhere\n");
    for (path, text) in &BASE[..2] {
        repo.write(&format!("mål & plan/{path}"), text);
    }
    repo.write(&format!("mål & plan/{FOLDER}/plan.toml"), HOSTILE);
    repo
}

fn check(repo: &Styrrepo, args: &[&str]) -> Ran {
    repo.styr_here(&[&["--date", DAY, "-C", "mål & plan", "check"], args].concat())
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{ran:?}"))
}

fn array<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("{pointer} in {value}"))
}

#[test]
fn formats_are_as_expected() {
    let repo = hostile();
    let mut wrong = Vec::new();
    for format in ["text", "json"].iter().chain(&FORMATS) {
        let ran = check(&repo, &["--format", format]);
        assert_eq!(ran.status, Some(1), "{ran:?}");
        compare(format, &ran.stdout, &mut wrong);
    }
    check(&repo, &["--summary", "summary.md", "-q"]);
    let summary = fs::read_to_string(repo.root().join("mål & plan/summary.md")).unwrap();
    compare("summary", &summary, &mut wrong);
    assert!(wrong.is_empty(), "{}\n\nrun with BLESS=1 to write this", wrong.join("\n\n"));
}

fn compare(name: &str, actual: &str, wrong: &mut Vec<String>) {
    let version = format!("ersion\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let actual = actual.replace(&version, "ersion\": \"<version>\"");
    let path = project(&format!("tests/hosts/{name}.expected"));
    if fs::read_to_string(&path).unwrap_or_default() == actual {
        return;
    }
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &actual).unwrap();
    } else {
        wrong.push(format!("{}: the program gives\n{actual}", path.display()));
    }
}

/// Whether a line of a log is one of the commands that a format is made of.
fn is_own(format: &str, line: &str) -> bool {
    match format {
        "github" => ["::error ", "::warning ", "::notice "].iter().any(|it| line.starts_with(it)),
        "azure" => line.starts_with("##vso[task.logissue type=") && !line[1..].contains("##vso["),
        _ => false,
    }
}

#[test]
fn no_text_gives_a_pipeline_a_command() {
    let repo = hostile();
    for format in ["text", "json"].iter().chain(&FORMATS) {
        let ran = check(&repo, &["--format", format]);
        without_commands(format, &ran.stdout);
        let is_safe = |it: char| it == '\n' || !(it.is_control() || ('\u{202a}'..='\u{202e}').contains(&it));
        let is_json = matches!(*format, "json" | "gitlab" | "sarif");
        assert!(is_json || ran.stdout.chars().all(is_safe), "{format}: {}", ran.stdout);
    }
}

#[track_caller]
fn without_commands(what: &str, written: &str) {
    for line in written.lines().filter(|it| !is_own(what, it)) {
        // GitHub reads `::` where a line begins, and the others anywhere in it.
        let is_command = line.trim_start().starts_with("::");
        assert!(!is_command && !line.contains("##vso[") && !line.contains("##["), "{what}: {line}");
    }
}

#[test]
fn no_other_command_gives_a_pipeline_one() {
    const TEXT: &str = "::error::x ##vso[task.complete]y ##[add-mask]z";
    let repo = Styrrepo::copy_of("examples/sundsvall");
    for path in ["bun/plan.toml", "kf/plan.toml", "styrdokument.toml", "arshjul.toml"] {
        let text = fs::read_to_string(repo.root().join(path)).unwrap();
        let hostile = text.lines().map(|line| match line.split_once(" = \"") {
            Some((key @ ("rubrik" | "namn" | "hur"), _)) => format!("{key} = \"{TEXT}\"\n"),
            _ => format!("{line}\n"),
        });
        repo.write(path, hostile.collect::<String>());
    }
    for command in [
        "check --matrix",
        "check --per-unit",
        "status",
        "status bun",
        "status --format csv",
        "status --format json",
        "report bun",
        "tree",
        "tree bun",
        "tree bun/trygg-skola",
        "tree --format svg",
        "tree --format json",
        "explain bun/trygg-skola",
        "calendar",
        "calendar --format ics",
    ] {
        let ran = repo.styr(&command.split(' ').collect::<Vec<_>>());
        assert!(matches!(ran.status, Some(0 | 1)), "{ran:?}");
        assert!(ran.stdout.contains("error"), "{command} says nothing of it:\n{}", ran.stdout);
        without_commands(command, &ran.stdout);
        without_commands(command, &ran.stderr);
    }
}

#[test]
fn every_format_tells_of_every_finding_and_ends_alike() {
    let history = History::base();
    let repo = &history.repo;
    repo.replace("bun/plan.toml", "kf/trygg-uppvaxt", "kf/borta");
    repo.append("kf/plan.toml", "rubrk = 1\n");
    let known = repo.styr(&["check", "--baseline", "known.json", "--write-baseline", "-q"]);
    assert_eq!(known.status, Some(0), "{known:?}");
    repo.append("kf/plan.toml", "rubrikk = 1\n");
    for args in
        [&[][..], &["bun"], &["--rule", "bruten-lank"], &["--since", "main"], &["--baseline", "known.json"]]
    {
        let plain = repo.styr(&[&["check", "--format", "json"], args].concat());
        let expected = array(&json(&plain), "/findings").len();
        assert!(expected > 0, "{args:?}");
        for format in FORMATS {
            let ran = repo.styr(&[&["check", "-q", "--format", format], args].concat());
            let count = match format {
                "gitlab" => array(&json(&ran), "").len(),
                "sarif" => array(&json(&ran), "/runs/0/results").len(),
                _ => ran.stdout.lines().count(),
            };
            assert_eq!((count, ran.status), (expected, plain.status), "{format} {args:?}");
        }
    }
}

#[test]
fn paths_start_at_the_top_of_the_repository() {
    let repo = hostile();
    let expected = format!("mål & plan/{FOLDER}/plan.toml");
    let path = |folder: &str| {
        let ran = repo.styr_here(&["-C", folder, "check", "--format", "gitlab", "--rule", "okand-nyckel"]);
        json(&ran)[0]["location"]["path"].as_str().unwrap().to_owned()
    };
    assert_eq!(path("mål & plan"), expected);
    assert_eq!(path(&format!("mål & plan/{FOLDER}")), expected);
    // The nearest repository counts, as for a submodule.
    repo.write("mål & plan/.git/HEAD", "");
    assert_eq!(path("mål & plan"), format!("{FOLDER}/plan.toml"));
}

#[test]
fn an_older_version_has_the_same_paths() {
    let history = History::base();
    for (path, text) in BASE {
        history.repo.write(&format!("under/{path}"), text);
    }
    history.repo.append("under/kf/plan.toml", "rubrk = 1\n");
    history.save(1);
    let path = |args: &[&str]| {
        let start = ["-C", "under", "check", "--format", "gitlab", "--rule", "okand-nyckel"];
        let ran = history.repo.styr_here(&[&start, args].concat());
        json(&ran)[0]["location"]["path"].as_str().unwrap().to_owned()
    };
    assert_eq!(path(&[]), "under/kf/plan.toml");
    assert_eq!(path(&["--rev", "HEAD"]), "under/kf/plan.toml");
}

#[cfg(unix)]
#[test]
fn a_path_with_a_line_break_stays_a_path() {
    let repo = Styrrepo::base();
    repo.write(".git", "").write("a,b:c\n::error::x ##vso[x]/plan.toml", "x = 1\n");
    let run = |format| repo.styr(&["check", "-q", "--rule", "okand-nyckel", "--format", format]).stdout;
    let expected = ",file=a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax ##vso[x]/plan.toml,line=1,";
    assert!(run("github").contains(expected), "{}", run("github"));
    let expected = ";sourcepath=a,b:c%0A::error::x ##vso[x%5D/plan.toml;linenumber=1;";
    assert!(run("azure").contains(expected), "{}", run("azure"));
    assert!(run("sarif").contains("\"a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax%20%23%23vso%5Bx%5D/plan.toml\""));
}

/// What GitLab knows the findings by.
fn fingerprints(repo: &Styrrepo) -> Vec<String> {
    let report = json(&repo.styr(&["check", "--format", "gitlab"]));
    let mut all: Vec<String> =
        array(&report, "").iter().map(|it| it["fingerprint"].as_str().unwrap().to_owned()).collect();
    all.sort();
    all
}

#[test]
fn fingerprints_are_unique_and_outlive_edits_above() {
    let repo = Styrrepo::base();
    let links = "[\"kf/a\", \"kf/b\", \"kf/b\", \"kf/c\"]";
    repo.replace("bun/plan.toml", "[\"kf/trygg-uppvaxt\"]", links);
    let before = fingerprints(&repo);
    assert!(before.len() >= 4, "{before:?}");
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len(), "{before:?}");
    repo.replace("bun/plan.toml", "format = 1", "format = 1\n# en rad\n# till");
    assert_eq!(fingerprints(&repo), before);
    // What is mended goes, and the others keep what they are known by.
    repo.replace("bun/plan.toml", "\"kf/a\", ", "");
    let after = fingerprints(&repo);
    let gone: Vec<_> = before.iter().filter(|it| !after.contains(it)).collect();
    assert_eq!(gone.len(), 1, "{gone:?}");
    assert!(gone[0].contains("kf/a"), "{gone:?}");
    let sarif = json(&repo.styr(&["check", "--format", "sarif"]));
    let mut in_sarif: Vec<&str> = array(&sarif, "/runs/0/results")
        .iter()
        .map(|it| it["partialFingerprints"]["styr/v1"].as_str().unwrap())
        .collect();
    in_sarif.sort_unstable();
    assert_eq!(in_sarif, after);
}

#[test]
fn sarif_counts_columns_in_code_points() {
    let repo = Styrrepo::base();
    repo.append("kf/plan.toml", "[mal.x]\nrubrik = \"😀å\"\n[mal.\"😀å\"]\nrubrik = \"x\"\n");
    let sarif = json(&repo.styr(&["check", "--format", "sarif", "--rule", "ogiltigt-id"]));
    assert_eq!(sarif["runs"][0]["columnKind"], "unicodeCodePoints");
    let region = &array(&sarif, "/runs/0/results")[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startColumn"], &region["endColumn"]), (&Value::from(6), &Value::from(10)));
}

#[test]
fn sarif_says_when_not_everything_was_read() {
    let repo = Styrrepo::base();
    let run = |args: &[&str]| {
        let ran = repo.styr(&[&["check", "--format", "sarif"], args].concat());
        (ran.status, json(&ran)["runs"][0]["invocations"][0].clone())
    };
    let (status, invocation) = run(&[]);
    assert_eq!((status, invocation.to_string().as_str()), (Some(0), r#"{"executionSuccessful":true}"#));
    repo.write("ny/plan.toml", b"\xff\xfe");
    // Also where its finding is not asked for.
    let (status, invocation) = run(&["--rule", "bruten-lank"]);
    assert_eq!((status, &invocation["executionSuccessful"]), (Some(3), &Value::from(false)));
    let uri =
        invocation.pointer("/toolExecutionNotifications/0/locations/0/physicalLocation/artifactLocation/uri");
    assert!(uri.unwrap().as_str().unwrap().ends_with("ny/plan.toml"), "{invocation}");
    repo.write("styr.toml", "format = 99\n");
    let (status, invocation) = run(&["--rule", "bruten-lank"]);
    assert_eq!(status, Some(3));
    assert!(invocation.to_string().contains("styr.toml går inte att använda"), "{invocation}");
}

/// A styrrepo with so many errors and warnings in one file.
fn many(errors: usize, tips: usize) -> Styrrepo {
    let repo = Styrrepo::base();
    let links: Vec<String> = (0..errors).map(|it| format!("\"kf/borta-{it}\"")).collect();
    repo.replace("bun/plan.toml", "[\"kf/trygg-uppvaxt\"]", &format!("[{}]", links.join(", ")));
    repo.append("styr.toml", "\n[regler.okand-nyckel]\nallvar = \"tips\"\n");
    let keys: String = (0..tips).map(|it| format!("nyckel-{it} = 1\n")).collect();
    repo.append("kf/plan.toml", &keys);
    repo
}

#[test]
fn github_gets_ten_of_each_level_and_is_told_of_the_rest() {
    #[track_caller]
    fn case((errors, tips): (usize, usize), args: &[&str], expected: (usize, usize), last: &str) {
        let repo = many(errors, tips);
        let rules = ["--rule", "bruten-lank", "--rule", "okand-nyckel"];
        let ran = repo.styr(&[&["check", "--format", "github", "-q"], &rules[..], args].concat());
        let lines: Vec<&str> = ran.stdout.lines().collect();
        let count = |it: &str| lines.iter().filter(|line| line.starts_with(it)).count();
        assert_eq!((count("::error "), count("::notice ")), expected, "{ran:?}");
        let closing = lines.iter().rev().find(|it| it.starts_with("::notice title=styr::"));
        assert_eq!(closing.copied().unwrap_or_default(), last);
        assert_eq!(ran.status, Some(1));
    }

    case((10, 10), &[], (10, 10), "");
    let rest = "::notice title=styr::GitHub visar 10 av 11 fel och 9 av 10 tips; ";
    case((11, 10), &[], (10, 10), &format!("{rest}kör `styr check` för hela listan, eller ange --summary"));
    let whole = format!("{rest}hela listan står i körningens sammanfattning");
    case((11, 10), &["--summary", "s.md"], (10, 10), &whole);
    let rest = "::notice title=styr::GitHub visar 9 av 12 tips; ";
    case((3, 12), &[], (3, 10), &format!("{rest}kör `styr check` för hela listan, eller ange --summary"));
}

#[test]
fn the_summary_is_added_last_and_never_too_large() {
    let repo = many(40, 40);
    let read = || fs::read_to_string(repo.root().join("s.md")).unwrap();
    let run = || assert_eq!(repo.styr(&["check", "--summary", "s.md", "--format", "github"]).status, Some(1));
    repo.write("s.md", "# Före\n");
    run();
    let once = read();
    assert!(once.starts_with("# Före\n\n## styr check\n\n3 filer, "), "{once}");
    assert_eq!(once.matches("| fel | ").count(), 40);
    assert_eq!(once.matches("| tips | ").count(), 40);
    run();
    assert_eq!(read().matches("## styr check\n").count(), 2);
    // Nearly full: the gravest come first, and the rest is counted.
    repo.write("s.md", "x".repeat(995_000));
    run();
    let full = read();
    let kept = (full.matches("| fel | ").count(), full.matches("| tips | ").count());
    assert!((20..40).contains(&kept.0) && kept.1 == 0, "{kept:?}");
    let left = 80 - kept.0;
    assert!(
        full.contains(&format!("\n{left} fynd till får inte plats här (")) && full.len() < 1_000_000,
        "{left}"
    );
}

#[test]
fn wrong_use_is_refused() {
    #[track_caller]
    fn case(args: &[&str], status: i32, words: &str) {
        let ran = Styrrepo::base().styr(&[&["check"], args].concat());
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(status), ""), "{ran:?}");
        assert!(ran.stderr.contains(words), "{ran:?}");
    }

    case(&["--matrix", "--format", "sarif"], 2, "kan bara skrivas som text eller json");
    case(&["--per-unit", "--format", "github"], 2, "kan bara skrivas som text eller json");
    case(&["--model", "styr.toml", "--format", "gitlab"], 2, "kan bara skrivas som text eller json");
    case(&["--matrix", "--summary", "s.md"], 2, "går inte att kombinera");
    case(&["--format", "gitlab-sast"], 2, "giltiga värden");
    case(&["-q", "--summary", "bun"], 3, "kan inte skriva");
}
