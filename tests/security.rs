//! What a stranger's change may hold, and that docs/security.md names a test for each of it.

use std::fs;

use git2::ObjectType;

use crate::{
    git::history::{History, snapshot},
    styrrepo::{Styrrepo, project},
    tidy::files,
};

const PLAN: &str = "bun/plan.toml";

/// Everything that the page promises names the test that holds it, and every test that it names exists.
#[test]
fn the_page_of_promises_names_tests_that_exist() {
    let page = fs::read_to_string(project("docs/security.md")).unwrap();
    let sources = files(&["tests", "src"], ".rs");
    let mut named = 0;
    for row in page.lines().filter(|it| it.starts_with("| ") && it.contains('`')) {
        let tests = row.trim_end_matches(" |").rsplit("| ").next().unwrap();
        for name in tests.split(", ").map(|it| it.trim_matches('`')) {
            let exists = match name.rsplit_once("::") {
                None => project(name).is_file(),
                Some((module, function)) => sources.iter().any(|(path, text)| {
                    let here = is_module(path, module);
                    here && text.contains("#[test]") && text.contains(&format!("fn {function}()"))
                }),
            };
            assert!(exists, "docs/security.md names `{name}`, which does not exist: {row}");
            named += 1;
        }
    }
    assert!(named > 30, "only {named} tests are named");
}

/// Whether a file holds a module of tests, told from its path.
fn is_module(path: &str, module: &str) -> bool {
    let place = module.replace("::", "/");
    let around = place.trim_end_matches("/tests");
    [format!("tests/{place}.rs"), format!("src/{place}.rs"), format!("src/{around}.rs")]
        .iter()
        .any(|it| it == path)
}

/// Ids that would be a path, a device of Windows, a flag, or look like another id.
const NO_IDS: [&str; 17] = [
    "../../ute",
    "..",
    "/tmp/ute",
    "a/b",
    "a\\b",
    ".git",
    "CON",
    "con",
    "lpt1",
    "a:b",
    "slut.",
    "-rf",
    "b\u{202e}un",
    "bu\u{430}n",
    "fo\u{308}r",
    "f\u{f6}r",
    "bu\u{200b}n",
];

#[test]
fn no_id_is_a_path_or_looks_like_another() {
    for id in NO_IDS {
        let repo = Styrrepo::base();
        repo.replace(PLAN, "id = \"bun\"", &format!("id = '{id}'"));
        let found = repo.findings(&["--rule", "ogiltigt-id"]);
        assert_eq!(found, ["ogiltigt-id bun/plan.toml:4:6"], "{id:?}");
        fs::create_dir(repo.root().join("ut")).unwrap();
        for args in [
            &["report", "--each", "namnd", "-o", "ut"][..],
            &["report", "-o", "ut", "--", id],
            &["record", "--", &format!("{id}/trygghet-ak8"), "2026-t2=1"],
            &["new-plan", "--name", "X", "--level", "namnd", "--", id],
            &["rename", "--", "kf", id],
        ] {
            let ran = repo.styr(args);
            assert!(matches!(ran.status, Some(0 | 2)), "{args:?}: {ran:?}");
            assert!(!ran.stderr.contains(['\u{202e}', '\u{1b}']), "{args:?}: {ran:?}");
        }
        assert!(fs::read_dir(repo.root().join("ut")).unwrap().next().is_none(), "{id:?}");
        assert!(!repo.root().parent().unwrap().join("ute").exists());
        let names: Vec<_> = fs::read_dir(repo.root()).unwrap().map(|it| it.unwrap().file_name()).collect();
        let known = ["bun", "kf", "styr.toml", "ut", ".styr"];
        assert!(names.iter().all(|it| known.iter().any(|known| it == known)), "{id:?}: {names:?}");
    }
}

#[test]
fn folders_that_look_alike_cannot_hold_one_unit_twice() {
    let repo = Styrrepo::base();
    let plan = include_str!("base/bun/plan.toml").replace("\"bun\"", "\"soc\"");
    repo.write("fo\u{308}r/plan.toml", &plan).write("f\u{f6}r/plan.toml", &plan);
    assert_eq!(repo.findings(&["--rule", "dubbelt-enhets-id"]).len(), 1);
}

#[test]
fn no_number_is_too_large_to_refuse() {
    let nines = "9".repeat(5_000);
    let small = format!("0.{}1", "0".repeat(5_000));
    for value in
        ["1e999999999", "-1e999999999", &nines, &small, "79228162514264337593543950336", "1e-30", "nan"]
    {
        let repo = Styrrepo::base();
        repo.write("bun/utfall/2026.toml", format!("format = 1\n\n[indikator.trygghet-ak8]\nt2 = {value}\n"));
        let found = repo.findings(&[]);
        assert!(found.iter().any(|it| it.ends_with(" bun/utfall/2026.toml:4:6")), "{value:.20}: {found:?}");
        for args in [&["status", "bun"][..], &["report", "bun"], &["explain", "bun/trygghet-ak8"]] {
            assert_eq!(repo.styr(args).status, Some(0), "{value:.20} {args:?}");
        }
    }
}

#[test]
fn the_head_of_an_analysis_never_grows() {
    #[track_caller]
    fn case(head: &str, message: &str) {
        let repo = Styrrepo::base();
        repo.write("bun/analys/2026-t2.md", format!("---\nperiod: 2026-t2\n{head}\n---\n"));
        let ran = repo.styr(&["check"]);
        assert!(ran.status == Some(1) && ran.stdout.contains(message), "{ran:?}");
        assert!(ran.stdout.len() < 10_000);
    }

    let letters: Vec<char> = ('a'..='m').collect();
    let nine = |it: char| vec![format!("*{it}"); 9].join(",");
    let bomb: Vec<String> =
        letters.windows(2).map(|it| format!("{}: &{} [{}]", it[1], it[1], nine(it[0]))).collect();
    case(&format!("a: &a [x,x,x]\n{}", bomb.join("\n")), "ankare och alias används inte");
    case("x: &x [*x]\n<<: *x", "ankare och alias används inte");
    case(&format!("x: {}{}", "[".repeat(20_000), "]".repeat(20_000)), "nästlat för djupt");
    let steps: String = (0..500).map(|it| format!("{}a:\n", " ".repeat(it))).collect();
    case(&steps, "nästlat för djupt");
}

#[test]
fn markdown_that_nests_without_end_is_printed() {
    let bodies = [
        "> ".repeat(10_000),
        "[".repeat(20_000),
        "![".repeat(20_000),
        "*a ".repeat(10_000),
        "<b>".repeat(10_000),
        (0..300).map(|it| format!("{}- x\n", "  ".repeat(it))).collect(),
        (0..300).map(|it| "`".repeat(it) + "\n").collect(),
        format!("|{}\n|{}\n", "a|".repeat(500), "-|".repeat(500)) + &"|b|\n".repeat(200),
    ];
    for body in bodies {
        let repo = Styrrepo::base();
        repo.write(
            "bun/analys/2026-t2.md",
            format!("---\nperiod: 2026-t2\nforfattare: X\ndatum: 2026-09-10\n---\n\n# Sammanfattning\n\nslutet\n\n{body}\n"),
        );
        for format in ["md", "html", "json"] {
            let ran = repo.styr(&["report", "bun", "--period", "2026-t2", "--format", format]);
            assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{format}: {body:.20}");
            assert!(ran.stdout.contains("slutet"), "{format}: {body:.20}");
        }
    }
}

/// Names that no working tree can have, written into git's objects by hand.
#[test]
fn a_version_whose_names_are_paths_leads_nowhere() {
    let history = History::base();
    let git = &history.git;
    let head = git.head().unwrap().peel_to_commit().unwrap();
    let tree = head.tree().unwrap();
    let kf = tree.get_name("kf").unwrap().id();
    let mut bytes = Vec::new();
    let mut add = |mode: &str, name: &str, id: git2::Oid| {
        bytes.extend(format!("{mode} {name}\0").as_bytes());
        bytes.extend(id.as_bytes());
    };
    for name in ["..", ".git", "../../ut", "/tmp"] {
        add("40000", name, kf);
    }
    add("40000", "bun", tree.get_name("bun").unwrap().id());
    add("40000", "kf", kf);
    add("100644", "styr.toml", tree.get_name("styr.toml").unwrap().id());
    let odd = git.odb().unwrap().write(ObjectType::Tree, &bytes).unwrap();
    let who = head.author();
    let odd = git.commit(None, &who, &who, "x", &git.find_tree(odd).unwrap(), &[]).unwrap().to_string();

    let before = snapshot(history.repo.root());
    assert_eq!(history.repo.findings(&["--rev", &odd]), history.repo.findings(&["--rev", "HEAD"]));
    let ran = history.repo.styr(&["diff", &format!("HEAD..{odd}")]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(!ran.stdout.contains("kf"), "{ran:?}");
    assert_eq!(snapshot(history.repo.root()), before);
}

/// A folder that is a git repository of its own, as one can be put in a change, with everything that could run.
#[test]
fn a_repository_within_a_folder_runs_nothing() {
    let history = History::base();
    let trap = history.repo.root().join("korde");
    let other = git2::Repository::init_bare(history.repo.root().join("bun")).unwrap();
    let mut config = other.config().unwrap();
    let command = format!("touch {}", trap.display());
    for key in ["core.fsmonitor", "core.sshcommand", "core.pager", "filter.x.smudge", "diff.external"] {
        config.set_str(key, &command).unwrap();
    }
    config.set_str("core.worktree", "/").unwrap();
    let path = other.path().join("config");
    let text = fs::read_to_string(&path).unwrap() + "[include]\n\tpath = /etc/passwd\n";
    fs::write(path, text).unwrap();
    let alternates = history.git.path().join("objects");
    fs::write(other.path().join("objects/info/alternates"), alternates.to_str().unwrap()).unwrap();
    let before = snapshot(history.repo.root());
    for folder in [".", "bun"] {
        for args in
            [&["check"][..], &["check", "--since", "HEAD"], &["diff", "HEAD"], &["status", "--rev", "HEAD"]]
        {
            let ran = history.repo.styr_here(&[&["-C", folder], args].concat());
            assert!(matches!(ran.status, Some(0 | 1 | 3)), "{folder} {args:?}: {ran:?}");
        }
    }
    assert!(!trap.exists());
    assert_eq!(snapshot(history.repo.root()), before);
}

#[test]
fn no_recipe_gives_a_stranger_anything() {
    let mut recipes = files(&["examples/ci"], ".yml");
    recipes.extend(files(&["examples/ci"], ".yaml"));
    assert!(recipes.len() >= 6, "the recipes were not found");
    for (path, text) in recipes {
        // What runs with rights after a stranger's change must not take the change itself.
        let is_after = text.lines().any(|it| it.trim_start().starts_with("workflow_run:"));
        assert!(!is_after || !text.contains("actions/checkout"), "{path} takes a stranger's files");
        for word in ["pull_request_target", "secrets.", "write-all", "eval ", "curl | "] {
            let is_said = text.lines().any(|it| !it.trim_start().starts_with('#') && it.contains(word));
            assert!(!is_said, "{path} has `{word}`");
        }
        for (number, line) in text.lines().enumerate() {
            let line_is = |words: &str| line.trim_start().trim_start_matches("- ").starts_with(words);
            if line_is("uses: ") && !line.contains("./") {
                let version = line.split('@').nth(1).unwrap_or_default();
                let is_whole = version.split(' ').next().unwrap().len() == 40;
                assert!(is_whole, "{path}:{}: a name can be moved, a whole id cannot", number + 1);
            }
            // What a stranger names must never become a part of a command.
            let is_in_command = line.contains("${{ github.event") || line.contains("${{ github.head_ref");
            assert!(!is_in_command || !line.contains("run:"), "{path}:{}: {line}", number + 1);
        }
    }
}
