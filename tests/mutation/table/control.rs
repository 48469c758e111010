//! Risks, controls and the yearly wheel.

use super::{Case, case};
use crate::mutation::edit::{At, Edit};

use At::{Header, Line as AtLine, Mark};
use Edit::{Add, Line, Swap};

pub(super) const CASES: &[Case] = &[
    case(
        "R82",
        "risk-utan-svar",
        "a grave risk without an action",
        "ks/internkontroll.toml",
        Line("sannolikhet = 2", "sannolikhet = 3"),
        AtLine("ks/internkontroll.toml", "hantering = \"atgard\""),
    ),
    case(
        "R82",
        "risk-utan-svar",
        "accepted by nobody",
        "ks/internkontroll.toml",
        Swap(
            "hantering = \"accepteras\"\nbeslut = { organ = \"ks\", datum = 2025-12-10, paragraf = \"140\", diarienummer = \"KS-2025-00444\" }\n",
            "hantering = \"accepteras\"¤\n",
        ),
        Mark,
    ),
    case(
        "R82",
        "risk-utan-svar",
        "a grave risk without an answer",
        "ks/internkontroll.toml",
        Swap(
            "hantering = \"accepteras\"\nbeslut = { organ = \"ks\", datum = 2025-12-10, paragraf = \"140\", diarienummer = \"KS-2025-00444\" }\n",
            "",
        ),
        AtLine("ks/internkontroll.toml", "[risk.bemanning]"),
    ),
    case(
        "R82",
        "risk-utanfor-skalan",
        "too likely",
        "ks/internkontroll.toml",
        Line("sannolikhet = 2", "sannolikhet = 5¤"),
        Mark,
    )
    .with(&["risk-utan-svar"]),
    case(
        "R82",
        "risk-utanfor-skalan",
        "too grave",
        "ks/internkontroll.toml",
        Swap("sannolikhet = 3\nkonsekvens = 3", "sannolikhet = 3\nkonsekvens = 100¤"),
        Mark,
    ),
    case(
        "R82",
        "risk-utanfor-skalan",
        "more than certain",
        "ks/internkontroll.toml",
        Swap("sannolikhet = 3\nkonsekvens = 3", "sannolikhet = 6¤\nkonsekvens = 3"),
        Mark,
    ),
    case(
        "R84",
        "okand-riskkategori",
        "ekonomin for ekonomi",
        "ks/internkontroll.toml",
        Line("kategori = \"ekonomi\"", "kategori = \"ekonomin\"¤"),
        Mark,
    ),
    case(
        "R84",
        "okand-riskkategori",
        "verksamheten for verksamhet",
        "ks/internkontroll.toml",
        Line("kategori = \"verksamhet\"", "kategori = \"verksamheten\"¤"),
        Mark,
    ),
    case(
        "R84",
        "okand-riskkategori",
        "it for ekonomi",
        "ks/internkontroll.toml",
        Line("kategori = \"ekonomi\"", "kategori = \"it\"¤"),
        Mark,
    ),
    case(
        "R83",
        "kontroll-utan-bedomning",
        "counted and not judged",
        "@forvaltning/utfall/2026.toml",
        Swap("{ status = \"gron\", granskade = 50, avvikelser = 0 }", "{ granskade = 50, avvikelser = 0 }¤"),
        Mark,
    ),
    case(
        "R83",
        "kontroll-utan-bedomning",
        "only how many were looked at",
        "@forvaltning/utfall/2026.toml",
        Swap("{ status = \"gron\", granskade = 50, avvikelser = 0 }", "{ granskade = 50 }¤"),
        Mark,
    ),
    case(
        "R83",
        "kontroll-utan-bedomning",
        "only how many were wrong",
        "@forvaltning/utfall/2026.toml",
        Swap(
            "{ status = \"gron\", granskade = 50, avvikelser = 0 }",
            "{ avvikelser = 3, orsak = \"Ny personal\" }¤",
        ),
        Mark,
    ),
    case(
        "R51",
        "handelse-missad",
        "the yearly review is not noted",
        "arshjul.toml",
        Swap("genomford = { 2025 = 2025-09-09, 2026 = 2026-09-08 }", "genomford = { 2025 = 2025-09-09 }"),
        AtLine("arshjul.toml", "datum = \"09-15\""),
    ),
    case(
        "R51",
        "handelse-missad",
        "the delårsrapport is not noted",
        "arshjul.toml",
        Swap("genomford = { 2025 = 2025-10-14, 2026 = 2026-10-13 }", ""),
        AtLine("arshjul.toml", "datum = \"10-20\""),
    ),
    case(
        "R51",
        "handelse-missad",
        "something that was to be yesterday",
        "arshjul.toml",
        Add("\n[handelse.ny]\nrubrik = \"Ny\"\norgan = [\"kf\"]\ndatum = \"11-20\"¤\n"),
        Mark,
    ),
    case(
        "R51",
        "handelse-utan-organ",
        "an event without an organ",
        "arshjul.toml",
        Line("organ = ", ""),
        Header,
    ),
    case(
        "R51",
        "handelse-utan-organ",
        "an event with no organ in its list",
        "arshjul.toml",
        Line("organ = ", "organ = []"),
        Header,
    ),
    case(
        "R51",
        "handelse-utan-organ",
        "a new event for nobody",
        "arshjul.toml",
        Add("\n[handelse.ny¤]\nrubrik = \"Ny\"\ndatum = \"12-20\"\n"),
        Mark,
    ),
];
