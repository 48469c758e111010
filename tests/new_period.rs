//! `styr new-period`: next year's draft beside this year's plan, and nothing else changed (R50).

use std::{collections::BTreeMap, fs, path::Path};

use crate::styrrepo::{Ran, Styrrepo, program, project};

const PLAN: &str = "bun/plan.toml";

/// The example that has a nämnd with every kind of thing.
fn example() -> Styrrepo {
    Styrrepo::copy_of("examples/sundsvall")
}

fn text(repo: &Styrrepo, path: &str) -> String {
    fs::read_to_string(repo.root().join(path)).unwrap()
}

/// What `check` finds, but for tips: how often each rule.
fn found(repo: &Styrrepo) -> BTreeMap<String, usize> {
    let ran = repo.styr(&["check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{ran:?}"));
    let mut counts = BTreeMap::new();
    for finding in json["findings"].as_array().unwrap().iter().filter(|it| it["severity"] != "tips") {
        *counts.entry(finding["rule"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    counts
}

/// Everything that is said of the old year, by every command that says anything of it.
fn of_the_old_year(repo: &Styrrepo, units: &[String]) -> Vec<Ran> {
    let mut all: Vec<Ran> =
        ["json", "csv", "table"].map(|it| repo.styr(&["status", "--period", "2026", "--format", it])).into();
    for unit in units {
        let period = repo.styr(&["report", unit, "--period", "2026"]);
        assert_eq!(period.status, Some(0), "{period:?}");
        all.push(period);
    }
    all
}

/// Every example that has a plan for 2026, with the ids of its units.
fn examples() -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(project("examples")).unwrap() {
        let folder = entry.unwrap().path();
        if !folder.join("styr.toml").exists() {
            continue;
        }
        let ran = program().args(["tree", "--format", "json", "-C"]).arg(&folder).output().unwrap();
        let json: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
        let units = json["units"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned());
        all.push((format!("examples/{}", name(&folder)), units.collect()));
    }
    all
}

fn name(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn nothing_of_the_old_year_changes() {
    for (folder, units) in examples() {
        let repo = Styrrepo::copy_of(&folder);
        // An example of another time has no plan for the year before.
        let none = "ingen enhet har en plan för 2026";
        if repo.styr(&["new-period", "2027"]).stderr.contains(none) {
            continue;
        }
        let repo = Styrrepo::copy_of(&folder);
        let before = (of_the_old_year(&repo, &units), found(&repo));
        let ran = repo.styr(&["new-period", "2027"]);
        assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{folder} {ran:?}");
        let after = of_the_old_year(&repo, &units);
        for (before, after) in before.0.iter().zip(&after) {
            assert_eq!(before.stdout, after.stdout, "{folder}");
        }
        let mut findings = found(&repo);
        assert!(findings.remove("fyll-i") > before.1.get("fyll-i").copied(), "{folder}");
        let mut known = before.1.clone();
        known.remove("fyll-i");
        assert_eq!(findings, known, "{folder}: a draft brings nothing but what waits to be written");
        let again = repo.styr(&["new-period", "2027"]);
        assert_eq!(again.status, Some(2), "{again:?}");
        assert!(again.stderr.starts_with("fel: alla enheter har redan en plan för 2027"), "{}", again.stderr);
    }
}

/// The lines that a command added; every other line is as it was.
#[track_caller]
fn added(before: &str, after: &str) -> String {
    let mut old = before.lines().peekable();
    let mut new = String::new();
    for line in after.lines() {
        if old.peek() == Some(&line) {
            old.next();
        } else {
            new = new + line + "\n";
        }
    }
    assert_eq!(old.next(), None, "a line is gone from\n{after}");
    new
}

#[test]
fn the_draft_stands_beside_the_plan() {
    let repo = example();
    let before = ["ks/plan.toml", "indikatorer.toml"].map(|it| text(&repo, it));
    let ran = repo.styr(&["new-period", "2027", "ks"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    let after = ["ks/plan.toml", "indikatorer.toml"].map(|it| text(&repo, it));
    assert_eq!(
        added(&before[0], &after[0]),
        "[plan.2027]\ntyp = \"ny\"\n\
         # Planen är ett utkast tills den är beslutad. Den beslutas av Kommunstyrelsen:\n\
         # beslut = { organ = \"ks\", datum = 2026-11-21, paragraf = \"…\", diarienummer = \"…\" }\n\
         styrdokument = [\"ks-reglemente\", \"ekonomipolicy\", \"arbetsgivarstrategi\", \"internkontroll-riktlinje\"]\n\
         omvarld = { text = \"FYLL I vad i omvärlden som påverkar er de närmaste åren\", \
         kalla = [\"omvarldsanalys\"], datum = 2026-11-21 } # FYLL I källan: ett eller flera id ur styrdokument.toml\n\n\
         # FYLL I målvärdet för 2027 i malvarde för sjukfranvaro (2026: 4.0)\n\
         # FYLL I målvärdet för 2027 i malvarde för medarbetare-per-chef (2026: [15, 23])\n\
         # FYLL I målvärdet för 2027 i malvarde för prognossakerhet (2026: [-1, 1])\n\
         # FYLL I målvärdet för 2027 i malvarde för analyser-i-tid (2026: 100)\n\
         # FYLL I målvärdet för 2027 i malvarde för svar-inom-en-dag (2026: 92)\n\
         # FYLL I målvärdet för 2027 i malvarde för handlingar-i-tid (2026: 95)\n\
         # FYLL I målvärdet för 2027 i malvarde för ram (2026: 421_500)\n"
    );
    let shared = "# FYLL I målvärdet för 2027 i malvarde för hme (2026: 79)\n";
    assert_eq!(added(&before[1], &after[1]), shared);
    assert!(ran.stdout.contains("  styrdokument som inte längre gäller: servicepolicy\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("På 10 ställen står FYLL I"), "{}", ran.stdout);
    // Another that takes up the same indicator does not ask for it twice.
    assert_eq!(repo.styr(&["new-period", "2027", "son"]).status, Some(0));
    assert_eq!(added(&before[1], &text(&repo, "indikatorer.toml")), shared);
}

/// What the unit has to see to: each told, and none of it written into the old plan.
#[test]
fn what_must_be_seen_to_is_told() {
    let repo = Styrrepo::base();
    repo.replace("kf/plan.toml", "[plan.2026]", "[plan.2027]\ntyp = \"ny\"\n[plan.2026]")
        .append(
            "kf/plan.toml",
            "\n[mal.nytt]\nrubrik = \"Nytt\"\ngiltig = \"2027-2030\"\n[mal.gammalt]\nrubrik = \"G\"\ngiltig = 2026\n",
        )
        .append(
            PLAN,
            "\n[mal.kort]\nrubrik = \"Kort\"\ngiltig = 2026\nbidrar_till = \"kf/trygg-uppvaxt\"\n\
             [indikator.kort-matt]\nnamn = \"n\"\nmal = \"kort\"\nriktning = \"minst\"\nmalvarde = { 2026 = 1 }\n\
             [indikator.redan]\nnamn = \"n\"\nmal = \"trygg-skola\"\nriktning = \"minst\"\nmalvarde = { 2026 = 1, 2027 = 2 }\n\
             [indikator.underlag]\nnamn = \"n\"\ntyp = \"underlag\"\nmalvarde = { 2026 = 1 }\n\
             [aktivitet.gjord]\nrubrik = \"a\"\nmal = \"trygg-skola\"\nansvarig = \"R\"\nstart = 2026-01-01\nslut = 2026-06-30\n\
             [aktivitet.kvar]\nrubrik = \"a\"\nmal = \"trygg-skola\"\nansvarig = \"R\"\nstart = 2026-01-01\nslut = 2027-06-30\n\
             [aktivitet.klar]\nrubrik = \"a\"\nmal = \"trygg-skola\"\nansvarig = \"R\"\nstart = 2026-01-01\nslut = 2027-06-30\n",
        )
        .write("bun/utfall/2026.toml", "format = 1\n[aktivitet.klar]\nt1 = \"klar\"\n");
    let ran = repo.styr(&["new-period", "2027"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    assert_eq!(
        ran.stdout.split("\n\n").next().unwrap(),
        "bun · Barn- och utbildningsnämnden: översyn 2027\n\
         \u{20} fortsätter: trygg-skola\n\
         \u{20} slutar före: kort (2026-12-31)\n\
         \u{20} obesvarat: kf/nytt\n\
         \u{20} målvärde att besluta: trygghet-ak8\n\
         \u{20} avslutade aktiviteter: gjord, klar"
    );
    assert!(
        ran.stdout.contains("1 enhet har fått ett utkast för 2027; 1 hade redan en plan"),
        "{}",
        ran.stdout
    );
}

/// `typ` follows the model's cycle (R49).
#[test]
fn the_cycle_says_whether_the_plan_is_new() {
    for (first, of_type, words) in [(2027, "ny", "ny plan"), (2026, "oversyn", "översyn")] {
        let repo = Styrrepo::base();
        repo.replace("styr.toml", "forsta = 2018", &format!("forsta = {first}"));
        let ran = repo.styr(&["new-period", "2027", "bun"]);
        assert_eq!(ran.status, Some(0), "{ran:?}");
        assert!(ran.stdout.contains(&format!(": {words} 2027\n")), "{}", ran.stdout);
        assert!(text(&repo, PLAN).contains(&format!("[plan.2027]\ntyp = \"{of_type}\"\n")));
    }
}

#[test]
fn wrong_use_is_refused_and_writes_nothing() {
    #[track_caller]
    fn case(args: &str, message: &str) {
        let repo = example();
        let before = text(&repo, "son/plan.toml");
        let args: Vec<&str> = ["new-period"].into_iter().chain(args.split(' ')).collect();
        let ran = repo.styr(&args);
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{}", ran.stderr);
        assert!(ran.stderr.contains(message), "{}", ran.stderr);
        assert_eq!(text(&repo, "son/plan.toml"), before);
    }

    case("27", "`27` är ingen planperiod");
    case("2027-2026", "`2027-2026` är ingen planperiod");
    case("2027 bunn", "menade du `bun`?");
    case("2027 bun", "`bun` har redan en plan för 2027\nhjälp: inget skrevs; den står i bun/plan.toml");
    case("2027 son bun", "`bun` har redan en plan för 2027");
    case("2031 son", "`son` har ingen plan för 2030 att utgå från");
    case("2031", "ingen enhet har en plan för 2030 att utgå från");
    case("2026", "alla enheter har redan en plan för 2026");
}

#[test]
fn a_broken_plan_is_not_touched() {
    let repo = example();
    repo.append("son/plan.toml", "\n[mal.x\n");
    let before = text(&repo, "ks/plan.toml");
    let ran = repo.styr(&["new-period", "2027"]);
    assert_eq!(ran.status, Some(3), "{ran:?}");
    assert!(ran.stderr.contains("son/plan.toml"), "{}", ran.stderr);
    assert_eq!(text(&repo, "ks/plan.toml"), before);
}
