//! The schema of `styr diff --format json`.

use serde_json::{Value, json};

use super::{
    SIGNALS, about, any, count, finding, list_of, null, number_or_null, refer, root, table, text,
    text_or_null,
};

/// The whole answer of a comparison.
pub(super) fn diff() -> Value {
    let mut shared = shared();
    let of_diff = json!({
        "signal": { "type": "string", "enum": SIGNALS },
        "unit": unit(),
        "link": link(),
        "status": status(),
        "moved": moved(),
        "frames": frames(),
        "finding": finding()
    });
    for (name, definition) in of_diff.as_object().into_iter().flatten() {
        shared[name] = definition.clone();
    }
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
            ("moved", about("Målvärden, gränser och definitioner som ändras.", list_of("moved"))),
            ("frames", about("Ekonomiska ramar som ändras.", refer("frames"))),
            ("findings", about("Fynd som ändringen för med sig eller tar bort.", findings())),
        ],
        &shared,
    )
}

/// The whole answer of the log of a thing.
pub(super) fn log() -> Value {
    let version = table(vec![
        ("commit", about("Versionens id.", text())),
        ("date", about("Dagen då den sparades.", text_or_null())),
        ("author", about("Vem som sparade den, enligt git.", text())),
        ("summary", about("Första raden i beskrivningen.", text())),
        ("changes", list_of("table")),
    ]);
    root(
        "styr log --format json",
        "Hur en sak har ändrats, version för version.",
        vec![
            ("id", about("Sakens fulla id.", text())),
            ("whole", about("Om hela historien är hämtad.", json!({ "type": "boolean" }))),
            ("versions", about("Den senaste först.", json!({ "type": "array", "items": version }))),
        ],
        &shared(),
    )
}

/// What both have.
fn shared() -> Value {
    json!({
        "change": { "type": "string", "enum": ["ny", "andrad", "borttagen"] },
        "table": table_change(),
        "place": table(place()),
        "decision": any(&[null(), decision()])
    })
}

fn place() -> Vec<(&'static str, Value)> {
    let position = || json!({ "type": "integer", "minimum": 1 });
    vec![
        ("path", about("Sökvägen inom styrrepot, med `/`.", text())),
        ("line", position()),
        ("column", position()),
    ]
}

fn link() -> Value {
    let rows = vec![
        ("change", json!({ "type": "string", "enum": ["bruten", "lagad"] })),
        ("name", about("Namnet som det är skrivet.", text())),
        ("unit", text_or_null()),
    ];
    table([rows, place()].concat())
}

fn status() -> Value {
    table(vec![
        ("id", about("Målets eller indikatorns fulla id.", text())),
        ("before", refer("signal")),
        ("after", refer("signal")),
        ("before_reason", about("Varför färgen var den den var.", text())),
        ("after_reason", about("Varför färgen är den den är.", text())),
    ])
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
        ("decision", refer("decision")),
        ("text", about("Om löptexten är ändrad, i en analys.", json!({ "type": "boolean" }))),
        ("fields", json!({ "type": "array", "items": table(field) })),
        ("left_behind", about("Ställen som fortfarande nämner det borttagna.", list_of("place"))),
        ("replaced_by", about("Fulla id på det som kom i stället.", texts())),
    ])
}

fn decision() -> Value {
    table(["organ", "date", "paragraph", "case_number"].map(|it| (it, text_or_null())).to_vec())
}

fn moved() -> Value {
    table(vec![
        ("unit", about("Enhetens id; null för det gemensamma.", text_or_null())),
        ("id", about("Indikatorns fulla id; null för styrmodellen.", text_or_null())),
        ("what", json!({ "type": "string", "enum": ["malvarde", "grans", "definition"] })),
        ("key", about("Nycklarna dit, med punkt emellan.", text())),
        ("before", text_or_null()),
        ("after", text_or_null()),
        (
            "decided",
            about("Om ett beslut följde med; null när inget behövs.", json!({ "type": ["boolean", "null"] })),
        ),
        ("decision", refer("decision")),
    ])
}

fn frames() -> Value {
    let year = || ("year", json!({ "type": "integer" }));
    let change = table(vec![
        ("id", about("Ramens fulla id.", text())),
        year(),
        ("before", number_or_null()),
        ("after", number_or_null()),
    ]);
    let number = || json!({ "type": "number" });
    let sum = table(vec![
        ("level", about("Nivåns namn.", text())),
        ("id", about("Ramens id, lika i alla enheter.", text())),
        ("units", about("Så många enheter räknas ihop.", count())),
        year(),
        ("before", number()),
        ("after", number()),
    ]);
    let list = |of: Value| json!({ "type": "array", "items": of });
    table(vec![
        ("changes", list(change)),
        ("sums", about("Summan på varje nivå där en ram ändras.", list(sum))),
    ])
}

fn findings() -> Value {
    table(vec![
        ("new", about("Ställena är i den nyare versionen.", list_of("finding"))),
        ("gone", about("Ställena är i den äldre versionen.", list_of("finding"))),
    ])
}
