//! The keys of the files beside the plans: documents, calendar, shared indicators, actions, intern kontroll.

use super::{
    Key, Shape,
    Type::{Boolean, Date, Integer, List, Map, MonthDay, Period, Reference, Table, Text, Word},
    field,
    indicator::INDICATOR,
    links,
    plan::PLAN,
    shared::{COORDINATOR, DECIDED, FORMAT, INTERNAL, LIFE, PROSE, RECEIVERS, RESPONSIBLE, VALID},
};

/// `styrdokument.toml`
pub static DOCUMENTS: Shape = Shape {
    name: "styrdokument.toml",
    about: "Registret över styrdokument.",
    own_fields: None,
    fields: &[
        FORMAT,
        &[field(
            "styrdokument",
            Map(Key::Id, &Table(&DOCUMENT)),
            "Styrdokumenten.",
            r#"{ skolplan = { typ = "program", titel = "Skolplan" } }"#,
        )],
    ],
};

static DOCUMENT: Shape = Shape {
    name: "styrdokument",
    about: "Ett styrdokument.",
    own_fields: None,
    fields: &[&[
        field("typ", Text, "Typen av dokument, ur styrmodellens styrdokumenttyper.", r#""program""#)
            .required(),
        field("titel", Text, "Titeln.", r#""Skolplan""#).required(),
        DECIDED,
        field("giltig_till", Date, "Sista dagen; utan den tills vidare.", "2026-12-31"),
        field("oversyn", Date, "När det ska ses över.", "2025-12-31"),
        RESPONSIBLE,
        field("malgrupp", Text, "Vilka det riktar sig till.", r#""Alla skolor""#),
        field(
            "overordnat",
            List(&Reference(&links::PARENT_DOCUMENT)),
            "Dokument ovanför.",
            r#"["malbild-2030"]"#,
        ),
        field(
            "relaterade",
            List(&Reference(&links::RELATED_DOCUMENT)),
            "Närliggande dokument.",
            r#"["skollagen"]"#,
        ),
        field("behov", Boolean, "Dokumentet behövs men är inte skrivet än.", "true"),
        VALID,
        INTERNAL,
    ]],
};

/// `arshjul.toml`
pub static CALENDAR: Shape = Shape {
    name: "arshjul.toml",
    about: "Årshjulet.",
    own_fields: None,
    fields: &[
        FORMAT,
        &[field(
            "handelse",
            Map(Key::Id, &Table(&EVENT)),
            "Årets händelser.",
            r#"{ delarsrapport = { rubrik = "Delårsrapport till nämnden", datum = "09-20" } }"#,
        )],
    ],
};

static EVENT: Shape = Shape {
    name: "handelse",
    about: "Något som sker varje år.",
    own_fields: None,
    fields: &[&[
        field("rubrik", Text, "Vad som sker.", r#""Delårsrapport till nämnden""#).required(),
        field(
            "organ",
            List(&Reference(&links::ORGAN)),
            "Vilka det gäller.",
            r#"["skolnamnden", "vardnamnden"]"#,
        ),
        field("datum", MonthDay, "Dagen varje år.", r#""09-20""#).required(),
        RESPONSIBLE,
        field("genomford", Map(Key::Year, &Date), "När det gjordes, per år.", "{ 2025 = 2025-09-18 }"),
        VALID,
        INTERNAL,
    ]],
};

/// `indikatorer.toml`
pub static INDICATORS: Shape = Shape {
    name: "indikatorer.toml",
    about: "Indikatorer som flera enheter använder.",
    own_fields: None,
    fields: &[
        FORMAT,
        &[field(
            "indikator",
            Map(Key::Id, &Table(&INDICATOR)),
            "Indikatorerna. En plan tar upp en genom att nämna samma id.",
            r#"{ sjukfranvaro = { namn = "Sjukfrånvaro" } }"#,
        )],
    ],
};

/// `atgarder.toml`
pub static ACTIONS: Shape = Shape {
    name: "atgarder.toml",
    about: "En enhets styrningsåtgärder.",
    own_fields: None,
    fields: &[
        FORMAT,
        &[field(
            "atgard",
            Map(Key::Id, &Table(&ACTION)),
            "Åtgärderna.",
            r#"{ fler-rastvardar = { rubrik = "Fler rastvärdar på tre skolor", status = "beslutad" } }"#,
        )],
    ],
};

/// `[atgard.*]`
pub static ACTION: Shape = Shape {
    name: "atgard",
    about: "Ett beslutat svar på en avvikelse.",
    own_fields: None,
    fields: &[
        &[
            field(
                "avser",
                List(&Reference(&links::CONCERNS)),
                "Målet, indikatorn, aktiviteten eller risken.",
                r#"["trygg-skola"]"#,
            ),
            field("rubrik", PROSE, "Vad som ska göras.", r#""Fler rastvärdar på tre skolor""#).required(),
            field("orsak", Text, "Varför.", r#""För få vuxna ute på rasterna""#),
            field("period", Period, "Analysen som åtgärden kommer ur.", r#""2026-halvar""#),
            field(
                "status",
                Word(&["foreslagen", "beslutad", "pagar", "genomford", "avslutad", "avvisad"]),
                "Hur långt den har kommit.",
                r#""beslutad""#,
            )
            .required(),
            RECEIVERS,
            RESPONSIBLE,
            field("klart", Date, "När den ska vara klar.", "2026-12-31"),
            field("effekt", Text, "Vad den ledde till; krävs före `avslutad`.", r#""Tryggheten ökade""#),
        ],
        LIFE,
    ],
};

/// `internkontroll.toml`
pub static INTERNAL_CONTROL: Shape = Shape {
    name: "internkontroll.toml",
    about: "En enhets risker och kontroller.",
    own_fields: None,
    fields: &[
        FORMAT,
        &[
            field(
                "plan",
                Map(Key::PlanPeriod, &PLAN),
                "Internkontrollplanen per period.",
                r#"{ 2026 = { beslut = { organ = "skolnamnden", datum = 2025-11-19 } } }"#,
            ),
            field(
                "risk",
                Map(Key::Id, &Table(&RISK)),
                "Riskerna.",
                r#"{ kompetens = { rubrik = "Brist på behöriga lärare" } }"#,
            ),
            field(
                "kontroll",
                Map(Key::Id, &Table(&CONTROL)),
                "Kontrollerna.",
                r#"{ registerutdrag = { rubrik = "Registerutdrag vid anställning" } }"#,
            ),
        ],
    ],
};

/// `[risk.*]`
pub static RISK: Shape = Shape {
    name: "risk",
    about: "Något som kan hindra verksamheten.",
    own_fields: None,
    fields: &[
        &[
            field("rubrik", PROSE, "Vad som kan hända.", r#""Brist på behöriga lärare""#).required(),
            field("hotar", List(&Reference(&links::THREATENS)), "Mål som hotas.", r#"["trygg-skola"]"#),
            field("kategori", Text, "Riskens kategori.", r#""verksamhet""#),
            field("sannolikhet", Integer(1, 100), "Graden av sannolikhet.", "3"),
            field("konsekvens", Integer(1, 100), "Graden av konsekvens.", "4"),
            field(
                "hantering",
                Word(&["atgard", "accepteras"]),
                "Om risken möts med en åtgärd eller accepteras; att acceptera kräver ett beslut.",
                r#""atgard""#,
            ),
            RESPONSIBLE,
        ],
        LIFE,
    ],
};

/// `[kontroll.*]`
pub static CONTROL: Shape = Shape {
    name: "kontroll",
    about: "En kontroll av att något sköts.",
    own_fields: None,
    fields: &[
        &[
            field("rubrik", PROSE, "Vad som kontrolleras.", r#""Registerutdrag vid anställning""#).required(),
            field(
                "risk",
                List(&Reference(&links::RISK)),
                "Riskerna som kontrollen möter.",
                r#"["kompetens"]"#,
            ),
            field("metod", Text, "Hur kontrollen görs.", r#""Stickprov""#),
            field("perioder", List(&Reference(&links::PERIOD)), "När den görs.", r#"["bokslut"]"#),
            RESPONSIBLE,
            RECEIVERS,
            COORDINATOR,
            field("kalla", List(&Reference(&links::SOURCE)), "Styrdokumentet bakom.", r#"["kommunallagen"]"#),
            field("nummer", Text, "Numret som skrivs ut; aldrig ett id.", r#""3""#),
        ],
        LIFE,
    ],
};
