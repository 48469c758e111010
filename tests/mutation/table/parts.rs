//! What a plan must have, and must not have too much of.

use super::{Case, case};
use crate::mutation::edit::{At, Edit};

use At::{Header, Line as AtLine, Mark};
use Edit::{Add, Cut, Line, Swap};

/// More than the 200 characters that the model allows.
const LONG: &str = "hur = \"Genom att vara nära dem som vi är till för och genom att göra det varje dag och varje vecka och varje månad och varje år och därtill genom att göra det en gång till och genom att säga det en gång till och ännu en gång\"¤";
const LONG_TITLE: &str = "rubrik = \"Det som vi måste vara bra på är att vara nära dem som vi är till för och att göra det varje dag och varje vecka och varje månad och varje år och därtill att göra det en gång till och att säga det en gång till\"¤";
const LONG_VISION: &str = "text = \"En kommun där alla växer varje dag och varje vecka och varje månad och varje år och där alla därtill växer en gång till och en gång till och ännu en gång och sedan en gång till och därefter växer ännu lite mer\"¤";

const ID: At = AtLine("@*/plan.toml", "id = ");

/// A goal that has ended, measured while it held, and something that still belongs to it.
macro_rules! ended {
    ($rest:literal) => {
        Add(concat!(
            "\n[mal.gammalt]\nrubrik = \"Det som vi gjorde förr\"\nbidrar_till = [\"{above}/mal-1\"]\nhur = \"Som förr\"\ngiltig = \"2025\"\n",
            "\n[indikator.gammalt-matt]\nmal = [\"gammalt\"]\ngiltig = \"2025\"\nnamn = \"Förr\"\ndefinition = \"Som förr\"\nmotiv = \"Som förr\"\n",
            "datakalla = \"Pärmen\"\nriktning = \"oka\"\nperspektiv = [\"process\"]\nansvarig = \"Chef\"\n",
            $rest
        ))
    };
}

pub(super) const CASES: &[Case] = &[
    case(
        "R25",
        "fyll-i",
        "a how that nobody has written",
        "@*/plan.toml",
        Line("hur = ", "hur = \"FYLL I: hur\"¤"),
        Mark,
    ),
    case(
        "R25",
        "fyll-i",
        "a title that nobody has written",
        "@*/plan.toml",
        Line("rubrik = \"Det vi", "rubrik = \"FYLL I\"¤"),
        Mark,
    ),
    case(
        "R25",
        "fyll-i",
        "a choice that nobody has made",
        "@*/plan.toml",
        Line("prioritet = ", "prioritet = 1 # FYLL I¤"),
        Mark,
    ),
    case(
        "R23",
        "aktivitet-ovanfor-niva",
        "an activity of a nämnd's",
        "@namnd/plan.toml",
        Add(
            "\n[aktivitet.eget¤]\nmal = [\"mal-1\"]\nrubrik = \"Vi gör det själva\"\nansvarig = \"Ordföranden\"\nslut = 2026-12-31\n",
        ),
        Mark,
    ),
    case(
        "R23",
        "aktivitet-ovanfor-niva",
        "an activity of KF's",
        "kf/plan.toml",
        Add(
            "\n[aktivitet.eget¤]\nmal = [\"klimat\"]\nrubrik = \"Vi gör det själva\"\nansvarig = \"Ordföranden\"\nslut = 2026-12-31\n",
        ),
        Mark,
    ),
    case(
        "R23",
        "aktivitet-ovanfor-niva",
        "an activity of no goal",
        "@namnd/plan.toml",
        Add(
            "\n[aktivitet.eget¤]\nomrade = [\"hallbarhet\"]\nrubrik = \"Vi gör det själva\"\nansvarig = \"Ordföranden\"\n",
        ),
        Mark,
    ),
    case(
        "R12",
        "falt-saknas",
        "a basic mission from nowhere",
        "@namnd/plan.toml",
        Line("kalla = [", ""),
        Header,
    ).with(&["styrdokument-utan-koppling"]),
    case(
        "R17",
        "falt-saknas",
        "an activity that does not say why",
        "@*/plan.toml",
        Line("varfor_extra = ", ""),
        Header,
    ),
    case("R11", "falt-saknas", "a goal that does not say how", "@*/plan.toml", Line("hur = ", ""), Header),
    case("R11", "falt-saknas", "an empty how", "@*/plan.toml", Line("hur = ", "hur = \" \"¤"), Mark),
    case("R29", "for-lang-text", "a long how", "@*/plan.toml", Line("hur = ", LONG), Mark),
    case(
        "R29",
        "for-lang-text",
        "a long title",
        "@*/plan.toml",
        Line("rubrik = \"Det vi måste", LONG_TITLE),
        Mark,
    ),
    case(
        "R29",
        "for-lang-text",
        "a long vision",
        "kf/plan.toml",
        Line("text = \"En kommun", LONG_VISION),
        Mark,
    ),
    case(
        "R8",
        "for-manga",
        "two visions",
        "kf/plan.toml",
        Add(
            "\n[element.vision-2¤]\ntyp = \"vision\"\ntext = \"En annan kommun\"\nbeslut = { organ = \"kf\", datum = 2024-06-17, paragraf = \"90\" }\n",
        ),
        Mark,
    ),
    case(
        "R9",
        "for-manga",
        "a top goal too many",
        "styr.toml",
        Swap("overgripande = 6", "overgripande = 3"),
        AtLine("kf/plan.toml", "[mal.god-ekonomi]"),
    ),
    case(
        "R16",
        "for-manga",
        "too much handed out",
        "styr.toml",
        Swap("prioritet_1 = 2, utdelat = 4", "prioritet_1 = 2, utdelat = 0"),
        AtLine("kf/plan.toml", "[mal.familjestod]"),
    ),
    case(
        "R39",
        "for-manga",
        "an indicator too many",
        "styr.toml",
        Swap("indikator = 12", "indikator = 3"),
        AtLine("kf/plan.toml", "[indikator.resultat-andel]"),
    ),
    case(
        "R72",
        "for-manga",
        "a goal too many of the first class",
        "styr.toml",
        Swap("prioritet_1 = 2", "prioritet_1 = 1"),
        AtLine("kf/plan.toml", "[mal.god-ekonomi]"),
    ),
    case(
        "R34",
        "for-manga",
        "two values where one may stand",
        "@*/plan.toml",
        Swap("perspektiv = [\"ekonomi\"]\nrubrik", "perspektiv = [\"ekonomi\", \"process\"]¤\nrubrik"),
        Mark,
    ),
    case(
        "R35",
        "framgangsfaktor-utan-mal",
        "a factor of no goal",
        "@*/plan.toml",
        Swap("[framgangsfaktor.f-process]\nmal = [\"mal-1\"]\n", "[framgangsfaktor.f-process]\n"),
        Header,
    ),
    case(
        "R35",
        "framgangsfaktor-utan-mal",
        "a factor of an empty list",
        "@*/plan.toml",
        Swap("[framgangsfaktor.f-ekonomi]\nmal = [\"mal-2\"]\n", "[framgangsfaktor.f-ekonomi]\nmal = []¤\n"),
        Mark,
    ),
    case(
        "R35",
        "framgangsfaktor-utan-mal",
        "a factor of KF's",
        "kf/plan.toml",
        Swap("mal = [\"klimat\"]\nperspektiv = [\"process\"]\nrubrik", "perspektiv = [\"process\"]\nrubrik"),
        Header,
    ),
    case(
        "R27",
        "inaktuell-omvarld",
        "an old description",
        "@namnd/plan.toml",
        Swap("datum = 2025-08-15 }", "datum = 2023-08-15 }¤"),
        Mark,
    ),
    case(
        "R27",
        "inaktuell-omvarld",
        "a description without a date",
        "@namnd/plan.toml",
        Swap(", datum = 2025-08-15 }", " }¤"),
        Mark,
    ),
    case(
        "R27",
        "inaktuell-omvarld",
        "a description without a source",
        "kf/plan.toml",
        Swap(", kalla = [\"omvarldsanalys\"]", "¤"),
        Mark,
    ),
    case(
        "R80",
        "inaktuellt-underlag",
        "figures older than a year",
        "@namnd/plan.toml",
        Line("underlag_datum = ", "underlag_datum = 2025-11-20¤"),
        Mark,
    ),
    case(
        "R80",
        "inaktuellt-underlag",
        "figures much older",
        "@namnd/plan.toml",
        Line("underlag_datum = ", "underlag_datum = 2019-01-31¤"),
        Mark,
    ),
    case(
        "R80",
        "inaktuellt-underlag",
        "a measure's target from old figures",
        "@namnd/plan.toml",
        Swap("malvarde = { 2025 = 9, 2026 = 8 }", "malvarde = { 2025 = 9, 2026 = 8 }\nunderlag_datum = 2024-01-31¤"),
        Mark,
    ),
    case(
        "R9 R50",
        "lank-till-avslutat",
        "an activity for a goal that has ended",
        "@forvaltning,avdelning/plan.toml",
        ended!(
            "\n[aktivitet.kvar]\nmal = [\"gammalt\"]¤\nrubrik = \"Vi håller på\"\nvarfor_extra = \"Av gammal vana\"\nansvarig = \"Chef\"\nslut = 2026-12-31\n"
        ),
        Mark,
    ),
    case(
        "R9 R50",
        "lank-till-avslutat",
        "a factor for a goal that has ended",
        "@forvaltning,avdelning/plan.toml",
        ended!(
            "\n[framgangsfaktor.kvar]\nmal = [\"gammalt\"]¤\nrubrik = \"Vi håller på\"\nperspektiv = [\"process\"]\n"
        ),
        Mark,
    ),
    case(
        "R9 R50",
        "lank-till-avslutat",
        "a measure for a goal that has ended",
        "@forvaltning,avdelning/plan.toml",
        ended!(
            "\n[indikator.kvar]\nmal = [\"gammalt\"]¤\nnamn = \"Kvar\"\ndefinition = \"Som förr\"\nmotiv = \"Som förr\"\ndatakalla = \"Pärmen\"\nriktning = \"oka\"\nperspektiv = [\"process\"]\nansvarig = \"Chef\"\n"
        ),
        Mark,
    ).with(&["utfall-saknas"]),
    case(
        "R9",
        "otillaten-giltighetstid",
        "too long",
        "kf/plan.toml",
        Line("giltig = \"2025-2028\"", "giltig = \"2025-2030\"¤"),
        Mark,
    ),
    case(
        "R9",
        "otillaten-giltighetstid",
        "too short",
        "kf/plan.toml",
        Line("giltig = \"2025-2028\"", "giltig = \"2026\"¤"),
        Mark,
    ),
    case(
        "R9",
        "otillaten-giltighetstid",
        "without end",
        "kf/plan.toml",
        Line("giltig = \"2025-2028\"", "giltig = \"2025-\"¤"),
        Mark,
    ),
    case(
        "R8",
        "plan-saknar-del",
        "no vision",
        "kf/plan.toml",
        Cut("[element.vision]"),
        AtLine("kf/plan.toml", "[plan.2025-2026]"),
    ),
    case(
        "R21",
        "plan-saknar-del",
        "no documents",
        "@namnd,enhet/plan.toml",
        Line("styrdokument = ", ""),
        Header,
    ),
    case(
        "R27",
        "plan-saknar-del",
        "nothing about the inner world",
        "@namnd/plan.toml",
        Line("invarld = ", ""),
        Header,
    ),
    case(
        "R27",
        "plan-saknar-del",
        "nothing about the outer world",
        "kf/plan.toml",
        Line("omvarld = ", ""),
        Header,
    ),
    case("R4", "enhet-utan-plan", "no plan at all", "@enhet/plan.toml", Cut("[plan.2026]"), ID),
    case(
        "R4",
        "enhet-utan-plan",
        "only last year's plan",
        "@enhet/plan.toml",
        Line("[plan.2026]", "[plan.2025]"),
        ID,
    ).with(&["fel-plantyp"]),
    case("R4", "enhet-utan-plan", "a nämnd without a plan", "@namnd/plan.toml", Cut("[plan.2025-2026]"), ID),
    case(
        "R17",
        "upprepad-aktivitet",
        "the same as last year",
        "@forvaltning,avdelning/plan.toml",
        Add(
            "\n[aktivitet.forr]\nmal = [\"mal-1\"]\nrubrik = \"Vi städar\"\nvarfor_extra = \"Det behövs\"\ngiltig = \"2025\"\n\n[aktivitet.nu¤]\nmal = [\"mal-1\"]\nrubrik = \"Vi städar\"\nvarfor_extra = \"Det behövs\"\nstart = 2026-01-01\nslut = 2026-12-31\n",
        ),
        Mark,
    ),
    case(
        "R17",
        "upprepad-aktivitet",
        "the same in capitals",
        "@forvaltning,avdelning/plan.toml",
        Add(
            "\n[aktivitet.forr]\nmal = [\"mal-1\"]\nrubrik = \"Vi STÄDAR\"\nvarfor_extra = \"Det  behövs\"\ngiltig = \"2025\"\n\n[aktivitet.nu¤]\nmal = [\"mal-1\"]\nrubrik = \"Vi städar\"\nvarfor_extra = \"Det behövs\"\nstart = 2026-01-01\nslut = 2026-12-31\n",
        ),
        Mark,
    ),
    case(
        "R17",
        "upprepad-aktivitet",
        "one and the same from plan to plan",
        "@forvaltning,avdelning/plan.toml",
        Add(
            "\n[aktivitet.alltid¤]\nmal = [\"mal-1\"]\nrubrik = \"Vi städar\"\nvarfor_extra = \"Det behövs\"\n",
        ),
        Mark,
    ),
];
