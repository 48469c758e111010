//! Measures and dimensions: what is measured, how it is described, and the balance between them.

use super::{Case, case};
use crate::mutation::edit::{At, Edit};

use At::{Header, Line as AtLine};
use Edit::{Add, Cut, Line, Swap};

/// The plan of a workplace.
const PLAN: At = AtLine("@*/plan.toml", "[plan.2026]");

pub(super) const CASES: &[Case] = &[
    case(
        "R37 R62",
        "ofullstandig-indikator",
        "what is measured",
        "@*/plan.toml",
        Swap("definition = \"Räknas som alla andra räknar\"\n", ""),
        Header,
    ),
    case(
        "R37 R62",
        "ofullstandig-indikator",
        "why it is measured",
        "@*/plan.toml",
        Swap("motiv = \"Visar om målet nås\"\n", ""),
        Header,
    ),
    case(
        "R37 R62",
        "ofullstandig-indikator",
        "who answers for it",
        "@*/plan.toml",
        Swap("ansvarig = \"Controller\"\n", ""),
        Header,
    ),
    case(
        "R37 R62",
        "ofullstandig-indikator",
        "where the shared one comes from",
        "indikatorer.toml",
        Line("datakalla = ", ""),
        Header,
    ),
    case(
        "R62",
        "okand-ansvarig",
        "an owner who is none of the roles",
        "@*/plan.toml",
        Swap("ansvarig = \"Controller\"", "ansvarig = \"Kontrollant\"¤"),
        At::Mark,
    ),
    case(
        "R62",
        "okand-ansvarig",
        "a unit under somebody who is none of the roles",
        "@*/plan.toml",
        Swap("ansvarig = \"Chef\"", "ansvarig = \"Chefen\"¤"),
        At::Mark,
    ),
    case(
        "R62",
        "okand-ansvarig",
        "an owner who has a name of their own",
        "indikatorer.toml",
        Line("ansvarig = ", "ansvarig = \"Anna Ek\"¤"),
        At::Mark,
    ),
    case(
        "R32",
        "dimension-saknas",
        "a factor in no perspective",
        "@*/plan.toml",
        Swap("perspektiv = [\"process\"]\nrubrik = \"Det", "rubrik = \"Det"),
        Header,
    ),
    case(
        "R32",
        "dimension-saknas",
        "an indicator in no perspective",
        "@*/plan.toml",
        Swap("perspektiv = [\"medborgare\"]\nansvarig = \"Controller\"", "ansvarig = \"Controller\""),
        Header,
    ),
    case(
        "R32",
        "dimension-saknas",
        "an empty list of perspectives",
        "@*/plan.toml",
        Swap("perspektiv = [\"process\"]\nrubrik = \"Det", "perspektiv = []\nrubrik = \"Det"),
        Header,
    ),
    case(
        "R32",
        "dimension-obalans",
        "nothing about money",
        "@enhet/plan.toml",
        Swap("perspektiv = [\"ekonomi\"]", "perspektiv = [\"process\"]"),
        PLAN,
    ),
    case(
        "R32",
        "dimension-obalans",
        "nothing about the staff",
        "@enhet/plan.toml",
        Swap("perspektiv = [\"medarbetare\"]", "perspektiv = [\"process\"]"),
        PLAN,
    ),
    case(
        "R32",
        "dimension-obalans",
        "a factor gone",
        "@enhet/plan.toml",
        Cut("[framgangsfaktor.f-ekonomi]"),
        PLAN,
    ),
    case(
        "R33",
        "omrade-utan-gallande-kalla",
        "an area from a repealed policy",
        "styrdokument.toml",
        Swap(
            "giltig_till = 2029-12-31\noversyn = 2027-12-31\nansvarig = \"Trygghetssamordnare\"",
            "giltig_till = 2025-12-31\nansvarig = \"Trygghetssamordnare\"",
        ),
        AtLine("styr.toml", "trygghet = {"),
    )
    .with(&["styrdokument-utgatt"]),
    case(
        "R33",
        "omrade-utan-gallande-kalla",
        "another area from a repealed policy",
        "styrdokument.toml",
        Swap(
            "giltig_till = 2029-12-31\noversyn = 2027-12-31\nansvarig = \"Hållbarhetschef\"",
            "giltig_till = 2025-12-31\nansvarig = \"Hållbarhetschef\"",
        ),
        AtLine("styr.toml", "hallbarhet = {"),
    )
    .with(&["styrdokument-utgatt"]),
    case(
        "R33",
        "omrade-utan-gallande-kalla",
        "repealed yesterday",
        "styrdokument.toml",
        Swap(
            "giltig_till = 2029-12-31\noversyn = 2027-12-31\nansvarig = \"Trygghetssamordnare\"",
            "giltig_till = 2026-11-20\nansvarig = \"Trygghetssamordnare\"",
        ),
        AtLine("styr.toml", "trygghet = {"),
    )
    .with(&["styrdokument-utgatt"]),
    case(
        "R14",
        "basverksamhet-utan-indikator",
        "nobody looks at the basic mission",
        "ks/plan.toml",
        UNMEASURED,
        GRUND,
    )
    .also("ks/plan.toml", MORE)
    .with(GRUND_ALONE),
    case("R14", "basverksamhet-utan-indikator", "nor in a nämnd", "bun/plan.toml", UNMEASURED, GRUND_BUN)
        .also("bun/plan.toml", MORE)
        .with(GRUND_ALONE),
    case(
        "R14",
        "basverksamhet-utan-indikator",
        "nor in a bolag",
        "bostader/plan.toml",
        UNMEASURED,
        GRUND_BOLAG,
    )
    .also("bostader/plan.toml", MORE)
    .with(GRUND_ALONE),
];

const UNMEASURED: Edit = Swap("mal = [\"mal-1\", \"grund\"]", "mal = [\"mal-1\"]");
const GRUND: At = AtLine("ks/plan.toml", "[mal.grund]");
const GRUND_BUN: At = AtLine("bun/plan.toml", "[mal.grund]");
const GRUND_BOLAG: At = AtLine("bostader/plan.toml", "[mal.grund]");
/// A goal that nothing measures is found whatever the others have; a new one asks for answers.
const GRUND_ALONE: &[&str] = &["utfall-saknas", "mal-utan-indikator", "arvt-mal-utan-svar"];
/// A third goal that is measured.
const MORE: Edit = Add(
    "\n[mal.mer]\nrubrik = \"Vi gör mer\"\nbidrar_till = [\"kf/trygghet\"]\nhur = \"Genom att göra det\"\n\n[indikator.mer-matt]\nmal = [\"mer\"]\nnamn = \"Mer\"\ndefinition = \"Som de andra\"\nmotiv = \"Visar läget\"\ndatakalla = \"Systemet\"\nriktning = \"oka\"\nperspektiv = [\"process\"]\nansvarig = \"Chef\"\n",
);
