//! The keys of an indicator, in a plan or in `indikatorer.toml`.

use super::{
    Key, Shape, ThingKind,
    Type::{Boolean, Date, Integer, List, Map, Number, OneOf, Period, Reference, Table, Text, Word},
    field, links,
    shared::{COORDINATOR, GOALS, LIFE, PROSE, RECEIVERS, RESPONSIBLE, TARGET, YELLOW},
};

/// `[indikator.*]`
pub static INDICATOR: Shape = Shape {
    name: "indikator",
    about: "Visar om verksamheten är på väg i rätt riktning.",
    own_fields: Some(ThingKind::Indicator),
    fields: &[
        &[
            GOALS,
            field(
                "typ",
                Word(&["matt", "underlag", "ram"]),
                "Ett mått, ett `underlag` till en beräkning (utan målvärde och färg) eller en ekonomisk `ram`. Utan nyckeln `matt`.",
                r#""matt""#,
            ),
            field(
                "namn",
                PROSE,
                "Vad indikatorn heter. Får bara saknas när den finns i indikatorer.toml.",
                r#""Elever som känner sig trygga""#,
            ),
            field("definition", PROSE, "Exakt vad som mäts.", r#""Andel som svarar 'stämmer'""#),
            field("motiv", PROSE, "Varför just detta mäts.", r#""Trygghet är förutsättningen för lärande""#),
            field("datakalla", Text, "Var värdet hämtas.", r#""Elevenkäten, vårterminen""#),
            field(
                "underlag_datum",
                Date,
                "När uppgifterna bakom målvärdet eller ramen togs fram.",
                "2025-09-30",
            ),
            field("kolada", Text, "Måttets id i Kolada.", r#""U15416""#),
            field(
                "kolada_titel",
                Text,
                "Vad måttet heter i Kolada; `styr import` säger till när Kolada har bytt titel.",
                r#""Elever i åk 8 som är trygga i skolan, andel (%)""#,
            ),
            field("mattenhet", Text, "Måttenheten.", r#""%""#),
            field(
                "decimaler",
                Integer(0, 10),
                "Så många decimaler skrivs ut; räkningen är alltid exakt.",
                "1",
            ),
            field(
                "riktning",
                Word(&[
                    "minst",
                    "hogst",
                    "inom",
                    "oka",
                    "minska",
                    "bibehall",
                    "ja",
                    "senast",
                    "placering",
                    "bedomning",
                ]),
                "Åt vilket håll som är bra. `inom` är ett spann, `ja` ett villkor, `senast` ett datum, `placering` en plats i en rangordning; `bedomning` bedöms utan tal.",
                r#""minst""#,
            ),
            field(
                "utgangsvarde",
                Table(&BASELINE),
                "Värdet som utvecklingen räknas från.",
                r#"{ period = "2023", varde = 84.1 }"#,
            ),
            field(
                "malvarde",
                Map(Key::YearOrPeriod, &TARGET),
                "Målvärdet per år eller period: ett tal, ett spann `[4, 6]`, ett datum, `true`, eller ett ord.",
                "{ 2025 = 88, 2026 = 90 }",
            ),
            field("sikt", TARGET, "Målet på sikt; visas, ger aldrig färg.", "100"),
            field(
                "gulgrans",
                YELLOW,
                "Var gult övergår i rött; `false` ger bara grönt och rött.",
                "{ andel = 90 }",
            ),
            field("strikt", Boolean, "Själva målvärdet räcker inte för grönt.", "true"),
            field("minsta_forandring", Number, "Mindre förändring än så räknas som oförändrad.", "0.5"),
            field(
                "jamfor",
                Word(&["utgangsvarde", "foregaende"]),
                "Vad `oka`, `minska` och `bibehall` jämför med.",
                r#""utgangsvarde""#,
            ),
            field("medel_ar", Integer(1, 50), "Medelvärdet av så många år jämförs.", "3"),
            field("grund", Word(&["malvarde", "jamforelse"]), "Vad utfallet jämförs med.", r#""jamforelse""#),
            field(
                "jamfor_med",
                Text,
                "Vilken jämförelse i utfallet som gäller, eller `kvartiler`; utan nyckeln den första.",
                r#""riket""#,
            ),
            field("vikt", Number, "Vikten när modellens förslag är `viktad`.", "2"),
            field(
                "ackumulerad",
                Boolean,
                "Värdet växer under året och jämförs före årets slut bara med periodens eget målvärde.",
                "true",
            ),
            field(
                "beraknas",
                Table(&COMPUTED),
                "Hur värdet räknas fram ur andra.",
                r#"{ plus = ["resultat"], delat_med = ["skatter"], ganger = 100 }"#,
            ),
            field(
                "perioder",
                List(&Reference(&links::PERIOD)),
                "När det mäts; utan den varje period.",
                r#"["halvar", "bokslut"]"#,
            ),
            field(
                "uppdelning",
                List(&Reference(&links::DIVISION)),
                "Grupper som utfallet delas upp i.",
                r#"["alder"]"#,
            ),
            RESPONSIBLE,
            RECEIVERS,
            COORDINATOR,
        ],
        LIFE,
    ],
};

static BASELINE: Shape = Shape {
    name: "utgangsvarde",
    about: "Värdet som utvecklingen räknas från.",
    own_fields: None,
    fields: &[&[
        field("period", Period, "När det mättes.", r#""2023""#),
        field("varde", OneOf(&[Number, Boolean, Date, Word(&["gron", "gul", "rod"])]), "Värdet.", "84.1")
            .required(),
    ]],
};

static COMPUTED: Shape = Shape {
    name: "beraknas",
    about: "En beräkning: (summan av plus − summan av minus) / (summan av delat_med) × ganger.",
    own_fields: None,
    fields: &[&[
        field("plus", List(&Reference(&links::COMPUTED_FROM)), "Läggs samman.", r#"["arets-resultat"]"#),
        field("minus", List(&Reference(&links::COMPUTED_FROM)), "Dras ifrån.", "[]"),
        field(
            "delat_med",
            List(&Reference(&links::COMPUTED_FROM)),
            "Delas med summan av dessa.",
            r#"["skatter-och-bidrag"]"#,
        ),
        field("ganger", Number, "Gånger detta, till exempel 100 för procent.", "100"),
        field("ar", Integer(1, 50), "Över så många år, summerade före divisionen.", "1"),
    ]],
};
