//! The kinds of papers and what can be asked of them, through the program.

use std::{collections::BTreeMap, fs, path::Path};

use crate::styrrepo::Styrrepo;

const KINDS: [&str; 6] = ["resultatanalys", "kort", "arende", "arsrapport", "verksamhetsplan", "dialog"];

fn paper(repo: &Styrrepo, args: &[&str]) -> String {
    let ran = repo.styr(&[&["report"], args].concat());
    assert_eq!(ran.status, Some(0), "{args:?}: {}", ran.stderr);
    ran.stdout
}

#[track_caller]
fn has(text: &str, wanted: &[&str]) {
    for it in wanted {
        assert!(text.contains(it), "no {it:?} in\n{text}");
    }
}

#[track_caller]
fn lacks(text: &str, unwanted: &[&str]) {
    for it in unwanted {
        assert!(!text.contains(it), "{it:?} in\n{text}");
    }
}

/// Files below a folder with what they hold.
fn written(folder: &Path) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap().map(|it| it.unwrap().path()) {
            if entry.is_dir() {
                open.push(entry);
            } else {
                let name = entry.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                all.insert(name, fs::read_to_string(entry).unwrap());
            }
        }
    }
    all
}

/// R59: nobody gets another paper than anybody else, however often and in whatever company it is written.
#[test]
fn papers_are_the_same_every_time() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    for kind in KINDS {
        for format in ["md", "html", "json"] {
            let args = ["--kind", kind, "--format", format];
            let ran = repo.styr(&[&["report", "--each", "namnd", "-o", kind], &args[..]].concat());
            assert_eq!(
                (ran.status, ran.stdout.as_str(), ran.stderr.as_str()),
                (Some(0), "", ""),
                "{kind} {format}"
            );
        }
        let all = written(&repo.root().join(kind));
        let ending = |ending: &str| all.keys().filter(|it| it.ends_with(ending)).count();
        assert_eq!((ending(".md"), ending(".html"), ending(".json")), (5, 5, 5), "{kind}");
        let few = format!("{kind}-some");
        for format in ["md", "html", "json"] {
            paper(&repo, &["kf", "bun", "--kind", kind, "--format", format, "-o", &few]);
        }
        let few = written(&repo.root().join(few));
        for (name, text) in all.iter().filter(|it| it.0.starts_with("bun-")) {
            assert_eq!(few.get(name), Some(text), "{name}");
        }
        let name = all.keys().find(|it| it.starts_with("bun-") && it.contains(".html")).unwrap();
        assert_eq!(paper(&repo, &["bun", "--kind", kind, "--format", "html"]), all[name]);
    }
}

#[test]
fn pictures_lie_beside_the_markdown() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    paper(&repo, &["bun", "kf", "--kind", "verksamhetsplan", "-o", "ut"]);
    let all = written(&repo.root().join("ut"));
    let markdown = &all["bun-2026-t2-verksamhetsplan.md"];
    for name in ["bun-2026-t2-verksamhetsplan-bilder/1.svg", "bun-2026-t2-verksamhetsplan-bilder/2.svg"] {
        assert!(markdown.contains(&format!("](<{name}>)")), "{name} is not named in\n{markdown}");
        has(&all[name], &["<title id=\"bild-titel\">", "<desc id=\"bild-text\">", "role=\"img\""]);
    }
    has(
        &all["bun-2026-t2-verksamhetsplan-bilder/1.svg"],
        &["Styrpyramiden för", "Vad är vår uppgift?", "Alla barn och elever är trygga"],
    );
    lacks(&paper(&repo, &["bun", "--kind", "verksamhetsplan"]), &["!["]);
}

/// The tjänsteskrivelse, from the front matter's `arende`.
#[test]
fn the_case_has_its_parts_or_says_that_they_are_absent() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    let case = paper(&repo, &["bun", "--kind", "arende", "--period", "2026-t2"]);
    let order = [
        "- **Till:** Barn- och utbildningsnämnden",
        "- **Datum:** 2026-09-10",
        "- **Diarienummer:** BUN-2026-00311",
        "- **Handläggare:** Kvalitetschef",
        "## Förslag till beslut",
        "1. Nämnden godkänner",
        "3. Nämnden överlämnar",
        "## Sammanfattning",
        "## Beskrivning av ärendet",
        "## Beslutsunderlag",
        "## Beslutet skickas till",
        "- Kommunstyrelsen",
    ];
    let places: Vec<usize> =
        order.iter().map(|it| case.find(it).unwrap_or_else(|| panic!("no {it}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    let bare = paper(&Styrrepo::base(), &["bun", "--kind", "arende"]);
    has(
        &bare,
        &["**Diarienummer:** Saknas", "Inget förslag till beslut finns.", "**Samlad bedömning:** saknas."],
    );
}

#[test]
fn what_nobody_has_answered_leaves_room_to_write() {
    let repo = Styrrepo::base();
    let sheet = paper(&repo, &["bun", "--kind", "dialog"]);
    has(&sheet, &["Inte besvarad i analysen. Anteckningar:", "………", "## Det här kommer vi överens om"]);
    has(&paper(&repo, &["bun", "--kind", "dialog", "--format", "html"]), &["<div class=\"rule\"></div>"]);
}

/// R54, R71, R70: what only the top's paper tells of.
#[test]
fn the_top_tells_of_the_whole() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    let parts = [
        "Målen över nämnder och bolag",
        "God ekonomisk hushållning",
        "Gemensamma åtaganden",
        "Enhetlig tillämpning",
    ];
    let (top, below) = (paper(&repo, &["kf"]), paper(&repo, &["bun"]));
    has(&top, &parts);
    lacks(&below, &parts);
    let tagged = |text: &str| text.matches("geh = true").count();
    let plans =
        ["kf", "bun", "ks", "son", "stn", "stadsbacken", "stn/sbk"].map(|it| format!("{it}/plan.toml"));
    let count: usize =
        plans.iter().map(|it| tagged(&fs::read_to_string(repo.root().join(it)).unwrap())).sum();
    has(&top, &[&format!("av {count} mål av betydelse för god ekonomisk hushållning"), "| Stadsbacken AB |"]);
}

/// What is marked `intern` is in no kind and no format of a public paper.
#[test]
fn the_public_gets_no_internal_words() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    let secret = |word: &str| format!("HEMLIG-{word}");
    repo.append("bun/plan.toml", &format!("\n[mal.hemligt]\nrubrik = \"{}\"\nbidrar_till = [\"kf/trygg-uppvaxt\"]\nintern = true\n", secret("mal")))
        .append("bun/plan.toml", &format!("\n[indikator.hemlig]\nmal = [\"trygg-skola\"]\nnamn = \"{}\"\nintern = true\n", secret("indikator")))
        .replace("bun/plan.toml", "hur = \"Genom tidiga", &format!("intern = [\"hur\"]\nhur = \"{}", secret("hur")))
        .append("bun/atgarder.toml", &format!("\n[atgard.hemlig]\navser = [\"trygg-skola\"]\nrubrik = \"{}\"\nstatus = \"foreslagen\"\nintern = true\n", secret("atgard")))
        .append("bun/internkontroll.toml", &format!("\n[risk.hemlig]\nrubrik = \"{}\"\nintern = true\n", secret("risk")))
        .append("bun/analys/2026-t2.md", &format!("\n# hemligt\n\n{}\n", secret("analys")))
        .replace("bun/analys/2026-t2.md", "samlad: { status: gul, motiv: \"", &format!("samlad: {{ intern: [motiv], status: gul, motiv: \"{}", secret("motiv")));
    let mut found = std::collections::BTreeSet::new();
    for kind in KINDS {
        for format in ["md", "html", "json"] {
            let args = ["bun", "--kind", kind, "--period", "2026-t2", "--format", format];
            let own = paper(&repo, &args);
            let words = own
                .split("HEMLIG-")
                .skip(1)
                .map(|it| it.chars().take_while(char::is_ascii_lowercase).collect::<String>());
            found.extend(words);
            let public = paper(&repo, &[&args[..], &["--public"]].concat());
            lacks(&public, &["HEMLIG"]);
            has(&public, &["Det som är märkt internt är inte med"]);
        }
    }
    let all: Vec<&str> = found.iter().map(String::as_str).collect();
    assert_eq!(
        all,
        ["analys", "atgard", "hur", "indikator", "mal", "motiv", "risk"],
        "what the papers tell their own"
    );
    repo.replace("bun/analys/2026-t2.md", "---\nperiod", "---\nintern: true\nperiod");
    lacks(&paper(&repo, &["bun", "--public", "--period", "2026-t2"]), &["Två saker sticker ut"]);
}

#[test]
fn news_are_marked_since_a_period() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    lacks(&paper(&repo, &["bun", "--period", "2026-t2"]), &["Nytt"]);
    let since = paper(&repo, &["bun", "--period", "2026-t2", "--since-period", "2026-t1"]);
    has(
        &since,
        &[
            "Nytt sedan Tertial 1 2026",
            "| **Nytt:** Alla elever når kunskapskraven |",
            "| **Nytt:** Fler rastvärdar på två skolor |",
        ],
    );
    lacks(&since, &["**Nytt:** Alla barn och elever är trygga"]);
    let ran = repo.styr(&["report", "bun", "--period", "2026-t1", "--since-period", "2026-t2"]);
    assert_eq!(ran.status, Some(2), "{ran:?}");
    has(&ran.stderr, &["2026-t2 kommer inte före 2026-t1"]);
}

#[test]
fn wrong_wishes_are_refused() {
    let repo = Styrrepo::base();
    for (args, words) in [
        (&["bun", "kf", "--format", "html"][..], "flera sidor"),
        (&["--each", "finns-inte", "-o", "x"], "ingen nivå `finns-inte`"),
        (&["--each", "namnd"], "-o"),
        (&["bun", "--kind", "finns-inte"], "finns-inte"),
    ] {
        let ran = repo.styr(&[&["report"], args].concat());
        assert_eq!(ran.status, Some(2), "{args:?} {ran:?}");
        has(&ran.stderr, &[words]);
    }
}
