//! `styr init`, and a year with each model that it knows: from an empty folder to next year's draft.

use std::{collections::BTreeSet, fs};

use crate::styrrepo::{DAY, Ran, Styrrepo, program, project};

/// A year with a model: what the unit further down is made with, and the period that is told of.
struct Round {
    model: &'static str,
    /// `styr new-plan` of a third unit.
    unit: &'static str,
    /// The period, and the day on which its outcomes are written.
    period: (&'static str, &'static str),
}

const ROUNDS: [Round; 6] = [
    Round { model: "lysekil", unit: "--level forvaltning --under namnd", period: ("ur3", "2027-09-10") },
    Round { model: "mjolby", unit: "--level enhet --under namnd", period: ("augusti", "2027-09-10") },
    Round { model: "soderhamn-2012", unit: "--level enhet --under namnd", period: ("augusti", "2027-09-10") },
    Round { model: "soderhamn-2020", unit: "--level enhet --under namnd", period: ("augusti", "2027-09-10") },
    Round { model: "solleftea", unit: "--level verksamhet --under namnd", period: ("halvar", "2027-08-20") },
    Round { model: "sundsvall", unit: "--level forvaltning --under namnd", period: ("t2", "2027-09-10") },
];

/// Runs `styr` in a folder on a day.
fn styr_on(repo: &Styrrepo, day: &str, args: &[&str]) -> Ran {
    let output = program().args(["--date", day, "-C"]).arg(repo.root()).args(args).output().unwrap();
    Ran {
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        status: output.status.code(),
    }
}

#[track_caller]
fn done(repo: &Styrrepo, day: &str, args: &[&str]) -> String {
    let ran = styr_on(repo, day, args);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{args:?} {}", ran.stdout);
    ran.stdout
}

/// The rules that find something, but for tips.
fn rules(repo: &Styrrepo, day: &str) -> BTreeSet<String> {
    let ran = styr_on(repo, day, &["check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{ran:?}"));
    let findings = json["findings"].as_array().unwrap().iter().filter(|it| it["severity"] != "tips");
    let text = |it: &serde_json::Value, key: &str| it[key].as_str().unwrap().to_owned();
    let shown = |it| format!("{}: {}", text(it, "rule"), text(it, "message"));
    let is_waiting = |it: &&serde_json::Value| it["rule"] == "fyll-i";
    let waits = findings.clone().any(|it| is_waiting(&it));
    let others = findings.filter(|it| !is_waiting(it)).map(shown);
    others.chain(waits.then(|| "fyll-i".to_owned())).collect()
}

/// Every file as somebody fills it in: texts written, choices made, plans decided.
fn fill_in(repo: &Styrrepo, day: &str) {
    for entry in walkdir::WalkDir::new(repo.root()).into_iter().map(Result::unwrap) {
        if entry.path().extension().is_some_and(|it| it == "toml") {
            let text = fs::read_to_string(entry.path()).unwrap();
            fs::write(entry.path(), filled_in(&text, day)).unwrap();
        }
    }
}

fn filled_in(text: &str, day: &str) -> String {
    let chosen = |line: &str| line.split(" # FYLL I ").next().unwrap_or_default().to_owned();
    let named = |line: String| line.replace("mottagare = \"alla\"", "mottagare = [\"namnd\"]");
    let written = |line: String| named(line.replace("\"FYLL I ", "\"Vi svarar: "));
    let decided = |line: String| match line.strip_prefix("# beslut = { organ = ") {
        Some(rest) => {
            let organ = rest.split(',').next().unwrap_or_default();
            format!("beslut = {{ organ = {organ}, datum = {day}, paragraf = \"1\" }}")
        }
        None => line,
    };
    let kept = text.lines().filter(|it| !it.starts_with("# FYLL I "));
    kept.map(|it| decided(written(chosen(it))) + "\n").collect()
}

#[test]
fn a_year_with_each_model() {
    for round in ROUNDS {
        let (repo, model) = (Styrrepo::empty(), round.model);
        let made = done(&repo, DAY, &["init", "--model", model]);
        assert!(made.starts_with("Skrev kf/plan.toml\nSkrev namnd/plan.toml\nSkrev styr.toml\n"), "{made}");
        assert_eq!(rules(&repo, DAY), BTreeSet::from(["fyll-i".to_owned()]), "{model}");
        fill_in(&repo, DAY);
        assert_eq!(rules(&repo, DAY), BTreeSet::new(), "{model}");

        let unit: Vec<&str> =
            ["new-plan", "skolan", "--name", "Skolan"].into_iter().chain(round.unit.split(' ')).collect();
        done(&repo, DAY, &unit);
        fill_in(&repo, DAY);
        assert_eq!(rules(&repo, DAY), BTreeSet::new(), "{model}");

        let (period, day) = round.period;
        let row = format!("{period}=gron");
        let recorded = done(&repo, day, &["record", "namnd/matt-1", &row, "--comment", "Vi har mätt"]);
        assert!(recorded.contains("matt-1"), "{model} {recorded}");
        let paper = done(&repo, day, &["report", "namnd", "--period", &format!("2027-{period}")]);
        assert!(paper.contains("Vi svarar: vad ni mäter"), "{model}\n{paper}");
        let errors = styr_on(&repo, day, &["check", "-q"]);
        assert_eq!(errors.status, Some(0), "{model} {}", errors.stdout);

        let last = "2027-11-21";
        let before = done(&repo, last, &["report", "namnd", "--period", "2027"]);
        let drafts = done(&repo, last, &["new-period", "2028"]);
        assert!(drafts.contains("3 enheter har fått ett utkast för 2028"), "{model} {drafts}");
        assert_eq!(done(&repo, last, &["report", "namnd", "--period", "2027"]), before, "{model}");
        let errors = styr_on(&repo, last, &["check", "-q"]);
        assert_eq!(errors.status, Some(0), "{model} {}", errors.stdout);
    }
}

/// Every example with a styrmodell is there to begin with, in its own words.
#[test]
fn the_list_names_every_example() {
    let ran = crate::styrrepo::run(&["init", "--list"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""));
    let named: BTreeSet<&str> = ran.stdout.lines().filter_map(|it| it.split_whitespace().next()).collect();
    let folders = fs::read_dir(project("examples")).unwrap().map(|it| it.unwrap().path());
    let examples: Vec<String> = folders
        .filter(|it| it.join("styr.toml").exists())
        .map(|it| it.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(named, examples.iter().map(String::as_str).collect());
    let line =
        "solleftea       Målkompassen, Sollefteå kommun (Kommunfullmäktige → Nämnd → Förvaltningsledning → ";
    assert!(ran.stdout.contains(line), "{}", ran.stdout);
}

/// Nothing of the municipality that the model comes from is left, but its name in the head.
#[test]
fn nothing_of_the_other_municipality_is_left() {
    for round in ROUNDS {
        let repo = Styrrepo::empty();
        done(&repo, DAY, &["init", "--model", round.model]);
        let model = fs::read_to_string(project("examples").join(round.model).join("styr.toml")).unwrap();
        let model: toml::Table = model.parse().unwrap();
        let name = model["kommun"]["namn"].as_str().unwrap();
        let place = name.split_whitespace().next().unwrap().trim_end_matches('s');
        for path in ["styr.toml", "styrdokument.toml", "kf/plan.toml", "namnd/plan.toml"] {
            let text = fs::read_to_string(repo.root().join(path)).unwrap();
            let told = text.lines().skip(3).find(|it| it.contains(place));
            assert_eq!(told, None, "{} {path}", round.model);
        }
        let styr = fs::read_to_string(repo.root().join("styr.toml")).unwrap();
        for gone in ["kod = ", "anmarkning", "[undantag", "diarienummer"] {
            assert!(!styr.contains(gone), "{} {gone}", round.model);
        }
    }
}

#[test]
fn the_recipe_for_the_host_is_there() {
    for (host, path, recipe) in [
        ("github", ".github/workflows/styr.yml", "github.yml"),
        ("gitlab", ".gitlab-ci.yml", "gitlab.yml"),
        ("azure", "azure-pipelines.yml", "azure.yml"),
        ("forgejo", ".forgejo/workflows/styr.yml", "forgejo.yml"),
    ] {
        let repo = Styrrepo::empty();
        let ran = repo.styr(&["init", "--model", "sundsvall", "--ci", host, "ny/mapp"]);
        assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
        let written = fs::read_to_string(repo.root().join("ny/mapp").join(path)).unwrap();
        assert_eq!(written, fs::read_to_string(project("examples/ci").join(recipe)).unwrap());
        assert!(ran.stdout.contains("`styr check -C ny/mapp` visar dem"), "{}", ran.stdout);
    }
}

#[test]
fn nothing_is_written_over() {
    #[track_caller]
    fn case(there: &str, args: &str, message: &str) {
        let repo = Styrrepo::empty();
        if !there.is_empty() {
            repo.write(there, "mitt eget");
        }
        let ran = repo.styr(&args.split(' ').collect::<Vec<_>>());
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{}", ran.stderr);
        assert!(ran.stderr.contains(message), "{}", ran.stderr);
        let files: Vec<String> = walkdir::WalkDir::new(repo.root())
            .into_iter()
            .map(Result::unwrap)
            .filter(|it| it.file_type().is_file())
            .map(|it| fs::read_to_string(it.path()).unwrap())
            .collect();
        assert!(files.iter().all(|it| it == "mitt eget"), "{files:?}");
    }

    case("styr.toml", "init --model sundsvall", "mappen är redan ett styrrepo");
    case("kf/plan.toml", "init --model sundsvall", "kf/plan.toml finns redan\nhjälp: inget skrevs");
    case(".gitlab-ci.yml", "init --model sundsvall --ci gitlab", ".gitlab-ci.yml finns redan");
    case("", "init --model sundsval", "det finns ingen modell `sundsval`\nhjälp: menade du `sundsvall`?");
    case("", "init --model x", "välj `lysekil`, `mjolby`, ");
    case("", "init", "`--model <NAMN>` måste anges");
    case("", "init --model sundsvall --ci svn", "ogiltigt värde `svn`");
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_folder() {
    let (repo, outside) = (Styrrepo::empty(), Styrrepo::empty());
    std::os::unix::fs::symlink(outside.root(), repo.root().join("kf")).unwrap();
    let ran = repo.styr(&["init", "--model", "sundsvall"]);
    assert_eq!(ran.status, Some(2), "{ran:?}");
    assert_eq!(fs::read_dir(outside.root()).unwrap().count(), 0);
    assert!(!repo.root().join("styr.toml").exists());
}
