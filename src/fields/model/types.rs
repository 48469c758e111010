//! The keys of types, dimensions and divisions in `styr.toml`.

use crate::fields::{
    Field, Key, Shape,
    Type::{self, Integer, List, Map, OneOf, Pair, Reference, Table, Text},
    field, links,
    shared::{INTERNAL, NOUN, PARTS, SEVERITY, VALID},
};

/// What every type has.
const OF_ALL: &[Field] = &[
    field("namn", NOUN, "Vad typen heter.", r#"{ ental = "verksamhetsmål", flertal = "verksamhetsmål" }"#),
    field(
        "niva",
        List(&Reference(&links::LEVEL)),
        "Nivåerna där typen får finnas; utan den alla.",
        r#"["namndniva", "arbetsplats"]"#,
    ),
    field("max", Integer(0, 1_000_000), "Högst så många per enhet.", "1"),
    field(
        "falt",
        Map(Key::Word, &OWN_FIELD),
        "Textfält som typen har, inbyggda eller egna; skrivs ut i denna ordning.",
        r#"{ hur = "fel" }"#,
    ),
    VALID,
    INTERNAL,
];

const OWN_FIELD: Type = OneOf(&[
    SEVERITY,
    Table(&Shape {
        name: "falt",
        about: "Ett eget textfält.",
        own_fields: None,
        fields: &[&[
            field("namn", Text, "Fältets rubrik.", r#""Definition""#),
            field("krav", SEVERITY, "Hur allvarligt det är att fältet saknas.", r#""av""#),
        ]],
    }),
]);

const DECIDERS: Field =
    field("beslutas_av", List(&Reference(&links::DECIDED_BY)), "Vem som får besluta.", r#"["fullmaktige"]"#);

const RECEIVED: Field =
    field("mottagare", SEVERITY, "Hur allvarligt det är att saken inte är utdelad.", r#""fel""#);

/// `[enhetstyp.*]`
pub(super) const UNIT_TYPE: Type = Table(&Shape {
    name: "enhetstyp",
    about: "Vad som skiljer en typ av enhet från dess nivå.",
    own_fields: None,
    fields: &[
        OF_ALL,
        &[
            field(
                "kalla",
                List(&Text),
                "Typen av styrdokument som enhetens grunduppdrag kommer från.",
                r#"["forbundsordning"]"#,
            ),
            field(
                "delar",
                PARTS,
                "Hur allvarligt det är att en del saknas.",
                r#"{ framgangsfaktor = "av" }"#,
            ),
            DECIDERS,
        ],
    ],
});

/// `[maltyp.*]`
pub(super) const GOAL_TYPE: Type = Table(&Shape {
    name: "maltyp",
    about: "En typ av mål.",
    own_fields: None,
    fields: &[
        OF_ALL,
        &[
            field(
                "bidrar_till",
                List(&Reference(&links::UPPER_TYPE)),
                "Typer som målet måste bidra till, minst en.",
                r#"["kommunmal"]"#,
            ),
            field(
                "bidrar_till_alla",
                List(&Reference(&links::UPPER_TYPE)),
                "Typer som målet måste bidra till, minst en av varje.",
                r#"["inriktning"]"#,
            ),
            field(
                "far_bidra_till",
                List(&Reference(&links::UPPER_TYPE)),
                "Typer som målet får men inte måste bidra till.",
                r#"["kommunmal"]"#,
            ),
            field("indikator", SEVERITY, "Hur allvarligt det är att målet saknar indikator.", r#""fel""#),
            RECEIVED,
            field(
                "svar",
                Map(Key::Word, &SEVERITY),
                "Hur allvarligt det är att mottagarens svar saknar `tolkning` eller `genom`.",
                r#"{ tolkning = "fel" }"#,
            ),
            DECIDERS,
            field(
                "spann_ar",
                OneOf(&[Pair(&Integer(0, 100)), Integer(0, 100)]),
                "Hur många år målet får gälla: minst och högst, eller exakt så många.",
                "[2, 4]",
            ),
        ],
    ],
});

/// `[elementtyp.*]`
pub(super) const ELEMENT_TYPE: Type = Table(&Shape {
    name: "elementtyp",
    about: "En typ av delar utan färg: vision, värdegrund, löften, fokusområden.",
    own_fields: None,
    fields: &[OF_ALL, &[DECIDERS]],
});

/// `[aktivitetstyp.*]`
pub(super) const ACTIVITY_TYPE: Type = Table(&Shape {
    name: "aktivitetstyp",
    about: "En typ av aktiviteter.",
    own_fields: None,
    fields: &[
        OF_ALL,
        &[
            field(
                "steg",
                Map(Key::Id, &Text),
                "Stegen som aktiviteten går igenom.",
                r#"{ forstudie = "Förstudie", drift = "I drift" }"#,
            ),
            RECEIVED,
        ],
    ],
});

/// `[styrdokumenttyp.*]`
pub(super) const DOCUMENT_TYPE: Type = Table(&Shape {
    name: "styrdokumenttyp",
    about: "En typ av styrdokument.",
    own_fields: None,
    fields: &[
        OF_ALL,
        &[
            field("klass", Text, "Dokumentets klass.", r#""normerande""#),
            field("rang", Integer(0, 1000), "Rang; 1 är högst.", "1"),
            DECIDERS,
            field("oversyn_ar", Integer(0, 100), "Ses över så här ofta, i år.", "4"),
        ],
    ],
});

/// `[dimension.*]`
pub(super) const DIMENSION: Type = Table(&Shape {
    name: "dimension",
    about: "En indelning, som perspektiv eller områden; dess id blir en nyckel.",
    own_fields: None,
    fields: &[&[
        field("namn", Text, "Dimensionens namn.", r#""Område""#).required(),
        field("balans", SEVERITY, "Hur allvarligt det är att en enhet lämnar ett värde tomt.", r#""tips""#),
        field(
            "krav",
            PARTS,
            "Hur allvarligt det är att dimensionen saknas.",
            r#"{ framgangsfaktor = "fel" }"#,
        ),
        field("antal", Integer(1, 1000), "Högst så många värden på en sak.", "1"),
        field("varden", Map(Key::Id, &VALUE), "Värdena.", r#"{ klimat = "Klimat", trygghet = "Trygghet" }"#)
            .required(),
        VALID,
        INTERNAL,
    ]],
});

const VALUE: Type = OneOf(&[
    Text,
    Table(&Shape {
        name: "varde",
        about: "Ett värde i en dimension.",
        own_fields: None,
        fields: &[&[
            field("namn", Text, "Värdets namn.", r#""Service""#).required(),
            field("malbild", Text, "Den bild som eftersträvas.", r#""Alla får svar samma dag""#),
            field(
                "kalla",
                List(&Reference(&links::SOURCE)),
                "Styrdokumentet som värdet kommer från.",
                r#"["verksamhetsplan"]"#,
            ),
            VALID,
            INTERNAL,
        ]],
    }),
]);

/// `[uppdelning.*]`
pub(super) const DIVISION: Type = Table(&Shape {
    name: "uppdelning",
    about: "Grupper som utfall kan delas upp i.",
    own_fields: None,
    fields: &[&[
        field("namn", Text, "Uppdelningens namn.", r#""Ålder""#).required(),
        field("varden", Map(Key::Id, &Text), "Grupperna.", r#"{ unga = "Unga", aldre = "Äldre" }"#)
            .required(),
        VALID,
        INTERNAL,
    ]],
});
