//! References to nothing, to the wrong thing, to another time.

use super::{Case, case};
use crate::mutation::edit::{At, Edit};

use At::Mark;
use Edit::{Add, Line, New, Swap};

const FACTOR: &str = "mal = [\"mal-1\"]\nperspektiv = [\"process\"]\n";
const ACTIVITY: &str = "[aktivitet.a-1]\nmal = [\"mal-1\"]\n";

pub(super) const CASES: &[Case] = &[
    case(
        "R35",
        "bruten-lank",
        "a factor of no goal",
        "@*/plan.toml",
        Swap(FACTOR, "mal = [\"mal-11\"]¤\nperspektiv = [\"process\"]\n"),
        Mark,
    ),
    case(
        "R11",
        "bruten-lank",
        "a goal that contributes to nothing there is",
        "@forvaltning,avdelning,enhet/plan.toml",
        Swap("bidrar_till = [\"{above}/mal-1\"]", "bidrar_till = [\"{above}/mal-1\", \"{above}/mal-9\"]¤"),
        Mark,
    ),
    case(
        "R1",
        "bruten-lank",
        "a superior that does not exist",
        "@*/plan.toml",
        Swap("\nansvarig = \"Chef\"\n\n[plan", "\nansvarig = \"Chef\"\noverordnad = \"ingen\"¤\n\n[plan"),
        Mark,
    ),
    case(
        "R32",
        "bruten-lank",
        "a perspective that does not exist",
        "@*/plan.toml",
        Swap("omrade = [\"trygghet\"]", "omrade = [\"otrygghet\"]¤"),
        Mark,
    ),
    case(
        "R28",
        "bruten-lank",
        "a document that is not in the register",
        "@*/plan.toml",
        Line("styrdokument = ", "styrdokument = [\"trygghetspolicy\", \"skolplan\"]¤"),
        Mark,
    ),
    case(
        "R11",
        "otillaten-lank",
        "a goal in another branch",
        "@avdelning/plan.toml",
        Swap("bidrar_till = [\"{above}/mal-1\"]", "bidrar_till = [\"{above}/mal-1\", \"bostader/mal-1\"]¤"),
        Mark,
    ),
    case(
        "R12",
        "otillaten-lank",
        "a goal of a type that it may not contribute to",
        "@forvaltning/plan.toml",
        Swap("bidrar_till = [\"{above}/mal-1\"]", "bidrar_till = [\"{above}/mal-1\", \"{above}/grund\"]¤"),
        Mark,
    ),
    case(
        "R35",
        "otillaten-lank",
        "a factor of an indicator",
        "@*/plan.toml",
        Swap(FACTOR, "mal = [\"mal-1\", \"i-process\"]¤\nperspektiv = [\"process\"]\n"),
        Mark,
    ),
    case(
        "R26",
        "otillaten-lank",
        "an answer to what is neither inherited nor received",
        "ks/plan.toml",
        Add("\n[svar.\"bun/mal-1\"¤]\nej_relevant = \"Vi är inte nämnden\"\n"),
        Mark,
    ),
    case(
        "R19",
        "otillaten-lank",
        "a judgement of what has no light",
        "kf/analys/2026-t2.md",
        New(
            "---\nperiod: 2026-t2\nforfattare: Chef\ndatum: 2026-09-10\nbedomning:\n  vardegrund: { status: gron, motiv: Prov, av: Chef }¤\n---\n\n# Sammanfattning\n\nBra.\n",
        ),
        Mark,
    ).with(&["analys-saknar-maltyp", "matt-utan-analys"]),
    case(
        "R9",
        "lank-utanfor-period",
        "a factor of a later time than its goal",
        "@*/plan.toml",
        Swap(FACTOR, "mal = [\"mal-1\"]¤\nperspektiv = [\"process\"]\ngiltig = \"2030\"\n"),
        Mark,
    ),
    case(
        "R9",
        "lank-utanfor-period",
        "an activity of an earlier time than its goal",
        "@avdelning,enhet/plan.toml",
        Swap(ACTIVITY, "[aktivitet.a-1]\ngiltig = { till = 2024-06-30 }\nmal = [\"mal-1\"]¤\n"),
        Mark,
    ),
    case(
        "R9",
        "lank-utanfor-period",
        "a goal that has ended but is linked to",
        "@enhet/plan.toml",
        Add(
            "\n[mal.gammalt]\nrubrik = \"Det som vi gjorde förr\"\nbidrar_till = [\"{above}/mal-1\"]\nhur = \"Som förr\"\ngiltig = \"2026\"\n\n[indikator.gammalt-matt]\nmal = [\"gammalt\"]¤\ngiltig = \"2025\"\nnamn = \"Förr\"\ndefinition = \"Som förr\"\nmotiv = \"Som förr\"\ndatakalla = \"Pärmen\"\nriktning = \"oka\"\nperspektiv = [\"process\"]\nansvarig = \"Chef\"\n",
        ),
        Mark,
    ),
    case(
        "R11",
        "cirkel",
        "two goals that contribute to each other",
        "@forvaltning,avdelning/plan.toml",
        Swap("bidrar_till = [\"{above}/mal-1\"]", "bidrar_till = [\"{above}/mal-1\", \"mal-2\"]"),
        Mark,
    )
    .also(
        "@*/plan.toml",
        Swap("bidrar_till = [\"{above}/mal-2\"]", "bidrar_till = [\"{above}/mal-2\", \"mal-1\"]¤"),
    ),
    case(
        "R11",
        "cirkel",
        "a goal that contributes to itself",
        "@forvaltning,avdelning,enhet/plan.toml",
        Swap("bidrar_till = [\"{above}/mal-1\"]", "bidrar_till = [\"{above}/mal-1\", \"mal-1\"]¤"),
        Mark,
    ),
    case(
        "format",
        "cirkel",
        "an indicator computed from itself",
        "kf/plan.toml",
        Swap("plus = [\"arets-resultat\"]", "plus = [\"arets-resultat\", \"resultat-andel\"]¤"),
        Mark,
    ),
    case(
        "R1",
        "cirkel",
        "a unit above itself",
        "@enhet/plan.toml",
        Swap("\nansvarig = \"Chef\"\n\n[plan", "\nansvarig = \"Chef\"\noverordnad = \"{id}\"¤\n\n[plan"),
        Mark,
    )
    .with(&["otillaten-lank", "utfall-utan-indikator", "fel-beslutsorgan"]),
];
