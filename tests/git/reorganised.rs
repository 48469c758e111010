//! Units merged, split, moved and renamed: history follows the id, and no outcome is lost (R5).

use std::fs;

use styr::{
    model::{load, unit::Unit},
    source::{Source, folder::Folder},
};

use super::history::History;
use crate::styrrepo::Styrrepo;

/// A school with a goal, a measure and three rows of outcomes.
fn school(repo: &Styrrepo, id: &str, values: [f32; 3]) {
    let [first, last, now] = values;
    let head = format!("[enhet]\nid = \"{id}\"\nnamn = \"Skolan {id}\"\nniva = \"enhet\"\n");
    let decision = "beslut = { organ = \"bun\", datum = 2025-01-10, paragraf = \"3\" }";
    let plan = format!("[plan.2025-2026]\ntyp = \"ny\"\n{decision}\n");
    let goal = "[mal.raster]\nrubrik = \"Rasterna är trygga\"\nbidrar_till = [\"bun/trygg-skola\"]\n";
    let measure = "[indikator.trygghet]\nmal = [\"raster\"]\nnamn = \"Elever som är trygga på rasten\"\n\
         mattenhet = \"%\"\nriktning = \"minst\"\nmalvarde = { 2025 = 80, 2026 = 85 }\n";
    repo.write(&format!("bun/{id}/plan.toml"), format!("format = 1\n\n{head}\n{plan}\n{goal}\n{measure}"))
        .write(
            &format!("bun/{id}/utfall/2025.toml"),
            format!("format = 1\n\n[indikator.trygghet]\nt1 = {first}\nt3 = {last}\n"),
        )
        .write(
            &format!("bun/{id}/utfall/2026.toml"),
            format!("format = 1\n\n[indikator.trygghet]\nt1 = {now}\n"),
        );
}

fn before() -> History {
    let history = History::unborn();
    let repo = &history.repo;
    school(repo, "norra", [81.0, 82.5, 84.0]);
    school(repo, "sodra", [71.0, 73.5, 76.0]);
    let social = "[enhet]\nid = \"soc\"\nnamn = \"Socialnämnden\"\nniva = \"namnd\"\n\n[plan.2026]\ntyp = \"ny\"\n\
         beslut = { organ = \"soc\", datum = 2025-12-10, paragraf = \"9\" }\n\n\
         [mal.trygga-unga]\nrubrik = \"Unga är trygga\"\nbidrar_till = [\"kf/trygg-uppvaxt\"]\n";
    repo.write("soc/plan.toml", format!("format = 1\n\n{social}")).write(
        "bun/utfall/2026.toml",
        "format = 1\n\n[indikator.trygghet-ak8]\nt1 = 87\nt2 = { varde = 88.5, kommentar = \"Enkät\" }\n",
    );
    history.save(0);
    history
}

/// Every outcome: period and value.
fn rows(repo: &Styrrepo) -> Vec<String> {
    let plan = load::load(&Source::Folder(Folder::find(repo.root()).unwrap())).unwrap();
    let row = |it: styr::model::outcome::Outcome<'_>| format!("{:?} {:?}", it.period, it.value());
    let mut all: Vec<String> = plan.all_outcomes().map(|it| row(it.2)).collect();
    all.sort();
    all
}

fn units(repo: &Styrrepo) -> Vec<String> {
    let plan = load::load(&Source::Folder(Folder::find(repo.root()).unwrap())).unwrap();
    plan.units().map(Unit::id).map(str::to_owned).collect()
}

struct Case {
    change: fn(&Styrrepo),
    /// Heads of units in the comparison.
    heads: &'static [&'static str],
    /// A measure in 2026-t1, and how its trend is told.
    trends: &'static [(&'static str, &'static str)],
}

#[track_caller]
fn case(case: &Case) {
    let history = before();
    let repo = &history.repo;
    let old_rows = rows(repo);
    assert_eq!(old_rows.len(), 8);
    let paper = |unit: &str, rev: &[&str]| {
        let ran = repo.styr(&[&["report", unit, "--period", "2026-t1"], rev].concat());
        assert_eq!(ran.status, Some(0), "{ran:?}");
        ran.stdout
    };
    let old_units = units(repo);
    let papers: Vec<String> = old_units.iter().map(|it| paper(it, &[])).collect();

    (case.change)(repo);
    history.save(200);
    assert_eq!(rows(repo), old_rows, "rows before and after");
    let ran = repo.styr(&["check", "--level", "fel"]);
    assert_eq!(ran.status, Some(0), "{}", ran.stdout);

    let diff = repo.styr(&["diff", "HEAD^"]).stdout;
    for head in case.heads {
        assert!(diff.lines().any(|it| it == *head), "no {head:?} in\n{diff}");
    }
    assert!(!diff.contains(" utfall "), "an outcome came or went in\n{diff}");
    for (measure, expected) in case.trends {
        let told = repo.styr(&["explain", measure, "--period", "2026-t1"]).stdout;
        assert!(told.contains(expected), "no {expected:?} in\n{told}");
    }
    for (unit, then) in old_units.iter().zip(papers) {
        assert_eq!(paper(unit, &["--rev", "HEAD^"]), then, "{unit}");
        assert_eq!(paper(unit, &["--rev", "2026-01-02"]), then, "{unit}");
    }
}

fn rename(repo: &Styrrepo, from: &str, to: &str) {
    fs::rename(repo.root().join(from), repo.root().join(to)).unwrap();
}

const OLD_ORGAN: &str = "\n[organ.bun]\nnamn = \"Barn- och utbildningsnämnden\"\ngiltig = \"2010-2026\"\n";

/// What takes the id of the nämnd to another, wherever it is written.
fn renamed(repo: &Styrrepo) {
    rename(repo, "bun", "un");
    repo.replace("un/plan.toml", "id = \"bun\"", "id = \"un\"\ntidigare_id = \"bun\"");
    repo.append("styr.toml", OLD_ORGAN);
    repo.replace("un/plan.toml", "organ = \"bun\"", "organ = \"un\"");
    let findings = repo.findings(&["--level", "fel", "--rule", "bruten-lank"]);
    assert_eq!(findings, ["bruten-lank un/norra/plan.toml:14:16", "bruten-lank un/sodra/plan.toml:14:16"]);
    let told = repo.styr(&["check", "--rule", "bruten-lank"]).stdout;
    assert!(told.contains("målet heter numera `un/trygg-skola`"), "{told}");
    for school in ["norra", "sodra"] {
        let path = format!("un/{school}/plan.toml");
        repo.replace(&path, "bun/trygg-skola", "un/trygg-skola");
        repo.replace(&path, "organ = \"bun\"", "organ = \"un\"");
    }
}

fn moved(repo: &Styrrepo) {
    rename(repo, "bun/sodra", "soc/sodra");
    repo.replace("soc/sodra/plan.toml", "bun/trygg-skola", "soc/trygga-unga");
    repo.replace("soc/sodra/plan.toml", "organ = \"bun\"", "organ = \"soc\"");
}

/// Two schools become one: both measures stay readable, each under a name of its own.
fn merged(repo: &Styrrepo) {
    rename(repo, "bun/norra", "bun/centrum");
    let path = "bun/centrum/plan.toml";
    repo.replace(
        path,
        "id = \"norra\"\nnamn = \"Skolan norra\"",
        "id = \"centrum\"\nnamn = \"Centrumskolan\"\nersatter = [\"norra\", \"sodra\"]",
    );
    repo.replace(path, "[mal.raster]", "[mal.raster]\ntidigare_id = [\"norra/raster\", \"sodra/raster\"]");
    repo.replace(path, "[indikator.trygghet]", "[indikator.trygghet]\ntidigare_id = [\"norra/trygghet\"]");
    repo.append(
        path,
        "\n[indikator.trygghet-sodra]\ntidigare_id = [\"sodra/trygghet\"]\nmal = [\"raster\"]\n\
         namn = \"Elever som är trygga på rasten, Södra skolans hus\"\nmattenhet = \"%\"\nriktning = \"minst\"\n\
         malvarde = { 2025 = 80, 2026 = 85 }\n",
    );
    for year in ["2025", "2026"] {
        let theirs = repo.read(&format!("bun/sodra/utfall/{year}.toml"));
        let theirs = theirs.replace("format = 1\n", "").replace("trygghet]", "trygghet-sodra]");
        repo.append(&format!("bun/centrum/utfall/{year}.toml"), &theirs);
    }
    fs::remove_dir_all(repo.root().join("bun/sodra")).unwrap();
}

/// One school becomes two: the measure follows one of them, and the other begins anew.
fn split(repo: &Styrrepo) {
    rename(repo, "bun/norra", "bun/norra-7-9");
    let (path, plan) = ("bun/norra-7-9/plan.toml", repo.read("bun/norra-7-9/plan.toml"));
    let younger = plan.replace(
        "id = \"norra\"\nnamn = \"Skolan norra\"",
        "id = \"norra-f-6\"\nnamn = \"Norra F–6\"\nersatter = [\"norra\"]",
    );
    repo.write("bun/norra-f-6/plan.toml", younger);
    repo.replace(
        path,
        "id = \"norra\"\nnamn = \"Skolan norra\"",
        "id = \"norra-7-9\"\nnamn = \"Norra 7–9\"\nersatter = [\"norra\"]",
    );
    repo.replace(path, "[mal.raster]", "[mal.raster]\ntidigare_id = [\"norra/raster\"]");
    repo.replace(path, "[indikator.trygghet]", "[indikator.trygghet]\ntidigare_id = [\"norra/trygghet\"]");
}

#[test]
fn a_renamed_unit_keeps_its_history() {
    case(&Case {
        change: renamed,
        heads: &["un · Barn- och utbildningsnämnden (hette bun)"],
        trends: &[("norra/trygghet", "från 81 (Tertial 1 2025) till 84 (Tertial 1 2026)")],
    });
}

#[test]
fn a_moved_unit_keeps_its_history() {
    case(&Case {
        change: moved,
        heads: &["sodra · Skolan sodra (flyttad, ligger nu under soc)"],
        trends: &[("sodra/trygghet", "från 71 (Tertial 1 2025) till 76 (Tertial 1 2026)")],
    });
}

#[test]
fn merged_units_keep_their_history() {
    case(&Case {
        change: merged,
        heads: &[
            "centrum · Centrumskolan (ny enhet i stället för norra, sodra)",
            "norra · Skolan norra (borttagen enhet, ersatt av centrum)",
            "sodra · Skolan sodra (borttagen enhet, ersatt av centrum)",
            "  ändrad indikator trygghet-sodra (var sodra/trygghet) · med beslut BUN 2025-01-10 § 3",
        ],
        trends: &[
            ("centrum/trygghet", "från 81 (Tertial 1 2025) till 84 (Tertial 1 2026)"),
            ("centrum/trygghet-sodra", "från 71 (Tertial 1 2025) till 76 (Tertial 1 2026)"),
        ],
    });
}

#[test]
fn a_split_unit_keeps_its_history() {
    case(&Case {
        change: split,
        heads: &[
            "norra · Skolan norra (borttagen enhet, ersatt av norra-7-9, norra-f-6)",
            "norra-7-9 · Norra 7–9 (ny enhet i stället för norra)",
            "norra-f-6 · Norra F–6 (ny enhet i stället för norra)",
        ],
        trends: &[("norra-7-9/trygghet", "från 81 (Tertial 1 2025) till 84 (Tertial 1 2026)")],
    });
}

/// What nobody carried over is a finding and not silence: rows of a school whose plan is gone.
#[test]
fn outcomes_left_behind_are_found() {
    let history = before();
    let repo = &history.repo;
    fs::remove_file(repo.root().join("bun/sodra/plan.toml")).unwrap();
    let lost =
        ["fil-utan-plan bun/sodra/utfall/2025.toml:1:1", "fil-utan-plan bun/sodra/utfall/2026.toml:1:1"];
    assert_eq!(repo.findings(&["--level", "fel", "--rule", "fil-utan-plan"]), lost);
    assert!(repo.styr(&["check"]).status == Some(1));
}
