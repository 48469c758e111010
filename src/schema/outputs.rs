//! Schemas of the program's own JSON, written by hand: a promise to other programs.

mod check_views;
mod report;
mod tree;
mod diff;

use serde_json::{Value, json};

/// Every output with a schema: file name and schema.
pub(super) fn all() -> [(&'static str, Value); 11] {
    [
        ("check.output.json", check()),
        ("check-matrix.output.json", check_views::matrix()),
        ("check-per-unit.output.json", check_views::per_unit()),
        ("check-model.output.json", check_views::model()),
        ("check-baseline.output.json", check_views::baseline()),
        ("status.output.json", status()),
        ("tree.output.json", tree::tree()),
        ("diff.output.json", diff::diff()),
        ("report.output.json", report::report()),
        ("log.output.json", diff::log()),
        ("log-freshness.output.json", check_views::freshness()),
    ]
}

fn check() -> Value {
    root(
        "styr check --format json",
        "Fynden, i filernas ordning.",
        vec![
            ("findings", json!({ "type": "array", "items": finding() })),
            ("counts", severities()),
            ("units", about("Så många enheter lästes.", count())),
            ("files", about("Så många filer lästes.", count())),
        ],
        &json!({}),
    )
}

fn severities() -> Value {
    table(["fel", "varning", "tips"].map(|it| (it, count())).to_vec())
}

fn finding() -> Value {
    let mut finding = place();
    finding.extend([
        ("rule", about("Regelns id.", json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" }))),
        ("severity", json!({ "type": "string", "enum": ["fel", "varning", "tips"] })),
        ("message", about("Vad som är fel.", json!({ "type": "string" }))),
        ("help", about("Vad som kan göras åt det.", text_or_null())),
        ("unit", about("Enhetens id.", text_or_null())),
        (
            "related",
            about("Andra ställen som förklarar fyndet.", json!({ "type": "array", "items": related() })),
        ),
    ]);
    table(finding)
}

/// A place in a file: lines and columns from 1, columns in code points, the end exclusive.
fn place() -> Vec<(&'static str, Value)> {
    let position = json!({ "type": "integer", "minimum": 1 });
    let mut place = vec![("path", about("Sökvägen inom styrrepot, med `/`.", json!({ "type": "string" })))];
    place.extend(["line", "column", "end_line", "end_column"].map(|it| (it, position.clone())));
    place
}

fn related() -> Value {
    let mut place = place();
    place.push(("message", json!({ "type": "string" })));
    table(place)
}

fn status() -> Value {
    let shared = json!({
        "signal": { "type": "string", "enum": SIGNALS },
        "trend": { "type": "string", "enum": TRENDS },
        "value": {
            "description": "Ett tal, ja eller nej, ett datum eller en bedömning; null utan värde.",
            "type": ["number", "boolean", "string", "null"]
        },
        "step": {
            "description": "Modellens grad; null där modellen inte har några.",
            "anyOf": [
                { "type": ["string", "null"] },
                table(vec![("id", text()), ("name", text()), ("symbol", text_or_null())])
            ]
        },
        "assessed": {
            "description": "En skriven bedömning; null utan.",
            "anyOf": [
                { "type": "null" },
                refer("signal"),
                table(vec![
                    ("status", refer("signal")),
                    ("step", refer("step")),
                    ("reason", text_or_null()),
                    ("by", text_or_null()),
                ])
            ]
        },
        "lights": lights(),
        "indicator": indicator(),
        "goal": goal(),
        "unit": unit(),
        "totals": totals()
    });
    root(
        "styr status --format json",
        "Färgerna i en period, enhet för enhet.",
        vec![
            ("period", about("Perioden, som `ÅÅÅÅ-ID`.", text())),
            ("units", list_of("unit")),
            ("totals", refer("totals")),
        ],
        &shared,
    )
}

const SIGNALS: [&str; 4] = ["gron", "gul", "rod", "ej_bedomd"];
const TRENDS: [&str; 4] = ["battre", "oforandrad", "samre", "okand"];
const MISSING: [&str; 5] = ["bortfall", "ej_tillampligt", "sekretess", "ej_matt", "ej_publicerad"];

fn unit() -> Value {
    table(vec![
        ("id", text()),
        ("name", text()),
        ("level", about("Nivåns id.", text_or_null())),
        ("assessed", refer("assessed")),
        ("goals", list_of("goal")),
        ("indicators", about("Indikatorer utan mål i enheten.", list_of("indicator"))),
        ("totals", refer("totals")),
    ])
}

fn goal() -> Value {
    let answers = ["contribute", "not_relevant", "unanswered"].map(|it| (it, count()));
    let action = ["decided", "late"].map(|it| (it, json!({ "type": "boolean" })));
    table(vec![
        ("id", text()),
        ("type", json!({ "type": "array", "items": text() })),
        ("title", text()),
        ("status", refer("signal")),
        ("step", refer("step")),
        ("proposed", refer("signal")),
        ("assessed", refer("assessed")),
        ("reason", about("Varför målet har sin färg.", text())),
        ("action", about("Om det finns en beslutad åtgärd, och om den är sen.", table(action.to_vec()))),
        ("coverage", about("Hur enheterna på nästa nivå svarar.", table(answers.to_vec()))),
        ("distribution", table(vec![("own", refer("lights")), ("below", refer("lights"))])),
        ("indicators", list_of("indicator")),
    ])
}

fn indicator() -> Value {
    let forecast = table(vec![("value", refer("value")), ("status", refer("signal"))]);
    let basis = table(vec![
        ("value", number_or_null()),
        ("years", json!({ "type": "array", "items": { "type": "integer" } })),
        ("written", number_or_null()),
    ]);
    let group = table(vec![
        ("value", refer("value")),
        ("status", refer("signal")),
        ("trend", refer("trend")),
        ("suppressed", about("Gruppen är för liten för att skrivas ut.", json!({ "type": "boolean" }))),
    ]);
    table(vec![
        ("id", text()),
        ("name", text()),
        ("status", refer("signal")),
        ("reason", about("Varför indikatorn har sin färg.", text())),
        (
            "missing",
            about("Varför värdet saknas.", any(&[null(), json!({ "type": "string", "enum": MISSING })])),
        ),
        ("value", refer("value")),
        ("value_period", about("Perioden som värdet kommer från.", text_or_null())),
        ("target", about("Målvärdet som gäller.", target())),
        ("yellow", about("Gulgränsen som den räknas ut.", number_or_null())),
        ("trend", refer("trend")),
        ("trend_baseline", refer("trend")),
        ("trend_assessed", any(&[null(), refer("trend")])),
        ("forecast", any(&[null(), forecast])),
        ("assessed", refer("assessed")),
        ("step", refer("step")),
        ("basis", about("Medelvärdet som jämförs.", any(&[null(), basis]))),
        ("groups", json!({ "type": "object", "additionalProperties": group })),
    ])
}

/// A target: a number, an interval, a date, a word, `true`, or none.
fn target() -> Value {
    let pair = json!({ "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 });
    any(&[json!({ "type": ["number", "boolean", "string", "null"] }), pair])
}

fn totals() -> Value {
    let mut indicators = SIGNALS.to_vec();
    indicators.extend(["reached", "measured", "all"]);
    let assignments = ["done", "all"].map(|it| (it, count()));
    table(vec![
        ("goals", refer("lights")),
        ("indicators", table(indicators.into_iter().map(|it| (it, count())).collect())),
        ("assignments", about("Mottagna uppdrag.", table(assignments.to_vec()))),
    ])
}

fn lights() -> Value {
    table(SIGNALS.into_iter().chain(["all"]).map(|it| (it, count())).collect())
}

fn root(title: &str, about: &str, rows: Vec<(&str, Value)>, definitions: &Value) -> Value {
    let format = ("format", json!({ "type": "integer", "const": 1 }));
    let table = table(std::iter::once(format).chain(rows).collect());
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "description": about
    });
    for key in ["type", "properties", "required", "additionalProperties"] {
        schema[key] = table[key].clone();
    }
    if definitions.as_object().is_some_and(|it| !it.is_empty()) {
        schema["definitions"] = definitions.clone();
    }
    schema
}

/// A table whose keys are all there and no others.
fn table(rows: Vec<(&str, Value)>) -> Value {
    let required: Vec<&str> = rows.iter().map(|it| it.0).collect();
    let mut table =
        json!({ "type": "object", "properties": {}, "required": required, "additionalProperties": false });
    for (key, value) in rows {
        table["properties"][key] = value;
    }
    table
}

/// Draft-07 reads nothing beside a `$ref`, so a described reference is wrapped.
fn about(about: &str, mut value: Value) -> Value {
    if value.get("$ref").is_some() {
        value = json!({ "allOf": [value] });
    }
    value["description"] = json!(about);
    value
}

fn any(forms: &[Value]) -> Value {
    json!({ "anyOf": forms })
}

fn list_of(name: &str) -> Value {
    json!({ "type": "array", "items": refer(name) })
}

fn refer(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

fn null() -> Value {
    json!({ "type": "null" })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn text_or_null() -> Value {
    json!({ "type": ["string", "null"] })
}

fn number_or_null() -> Value {
    json!({ "type": ["number", "null"] })
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}
