//! The schema of `styr report --format json`.

use serde_json::{Value, json};

use crate::report::papers::Kind;

use super::{SIGNALS, about, count, list_of, refer, root, table, text, text_or_null};

pub(super) fn report() -> Value {
    let papers = json!({ "type": "array", "items": paper() });
    root(
        "styr report --format json",
        "Papper som block: rubriker, stycken, listor, tabeller och bilder, utan format.",
        vec![("papers", about("Ett papper per enhet, i den ordning som de begärdes.", papers))],
        &json!({
            "signal": { "type": "string", "enum": SIGNALS },
            "line": { "description": "Löpande text.", "type": "array", "items": inline() },
            "blocks": { "type": "array", "items": block() },
            "facts": { "type": "array", "items": table(vec![("term", text()), ("text", refer("line"))]) },
            "picture": picture()
        }),
    )
}

fn paper() -> Value {
    table(vec![
        ("kind", about("Slaget.", json!({ "type": "string", "enum": Kind::ALL.map(Kind::word) }))),
        ("unit", about("Enhetens id.", text())),
        ("period", about("Perioden, som filerna skriver den.", text())),
        ("title", text()),
        ("lang", about("Språket.", text())),
        ("publisher", about("Kommunen.", text())),
        ("remark", about("Skrivs på varje papper.", text_or_null())),
        ("blocks", about("Papperet självt; rubrikerna börjar på nivå 2.", refer("blocks"))),
        ("foot", about("Vad papperet vilar på.", refer("facts"))),
    ])
}

/// One of several forms, told apart by `type`.
fn form(name: &str, rows: Vec<(&'static str, Value)>) -> Value {
    let name = ("type", json!({ "type": "string", "const": name }));
    table(std::iter::once(name).chain(rows).collect())
}

fn block() -> Value {
    let list = |of: Value| json!({ "type": "array", "items": of });
    let level = json!({ "type": "integer", "minimum": 1, "maximum": 6 });
    let side = json!({ "type": "string", "enum": ["start", "center", "end"] });
    let start = json!({ "type": ["integer", "null"], "minimum": 0 });
    json!({ "anyOf": [
        form("heading", vec![("level", level), ("text", refer("line")), ("about", about("Sakens id.", text_or_null()))]),
        form("paragraph", vec![("text", refer("line"))]),
        form("list", vec![("start", about("Första numret; null utan nummer.", start)), ("items", list_of("blocks"))]),
        form("table", vec![
            ("caption", text_or_null()),
            ("columns", list(table(vec![("head", refer("line")), ("align", side)]))),
            ("rows", list(list_of("line"))),
        ]),
        form("quote", vec![("blocks", refer("blocks"))]),
        form("facts", vec![("facts", refer("facts"))]),
        form("code", vec![("text", text())]),
        form("figure", vec![("picture", refer("picture")), ("instead", about("Samma sak i ord.", refer("blocks")))]),
        form("notes", vec![("text", text()), ("lines", about("Rader att skriva på.", count()))]),
    ] })
}

fn inline() -> Value {
    let words = |name| form(name, vec![("text", text())]);
    let marked = |name| form(name, vec![("text", refer("line"))]);
    let mut picture = picture();
    picture["properties"]["type"] = json!({ "type": "string", "const": "picture" });
    if let Some(required) = picture["required"].as_array_mut() {
        required.push(json!("type"));
    }
    json!({ "anyOf": [
        words("text"),
        marked("strong"),
        marked("emphasis"),
        marked("struck"),
        words("code"),
        form("link", vec![("to", text()), ("text", refer("line"))]),
        form("light", vec![("status", refer("signal")), ("word", text()), ("symbol", text())]),
        picture,
        form("break", Vec::new()),
    ] })
}

fn picture() -> Value {
    table(vec![("title", text()), ("instead", about("Samma sak i ord.", text())), ("drawing", drawing())])
}

fn drawing() -> Value {
    let kind = |name: &str, key: &'static str, row: Value| {
        let list = json!({ "type": "array", "items": row });
        table(vec![("kind", json!({ "type": "string", "const": name })), (key, list)])
    };
    let number_or_null = json!({ "type": ["number", "null"] });
    let point =
        table(vec![("when", text()), ("value", json!({ "type": "number" })), ("target", number_or_null)]);
    let share = table(vec![("status", refer("signal")), ("word", text()), ("count", count())]);
    let names = json!({ "type": "array", "items": text() });
    let layer = table(vec![("question", text_or_null()), ("name", text()), ("items", names)]);
    let row = table(vec![("depth", count()), ("id", text()), ("title", text())]);
    let link = table(vec![("from", text()), ("to", text()), ("key", text())]);
    let mut thread = kind("thread", "rows", row);
    thread["properties"]["links"] = json!({ "type": "array", "items": link });
    if let Some(required) = thread["required"].as_array_mut() {
        required.push(json!("links"));
    }
    json!({ "anyOf": [
        kind("trend", "points", point),
        kind("bar", "shares", share),
        kind("pyramid", "layers", layer),
        thread,
    ] })
}
