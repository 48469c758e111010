//! `[import.NAME]`: files from other systems.

use crate::styrrepo::Styrrepo;

const RULE: &str = r#"
[import.ekonomi]
fil = "uttag-*.csv"
rubrikrad = 3
kolumner = { enhet = "Organisation", indikator = "Mått", ar = "År", period = "Månad", varde = "Utfall (andel)", grupp = "Kön", kommentar = "Not" }
enheter = { "Barn & utbildning" = "bun" }
indikatorer = { "Trygghet (åk 8)" = "trygghet-ak8" }
perioder = { "Jan-aug" = "t2" }
grupper = { K = "kvinnor", Totalt = "" }
ganger = 100
okand = "av"
"#;

const FILE: &str = "Uttag ur ekonomisystemet\n;;\nÅr;Månad;Organisation;Mått;Kön;Utfall (andel);Not;Rest\n\
                    2026;Jan-aug;Barn & utbildning;Trygghet (åk 8);Totalt;0,884;Preliminärt;x\n\
                    2026;Jan-aug;Barn & utbildning;Trygghet (åk 8);K;0,9;;x\n\
                    2026;Jan-aug;Tekniska;Hål i gatan;Totalt;12;;x\n";

fn repo() -> Styrrepo {
    let repo = Styrrepo::base();
    repo.append("styr.toml", RULE).append("bun/plan.toml", "uppdelning = [\"kon\"]\n");
    repo
}

#[test]
fn columns_and_words_of_a_file_are_those_of_the_rule() {
    let repo = repo();
    assert_eq!(repo.findings(&["--level", "fel"]).iter().filter(|it| it.contains("styr.toml")).count(), 0);
    for (name, args) in [("uttag-sep.csv", &[][..]), ("annat.csv", &["--rules", "ekonomi"][..])] {
        let repo = self::repo();
        repo.write(name, FILE);
        let ran = repo.styr(&[&["import", name], args].concat());
        assert_eq!(ran.status, Some(0), "{ran:?}");
        assert_eq!(ran.stderr, "not: 1 rad gäller det som inte finns här\n");
        let expected = "format = 1\n\n[indikator.trygghet-ak8]\nt2 = { varde = 88.4, kommentar = \"Preliminärt\", grupp = { kvinnor = 90 } }\n";
        assert_eq!(repo.read("bun/utfall/2026.toml"), expected);
    }
}

#[test]
fn a_rule_that_does_not_fit_the_file_says_why() {
    #[track_caller]
    fn case(change: (&str, &str), args: &[&str], expected: &str) {
        let repo = repo();
        repo.replace("styr.toml", change.0, change.1).write("uttag-1.csv", FILE);
        let ran = repo.styr(&[&["import", "uttag-1.csv"], args].concat());
        assert_eq!((ran.status, ran.stderr.as_str()), (Some(2), expected), "{ran:?}");
        assert!(!repo.root().join("bun/utfall").exists());
    }

    case(
        ("indikator = \"Mått\"", "indikator = \"Måtten\""),
        &[],
        "fel: filen har ingen kolumn `Måtten`, som `[import.ekonomi]` läser\nhjälp: menade du `Mått`?\n",
    );
    case(
        ("grupp = \"Kön\"", "grupp = \"Åldersklass\""),
        &[],
        "fel: filen har ingen kolumn `Åldersklass`, som `[import.ekonomi]` läser\nhjälp: filen har `År`, `Månad`, \
         `Organisation`, `Mått`, `Kön`, `Utfall (andel)`, `Not` eller `Rest`\n",
    );
    case(
        ("rubrikrad = 3", "rubrikrad = 40"),
        &[],
        "fel: filen har ingen kolumn `Mått`, som `[import.ekonomi]` läser\nhjälp: filen är tom\n",
    );
    case(
        ("format = 1", "format = 1"),
        &["--rules", "ekonomin"],
        "fel: styr.toml har ingen `[import.ekonomin]`\nhjälp: menade du `ekonomi`?\n",
    );
}

#[test]
fn a_rule_is_checked_like_any_table() {
    let repo = repo();
    repo.replace("styr.toml", "= \"bun\" }", "= \"bunn\" }").replace(
        "styr.toml",
        "okand = \"av\"",
        "okant = \"av\"",
    );
    let findings = repo.findings(&[]);
    for rule in ["bruten-lank styr.toml", "okand-nyckel styr.toml"] {
        assert!(findings.iter().any(|it| it.starts_with(rule)), "{rule}: {findings:?}");
    }
}
