//! A styrmodell that cannot hold together, and exceptions from it.

use super::{Case, case};
use crate::mutation::edit::{At, Edit};

use At::{Header, Line as AtLine, Mark};
use Edit::{Add, Line, New, Swap};

const SKIPPED: At = AtLine("bostader/enhet-38/plan.toml", "niva = ");

/// Without its levels a model makes everything strange.
const EVERYTHING: &[&str] = &["*"];

pub(super) const CASES: &[Case] = &[
    case(
        "R1",
        "modell-utan-niva",
        "an empty list",
        "styr.toml",
        New("format = 1\nniva = []¤\n\n[kommun]\nnamn = \"Prov\"\n\n[modell]\nnamn = \"Prov\"\n"),
        Mark,
    )
    .with(EVERYTHING),
    case(
        "R1",
        "modell-utan-niva",
        "an empty list after the rest",
        "styr.toml",
        New("format = 1\nkommun = { namn = \"Prov\" }\nmodell = { namn = \"Prov\" }\nniva = [ ]¤\n"),
        Mark,
    )
    .with(EVERYTHING),
    case(
        "R1",
        "modell-utan-niva",
        "types but no levels",
        "styr.toml",
        New("format = 1\nniva = []¤\n\n[kommun]\nnamn = \"Prov\"\n\n[modell]\nnamn = \"Prov\"\n\n[maltyp.overgripande]\nmax = 2\n"),
        Mark,
    )
    .with(EVERYTHING),
    case("R1", "modell-dubbelt-id", "a level twice", "styr.toml", Add("\n[[niva]]\nid = \"enhet\"¤\nnamn = \"Enhet igen\"\n"), Mark),
    case("R1", "modell-dubbelt-id", "another level twice", "styr.toml", Add("\n[[niva]]\nid = \"namnd\"¤\nnamn = \"Nämnd igen\"\n"), Mark),
    case(
        "R47",
        "modell-dubbelt-id",
        "a degree twice",
        "styr.toml",
        Add("\n[[status.steg]]\nid = \"bra\"\nnamn = \"Bra\"\nsignal = \"gron\"\n\n[[status.steg]]\nid = \"bra\"¤\nnamn = \"Dåligt\"\nsignal = \"rod\"\n"),
        Mark,
    ),
    case("R11", "modell-utan-topp", "a type that contributes to itself", "styr.toml", Add("\n[maltyp.extra¤]\nniva = [\"enhet\"]\nbidrar_till = [\"extra\"]\n"), Mark),
    case("R11", "modell-utan-topp", "a type that must contribute to itself", "styr.toml", Add("\n[maltyp.extra¤]\nniva = [\"avdelning\"]\nbidrar_till_alla = [\"extra\"]\n"), Mark),
    case("R11", "modell-utan-topp", "a type that ends in a basic mission", "styr.toml", Add("\n[maltyp.extra¤]\nniva = [\"avdelning\"]\nbidrar_till = [\"grunduppdrag\"]\n"), Mark),
    case("R11", "modell-omojlig-lank", "upwards to what is below", "styr.toml", Add("\n[maltyp.extra¤]\nniva = [\"namnd\"]\nbidrar_till = [\"delmal\"]\n"), Mark),
    case("R11", "modell-omojlig-lank", "from KF downwards", "styr.toml", Add("\n[maltyp.extra¤]\nniva = [\"kf\"]\nbidrar_till = [\"verksamhetsmal\"]\n"), Mark),
    case("R18", "modell-omojlig-lank", "one of two is below", "styr.toml", Add("\n[maltyp.extra¤]\nniva = [\"namnd\"]\nbidrar_till_alla = [\"overgripande\", \"delmal\"]\n"), Mark),
    case("R48", "modell-lika-perioder", "two that end in April", "styr.toml", Add("\n[uppfoljning.period.var¤]\nnamn = \"Vår\"\nslut = \"04-30\"\nklart = \"05-31\"\n"), Mark),
    case("R48", "modell-lika-perioder", "two that end with the year", "styr.toml", Add("\n[uppfoljning.period.ar¤]\nnamn = \"År\"\nslut = \"12-31\"\nklart = \"02-15\"\n"), Mark),
    case("R48", "modell-lika-perioder", "two that end in April, one from March", "styr.toml", Add("\n[uppfoljning.period.mars¤]\nstart = \"03-01\"\nslut = \"04-30\"\n"), Mark),
    case("R47", "modell-ogiltiga-grader", "one degree", "styr.toml", Add("\n[[status.steg]]\nid = \"bra\"¤\nnamn = \"Bra\"\nsignal = \"gron\"\n"), Mark),
    case(
        "R47",
        "modell-ogiltiga-grader",
        "nothing is red",
        "styr.toml",
        Add("\n[[status.steg]]\nid = \"bra\"¤\nnamn = \"Bra\"\nsignal = \"gron\"\n\n[[status.steg]]\nid = \"mycket-bra\"\nnamn = \"Mycket bra\"\nsignal = \"gron\"\n"),
        Mark,
    ),
    case(
        "R47",
        "modell-ogiltiga-grader",
        "red only in spring",
        "styr.toml",
        Add("\n[[status.steg]]\nid = \"bra\"\nnamn = \"Bra\"\nsignal = \"gron\"\n\n[[status.steg]]\nid = \"illa\"¤\nnamn = \"Illa\"\nsignal = \"rod\"\nperioder = [\"t1\"]\n"),
        Mark,
    ),
    case("R45", "modell-ogiltig-sammanvagning", "a number without its rule", "styr.toml", Swap("forslag = \"samst\"", "forslag = \"samst\"\nk = 2¤"), Mark),
    case("R45", "modell-ogiltig-sammanvagning", "more than all", "styr.toml", Swap("forslag = \"samst\"", "forslag = \"andel\"\ngron = 120¤"), Mark),
    case("R41", "modell-ogiltig-sammanvagning", "yellow above green", "styr.toml", Swap("gulgrans = { andel = 90 }", "gulgrans = { andel = 120 }¤"), Mark),
    case("R21", "okand-del", "a part that is none", "styr.toml", Swap("delar = { verksamhetsmal = \"fel\", indikator = \"varning\"", "delar = { verksamhetsmal = \"fel\", indikatorn = \"varning\"¤"), Mark),
    case("R9", "okand-del", "a limit of nothing", "styr.toml", Swap("aktivitet = 6, tecken = 200 }", "aktivitet = 6, teckenn = 200 }¤"), Mark),
    case("R32", "okand-del", "a demand on nothing", "styr.toml", Swap("krav = { framgangsfaktor = \"fel\"", "krav = { faktor = \"fel\"¤"), Mark),
    case("R6", "modell-ogiltig-fraga", "nothing answers it", "styr.toml", Line("delar = [\"vardegrund\"]", ""), Header),
    case("R6", "modell-ogiltig-fraga", "a part answers two", "styr.toml", Line("delar = [\"vardegrund\"]", "delar = [\"vardegrund\", \"grunduppdrag\"]¤"), Mark),
    case("R6", "modell-ogiltig-fraga", "a part answers twice", "styr.toml", Line("delar = [\"vardegrund\"]", "delar = [\"vardegrund\", \"vardegrund\"]¤"), Mark),
    case("R26", "modell-okant-svar", "a misspelt answer", "styr.toml", Swap("svar = { tolkning = \"fel\" }", "svar = { tolkning = \"fel\", genomm = \"fel\" }"), Header),
    case("R26", "modell-okant-svar", "a misspelt answer as a tip", "styr.toml", Swap("svar = { tolkning = \"fel\" }", "svar = { tolkning = \"fel\", svar = \"tips\" }"), Header),
    case("R26", "modell-okant-svar", "an answer nobody can give", "styr.toml", Swap("[maltyp.delmal]\n", "[maltyp.delmal]\nsvar = { datum = \"varning\" }\n"), Header),
    case("R1", "overhoppad-niva", "an avdelning may not be missing", "styr.toml", Swap("namn = \"Avdelning\"\n", "namn = \"Avdelning\"\nkan_saknas = false\n"), SKIPPED),
    case("R1", "overhoppad-niva", "a förvaltning may not be missing", "styr.toml", Swap("namn = \"Förvaltning\"\n", "namn = \"Förvaltning\"\nkan_saknas = false\n"), SKIPPED),
    case("R1", "overhoppad-niva", "neither may be missing", "styr.toml", Swap("namn = \"Förvaltning\"\n", "namn = \"Förvaltning\"\nkan_saknas = false\n"), SKIPPED)
        .also("styr.toml", Swap("namn = \"Avdelning\"\n", "namn = \"Avdelning\"\nkan_saknas = false\n")),
    case("R69", "undantag-utan-verkan", "from circles", "styr.toml", Add("\n[undantag.x¤]\nregel = \"cirkel\"\nenhet = [\"bun\"]\nmotiv = \"Prov\"\nbeslut = { organ = \"ks\", datum = 2026-01-13, paragraf = \"1\" }\ngiltig_till = 2026-12-31\n"), Mark),
    case("R69", "undantag-utan-verkan", "from broken links", "styr.toml", Add("\n[undantag.x¤]\nregel = \"bruten-lank\"\nenhet = [\"son\", \"stn\"]\nmotiv = \"Prov\"\nbeslut = { organ = \"ks\", datum = 2026-01-13, paragraf = \"1\" }\ngiltig_till = 2027-12-31\n"), Mark),
    case("R69", "undantag-utan-verkan", "to its last day", "styr.toml", Add("\n[undantag.x¤]\nregel = \"cirkel\"\nenhet = [\"enhet-3\"]\nmotiv = \"Prov\"\nbeslut = { organ = \"ks\", datum = 2026-01-13, paragraf = \"1\" }\ngiltig_till = 2026-11-21\n"), Mark),
    case("R69", "undantag-utgatt", "last year's", "styr.toml", Add("\n[undantag.x¤]\nregel = \"cirkel\"\nenhet = [\"bun\"]\nmotiv = \"Prov\"\nbeslut = { organ = \"ks\", datum = 2025-01-13, paragraf = \"1\" }\ngiltig_till = 2025-12-31\n"), Mark),
    case("R69", "undantag-utgatt", "yesterday's", "styr.toml", Add("\n[undantag.x¤]\nregel = \"cirkel\"\nenhet = [\"bun\"]\nmotiv = \"Prov\"\nbeslut = { organ = \"ks\", datum = 2025-01-13, paragraf = \"1\" }\ngiltig_till = 2026-11-20\n"), Mark),
    case("R69", "undantag-utgatt", "for several", "styr.toml", Add("\n[undantag.x¤]\nregel = \"bruten-lank\"\nenhet = [\"bun\", \"kf\"]\nmotiv = \"Prov\"\nbeslut = { organ = \"ks\", datum = 2025-01-13, paragraf = \"1\" }\ngiltig_till = 2026-06-30\n"), Mark),
    case("R69", "undantag-utan-beslut", "nobody has decided it", "styr.toml", Add("\n[undantag.x¤]\nregel = \"cirkel\"\nenhet = [\"bun\"]\nmotiv = \"Prov\"\ngiltig_till = 2026-12-31\n"), Mark).with(UNUSED),
    case("R69", "undantag-utan-beslut", "for a workplace", "styr.toml", Add("\n[undantag.x¤]\nregel = \"dubbelt-id\"\nenhet = [\"enhet-1\"]\nmotiv = \"Prov\"\ngiltig_till = 2026-12-31\n"), Mark).with(UNUSED),
    case("R69", "undantag-utan-beslut", "for several", "styr.toml", Add("\n[undantag.x¤]\nregel = \"cirkel\"\nenhet = [\"bun\", \"son\"]\nmotiv = \"Prov\"\ngiltig_till = 2027-12-31\n"), Mark).with(UNUSED),
];

/// An exception in a clean repo lifts nothing.
const UNUSED: &[&str] = &["undantag-utan-verkan"];
