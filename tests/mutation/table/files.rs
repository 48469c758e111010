//! Files and units out of place.

use super::{Case, case};
use crate::mutation::edit::{At, Edit};

use At::{Line as AtLine, Mark, Start};
use Edit::{Add, Bytes, Folder, Line, Link, New, Swap};

const NOT_UTF8: &[u8] = b"format = 1\n# \xff\n";

const RISK: &str = "format = 1\n\n[risk.f-ekonomi]\nrubrik = \"Pengarna tar slut\"\nhotar = [\"mal-1\"]\nkategori = \"ekonomi\"\nsannolikhet = 1\nkonsekvens = 2\nhantering = \"atgard\"\nansvarig = \"Chef\"\n";

const SAME_ID: &str = "\n[framgangsfaktor.mal-1¤]\nmal = [\"mal-1\"]\nperspektiv = [\"process\"]\nrubrik = \"Vi är på plats\"\n";

/// A unit on another level is asked for other things, and others decide for it.
const OTHER_LEVEL: &[&str] = &[
    "aktivitet-ovanfor-niva",
    "fel-beslutsorgan",
    "plan-saknar-del",
    "utdelat-utan-rapport",
    "utfall-utan-indikator",
];

pub(super) const CASES: &[Case] = &[
    case("format", "olaslig-fil", "outcomes that are no text", "@*/utfall/2025.toml", Bytes(NOT_UTF8), Start),
    case(
        "format",
        "olaslig-fil",
        "an analysis that is no text",
        "@enhet/analys/2026-t2.md",
        Bytes(NOT_UTF8),
        Start,
    ),
    case("format", "olaslig-fil", "a folder for a file", "@*/utfall/2024.toml", Folder, Start),
    case("format", "okand-fil", "a misspelt name", "@*/planen.toml", New("format = 1\n"), Start),
    case("format", "okand-fil", "outcomes of no year", "@*/utfall/26.toml", New("format = 1\n"), Start),
    case(
        "R30",
        "okand-fil",
        "a register in a unit's folder",
        "@*/styrdokument.toml",
        New("format = 1\n"),
        Start,
    ),
    case("format", "symbolisk-lank", "a link for outcomes", "@*/utfall/2024.toml", Link("2025.toml"), Start),
    case(
        "format",
        "symbolisk-lank",
        "a link to a plan",
        "@enhet/internkontroll.toml",
        Link("plan.toml"),
        Start,
    ),
    case("format", "symbolisk-lank", "a link to a folder", "@*/gammalt", Link("utfall"), Start),
    case("R1", "fil-utan-plan", "outcomes of nobody", "ny/utfall/2026.toml", New("format = 1\n"), Start),
    case("R1", "fil-utan-plan", "actions of nobody", "ny/atgarder.toml", New("format = 1\n"), Start),
    case(
        "R1",
        "fil-utan-plan",
        "an analysis of nobody",
        "ny/analys/2026-t2.md",
        New("---\nperiod: 2026-t2\n---\n"),
        Start,
    ),
    case("format", "dubbelt-id", "a factor named as a goal", "@*/plan.toml", Add(SAME_ID), Mark),
    case(
        "format",
        "dubbelt-id",
        "an action named as a factor",
        "@namnd/atgarder.toml",
        Swap("battre-rutin", "f-ekonomi"),
        AtLine("@namnd/plan.toml", "[framgangsfaktor.f-ekonomi]"),
    ),
    case(
        "format",
        "dubbelt-id",
        "a risk named as a factor",
        "@forvaltning,avdelning/internkontroll.toml",
        New(RISK),
        AtLine("@*/plan.toml", "[framgangsfaktor.f-ekonomi]"),
    ),
    case(
        "R1",
        "dubbelt-enhets-id",
        "named as the bolag",
        "@enhet/plan.toml",
        Line("id = ", "id = \"bostader\"¤"),
        Mark,
    ),
    case(
        "R1",
        "dubbelt-enhets-id",
        "named as the council",
        "@enhet/plan.toml",
        Line("id = ", "id = \"enhet-38\"¤"),
        Mark,
    ),
    case(
        "R1",
        "dubbelt-enhets-id",
        "named as a nämnd",
        "son/forvaltning-3/avdelning-3/enhet-3/plan.toml",
        Line("id = ", "id = \"bun\"¤"),
        Mark,
    ),
    case(
        "R1",
        "okand-niva",
        "a unit on no level",
        "@avdelning/plan.toml",
        Line("niva = ", "niva = \"avdelningen\"¤"),
        Mark,
    ),
    case(
        "R1",
        "okand-niva",
        "a type on no level",
        "styr.toml",
        Swap("niva = [\"forvaltning\"]", "niva = [\"forvaltning\", \"forv\"]¤"),
        Mark,
    ),
    case(
        "R1",
        "okand-niva",
        "handed out to no level",
        "ks/internkontroll.toml",
        Swap("niva = [\"forvaltning\"]", "niva = [\"forvaltning\", \"forv\"]¤"),
        Mark,
    ),
    case(
        "R1",
        "fel-niva-ordning",
        "on its superior's level",
        "@avdelning/plan.toml",
        Line("niva = ", "niva = \"forvaltning\"¤"),
        Mark,
    )
    .with(OTHER_LEVEL),
    case(
        "R1",
        "fel-niva-ordning",
        "above its superior's level",
        "@avdelning/plan.toml",
        Line("niva = ", "niva = \"namnd\"¤"),
        Mark,
    )
    .with(OTHER_LEVEL),
    case(
        "R1",
        "fel-niva-ordning",
        "a förvaltning on its nämnd's level",
        "@forvaltning/plan.toml",
        Line("niva = ", "niva = \"namnd\"¤"),
        Mark,
    )
    .with(OTHER_LEVEL),
];
