//! "Ändrat sedan beslut": papers beside the plan as it was when it was decided.

use std::{collections::BTreeSet, fs};

use git2::ObjectType;

use super::history::History;

const PLAN: &str = "bun/plan.toml";
const HEADING: &str = "Ändrat sedan beslut";

#[track_caller]
fn paper(history: &History, args: &[&str]) -> String {
    let ran = history.repo.styr(&[&["report", "bun"], args].concat());
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{args:?}");
    ran.stdout
}

#[track_caller]
fn has(text: &str, wanted: &[&str]) {
    for it in wanted {
        assert!(text.contains(it), "no {it:?} in\n{text}");
    }
}

/// The rows of the list of changes, without the first lines of the table.
fn rows(paper: &str) -> Vec<String> {
    let Some((_, list)) = paper.split_once("Ändrat sedan beslut\n") else { return Vec::new() };
    let list = list.split("\n#").next().unwrap();
    list.lines().filter(|it| it.starts_with('|')).skip(2).map(str::to_owned).collect()
}

/// The base, decided on the first day, with what a change makes of it saved later.
fn changed(change: impl Fn(&History)) -> History {
    let history = History::base();
    history.repo.append("kf/plan.toml", "# en rad till\n");
    history.save(10);
    change(&history);
    history.save(20);
    history
}

#[test]
fn a_target_moved_without_a_decision_is_marked_where_it_stands() {
    let history = changed(|it| {
        it.repo.replace(PLAN, "2026 = 88", "2026 = 85.5");
    });
    let results = paper(&history, &[]);
    has(
        &results,
        &[
            "| Elever i åk 8 som känner sig trygga (ändrat sedan beslut) |",
            "Ändrat sedan beslut: Målvärdet 2026 är 85,5, var 88 (utan beslut).",
            "Jämfört med planen så som den beslutades av Barn- och utbildningsnämnden 2025-12-17 § 112, sparat 2026-01-01.",
        ],
    );
    let row = "| Indikator: Elever i åk 8 som känner sig trygga | Målvärdet 2026 | 88 | 85,5 | Utan beslut |";
    assert_eq!(rows(&results), [row]);
    let plan = paper(&history, &["--kind", "verksamhetsplan", "--period", "2026-t2"]);
    assert_eq!(rows(&plan), [row]);
    has(&plan, &["Elever i åk 8 som känner sig trygga (ändrat sedan beslut)"]);
    for format in ["html", "json"] {
        let written = paper(&history, &["--format", format]);
        has(&written, &[HEADING, "(ändrat sedan beslut)", "Målvärdet 2026"]);
    }
    for kind in ["kort", "dialog", "arende"] {
        assert!(!paper(&history, &["--kind", kind]).contains(HEADING), "{kind}");
    }
}

#[test]
fn a_change_with_its_own_decision_says_which() {
    let history = changed(|it| {
        let change = "\n[[andring]]\nbeslut = { organ = \"bun\", datum = 2026-03-18, paragraf = 31 }\navser = [\"trygghet-ak8\"]\n";
        it.repo.replace(PLAN, "2026 = 88", "2026 = 85").append(PLAN, change);
        it.repo.replace(
            PLAN,
            "rubrik = \"Alla elever är trygga i skolan\"",
            "rubrik = \"Elever är trygga\"\nhur = \"Med fler vuxna\"",
        );
    });
    let results = paper(&history, &[]);
    assert_eq!(
        rows(&results),
        [
            "| Mål: Elever är trygga | Hur det ska nås | – | Med fler vuxna | Utan beslut |",
            "| Mål: Elever är trygga | Rubriken | Alla elever är trygga i skolan | Elever är trygga | Utan beslut |",
            "| Indikator: Elever i åk 8 som känner sig trygga | Målvärdet 2026 | 88 | 85 | Barn- och utbildningsnämnden 2026-03-18 § 31 |",
        ]
    );
    has(
        &results,
        &[
            "**Ändrat sedan beslut:** Hur det ska nås är ”Med fler vuxna”, fanns inte; rubriken är ”Elever är trygga”, var ”Alla elever är trygga i skolan” (utan beslut).",
            "(beslut Barn- och utbildningsnämnden 2026-03-18 § 31)",
        ],
    );
}

#[test]
fn what_has_come_and_gone_is_listed() {
    let history = changed(|it| {
        let plan = it.repo.read(PLAN);
        let (before, _) = plan.split_once("[indikator.trygghet-ak8]").unwrap();
        let goal = "[mal.lasa]\nrubrik = \"Alla läser\"\nbidrar_till = \"kf/trygg-uppvaxt\"\n";
        let later =
            "[mal.senare]\nrubrik = \"Nästa år\"\ngiltig = 2027\nbidrar_till = \"kf/trygg-uppvaxt\"\n";
        it.repo.write(PLAN, format!("{before}{goal}{later}[plan.2027]\ntyp = \"oversyn\"\n"));
    });
    assert_eq!(
        rows(&paper(&history, &[])),
        [
            "| Mål: Alla läser | Nytt mål | – | finns i planen | Utan beslut |",
            "| Indikator: Elever i åk 8 som känner sig trygga | Borttagen indikator | fanns i planen | – | Utan beslut |",
        ]
    );
    has(&paper(&history, &[]), &["**Ändrat sedan beslut:** Nytt mål (utan beslut)."]);
}

#[test]
fn nothing_is_said_where_nothing_has_changed_or_nothing_is_known() {
    let silent = |history: &History| {
        for kind in ["resultatanalys", "verksamhetsplan", "arsrapport"] {
            let paper = paper(history, &["--kind", kind, "--period", "2026-t2"]);
            assert!(!paper.to_lowercase().contains("ändrat sedan beslut"), "{paper}");
        }
    };
    let moved = |it: &History| {
        it.repo.replace(PLAN, "2026 = 88", "2026 = 85");
    };
    // Next year's target, who answers, and what is only written otherwise.
    silent(&changed(|it| {
        it.repo.replace(PLAN, "{ 2026 = 88 }", "{ 2026 = 88.0, 2027 = 90 }");
        it.repo.replace(PLAN, "niva = \"namnd\"", "niva = \"namnd\"\nansvarig = \"Chef\"");
    }));
    let history = changed(moved);
    // A decision that is not saved yet covers what stands there now.
    history.repo.replace(PLAN, "2025-12-17, paragraf = \"112\"", "2026-11-20, paragraf = \"140\"");
    silent(&history);
    history.save(30);
    silent(&history);
    history.repo.replace(PLAN, "2026 = 85", "2026 = 80");
    assert_eq!(rows(&paper(&history, &[])).len(), 1);
    has(&paper(&history, &[]), &["| Målvärdet 2026 | 85 | 80 |", "2026-11-20 § 140, sparat 2026-01-31"]);
    // A draft has not been decided.
    let plan = history.repo.read(PLAN);
    let draft = plan.lines().filter(|it| !it.starts_with("beslut = ")).collect::<Vec<_>>().join("\n");
    history.repo.write(PLAN, draft);
    silent(&history);

    let shallow = changed(moved);
    let head = shallow.git.head().unwrap().target().unwrap();
    shallow.make_shallow(head);
    silent(&shallow);
    let history = changed(moved);
    fs::remove_dir_all(history.repo.root().join(".git")).unwrap();
    history.repo.write(".git", "gitdir: finns/inte\n");
    silent(&history);
    silent(&History::unborn());
}

#[test]
fn the_folder_and_its_version_give_the_same_paper() {
    let history = changed(|it| {
        it.repo.replace(PLAN, "2026 = 88", "2026 = 85");
    });
    for kind in ["resultatanalys", "verksamhetsplan"] {
        let args = ["--kind", kind, "--period", "2026-t2"];
        let folder = paper(&history, &args);
        assert_eq!(rows(&folder).len(), 1);
        assert_eq!(paper(&history, &[&args[..], &["--rev", "HEAD"]].concat()), folder);
        assert!(rows(&paper(&history, &[&args[..], &["--rev", "HEAD~1"]].concat())).is_empty());
    }
}

#[test]
fn a_plan_is_followed_to_where_it_lay_when_it_was_decided() {
    let history = changed(|it| {
        it.repo.replace(PLAN, "2026 = 88", "2026 = 85");
    });
    let root = history.repo.root();
    fs::create_dir(root.join("namnder")).unwrap();
    fs::rename(root.join("bun"), root.join("namnder/bun")).unwrap();
    history.save(30);
    history.repo.replace("namnder/bun/plan.toml", "2026 = 85", "2026 = 84");
    history.save(40);
    let row = "| Indikator: Elever i åk 8 som känner sig trygga | Målvärdet 2026 | 88 | 84 | Utan beslut |";
    assert_eq!(rows(&paper(&history, &[])), [row]);
    fs::rename(root.join("namnder/bun"), root.join("bn")).unwrap();
    history.repo.replace("bn/plan.toml", "id = \"bun\"", "id = \"bn\"\ntidigare_id = \"bun\"");
    history.repo.replace("bn/plan.toml", "organ = \"bun\"", "organ = \"bn\"");
    history.save(50);
    let ran = history.repo.styr(&["report", "bn"]);
    assert_eq!(rows(&ran.stdout), [row], "{ran:?}");
}

#[test]
fn what_is_internal_stays_so() {
    let secret = "\n[mal.tyst]\nrubrik = \"Hemligt\"\nbidrar_till = \"kf/trygg-uppvaxt\"\n";
    let history = History::unborn();
    history.repo.append(PLAN, secret);
    history.save(0);
    history.repo.replace(PLAN, "rubrik = \"Hemligt\"", "rubrik = \"Hemligt namn\"\nintern = true");
    history.repo.replace(PLAN, "2026 = 88 }", "2026 = 85 }\nintern = [\"malvarde\"]");
    history.save(10);
    assert_eq!(rows(&paper(&history, &[])).len(), 2);
    let public = paper(&history, &["--public"]);
    assert!(rows(&public).is_empty() && !public.contains("Hemligt"), "{public}");
    history.repo.replace(PLAN, "mattenhet = \"%\"", "mattenhet = \"procent\"");
    assert_eq!(
        rows(&paper(&history, &["--public"])),
        ["| Indikator: Elever i åk 8 som känner sig trygga | Måttenheten | % | procent | Utan beslut |"]
    );
}

/// Takes away every object of the repository but some, so that whatever reads another fails.
pub(super) fn keep_only(history: &History, kept: &BTreeSet<git2::Oid>) -> usize {
    let mut removed = 0;
    let mut all = Vec::new();
    history
        .git
        .odb()
        .unwrap()
        .foreach(|it| {
            all.push(*it);
            true
        })
        .unwrap();
    for id in all.into_iter().filter(|it| !kept.contains(it)) {
        let id = id.to_string();
        fs::remove_file(history.git.path().join("objects").join(&id[..2]).join(&id[2..])).unwrap();
        removed += 1;
    }
    removed
}

#[test]
fn only_the_plan_itself_is_read_of_older_versions() {
    let history = History::unborn();
    let plan = history.repo.read(PLAN);
    for unit in 0..30 {
        history.repo.write(&format!("n{unit}/plan.toml"), plan.replace("\"bun\"", &format!("\"n{unit}\"")));
    }
    history.save(0);
    for version in 1..40 {
        let other = format!("n{}/plan.toml", version % 30);
        history.repo.append(&other, "# en rad till\n");
        if version % 10 == 0 {
            history.repo.append(PLAN, &format!("# rad {version}\n"));
        }
        history.save(version);
    }
    history.repo.replace(PLAN, "2026 = 88", "2026 = 85");
    let mut kept = BTreeSet::new();
    let mut commit = history.git.head().unwrap().peel_to_commit().unwrap();
    loop {
        let tree = commit.tree().unwrap();
        kept.extend([commit.id(), tree.id()]);
        let folder = tree.get_name("bun").unwrap().to_object(&history.git).unwrap().peel_to_tree().unwrap();
        kept.insert(folder.id());
        kept.insert(folder.get_name("plan.toml").unwrap().id());
        let Ok(parent) = commit.parent(0) else { break };
        commit = parent;
    }
    assert!(keep_only(&history, &kept) > 70, "what other units had is still there");
    assert_eq!(history.git.odb().unwrap().read_header(commit.id()).unwrap().1, ObjectType::Commit);
    assert_eq!(rows(&paper(&history, &[])).len(), 1);
}
