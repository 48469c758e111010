//! The keys of `[kolada]` and `[oppna_data]`: what comes in from others, and what goes out to them.

use crate::fields::{
    Key, Shape,
    Type::{Map, Text},
    field,
};

pub(super) static KOLADA: Shape = Shape {
    name: "kolada",
    about: "Vad som hämtas ur Kolada, utöver kommunens egna värden och rikets.",
    own_fields: None,
    fields: &[&[field(
        "jamforelse",
        Map(Key::Word, &Text),
        "Andra kommuner och grupper, med namnet som de får i `jamforelse` och sitt id i Kolada.",
        r#"{ liknande = "G37329" }"#,
    )]],
};

pub(super) static OPEN_DATA: Shape = Shape {
    name: "oppna_data",
    about: "Vad som sägs om de öppna data som `styr export` skriver.",
    own_fields: None,
    fields: &[&[
        field(
            "titel",
            Text,
            "Vad de heter; annars kommunens namn och planens.",
            r#""Mål och utfall i Sundsvall""#,
        ),
        field("licens", Text, "Licensen, med sin beteckning enligt SPDX.", r#""CC0-1.0""#),
    ]],
};
