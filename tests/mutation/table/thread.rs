//! The röda tråden and what measures it.

use super::{Case, case};
use crate::mutation::edit::{At, Edit};

use At::{Header, Line as AtLine, Mark};
use Edit::{Add, Line, Swap};

pub(super) const CASES: &[Case] = &[
    case(
        "R11",
        "mal-utan-kf-koppling",
        "a goal without a link",
        "@forvaltning,avdelning,enhet/plan.toml",
        Add(
            "\n[mal.eget¤]\nrubrik = \"Vi gör som vi vill\"\nhur = \"Genom att göra det\"\nperspektiv = [\"process\"]\n\n[indikator.eget-matt]\nmal = [\"eget\"]\nnamn = \"Ett mått till\"\ndefinition = \"Som de andra\"\nmotiv = \"Visar läget\"\ndatakalla = \"Systemet\"\nriktning = \"oka\"\nperspektiv = [\"process\"]\nansvarig = \"Chef\"\n",
        ),
        Mark,
    ).with(&["utfall-saknas"]),
    case(
        "R11",
        "mal-utan-kf-koppling",
        "a goal that has lost its link",
        "@enhet/plan.toml",
        Swap("bidrar_till = [\"{above}/mal-1\"]\nhur", "hur"),
        Header,
    ),
    case(
        "R11",
        "mal-utan-kf-koppling",
        "a goal with an empty list of links",
        "@enhet/plan.toml",
        Swap("bidrar_till = [\"{above}/mal-1\"]\nhur", "bidrar_till = []\nhur"),
        Header,
    ),
    case(
        "R7",
        "mal-utanfor-niva",
        "a goal of KF's below KF",
        "@namnd,forvaltning,avdelning,enhet/plan.toml",
        Add(
            "\n[mal.eget]\ntyp = \"overgripande\"¤\nrubrik = \"Hela kommunen växer\"\ngiltig = \"2025-2028\"\nperspektiv = [\"process\"]\nbeslut = { organ = \"kf\", datum = 2024-11-25, paragraf = \"1\" }\n\n[indikator.eget-matt]\nmal = [\"eget\"]\nnamn = \"Ett mått till\"\ndefinition = \"Som de andra\"\nmotiv = \"Visar läget\"\ndatakalla = \"Systemet\"\nriktning = \"oka\"\nperspektiv = [\"process\"]\nansvarig = \"Chef\"\n",
        ),
        Mark,
    ).with(&["analys-saknar-maltyp", "utfall-saknas"]),
    case(
        "R7",
        "mal-utanfor-niva",
        "a vision below KF",
        "@namnd,forvaltning,avdelning,enhet/plan.toml",
        Add(
            "\n[element.egen-vision]\ntyp = \"vision\"¤\ntext = \"Vi är bäst\"\nbeslut = { organ = \"kf\", datum = 2020-06-15, paragraf = \"88\" }\n",
        ),
        Mark,
    ),
    case(
        "R12",
        "mal-utanfor-niva",
        "a nämnd's basic mission at a workplace",
        "@avdelning,enhet/plan.toml",
        Add(
            "\n[mal.eget]\ntyp = \"grunduppdrag\"¤\nrubrik = \"Vi gör vårt jobb\"\nkalla = [\"reglemente\"]\nperspektiv = [\"process\"]\n\n[indikator.eget-matt]\nmal = [\"eget\"]\nnamn = \"Ett mått till\"\ndefinition = \"Som de andra\"\nmotiv = \"Visar läget\"\ndatakalla = \"Systemet\"\nriktning = \"oka\"\nperspektiv = [\"process\"]\nansvarig = \"Chef\"\n",
        ),
        Mark,
    ).with(&["analys-saknar-maltyp", "utfall-saknas"]),
    case(
        "R10",
        "mal-utan-indikator",
        "a goal of KF's that nothing measures",
        "kf/plan.toml",
        Swap("mal = [\"klimat\"]\nnamn", "namn"),
        AtLine("kf/plan.toml", "[mal.klimat]"),
    ).with(&["matt-utan-analys"]),
    case(
        "R14",
        "mal-utan-indikator",
        "a basic mission that nothing measures",
        "@namnd/plan.toml",
        Swap("mal = [\"mal-1\", \"grund\"]", "mal = [\"mal-1\"]"),
        AtLine("@*/plan.toml", "[mal.grund]"),
    ),
    case(
        "R10",
        "mal-utan-indikator",
        "a goal more that nothing measures",
        "@forvaltning,avdelning,enhet/plan.toml",
        Add(
            "\n[mal.eget¤]\nrubrik = \"Vi gör som vi ska\"\nbidrar_till = [\"{above}/mal-1\"]\nhur = \"Genom att göra det\"\nperspektiv = [\"process\"]\n",
        ),
        Mark,
    ),
    case(
        "R36",
        "indikator-utan-malvarde",
        "more is better, than what",
        "@*/plan.toml",
        Swap("malvarde = { 2025 = 40, 2026 = 41 }\ngulgrans = 35\n", ""),
        Header,
    ),
    case(
        "R36",
        "indikator-utan-malvarde",
        "a rank without a target",
        "@namnd,enhet/plan.toml",
        Swap("malvarde = { 2025 = 60, 2026 = 50 }\ngulgrans = 80\n", ""),
        Header,
    ),
    case(
        "R36",
        "indikator-utan-malvarde",
        "a shared indicator without a target",
        "indikatorer.toml",
        Line("malvarde = ", ""),
        AtLine("kf/plan.toml", "[indikator.sjukfranvaro]"),
    ),
    case(
        "R41",
        "ogiltig-gulgrans",
        "a limit above the target",
        "@*/plan.toml",
        Line("gulgrans = 35", "gulgrans = 45¤"),
        Mark,
    ),
    case(
        "R41",
        "ogiltig-gulgrans",
        "a negative distance",
        "@*/plan.toml",
        Line("gulgrans = { avstand = 2 }", "gulgrans = { avstand = -2 }¤"),
        Mark,
    ),
    case(
        "R41",
        "ogiltig-gulgrans",
        "a limit for a condition",
        "@namnd,enhet/plan.toml",
        Line("riktning = \"ja\"", "riktning = \"ja\"\ngulgrans = 1¤"),
        Mark,
    ),
    case(
        "R41",
        "ogiltig-gulgrans",
        "a share of nothing",
        "@*/plan.toml",
        Swap("2025 = 75, 2026 = 76 }", "2025 = 75, 2026 = 0 }¤"),
        Mark,
    ),
];
