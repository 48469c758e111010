//! The keys of the files beside the plans: documents, calendar, shared indicators, actions, intern kontroll.

use super::{
    Key, Shape, ThingKind,
    Type::{Boolean, Date, Integer, Label, List, Map, MonthDay, Period, Reference, Table, Text, Word},
    field,
    indicator::INDICATOR,
    links,
    plan::PLAN,
    shared::{DECIDED, FORMAT, INTERNAL, LIFE, PROSE, RECEIVERS, RESPONSIBLE, VALID},
};

/// `styrdokument.toml`
pub static DOCUMENTS: Shape = Shape {
    name: "styrdokument.toml",
    about: "Registret över styrdokument.",
    own_fields: None,
    fields: &[FORMAT, &[field("styrdokument", Map(Key::Id, &Table(&DOCUMENT)), "Styrdokumenten.", "{}")]],
};

static DOCUMENT: Shape = Shape {
    name: "styrdokument",
    about: "Ett styrdokument.",
    own_fields: None,
    fields: &[&[
        field("typ", Text, "Dokumentets typ.", r#""plan""#).required(),
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
            r#"["vision-2030"]"#,
        ),
        field(
            "relaterade",
            List(&Reference(&links::RELATED_DOCUMENT)),
            "Närliggande dokument.",
            r#"["skollagen"]"#,
        ),
        field("behov", Boolean, "Behövs men är inte skrivet än.", "true"),
        VALID,
        INTERNAL,
    ]],
};

/// `arshjul.toml`
pub static CALENDAR: Shape = Shape {
    name: "arshjul.toml",
    about: "Årshjulet.",
    own_fields: None,
    fields: &[FORMAT, &[field("handelse", Map(Key::Id, &Table(&EVENT)), "Årets händelser.", "{}")]],
};

static EVENT: Shape = Shape {
    name: "handelse",
    about: "Något som sker varje år.",
    own_fields: None,
    fields: &[&[
        field("rubrik", Text, "Vad som sker.", r#""Delårsrapport till nämnden""#).required(),
        field("organ", List(&Reference(&links::ORGAN)), "Vilka det gäller.", r#"["bun", "soc"]"#),
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
    fields: &[FORMAT, &[field("indikator", Map(Key::Id, &Table(&INDICATOR)), "Indikatorerna.", "{}")]],
};

/// `atgarder.toml`
pub static ACTIONS: Shape = Shape {
    name: "atgarder.toml",
    about: "En enhets styrningsåtgärder.",
    own_fields: None,
    fields: &[FORMAT, &[field("atgard", Map(Key::Id, &Table(&ACTION)), "Åtgärderna.", "{}")]],
};

/// `[atgard.*]`
pub static ACTION: Shape = Shape {
    name: "atgard",
    about: "Ett beslutat svar på en avvikelse.",
    own_fields: Some(ThingKind::Action),
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
            field("period", Period, "Analysen som åtgärden kommer ur.", r#""2026-t1""#),
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
            field("plan", Map(Key::PlanPeriod, &PLAN), "Internkontrollplanen per period.", "{}"),
            field("risk", Map(Key::Id, &Table(&RISK)), "Riskerna.", "{}"),
            field("kontroll", Map(Key::Id, &Table(&CONTROL)), "Kontrollerna.", "{}"),
        ],
    ],
};

/// `[risk.*]`
pub static RISK: Shape = Shape {
    name: "risk",
    about: "Något som kan hindra verksamheten.",
    own_fields: Some(ThingKind::Risk),
    fields: &[
        &[
            field("rubrik", PROSE, "Vad som kan hända.", r#""Brist på behöriga lärare""#).required(),
            field(
                "hotar",
                super::Type::List(&Reference(&links::THREATENS)),
                "Mål som hotas.",
                r#"["trygg-skola"]"#,
            ),
            field("kategori", Text, "Riskens kategori.", r#""verksamhet""#),
            field("sannolikhet", Integer(1, 100), "Graden av sannolikhet.", "3"),
            field("konsekvens", Integer(1, 100), "Graden av konsekvens.", "4"),
            field("hantering", Word(&["atgard", "accepteras"]), "Hur risken hanteras.", r#""atgard""#),
            RESPONSIBLE,
        ],
        LIFE,
    ],
};

/// `[kontroll.*]`
pub static CONTROL: Shape = Shape {
    name: "kontroll",
    about: "En kontroll av att något sköts.",
    own_fields: Some(ThingKind::Control),
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
            field("perioder", List(&Reference(&links::PERIOD)), "När den görs.", r#"["t3"]"#),
            RESPONSIBLE,
            RECEIVERS,
            super::shared::COORDINATOR,
            field("kalla", List(&Reference(&links::SOURCE)), "Styrdokumentet bakom.", r#"["kommunallagen"]"#),
            field("nummer", Label, "Numret som skrivs ut; aldrig ett id.", "1"),
        ],
        LIFE,
    ],
};
