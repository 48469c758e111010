//! Schemas of the other views of a check.

use serde_json::{Value, json};

use super::{about, count, finding, list_of, place, refer, root, severities, table, text, text_or_null};

pub(super) fn matrix() -> Value {
    let reply = json!({ "type": "string", "enum": ["bidrar", "ej_relevant", "obesvarat"] });
    let answer = table(vec![("unit", text()), ("answer", reply)]);
    let share = json!({ "type": ["number", "null"], "minimum": 0, "maximum": 100 });
    let coverage = table(vec![
        ("contribute", count()),
        ("not_relevant", count()),
        ("unanswered", count()),
        ("share", about("Andelen som bidrar, i procent; null när ingen ska svara.", share)),
    ]);
    let goal = table(vec![
        ("unit", about("Enheten som äger målet.", text())),
        ("id", text()),
        ("type", list(&text())),
        ("title", text()),
        ("handed_out", about("Om målet är utdelat, så att bara mottagarna svarar.", boolean())),
        ("answers", about("Enheterna som ska svara, med sitt svar.", list(&answer))),
        ("coverage", refer("coverage")),
    ]);
    let unit = table(vec![
        ("id", text()),
        ("name", text()),
        ("level", about("Nivåns id.", text_or_null())),
        ("coverage", refer("coverage")),
    ]);
    root(
        "styr check --matrix --format json",
        "Vem som svarar på vilket mål.",
        vec![
            ("year", about("Året som målen gäller.", json!({ "type": "integer" }))),
            ("goals", list_of("goal")),
            ("units", about("Alla enheter som ska svara på något.", list_of("unit"))),
            ("totals", about("Alla svar.", refer("coverage"))),
        ],
        &json!({ "coverage": coverage, "goal": goal, "unit": unit }),
    )
}

pub(super) fn per_unit() -> Value {
    let rule = table(vec![("rule", text()), ("count", count())]);
    let exception = table(vec![
        ("rule", text()),
        ("units", list(&text())),
        ("until", about("Undantagets sista dag.", json!({ "type": "string", "format": "date" }))),
    ]);
    let missing = table(vec![
        ("unit", text()),
        ("id", about("Indikatorns id; `enhet/id` när den är mottagen.", text())),
        ("responsible", text_or_null()),
    ]);
    let outcomes = table(vec![
        ("due", about("Så många utfall skulle lämnas.", count())),
        ("missing", about("Utfallen som saknas.", list(&missing))),
    ]);
    let part = table(vec![
        ("unit", about("Enhetens id; null för filer utan enhet.", text_or_null())),
        ("name", text_or_null()),
        ("level", text_or_null()),
        ("units", about("Så många enheter ingår.", count())),
        ("counts", severities()),
        ("rules", about("Reglerna som bryts, oftast först.", list(&rule))),
        ("exceptions", about("Undantag som gäller.", list(&exception))),
        ("outcomes", outcomes),
    ]);
    root(
        "styr check --per-unit --format json",
        "Hur modellen tillämpas, nämnd för nämnd med allt som ligger under.",
        vec![
            ("period", about("Den senaste perioden vars utfall ska vara klara.", text_or_null())),
            ("parts", list(&part)),
            ("counts", severities()),
        ],
        &json!({}),
    )
}

pub(super) fn freshness() -> Value {
    let latest = || {
        let day = json!({ "type": ["string", "null"], "format": "date" });
        ("latest", about("Dagen då ett utfall senast sparades; null om det aldrig har skett.", day))
    };
    let owner = table(vec![
        ("responsible", about("Rollen; null där ingen ansvarar.", text_or_null())),
        ("unknown", about("Om styr.toml har en lista över rollerna och den här inte står där.", boolean())),
        ("indicators", about("Så många utfall rollen ansvarar för.", count())),
        ("missing", count()),
        ("never", about("Så många som aldrig har sparats.", count())),
        latest(),
    ]);
    let missing = table(vec![
        ("unit", text()),
        ("id", about("Indikatorns id; `enhet/id` när den är mottagen.", text())),
        ("responsible", text_or_null()),
        latest(),
    ]);
    let part = table(vec![
        ("unit", text()),
        ("name", text()),
        ("owners", list(&owner)),
        ("missing", about("Utfallen som saknas.", list(&missing))),
    ]);
    root(
        "styr log --format json",
        "Vem som följer upp vad, och när de senast gjorde det, nämnd för nämnd.",
        vec![
            ("period", about("Den senaste perioden vars utfall ska vara klara.", text_or_null())),
            ("whole", about("Om hela historien finns; annars kan en dag saknas.", boolean())),
            ("parts", list(&part)),
        ],
        &json!({}),
    )
}

pub(super) fn model() -> Value {
    let change = table(vec![
        ("id", text()),
        ("name", text()),
        ("becomes_invalid", about("Om enheten inte har något fel i dag men skulle få.", boolean())),
        ("new", severities()),
        ("gone", severities()),
    ]);
    let mut unused = place();
    unused.push(("key", about("Delens plats i modellen, eller frågans text.", text())));
    unused.push(("what", about("Vad det är.", text())));
    root(
        "styr check --model FIL --format json",
        "Vad en annan styrmodell skulle ändra.",
        vec![
            ("model", about("Filen som prövas.", text())),
            ("usable", about("Om filen går att använda; annars är `new` dess fel.", boolean())),
            ("new", about("Fynd som modellen för med sig.", list_of("finding"))),
            ("gone", about("Fynd som försvinner.", list_of("finding"))),
            ("units", about("Enheter vars fynd ändras.", list(&change))),
            ("unused", about("Delar av modellen som ingen använder.", list(&table(unused)))),
        ],
        &json!({ "finding": finding() }),
    )
}

pub(super) fn baseline() -> Value {
    let known = table(vec![
        ("path", about("Filen inom styrrepot, med `/`.", text())),
        ("rule", about("Regelns id.", text())),
        ("id", about("Tabellen som fynden står i, till exempel `mal.trygg-skola`.", text())),
        ("count", about("Så många sådana fynd är kända.", count())),
    ]);
    root(
        "styr check --write-baseline",
        "Listan över kända fynd, som `styr check --baseline` läser.",
        vec![("findings", about("De kända fynden, efter fil, regel och tabell.", list(&known)))],
        &json!({}),
    )
}

fn list(of: &Value) -> Value {
    json!({ "type": "array", "items": of })
}

fn boolean() -> Value {
    json!({ "type": "boolean" })
}
