//! `styr check --fix`: what is certain is cured, and nothing else is touched.

use std::fs;

use crate::{styrrepo::Styrrepo, tidy::files};

const PLAN: &str = "bun/plan.toml";

fn text(repo: &Styrrepo, path: &str) -> String {
    fs::read_to_string(repo.root().join(path)).unwrap()
}

/// A file after the cure, and then again.
#[track_caller]
fn cured(repo: &Styrrepo, path: &str, expected: &str) {
    let ran = repo.styr(&["check", "--fix"]);
    assert_eq!(text(repo, path), expected, "{}{}", ran.stdout, ran.stderr);
    repo.styr(&["check", "--fix"]);
    assert_eq!(text(repo, path), expected, "the second time");
}

/// What the base's plan becomes when one piece of it reads otherwise.
#[track_caller]
fn case(old: &str, wrong: &str, right: &str) {
    let repo = Styrrepo::base();
    repo.replace(PLAN, old, wrong);
    let expected = text(&repo, PLAN).replacen(wrong, right, 1);
    cured(&repo, PLAN, &expected);
}

#[test]
fn what_has_one_cure_is_cured() {
    let goal = "bidrar_till = [\"kf/trygg-uppvaxt\"]";
    // Keys and ids with one near candidate.
    case(
        goal,
        "bidar_till = [\"kf/trygg-uppvaxt\"] # tråden",
        "bidrar_till = [\"kf/trygg-uppvaxt\"] # tråden",
    );
    case(goal, "bidrar_till = ['kf/trygg-uppvxt']", "bidrar_till = ['kf/trygg-uppvaxt']");
    case(goal, "bidrar_till = [\"kf/tryg-uppväxt\"]", "bidrar_till = [\"kf/trygg-uppvaxt\"]");
    case("niva = \"namnd\"", "niva = \"nämnd\"", "niva = \"namnd\"");
    // Syntax.
    case(goal, "bidrar_till = [”kf/trygg-uppvaxt”]", "bidrar_till = [\"kf/trygg-uppvaxt\"]");
    case(
        goal,
        "bidrar_till = [”kf/trygg-uppvaxt”, »kf/trygg-uppvaxt«] # ”så”",
        "bidrar_till = [\"kf/trygg-uppvaxt\", \"kf/trygg-uppvaxt\"] # ”så”",
    );
    case(
        "malvarde = { 2026 = 88 }",
        "malvarde = { 2025 = 87,5, 2026 = 88,25 }",
        "malvarde = { 2025 = 87.5, 2026 = 88.25 }",
    );
    // One cure uncovers another.
    case(goal, "bidar_till = [”kf/trygg-uppvxt”]", goal);
}

#[test]
fn what_is_not_certain_is_left() {
    #[track_caller]
    fn case(old: &str, wrong: &str) {
        self::case(old, wrong, wrong);
    }

    let goal = "bidrar_till = [\"kf/trygg-uppvaxt\"]";
    case(goal, "bidrar_till = [\"kf/nagot-annat\"]");
    case(goal, "bidrar_till = [\"bun/trygg-uppvaxt\"]");
    case(goal, "bidrar_till = [\"kf/trygg-uppvaxt-2\"]");
    case(goal, "bidrar_till = [”kf/trygg-uppvaxt]");
    case("malvarde = { 2026 = 88 }", "malvarde = { 2026 = 1.088,5 }");
    case("malvarde = { 2026 = 88 }", "malvarde = { 2026 = 88,5 % }");
    // The other key is there already, so nobody knows which was meant.
    case(goal, "bidrar_till = [\"kf/trygg-uppvaxt\"]\nbidar_till = [\"kf/trygg-uppvaxt\"]");
    // A fault without a cure holds back all but cures of syntax.
    case(goal, "bidar_till = [\"kf/trygg-uppvaxt\"]\nrubrik = \"två gånger\"");
}

/// The fault may then lie in the id that they all name.
#[test]
fn the_same_wrong_id_in_several_places_is_left() {
    let repo = Styrrepo::base();
    repo.replace(PLAN, "[mal.trygg-skola]", "[mal.trygg-skolla]")
        .append(PLAN, "\n[aktivitet.varder]\nmal = [\"trygg-skola\"]\nrubrik = \"Rastvärdar\"\n");
    let before = text(&repo, PLAN);
    cured(&repo, PLAN, &before);
    // An id that is said to be an old one is another matter.
    repo.replace(PLAN, "rubrik = \"Alla", "tidigare_id = \"trygg-skola\"\nrubrik = \"Alla");
    let expected = text(&repo, PLAN).replace("mal = [\"trygg-skola\"]", "mal = [\"trygg-skolla\"]");
    cured(&repo, PLAN, &expected);
}

#[test]
fn format_comes_first_but_for_the_files_own_comments() {
    #[track_caller]
    fn case(before: &str, after: &str) {
        let repo = Styrrepo::base();
        repo.write("bun/utfall/2026.toml", before);
        cured(&repo, "bun/utfall/2026.toml", after);
    }

    case("[indikator.trygghet-ak8]\nt2 = 88\n", "format = 1\n[indikator.trygghet-ak8]\nt2 = 88\n");
    case(
        "\u{feff}# Utfall\r\n\r\n[indikator.trygghet-ak8]\r\n",
        "\u{feff}# Utfall\r\nformat = 1\r\n\r\n[indikator.trygghet-ak8]\r\n",
    );
    case(
        "#:schema ../s.json\n[indikator.trygghet-ak8]\n",
        "#:schema ../s.json\nformat = 1\n[indikator.trygghet-ak8]\n",
    );
    case("# om den\n[indikator.trygghet-ak8]\n", "format = 1\n# om den\n[indikator.trygghet-ak8]\n");
    case("", "format = 1\n");
    case("fromat = 1\n", "format = 1\n");
}

#[test]
fn outcomes_and_analyses_are_cured_too() {
    let repo = Styrrepo::base();
    repo.write(
        "bun/utfall/2026.toml",
        "format = 1\n\n[indikator.trygghet-ak]\nt2 = { varde = 88,1, komentar = ”Höst” }\n",
    )
    .write(
        "bun/analys/2026-t2.md",
        "---\nperiod: 2026-t2\nbedomning:\n  trygg-skola: { status: gul }\n---\n# tryg-skola\nText.\n",
    );
    // The row's id has a figure less than the indicator's.
    let expected = "format = 1\n\n[indikator.trygghet-ak]\nt2 = { varde = 88.1, kommentar = \"Höst\" }\n";
    cured(&repo, "bun/utfall/2026.toml", expected);
    let expected =
        "---\nperiod: 2026-t2\nbedomning:\n  trygg-skola: { status: gul }\n---\n# trygg-skola\nText.\n";
    assert_eq!(text(&repo, "bun/analys/2026-t2.md"), expected);
}

#[test]
fn the_rest_is_checked_and_told() {
    let repo = Styrrepo::base();
    repo.replace(PLAN, "trygg-uppvaxt", "tryg-uppvaxt").replace(PLAN, "niva = \"namnd\"", "niva = \"okand\"");
    let ran = repo.styr(&["check"]);
    assert!(ran.stdout.ends_with("1 fynd kan rättas automatiskt: styr check --fix\n"), "{}", ran.stdout);
    let ran = repo.styr(&["check", "--fix", "--format", "json"]);
    assert_eq!((ran.status, ran.stderr.trim()), (Some(1), "bun/plan.toml rättades"));
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let rules: Vec<&str> =
        json["findings"].as_array().unwrap().iter().map(|it| it["rule"].as_str().unwrap()).collect();
    assert!(rules.contains(&"okand-niva") && !rules.contains(&"bruten-lank"), "{rules:?}");
    repo.replace(PLAN, "niva = \"okand\"", "niva = \"nämnd\"");
    let ran = repo.styr(&["check", "--fix"]);
    assert_eq!(ran.status, Some(0), "{}", ran.stdout);
    assert!(ran.stdout.contains("inga anmärkningar"), "{}", ran.stdout);
}

#[test]
fn only_what_is_asked_for_is_cured() {
    let repo = Styrrepo::base();
    repo.replace(PLAN, "trygg-uppvaxt", "tryg-uppvaxt");
    let before = text(&repo, PLAN);
    for args in [["--rule", "okand-nyckel"], ["kf", "-q"]] {
        assert_eq!(repo.styr(&[&["check", "--fix"], &args[..]].concat()).status, Some(0));
        assert_eq!(text(&repo, PLAN), before);
    }
    for wrong in [["--rev", "HEAD"], ["--matrix", "-q"]] {
        assert_eq!(repo.styr(&[&["check", "--fix"], &wrong[..]].concat()).status, Some(2));
    }
    assert_eq!(repo.styr(&["check", "--dry-run"]).status, Some(2));
}

#[test]
fn a_dry_run_shows_the_difference_and_writes_nothing() {
    let repo = Styrrepo::base();
    repo.replace(
        PLAN,
        "bidrar_till = [\"kf/trygg-uppvaxt\"]",
        "bidrar_till = [\"kf/tryg-uppvaxt\"] # rött\u{202e}",
    );
    let before = text(&repo, PLAN);
    let ran = repo.styr(&["check", "--fix", "--dry-run"]);
    assert_eq!((ran.status, text(&repo, PLAN)), (Some(1), before), "{ran:?}");
    assert!(!repo.root().join(".styr").exists(), "nothing at all is written");
    let shown = "--- a/bun/plan.toml\n+++ b/bun/plan.toml\n@@ ";
    assert!(ran.stdout.starts_with(shown), "{}", ran.stdout);
    assert_eq!(ran.stderr.trim(), "bun/plan.toml skulle rättas; inget skrevs");
    let ran = repo.styr(&["check", "--fix", "--dry-run", "--color", "always"]);
    assert!(ran.stdout.contains("\u{1b}[31m-bidrar_till = [\"kf/tryg-uppvaxt\"]"), "{}", ran.stdout);
    assert!(ran.stdout.contains("\u{1b}[32m+bidrar_till = [\"kf/trygg-uppvaxt\"]"), "{}", ran.stdout);
    assert!(!ran.stdout.contains('\u{202e}'), "{}", ran.stdout);
    let ran = Styrrepo::base().styr(&["check", "--fix", "--dry-run"]);
    assert_eq!((ran.stdout.as_str(), ran.status), ("", Some(0)), "{ran:?}");
}

#[test]
fn what_is_right_is_not_touched() {
    for example in ["examples/sundsvall", "tests/base"] {
        let repo = Styrrepo::copy_of(example);
        repo.styr(&["check", "--fix"]);
        for (path, before) in files(&[example], "") {
            let path = path.strip_prefix(&format!("{example}/")).unwrap();
            assert_eq!(text(&repo, path), before, "{example}: {path}");
        }
    }
}
