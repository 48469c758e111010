//! The keys of `plan.toml`: one unit's pyramid and plan.

use super::{
    Field, Key, Shape, ThingKind,
    Type::{self, Boolean, Date, Id, Integer, List, Map, OneOf, Reference, Table, Tables, Text, Word},
    field,
    indicator::INDICATOR,
    links,
    shared::{COORDINATOR, DECIDED, FORMAT, GOALS, INTERNAL, LIFE, PROSE, RECEIVERS, RESPONSIBLE, VALID},
};

/// The whole file.
pub static FILE: Shape = Shape {
    name: "plan.toml",
    about: "En enhets pyramid och plan.",
    own_fields: None,
    fields: &[
        FORMAT,
        &[
            field(
                "enhet",
                Table(&UNIT),
                "Enheten.",
                r#"{ id = "skolnamnden", namn = "Skolnämnden", niva = "namndniva" }"#,
            )
            .required(),
            field(
                "plan",
                Map(Key::PlanPeriod, &PLAN),
                "En tabell per planperiod.",
                r#"{ 2026 = { typ = "ny" } }"#,
            ),
            field(
                "element",
                Map(Key::Id, &Table(&ELEMENT)),
                "Delar utan färg: vision, värdegrund, löften.",
                r#"{ oppna-dorrar = { typ = "lofte", text = "Alla får svar samma dag" } }"#,
            ),
            field(
                "mal",
                Map(Key::Id, &Table(&GOAL)),
                "Enhetens mål.",
                r#"{ trygg-skola = { rubrik = "Alla barn och elever är trygga" } }"#,
            ),
            field(
                "framgangsfaktor",
                Map(Key::Id, &Table(&SUCCESS_FACTOR)),
                "Vad enheten måste vara bra på.",
                r#"{ narvarande-vuxna = { rubrik = "Vuxna finns där eleverna är" } }"#,
            ),
            field(
                "indikator",
                Map(Key::Id, &Table(&INDICATOR)),
                "Hur enheten ser om målen nås.",
                r#"{ trygghet-ak8 = { mal = ["trygg-skola"], riktning = "minst" } }"#,
            ),
            field(
                "aktivitet",
                Map(Key::Id, &Table(&ACTIVITY)),
                "Vad enheten gör för att nå målen.",
                r#"{ rastvardar = { mal = ["trygg-skola"], rubrik = "Rastvärdar på alla skolor" } }"#,
            ),
            field(
                "svar",
                Map(Key::Reference(&links::ANSWERS), &Table(&ANSWER)),
                "Svar på det som enheten har ärvt eller fått utdelat.",
                r#"{ "fullmaktige/levande-centrum" = { ej_relevant = "Ingen verksamhet i centrum" } }"#,
            ),
            field(
                "bortprioriterat",
                Map(Key::Id, &DEPRIORITISED),
                "Sådant som inte görs, och varför.",
                r#"{ skolskogar = { rubrik = "Skolskogar", motiv = "Tid och resurser" } }"#,
            ),
            field(
                "andring",
                Tables(&CHANGE),
                "Beslut om ändringar av planen.",
                r#"[{ beslut = { organ = "skolnamnden", datum = 2026-03-18 }, avser = ["trygghet-ak8"] }]"#,
            ),
        ],
    ],
};

static UNIT: Shape = Shape {
    name: "enhet",
    about: "Enheten: en nämnd, ett bolag, en förvaltning, en arbetsplats.",
    own_fields: None,
    fields: &[&[
        field("id", Id, "Enhetens id, unikt i hela styrrepot.", r#""skolnamnden""#).required(),
        field("namn", Text, "Enhetens namn.", r#""Skolnämnden""#).required(),
        field("niva", Reference(&links::LEVEL), "Nivån som enheten hör till.", r#""namndniva""#).required(),
        field(
            "typ",
            Text,
            "Typen av enhet: nämnd, bolag, förvaltning, kommunalförbund och så vidare.",
            r#""kommunalforbund""#,
        ),
        RESPONSIBLE,
        field(
            "overordnad",
            Reference(&links::SUPERIOR),
            "Enheten ovanför, när det inte är den i närmaste mapp.",
            r#""fullmaktige""#,
        ),
        VALID,
        field("tidigare_id", List(&Text), "Samma enhet under ett tidigare id.", r#"["utbildningsnamnden"]"#),
        field(
            "ersatter",
            List(&Text),
            "Enheter som denna nya enhet kommer i stället för.",
            r#"["grundskolan", "forskolan"]"#,
        ),
        field(
            "avslutad",
            Table(&UNIT_ENDED),
            "Att enheten har upphört.",
            r#"{ datum = 2026-06-30, motiv = "Sammanslagen" }"#,
        ),
        INTERNAL,
    ]],
};

static UNIT_ENDED: Shape = Shape {
    name: "avslutad",
    about: "Att enheten har upphört.",
    own_fields: None,
    fields: &[&[
        field("datum", Date, "Dagen då den upphörde.", "2026-06-30").required(),
        field("motiv", Text, "Varför.", r#""Sammanslagen""#),
        DECIDED,
    ]],
};

/// `[plan.2026]`
pub(super) const PLAN: Type = Table(&Shape {
    name: "plan",
    about: "En planperiod med sitt beslut.",
    own_fields: None,
    fields: &[&[
        field("typ", Word(&["ny", "oversyn"]), "Om planen är ny eller en översyn.", r#""ny""#),
        DECIDED,
        field(
            "styrdokument",
            List(&Reference(&links::DOCUMENT)),
            "Styrdokument som planen vilar på.",
            r#"["skolplan"]"#,
        ),
        field("invarld", CIRCUMSTANCES, "Förutsättningar inom kommunen.", r#""Fler elever i åk 7–9""#),
        field(
            "omvarld",
            CIRCUMSTANCES,
            "Förutsättningar utanför kommunen.",
            r#"{ text = "Barnkullarna minskar", datum = 2025-08-15 }"#,
        ),
        INTERNAL,
    ]],
});

const CIRCUMSTANCES: Type = OneOf(&[
    Text,
    Table(&Shape {
        name: "forutsattningar",
        about: "Förutsättningar med källa och dag.",
        own_fields: None,
        fields: &[&[
            field("text", Text, "Vad som påverkar verksamheten.", r#""Barnkullarna minskar""#).required(),
            field("kalla", List(&Reference(&links::SOURCE)), "Var det står.", r#"["befolkningsprognos"]"#),
            field("datum", Date, "När det skrevs.", "2025-08-15"),
            INTERNAL,
        ]],
    }),
]);

const TITLE: Field =
    field("rubrik", PROSE, "Vad det heter, i en mening.", r#""Alla barn och elever är trygga""#).required();

/// `[mal.*]`
pub static GOAL: Shape = Shape {
    name: "mal",
    about: "Ett mål.",
    own_fields: Some(ThingKind::Goal),
    fields: &[
        &[
            field(
                "typ",
                List(&Reference(&links::GOAL_TYPE)),
                "Måltypen, eller flera där målet har flera roller.",
                r#""basuppdrag""#,
            ),
            TITLE,
            field(
                "bidrar_till",
                List(&Reference(&links::CONTRIBUTES_TO)),
                "Målen som det bidrar till, i den egna enheten eller ovanför.",
                r#"["fullmaktige/trygg-uppvaxt"]"#,
            ),
            field("hur", PROSE, "Hur det bidrar.", r#""Genom tidiga insatser""#),
            field(
                "kalla",
                List(&Reference(&links::SOURCE)),
                "Lagen, reglementet eller ägardirektivet bakom.",
                r#"["skollagen"]"#,
            ),
            field("prioritet", Integer(1, 3), "Klass 1–3; sätts av enheten själv.", "1"),
            field("nummer", Text, "Numret som skrivs ut; aldrig ett id.", r#""2.1""#),
            field("geh", Boolean, "Av betydelse för god ekonomisk hushållning.", "true"),
            RESPONSIBLE,
            RECEIVERS,
            COORDINATOR,
        ],
        LIFE,
    ],
};

/// `[element.*]`
pub static ELEMENT: Shape = Shape {
    name: "element",
    about: "En del utan färg: vision, värdegrund, löfte, fokusområde.",
    own_fields: Some(ThingKind::Element),
    fields: &[
        &[
            field("typ", Reference(&links::ELEMENT_TYPE), "Elementtypen.", r#""lofte""#).required(),
            field("rubrik", PROSE, "Vad det heter.", r#""Öppna dörrar""#),
            field("text", PROSE, "Vad det säger.", r#""Alla får svar samma dag""#),
            field("kalla", List(&Reference(&links::SOURCE)), "Styrdokumentet bakom.", r#"["vision-2040"]"#),
            field("nummer", Text, "Numret som skrivs ut; aldrig ett id.", r#""2""#),
            RESPONSIBLE,
        ],
        LIFE,
    ],
};

/// `[framgangsfaktor.*]`
pub static SUCCESS_FACTOR: Shape = Shape {
    name: "framgangsfaktor",
    about: "Vad enheten måste vara bra på för att nå målen.",
    own_fields: Some(ThingKind::SuccessFactor),
    fields: &[&[GOALS, TITLE, RESPONSIBLE], LIFE],
};

/// `[aktivitet.*]`
pub static ACTIVITY: Shape = Shape {
    name: "aktivitet",
    about: "Något som görs för att nå målen.",
    own_fields: Some(ThingKind::Activity),
    fields: &[
        &[
            GOALS,
            field("typ", Reference(&links::ACTIVITY_TYPE), "Aktivitetstypen.", r#""satsning""#),
            TITLE,
            RESPONSIBLE,
            field("start", Date, "Första dagen.", "2026-01-01"),
            field("slut", Date, "Sista dagen.", "2026-06-30"),
            RECEIVERS,
            COORDINATOR,
            field("prioritet", Integer(1, 3), "Klass 1–3; sätts av enheten själv.", "1"),
        ],
        LIFE,
    ],
};

static ANSWER: Shape = Shape {
    name: "svar",
    about: "Svaret på något som enheten har ärvt eller fått utdelat.",
    own_fields: None,
    fields: &[&[
        field(
            "ej_relevant",
            Text,
            "Varför målet inte rör enheten.",
            r#""Nämnden har ingen verksamhet i centrum""#,
        ),
        field("tolkning", PROSE, "Hur enheten förstår uppdraget.", r#""Vi tolkar uppdraget som …""#),
        field("genom", List(&Reference(&links::THROUGH)), "Vad enheten gör det genom.", r#"["rastvardar"]"#),
        field("mottaget", Date, "Dagen då enheten tog emot det.", "2026-01-18"),
        VALID,
        DECIDED,
        INTERNAL,
    ]],
};

const DEPRIORITISED: Type = Table(&Shape {
    name: "bortprioriterat",
    about: "Något som inte görs.",
    own_fields: None,
    fields: &[&[TITLE, field("motiv", PROSE, "Varför.", r#""Tid och resurser""#), VALID, DECIDED, INTERNAL]],
});

static CHANGE: Shape = Shape {
    name: "andring",
    about: "Ett beslut om flera saker i planen; det som ändras med stöd av det är beslutat.",
    own_fields: None,
    fields: &[&[
        DECIDED.required(),
        field("avser", List(&Reference(&links::CHANGES)), "Vad beslutet ändrar.", r#"["trygghet-ak8"]"#),
        field("text", Text, "Vad ändringen innebär.", r#""Justering av målvärden""#),
        INTERNAL,
    ]],
};
