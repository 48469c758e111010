//! What is inherited and handed out, and how it is answered.

use super::{Case, case};
use crate::mutation::edit::{At, Edit};

use At::{Header, Line as AtLine, Mark};
use Edit::{Add, Cut, Line, New, Swap};

const ID: At = AtLine("@*/plan.toml", "id = ");
const SON: At = AtLine("son/plan.toml", "id = ");
const BUN: At = AtLine("bun/plan.toml", "id = ");

/// A new uppdrag, not yet answered or reported by those who have got it.
const UNANSWERED: &[&str] = &["utdelat-utan-svar", "utdelat-utan-rapport"];

const CONTROL: &str = "format = 1\n\n[kontroll.attest-kontroll¤]\nrubrik = \"Attest granskas\"\nmetod = \"Stickprov\"\nperioder = [\"t2\"]\nansvarig = \"Ekonom\"\n";

pub(super) const CASES: &[Case] = &[
    case(
        "R18",
        "mal-utan-kravd-koppling",
        "no link to KF",
        "@enhet/plan.toml",
        Swap("bidrar_till = [\"kf/trygghet\", ", "bidrar_till¤ = ["),
        Mark,
    ),
    case(
        "R18",
        "mal-utan-kravd-koppling",
        "no link to the superior",
        "@enhet/plan.toml",
        Swap("bidrar_till = [\"kf/trygghet\", \"{above}/mal-1\"]", "bidrar_till¤ = [\"kf/trygghet\"]"),
        Mark,
    ),
    case(
        "R18",
        "mal-utan-kravd-koppling",
        "two links to the one and none to the other",
        "@enhet/plan.toml",
        Swap("bidrar_till = [\"kf/trygghet\", \"{above}/mal-1\"]", "bidrar_till¤ = [\"kf/trygghet\", \"kf/klimat\"]"),
        Mark,
    ),
    case("R26", "arvt-mal-utan-svar", "an answer taken away", "@enhet/plan.toml", Cut("[svar.\"{above}/mal-2\"]"), ID),
    case(
        "R26",
        "arvt-mal-utan-svar",
        "a link moved",
        "@forvaltning,avdelning/plan.toml",
        Swap("bidrar_till = [\"{above}/mal-2\"]", "bidrar_till = [\"{above}/mal-1\"]"),
        ID,
    ),
    case("R26", "arvt-mal-utan-svar", "a goal of KF's", "ks/plan.toml", Cut("[svar.\"kf/klimat\"]"), AtLine("ks/plan.toml", "id = ")),
    case("R20 R71", "utdelat-utan-svar", "an uppdrag", "son/plan.toml", Cut("[svar.\"kf/familjestod\"]"), SON),
    case("R20 R71", "utdelat-utan-svar", "an uppdrag of a nämnd's", "bun/plan.toml", Cut("[svar.\"kf/familjestod\"]"), BUN),
    case(
        "R20 R71",
        "utdelat-utan-svar",
        "a new uppdrag",
        "kf/plan.toml",
        Add("\n[mal.nytt]\ntyp = \"uppdrag\"\nrubrik = \"Städa upp\"\nmottagare = [\"stn\"]\ngiltig = { fran = 2026-10-01, till = 2026-12-31 }\n"),
        AtLine("stn/plan.toml", "id = "),
    ),
    case("R26", "ofullstandigt-svar", "no interpretation", "bun/plan.toml", Line("tolkning = ", ""), Header),
    case("R26", "ofullstandigt-svar", "an empty refusal", "@namnd,enhet/plan.toml", Line("ej_relevant = ", "ej_relevant = \"\""), Header),
    case("R26", "ofullstandigt-svar", "an empty answer", "@namnd/plan.toml", Line("genom = [\"f-process\"]", ""), Header),
    case(
        "R26",
        "motsagande-svar",
        "not relevant, but done",
        "@namnd,enhet/plan.toml",
        Line("ej_relevant = ", "ej_relevant = \"Inte hos oss\"¤\ngenom = [\"mal-1\"]"),
        Mark,
    ),
    case(
        "R26",
        "motsagande-svar",
        "not relevant, but linked to",
        "@forvaltning,avdelning,enhet/plan.toml",
        Add("\n[svar.\"{above}/mal-1\"]\nej_relevant = \"Inte hos oss\"¤\n"),
        Mark,
    ),
    case("R26", "motsagande-svar", "not relevant, but interpreted", "son/plan.toml", Line("tolkning = ", "tolkning = \"Så här\"\nej_relevant = \"Inte hos oss\"¤"), Mark),
    case(
        "R66",
        "ej-utdelat",
        "an uppdrag for nobody",
        "kf/plan.toml",
        Add("\n[mal.ensamt¤]\ntyp = \"uppdrag\"\nrubrik = \"Städa upp\"\ngiltig = \"2026\"\n"),
        Mark,
    ),
    case(
        "R66",
        "ej-utdelat",
        "a nämnd's uppdrag for nobody",
        "@namnd/plan.toml",
        Add("\n[mal.ensamt¤]\ntyp = \"uppdrag\"\nrubrik = \"Städa upp\"\ngiltig = \"2026\"\n"),
        Mark,
    ),
    case(
        "R15",
        "ej-utdelat",
        "handed out to a level without units",
        "bostader/plan.toml",
        Add("\n[mal.ensamt]\ntyp = \"uppdrag\"\nrubrik = \"Städa upp\"\ngiltig = \"2026\"\nmottagare = { niva = [\"avdelning\"] }¤\n"),
        Mark,
    ),
    case(
        "R15",
        "kopia-av-utdelat",
        "an activity copied",
        "bun/forvaltning-2/avdelning-2/enhet-2/plan.toml",
        Add("\n[aktivitet.gemensam¤]\nmal = [\"mal-1\"]\nrubrik = \"Vår egen\"\nvarfor_extra = \"Vi vill\"\nslut = 2026-12-31\n"),
        Mark,
    ),
    case(
        "R15",
        "kopia-av-utdelat",
        "a control copied",
        "@forvaltning/internkontroll.toml",
        New(CONTROL),
        Mark,
    ).with(&["utfall-saknas"]),
    case(
        "R15",
        "kopia-av-utdelat",
        "an uppdrag copied",
        "bun/plan.toml",
        Add("\n[mal.familjestod¤]\nrubrik = \"Vårt eget\"\nbidrar_till = [\"kf/trygghet\"]\nhur = \"Genom att göra det\"\n\n[indikator.eget-matt]\nmal = [\"familjestod\"]\nnamn = \"Mer\"\ndefinition = \"Som de andra\"\nmotiv = \"Visar läget\"\ndatakalla = \"Systemet\"\nriktning = \"oka\"\nperspektiv = [\"process\"]\nansvarig = \"Chef\"\n"),
        Mark,
    )
    .also("bun/forvaltning-2/plan.toml", Add("\n[svar.\"bun/familjestod\"]\nej_relevant = \"Inte hos oss\"\n")).with(&["utfall-saknas"]),
    case(
        "R15",
        "utdelat-utan-rapport",
        "an activity",
        "@enhet/utfall/2026.toml",
        Swap("t2 = { status = \"pagar\", kommentar = \"Halva vägen\" }\n", ""),
        ID,
    ),
    case("R15 R82", "utdelat-utan-rapport", "a control", "@forvaltning/utfall/2026.toml", Cut("[kontroll.\"ks/attest-kontroll\"]"), ID),
    case(
        "R15",
        "utdelat-utan-rapport",
        "an uppdrag",
        "son/utfall/2026.toml",
        Swap("t2 = { status = \"pagar\", kommentar = \"Lokalen är klar\" }\n", ""),
        SON,
    ),
    case(
        "R15",
        "far-inte-dela-ut",
        "KF's level may not",
        "styr.toml",
        Swap("dela_ut = true\nkan_saknas", "dela_ut = false\nkan_saknas"),
        AtLine("kf/plan.toml", "mottagare = "),
    ),
    case(
        "R15",
        "far-inte-dela-ut",
        "the nämnder's level may not",
        "styr.toml",
        Swap("beslutas_av = \"egen\"\ndela_ut = true\ndelar = { verk", "beslutas_av = \"egen\"\ndela_ut = false\ndelar = { verk"),
        AtLine("ks/internkontroll.toml", "mottagare = "),
    ),
    case(
        "R15",
        "far-inte-dela-ut",
        "an avdelning whose level may not",
        "@avdelning/plan.toml",
        Add("\n[aktivitet.utdelad]\nmal = [\"mal-1\"]\nrubrik = \"Alla städar\"\nvarfor_extra = \"Det behövs\"\nstart = 2026-10-01\nslut = 2026-12-31\nmottagare = { niva = [\"enhet\"] }¤\n"),
        Mark,
    )
    .also("styr.toml", Swap("namn = \"Avdelning\"\n", "namn = \"Avdelning\"\ndela_ut = false\n")),
    case("R20 R71", "utan-samordnare", "an uppdrag for two", "kf/plan.toml", Line("samordnare = ", ""), AtLine("kf/plan.toml", "mottagare = ")),
    case(
        "R20 R71",
        "utan-samordnare",
        "a new uppdrag for three",
        "kf/plan.toml",
        Add("\n[mal.nytt]\ntyp = \"uppdrag\"\nrubrik = \"Städa upp\"\nmottagare = [\"stn\", \"ks\", \"bun\"]¤\ngiltig = \"2026\"\n"),
        Mark,
    )
    .with(UNANSWERED),
    case(
        "R20 R71",
        "utan-samordnare",
        "a nämnd's uppdrag for a level",
        "son/plan.toml",
        Add("\n[mal.nytt]\ntyp = \"uppdrag\"\nrubrik = \"Städa upp\"\nmottagare = { niva = [\"enhet\"], under = \"son\" }¤\ngiltig = \"2026\"\n"),
        Mark,
    )
    .with(UNANSWERED),
    case("R20 R71", "fel-samordnare", "one who has no part", "kf/plan.toml", Line("samordnare = ", "samordnare = \"stn\"¤"), Mark),
    case("R20 R71", "fel-samordnare", "one from another branch", "@forvaltning/plan.toml", Line("samordnare = ", "samordnare = \"bostader\"¤"), Mark),
    case("R20 R71", "fel-samordnare", "one who has not got the control", "ks/internkontroll.toml", Line("samordnare = ", "samordnare = \"kfn\"¤"), Mark),
    case("R2", "fel-kalla", "a bolag under a reglemente", "bostader/plan.toml", Line("kalla = [", "kalla = [\"reglemente\"]¤"), Mark).with(&["styrdokument-utan-koppling"]),
    case("R2", "fel-kalla", "a bolag under a law", "bostader/plan.toml", Line("kalla = [", "kalla = [\"kommunallagen\"]¤"), Mark).with(&["styrdokument-utan-koppling"]),
    case("R2", "fel-kalla", "a bolag under both", "bostader/plan.toml", Line("kalla = [", "kalla = [\"kommunallagen\", \"reglemente\"]¤"), Mark).with(&["styrdokument-utan-koppling"]),
    case(
        "R5",
        "tidigare-id-i-bruk",
        "a factor's old id is in use",
        "@*/plan.toml",
        Swap("perspektiv = [\"ekonomi\"]\nrubrik", "perspektiv = [\"ekonomi\"]\ntidigare_id = [\"f-process\"]¤\nrubrik"),
        Mark,
    ),
    case(
        "R5",
        "tidigare-id-i-bruk",
        "a unit's old id is in use",
        "@enhet/plan.toml",
        Swap("typ = \"enhet\"\n", "typ = \"enhet\"\ntidigare_id = [\"ks\"]¤\n"),
        Mark,
    ),
    case(
        "R5",
        "tidigare-id-i-bruk",
        "two with the same old id",
        "@*/plan.toml",
        Swap("perspektiv = [\"ekonomi\"]\nrubrik", "perspektiv = [\"ekonomi\"]\ntidigare_id = [\"nytta\"]\nrubrik"),
        Mark,
    )
    .also("@*/plan.toml", Swap("perspektiv = [\"process\"]\nrubrik = \"Det", "perspektiv = [\"process\"]\ntidigare_id = [\"nytta\"]¤\nrubrik = \"Det")),
    case(
        "R5",
        "upphord-enhet-med-underordnade",
        "a bolag that has ended",
        "bostader/plan.toml",
        Swap("typ = \"bolag\"\n", "typ = \"bolag\"\navslutad = { datum = 2026-06-30, motiv = \"Sålt\" }\n"),
        AtLine("bostader/enhet-38/plan.toml", "id = "),
    ),
    case(
        "R5",
        "upphord-enhet-med-underordnade",
        "a bolag that was for some years",
        "bostader/plan.toml",
        Swap("typ = \"bolag\"\n", "typ = \"bolag\"\ngiltig = { till = 2026-10-31 }\n"),
        AtLine("bostader/enhet-38/plan.toml", "id = "),
    ),
    case(
        "R5",
        "upphord-enhet-med-underordnade",
        "a bolag that ended yesterday",
        "bostader/plan.toml",
        Swap("typ = \"bolag\"\n", "typ = \"bolag\"\navslutad = { datum = 2026-11-20 }\n"),
        AtLine("bostader/enhet-38/plan.toml", "id = "),
    ),
];
