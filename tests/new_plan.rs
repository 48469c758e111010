//! `styr new-plan`: a plan that is right at once, but for what the unit itself must write.

use std::fs;

use crate::styrrepo::{Styrrepo, project};

const EXAMPLE: &str = "examples/sundsvall";

/// Runs `new-plan` and gives the file that it wrote.
#[track_caller]
fn made(repo: &Styrrepo, args: &[&str], path: &str) -> String {
    let ran = repo.styr(&[&["new-plan"], args].concat());
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.starts_with(&format!("Skrev {path}\n")), "{}", ran.stdout);
    fs::read_to_string(repo.root().join(path)).unwrap()
}

/// What the check says of the folder of a plan, but for tips: each once.
fn rules(repo: &Styrrepo, path: &str) -> Vec<String> {
    let folder = path.strip_suffix("/plan.toml").unwrap();
    let ran = repo.styr(&["check", folder, "--format", "json"]);
    assert_eq!(ran.status, Some(0), "{}", ran.stdout);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let findings = json["findings"].as_array().unwrap().iter().filter(|it| it["severity"] != "tips");
    let mut rules: Vec<String> = findings.map(|it| it["rule"].as_str().unwrap().to_owned()).collect();
    rules.sort();
    rules.dedup();
    rules
}

/// The plan as somebody fills it in: texts written, choices made, and decided.
fn filled_in(text: &str) -> String {
    let chosen = |line: &str| line.split(" # FYLL I ").next().unwrap_or_default().to_owned();
    let written = |line: String| match line.strip_prefix("ansvarig = \"FYLL I ") {
        Some(_) => "ansvarig = \"Rektor\"".to_owned(),
        None => line.replace("\"FYLL I ", "\"Vi svarar: "),
    };
    let decided = |line: String| match line.strip_prefix("# beslut") {
        Some(rest) => format!("beslut{}", rest.replace('…', "1")),
        None => line,
    };
    text.lines().map(|it| decided(written(chosen(it))) + "\n").collect()
}

/// What a new plan must wait with: its texts, and its decision where the period has begun.
fn waiting(text: &str) -> &'static [&'static str] {
    if text.contains("[plan.2026") { &["fyll-i", "plan-ej-beslutad"] } else { &["fyll-i"] }
}

/// What is left when the comments are taken away; at most one empty line in a row.
fn without_comments(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().filter(|it| !it.starts_with('#')).collect();
    lines.dedup_by(|a, b| a.is_empty() && b.is_empty());
    while lines.last().is_some_and(|it| it.is_empty()) {
        lines.pop();
    }
    lines
}

/// Level and type of a new unit, where its plan lies, and what stands in it.
const LEVELS: [(&str, &str, &[&str]); 6] = [
    (
        "--level namnd",
        "kultur/plan.toml",
        &["# Verksamhetsplan 2027 för Örjans ö", "Vad är er uppgift enligt lagen eller reglementet?"],
    ),
    (
        "--level namnd --type bolag",
        "vatten/plan.toml",
        &[
            "# Affärsplan 2027 för Örjans ö",
            "Vad är er uppgift enligt ägardirektiv?",
            "kalla = [\"stadsbacken-agardirektiv\"]",
        ],
    ),
    (
        "--level forvaltning --under bun",
        "bun/gymnasiet/plan.toml",
        &["# Förvaltningsplan", "[aktivitet.aktivitet-1]", "# beslut = { organ = \"bun\""],
    ),
    ("--level avdelning --under vof", "son/vof/stod/plan.toml", &["# Avdelningsplan"]),
    (
        "--level enhet --under aldreomsorgen",
        "son/vof/aldreomsorgen/granen/plan.toml",
        &["# Enhetsplan", "typ = \"enhet\"", "Hur bidrar ni till "],
    ),
    ("--level enhet --under stn", "stn/lantmateriet/plan.toml", &["# Enhetsplan"]),
];

/// R2, R25: right from the start, and silent when it is filled in.
#[test]
fn every_level_and_type_passes_the_check() {
    for (args, path, words) in LEVELS {
        passes(&Styrrepo::copy_of(EXAMPLE), args, path, words);
    }
}

/// The first unit of a styrrepo that has a model and documents alone.
#[test]
fn the_top_passes_the_check() {
    let repo = Styrrepo::empty();
    repo.write("styr.toml", fs::read(project(EXAMPLE).join("styr.toml")).unwrap())
        .write("styrdokument.toml", fs::read(project(EXAMPLE).join("styrdokument.toml")).unwrap());
    let path = "fullmaktige/plan.toml";
    let words =
        ["# Mål- och resursplan 2027-2028", "[element.vision]", "[plan.2027-2028]", "invarld = { text = "];
    passes(&repo, "--level kf --plan-period 2027-2028", path, &words);
}

#[track_caller]
fn passes(repo: &Styrrepo, args: &str, path: &str, words: &[&str]) {
    let id = path.rsplit('/').nth(1).unwrap();
    let args: Vec<&str> = [id, "--name", "Örjans ö"].into_iter().chain(args.split(' ')).collect();
    let text = made(repo, &args, path);
    for word in words {
        assert!(text.contains(word), "no {word:?} in\n{text}");
    }
    assert_eq!(rules(repo, path), waiting(&text), "{text}");
    repo.write(path, filled_in(&text));
    assert_eq!(rules(repo, path), [""; 0], "{}", filled_in(&text));
}

/// R22: a legal plan of an enhet is short.
#[test]
fn a_filled_in_plan_of_a_workplace_fits_in_40_lines() {
    let repo = Styrrepo::copy_of(EXAMPLE);
    let path = "bun/bou/nya-skolan/plan.toml";
    let text =
        made(&repo, &["nya-skolan", "--name", "Nya skolan", "--level", "enhet", "--under", "bou"], path);
    let filled = filled_in(&text);
    let lines = without_comments(&filled);
    assert!(lines.len() <= 40, "{} lines:\n{}", lines.len(), lines.join("\n"));
    repo.write(path, lines.join("\n") + "\n");
    assert_eq!(rules(&repo, path), [""; 0]);
}

/// R15, R26: every goal above is there to answer, and what is handed out from the start.
#[test]
fn what_is_above_and_handed_out_is_there() {
    let repo = Styrrepo::copy_of(EXAMPLE);
    let path = "bun/bou/nya-skolan/plan.toml";
    let text =
        made(&repo, &["nya-skolan", "--name", "Nya skolan", "--level", "enhet", "--under", "bou"], path);
    for words in [
        "bidrar_till = [\"bou/trygg-vardag\"]",
        "[svar.\"bou/tidiga-insatser\"]\nej_relevant = \"FYLL I ",
        "[svar.\"bou/larare-stannar\"]\nej_relevant = \"FYLL I ",
        "# LÅST: Genomgång av rutinen mot kränkningar",
        "# [aktivitet.\"bou/krankningsrutin\"]\n# t1 = \"pagar\"",
        "styrdokument = [\"likabehandlingsplan\", \"skolplan\"]",
        "#   \"skollagen\"  Skollag (2010:800) (lag)",
    ] {
        assert!(text.contains(words), "no {words:?} in\n{text}");
    }
    assert!(!text.contains("bou/rastvardar"), "it is handed to two other schools by name");
}

/// A commission that the model wants interpreted (R26) and two kinds of superior goals (R18).
#[test]
fn the_models_demands_are_met() {
    let repo = Styrrepo::base();
    repo.append(
        "styr.toml",
        "\n[maltyp.uppdrag]\nnamn = \"uppdrag\"\nniva = [\"kf\"]\nindikator = \"av\"\nsvar = { tolkning = \"fel\" }\n\
         [elementtyp.lofte]\nnamn = \"löfte\"\nniva = [\"kf\"]\n",
    )
    .replace(
        "styr.toml",
        "bidrar_till = [\"overgripande\", \"verksamhetsmal\"]",
        "bidrar_till_alla = [\"overgripande\", \"lofte\"]\nfalt = { effekt = { namn = \"Effekt för invånaren\", krav = \"fel\" } }",
    )
    .append(
        "kf/plan.toml",
        "\n[element.snabba-svar]\ntyp = \"lofte\"\ntext = \"Svar samma dag\"\n\
         [mal.utred]\ntyp = \"uppdrag\"\nrubrik = \"Utred bad\"\nmottagare = { niva = [\"namnd\"] }\n",
    );
    let text = made(&repo, &["soc", "--name", "Socialnämnden", "--level", "namnd"], "soc/plan.toml");
    for words in [
        "bidrar_till = [\"kf/trygg-uppvaxt\", \"kf/snabba-svar\"]",
        "effekt = \"FYLL I effekt för invånaren\"",
        "# LÅST: Utred bad (målet kf/utred)",
        "[svar.\"kf/utred\"]\ntolkning = \"FYLL I hur ni förstår uppdraget\"",
    ] {
        assert!(text.contains(words), "no {words:?} in\n{text}");
    }
    assert_eq!(rules(&repo, "soc/plan.toml"), waiting(&text));
}

#[test]
fn wrong_use_is_refused_and_writes_nothing() {
    #[track_caller]
    fn case(args: &str, message: &str) {
        let repo = Styrrepo::copy_of(EXAMPLE);
        let before = listing(&repo);
        let args: Vec<&str> = args.split(' ').chain(["--name", "X"]).collect();
        let ran = repo.styr(&[&["new-plan"], &args[..]].concat());
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{}", ran.stderr);
        assert!(ran.stderr.contains(message), "{}", ran.stderr);
        assert_eq!(listing(&repo), before);
    }

    case("Skolmål --level enhet", "`Skolmål` är inget id\nhjälp: ett id är högst 64 tecken a–z");
    case("../ut --level enhet", "`../ut` är inget id");
    case("nul --level enhet", "`nul` är inget id");
    case("alla --level enhet", "en enhet kan inte heta `alla`");
    case("bun --level namnd", "det finns redan en enhet `bun`\nhjälp: den står i bun/plan.toml");
    case("ksau --level namnd", "`ksau` är redan ett organ");
    case("ny --level enet", "det finns ingen nivå `enet`\nhjälp: menade du `enhet`?");
    case(
        "ny --level namnd --type bolagg",
        "det finns ingen typ av enhet `bolagg`\nhjälp: menade du `bolag`?",
    );
    case("ny --level enhet --under bunn", "det finns ingen enhet `bunn`\nhjälp: menade du `bun`?");
    case(
        "ny --level namnd --under bou",
        "nivån `namnd` ligger inte under `bou`, som har nivån `forvaltning`",
    );
    case("ny --level forvaltning --under bou", "nivån `forvaltning` ligger inte under `bou`");
    case("ny --level forvaltning", "ange --under `bun`, `ks`, `son`, `stadsbacken` eller `stn`");
    case("ny --level kf", "`kf` står redan på den översta nivån");
    case("ny --level namnd --plan-period 27", "`27` är ingen planperiod");
    case("ny --level namnd --plan-period 2027-2026", "`2027-2026` är ingen planperiod");
    case("ny --level enhet --under bou --plan-period 2031", "`bou` har ingen plan för 2031 att svara på");
}

fn listing(repo: &Styrrepo) -> Vec<String> {
    let mut all = Vec::new();
    let mut open = vec![repo.root().to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            all.push(path.display().to_string());
            open.extend(path.is_dir().then_some(path));
        }
    }
    all.sort();
    all
}

#[test]
fn nothing_is_written_over() {
    let repo = Styrrepo::base();
    let args = ["soc", "--name", "Socialnämnden", "--level", "namnd"];
    let text = made(&repo, &args, "soc/plan.toml");
    assert_eq!(repo.styr(&[&["new-plan"], &args[..]].concat()).status, Some(2), "twice");
    repo.write("soc/plan.toml", "format = 1\n[enhet\n");
    let ran = repo.styr(&[&["new-plan"], &args[..]].concat());
    assert_eq!(ran.status, Some(2));
    assert!(ran.stderr.contains("fel: soc/plan.toml finns redan"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(repo.root().join("soc/plan.toml")).unwrap(), "format = 1\n[enhet\n");
    assert!(text.contains("[enhet]"));
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_styrrepo() {
    let (repo, outside) = (Styrrepo::base(), Styrrepo::empty());
    std::os::unix::fs::symlink(outside.root(), repo.root().join("soc")).unwrap();
    let ran = repo.styr(&["new-plan", "soc", "--name", "Socialnämnden", "--level", "namnd"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.stderr.contains("ligger bakom en symbolisk länk"), "{}", ran.stderr);
    assert_eq!(listing(&outside), [""; 0]);
    std::os::unix::fs::symlink("ingenstans", repo.root().join("vatten")).unwrap();
    assert_eq!(repo.styr(&["new-plan", "vatten", "--name", "V", "--level", "namnd"]).status, Some(2));
}

#[test]
fn names_are_written_as_they_are_or_refused() {
    #[track_caller]
    fn written(name: &str) {
        let repo = Styrrepo::base();
        let text = made(&repo, &["soc", "--name", name, "--level", "namnd"], "soc/plan.toml");
        let table: toml::Table = text.parse().unwrap();
        assert_eq!(table["enhet"]["namn"].as_str(), Some(name.trim()));
        assert_eq!(rules(&repo, "soc/plan.toml"), waiting(&text));
    }

    #[track_caller]
    fn refused(name: &str) {
        let repo = Styrrepo::base();
        let ran = repo.styr(&["new-plan", "soc", "--name", name, "--level", "namnd"]);
        assert_eq!(ran.status, Some(2), "{name:?}");
        assert!(!repo.root().join("soc").exists());
    }

    written("Räddningsnämnden Ö & Å");
    written("Skolan \"Örnen\" \\ 'väst' # [mal.x]");
    written("  Skolan  ");
    written("FYLL I");
    refused("");
    refused("  ");
    refused("a\nb = 1");
    refused("a\u{1b}[2J");
    refused("a\u{202e}b");
    refused("a\u{85}b");
}

#[test]
fn the_same_day_gives_the_same_bytes() {
    let make = |path: &str, date: &str| {
        let repo = Styrrepo::copy_of(EXAMPLE);
        let args = ["soc-ny", "--name", "Ny", "--level", "enhet", "--under", "sbk", "--date", date];
        made(&repo, &args, path)
    };
    let path = "stn/sbk/soc-ny/plan.toml";
    assert_eq!(make(path, "2026-11-21"), make(path, "2026-11-21"));
}

/// Next year in the last third of the year, where there is a plan above to answer.
#[test]
fn the_plan_period_follows_the_superiors() {
    #[track_caller]
    fn case(date: &str, periods: &str, args: &[&str], expected: &str) {
        let repo = Styrrepo::base();
        repo.replace("kf/plan.toml", "[plan.2026]", &format!("{periods}\n[plan.2026]"));
        let args = [&["soc", "--name", "S", "--level", "namnd", "--date", date], args].concat();
        let text = made(&repo, &args, "soc/plan.toml");
        assert!(text.contains(&format!("[plan.{expected}]")), "{text}");
    }

    case("2026-11-21", "", &[], "2026");
    case("2026-11-21", "[plan.2027-2028]", &[], "2027");
    case("2026-08-31", "[plan.2027-2028]", &[], "2026");
    case("2026-11-21", "[plan.2027-2028]", &["--plan-period", "2027-2028"], "2027-2028");
    case("2030-01-01", "[plan.2027-2028]", &[], "2028");
}
