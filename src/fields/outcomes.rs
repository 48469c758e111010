//! The keys of `utfall/<year>.toml`: what was measured and done.

use super::{
    Key, Shape,
    Type::{self, Boolean, Date, Integer, Map, Number, OneOf, Table, Text, Word},
    field, links,
    shared::{FORMAT, INTERNAL},
};

/// The whole file.
pub static FILE: Shape = Shape {
    name: "utfall",
    about: "En enhets utfall ett år.",
    own_fields: None,
    fields: &[
        FORMAT,
        &[
            field(
                "indikator",
                Map(Key::Reference(&links::OUTCOME_INDICATOR), &Map(Key::Period, &OUTCOME)),
                "Utfall per period.",
                "{ trygghet-ak8 = { halvar = 87.5 } }",
            ),
            field(
                "aktivitet",
                Map(Key::Reference(&links::OUTCOME_ACTIVITY), &Map(Key::Period, &PROGRESS)),
                "Hur långt aktiviteter har kommit.",
                r#"{ rastvardar = { halvar = "pagar" } }"#,
            ),
            field(
                "kontroll",
                Map(Key::Reference(&links::OUTCOME_CONTROL), &Map(Key::Period, &CONTROLLED)),
                "Kontrollernas resultat.",
                r#"{ attest = { bokslut = { status = "gul" } } }"#,
            ),
            field(
                "mal",
                Map(Key::Reference(&links::OUTCOME_GOAL), &Map(Key::Period, &PROGRESS)),
                "Hur långt mottagna mål och uppdrag har kommit.",
                r#"{ "fullmaktige/kvallspatrull" = { bokslut = "pagar" } }"#,
            ),
        ],
    ],
};

const VALUE: Type = OneOf(&[Number, Boolean, Date]);

const OUTCOME: Type = OneOf(&[Number, Boolean, Date, Table(&OUTCOME_ROW)]);

/// An outcome with more than a value.
pub static OUTCOME_ROW: Shape = Shape {
    name: "utfall",
    about: "Ett utfall.",
    own_fields: None,
    fields: &[&[
        field("varde", VALUE, "Värdet.", "88.1"),
        field(
            "saknas",
            Word(&["bortfall", "ej_tillampligt", "sekretess", "ej_matt", "ej_publicerad"]),
            "Varför värdet saknas.",
            r#""sekretess""#,
        ),
        field("prognos", VALUE, "Väntat värde vid årets slut.", "89.5"),
        field("matt", Date, "När det mättes.", "2026-09-04"),
        field("avser_ar", Integer(1900, 2200), "Året som värdet talar om.", "2025"),
        field("kommentar", Text, "En kommentar.", r#""Enkät vecka 36""#),
        field("preliminar", Boolean, "Värdet kan ändras.", "true"),
        field(
            "jamforelse",
            Map(Key::Word, &COMPARISON),
            "Andras värden, och `kvartiler`.",
            "{ riket = 84.2 }",
        ),
        field(
            "grupp",
            Map(Key::Word, &GROUP),
            "Värden per grupp.",
            "{ unga = { varde = 86.4, antal = 212 } }",
        ),
        field(
            "bedomning",
            Text,
            "En bedömning: `gron`, `gul`, `rod` eller en av modellens grader.",
            r#""gul""#,
        ),
        field(
            "trend",
            Word(&["battre", "oforandrad", "samre"]),
            "En bedömd trend, bredvid den räknade.",
            r#""samre""#,
        ),
        field("basvarde", Number, "Jämförs i stället för det räknade medelvärdet (`medel_ar`).", "3.0"),
        field("motiv", Text, "Varför bedömningen är som den är.", r#""Rådet har haft ett möte""#),
        field("av", Text, "Vem som bedömer.", r#""Nämnden""#),
        INTERNAL,
    ]],
};

const COMPARISON: Type = OneOf(&[
    Number,
    Table(&Shape {
        name: "kvartiler",
        about: "Gränserna mellan kommunernas fjärdedelar.",
        own_fields: None,
        fields: &[&[
            field("k1", Number, "Första kvartilen.", "70").required(),
            field("k2", Number, "Medianen.", "80"),
            field("k3", Number, "Tredje kvartilen.", "88").required(),
        ]],
    }),
]);

const GROUP: Type = OneOf(&[
    Number,
    Boolean,
    Date,
    Table(&Shape {
        name: "grupp",
        about: "En grupps värde.",
        own_fields: None,
        fields: &[&[
            field("varde", VALUE, "Värdet.", "86.4"),
            field("antal", Integer(0, 1_000_000_000), "Hur många gruppen är.", "212"),
            field(
                "saknas",
                Word(&["bortfall", "ej_tillampligt", "sekretess", "ej_matt", "ej_publicerad"]),
                "Varför värdet saknas.",
                r#""sekretess""#,
            ),
        ]],
    }),
]);

const PROGRESS_WORD: Type = Word(&["ej_paborjad", "pagar", "klar", "avbruten"]);

const PROGRESS: Type = OneOf(&[
    PROGRESS_WORD,
    Table(&Shape {
        name: "status",
        about: "Hur långt något har kommit.",
        own_fields: None,
        fields: &[&[
            field("status", PROGRESS_WORD, "Hur långt det har kommit; försenad räknas ut.", r#""klar""#),
            field("steg", Text, "Steget i aktivitetstypens kedja.", r#""drift""#),
            field("kommentar", Text, "En kommentar.", r#""Klart i maj""#),
            field("matt", Date, "När det rapporterades.", "2026-09-04"),
            INTERNAL,
        ]],
    }),
]);

const SIGNAL_WORD: Type = Word(&["gron", "gul", "rod"]);

const CONTROLLED: Type = OneOf(&[
    SIGNAL_WORD,
    Table(&Shape {
        name: "kontroll",
        about: "En kontrolls resultat.",
        own_fields: None,
        fields: &[&[
            field("status", SIGNAL_WORD, "Bedömningen.", r#""gul""#),
            field("granskade", Integer(0, 1_000_000_000), "Hur många som granskades.", "50"),
            field("avvikelser", Integer(0, 1_000_000_000), "Hur många som avvek.", "3"),
            field("orsak", Text, "Vad avvikelserna beror på.", r#""Ny personal""#),
            field("kommentar", Text, "En kommentar.", r#""Rutinen är ny""#),
            field("av", Text, "Vem som bedömer.", r#""Controller""#),
            INTERNAL,
        ]],
    }),
]);
