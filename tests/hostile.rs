//! Papers of a styrrepo in which every text wants to be something else than text.
//!
//! `STYR_HOSTILE=folder` leaves the styrrepo there, for other programs to read its papers.

pub(crate) mod ours;
mod poison;

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use self::{
    ours::{data_is_data, markdown_is_text, tags_are_ours},
    poison::Poison,
};
use crate::{
    styrrepo::{Styrrepo, copy},
    tidy::files,
};

/// Texts of tables that the example does not use.
const NOWHERE: &[&str] = &[
    "import.blad",
    "import.fil",
    "import.grupper",
    "import.indikatorer",
    "import.perioder",
    "kolumner.ar",
    "kolumner.enhet",
    "kolumner.grupp",
    "kolumner.indikator",
    "kolumner.kommentar",
    "kolumner.period",
    "kolumner.varde",
];

/// The texts that papers print, by table and key.
const PRINTED: [&str; 61] = [
    "aktivitet.ansvarig",
    "aktivitet.rubrik",
    "analys.forfattare",
    "analys.ingenxatgard",
    "andring.text",
    "arende.diarienummer",
    "arende.expedieras",
    "arende.forslag",
    "arende.handlaggare",
    "arende.rubrik",
    "atgard.ansvarig",
    "atgard.effekt",
    "atgard.rubrik",
    "bedomning.av",
    "bedomning.motiv",
    "beslut.diarienummer",
    "beslut.paragraf",
    "bortprioriterat.motiv",
    "bortprioriterat.rubrik",
    "dimension.namn",
    "dimension.varden",
    "element.rubrik",
    "enhet.ansvarig",
    "enhet.namn",
    "forutsattningar.text",
    "fraga.text",
    "framgangsfaktor.rubrik",
    "handelse.rubrik",
    "indikator.ansvarig",
    "indikator.mattenhet",
    "indikator.namn",
    "kommun.anmarkning",
    "kommun.namn",
    "kontroll.ansvarig",
    "kontroll.kommentar",
    "kontroll.metod",
    "kontroll.nummer",
    "kontroll.orsak",
    "kontroll.rubrik",
    "mal.ansvarig",
    "mal.hur",
    "mal.nummer",
    "mal.rubrik",
    "modell.namn",
    "namn.ental",
    "namn.flertal",
    "niva.plan",
    "period.namn",
    "risk.rubrik",
    "status.kommentar",
    "steg.namn",
    "steg.symbol",
    "styrdokument.titel",
    "styrxtoml.ord",
    "svar.ejxrelevant",
    "svar.tolkning",
    "uppdelning.varden",
    "uppfoljning.fragor",
    "utfall.kommentar",
    "varde.malbild",
    "varde.namn",
];

pub(crate) const KINDS: [&str; 6] =
    ["resultatanalys", "kort", "arende", "arsrapport", "verksamhetsplan", "dialog"];

/// The examples that between them use every table of the format; units and a period with analyses.
const EXAMPLES: [(&str, &[&str], &str); 3] = [
    ("sundsvall", &["bun", "kf"], "2026-t2"),
    ("mjolby", &["utbn"], "2026-augusti"),
    ("solleftea", &["bsn"], "2026-halvar"),
];

/// An example with hostile texts everywhere, for other tests.
pub(crate) fn hostile_copy(example: &str) -> Styrrepo {
    hostile(example, &mut Poison::default())
}

/// Conformance calls this one for the files, so it does no more.
#[test]
fn every_text_of_the_format_is_hostile() {
    let mut poison = Poison::default();
    for (example, ..) in EXAMPLES {
        let repo = hostile(example, &mut poison);
        if let Some(folder) = env::var_os("STYR_HOSTILE") {
            copy(repo.root(), &Path::new(&folder).join(example));
        }
    }
    assert_eq!(poison.missed(), NOWHERE, "texts of tables that no example has stay as they are");
}

/// An example with hostile texts everywhere.
fn hostile(example: &str, poison: &mut Poison) -> Styrrepo {
    let folder = format!("examples/{example}");
    let repo = Styrrepo::copy_of(&folder);
    for ending in [".toml", ".md"] {
        for (path, old) in files(&[&folder], ending) {
            let path = path.strip_prefix(&folder).unwrap().trim_start_matches('/');
            if let Some(new) = poison.file(path, &old) {
                repo.write(path, new);
            }
        }
    }
    repo
}

#[test]
fn no_text_gets_out_of_a_paper() {
    let mut poison = Poison::default();
    let mut printed = BTreeSet::new();
    for (example, units, period) in EXAMPLES {
        let repo = hostile(example, &mut poison);
        every_paper_is_ours(&repo, units, period);
        let is_page = |it: &PathBuf| it.extension().is_some_and(|it| it == "html");
        let pages = walk(repo.root()).into_iter().filter(is_page);
        printed.extend(pages.flat_map(|it| poison::names(&fs::read_to_string(it).unwrap())));
    }
    let printed: Vec<&str> = printed.iter().map(String::as_str).collect();
    assert_eq!(printed, PRINTED, "the texts that papers print, each of them hostile");
}

#[test]
fn three_hundred_goals_are_many_and_no_more() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    let goal = |number: usize| {
        format!(
            "\n[mal.extra-{number}]\nrubrik = \"alert(1) <b>| {number}\"\nbidrar_till = [\"kf/trygg-uppvaxt\"]\nhur = \"*x\"\n"
        )
    };
    repo.replace("bun/plan.toml", "Alla elever når", "alert(1) <b>| Alla elever når");
    repo.append("bun/plan.toml", &(0..300).map(goal).collect::<String>());
    every_paper_is_ours(&repo, &["bun"], "2026-t2");
}

/// Writes every kind in every format and reads what came of it.
fn every_paper_is_ours(repo: &Styrrepo, units: &[&str], period: &str) {
    for kind in KINDS {
        for format in ["md", "html", "json", "typst"] {
            let folder = format!("{kind}-{format}");
            fs::create_dir(repo.root().join(&folder)).unwrap();
            let args = ["--kind", kind, "--period", period, "--format", format, "-o", &folder];
            let ran = repo.styr(&[&["report"], units, &args[..]].concat());
            assert_eq!(ran.status, Some(0), "{kind} {format}: {}", ran.stderr);
            for unit in units {
                let ending = if format == "typst" { "json" } else { format };
                let name = format!("{folder}/{unit}-{period}-{kind}.{ending}");
                let text =
                    fs::read_to_string(repo.root().join(&name)).unwrap_or_else(|_| panic!("no {name}"));
                assert!(text.contains("lert(1)"), "{name}: the hostile texts are not in it");
                match format {
                    "md" => markdown_is_text(&text, &name),
                    "html" => tags_are_ours(&text, &name),
                    "typst" => data_is_data(&text, &name),
                    _ => assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{name}"),
                }
            }
        }
        for entry in walk(&repo.root().join(format!("{kind}-md"))) {
            let text = fs::read_to_string(&entry).unwrap();
            if entry.extension().is_some_and(|it| it == "svg") {
                tags_are_ours(&text, &entry.display().to_string());
            }
        }
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    entries.flat_map(|it| if it.is_dir() { walk(&it) } else { vec![it] }).collect()
}

#[test]
fn the_checks_find_what_gets_out() {
    let panics = |check: fn(&str, &str), text: &'static str| {
        std::panic::catch_unwind(move || check(text, "x")).is_err()
    };
    for text in [
        "<p><script>x</script></p>",
        "<p>",
        "<a href=\"javascript:x\"></a>",
        "<p class=\"x\" onclick=\"y\"></p>",
        "a\u{1b}b",
    ] {
        assert!(panics(tags_are_ours, text), "{text}");
    }
    for text in ["<b>x</b>", "[x](javascript:y)", "![x](http://a.se/b.png)", "a\u{202e}b"] {
        assert!(panics(markdown_is_text, text), "{text}");
    }
    assert!(!panics(tags_are_ours, "<p>a<br>b <a href=\"#x\">c</a></p>"));
}
