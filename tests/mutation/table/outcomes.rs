//! Rows of outcomes and what they give.

use super::{Case, case};
use crate::mutation::edit::{At, Edit};

use At::{Line as AtLine, Mark};
use Edit::{Add, Line, Swap};

/// The computed indicator of KF's.
const COMPUTED: At = AtLine("kf/plan.toml", "beraknas = { plus = [\"arets-resultat\"]");

pub(super) const CASES: &[Case] = &[
    case(
        "R28",
        "ramar-gar-inte-ihop",
        "KF's frame is more than the nämnder's",
        "kf/plan.toml",
        Line("malvarde = { 2025 = 500_000", "malvarde = { 2025 = 500_000, 2026 = 511_000 }¤"),
        Mark,
    ),
    case(
        "R28",
        "ramar-gar-inte-ihop",
        "KF's frame was less than the nämnder's",
        "kf/plan.toml",
        Line("malvarde = { 2025 = 500_000", "malvarde = { 2025 = 499_999, 2026 = 510_000 }¤"),
        Mark,
    ),
    case(
        "R28",
        "ramar-gar-inte-ihop",
        "a nämnd has got more",
        "stn/plan.toml",
        Line("malvarde = { 2025 = 100_000", "malvarde = { 2025 = 100_000, 2026 = 103_000 }"),
        AtLine("kf/plan.toml", "malvarde = { 2025 = 500_000"),
    ),
    case(
        "format",
        "utfall-utan-indikator",
        "an indicator that there is not",
        "@*/utfall/2026.toml",
        Add("\n[indikator.okand¤]\nt1 = 1\n"),
        Mark,
    ),
    case(
        "R15",
        "utfall-utan-indikator",
        "an activity handed out to others",
        "@avdelning/utfall/2026.toml",
        Add("\n[aktivitet.\"{above}/gemensam\"¤]\nt2 = \"pagar\"\n"),
        Mark,
    ),
    case(
        "format",
        "utfall-utan-indikator",
        "a shared indicator that there is not",
        "utfall/2026.toml",
        Add("\n[indikator.okand¤]\nt1 = 1\n"),
        Mark,
    ),
    case(
        "R66",
        "utfall-utan-indikator",
        "an uppdrag given to others",
        "stn/utfall/2026.toml",
        Add("\n[mal.\"kf/familjestod\"¤]\nt2 = \"pagar\"\n"),
        Mark,
    ),
    case(
        "R48",
        "okand-period",
        "an outcome of no period",
        "@*/utfall/2026.toml",
        Swap("[indikator.i-ekonomi]\n", "[indikator.i-ekonomi]\nt9¤ = 45\n"),
        Mark,
    ),
    case(
        "R48",
        "okand-period",
        "measured in no period",
        "@*/plan.toml",
        Swap("perioder = [\"t1\", \"t2\", \"t3\"]", "perioder = [\"t1\", \"t2\", \"t3\", \"t4\"]¤"),
        Mark,
    ),
    case(
        "R38",
        "okand-period",
        "a target for no period",
        "@*/plan.toml",
        Swap("malvarde = { 2025 = 40, 2026 = 41 }", "malvarde = { 2025 = 40, 2026-t5 = 41, 2026 = 41 }¤"),
        Mark,
    ),
    case(
        "R48",
        "okand-period",
        "an action out of no period",
        "@namnd/atgarder.toml",
        Swap("period = \"2026-t2\"", "period = \"2026-h1\"¤"),
        Mark,
    ),
    case(
        "R41",
        "division-med-noll",
        "this year's first period",
        "kf/utfall/2026.toml",
        Swap("t1 = 930_000", "t1 = 0"),
        COMPUTED,
    ),
    case(
        "R41",
        "division-med-noll",
        "last year's second period",
        "kf/utfall/2025.toml",
        Swap("t2 = 910_000", "t2 = 0.0"),
        COMPUTED,
    ),
    case(
        "R41",
        "division-med-noll",
        "last year's end",
        "kf/utfall/2025.toml",
        Swap("t3 = 920_000", "t3 = 0"),
        COMPUTED,
    ),
    case("R40", "grupp-utan-antal", "women", "@*/utfall/2026.toml", Swap(", antal = 41 }", " }¤"), Mark),
    case("R40", "grupp-utan-antal", "men", "@*/utfall/2025.toml", Swap(", antal = 40 }", " }¤"), Mark),
    case("R40", "grupp-utan-antal", "KF's own", "kf/utfall/2026.toml", Swap(", antal = 410 }", " }¤"), Mark),
    case(
        "R40",
        "kon-dolt-bakom-total",
        "worse for women",
        "@*/utfall/2026.toml",
        Swap(
            "t2 = { varde = 80, grupp = { kvinnor = { varde = 80",
            "t2 = { varde = 80, grupp = { kvinnor = { varde = 70¤",
        ),
        Mark,
    ),
    case(
        "R40",
        "kon-dolt-bakom-total",
        "worse for men",
        "@*/utfall/2026.toml",
        Swap("man = { varde = 80", "man = { varde = 60¤"),
        Mark,
    ),
    case(
        "R40",
        "kon-dolt-bakom-total",
        "worse for women in all of the municipality",
        "kf/utfall/2026.toml",
        Swap("kvinnor = { varde = 77", "kvinnor = { varde = 65¤"),
        Mark,
    ),
];
