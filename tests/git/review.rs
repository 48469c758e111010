//! `styr diff --format md`: a comment for review, held against worked pairs of versions.
//!
//! A folder in `tests/review/` is a pair: `before` and `after` are laid over the base one after the
//! other, and `removed.txt` names what the later has not. What the program says of each pair stands
//! beside it, as text, Markdown and JSON; `BLESS=1` writes what it says now.

use std::{env, fs};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::history::History;
use crate::{
    cases::{folders, lay},
    styrrepo::Ran,
};

/// The pair of a folder, with the older version saved.
fn pair(folder: &std::path::Path) -> History {
    let history = History::unborn();
    let side = |name: &str| {
        let side = folder.join(name);
        if side.exists() {
            lay(&side, &side, &history.repo);
        }
    };
    side("before");
    history.save(0);
    side("after");
    let removed = fs::read_to_string(folder.join("removed.txt")).unwrap_or_default();
    for path in removed.lines() {
        fs::remove_dir_all(history.repo.root().join(path)).unwrap();
    }
    history
}

fn markdown(history: &History, max: &str) -> Ran {
    history.repo.styr(&["diff", "--format", "md", "--max-chars", max])
}

#[test]
fn every_kind_of_change_is_told() {
    let mut wrong = Vec::new();
    for folder in folders("tests/review") {
        let history = pair(&folder);
        for format in ["text", "md", "json"] {
            let mut ran = history.repo.styr(&["diff", "--format", format]);
            assert_eq!(ran.status, Some(0), "{ran:?}");
            // The base may change without a word about it in every pair.
            let id = history.git.head().unwrap().target().unwrap().to_string();
            ran.stdout = ran.stdout.replace(&id, "<version>").replace(&id[..10], "<version>");
            let path = folder.join(format!("expected.{format}"));
            if fs::read_to_string(&path).unwrap_or_default() == ran.stdout {
                continue;
            }
            if env::var_os("BLESS").is_some() {
                fs::write(&path, &ran.stdout).unwrap();
            } else {
                wrong.push(format!("{}: the program gives\n{}", path.display(), ran.stdout));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n\nrun with BLESS=1 to write this", wrong.join("\n\n"));
}

/// A change of everything in many units, by strangers.
fn large() -> History {
    let history = History::unborn();
    let plan = fs::read_to_string(history.repo.root().join("bun/plan.toml")).unwrap();
    let unit = |number: usize| plan.replace("\"bun\"", &format!("\"n{number}\""));
    for number in 0..40 {
        history.repo.write(&format!("n{number}/plan.toml"), unit(number));
    }
    history.save(0);
    for number in 0..40 {
        let text = unit(number).replace("rubrik = \"", "rubrik = \"<b>|`@anna #12 </details> ");
        let text = text.replace("2026 = 88", "2026 = 80").replace("definition", "hur");
        history.repo.write(&format!("n{number}/plan.toml"), text);
    }
    history
}

#[test]
fn a_comment_has_room_and_is_whole_at_every_limit() {
    let history = large();
    let whole = history.repo.styr(&["diff", "--format", "md"]).stdout;
    assert!(whole.chars().count() > 20_000, "{}", whole.len());
    assert!(!whole.contains("Utelämnat"));
    let caps = (1_000..6_000).step_by(499).chain((6_000..whole.len()).step_by(9_001));
    let mut last = 0;
    for max in caps {
        let comment = markdown(&history, &max.to_string()).stdout;
        assert!(comment.encode_utf16().count() <= max, "{max}");
        assert!(comment.starts_with("<!-- styr-diff -->\n## "), "{max}: {comment}");
        assert!(comment == whole || comment.contains("Utelämnat för att få plats"), "{max}: {comment}");
        is_balanced(&comment);
        last = comment.len();
    }
    assert!(last > 15_000, "{last}");
    assert_eq!(markdown(&history, "gitlab").stdout, whole);
}

/// Reads a comment as a host would: tables are whole, details are closed, and no HTML is a stranger's.
#[track_caller]
fn is_balanced(comment: &str) {
    let mut open = 0;
    let mut columns = 0;
    let mut cells = 0;
    for event in Parser::new_ext(comment, Options::ENABLE_TABLES) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                let html = html.trim();
                let is_ours = html == "<!-- styr-diff -->"
                    || html == "</details>"
                    || html.starts_with("<details><summary>")
                        && html.ends_with("</summary>")
                        && html.matches('<').count() == 3;
                assert!(is_ours, "{html}");
                open += html.matches("<details>").count();
                open = open.checked_sub(html.matches("</details>").count()).expect("closed before it opens");
            }
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::Start(Tag::TableRow | Tag::TableHead) => cells = 0,
            Event::Start(Tag::TableCell) => cells += 1,
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => assert_eq!(cells, columns),
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => {
                panic!("a stranger's link or code: {comment}")
            }
            _ => {}
        }
    }
    assert_eq!(open, 0, "{comment}");
    for line in comment.lines().filter(|it| it.starts_with('|')) {
        assert!(line.ends_with('|'), "{line}");
    }
}

#[test]
fn a_limit_is_a_number_or_a_host() {
    let history = History::base();
    let ran = markdown(&history, "999");
    assert_eq!(ran.status, Some(2));
    assert!(ran.stderr.contains("skriv minst 1000, eller github, gitlab, azure"), "{ran:?}");
    let ran = history.repo.styr(&["diff", "--max-chars", "github"]);
    assert!(ran.status == Some(2) && ran.stderr.contains("gäller bara `--format md`"), "{ran:?}");
    for host in ["github", "azure", "gitlab", "1000"] {
        assert_eq!(markdown(&history, host).status, Some(0));
    }
}

/// A name that a stranger may give a branch: git refuses only spaces and some signs in it.
const BRANCH: &str = "x;$(touch${IFS}ond)`|<img/src=x>@anna#12!3\u{202e}]('ond')";

#[test]
fn names_of_branches_files_and_authors_stay_words() {
    let history = History::base();
    let first = history.git.head().unwrap().target().unwrap();
    history.branch(BRANCH, first);
    let folder = "a|b`<img src=x>@anna #12\u{202e}\u{1b}[31m";
    let plan =
        history.repo.read("bun/plan.toml").replace("\"bun\"", "\"soc\"").replace("kf/trygg", "kf/borta");
    history.repo.write(&format!("{folder}/plan.toml"), plan);
    history.repo.replace("bun/plan.toml", "2026 = 88", "2026 = 85");
    let says = b"<!-- styr-diff -->\n## ok @anna #12 <script>\x1b[2J";
    history.save_as(1, b"<b>@anna\x1b[31m\xff", says);
    let forbidden = ['\u{1b}', '\u{202e}', '\u{7}'];
    for format in ["text", "md", "json"] {
        let ran = history.repo.styr(&["diff", &format!("{BRANCH}..HEAD"), "--format", format]);
        assert_eq!(ran.status, Some(0), "{ran:?}");
        // In JSON only what a terminal obeys is written otherwise.
        let forbidden = if format == "json" { &forbidden[..1] } else { &forbidden };
        assert!(!ran.stdout.contains(forbidden) && !ran.stderr.contains(forbidden), "{ran:?}");
        assert!(ran.stdout.contains("soc") && ran.stdout.contains("borta"), "{ran:?}");
        if format == "md" {
            is_balanced(&ran.stdout);
            for raw in ["<img", "@anna", "#12", "`|", "](", "://"] {
                assert!(!ran.stdout.contains(raw), "{raw}: {}", ran.stdout);
            }
        }
    }
    for (format, forbidden) in [("text", &forbidden[..]), ("json", &forbidden[..1])] {
        let ran = history.repo.styr(&["log", "soc/trygghet-ak8", "--format", format]);
        assert!(ran.status == Some(0) && !ran.stdout.contains(forbidden), "{ran:?}");
    }
    history.repo.append("styr.toml", "\n[agare]\nmodell = \"kf\"\n[agare.konto]\nkf = \"@kommun/kf\"\n");
    for format in ["github", "gitlab", "forgejo"] {
        let ran = history.repo.styr(&["owners", "--format", format]);
        assert!(ran.status == Some(0) && !ran.stdout.contains('\u{1b}'), "{ran:?}");
        assert!(ran.stderr.contains("går inte att skriva i CODEOWNERS"), "{ran:?}");
        assert!(!ran.stderr.contains(forbidden), "{ran:?}");
    }
    for unknown in ["\u{1b}[31mröd", "x\u{202e}y", "finns-inte"] {
        let ran = history.repo.styr(&["diff", unknown, "--format", "md"]);
        assert!(ran.status == Some(3) && ran.stdout.is_empty(), "{ran:?}");
        assert!(!ran.stderr.contains(forbidden), "{ran:?}");
    }
    assert!(!history.repo.root().join("ond").exists());
}
