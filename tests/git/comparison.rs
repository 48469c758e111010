//! `styr diff`: what a change means, and nothing else.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use super::{history::History, rewritten};
use crate::{
    mutation::edit::Random,
    styrrepo::{Styrrepo, examples},
};

fn json(repo: &Styrrepo, args: &[&str]) -> Value {
    let ran = repo.styr(&[&["diff", "--format", "json"], args].concat());
    assert_eq!(ran.status, Some(0), "{ran:?}");
    serde_json::from_str(&ran.stdout).unwrap()
}

/// Text of a comparison of the base with what a change makes of it.
#[track_caller]
fn case(change: impl Fn(&Styrrepo), expected: &str) {
    let history = History::base();
    change(&history.repo);
    let ran = history.repo.styr(&["diff"]);
    let shown: Vec<&str> = ran.stdout.lines().map(str::trim_end).filter(|it| !it.is_empty()).collect();
    let expected: Vec<&str> = expected.lines().map(|it| it.strip_prefix("        ").unwrap_or(it)).collect();
    let expected: Vec<&str> = expected.into_iter().filter(|it| !it.trim().is_empty()).collect();
    assert_eq!(shown, expected, "{ran:?}");
}

const PLAN: &str = "bun/plan.toml";
const BUN: &str = "bun · Barn- och utbildningsnämnden";

#[test]
fn a_moved_target_is_told_with_or_without_its_decision() {
    let undecided =
        format!("{BUN}\n  ändrad indikator trygghet-ak8 · utan beslut\n      malvarde 2026: 88 → 85\n");
    let moved = |it: &Styrrepo| {
        it.replace(PLAN, "2026 = 88", "2026 = 85");
    };
    case(moved, &undecided);
    let decided = format!(
        "{BUN}\n  nytt ändringsbeslut bun 2026-03-18 § 31\n  ändrad indikator trygghet-ak8 · med beslut BUN 2026-03-18 § 31\n      malvarde 2026: 88 → 85\n"
    );
    let change = "\n[[andring]]\nbeslut = { organ = \"bun\", datum = 2026-03-18, paragraf = 31 }\navser = [\"trygghet-ak8\"]\n";
    case(
        |it| {
            it.replace(PLAN, "2026 = 88", "2026 = 85").append(PLAN, change);
        },
        &decided,
    );
}

#[test]
fn what_is_written_otherwise_is_no_change() {
    let same = |from: &str, to: &str| {
        let history = History::base();
        history.repo.replace(PLAN, from, to);
        let ran = history.repo.styr(&["diff", "--exit-code"]);
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(0), "inget skiljer i sak\n"), "{from} -> {to}");
    };
    same("{ 2026 = 88 }", "{ 2026 = 88.0 }");
    same("{ 2026 = 88 }", "{ \"2026\" = +8_8 } # åttioåtta");
    same("mal = [\"trygg-skola\"]", "mal = \"trygg-skola\"");
    same("paragraf = \"112\"", "paragraf = 112");
    same("riktning = \"minst\"\nmalvarde", "malvarde.2026 = 88\nriktning = 'minst'\n#");
    same("[mal.trygg-skola]", "\n\n# Ett mål\n[ mal . trygg-skola ]");
}

#[test]
fn things_that_come_go_and_get_new_names_are_told() {
    let goal = "\n[mal.lasa]\nrubrik = \"Alla läser\"\nbidrar_till = \"kf/trygg-uppvaxt\"\n";
    case(
        |it| {
            it.append(PLAN, goal);
        },
        &format!("{BUN}\n  nytt mål lasa · utan beslut\n"),
    );
    case(
        |it| {
            it.replace(PLAN, "[mal.trygg-skola]", "[mal.trygg]\ntidigare_id = \"trygg-skola\"");
            it.replace(PLAN, "mal = [\"trygg-skola\"]", "mal = [\"trygg\"]");
        },
        &format!("{BUN}\n  ändrat mål trygg (var trygg-skola) · utan beslut\n"),
    );
    case(
        |it| {
            it.replace(PLAN, "[mal.trygg-skola]", "[mal.lugn]\nersatter = \"trygg-skola\"");
        },
        &format!(
            "{BUN}\n  nytt mål lugn · utan beslut\n  borttaget mål trygg-skola · utan beslut · ersatt av bun/lugn · nämns fortfarande på ett ställe\nLänkar som inte längre leder någonstans\n  bun/plan.toml:18 trygg-skola\n"
        ),
    );
}

#[test]
fn units_that_move_or_get_new_names_are_told() {
    case(
        |it| {
            it.replace(PLAN, "id = \"bun\"", "id = \"bn\"\ntidigare_id = \"bun\"");
            it.replace(PLAN, "organ = \"bun\"", "organ = \"bn\"");
        },
        "bn · Barn- och utbildningsnämnden (hette bun)\n  ändrad enhet\n  ändrad plan 2026 · utan beslut\n      beslut: BUN 2025-12-17 § 112 → BN 2025-12-17 § 112\n",
    );
    let school = "format = 1\n[enhet]\nid = \"skolan\"\nnamn = \"Skolan\"\nniva = \"enhet\"\n";
    let history = History::unborn();
    history.repo.write("bun/skolan/plan.toml", school);
    history.save(0);
    let [from, to] = ["bun/skolan", "kf/skolan"].map(|it| history.repo.root().join(it));
    fs::rename(from, to).unwrap();
    let ran = history.repo.styr(&["diff"]);
    assert_eq!(ran.stdout, "skolan · Skolan (flyttad, ligger nu under kf)\n\n");
    history.repo.append(
        "kf/skolan/plan.toml",
        "[mal.trygg-skola]\ntidigare_id = \"bun/trygg-skola\"\nrubrik = \"Alla elever är trygga i skolan\"\n",
    );
    history.repo.replace(PLAN, "[mal.trygg-skola]\nrubrik = \"Alla elever är trygga i skolan\"\nbidrar_till = [\"kf/trygg-uppvaxt\"]\n", "");
    let ran = history.repo.styr(&["diff"]);
    assert!(ran.stdout.contains("ändrat mål trygg-skola (var bun/trygg-skola)"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("borttaget"), "{}", ran.stdout);
}

#[test]
fn lights_that_the_change_moves_are_told() {
    let history = History::unborn();
    history.repo.write("bun/utfall/2026.toml", "format = 1\n[indikator.trygghet-ak8]\nt2 = 86\n");
    history.save(0);
    history.repo.replace("bun/utfall/2026.toml", "86", "{ varde = 91, kommentar = \"Rättat\" }");
    let ran = history.repo.styr(&["diff"]);
    let expected = format!(
        "{BUN}\n  ändrat utfall trygghet-ak8 2026-t2\n      kommentar: saknas → Rättat\n      varde: 86 → 91\n\nFärger, Tertial 2 2026\n  bun/trygg-skola: ▲ gul → ● grön\n  bun/trygghet-ak8: ▲ gul → ● grön\n\n"
    );
    assert_eq!(ran.stdout, expected);
}

#[test]
fn a_group_too_small_to_show_is_not_shown() {
    let history = History::unborn();
    history.repo.replace("styr.toml", "[status]", "[status]\nminsta_grupp = 5");
    let row = |women: &str| {
        format!(
            "format = 1\n[indikator.trygghet-ak8]\nt2 = {{ varde = 86, grupp = {{ kvinnor = {{ varde = {women}, antal = 3 }}, man = {{ varde = 70, antal = 30 }} }} }}\n"
        )
    };
    history.repo.write("bun/utfall/2026.toml", row("61.375"));
    history.save(0);
    history.repo.write("bun/utfall/2026.toml", row("62.375").replace("70", "71.375"));
    for args in [&["diff"][..], &["diff", "--format", "json"]] {
        let ran = history.repo.styr(args);
        assert!(
            ran.stdout.contains("71.3") && !ran.stdout.contains("61.3") && !ran.stdout.contains("62.3"),
            "{ran:?}"
        );
    }
}

#[test]
fn nothing_in_a_version_reaches_the_terminal_raw() {
    let history = History::base();
    history.repo.replace(PLAN, "Alla elever", "\\u001b[31mAlla\u{202e} elever");
    history.repo.replace(
        "kf/plan.toml",
        "[mal.trygg-uppvaxt]",
        "[mal.\"\\u001b[31m\"]\nrubrik = \"x\"\n[mal.trygg-uppvaxt]",
    );
    let ran = history.repo.styr(&["diff"]);
    assert!(ran.stdout.contains("rubrik: Alla elever är trygga i skolan → "), "{ran:?}");
    assert!(!ran.stdout.contains(['\u{1b}', '\u{202e}']), "{ran:?}");
}

#[test]
fn a_broken_file_hides_nothing_and_removes_nothing() {
    let history = History::base();
    history.repo.replace(PLAN, "[indikator.trygghet-ak8]", "[indikator.trygghet-ak8");
    let ran = history.repo.styr(&["diff"]);
    assert!(!ran.stdout.contains("borttagen"), "{ran:?}");
    assert!(ran.stderr.contains("det som är fel i bun/plan.toml är inte med"), "{ran:?}");
}

#[test]
fn every_form_of_the_command_compares_what_it_says() {
    let history = History::base();
    let first = history.git.head().unwrap().target().unwrap();
    history.repo.replace(PLAN, "2026 = 88", "2026 = 86");
    let second = history.save(10);
    history.branch("sida", first);
    history.repo.replace(PLAN, "2026 = 86", "2026 = 84");
    let fields = |args: &[&str]| -> Vec<String> {
        let all = json(&history.repo, args);
        let changes =
            all["changes"].as_array().unwrap().iter().flat_map(|it| it["fields"].as_array().unwrap());
        changes
            .map(|it| format!("{} → {}", it["before"].as_str().unwrap(), it["after"].as_str().unwrap()))
            .collect()
    };
    assert_eq!(fields(&[]), ["86 → 84"]);
    assert_eq!(fields(&["HEAD"]), ["86 → 84"]);
    assert_eq!(fields(&["sida"]), ["88 → 84"]);
    assert_eq!(fields(&["sida..main"]), ["88 → 86"]);
    assert_eq!(fields(&["main..sida"]), ["86 → 88"]);
    assert_eq!(fields(&["sida.."]), ["88 → 86"]);
    assert_eq!(fields(&["2026-01-05"]), ["88 → 84"]);
    assert_eq!(fields(&[&format!("{first}..{second}")]), ["88 → 86"]);
    assert_eq!(history.repo.styr(&["diff", "--exit-code"]).status, Some(1));
    assert_eq!(history.repo.styr(&["diff"]).status, Some(0));
    let ran = history.repo.styr(&["diff", "sida..borta"]);
    assert!(ran.status == Some(3) && ran.stderr.contains("git känner inte till `borta`"), "{ran:?}");
}

#[test]
fn everything_is_new_where_there_was_no_styrrepo() {
    let history = History::unborn();
    fs::rename(history.repo.root().join("styr.toml"), history.repo.root().join("x")).unwrap();
    history.save(0);
    fs::rename(history.repo.root().join("x"), history.repo.root().join("styr.toml")).unwrap();
    let units: Vec<Value> = json(&history.repo, &[])["units"].as_array().unwrap().clone();
    assert_eq!(units.iter().map(|it| it["change"].as_str().unwrap()).collect::<Vec<_>>(), ["ny", "ny"]);
}

#[test]
fn a_comparison_from_the_other_side_is_its_mirror() {
    let history = History::example();
    let first = history.git.head().unwrap().target().unwrap();
    let repo = &history.repo;
    repo.replace(PLAN, "[mal.trygg-skola]", "[mal.trygga]\ntidigare_id = \"trygg-skola\"");
    repo.replace(PLAN, "malvarde = {", "sikt = 99\nmalvarde = {");
    repo.append("son/plan.toml", "\n[mal.nytt]\nrubrik = \"Nytt\"\nbidrar_till = \"kf/trygg-uppvaxt\"\n");
    fs::remove_file(repo.root().join("ks/atgarder.toml")).unwrap();
    fs::remove_dir_all(repo.root().join("son/vof/familjeenheten")).unwrap();
    fs::rename(repo.root().join("bun/bou/forskolan-ekorren"), repo.root().join("bun/ekorren")).unwrap();
    repo.replace("styr.toml", "andel = 90", "andel = 95");
    let second = history.save(20);
    let there = mirrored(&json(repo, &[&format!("{first}..{second}")]), false);
    let back = mirrored(&json(repo, &[&format!("{second}..{first}")]), true);
    assert!(there.len() > 20, "{there:#?}");
    assert_eq!(there, back);
}

/// What a comparison says, each thing under both its names and each pair in the order of the first.
fn mirrored(all: &Value, is_reversed: bool) -> BTreeSet<String> {
    let order = |it: &Value| {
        let [before, after] = ["before", "after"].map(|key| it[key].to_string());
        if is_reversed { format!("{after} {before}") } else { format!("{before} {after}") }
    };
    let word = |it: &Value| match (it["change"].as_str().unwrap(), is_reversed) {
        ("ny", true) => "borttagen".to_owned(),
        ("borttagen", true) => "ny".to_owned(),
        ("bruten", true) => "lagad".to_owned(),
        ("lagad", true) => "bruten".to_owned(),
        (word, _) => word.to_owned(),
    };
    let mut said = BTreeSet::new();
    for change in all["changes"].as_array().unwrap() {
        let is_renamed = !change["previous_id"].is_null();
        let name = if is_renamed { String::new() } else { format!("{}/{}", change["unit"], change["id"]) };
        let head = format!("{name} {} {} {}", change["kind"], word(change), change["moved"]);
        said.insert(head.clone());
        for field in change["fields"].as_array().unwrap() {
            said.insert(format!("{head} {} {}", field["key"], order(field)));
        }
    }
    for unit in all["units"].as_array().unwrap() {
        said.insert(format!("{} {} {}", unit["id"], word(unit), unit["moved"]));
    }
    for link in all["links"].as_array().unwrap() {
        said.insert(format!("{} {} {}", word(link), link["path"], link["name"]));
    }
    let is_same = |it: &&Value| !it["id"].as_str().unwrap().contains("trygg");
    said.extend(
        all["status"]
            .as_array()
            .unwrap()
            .iter()
            .filter(is_same)
            .map(|it| format!("{} {}", it["id"], order(it))),
    );
    said
}

#[test]
fn shuffled_reformatted_and_commented_every_example_is_the_same() {
    for folder in examples().into_iter().chain(["tests/karlstad".to_owned()]) {
        for seed in 1..=3 {
            let history = History::copy_of(&folder);
            rewrite(history.repo.root(), &mut Random(seed));
            let ran = history.repo.styr(&["diff", "--exit-code"]);
            let same = (Some(0), "inget skiljer i sak\n");
            assert_eq!((ran.status, ran.stdout.as_str()), same, "{folder} {seed}: {ran:?}");
        }
    }
}

fn rewrite(root: &Path, random: &mut Random) {
    for entry in walkdir::WalkDir::new(root).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path();
        let write = |new: fn(&str, &mut Random) -> String, random: &mut Random| {
            fs::write(path, new(&fs::read_to_string(path).unwrap(), random)).unwrap();
        };
        match path.extension().and_then(|it| it.to_str()) {
            Some("toml") => write(rewritten::toml, random),
            Some("md") if !path.ends_with("README.md") => write(|it, _| rewritten::markdown(it), random),
            _ => {}
        }
    }
}
