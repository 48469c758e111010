//! The other views of a check, held against what was worked out by hand.

use std::{fs, path::Path};

use serde_json::{Value, json};
use styr::{
    model::load,
    policy::Selection,
    render::{matrix_text, status_table},
    report::matrix,
    source::{Source, folder::Folder},
    status::overview,
};

use crate::styrrepo::{Styrrepo, project};

/// The base with a case's files over it.
fn case_repo(name: &str) -> Styrrepo {
    let repo = Styrrepo::base();
    lay(&project(&format!("tests/cases/{name}")), "", &repo);
    repo
}

fn lay(folder: &Path, under: &str, repo: &Styrrepo) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{under}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            lay(&entry.path(), &format!("{name}/"), repo);
        } else if let Some(name) = name.strip_suffix(".append") {
            repo.append(name, &fs::read_to_string(entry.path()).unwrap());
        } else {
            repo.write(&name, fs::read(entry.path()).unwrap());
        }
    }
}

fn json_of(repo: &Styrrepo, args: &[&str]) -> Value {
    let ran = repo.styr(&[args, &["--format", "json"]].concat());
    serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{ran:?}"))
}

fn coverage(contribute: usize, not_relevant: usize, unanswered: usize, share: f64) -> Value {
    let share = if share.fract() == 0.0 { json!(share as i64) } else { json!(share) };
    json!({ "contribute": contribute, "not_relevant": not_relevant, "unanswered": unanswered, "share": share })
}

#[test]
fn the_matrix_is_what_a_hand_count_gives() {
    let goal = |unit: &str, id: &str, of: &str, title: &str, answers: &[(&str, &str)], coverage: Value| {
        let answers: Vec<Value> =
            answers.iter().map(|(unit, answer)| json!({ "unit": unit, "answer": answer })).collect();
        let handed_out = id == "samlat-stod";
        json!({ "unit": unit, "id": id, "type": [of], "title": title, "handed_out": handed_out,
            "answers": answers, "coverage": coverage })
    };
    let (upper, lower) = ("overgripande", "verksamhetsmal");
    let both = [("bun", "bidrar"), ("soc", "ej_relevant")];
    let expected = json!({
        "format": 1,
        "year": 2026,
        "goals": [
            goal("kf", "trygg-uppvaxt", upper, "Alla barn får en trygg uppväxt", &both, coverage(1, 1, 0, 50.0)),
            goal("kf", "levande-centrum", upper, "Centrum lever", &[("bun", "obesvarat"), ("soc", "bidrar")],
                coverage(1, 0, 1, 50.0)),
            goal("kf", "samlat-stod", upper, "Familjer har en väg in", &[("soc", "obesvarat")],
                coverage(0, 0, 1, 0.0)),
            goal("bun", "trygg-skola", lower, "Alla elever är trygga i skolan", &[("skola", "bidrar")],
                coverage(1, 0, 0, 100.0)),
        ],
        "units": [
            { "id": "bun", "name": "Barn- och utbildningsnämnden", "level": "namnd",
                "coverage": coverage(1, 0, 1, 50.0) },
            { "id": "skola", "name": "Centralskolan", "level": "enhet", "coverage": coverage(1, 0, 0, 100.0) },
            { "id": "soc", "name": "Socialnämnden", "level": "namnd", "coverage": coverage(1, 1, 1, 33.3) },
        ],
        "totals": coverage(3, 1, 2, 50.0)
    });
    assert_eq!(json_of(&case_repo("who-answers"), &["check", "--matrix"]), expected);
}

#[test]
fn the_matrix_and_the_lights_have_one_coverage() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    let matrix = json_of(&repo, &["check", "--matrix"]);
    let status = json_of(&repo, &["status"]);
    let goals = matrix["goals"].as_array().unwrap();
    assert!(goals.len() > 20);
    for goal in goals {
        let unit = status["units"].as_array().unwrap().iter().find(|it| it["id"] == goal["unit"]).unwrap();
        let light = unit["goals"].as_array().unwrap().iter().find(|it| it["id"] == goal["id"]).unwrap();
        for answer in ["contribute", "not_relevant", "unanswered"] {
            assert_eq!(goal["coverage"][answer], light["coverage"][answer], "{}", goal["id"]);
        }
    }
}

#[test]
fn a_narrow_terminal_gets_lists() {
    let repo = case_repo("who-answers");
    let plan = load::load(&Source::Folder(Folder::find(repo.root()).unwrap())).unwrap();
    let answer = matrix::matrix(&plan, 2026, &Selection::default());
    let text = matrix_text::matrix(&answer, 60);
    let expected = "Centrum lever (levande-centrum)\n  Bidrar: soc\n  Obesvarat: bun\n  Träffbild: 1 av 2 bidrar (50\u{a0}%)\n";
    assert!(text.contains(expected), "{text}");
    assert!(!text.contains('|'), "{text}");
}

#[test]
fn per_unit_adds_up_to_the_whole_check() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    repo.append("bun/plan.toml", "okand = 1\n").append("styr.toml", "\n[okand]\n");
    let whole = json_of(&repo, &["check"]);
    let parts = json_of(&repo, &["check", "--per-unit"]);
    assert_eq!(parts["counts"], whole["counts"]);
    let parts = parts["parts"].as_array().unwrap();
    let sum = |key: &str| parts.iter().map(|it| it["counts"][key].as_u64().unwrap()).sum::<u64>();
    for severity in ["fel", "varning", "tips"] {
        assert_eq!(sum(severity), whole["counts"][severity], "{severity}");
    }
    let units: u64 = parts.iter().map(|it| it["units"].as_u64().unwrap()).sum();
    assert_eq!(units, whole["units"]);
    let names: Vec<&str> = parts.iter().filter_map(|it| it["unit"].as_str()).collect();
    assert_eq!(names, ["kf", "bun", "ks", "son", "stadsbacken", "stn"]);
}

#[test]
fn a_proposed_model_changes_nothing() {
    let repo = case_repo("proposed-model");
    let before = fs::read(repo.root().join("styr.toml")).unwrap();
    let answer = json_of(&repo, &["check", "--model", ".forslag/utan-grunduppdrag.toml"]);
    assert_eq!(fs::read(repo.root().join("styr.toml")).unwrap(), before);
    assert_eq!(answer["new"][0]["rule"], "bruten-lank");
    assert_eq!(answer["new"][0]["path"], "soc/plan.toml");
    let units = answer["units"].as_array().unwrap();
    assert_eq!(units.len(), 1, "{units:?}");
    assert_eq!([&units[0]["id"], &units[0]["becomes_invalid"]], [&json!("soc"), &json!(true)]);
}

#[test]
fn outputs_are_as_their_schemas_say() {
    let repo = case_repo("proposed-model");
    let who = case_repo("who-answers");
    repo.styr(&["check", "--baseline", "kand.json", "--write-baseline"]);
    let list = fs::read_to_string(repo.root().join("kand.json")).unwrap();
    for (schema, answer) in [
        ("check-baseline", serde_json::from_str(&list).unwrap()),
        ("check", json_of(&repo, &["check"])),
        ("check-matrix", json_of(&who, &["check", "--matrix"])),
        ("check-per-unit", json_of(&who, &["check", "--per-unit"])),
        ("check-model", json_of(&repo, &["check", "--model", ".forslag/strangare.toml"])),
        ("check-model", json_of(&repo, &["check", "--model", ".forslag/trasig.toml"])),
    ] {
        conforms_to(schema, &answer);
    }
}

/// Holds an answer against the schema of its command.
pub(crate) fn conforms_to(schema: &str, answer: &Value) {
    let text = fs::read_to_string(project(&format!("schema/{schema}.output.json"))).unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    conforms(&whole, &whole, answer, schema);
}

/// Holds keys and kinds of values against a schema, as far as the schemas of outputs go.
fn conforms(whole: &Value, schema: &Value, value: &Value, at: &str) {
    if let Some(reference) = schema["$ref"].as_str() {
        let definition = whole.pointer(reference.strip_prefix('#').unwrap()).unwrap();
        return conforms(whole, definition, value, at);
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        conforms(whole, part, value, at);
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(it) if it.is_u64() || it.is_i64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let is_of = |it: &Value| it == kind || (it == "number" && kind == "integer");
    match &schema["type"] {
        Value::String(_) => assert!(is_of(&schema["type"]), "{at} is {kind}"),
        Value::Array(kinds) => assert!(kinds.iter().any(is_of), "{at} is {kind}"),
        _ => {}
    }
    if let Some(words) = schema["enum"].as_array() {
        assert!(words.contains(value), "{at} is {value}");
    }
    for it in value.as_array().into_iter().flatten() {
        conforms(whole, &schema["items"], it, &format!("{at}[]"));
    }
    let (Some(table), Some(properties)) = (value.as_object(), schema["properties"].as_object()) else {
        return;
    };
    assert!(table.keys().all(|it| properties.contains_key(it)), "{at} has {:?}", table.keys());
    for (key, property) in properties {
        let value = table.get(key).unwrap_or_else(|| panic!("{at} lacks `{key}`"));
        conforms(whole, property, value, &format!("{at}.{key}"));
    }
}

#[test]
fn colours_add_nothing_to_the_words() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    let plan = load::load(&Source::Folder(Folder::find(repo.root()).unwrap())).unwrap();
    let day = crate::styrrepo::DAY.parse().unwrap();
    let period = styr::model::period::Period::latest(&plan.config().follow_up, day).unwrap();
    let overview = overview::overview(&plan, None, period, day);
    for width in [60, 90, 100, 120, 140] {
        let text = status_table::status(&overview, plan.config(), width);
        assert!(text.contains("\u{1b}[32m●\u{1b}[0m \u{1b}[32mgrön\u{1b}[0m"), "{width}");
        let bare = anstream::adapter::strip_str(&text).to_string();
        assert!(bare.contains("● grön") && !bare.contains('\u{2061}'), "{width}");
        let rows = bare.lines().filter(|it| it.starts_with('|'));
        let wide: Vec<&str> = rows.filter(|it| it.chars().count() > usize::from(width)).collect();
        assert!(wide.is_empty(), "{width}: {wide:?}");
        // From 100 columns names have a third, but for what the other columns' words must have.
        for heading in bare.lines().filter(|it| width >= 100 && it.starts_with("| Mål och")) {
            let names = heading.chars().skip(1).take_while(|it| *it != '|').count();
            assert!(names + 4 >= usize::from(width) / 3, "{width}: {heading}");
        }
    }
}

#[test]
fn a_pipe_gets_neither_colour_nor_notes() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    for args in [&["status"][..], &["status", "--rules"], &["check", "--matrix"], &["check", "--per-unit"]] {
        let ran = repo.styr(args);
        assert!(!ran.stdout.contains('\u{1b}') && !ran.stderr.contains("Läser"), "{args:?}");
    }
}
