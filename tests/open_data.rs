//! `styr export --format csv`: outcomes for anyone to read.

use std::collections::{BTreeMap, BTreeSet};

use crate::styrrepo::{Styrrepo, examples};

/// What the cells of a line are, by column.
type Line = BTreeMap<String, String>;

/// The lines of the table that a styrrepo gives.
fn table(repo: &Styrrepo) -> Vec<Line> {
    let folder = repo.root().join("ut");
    let ran = repo.styr(&["export", "--format", "csv", folder.to_str().unwrap()]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let text = repo.read("ut/utfall.csv");
    assert!(text.lines().all(|it| !it.contains('\r')) && text.ends_with("\r\n"));
    let mut lines = text.split_terminator("\r\n").map(cells);
    let heads = lines.next().unwrap();
    lines
        .map(|cells| {
            assert_eq!(cells.len(), heads.len(), "{cells:?}");
            heads.iter().cloned().zip(cells).collect()
        })
        .collect()
}

/// The cells of a line, quoted or not.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut is_quoted) = (vec![String::new()], false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cells.last_mut().unwrap().push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    assert!(!is_quoted, "{line}");
    cells
}

/// A styrrepo with a value of every sort.
fn with_outcomes() -> Styrrepo {
    let repo = Styrrepo::base();
    repo.append(
        "bun/plan.toml",
        "gulgrans = 80\nuppdelning = [\"kon\"]\ndatakalla = \"Elevenkäten, vår\"\n\n\
         [indikator.antagen]\nmal = [\"trygg-skola\"]\nnamn = \"Antagen\"\nriktning = \"ja\"\nperioder = [\"t2\"]\n",
    )
    .append("styr.toml", "\n[oppna_data]\ntitel = \"Titel\"\nlicens = \"CC0-1.0\"\n")
    .replace("styr.toml", "avgor = \"berakning\"", "avgor = \"berakning\"\nminsta_grupp = 5")
    .write(
        "bun/utfall/2026.toml",
        "format = 1\n\n[indikator.trygghet-ak8]\n\
         t1 = { varde = 87.50, preliminar = true, avser_ar = 2025, kommentar = \"Källa: Kolada\", \
         jamforelse = { riket = -1.5, kvartiler = { k1 = 70, k3 = 88 } }, \
         grupp = { kvinnor = { varde = 90, antal = 40 }, man = { varde = 12.345, antal = 4 } } }\n\
         t2 = { saknas = \"sekretess\" }\n\n[indikator.antagen]\nt2 = false\n",
    );
    repo
}

#[test]
fn every_outcome_is_a_line_with_what_belongs_to_it() {
    let repo = with_outcomes();
    let lines = table(&repo);
    let shown: Vec<String> = lines
        .iter()
        .map(|it| {
            let of = |key: &str| it[key].clone();
            let columns = [
                "indikator",
                "period",
                "slag",
                "grupp",
                "varde",
                "varde_text",
                "saknas",
                "malvarde",
                "gulgrans",
                "status",
            ];
            columns.map(of).join("|")
        })
        .collect();
    assert_eq!(
        shown,
        [
            "trygghet|2026-t1|utfall|alla||||90||ej_bedomd",
            "trygghet-ak8|2026-t1|utfall|alla|87.5|||88|80|gul",
            "trygghet-ak8|2026-t1|grupp|kvinnor|90|||88|80|gron",
            "trygghet-ak8|2026-t1|grupp|man|–|||88||",
            "trygghet-ak8|2026-t1|jamforelse|riket|-1.5|||||",
            "trygghet-ak8|2026-t1|jamforelse|kvartiler.k1|70|||||",
            "trygghet-ak8|2026-t1|jamforelse|kvartiler.k3|88|||||",
            "trygghet|2026-t2|utfall|alla||||90||ej_bedomd",
            "trygghet-ak8|2026-t2|utfall|alla|||sekretess|88||ej_bedomd",
            "antagen|2026-t2|utfall|alla||false||||rod",
        ]
    );
    let first = &lines[1];
    let all = ["enhet", "niva", "mal", "avser_ar", "preliminar", "kalla", "kommentar", "period_slut"];
    let expected =
        ["bun", "Nämnd", "trygg-skola", "2025", "true", "Elevenkäten, vår", "Källa: Kolada", "2026-04-30"];
    assert_eq!(all.map(|it| first[it].as_str()), expected);
    let package: serde_json::Value = serde_json::from_str(&repo.read("ut/datapackage.json")).unwrap();
    assert_eq!((&package["title"], &package["licenses"][0]["name"]), (&"Titel".into(), &"CC0-1.0".into()));
}

#[test]
fn every_line_of_the_examples_has_a_key_of_its_own() {
    for example in examples() {
        let repo = Styrrepo::copy_of(&example);
        let lines = table(&repo);
        assert!(lines.len() > 20, "{example}");
        let mut keys = BTreeSet::new();
        for line in &lines {
            let key = ["enhet", "indikator", "period", "slag", "grupp"].map(|it| line[it].clone());
            assert!(key.iter().all(|it| !it.is_empty()), "{example} {line:?}");
            assert!(keys.insert(key), "{example} {line:?}");
        }
        let first = repo.read("ut/utfall.csv");
        table(&repo);
        assert_eq!(repo.read("ut/utfall.csv"), first);
    }
}

#[test]
fn what_is_internal_stays_inside() {
    let repo = Styrrepo::base();
    repo.append(
        "bun/plan.toml",
        "\n[indikator.hemlig]\nmal = [\"trygg-skola\"]\nnamn = \"Hemlig\"\nintern = true\n\
         [indikator.delvis]\nmal = [\"trygg-skola\"]\nnamn = \"Delvis\"\ndatakalla = \"Hemligt system\"\nintern = [\"datakalla\"]\n",
    )
    .write(
        "bun/utfall/2026.toml",
        "format = 1\n\n[indikator.hemlig]\nt1 = 1\n\n[indikator.delvis]\nt1 = { varde = 2, kommentar = \"Hemlig person\", intern = [\"kommentar\"] }\nt2 = { varde = 3, intern = true }\n",
    );
    let lines = table(&repo);
    assert!(lines.iter().any(|it| it["indikator"] == "delvis" && it["varde"] == "2"), "{lines:?}");
    let text = repo.read("ut/utfall.csv");
    assert!(!text.contains("emlig"), "{text}");
    assert!(!lines.iter().any(|it| it["varde"] == "3"), "{text}");
}

#[test]
fn no_cell_is_a_formula_and_no_link_is_followed() {
    let repo = Styrrepo::base();
    let hostile = r"=cmd|' /C calc'!A0;=1+1\n=2\r\t\u001b[31m\u202e,\u0022";
    repo.replace("bun/plan.toml", "Elever i åk 8 som känner sig trygga", hostile)
        .replace("bun/plan.toml", "namn = \"Barn- och utbildningsnämnden\"", "namn = \"@SUM(1)\"")
        .append("bun/plan.toml", "datakalla = \"-1\"\n")
        .append("styr.toml", "\n[oppna_data]\nlicens = \"x y\\nz\"\n")
        .write(
            "bun/utfall/2026.toml",
            format!(
                "format = 1\n\n[indikator.trygghet-ak8]\nt1 = {{ varde = -3, kommentar = \"{hostile}\" }}\n"
            ),
        );
    let lines = table(&repo);
    for line in &lines {
        for (column, cell) in line.iter().filter(|it| it.0 != "varde") {
            for part in cell.split(';') {
                assert!(!part.trim_start().starts_with(['=', '+', '-', '@']), "{column}: {cell}");
            }
            assert!(!cell.chars().any(char::is_control), "{column}: {cell:?}");
        }
    }
    let row = lines.iter().find(|it| it["indikator"] == "trygghet-ak8").unwrap();
    assert_eq!(row["varde"], "-3");
    assert!(!repo.read("ut/datapackage.json").contains("licenses"));

    #[cfg(unix)]
    {
        std::fs::remove_file(repo.root().join("ut/utfall.csv")).unwrap();
        std::os::unix::fs::symlink(repo.root().join("styr.toml"), repo.root().join("ut/utfall.csv")).unwrap();
        let folder = repo.root().join("ut");
        let ran = repo.styr(&["export", "--format", "csv", folder.to_str().unwrap()]);
        assert_eq!(ran.status, Some(2), "{ran:?}");
        assert!(repo.read("styr.toml").starts_with("format = 1"));
    }
}
