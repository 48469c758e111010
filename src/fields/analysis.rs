//! The keys of an analysis' front matter.

use super::{
    Key, Shape,
    Type::{self, Date, List, Map, Period, Table, Text},
    field, links,
    shared::{DECIDED, INTERNAL},
};

/// The front matter of `analys/<period>.md`.
pub static FRONT_MATTER: Shape = Shape {
    name: "analys",
    about: "Huvudet i en resultatanalys.",
    own_fields: None,
    fields: &[&[
        field("period", Period, "Perioden som analyseras.", r#""2026-bokslut""#).required(),
        field("forfattare", Text, "Rollen som skrev.", r#""Förvaltningschef""#),
        field("datum", Date, "När den skrevs.", "2026-09-10"),
        DECIDED,
        field(
            "bedomning",
            Map(Key::Reference(&links::JUDGED), &JUDGEMENT),
            "Bedömningar av mål.",
            r#"{ trygg-skola = { status = "gul", motiv = "Målet nås inte i år", av = "Nämnden" } }"#,
        ),
        field(
            "samlad",
            JUDGEMENT,
            "Den samlade bedömningen.",
            r#"{ status = "gul", motiv = "…", av = "Nämnden" }"#,
        ),
        field(
            "ingen_atgard",
            Map(Key::Reference(&links::NO_ACTION), &Text),
            "Varför ingen åtgärd behövs.",
            r#"{ trygg-skola = "Redan beslutade åtgärder räcker" }"#,
        ),
        field("arende", Table(&CASE), "Ärendet till nämnden.", r#"{ diarienummer = "BUN-2026-00211" }"#),
        INTERNAL,
    ]],
};

const JUDGEMENT: Type = Table(&Shape {
    name: "bedomning",
    about: "En bedömning med motiv.",
    own_fields: None,
    fields: &[&[
        field("status", Text, "`gron`, `gul`, `rod`, `ej_bedomd` eller en av modellens grader.", r#""gul""#)
            .required(),
        field("motiv", Text, "Varför.", r#""Tryggheten ökar men målet nås inte i år""#),
        field("av", Text, "Vem som bedömer.", r#""Nämnden""#),
        field("datum", Date, "När.", "2026-09-23"),
        INTERNAL,
    ]],
});

static CASE: Shape = Shape {
    name: "arende",
    about: "Ärendet till nämnden.",
    own_fields: None,
    fields: &[&[
        field("rubrik", Text, "Ärendets rubrik.", r#""Resultatanalys helår""#),
        field("diarienummer", Text, "Ärendets diarienummer.", r#""BUN-2026-00211""#),
        field("handlaggare", Text, "Handläggarens roll.", r#""Kvalitetschef""#),
        field(
            "forslag",
            List(&Text),
            "Förslag till beslut, i ordning.",
            r#"["Nämnden godkänner resultatanalysen"]"#,
        ),
        field("expedieras", List(&Text), "Vart beslutet skickas.", r#"["Kommunstyrelsen"]"#),
        INTERNAL,
    ]],
};
