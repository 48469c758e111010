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
                r#"{ id = "bun", namn = "Barn- och utbildningsnämnden", niva = "namnd" }"#,
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
                "{}",
            ),
            field("mal", Map(Key::Id, &Table(&GOAL)), "Enhetens mål.", "{}"),
            field(
                "framgangsfaktor",
                Map(Key::Id, &Table(&SUCCESS_FACTOR)),
                "Vad enheten måste vara bra på.",
                "{}",
            ),
            field("indikator", Map(Key::Id, &Table(&INDICATOR)), "Hur enheten ser om målen nås.", "{}"),
            field("aktivitet", Map(Key::Id, &Table(&ACTIVITY)), "Vad enheten gör för att nå målen.", "{}"),
            field(
                "svar",
                Map(Key::Reference(&links::ANSWERS), &Table(&ANSWER)),
                "Svar på ärvda och utdelade mål.",
                "{}",
            ),
            field("bortprioriterat", Map(Key::Id, &DEPRIORITISED), "Sådant som inte görs, och varför.", "{}"),
            field("andring", Tables(&CHANGE), "Beslut om ändringar av planen.", "[]"),
        ],
    ],
};

static UNIT: Shape = Shape {
    name: "enhet",
    about: "Enheten: en nämnd, ett bolag, en förvaltning, en arbetsplats.",
    own_fields: None,
    fields: &[&[
        field("id", Id, "Enhetens id, unikt i hela styrrepot.", r#""bun""#).required(),
        field("namn", Text, "Enhetens namn.", r#""Barn- och utbildningsnämnden""#).required(),
        field("niva", Reference(&links::LEVEL), "Nivån som enheten hör till.", r#""namnd""#).required(),
        field(
            "typ",
            Text,
            "Typen av enhet: `namnd`, `bolag`, `forvaltning`, `enhet` med flera.",
            r#""namnd""#,
        ),
        RESPONSIBLE,
        field(
            "overordnad",
            Reference(&links::SUPERIOR),
            "Enheten ovanför, när det inte är den i närmaste mapp.",
            r#""kf""#,
        ),
        VALID,
        field("tidigare_id", List(&Text), "Samma enhet under ett tidigare id.", r#"["bun-gamla"]"#),
        field(
            "ersatter",
            List(&Text),
            "Enheter som denna nya enhet kommer i stället för.",
            r#"["skola", "forskola"]"#,
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
                r#""grunduppdrag""#,
            ),
            TITLE,
            field(
                "bidrar_till",
                List(&Reference(&links::CONTRIBUTES_TO)),
                "Målen ovanför som det bidrar till.",
                r#"["kf/trygg-uppvaxt"]"#,
            ),
            field("hur", PROSE, "Hur det bidrar.", r#""Genom tidiga insatser""#),
            field(
                "kalla",
                List(&Reference(&links::SOURCE)),
                "Lagen, reglementet eller ägardirektivet bakom.",
                r#"["skollagen"]"#,
            ),
            field("prioritet", Integer(1, 3), "Klass 1–3, satt av ägaren.", "1"),
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
            field("typ", Reference(&links::ELEMENT_TYPE), "Elementtypen.", r#""vision""#).required(),
            field("rubrik", PROSE, "Vad det heter.", r#""Vision 2040""#),
            field("text", PROSE, "Vad det säger.", r#""En kommun där alla växer""#),
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
            field("typ", Reference(&links::ACTIVITY_TYPE), "Aktivitetstypen.", r#""extra""#),
            TITLE,
            RESPONSIBLE,
            field("start", Date, "Första dagen.", "2026-01-01"),
            field("slut", Date, "Sista dagen.", "2026-06-30"),
            RECEIVERS,
            COORDINATOR,
            field("prioritet", Integer(1, 3), "Klass 1–3, satt av ägaren.", "1"),
        ],
        LIFE,
    ],
};

static ANSWER: Shape = Shape {
    name: "svar",
    about: "Svaret på ett ärvt eller utdelat mål.",
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
        field("mottaget", Date, "När det togs emot.", "2026-01-18"),
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
    about: "Ett beslut om flera saker i planen.",
    own_fields: None,
    fields: &[&[
        DECIDED.required(),
        field("avser", List(&Reference(&links::CHANGES)), "Vad beslutet ändrar.", r#"["trygghet-ak8"]"#),
        field("text", Text, "Vad ändringen innebär.", r#""Justering av målvärden""#),
    ]],
};
