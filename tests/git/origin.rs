//! The last words of a paper: which version of the files it was written from.

use std::fs;

use super::history::{History, snapshot};
use crate::styrrepo::Styrrepo;

/// Every format ends with it, and none may differ in a byte.
const FORMATS: [&str; 3] = ["md", "html", "json"];

const LOOSE: &str = "filerna i mappen, utan historik";

fn paper(repo: &Styrrepo, args: &[&str]) -> String {
    let ran = repo.styr(&[&["report", "bun", "--period", "2026-t2"], args].concat());
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{args:?}");
    ran.stdout
}

/// What the foot says of the files.
fn said(paper: &str) -> &str {
    let line = paper.lines().rev().find_map(|it| it.strip_prefix("- **Uppgifter:** "));
    line.unwrap_or_else(|| panic!("it is not said in\n{paper}"))
}

fn version(history: &History, day: &str) -> String {
    let commit = history.git.head().unwrap().target().unwrap().to_string();
    format!("version {} {day}", &commit[..12])
}

#[test]
fn a_clean_folder_gives_what_its_version_gives_for_ever() {
    let history = History::example();
    let repo = &history.repo;
    let first = version(&history, "2026-01-01");
    assert_eq!(said(&paper(repo, &[])), first);
    let saved = FORMATS.map(|it| paper(repo, &["--format", it]));
    let all = |rev: &str| FORMATS.map(|it| paper(repo, &["--format", it, "--rev", rev]));
    assert_eq!(all("HEAD"), saved);
    repo.replace("bun/plan.toml", "Alla elever når", "Alla elever når verkligen");
    assert_eq!(said(&paper(repo, &[])), format!("{first}, med ändringar som inte är sparade i git"));
    assert_eq!(all("HEAD"), saved, "what is not saved is not in a version");
    history.save(40);
    assert_eq!(said(&paper(repo, &[])), version(&history, "2026-02-10"));
    assert_ne!(all("HEAD"), saved);
    assert_eq!(all("HEAD~1"), saved);
}

/// Each change by itself, and whether a paper could tell another thing by it.
#[test]
fn what_the_papers_read_is_what_counts() {
    let history = History::unborn();
    let repo = &history.repo;
    assert_eq!(said(&paper(repo, &[])), LOOSE, "nothing is saved yet");
    let line = "uteslut = [\"utkast/**\"]\n";
    repo.write("styr.toml", repo.read("styr.toml").replacen("\n[", &format!("\n{line}\n["), 1));
    repo.write("utkast/plan.toml", "= inte läst").write("LÄSMIG.txt", "Hej");
    repo.write("bun/konstig.toml", "a = 1").write("bun/analys/2026-t1.md", [0xff, 0xfe]);
    history.save(0);
    let clean = version(&history, "2026-01-01");
    let mut git = snapshot(&repo.root().join(".git"));
    let case = |what: &str, is_changed: bool, (path, text): (&str, Option<&[u8]>)| {
        let expected = if is_changed { ", med ändringar som inte är sparade i git" } else { "" };
        let ran = |args: &[&str]| repo.styr(&[&["report", "bun"], args].concat()).stdout;
        let rest = |paper: &str| said(paper).strip_prefix(&clean).unwrap().to_owned();
        let file = repo.root().join(path);
        let before = fs::read(&file).ok();
        let put = |text: Option<&[u8]>| match text {
            Some(text) => drop(repo.write(path, text).root().to_owned()),
            None => fs::remove_file(&file).unwrap(),
        };
        put(text);
        assert_eq!(rest(&ran(&[])), expected, "{what}");
        assert_eq!(ran(&[]) == ran(&["--rev", "HEAD"]), !is_changed, "{what}");
        put(before.as_deref());
        assert_eq!(rest(&ran(&[])), "", "{what}, back again");
    };
    let new = "format = 1\n[nod]\nid = \"ny\"\nnamn = \"Ny\"\nniva = \"namnd\"\noverordnad = \"kf\"\n";
    let plan = repo.read("bun/plan.toml");
    let longer = format!("{plan}# ny rad\n");
    let windows = plan.replace('\n', "\r\n");
    case("a new plan", true, ("ny/plan.toml", Some(new.as_bytes())));
    case("an unrelated file", false, ("bun/anteckning.txt", Some(b"x")));
    case("another unrelated text", false, ("LÄSMIG.txt", Some(b"Tjo")));
    case("a file that the model leaves out", false, ("utkast/plan.toml", Some(b"b")));
    case("a hidden file", false, (".dold/plan.toml", Some(b"x")));
    case("a plan", true, ("bun/plan.toml", Some(longer.as_bytes())));
    case("a file that is gone", true, ("bun/konstig.toml", None));
    case("a file without a name in the format", false, ("bun/konstig.toml", Some(b"b = 2")));
    case("line endings alone", false, ("bun/plan.toml", Some(windows.as_bytes())));
    case("other bytes that are no text", false, ("bun/analys/2026-t1.md", Some(b"\xff\xff")));
    case("a text at last", true, ("bun/analys/2026-t1.md", Some(b"# Sammanfattning\n")));
    git.retain(|it| !it.1.is_empty());
    let mut after = snapshot(&repo.root().join(".git"));
    after.retain(|it| !it.1.is_empty());
    assert_eq!(after, git, "a paper writes nothing to git");
}

/// A mark in the index that hides a change from git hides nothing from a reader.
#[test]
fn no_mark_in_git_makes_a_paper_lie() {
    let history = History::base();
    let clean = version(&history, "2026-01-01");
    let mut index = history.git.index().unwrap();
    let mut entry = index.get_path("bun/plan.toml".as_ref(), 0).unwrap();
    entry.flags |= 0x8000;
    index.add(&entry).unwrap();
    index.write().unwrap();
    history.repo.replace("bun/plan.toml", "Alla elever", "Inga elever");
    let paper = paper(&history.repo, &[]);
    assert_eq!(said(&paper), format!("{clean}, med ändringar som inte är sparade i git"));
}

#[test]
fn a_styrrepo_below_the_top_is_compared_by_itself() {
    let history = History::unborn();
    let root = history.repo.root();
    fs::create_dir(root.join("mal")).unwrap();
    for name in ["styr.toml", "kf", "bun"] {
        fs::rename(root.join(name), root.join("mal").join(name)).unwrap();
    }
    history.repo.write("annat/plan.toml", "detta är inte ett styrrepo");
    history.save(0);
    let clean = version(&history, "2026-01-01");
    let paper = |args: &[&str]| {
        let base = ["-C", "mal", "--date", "2026-11-21", "report", "bun"];
        let ran = history.repo.styr_here(&[&base, args].concat());
        assert_eq!(ran.status, Some(0), "{ran:?}");
        ran.stdout
    };
    assert_eq!(paper(&[]), paper(&["--rev", "HEAD"]));
    history.repo.write("annat/plan.toml", "något helt annat").write("plan.toml", "inte heller");
    assert_eq!(said(&paper(&[])), clean);
    history.repo.append("mal/kf/plan.toml", "# en rad\n");
    assert_eq!(said(&paper(&[])), format!("{clean}, med ändringar som inte är sparade i git"));
    // A styrrepo of its own inside it, of which no version knows.
    for (path, text) in crate::styrrepo::BASE {
        history.repo.write(&format!("mal/eget/{path}"), text);
    }
    let ran = history.repo.styr_here(&["-C", "mal/eget", "--date", "2026-11-21", "report", "bun"]);
    assert_eq!(said(&ran.stdout), LOOSE, "{ran:?}");
}

#[test]
fn a_git_that_will_not_answer_is_no_error() {
    let repo = Styrrepo::base();
    assert_eq!(said(&paper(&repo, &[])), LOOSE, "the project's own git knows nothing of it");
    for broken in [".git/HEAD", ".git/config"] {
        let history = History::base();
        history.repo.write(broken, "[[[ trasig");
        assert_eq!(said(&paper(&history.repo, &[])), LOOSE, "{broken}");
    }
    let history = History::base();
    let head = history.git.head().unwrap().target().unwrap().to_string();
    let (folder, rest) = head.split_at(2);
    let object = history.repo.root().join(".git/objects").join(folder).join(rest);
    fs::remove_file(object).unwrap();
    assert_eq!(said(&paper(&history.repo, &[])), LOOSE, "an object is lost");
}
