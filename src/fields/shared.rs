//! Rows that several files share.

use super::{
    Field, Key, Shape,
    Type::{
        self, Boolean, Date, Integer, Label, List, Map, Number, OneOf, Pair, Prose, Reference, Table, Text,
        Word, Years,
    },
    field, links,
};

/// The words of a severity, `av` among them.
pub(super) const SEVERITY: Type = Word(&["fel", "varning", "tips", "av"]);

/// `format = 1`.
pub(super) const FORMAT: &[Field] =
    &[field("format", Integer(1, 1), "Formatets utgåva; alltid den första nyckeln i filen.", "1").required()];

/// `beslut = { … }`.
pub(super) const DECISION: Type = Table(&Shape {
    name: "beslut",
    about: "Ett beslut: vem som fattade det, när och var det står.",
    own_fields: None,
    fields: &[&[
        field("organ", Reference(&links::ORGAN), "Enheten eller organet som beslutade.", r#""skolnamnden""#)
            .required(),
        field("datum", Date, "Dagen för beslutet.", "2025-11-19").required(),
        field("paragraf", Label, "Paragrafen i protokollet.", r#""112""#),
        field("diarienummer", Text, "Ärendets diarienummer.", r#""BUN-2025-00431""#),
    ]],
});

/// The row of a decision.
pub(super) const DECIDED: Field = field(
    "beslut",
    DECISION,
    "Beslutet bakom. Det som står i en plan omfattas annars av planens beslut.",
    r#"{ organ = "skolnamnden", datum = 2025-11-19, paragraf = "112" }"#,
);

/// `giltig`.
pub(super) const VALIDITY: Type = OneOf(&[
    Years,
    Table(&Shape {
        name: "giltig",
        about: "När något gäller, på dagen när.",
        own_fields: None,
        fields: &[&[
            field("fran", Date, "Första dagen.", "2025-10-01"),
            field("till", Date, "Sista dagen.", "2026-12-31"),
        ]],
    }),
]);

/// The row of a validity.
pub(super) const VALID: Field = field(
    "giltig",
    VALIDITY,
    "Åren då det gäller. Utan nyckeln gäller en sak i en plan i filens alla planperioder, och annat tills vidare.",
    r#""2023-2026""#,
);

/// The row that keeps something out of public papers.
pub(super) const INTERNAL: Field = field(
    "intern",
    OneOf(&[Boolean, List(&Text)]),
    "`true` håller tabellen utanför det som publiceras; en lista gör det med de nycklar som räknas upp.",
    "true",
);

/// The role that answers for something.
pub(super) const RESPONSIBLE: Field =
    field("ansvarig", Text, "Rollen som ansvarar; aldrig ett personnamn.", r#""Förvaltningschef""#);

/// What any thing with an id of its own may have.
pub(super) const LIFE: &[Field] = &[
    VALID,
    field("tidigare_id", List(&Text), "Samma sak under ett tidigare id.", r#"["trygg-skola"]"#),
    field(
        "ersatter",
        List(&Text),
        "Saker som denna nya sak kommer i stället för.",
        r#"["trygghet", "studiero"]"#,
    ),
    field(
        "avslutad",
        ENDED,
        "Att saken har upphört utan efterföljare.",
        r#"{ datum = 2026-06-30, motiv = "Uppdraget är slutfört" }"#,
    ),
    DECIDED,
    INTERNAL,
];

const ENDED: Type = Table(&Shape {
    name: "avslutad",
    about: "Att något har upphört utan efterföljare.",
    own_fields: None,
    fields: &[&[
        field("datum", Date, "Dagen då det upphörde.", "2026-06-30").required(),
        field("motiv", Text, "Varför.", r#""Uppdraget är slutfört""#),
        DECIDED,
    ]],
});

/// `mottagare`.
pub(super) const RECEIVERS: Field = field(
    "mottagare",
    OneOf(&[
        List(&Reference(&links::RECEIVER)),
        Table(&Shape {
            name: "mottagare",
            about: "Vilka som får något utdelat: enheter på vissa nivåer, under en viss enhet.",
            own_fields: None,
            fields: &[&[
                field(
                    "niva",
                    List(&Reference(&links::LEVEL)),
                    "Enheter på dessa nivåer.",
                    r#"["arbetsplats"]"#,
                ),
                field("under", Reference(&links::BELOW), "Bara enheter under denna.", r#""fullmaktige""#),
            ]],
        }),
    ]),
    "Delas ut till dessa: `alla`, några enheter eller alla på en nivå. Mottagarna kan inte ändra det, men rapporterar om det.",
    r#"["skolnamnden", "vardnamnden"]"#,
);

/// Who holds a joint commitment together.
pub(super) const COORDINATOR: Field = field(
    "samordnare",
    Reference(&links::COORDINATOR),
    "Den som samordnar när flera har fått samma sak.",
    r#""styrelsen""#,
);

/// The goals that something hangs on.
pub(super) const GOALS: Field = field(
    "mal",
    List(&Reference(&links::GOAL)),
    "Målen som det hör till: egna, en överordnad enhets eller utdelade.",
    r#"["trygg-skola"]"#,
);

/// The yellow limit, of the model or of one indicator.
pub(super) const YELLOW: Type = OneOf(&[
    Number,
    Boolean,
    Table(&Shape {
        name: "gulgrans",
        about: "Var gult övergår i rött.",
        own_fields: None,
        fields: &[&[
            field("varde", Number, "Gränsen som ett tal.", "85"),
            field("andel", Number, "Procent av målvärdet.", "90"),
            field("avstand", Number, "Avstånd från målvärdet, i indikatorns enhet (dagar för datum).", "2"),
            field("strikt", Boolean, "Själva gränsen är röd.", "true"),
            field(
                "avrunda",
                Integer(0, 10),
                "Andelen avrundas till så många decimaler före jämförelsen.",
                "0",
            ),
        ]],
    }),
]);

/// What a year's target may be.
pub(super) const TARGET: Type =
    OneOf(&[Number, Pair(&Number), Word(&["oka", "minska", "bibehall", "forbattra"]), Date, Boolean]);

/// A noun in singular and plural.
pub(super) const NOUN: Type = OneOf(&[
    Text,
    Table(&Shape {
        name: "namn",
        about: "Ett ord i ental och flertal.",
        own_fields: None,
        fields: &[&[
            field("ental", Text, "Ett enda.", r#""verksamhetsmål""#).required(),
            field("flertal", Text, "Flera.", r#""verksamhetsmål""#).required(),
        ]],
    }),
]);

/// A text, or one per plan period.
pub(super) const PROSE: Type = Prose;

/// Severities by name of a part.
pub(super) const PARTS: Type = Map(Key::Word, &SEVERITY);
