//! The municipalities' models: each carried by configuration alone, and each held by its rules (R1–R93).
//!
//! The models of `examples/` are whole; those of `tests/models/` are a styr.toml
//! and as little plan as shows what is special about them.

mod defects;
mod words;

use std::{collections::BTreeMap, fs};

use crate::styrrepo::{Styrrepo, project};

use self::{defects::DEFECTS, words::WORDS};

#[test]
fn what_a_model_asks_for_is_missed_when_it_is_gone() {
    let mut wrong = Vec::new();
    let mut befores = BTreeMap::new();
    for defect in DEFECTS {
        let repo = Styrrepo::copy_of(&format!("examples/{}", defect.example));
        let before: &mut Vec<String> = befores.entry(defect.example).or_insert_with(|| found(&repo));
        repo.replace(defect.path, defect.change.0, defect.change.1);
        let mut new = found(&repo);
        for old in before.iter() {
            if let Some(at) = new.iter().position(|it| it == old) {
                new.remove(at);
            }
        }
        if new != defect.found {
            wrong.push(format!("{}: {new:?} and not {:?}", defect.what, defect.found));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Findings as `rule path`, in order of their names.
fn found(repo: &Styrrepo) -> Vec<String> {
    let without_place = |it: String| it.rsplitn(3, ':').last().unwrap_or_default().to_owned();
    let mut all: Vec<String> = repo.findings(&[]).into_iter().map(without_place).collect();
    all.sort();
    all
}

/// R15: the locked activity that one workplace forgets is named, with the workplace and where it was locked.
#[test]
fn a_forgotten_locked_activity_is_reported() {
    let repo = Styrrepo::copy_of("examples/solleftea");
    let row = "[aktivitet.\"forvaltningsledningen/egen-forbattring\"]\nhalvar = \"ej_paborjad\"\n";
    repo.replace("bsn/skola/forskolan-alen/utfall/2026.toml", row, "");
    let said = repo.styr(&["-q", "check", "bsn/skola/forskolan-alen"]).stdout;
    let message =
        "`forskolan-alen` har inte rapporterat om `forvaltningsledningen/egen-forbattring` för 2026-halvar";
    assert!(said.starts_with(&format!("varning[utdelat-utan-rapport]: {message}\n")), "{said}");
    assert!(said.contains("--> bsn/skola/forskolan-alen/plan.toml:4:6\n"), "{said}");
    assert!(said.contains("::: ks/forvaltningsledningen/plan.toml:56:12\n"), "{said}");
    assert_eq!(said.matches("varning[").count() + said.matches("fel[").count(), 1, "{said}");
}

/// Models that a styr.toml and a small plan show: nothing is wrong in them, down to tips.
#[test]
fn small_models_are_silent() {
    let entries = fs::read_dir(project("tests/models")).unwrap().map(|it| it.unwrap().path());
    let folders = entries.filter(|it| it.is_dir());
    let mut names: Vec<String> =
        folders.map(|it| it.file_name().unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    assert_eq!(names, ["kungalv", "norrkoping", "ockero", "stockholm", "tjorn"]);
    for name in names {
        let repo = Styrrepo::copy_of(&format!("tests/models/{name}"));
        let ran = repo.styr(&["-q", "check", "--level", "tips"]);
        assert_eq!((ran.stdout.as_str(), ran.stderr.as_str(), ran.status), ("", "", Some(0)), "{name}");
    }
}

#[test]
fn papers_use_the_models_own_words() {
    let mut wrong = Vec::new();
    for (folder, unit, period, present, absent) in WORDS {
        let repo = Styrrepo::copy_of(folder);
        let paper = repo.styr(&["report", unit, "--period", period]).stdout.replace('\u{a0}', " ");
        let lacks = present.iter().filter(|it| !paper.contains(**it)).map(|it| format!("lacks {it:?}"));
        let has = absent.iter().filter(|it| paper.contains(**it)).map(|it| format!("has {it:?}"));
        wrong.extend(lacks.chain(has).map(|it| format!("{folder} {unit} {period} {it}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// C4: the chain of uppdrag is followed down through the answers, also past a level that is missing.
#[test]
fn a_commission_chain_is_a_thread() {
    let repo = Styrrepo::copy_of("tests/models/ockero");
    assert_eq!(
        repo.styr(&["tree", "kf/moten-over-generationer"]).stdout,
        "Röda tråden genom kf/moten-over-generationer\n\n\
         Skapa möten mellan generationer (uppdrag kf/moten-over-generationer) · utdelad\n\
         ├── ↑ Alla har en trygg vardag på öarna (övergripande mål kf/trygg-vardag)\n\
         └── Ordna något som äldre och unga gör tillsammans varje vecka (uppdrag sn/gora-tillsammans) · utdelad\n    \
             ├── Bildsamtal på onsdagar (aktivitet fritidsgarden/bildsamtal)\n    \
             └── Bryggdag en gång i veckan (uppdrag hemtjanst/bryggdag) · utdelad\n        \
                 └── Torsdagsbryggan (aktivitet hjalmvik/torsdagsbryggan)\n"
    );
}
