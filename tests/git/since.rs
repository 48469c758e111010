//! `check --since`: only what the change brought. `check --baseline`: what was known is not shown.

use std::fs;

use super::history::History;
use crate::styrrepo::Styrrepo;

const PLAN: &str = "bun/plan.toml";

/// The base with two faults that were there before anyone looked.
fn with_old_faults() -> History {
    let history = History::unborn();
    history
        .repo
        .append(PLAN, "\n[mal.gammalt]\nrubrik = \"Gammalt\"\nbidrar_till = [\"kf/borta\"]\nrubrk = 1\n");
    history.save(0);
    history
}

fn rules(findings: &[String]) -> Vec<&str> {
    findings.iter().filter_map(|it| it.split(' ').next()).collect()
}

#[test]
fn only_what_the_change_brought_is_shown() {
    let history = with_old_faults();
    let since = || history.repo.findings(&["--since", "main"]);
    assert!(rules(&history.repo.findings(&[])).contains(&"bruten-lank"));
    assert_eq!(since(), [""; 0]);
    // Old faults that an edit above them moves are still old.
    history.repo.replace(PLAN, "format = 1", "format = 1\n# en rad\n# till");
    assert_eq!(since(), [""; 0]);
    history.repo.append("kf/plan.toml", "\n[mal.nytt]\nrubrik = \"Nytt\"\nbidrar = 1\n");
    let found = since();
    assert!(found.contains(&"okand-nyckel kf/plan.toml:24:1".to_owned()), "{found:?}");
    assert!(!found.iter().any(|it| it.contains(PLAN)), "{found:?}");
    assert_eq!(history.repo.styr(&["check", "--since", "main"]).status, Some(1));
    // One more of a kind that the thing already had.
    history.repo.replace(PLAN, "\"kf/borta\"", "\"kf/borta\", \"kf/försvunnen\"");
    let found: Vec<String> = since().into_iter().filter(|it| it.contains(PLAN)).collect();
    assert_eq!(rules(&found), ["beslutad-text-andrad", "bruten-lank"], "{found:?}");
}

#[test]
fn a_fault_in_another_file_than_the_changed_one_is_brought_too() {
    let history = with_old_faults();
    history.repo.replace(
        "kf/plan.toml",
        "[mal.trygg-uppvaxt]",
        "[mal.trygg]\ntidigare_id = \"trygg-uppvaxt\"",
    );
    history.repo.replace("kf/plan.toml", "[\"trygg-uppvaxt\"]", "[\"trygg\"]");
    let found = history.repo.findings(&["--since", "HEAD"]);
    assert_eq!(found, ["bruten-lank bun/plan.toml:14:16"]);
}

#[test]
fn the_base_is_where_the_branches_parted() {
    let history = History::base();
    let first = history.git.head().unwrap().target().unwrap();
    history.repo.append("kf/plan.toml", "rubrk = 1\n");
    let main = history.save(5);
    history.git.reset(&history.git.find_object(first, None).unwrap(), git2::ResetType::Hard, None).unwrap();
    history.branch("huvud", main);
    history.repo.append(PLAN, "rubrk = 1\n");
    history.save(6);
    assert_eq!(history.repo.findings(&["--since", "huvud"]), ["okand-nyckel bun/plan.toml:22:1"]);
}

#[test]
fn a_base_out_of_reach_is_told() {
    let history = History::base();
    history.repo.append("kf/plan.toml", "# x\n");
    let head = history.save(5);
    history.make_shallow(head);
    history.git.reference("refs/heads/annan", head, true, "").unwrap();
    let told = |args: &[&str], words: &str| {
        let ran = history.repo.styr(args);
        assert!(ran.status == Some(3) && ran.stderr.contains(words), "{ran:?}");
    };
    told(&["check", "--since", "main~1"], "git fetch --unshallow");
    told(&["check", "--since", "origin/main"], "git fetch --unshallow");
    told(&["diff", "HEAD~1"], "git fetch --unshallow");
    let apart = History::base();
    let tree = apart.git.head().unwrap().peel_to_tree().unwrap();
    let who = apart.git.head().unwrap().peel_to_commit().unwrap().author().to_owned();
    let other = apart.git.commit(None, &who, &who, "För sig", &tree, &[]).unwrap();
    let ran = apart.repo.styr(&["check", "--since", &other.to_string()]);
    assert!(ran.status == Some(3) && ran.stderr.contains("ingen gemensam historia"), "{ran:?}");
    let unborn = History::unborn().repo.styr(&["check", "--since", "main"]);
    assert!(unborn.status == Some(3) && unborn.stderr.contains("inga versioner ännu"), "{unborn:?}");
}

#[test]
fn the_rules_that_compare_say_nothing_without_a_base() {
    let history = History::base();
    history.repo.replace(PLAN, "2026 = 88", "2026 = 80");
    assert_eq!(history.repo.findings(&[]), [""; 0]);
    assert_eq!(rules(&history.repo.findings(&["--since", "HEAD"])), ["malvarde-andrat-utan-beslut"]);
}

#[test]
fn a_draft_and_a_new_years_targets_need_no_decision() {
    let history = History::base();
    history.repo.replace(PLAN, "2026 = 88", "2026 = 88, 2027 = 90");
    history.repo.append(PLAN, "\n[plan.2027]\ntyp = \"oversyn\"\n");
    assert_eq!(history.repo.findings(&["--since", "HEAD"]), [""; 0]);
    history.save(3);
    history.repo.replace(PLAN, "2027 = 90", "2027 = 91");
    assert_eq!(history.repo.findings(&["--since", "HEAD"]), [""; 0]);
    let draft = History::unborn();
    draft.repo.replace(PLAN, "beslut = { organ = \"bun\", datum = 2025-12-17, paragraf = \"112\" }", "");
    draft.save(0);
    draft.repo.replace(PLAN, "2026 = 88", "2026 = 70").replace(PLAN, "Alla elever är", "Elever är");
    assert_eq!(draft.repo.findings(&["--since", "HEAD"]), [""; 0]);
}

#[test]
fn a_new_name_is_followed_without_any_finding() {
    let history = History::base();
    history.repo.replace(PLAN, "[mal.trygg-skola]", "[mal.trygg]\ntidigare_id = \"trygg-skola\"");
    history.repo.replace(PLAN, "mal = [\"trygg-skola\"]", "mal = [\"trygg\"]");
    assert_eq!(history.repo.findings(&["--since", "HEAD"]), [""; 0]);
    history.repo.replace(PLAN, "tidigare_id = \"trygg-skola\"\n", "");
    assert_eq!(
        rules(&history.repo.findings(&["--since", "HEAD"])),
        ["id-bytt-utan-tidigare-id", "beslutad-text-andrad"]
    );
}

#[test]
fn known_findings_are_not_shown_and_mended_ones_are_told() {
    let history = with_old_faults();
    let repo: &Styrrepo = &history.repo;
    let check = |args: &[&str]| repo.styr(&[&["check", "--baseline", "kand.json"], args].concat());
    let missing = check(&[]);
    assert!(missing.status == Some(3) && missing.stderr.contains("--write-baseline"), "{missing:?}");
    assert_eq!(repo.styr(&["check"]).status, Some(1));
    let written = check(&["--write-baseline"]);
    assert_eq!(written.status, Some(0), "{written:?}");
    let list = fs::read_to_string(repo.root().join("kand.json")).unwrap();
    assert!(list.contains("\"id\": \"mal.gammalt\"") && list.starts_with("{\n  \"format\": 1"), "{list}");
    let known = check(&["-q"]);
    assert_eq!((known.status, known.stdout.as_str(), known.stderr.as_str()), (Some(0), "", ""));
    // Known by thing, not by line.
    repo.replace(PLAN, "format = 1", "format = 1\n# en rad");
    assert_eq!(check(&["-q"]).stdout, "");
    // A new one of the same kind is shown, an old one that is mended is told.
    repo.replace(PLAN, "bidrar_till = [\"kf/trygg-uppvaxt\"]", "bidrar_till = [\"kf/trygg\"]");
    repo.replace(PLAN, "[\"kf/borta\"]", "[\"kf/trygg-uppvaxt\"]");
    let new = check(&["-q", "--rule", "bruten-lank"]);
    assert!(new.status == Some(1) && new.stdout.contains("kf/trygg`"), "{new:?}");
    assert!(new.stderr.contains("1 i listan är rättade"), "{new:?}");
    assert_eq!(check(&["--write-baseline"]).status, Some(0));
    assert_eq!(check(&["-q"]).stderr, "");
    repo.write("kand.json", "[]");
    assert!(check(&[]).stderr.contains("ingen lista över kända fynd"));
    assert_eq!(repo.styr(&["check", "--write-baseline"]).status, Some(2));
}
