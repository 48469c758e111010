//! `styr log`: how one thing changed, whatever it was called and wherever it lay.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use super::{
    decided::keep_only,
    history::{History, snapshot},
};

const PLAN: &str = "bun/plan.toml";
const DECISION: &str = "\n[[andring]]\nbeslut = { organ = \"bun\", datum = 2026-03-18, paragraf = 31 }\navser = [\"trygghet-ak8\"]\n";

/// The versions that a log tells of: each version's lines but the first, with the days before them.
#[track_caller]
fn told(history: &History, what: &str) -> Vec<String> {
    let ran = history.repo.styr(&["log", what]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let version = |it: &str| {
        let (head, rest) = it.split_once('\n').unwrap();
        let lines: Vec<&str> = rest.lines().map(str::trim).collect();
        format!("{} {}", &head[..10], lines.join(" | "))
    };
    ran.stdout.split("\n\n").filter(|it| !it.is_empty()).map(version).collect()
}

#[test]
fn every_change_is_told_with_day_author_and_decision() {
    let history = History::base();
    history.repo.replace("kf/plan.toml", "en trygg", "en mycket trygg");
    history.save(3);
    history.repo.write("bun/utfall/2026.toml", "format = 1\n[indikator.trygghet-ak8]\nt1 = 86\n");
    history.save(5);
    history.repo.replace(PLAN, "2026 = 88", "2026 = 85").append(PLAN, DECISION);
    let last = history.save_as(80, "Anna Ek".as_bytes(), "Justerar målvärden\n\nEnligt beslut.".as_bytes());
    let ran = history.repo.styr(&["log", "bun/trygghet-ak8"]);
    let first = format!(
        "2026-03-22 · Anna Ek · {} · Justerar målvärden\n  ändrad indikator trygghet-ak8 · med beslut BUN 2026-03-18 § 31\n      malvarde 2026: 88 → 85\n\n",
        &last.to_string()[..10]
    );
    assert!(ran.stdout.starts_with(&first), "{}", ran.stdout);
    assert_eq!(
        told(&history, "bun/trygghet-ak8")[1..],
        [
            "2026-01-06 nytt utfall trygghet-ak8 2026-t1 | saknas → 86",
            "2026-01-01 ny indikator trygghet-ak8 · med beslut BUN 2025-12-17 § 112 | mal: saknas → [trygg-skola] | malvarde 2026: saknas → 88 | mattenhet: saknas → % | namn: saknas → Elever i åk 8 som känner sig trygga | riktning: saknas → minst",
        ]
    );
    assert_eq!(told(&history, "kf/trygg-uppvaxt").len(), 2);
    assert_eq!(told(&history, "bun/trygg-skola").len(), 1);
}

#[test]
fn a_thing_is_followed_through_new_names_and_places() {
    let history = History::base();
    let root = history.repo.root();
    history.repo.replace(PLAN, "2026 = 88", "2026 = 87");
    history.save(1);
    history.repo.replace(
        PLAN,
        "[indikator.trygghet-ak8]",
        "[indikator.trygghet]\ntidigare_id = \"trygghet-ak8\"",
    );
    history.save(2);
    fs::create_dir(root.join("namnder")).unwrap();
    fs::rename(root.join("bun"), root.join("namnder/bn")).unwrap();
    history.repo.replace("namnder/bn/plan.toml", "id = \"bun\"", "id = \"bn\"\ntidigare_id = [\"bun\"]");
    history.repo.replace("namnder/bn/plan.toml", "2026 = 87", "2026 = 86");
    history.save(3);
    fs::rename(root.join("namnder/bn"), root.join("bildning")).unwrap();
    history.save(4);
    history.repo.replace("bildning/plan.toml", "2026 = 86", "2026 = 85");
    history.save(5);
    let expected = [
        "2026-01-06 ändrad indikator trygghet · utan beslut | malvarde 2026: 86 → 85",
        "2026-01-04 ändrad indikator trygghet · utan beslut | malvarde 2026: 87 → 86",
        "2026-01-03 ändrad indikator trygghet (var trygghet-ak8) · utan beslut",
        "2026-01-02 ändrad indikator trygghet-ak8 · utan beslut | malvarde 2026: 88 → 87",
    ];
    assert_eq!(told(&history, "bn/trygghet")[..4], expected);
    assert_eq!(told(&history, "bn/trygghet").len(), 5);
}

#[test]
fn a_thing_is_followed_to_the_unit_that_had_it() {
    let history = History::base();
    let indicator = "\n[indikator.lasning]\nnamn = \"Elever som läser\"\nriktning = \"minst\"\nmalvarde = { 2026 = 70 }\n";
    let school = "format = 1\n[enhet]\nid = \"skolan\"\nnamn = \"Skolan\"\nniva = \"enhet\"\n";
    history.repo.append(PLAN, indicator).write("skolor/skolan/plan.toml", school);
    history.save(1);
    history.repo.replace(PLAN, "2026 = 70", "2026 = 75");
    history.save(2);
    history.repo.replace(PLAN, &indicator.replace("70", "75"), "");
    let moved = indicator.replace("70", "75").replace("namn", "tidigare_id = \"bun/lasning\"\nnamn");
    history.repo.append("skolor/skolan/plan.toml", &moved);
    history.save(3);
    let told = told(&history, "skolan/lasning");
    let heads: Vec<&str> = told.iter().map(|it| it.split(" | ").next().unwrap()).collect();
    assert_eq!(
        heads,
        [
            "2026-01-04 ändrad indikator lasning (var bun/lasning)",
            "2026-01-03 ändrad indikator lasning · utan beslut",
            "2026-01-02 ny indikator lasning · utan beslut",
        ]
    );
}

#[test]
fn what_is_gone_judged_or_received_has_a_history_too() {
    let history = History::base();
    let analysis = |light: &str| {
        format!(
            "---\nperiod: 2026-t1\nbedomning:\n  trygg-skola: {{ status: {light} }}\n---\n# Sammanfattning\nText\n"
        )
    };
    history.repo.write("bun/analys/2026-t1.md", analysis("gul"));
    history.save(1);
    history.repo.write("bun/analys/2026-t1.md", analysis("gron") + "mer text\n");
    history.save(2);
    history.repo.write("bun/utfall/2026.toml", "format = 1\n[aktivitet.\"kf/kampanj\"]\nt1 = \"pagar\"\n");
    history.save(3);
    let text = fs::read_to_string(history.repo.root().join(PLAN)).unwrap();
    history.repo.write(PLAN, text.split("[mal.trygg-skola]").next().unwrap());
    history.save(4);
    assert_eq!(
        told(&history, "bun/trygg-skola")[..3],
        [
            "2026-01-05 borttaget mål trygg-skola · utan beslut · nämns fortfarande på ett ställe | bidrar_till: [kf/trygg-uppvaxt] → saknas | rubrik: Alla elever är trygga i skolan → saknas",
            "2026-01-03 ändrad analys 2026-t1 | bedomning trygg-skola status: gul → gron",
            "2026-01-02 ny analys 2026-t1 | bedomning trygg-skola status: saknas → gul",
        ]
    );
    assert_eq!(
        told(&history, "bun/kf/kampanj"),
        ["2026-01-04 nytt utfall kf/kampanj 2026-t1 | saknas → pagar"]
    );
}

#[test]
fn of_a_merge_the_first_parent_counts() {
    let history = History::base();
    let first = history.git.head().unwrap().target().unwrap();
    history.repo.replace(PLAN, "2026 = 88", "2026 = 80");
    let side = history.save(1);
    history.repo.replace(PLAN, "2026 = 80", "2026 = 88").replace("kf/plan.toml", "en trygg", "en säker");
    history.git.reference("refs/heads/main", first, true, "").unwrap();
    history.save(2);
    history.repo.replace(PLAN, "2026 = 88", "2026 = 80");
    let merged = history.save(3);
    let merged = history.git.find_commit(merged).unwrap();
    let parent = merged.parent(0).unwrap();
    let side = history.git.find_commit(side).unwrap();
    let who = merged.author();
    let id = history
        .git
        .commit(None, &who, &who, "Sammanfogat", &merged.tree().unwrap(), &[&parent, &side])
        .unwrap();
    history.git.reference("refs/heads/main", id, true, "").unwrap();
    let told = told(&history, "bun/trygghet-ak8");
    assert_eq!(told[0], "2026-01-04 ändrad indikator trygghet-ak8 · utan beslut | malvarde 2026: 88 → 80");
    assert_eq!(told.len(), 2);
}

#[test]
fn strangers_words_stay_words() {
    let history = History::base();
    history.repo.replace(PLAN, "2026 = 88", "2026 = 80");
    let says =
        ["\u{1b}]0;titel\u{7}\u{1b}[31m\u{202e}röd\r\tslut ", &"lång ".repeat(60), "\nrad två"].concat();
    history.save_as(1, b"On\x1b[2J\xff\xfed", says.as_bytes());
    for format in ["text", "json"] {
        let ran = history.repo.styr(&["log", "bun/trygghet-ak8", "--format", format]);
        assert_eq!(ran.status, Some(0), "{ran:?}");
        assert!(
            !ran.stdout.contains(['\u{1b}', '\u{7}']) && !ran.stdout.contains("rad två"),
            "{}",
            ran.stdout
        );
    }
    let ran = history.repo.styr(&["log", "bun/trygghet-ak8"]);
    let head = ran.stdout.lines().next().unwrap();
    assert!(head.starts_with("2026-01-02 · On\u{fffd}[2J\u{fffd}\u{fffd}d · "), "{head}");
    assert!(!ran.stdout.contains('\u{202e}') && head.ends_with('…') && head.chars().count() < 250, "{head}");
}

#[test]
fn a_history_that_ends_early_says_so() {
    let history = History::base();
    history.repo.replace(PLAN, "2026 = 88", "2026 = 80");
    let second = history.save(1);
    history.repo.replace(PLAN, "2026 = 80", "2026 = 81");
    history.save(2);
    history.make_shallow(second);
    let ran = history.repo.styr(&["log", "bun/trygghet-ak8"]);
    assert!(ran.stderr.contains("git fetch --unshallow"), "{ran:?}");
    assert!(ran.stdout.contains("80 → 81") && !ran.stdout.contains("ny indikator"), "{ran:?}");
}

#[test]
fn what_is_not_there_is_told_and_nothing_is_written() {
    let history = History::base();
    let before = snapshot(history.repo.root());
    let refused = |what: &str, words: &str| {
        let ran = history.repo.styr(&["log", what]);
        assert!(ran.status == Some(2) && ran.stderr.contains(words), "{ran:?}");
    };
    refused("bum", "menade du `bun`?");
    refused("bum/trygg-skola", "menade du `bun/trygg-skola`?");
    refused("bun/trygg-skolan", "menade du `bun/trygg-skola`?");
    refused("bun/trygg-skolan", "finns inte i någon sparad version");
    assert_eq!(history.repo.styr(&["log", "bun/trygg-skola"]).status, Some(0));
    assert!(snapshot(history.repo.root()) == before);
    let ran = History::unborn().repo.styr(&["log", "bun/trygg-skola"]);
    assert!(ran.status == Some(3) && ran.stderr.contains("inga versioner"), "{ran:?}");
}

#[test]
fn the_answer_is_as_its_schema_says() {
    let history = History::base();
    history.repo.replace(PLAN, "2026 = 88", "2026 = 85").append(PLAN, DECISION);
    history.save(80);
    for (schema, args) in [("log", &["log", "bun/trygghet-ak8"][..]), ("diff", &["diff", "HEAD~1..HEAD"][..])]
    {
        let ran = history.repo.styr(&[args, &["--format", "json"]].concat());
        let answer: Value = serde_json::from_str(&ran.stdout).unwrap();
        crate::check_views::conforms_to(schema, &answer);
    }
}

#[test]
fn a_styrrepo_within_a_larger_repository_has_its_own_history() {
    let history = History::unborn();
    let root = history.repo.root();
    fs::create_dir(root.join("styrning")).unwrap();
    for name in ["styr.toml", "kf", "bun"] {
        fs::rename(root.join(name), root.join("styrning").join(name)).unwrap();
    }
    history.save(0);
    history.repo.replace("styrning/bun/plan.toml", "2026 = 88", "2026 = 80");
    history.save(1);
    let ran = history.repo.styr_here(&[
        "-C",
        root.join("styrning/bun").to_str().unwrap(),
        "log",
        "bun/trygghet-ak8",
    ]);
    assert!(ran.stdout.contains("88 → 80") && ran.stdout.contains("ny indikator"), "{ran:?}");
}

/// Of older versions only the folders on the way to the unit, and what it has itself, may be read: the
/// work for a version does not grow with the styrrepo.
#[test]
fn what_others_have_is_not_read() {
    for folder in ["u", "namnder/u"] {
        let history = History::unborn();
        let plan = history.repo.read(PLAN);
        let unit = |it: usize| plan.replace("\"bun\"", &format!("\"u{it}\""));
        for it in 0..40 {
            history.repo.write(&format!("{folder}{it}/plan.toml"), unit(it));
            history.repo.write(&format!("{folder}{it}/utfall/2026.toml"), "format = 1\n");
        }
        history.save(0);
        for version in 1..30 {
            let other = 8 + version % 30;
            history
                .repo
                .write(&format!("{folder}{other}/plan.toml"), unit(other) + &format!("# {version}\n"));
            if version % 10 == 0 {
                let target = format!("2026 = {version}");
                history.repo.write(&format!("{folder}7/plan.toml"), unit(7).replace("2026 = 88", &target));
            }
            history.save(i64::try_from(version).unwrap());
        }
        let git = &history.git;
        let mut kept = BTreeSet::new();
        // The newest version is looked through for the unit.
        let head = git.head().unwrap().peel_to_commit().unwrap();
        head.tree()
            .unwrap()
            .walk(git2::TreeWalkMode::PreOrder, |_, it| {
                kept.insert(it.id());
                git2::TreeWalkResult::Ok
            })
            .unwrap();
        let newest = kept.len();
        let mut next = Some(head);
        while let Some(commit) = next {
            let tree = commit.tree().unwrap();
            kept.extend([commit.id(), tree.id()]);
            let own = format!("{folder}7");
            let path = Path::new(&own);
            kept.extend(path.ancestors().filter_map(|it| Some(tree.get_path(it).ok()?.id())));
            kept.insert(tree.get_path(&path.join("plan.toml")).unwrap().id());
            next = commit.parent(0).ok();
        }
        // A commit and at most two folders a version, and the unit's own three changes.
        assert!(kept.len() - newest <= 30 * 3 + 2 * 4, "{}", kept.len() - newest);
        assert!(keep_only(&history, &kept) > 20, "what other units had is still there");
        let told = told(&history, "u7/trygghet-ak8");
        let heads: Vec<&str> = told.iter().map(|it| &it[..10]).collect();
        assert_eq!(heads, ["2026-01-21", "2026-01-11", "2026-01-01"], "{told:?}");
        assert!(told[0].contains("malvarde 2026: 10 → 20"), "{told:?}");
    }
}
