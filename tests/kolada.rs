//! `styr kolada urls`, and `styr import` of what was saved from them.
//!
//! The fixtures in `tests/kolada/` are made by hand after the documented shapes.

use std::{fs, time::Instant};

use crate::styrrepo::{Ran, Styrrepo, project};

/// An indicator that takes its values from Kolada, in a municipality with a code of its own.
fn repo() -> Styrrepo {
    let repo = Styrrepo::base();
    repo.replace("styr.toml", "kod = \"0000\"", "kod = \"0586\"")
        .append("styr.toml", "\n[kolada]\njamforelse = { liknande = \"G37329\", grannen = \"0580\" }\n")
        .append(
            "bun/plan.toml",
            "kolada = \"N15428\"\nkolada_titel = \"Behöriga, andel (%)\"\nperioder = [\"t1\", \"t2\"]\nuppdelning = [\"kon\"]\n",
        );
    repo
}

/// An answer with rows of the measure: municipality, year and values as `gender value status`.
fn answer(rows: &[(&str, i16, &str)]) -> String {
    let value = |it: &str| {
        let (gender, rest) = it.split_once(' ').unwrap();
        let (value, status) = rest.split_once(' ').unwrap_or((rest, ""));
        format!(r#"{{"count":1,"gender":"{gender}","status":"{status}","value":{value}}}"#)
    };
    let row = |&(of, year, values): &(&str, i16, &str)| {
        let values: Vec<String> = values.split(", ").map(value).collect();
        let values = values.join(",");
        format!(r#"{{"kpi":"N15428","municipality":"{of}","period":{year},"values":[{values}]}}"#)
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    format!("{{\"values\":[{}],\"next_url\":\"\"}}", rows.join(","))
}

/// What `/kpi/N15428` says of the title and of when the year is published.
fn measure(title: &str, year: &str, published: &str) -> String {
    let dates = format!(r#""publ_period":"{year}","publication_date":"{published}""#);
    format!(r#"{{"values":[{{"id":"N15428","title":"{title}",{dates}}}]}}"#)
}

fn import(repo: &Styrrepo, files: &[&str], flags: &[&str]) -> Ran {
    let mut args = vec!["import".to_owned()];
    for (index, text) in files.iter().enumerate() {
        let name = format!("kolada-{index}.json");
        repo.write(&name, text);
        args.push(repo.root().join(&name).to_str().unwrap().to_owned());
    }
    args.extend(flags.iter().map(|it| (*it).to_owned()));
    repo.styr(&args.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The rows of the indicator in a year's file, without the head.
fn rows(repo: &Styrrepo, year: i16) -> String {
    let path = format!("bun/utfall/{year}.toml");
    if !repo.root().join(&path).exists() {
        return String::new();
    }
    repo.read(&path).replace("format = 1\n\n[indikator.trygghet-ak8]\n", "").trim().to_owned()
}

#[track_caller]
fn case(before: &[(i16, &str)], figures: &[(&str, i16, &str)], after: &[(i16, &str)]) {
    let repo = repo();
    for (year, row) in before {
        repo.write(
            &format!("bun/utfall/{year}.toml"),
            format!("format = 1\n\n[indikator.trygghet-ak8]\n{row}\n"),
        );
    }
    let text = answer(figures);
    let ran = import(&repo, &[&text], &[]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    for (year, expected) in after {
        assert_eq!(rows(&repo, *year), *expected, "{year} {ran:?}");
    }
    let again = import(&repo, &[&text], &[]);
    assert!(again.stdout.contains("Inget att skriva"), "{again:?}");
    assert_eq!(again.status, Some(0));
}

#[test]
fn a_figure_goes_to_the_row_of_its_year() {
    let own = ("0586", 2025, "T 74.10");
    // The last period of the year that is measured.
    case(&[], &[own], &[(2025, "t2 = { varde = 74.10, kommentar = \"Källa: Kolada\" }")]);
    case(
        &[(2025, "t1 = 70")],
        &[own],
        &[(2025, "t1 = 70\nt2 = { varde = 74.10, kommentar = \"Källa: Kolada\" }")],
    );
    // The row that names the year, whatever its period.
    case(
        &[(2026, "t1 = { varde = 74.1, avser_ar = 2025 }")],
        &[own, ("0000", 2025, "T 71.5")],
        &[(2026, "t1 = { varde = 74.1, avser_ar = 2025, jamforelse = { riket = 71.5 } }"), (2025, "")],
    );
    // As late as the rows before it.
    case(
        &[(2025, "t1 = { varde = 70, avser_ar = 2023 }")],
        &[own],
        &[
            (2027, "t1 = { varde = 74.10, avser_ar = 2025, kommentar = \"Källa: Kolada\" }"),
            (2025, "t1 = { varde = 70, avser_ar = 2023 }"),
        ],
    );
    // Rounded by hand is the same; the thousands of a file are read as TOML has them.
    case(&[(2025, "t2 = 74")], &[own], &[(2025, "t2 = 74")]);
    case(&[(2025, "t2 = 1_234.5")], &[("0586", 2025, "T 1234.5")], &[(2025, "t2 = 1_234.5")]);
}

#[test]
fn groups_others_and_what_is_missing_come_along() {
    let own = ("0586", 2025, "T 74.10");
    // Women and men, others by the names of the model, and a row's own comment stays.
    case(
        &[(2025, "t2 = { kommentar = \"Enkät\" } # vår")],
        &[
            ("0586", 2025, "T 74.1, K 77, M 71.25"),
            ("0580", 2025, "T 1, K 2"),
            ("G37329", 2025, "T 72.123456789012"),
        ],
        &[(
            2025,
            "t2 = { varde = 74.1, kommentar = \"Enkät\", jamforelse = { liknande = 72.123456789012, grannen = 1 }, \
             grupp = { kvinnor = 77, man = 71.25 } } # vår",
        )],
    );
    // Missing is never zero; why is written where Kolada says it, and what follows the last figure waits.
    case(
        &[],
        &[
            ("0586", 2022, "T null Missing"),
            ("0586", 2023, "T null .."),
            ("0586", 2024, "T null Nytt"),
            own,
            ("0586", 2026, "T null Missing"),
        ],
        &[
            (2022, "t2 = { saknas = \"bortfall\", kommentar = \"Källa: Kolada, ”Missing”\" }"),
            (2023, "t2 = { saknas = \"sekretess\", kommentar = \"Källa: Kolada, ”..”\" }"),
            (2024, ""),
            (2026, ""),
        ],
    );
    // What was missing because it was not published, or by Kolada, may come.
    case(
        &[(2025, "t2 = { saknas = \"ej_publicerad\" }")],
        &[own],
        &[(2025, "t2 = { varde = 74.10, kommentar = \"Källa: Kolada\" }")],
    );
}

#[test]
fn a_value_that_stands_is_replaced_with_leave_or_where_it_is_preliminary() {
    let repo = repo();
    let now = answer(&[("0586", 2025, "T 74.5, K 77")]);
    repo.write("bun/utfall/2025.toml", "format = 1\n\n[indikator.trygghet-ak8]\nt2 = 73\n");
    let ran = import(&repo, &[&now], &[]);
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(ran.stdout.contains("har redan 73; filen vill ha 74,5"), "{ran:?}");
    assert!(ran.stdout.contains("--replace") && ran.stdout.contains("kolada-0.json:1:"), "{ran:?}");
    assert_eq!(rows(&repo, 2025), "t2 = { varde = 73, grupp = { kvinnor = 77 } }");
    let ran = import(&repo, &[&now], &["--replace"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let row = "t2 = { varde = 74.5, kommentar = \"Källa: Kolada\", grupp = { kvinnor = 77 } }";
    assert_eq!(rows(&repo, 2025), row);

    // Preliminary, revised, and final.
    let soon = measure("Behöriga, andel (%)", "2026", "2026-12-15");
    let first = answer(&[("0586", 2025, "T 74.5, K 77"), ("0586", 2026, "T 75.5")]);
    assert_eq!(import(&repo, &[&first, &soon], &[]).status, Some(0));
    let row = "t2 = { varde = 75.5, kommentar = \"Källa: Kolada, preliminärt till 2026-12-15\", preliminar = true }";
    assert_eq!(rows(&repo, 2026), row);
    assert!(!rows(&repo, 2025).contains("preliminar"));
    let revised = answer(&[("0586", 2026, "T 75.25")]);
    assert_eq!(import(&repo, &[&revised], &[]).status, Some(0));
    assert_eq!(rows(&repo, 2026), row.replace("75.5", "75.25"));
    let done = measure("Behöriga, andel (%)", "2026", "2026-11-21");
    assert_eq!(import(&repo, &[&format!("{revised}\n{done}")], &[]).status, Some(0));
    let row = "t2 = { varde = 75.25, kommentar = \"Källa: Kolada\", preliminar = false }";
    assert_eq!(rows(&repo, 2026), row);
    let ran = import(&repo, &[&answer(&[("0586", 2026, "T 75")])], &[]);
    assert_eq!((ran.status, rows(&repo, 2026).as_str()), (Some(1), row), "{ran:?}");
}

#[test]
fn what_is_not_taken_is_told() {
    #[track_caller]
    fn case(text: &str, status: i32, words: &[&str]) {
        let repo = repo();
        let ran = import(&repo, &[text], &[]);
        assert_eq!(ran.status, Some(status), "{ran:?}");
        for word in words {
            assert!(ran.stdout.contains(word) || ran.stderr.contains(word), "{word:?} in {ran:?}");
        }
    }

    let own = r#"{"kpi":"N15428","municipality":"0586","period":2025,"values":[{"gender":"T","value":1}]}"#;
    let with = |row: &str| format!("{{\"values\":[{own},{row}]}}");
    case(
        &with(&own.replace("\"T\"", "\"F\"")),
        1,
        &["`gender` är `F`", "values[1].values[0]", "Skrev 2 värden"],
    );
    case(&with(&own.replace("\"value\":1", "\"value\":2")), 1, &["står två gånger", "Inget att skriva"]);
    case(&with(own), 0, &["Skrev 2 värden"]);
    case(&with(&own.replace(":1}", ":1e400}")), 1, &["högst 28 siffror"]);
    case(&with(&own.replace(":1}", ":\"NaN\"}")), 1, &["inget tal"]);
    case(&with(&own.replace("0586", "0180")), 0, &["värden för 0180 tas inte in"]);
    case(&with(&own.replace("N15428", "U00001")), 0, &["`kolada` = U00001"]);
    case(&with(r#"{"kpi":"N15428","ou":"V1","period":2025,"values":[]}"#), 0, &["1 rad om skolor"]);
    case(&with(own).replace("]}]}", "]}],\"next_url\":\"https://x\"}"), 0, &["svaret är inte helt"]);
    case(
        &with(&own.replace("2025", "2024").replace(":1}", ":1}],\"isdeleted\":true,\"x\":[")),
        0,
        &["(struket)"],
    );
    case(
        &format!("{{\"values\":[{}]}}", own.replace("0586", "0180")),
        2,
        &["filen gäller 0180", "kommun 0586"],
    );
    case(&measure("Annat", "2025", "2026-01-01"), 0, &["Kolada kallar nu N15428 ”Annat”"]);
    case(&measure("Behöriga,  andel (%)", "2025", "2026-01-01"), 0, &["Inget att skriva"]);
    case("{\"values\":[", 2, &["kolada-0.json:1:11", "tar slut"]);
    case("{\"detail\":\"Not Found\"}", 2, &["inget svar från Kolada", "styr kolada urls"]);
    case(&"[".repeat(300_000), 2, &["tar slut"]);
}

#[test]
fn a_dry_run_shows_and_writes_nothing() {
    let repo = repo();
    let ran = import(&repo, &[&answer(&[("0586", 2025, "T 74.1")])], &["--dry-run"]);
    assert_eq!(ran.status, Some(0));
    assert!(
        ran.stdout.contains("– → 74,1\u{a0}%") && ran.stdout.contains("Skulle skriva 2 värden"),
        "{ran:?}"
    );
    assert!(!repo.root().join("bun/utfall").exists());
}

#[test]
fn the_examples_take_an_answer_and_stay_right() {
    for (example, row) in [
        (
            "sundsvall",
            (
                "kf/utfall/2027.toml",
                "varde = 3.30125, avser_ar = 2025, kommentar = \"Källa: Kolada, preliminärt till 2027-01-31\", preliminar = true, jamforelse = { riket = 3.2 }",
            ),
        ),
        (
            "mjolby",
            (
                "oson/utfall/2026.toml",
                "bokslut = { varde = 74, kommentar = \"Källa: Kolada\", jamforelse = { riket = 66.2 }, grupp = { kvinnor = 77.4, man = 69.8 } }",
            ),
        ),
    ] {
        let repo = Styrrepo::copy_of(&format!("examples/{example}"));
        let file = |name: &str| project(&format!("tests/kolada/{name}.json")).to_str().unwrap().to_owned();
        let files: Vec<String> = [example.to_owned(), format!("{example}-kpi")]
            .iter()
            .map(|it| file(it))
            .filter(|it| fs::exists(it).unwrap())
            .collect();
        let args: Vec<&str> = std::iter::once("import").chain(files.iter().map(String::as_str)).collect();
        let ran = repo.styr(&args);
        assert_eq!(ran.status, Some(0), "{ran:?}");
        assert!(repo.read(row.0).contains(row.1), "{}", repo.read(row.0));
        let again = repo.styr(&args);
        assert!(again.stdout.contains("Inget att skriva"), "{again:?}");
        assert_eq!(repo.styr(&["check"]).status, Some(0));
        let status = repo.styr(&["status", "--period", if example == "mjolby" { "2026" } else { "2027-t2" }]);
        assert!(status.stdout.contains(if example == "mjolby" { "74" } else { "3,30" }), "{status:?}");
    }
}

#[test]
fn texts_of_strangers_stay_texts() {
    let repo = repo();
    let hostile = r"=cmd|x\u001b[31m\u202e\r\n::error::x##[add-mask]\u0000";
    let rows = answer(&[("0586", 2025, &format!("T 1 {hostile}"))]);
    let ran = import(&repo, &[&rows, &measure(hostile, "2025", "2026-01-01")], &[]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let written = repo.read("bun/utfall/2025.toml");
    for text in [&ran.stdout, &ran.stderr, &written] {
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{0}', '\r']), "{text:?}");
        assert!(!text.lines().any(|it| it.trim_start().starts_with("::")), "{text:?}");
    }
    assert_eq!(repo.styr(&["check"]).status, Some(0));
}

#[test]
fn a_large_answer_is_read_once() {
    let repo = repo();
    let rows: Vec<String> = (0..100_000)
        .map(|it| {
            format!(
                r#"{{"kpi":"N{:05}","municipality":"{:04}","period":{},"values":[{{"gender":"T","value":1}}]}}"#,
                it % 9,
                it / 20 % 9000,
                2000 + it % 20
            )
        })
        .collect();
    let own = answer(&[("0586", 2025, "T 74.1")]);
    let before = Instant::now();
    let ran = import(&repo, &[&format!("{own}[{{\"values\":[{}]}}]", rows.join(","))], &[]);
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("Skrev 2 värden"), "{ran:?}");
    assert!(before.elapsed().as_secs() < 60, "{:?}", before.elapsed());
}

#[test]
fn addresses_hold_what_the_plan_wants_and_nothing_else() {
    let repo = repo();
    let ran = repo.styr(&["kolada", "urls"]);
    let expected = "https://api.kolada.se/v3/kpi/N15428\n\
        https://api.kolada.se/v3/data/kpi/N15428/municipality/0586,0000,G37329,0580/year/2022,2023,2024,2025,2026\n";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str(), ran.status), (expected, "", Some(0)));

    let many: String = (0..60)
        .map(|it| format!("\n[indikator.i{it}]\nnamn = \"I\"\nkolada = \"U{:05}\"\n", it / 2 * 7))
        .collect();
    repo.append("bun/plan.toml", &many);
    let ran = repo.styr(&["kolada", "urls", "--from", "1990"]);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.iter().filter(|it| it.contains("/v3/kpi/")).count(), 2, "31 measures");
    for line in &lines {
        let parts: Vec<&str> = line.trim_start_matches("https://api.kolada.se/v3/").split('/').collect();
        let counts: Vec<usize> = parts.iter().map(|it| it.split(',').count()).collect();
        assert!(counts.iter().all(|it| *it <= 25), "{line}");
        assert!(counts.iter().product::<usize>() <= 5000, "{line}");
    }

    let repo = Styrrepo::base();
    let bad = "kolada = \"N15428/../x\\nhttps://evil.example\"\n";
    repo.append("bun/plan.toml", bad).append("styr.toml", "\n[kolada]\njamforelse = { x = \"G1?a=b\" }\n");
    let ran = repo.styr(&["kolada", "urls"]);
    assert_eq!((ran.stdout.as_str(), ran.status), ("", Some(0)));
    assert!(ran.stderr.contains("inget id i Kolada") && ran.stderr.contains("ingen kommun"), "{ran:?}");

    repo.replace("styr.toml", "kod = \"0000\"\n", "");
    let ran = repo.styr(&["kolada", "urls"]);
    assert_eq!((ran.stdout.as_str(), ran.status), ("", Some(2)));
    assert!(ran.stderr.contains("kod = \"0586\""), "{ran:?}");
}
