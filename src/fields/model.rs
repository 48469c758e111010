//! The keys of `styr.toml`: the municipality's styrmodell.

mod follow_up;
mod types;

use super::{
    Key, Shape,
    Type::{Boolean, Date, Id, Integer, List, Map, OneOf, Reference, Table, Tables, Text, Word},
    field, links,
    shared::{DECIDED, FORMAT, INTERNAL, PARTS, SEVERITY, VALID},
};

/// The whole file.
pub static FILE: Shape = Shape {
    name: "styr.toml",
    about: "Styrmodellen: nivåer, typer, dimensioner, organ, statusregler, uppföljning, allvar och undantag.",
    own_fields: None,
    fields: &[
        FORMAT,
        &[
            field("uteslut", List(&Text), "Sökvägar som inte läses, som mönster.", r#"["mallar/**"]"#),
            field("kommun", Table(&MUNICIPALITY), "Kommunen.", r#"{ namn = "Sundsvalls kommun" }"#)
                .required(),
            field("modell", Table(&MODEL), "Styrmodellen som dokument.", r#"{ namn = "Styrmodell" }"#)
                .required(),
            field(
                "organ",
                Map(Key::Id, &ORGAN),
                "Organ som inte är enheter. Varje enhet är också ett organ under sitt eget id.",
                r#"{ arbetsutskottet = { namn = "Arbetsutskottet" } }"#,
            ),
            field(
                "niva",
                Tables(&LEVEL),
                "Nivåerna, uppifrån och ned.",
                r#"[{ id = "fullmaktige", namn = "Kommunfullmäktige" }]"#,
            )
            .required(),
            field(
                "enhetstyp",
                Map(Key::Id, &types::UNIT_TYPE),
                "Vad som skiljer en typ av enhet från dess nivå.",
                r#"{ kommunalforbund = { kalla = ["forbundsordning"] } }"#,
            ),
            field(
                "maltyp",
                Map(Key::Id, &types::GOAL_TYPE),
                "Typer av mål.",
                r#"{ kommunmal = { niva = ["fullmaktige"] } }"#,
            ),
            field(
                "elementtyp",
                Map(Key::Id, &types::ELEMENT_TYPE),
                "Typer av delar utan färg: vision, värdegrund, löften.",
                "{ lofte = { max = 5 } }",
            ),
            field(
                "aktivitetstyp",
                Map(Key::Id, &types::ACTIVITY_TYPE),
                "Typer av aktiviteter.",
                r#"{ satsning = { falt = { nytta = "fel" } } }"#,
            ),
            field(
                "styrdokumenttyp",
                Map(Key::Id, &types::DOCUMENT_TYPE),
                "Typer av styrdokument.",
                "{ program = { rang = 1 } }",
            ),
            field(
                "dimension",
                Map(Key::Id, &types::DIMENSION),
                "Indelningar som blir nycklar på mål, framgångsfaktorer, indikatorer och aktiviteter.",
                r#"{ omrade = { namn = "Område", varden = { klimat = "Klimat" } } }"#,
            ),
            field(
                "uppdelning",
                Map(Key::Id, &types::DIVISION),
                "Grupper som utfall kan delas upp i.",
                r#"{ alder = { namn = "Ålder", varden = { unga = "Unga", aldre = "Äldre" } } }"#,
            ),
            field(
                "ord",
                Map(Key::Word, &super::shared::NOUN),
                "Kommunens egna ord: för `mal`, `indikator` och `resultatanalys`, och för lägen som `pagar`.",
                r#"{ pagar = "Påbörjad" }"#,
            ),
            field("status", Table(&follow_up::STATUS), "Hur färgerna räknas.", r#"{ forslag = "samst" }"#),
            field(
                "uppfoljning",
                Table(&follow_up::FOLLOW_UP),
                "När och hur uppföljning sker.",
                r#"{ period = { halvar = { slut = "06-30", klart = "08-31" } } }"#,
            ),
            field(
                "internkontroll",
                Table(&follow_up::INTERNAL_CONTROL),
                "Skalor för risker.",
                "{ kraver_svar = 9 }",
            ),
            field(
                "regler",
                Map(Key::Reference(&links::RULE), &RULE),
                "Hur allvarlig varje regel är.",
                r#"{ dimension-saknas = "varning" }"#,
            ),
            field(
                "agare",
                Table(&OWNERS),
                "Vem som ska godkänna en ändring, efter vilken fil den rör (`styr owners`).",
                r#"{ modell = "styrelsen", konto = { styrelsen = "@kommunen/ledning" } }"#,
            ),
            field(
                "undantag",
                Map(Key::Id, &EXCEPTION),
                "Tidsbegränsade undantag från en regel.",
                r#"{ bostadsbolaget-2026 = { regel = "plan-saknar-del", enhet = ["bostadsbolaget"], motiv = "Går in i modellen 2027", giltig_till = 2026-12-31 } }"#,
            ),
        ],
    ],
};

static MUNICIPALITY: Shape = Shape {
    name: "kommun",
    about: "Kommunen.",
    own_fields: None,
    fields: &[&[
        field("namn", Text, "Kommunens namn.", r#""Sundsvalls kommun""#).required(),
        field("kod", Text, "Kommunkoden, som text eftersom den kan börja med 0.", r#""2281""#),
        field("anmarkning", Text, "Skrivs ut på varje papper.", r#""Påhittade siffror""#),
        INTERNAL,
    ]],
};

static MODEL: Shape = Shape {
    name: "modell",
    about: "Styrmodellen som dokument, och vad den tillåter.",
    own_fields: None,
    fields: &[&[
        field("namn", Text, "Modellens namn.", r#""Styr- och ledningsmodell""#).required(),
        DECIDED,
        field("oversyn", Date, "När modellen ska ses över.", "2018-12-31"),
        field("cykel", Table(&CYCLE), "Hur ofta planen görs ny.", "{ ny = 2, forsta = 2018 }"),
        field(
            "far_dela_ut",
            List(&Reference(&links::MAY_HAND_OUT)),
            "Enheter som får dela ut till enheter utanför sin egen gren.",
            r#"["fullmaktige", "styrelsen"]"#,
        ),
        field(
            "aktivitet_fran",
            Reference(&links::ACTIVITIES_FROM),
            "Aktiviteter ovanför denna nivå är en anmärkning.",
            r#""forvaltningsniva""#,
        ),
        field(
            "fraga",
            Tables(&QUESTION),
            "Frågorna som pyramiden svarar på, i ordning.",
            r#"[{ text = "Vad är vår uppgift?", delar = ["basuppdrag"] }]"#,
        ),
        VALID,
        INTERNAL,
    ]],
};

static CYCLE: Shape = Shape {
    name: "cykel",
    about: "Planens cykel.",
    own_fields: None,
    fields: &[&[
        field("ny", Integer(1, 20), "En ny plan så här många år efter den förra.", "2").required(),
        field("forsta", Integer(1900, 2200), "Första året med en ny plan.", "2018").required(),
    ]],
};

static QUESTION: Shape = Shape {
    name: "fraga",
    about: "En fråga som pyramiden svarar på.",
    own_fields: None,
    fields: &[&[
        field("text", Text, "Frågan.", r#""Vad är vår uppgift?""#).required(),
        field("delar", List(&Reference(&links::PART)), "Delarna som svarar.", r#"["basuppdrag"]"#),
        INTERNAL,
    ]],
};

const ORGAN: super::Type = Table(&Shape {
    name: "organ",
    about: "Ett organ som inte är en enhet.",
    own_fields: None,
    fields: &[&[
        field("namn", Text, "Organets namn.", r#""Kommunstyrelsens arbetsutskott""#).required(),
        VALID,
        INTERNAL,
    ]],
});

static LEVEL: Shape = Shape {
    name: "niva",
    about: "En nivå i organisationen.",
    own_fields: None,
    fields: &[&[
        field("id", Id, "Nivåns id.", r#""namndniva""#).required(),
        field("namn", Text, "Nivåns namn.", r#""Nämnd eller bolagsstyrelse""#).required(),
        field(
            "plan",
            OneOf(&[Text, Map(Key::Word, &Text)]),
            "Vad enhetens plan heter här; en tabell per enhetstyp där de skiljer sig.",
            r#"{ kommunalforbund = "Förbundsplan" }"#,
        ),
        field(
            "maltyp",
            Reference(&links::DEFAULT_GOAL_TYPE),
            "Typen på ett mål som inte anger någon.",
            r#""arsmal""#,
        ),
        field(
            "aktivitetstyp",
            Reference(&links::DEFAULT_ACTIVITY_TYPE),
            "Typen på en aktivitet som inte anger någon.",
            r#""satsning""#,
        ),
        field(
            "delar",
            PARTS,
            "Hur allvarligt det är att en del saknas; en del som inte nämns är `av`.",
            r#"{ indikator = "fel", framgangsfaktor = "tips" }"#,
        ),
        field(
            "granser",
            Map(Key::Word, &Integer(0, 1_000_000)),
            "Högst så många per enhet; en typs id räknar den typen.",
            "{ indikator = 40, tecken = 300, prioritet_1 = 3, utdelat = 5, omvarld_manader = 12, underlag_manader = 12 }",
        ),
        field(
            "beslutas_av",
            Reference(&links::DECIDED_BY),
            "Vem som beslutar planen: `egen`, `overordnad` eller ett organ.",
            r#""overordnad""#,
        ),
        field("kravs_fran", Date, "Före den dagen är saknade planer bara tips.", "2019-01-01"),
        field("dela_ut", Boolean, "Om enheter på nivån får dela ut till andra.", "true"),
        field("kan_saknas", Boolean, "Om nivån får hoppas över; utan nyckeln får den det.", "false"),
        VALID,
        INTERNAL,
    ]],
};

const RULE: super::Type = OneOf(&[
    SEVERITY,
    Table(&Shape {
        name: "regel",
        about: "En regels allvar, med ägare och källa.",
        own_fields: None,
        fields: &[&[
            field("allvar", SEVERITY, "Hur allvarlig regeln är.", r#""varning""#),
            field("ansvarig", Text, "Vem som äger regeln.", r#""Ekonomikontoret""#),
            field("kalla", Text, "Var regeln står.", r#""Styrmodellen avsnitt 4""#),
        ]],
    }),
]);

static OWNERS: Shape = Shape {
    name: "agare",
    about: "Vem som ska godkänna ändringar: `styr owners` skriver det så att en kodvärd förstår.",
    own_fields: None,
    fields: &[&[
        field(
            "modell",
            Reference(&links::MODEL_OWNER),
            "Enheten eller organet som sköter styrmodellen och det gemensamma; annars det som beslutade modellen.",
            r#""styrelsen""#,
        ),
        field(
            "konto",
            Map(Key::Word, &List(&Text)),
            "Konton hos kodvärden för en enhet, ett organ, en roll eller en enhets roll.",
            r#"{ styrelsen = "@kommunen/ledning", "styrelsen/Ekonomichef" = ["@ekonomen"] }"#,
        ),
        field(
            "roller",
            List(&Text),
            "Rollerna som kan ansvara för något; med listan varnas för alla andra.",
            r#"["Ekonomichef", "Rektor"]"#,
        ),
    ]],
};

const EXCEPTION: super::Type = Table(&Shape {
    name: "undantag",
    about: "Ett tidsbegränsat undantag från en regel.",
    own_fields: None,
    fields: &[&[
        field("regel", Reference(&links::RULE), "Regeln som undantaget gäller.", r#""plan-saknar-del""#)
            .required(),
        field("enhet", List(&Reference(&links::EXEMPT)), "Enheterna som undantas.", r#"["bostadsbolaget"]"#)
            .required(),
        field("motiv", Text, "Varför.", r#""Bolaget går in i modellen 2027""#).required(),
        DECIDED,
        field("giltig_till", Date, "Undantagets sista dag.", "2026-12-31").required(),
        INTERNAL,
    ]],
});

/// The signals that a step, or the picture of what is not judged, may have.
const SIGNAL: super::Type = Word(&["gron", "gul", "rod", "ej_bedomd"]);
