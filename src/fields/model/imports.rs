//! The keys of `[import.*]`: how the figures of other systems are read.

use super::super::{
    Key, Shape,
    Type::{Integer, List, Map, Number, Reference, Table, Text, Word},
    field, links,
};

/// One rule.
pub(super) const IMPORT: super::super::Type = Table(&Shape {
    name: "import",
    about: "Hur `styr import` läser en fil från ett annat system: vilken kolumn som är vad, och vad orden i den heter här.",
    own_fields: None,
    fields: &[&[
        field("fil", Text, "Filens namn, som mönster; då väljs regeln utan `--rules`.", r#""export-*.csv""#),
        field("blad", List(&Text), "Bladen som läses; annars alla som har kolumnerna.", r#""Utfall""#),
        field(
            "rubrikrad",
            Integer(1, 1_048_576),
            "Raden med kolumnernas rubriker; annars den första som har dem.",
            "4",
        ),
        field(
            "kolumner",
            Table(&COLUMNS),
            "Vad filens kolumner heter.",
            r#"{ enhet = "Organisation", indikator = "Mått", period = "Period", varde = "Utfall" }"#,
        )
        .required(),
        field(
            "enhet",
            Reference(&links::IMPORTED_UNIT),
            "Enheten när filen inte har någon kolumn för den.",
            r#""bostadsbolaget""#,
        ),
        field(
            "enheter",
            Map(Key::Word, &Reference(&links::IMPORTED_UNIT)),
            "Vilken enhet ett namn i filen är; id och namn känns igen ändå.",
            r#"{ "Bostads AB" = "bostadsbolaget" }"#,
        ),
        field(
            "indikatorer",
            Map(Key::Word, &Text),
            "Vilken indikator ett namn i filen är; id och namn känns igen ändå.",
            r#"{ "Sjukfrånvaro (%)" = "sjukfranvaro" }"#,
        ),
        field(
            "perioder",
            Map(Key::Word, &Text),
            "Vilken period ett ord i filen är; id och namn känns igen ändå.",
            r#"{ "Jan-aug" = "t2" }"#,
        ),
        field(
            "grupper",
            Map(Key::Word, &Text),
            "Vilken grupp ett ord i filen är, med tom text för alla; id och namn känns igen ändå.",
            r#"{ K = "kvinnor", Totalt = "" }"#,
        ),
        field("ganger", Number, "Vad filens tal gångras med.", "100"),
        field(
            "okand",
            Word(&["fel", "av"]),
            "Vad en rad om något som inte finns här är: `fel` (annars), eller `av` när filen har mer än så.",
            r#""av""#,
        ),
    ]],
});

static COLUMNS: Shape = Shape {
    name: "kolumner",
    about: "Rubrikerna på de kolumner som läses.",
    own_fields: None,
    fields: &[&[
        field("enhet", Text, "Enhetens id eller namn.", r#""Organisation""#),
        field("indikator", Text, "Indikatorns id eller namn.", r#""Mått""#).required(),
        field("ar", Text, "Året, när perioden står för sig.", r#""År""#),
        field("period", Text, "Perioden; utan den gäller `--period`.", r#""Period""#),
        field("varde", Text, "Utfallet.", r#""Utfall""#).required(),
        field("grupp", Text, "Gruppen, som kön.", r#""Kön""#),
        field("kommentar", Text, "Kommentaren till utfallet.", r#""Kommentar""#),
    ]],
};
