//! The form out, filled in, and back.

use std::fs;

use super::book::{self, Fill, filled};
use crate::styrrepo::Styrrepo;

/// The form of a period, taken out of the styrrepo.
fn exported(repo: &Styrrepo, period: &str) -> Vec<u8> {
    let ran = repo.styr(&["export", "ut", "--period", period]);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    let path = repo.root().join(format!("ut/utfall-{period}.xlsx"));
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(path).unwrap();
    bytes
}

#[test]
fn a_form_goes_out_and_comes_back_in_sundsvall() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    let form = exported(&repo, "2026-t3");
    let fills: [(&[&str], Fill); 4] = [
        (&["bun/sjukfranvaro"], Fill::Number(6.5)),
        (&["bun/sjukfranvaro", "Kvinnor"], Fill::Number(6.75)),
        (&["bun/behoriga-larare", "2026-t3"], Fill::Percent(0.8125)),
        (&["bun/franvaro", "Män"], Fill::Text("1 011,5")),
    ];
    repo.write("ifylld.xlsx", filled(&form, &fills));

    let ran = repo.styr(&["import", "ifylld.xlsx", "--dry-run"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(
        ran.stdout
            .contains("bun/sjukfranvaro, Helår 2026: – → 6,5\u{a0}%; grupp.kvinnor: – → 6,75\u{a0}%; färg"),
        "{ran:?}"
    );
    assert!(ran.stdout.ends_with("Skulle skriva 4 värden i 1 fil\n"), "{ran:?}");
    assert!(!repo.read("bun/utfall/2026.toml").contains("t3"), "a trial writes nothing");

    let ran = repo.styr(&["import", "ifylld.xlsx"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(ran.stdout.ends_with("Skrev 4 värden i 1 fil\n"), "{ran:?}");
    let outcomes = repo.read("bun/utfall/2026.toml");
    for line in [
        "t3 = { varde = 6.5, grupp = { kvinnor = 6.75 } }",
        "t3 = 81.25",
        "t3 = { grupp = { man = 1011.5 } }",
    ] {
        assert!(outcomes.contains(line), "{line} is not in\n{outcomes}");
    }
    let status = repo.styr(&["status", "bun", "--period", "2026-t3", "--format", "csv"]);
    assert!(status.stdout.contains("6.5,2026-t3"), "{status:?}");
    assert_eq!(repo.styr(&["check", "-q"]).status, Some(0), "an outcome breaks nothing");

    let ran = repo.styr(&["import", "ifylld.xlsx"]);
    assert_eq!(
        (ran.status, ran.stdout.as_str()),
        (Some(0), "Inget att skriva; 4 stod redan så\n"),
        "{ran:?}"
    );
    assert_eq!(repo.read("bun/utfall/2026.toml"), outcomes);
}

#[test]
fn a_form_goes_out_and_comes_back_in_mjolby() {
    let repo = Styrrepo::copy_of("examples/mjolby");
    let form = exported(&repo, "2026-augusti");
    // What is filled in already says what the files say.
    repo.write("orord.xlsx", &form);
    let ran = repo.styr(&["import", "orord.xlsx"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(ran.stdout.starts_with("Inget att skriva; "), "{ran:?}");

    let tables = book::read(&form);
    let line =
        tables.iter().flat_map(|it| &it.lines).find(|it| it.number > 2 && it.text(6).parse::<u32>().is_ok());
    let line = line.expect("a whole number is filled in");
    let (id, key): (&'static str, &'static str) =
        (line.text(10).to_owned().leak(), line.text(1).to_owned().leak());
    let texts: &[&str] = if key.is_empty() { &[id] } else { &[id, key] };
    repo.write("ifylld.xlsx", filled(&form, &[(texts, Fill::Number(77.7))]));
    let ran = repo.styr(&["import", "ifylld.xlsx"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(ran.stdout.contains("→ 77,7"), "{ran:?}");
    let status = repo.styr(&["status", "--period", "2026-augusti", "--format", "csv"]);
    assert!(status.stdout.contains("77.7"), "{status:?}");
}

#[test]
fn the_same_form_has_the_same_bytes_and_is_not_written_over() {
    let repo = Styrrepo::base();
    let form = exported(&repo, "2026-t2");
    assert_eq!(form, exported(&repo, "2026-t2"));
    repo.write("ut/utfall-2026-t2.xlsx", "ifylld");
    let ran = repo.styr(&["export", "ut", "--period", "2026-t2"]);
    assert_eq!(ran.status, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("finns redan"), "{ran:?}");
    assert_eq!(repo.read("ut/utfall-2026-t2.xlsx"), "ifylld");
}

#[test]
fn a_form_is_locked_but_for_the_yellow_cells() {
    let repo = Styrrepo::base();
    repo.replace(
        "bun/plan.toml",
        "namn = \"Elever i åk 8 som känner sig trygga\"",
        "namn = \"=HYPERLINK(\\\"http://x\\\")\"",
    );
    repo.append("bun/plan.toml", MORE);
    let form = exported(&repo, "2026-t2");
    let sheet = book::part(&form, "xl/worksheets/sheet2.xml");
    assert!(sheet.contains("<sheetProtection "), "{sheet}");
    assert!(!sheet.contains("<f>"), "no text of a file is a formula");
    for (words, kind) in [
        ("Ja,Nej", "list"),
        ("Skriv bara ett tal", "decimal"),
        ("Grön,Gul,Röd", "list"),
        ("Ej påbörjad,Pågår", "list"),
    ] {
        assert!(
            sheet.contains(words) && sheet.contains(&format!("type=\"{kind}\"")),
            "{words} is not in {sheet}"
        );
    }
    assert!(sheet.contains("topLeftCell=\"B4\""), "headings stay in sight: {sheet}");
    let custom = book::part(&form, "docProps/custom.xml");
    assert!(custom.contains("2026-t2"), "{custom}");
    let names: Vec<String> =
        book::read(&form).iter().map(|it| it.sheet.as_deref().unwrap().to_owned()).collect();
    assert_eq!(names, ["KF", "BUN"]);
}

const MORE: &str = r#"
[indikator.antagen]
mal = ["trygg-skola"]
namn = "Planen är antagen"
riktning = "ja"

[indikator.rad]
mal = ["trygg-skola"]
namn = "Rådets mening"
riktning = "bedomning"

[indikator.dag]
mal = ["trygg-skola"]
namn = "Klar dag"
riktning = "senast"
malvarde = { 2026 = 2026-06-30 }

[aktivitet.varder]
mal = ["trygg-skola"]
rubrik = "Rastvärdar"
"#;

#[test]
fn every_kind_of_answer_comes_back() {
    let repo = Styrrepo::base();
    repo.append("bun/plan.toml", MORE);
    let form = exported(&repo, "2026-t2");
    let fills: [(&[&str], Fill); 5] = [
        (&["bun/trygghet-ak8"], Fill::Formula("=80+8.1", "88.1")),
        (&["bun/antagen"], Fill::Truth(true)),
        (&["bun/rad"], Fill::Text("Gul")),
        (&["bun/dag"], Fill::Day(46_203.0)),
        (&["bun/varder"], Fill::Text("Pågår")),
    ];
    repo.write("i.xlsx", filled(&form, &fills));
    let ran = repo.styr(&["import", "i.xlsx"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let expected = "format = 1\n\n[indikator.trygghet-ak8]\nt2 = 88.1\n\n[indikator.antagen]\nt2 = true\n\n\
                    [indikator.rad]\nt2 = { bedomning = \"gul\" }\n\n[indikator.dag]\nt2 = 2026-06-30\n\n\
                    [aktivitet.varder]\nt2 = \"pagar\"\n";
    assert_eq!(repo.read("bun/utfall/2026.toml"), expected);
    let again = exported(&repo, "2026-t2");
    repo.write("i.xlsx", again);
    let ran = repo.styr(&["import", "i.xlsx"]);
    assert_eq!(
        (ran.status, ran.stdout.as_str()),
        (Some(0), "Inget att skriva; 5 stod redan så\n"),
        "{ran:?}"
    );
}

#[test]
fn rows_that_are_wrong_are_named_and_stop_no_other() {
    let repo = Styrrepo::base();
    repo.append("bun/plan.toml", MORE);
    repo.write("bun/utfall/2026.toml", "format = 1\n\n[indikator.trygghet-ak8]\nt2 = 80\n");
    let form = exported(&repo, "2026-t2");
    // Meanwhile somebody else has corrected the outcome.
    repo.replace("bun/utfall/2026.toml", "t2 = 80", "t2 = 81.5");
    let fills: [(&[&str], Fill); 3] = [
        (&["bun/trygghet-ak8"], Fill::Number(82.0)),
        (&["bun/rad"], Fill::Text("grönt")),
        (&["bun/antagen"], Fill::Text("Ja")),
    ];
    let spoilt = filled(&form, &fills);
    let spoilt =
        book::with_part(&spoilt, "xl/sharedStrings.xml", |text| text.replace("bun/varder", "bun/vardar"));
    let spoilt = filled(&spoilt, &[(&["bun/vardar"], Fill::Text("Klar"))]);
    repo.write("i.xlsx", &spoilt);
    for (args, verb) in
        [(vec!["import", "i.xlsx", "--dry-run"], "Skulle skriva"), (vec!["import", "i.xlsx"], "Skrev")]
    {
        let ran = repo.styr(&args);
        let expected = format!(
            "bun/antagen, Tertial 2 2026: – → ja; färg ○ ej bedömd → ● grön\n\
             fel: blad BUN, cell G4: `bun/trygghet-ak8` har ändrats sedan exporten: då 80, nu 81,5; filen vill ha 82\n\
             \x20 hjälp: exportera på nytt, eller skriv in värdet med `styr record … --replace`\n\
             fel: blad BUN, cell G6: `grönt` är inget värde för `bedomning`\n\
             \x20 hjälp: menade du `gron`?\n\
             fel: blad BUN, cell G8: enheten `bun` har ingenting som heter `vardar`\n\
             \x20 hjälp: menade du `bun/varder`?\n\
             {verb} 1 värde i 1 fil; 3 togs inte med\n"
        );
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(1), expected.as_str()), "{ran:?}");
    }
    let outcomes = repo.read("bun/utfall/2026.toml");
    assert_eq!(
        outcomes,
        "format = 1\n\n[indikator.trygghet-ak8]\nt2 = 81.5\n\n[indikator.antagen]\nt2 = true\n"
    );
}

#[test]
fn what_a_form_cannot_say_is_told() {
    let repo = Styrrepo::base();
    repo.write("bun/utfall/2026.toml", "format = 1\n\n[indikator.trygghet-ak8]\nt2 = 80\n");
    let form = exported(&repo, "2026-t2");
    repo.write("i.xlsx", filled(&form, &[(&["bun/trygghet-ak8"], Fill::Empty)]));
    let ran = repo.styr(&["import", "i.xlsx"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(0), "Inget att skriva\n"), "{ran:?}");
    assert_eq!(ran.stderr, "not: blad BUN, cell G4 är tömd; ett utfall tas bort för hand i filen\n");
    // `71,4 kr`, a day and an error are no numbers.
    for (fill, message) in [
        (Fill::Text("71,4 kr"), "`71,4 kr` är inget tal i %"),
        (Fill::Day(46_143.0), "`2026-05-01` är inget tal i %"),
        (Fill::Truth(true), "`ja` är inget tal i %"),
        (Fill::Formula("=NA()", "#N/A"), "cellen har #N/A, och inget värde"),
    ] {
        repo.write("i.xlsx", filled(&form, &[(&["bun/trygghet-ak8"], fill)]));
        let ran = repo.styr(&["import", "i.xlsx"]);
        assert_eq!(ran.status, Some(1), "{ran:?}");
        assert!(ran.stdout.starts_with(&format!("fel: blad BUN, cell G4: {message}\n")), "{ran:?}");
    }
}

#[test]
fn groups_too_small_to_be_told_of_stay_hidden() {
    let repo = Styrrepo::base();
    repo.replace("styr.toml", "[status]\n", "[status]\nminsta_grupp = 5\n");
    repo.append("bun/plan.toml", "uppdelning = [\"kon\"]\n");
    let row = |period: &str| {
        format!(
            "{period} = {{ varde = 80, grupp = {{ kvinnor = {{ varde = 61.7, antal = 3 }}, man = {{ varde = 82.5, antal = 90 }} }} }}\n"
        )
    };
    let text = format!("format = 1\n\n[indikator.trygghet-ak8]\n{}{}", row("t1"), row("t2"));
    repo.write("bun/utfall/2026.toml", text);
    let form = exported(&repo, "2026-t2");
    for part in ["xl/sharedStrings.xml", "xl/worksheets/sheet2.xml"] {
        let text = book::part(&form, part);
        assert!(!text.contains("61.7") && !text.contains("61,7"), "{text}");
    }
    repo.write("i.xlsx", &form);
    let ran = repo.styr(&["import", "i.xlsx"]);
    assert_eq!(
        (ran.status, ran.stdout.as_str()),
        (Some(0), "Inget att skriva; 2 stod redan så\n"),
        "{ran:?}"
    );
    repo.write("i.xlsx", filled(&form, &[(&["bun/trygghet-ak8", "Kvinnor"], Fill::Number(60.0))]));
    assert_eq!(repo.styr(&["import", "i.xlsx"]).status, Some(0));
    assert!(
        repo.read("bun/utfall/2026.toml")
            .contains("t2 = { varde = 80, grupp = { kvinnor = { varde = 60, antal = 3 }")
    );
}
