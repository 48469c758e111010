//! The keys of status, follow-up and intern kontroll in `styr.toml`.

use super::SIGNAL;
use crate::fields::{
    Key, Shape,
    Type::{
        self, Boolean, Id, Integer, List, Map, MonthDay, Number, OneOf, Reference, Table, Tables, Text, Word,
    },
    field, links,
    shared::{INTERNAL, YELLOW},
};

/// `[status]`
pub(super) static STATUS: Shape = Shape {
    name: "status",
    about: "Hur färgerna räknas.",
    own_fields: None,
    fields: &[&[
        field("grund", Word(&["malvarde", "jamforelse"]), "Vad utfallet jämförs med.", r#""malvarde""#),
        field("gulgrans", YELLOW, "Modellens gulgräns.", "{ andel = 90 }"),
        field(
            "avgor",
            Word(&["bedomning", "berakning", "fordelning"]),
            "Vad som avgör ett måls färg: den skrivna bedömningen, förslaget, eller ingetdera så att bara fördelningen visas.",
            r#""bedomning""#,
        ),
        field(
            "forslag",
            Word(&["samst", "majoritet", "andel", "viktad", "minst-k"]),
            "Hur indikatorernas färger vägs samman till ett förslag för målet: sämst, majoritet, andel gröna, viktat eller minst `k` gröna.",
            r#""samst""#,
        ),
        field("gron", Number, "Andelen som ger grönt, i procent.", "80"),
        field("gul", Number, "Andelen som ger gult, i procent.", "50"),
        field("k", Integer(1, 1000), "Antalet gröna som krävs av `minst-k`.", "2"),
        field("underliggande", Boolean, "Om mål längre ned som bidrar också röstar.", "false"),
        field("minsta_grupp", Integer(0, 1_000_000), "Grupper med färre än så skrivs aldrig ut.", "5"),
        field("visa_ej_bedomd_som", SIGNAL, "Bilden av det som inte är bedömt, bara i papper.", r#""gul""#),
        field(
            "steg",
            Tables(&STEP),
            "Kommunens egna grader, två till fem.",
            r#"[{ id = "gron", namn = "Uppnått", signal = "gron" }]"#,
        ),
        INTERNAL,
    ]],
};

static STEP: Shape = Shape {
    name: "steg",
    about: "En grad av måluppfyllelse.",
    own_fields: None,
    fields: &[&[
        field("id", Id, "Gradens id.", r#""delvis""#).required(),
        field("namn", Text, "Gradens namn.", r#""Delvis uppnått""#).required(),
        field("signal", SIGNAL, "Färgen den räknas som.", r#""gul""#).required(),
        field("symbol", Text, "Tecknet i tabeller.", r#""●""#),
        field(
            "perioder",
            List(&Reference(&links::PERIOD)),
            "Perioderna då graden får användas.",
            r#"["halvar", "bokslut"]"#,
        ),
        INTERNAL,
    ]],
};

/// `[uppfoljning]`
pub(super) static FOLLOW_UP: Shape = Shape {
    name: "uppfoljning",
    about: "När och hur uppföljning sker.",
    own_fields: None,
    fields: &[&[
        field(
            "fragor",
            List(&QUESTION),
            "Frågorna som analysen svarar på.",
            r#"["Vad har blivit bra och inte?"]"#,
        ),
        field(
            "period",
            Map(Key::Id, &PERIOD),
            "Uppföljningens perioder.",
            r#"{ halvar = { namn = "Halvår", slut = "06-30" } }"#,
        ),
        INTERNAL,
    ]],
};

const QUESTION: Type = OneOf(&[
    Text,
    Table(&Shape {
        name: "fraga",
        about: "En fråga som analysen svarar på.",
        own_fields: None,
        fields: &[&[
            field("text", Text, "Frågan.", r#""Vad beror resultaten på?""#).required(),
            field("kravs", List(&SIGNAL), "Färgerna som måste ha ett svar.", r#"["gul", "rod"]"#),
            field(
                "overtraffat",
                Integer(1, 10_000),
                "Så många procent bättre än målvärdet måste ett grönt mått också ha ett svar.",
                "20",
            ),
            INTERNAL,
        ]],
    }),
]);

const PERIOD: Type = Table(&Shape {
    name: "period",
    about: "En uppföljningsperiod.",
    own_fields: None,
    fields: &[&[
        field("namn", Text, "Periodens namn.", r#""Halvår""#),
        field("start", MonthDay, "Periodens första dag; utan den 1 januari.", r#""01-01""#),
        field("slut", MonthDay, "Periodens sista dag.", r#""06-30""#).required(),
        field(
            "klart",
            MonthDay,
            "När utfall och analys ska vara klara; före `slut` menas året efter.",
            r#""08-31""#,
        ),
        INTERNAL,
    ]],
});

/// `[internkontroll]`
pub(super) static INTERNAL_CONTROL: Shape = Shape {
    name: "internkontroll",
    about: "Skalor för risker.",
    own_fields: None,
    fields: &[&[
        field("sannolikhet", List(&Text), "Graderna av sannolikhet, från 1.", r#"["Osannolik", "Sannolik"]"#),
        field("konsekvens", List(&Text), "Graderna av konsekvens, från 1.", r#"["Försumbar", "Allvarlig"]"#),
        field("kategori", List(&Text), "Riskernas kategorier.", r#"["verksamhet", "juridik"]"#),
        field(
            "kraver_svar",
            Integer(1, 10_000),
            "Sannolikhet × konsekvens som kräver en åtgärd eller ett beslut att acceptera.",
            "9",
        ),
        INTERNAL,
    ]],
};
