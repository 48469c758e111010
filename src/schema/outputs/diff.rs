//! The schema of `styr diff --format json`.

use serde_json::{Value, json};

use super::{SIGNALS, about, any, list_of, null, refer, root, table, text, text_or_null};

/// The whole answer.
pub(super) fn diff() -> Value {
    let word = |words: &[&str]| json!({ "type": "string", "enum": words });
    let position = json!({ "type": "integer", "minimum": 1 });
    let place = || {
        let mut place = vec![("path", about("Sökvägen inom styrrepot, med `/`.", text()))];
        place.extend(["line", "column"].map(|it| (it, position.clone())));
        place
    };
    let shared = json!({
        "change": word(&["ny", "andrad", "borttagen"]),
        "signal": word(&SIGNALS),
        "unit": unit(),
        "table": table_change(),
        "place": table(place()),
        "link": table([vec![
            ("change", word(&["bruten", "lagad"])),
            ("name", about("Namnet som det är skrivet.", text())),
            ("unit", text_or_null())
        ], place()].concat()),
        "status": table(vec![
            ("id", about("Målets eller indikatorns fulla id.", text())),
            ("before", refer("signal")),
            ("after", refer("signal"))
        ])
    });
    root(
        "styr diff --format json",
        "Vad en ändring betyder.",
        vec![
            ("before", about("Den äldre versionens id.", text_or_null())),
            ("after", about("Den nyare versionens id; null för filerna i mappen.", text_or_null())),
            ("units", about("Enheter som är nya, borta, flyttade eller heter något annat.", list_of("unit"))),
            ("changes", about("Det som är nytt, ändrat eller borta.", list_of("table"))),
            ("links", about("Länkar som ändringen bryter eller lagar.", list_of("link"))),
            ("period", about("Perioden som färgerna gäller.", text_or_null())),
            ("status", about("Mål och indikatorer som får en annan färg.", list_of("status"))),
        ],
        &shared,
    )
}

fn unit() -> Value {
    table(vec![
        ("id", text()),
        ("name", text()),
        ("change", refer("change")),
        ("previous_id", text_or_null()),
        ("superior", about("Enheten ovanför.", text_or_null())),
        ("moved", json!({ "type": "boolean" })),
        ("replaced_by", about("Id på enheter som kom i stället.", texts())),
    ])
}

fn texts() -> Value {
    json!({ "type": "array", "items": text() })
}

fn table_change() -> Value {
    let decision = ["organ", "date", "paragraph", "case_number"].map(|it| (it, text_or_null()));
    let field = vec![
        ("key", about("Nycklarna dit, med punkt emellan.", text())),
        ("before", text_or_null()),
        ("after", text_or_null()),
    ];
    table(vec![
        ("unit", about("Enhetens id; null för det gemensamma.", text_or_null())),
        ("kind", about("Tabellen, till exempel `mal` eller `utfall.indikator`.", text())),
        ("id", about("Id, period eller `id period` för ett utfall.", text())),
        ("change", refer("change")),
        ("previous_id", about("Fullt id före ett namnbyte eller en flytt.", text_or_null())),
        ("moved", json!({ "type": "boolean" })),
        (
            "decided",
            about("Om ett beslut följde med; null när inget behövs.", json!({ "type": ["boolean", "null"] })),
        ),
        ("decision", any(&[null(), table(decision.to_vec())])),
        ("text", about("Om löptexten är ändrad, i en analys.", json!({ "type": "boolean" }))),
        ("fields", json!({ "type": "array", "items": table(field) })),
        ("left_behind", about("Ställen som fortfarande nämner det borttagna.", list_of("place"))),
        ("replaced_by", about("Fulla id på det som kom i stället.", texts())),
    ])
}
