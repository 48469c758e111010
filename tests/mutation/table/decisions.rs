//! Decisions, and what is put aside.

use super::{Case, case};
use crate::mutation::edit::{At, Edit};

use At::{Header, Mark};
use Edit::{Add, Line, Swap};

pub(super) const CASES: &[Case] = &[
    case(
        "R24",
        "fel-beslutsorgan",
        "a workplace that decides its own plan",
        "@enhet/plan.toml",
        Line("beslut = ", "beslut = { organ = \"{id}\", datum = 2025-12-18, paragraf = \"1\" }¤"),
        Mark,
    ),
    case(
        "R24",
        "fel-beslutsorgan",
        "a nämnd's plan decided by KF",
        "@namnd/plan.toml",
        Line("beslut = ", "beslut = { organ = \"kf\", datum = 2024-12-18, paragraf = \"1\" }¤"),
        Mark,
    ),
    case(
        "R8",
        "fel-beslutsorgan",
        "a vision decided by a nämnd",
        "kf/plan.toml",
        Swap(
            "beslut = { organ = \"kf\", datum = 2020-06-15, paragraf = \"88\"",
            "beslut = { organ = \"ks\"¤, datum = 2020-06-15, paragraf = \"88\"",
        ),
        Mark,
    ),
    case(
        "R82",
        "fel-beslutsorgan",
        "a nämnd's plan for internal control decided by KF",
        "ks/internkontroll.toml",
        Swap("[plan.2026]\nbeslut = { organ = \"ks\"", "[plan.2026]\nbeslut = { organ = \"kf\"¤"),
        Mark,
    ),
    case(
        "R24",
        "beslut-utan-paragraf",
        "a plan's decision",
        "@enhet/plan.toml",
        Line("beslut = ", "beslut = { organ = \"{above}\", datum = 2025-12-18 }¤"),
        Mark,
    ),
    case(
        "R24",
        "beslut-utan-paragraf",
        "an action's decision",
        "@namnd/atgarder.toml",
        Line("beslut = ", "beslut = { organ = \"{id}\", datum = 2026-09-23 }¤"),
        Mark,
    ),
    case(
        "R8",
        "beslut-utan-paragraf",
        "a vision's decision",
        "kf/plan.toml",
        Swap(", paragraf = \"88\", diarienummer = \"KS-2020-00088\"", "¤"),
        Mark,
    ),
    case(
        "R24",
        "beslut-i-framtiden",
        "a plan's decision",
        "@enhet/plan.toml",
        Line("beslut = ", "beslut = { organ = \"{above}\", datum = 2026-12-18, paragraf = \"1\" }¤"),
        Mark,
    ),
    case(
        "R24",
        "beslut-i-framtiden",
        "an action's decision",
        "@namnd/atgarder.toml",
        Line("beslut = ", "beslut = { organ = \"{id}\", datum = 2026-11-22, paragraf = \"90\" }¤"),
        Mark,
    ),
    case(
        "R28",
        "beslut-i-framtiden",
        "a document's decision",
        "styrdokument.toml",
        Swap("datum = 2024-02-26", "datum = 2027-02-26¤"),
        Mark,
    ),
    case("R24", "plan-ej-beslutad", "a workplace's plan", "@enhet/plan.toml", Line("beslut = ", ""), Header),
    case("R24", "plan-ej-beslutad", "a nämnd's plan", "@namnd/plan.toml", Line("beslut = ", ""), Header),
    case(
        "R24",
        "plan-ej-beslutad",
        "KF's plan",
        "kf/plan.toml",
        Line("beslut = { organ = \"kf\", datum = 2024-11-25", ""),
        Header,
    ),
    case(
        "R82",
        "plan-ej-beslutad",
        "a plan for internal control",
        "ks/internkontroll.toml",
        Swap(
            "[plan.2026]\nbeslut = { organ = \"ks\", datum = 2025-12-10, paragraf = \"140\", diarienummer = \"KS-2025-00444\" }\n",
            "[plan.2026]¤\n",
        ),
        Mark,
    ),
    case(
        "R17",
        "bortprioriterat-utan-motiv",
        "no reason",
        "@forvaltning/plan.toml",
        Line("motiv = \"Tid och resurser\"", ""),
        Header,
    ),
    case(
        "R17",
        "bortprioriterat-utan-motiv",
        "an empty reason",
        "@forvaltning/plan.toml",
        Line("motiv = \"Tid och resurser\"", "motiv = \"\""),
        Header,
    ),
    case(
        "R17",
        "bortprioriterat-utan-motiv",
        "something more without a reason",
        "@*/plan.toml",
        Add("\n[bortprioriterat.mer¤]\nrubrik = \"Allt annat\"\n"),
        Mark,
    ),
];
