//! The schema of `styr tree --format json`.

use serde_json::{Value, json};

use crate::fields::ThingKind;

use super::{about, count, root, table, text, text_or_null};

pub(super) fn tree() -> Value {
    let list = |of: Value| json!({ "type": "array", "items": of });
    root(
        "styr tree --format json",
        "Organisationen eller den röda tråden: enheter, saker och länkarna mellan dem.",
        vec![
            ("title", about("Vad trädet visar.", text())),
            ("units", about("Enheterna som förekommer.", list(unit()))),
            ("things", about("Sakerna i den ordning som de nås; inget för organisationen.", list(thing()))),
            ("links", about("Länkarna nedifrån och upp, som de står i filerna.", list(link()))),
        ],
        &json!({}),
    )
}

fn unit() -> Value {
    let counts = ["goals", "indicators", "activities"].map(|it| (it, count()));
    let mut rows = vec![
        ("id", text()),
        ("name", text()),
        ("level", about("Nivåns id.", text_or_null())),
        ("type", about("Typen av enhet.", text_or_null())),
        ("superior", about("Enheten ovanför.", text_or_null())),
    ];
    rows.extend(counts);
    table(rows)
}

fn thing() -> Value {
    let kinds = ThingKind::ALL.map(ThingKind::table);
    table(vec![
        ("id", about("Id i hela styrrepot.", text())),
        ("kind", json!({ "type": "string", "enum": kinds })),
        ("type", about("Typernas id.", json!({ "type": "array", "items": text() }))),
        ("unit", about("Enhetens id.", text())),
        ("title", text()),
        (
            "place",
            about(
                "Eget, mottaget, uppåt mot toppen eller nedåt.",
                json!({ "type": "string", "enum": ["own", "received", "up", "down"] }),
            ),
        ),
    ])
}

fn link() -> Value {
    table(vec![("from", text()), ("to", text()), ("key", about("Nyckeln som länken står under.", text()))])
}
