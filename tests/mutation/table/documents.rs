//! The register of governing documents.

use super::{Case, case};
use crate::mutation::edit::{At, Edit};

use At::{Header, Mark};
use Edit::{Add, Line, Swap};

pub(super) const CASES: &[Case] = &[
    case("R76", "okand-styrdokumenttyp", "a misspelt policy", "styrdokument.toml", Swap("typ = \"policy\"", "typ = \"policyx\"¤"), Mark),
    case("R76", "okand-styrdokumenttyp", "a misspelt lag", "styrdokument.toml", Swap("typ = \"lag\"", "typ = \"lagx\"¤"), Mark),
    case("R76", "okand-styrdokumenttyp", "a misspelt underlag", "styrdokument.toml", Swap("typ = \"underlag\"", "typ = \"underlagx\"¤"), Mark),
    case("R76", "overordnat-med-lagre-rang", "a document under an underlag", "styrdokument.toml", Swap("overordnat = [\"kommunallagen\"]", "overordnat = [\"omvarldsanalys\"]¤"), Mark),
    case("R76", "overordnat-med-lagre-rang", "a document under an underlag too", "styrdokument.toml", Swap("overordnat = [\"kommunallagen\"]", "overordnat = [\"kommunallagen\", \"omvarldsanalys\"]¤"), Mark),
    case("R76", "overordnat-med-lagre-rang", "the law under an underlag", "styrdokument.toml", Swap("titel = \"Kommunallag (2017:725)\"", "titel = \"Kommunallag (2017:725)\"\noverordnat = [\"omvarldsanalys\"]¤"), Mark),
    case("R76", "styrdokument-i-cirkel", "a document above itself", "styrdokument.toml", Swap("malgrupp = \"Nämnderna\"\noverordnat = [\"kommunallagen\"]", "malgrupp = \"Nämnderna\"\noverordnat = [\"reglemente\"]¤"), Mark),
    case("R76", "styrdokument-i-cirkel", "two above each other", "styrdokument.toml", Swap("malgrupp = \"Nämnderna\"\noverordnat = [\"kommunallagen\"]", "malgrupp = \"Nämnderna\"\noverordnat = [\"agardirektiv\"]"), Mark).also("styrdokument.toml", Swap("malgrupp = \"Bolaget\"\noverordnat = [\"kommunallagen\"]", "malgrupp = \"Bolaget\"\noverordnat = [\"reglemente\"]¤")),
    case("R76", "styrdokument-i-cirkel", "two policies above each other", "styrdokument.toml", Swap("overordnat = [\"kommunallagen\"]\nrelaterade", "overordnat = [\"hallbarhetspolicy\"]\nrelaterade"), Mark).also("styrdokument.toml", Swap("ansvarig = \"Hållbarhetschef\"\nmalgrupp = \"Alla verksamheter\"\noverordnat = [\"kommunallagen\"]", "ansvarig = \"Hållbarhetschef\"\nmalgrupp = \"Alla verksamheter\"\noverordnat = [\"trygghetspolicy\"]¤")),
    case("R76", "styrdokument-utgatt", "a reglemente that held last year", "styrdokument.toml", Swap("malgrupp = \"Nämnderna\"", "malgrupp = \"Nämnderna\"\ngiltig_till = 2025-12-31¤"), Mark),
    case("R76", "styrdokument-utgatt", "an ägardirektiv that held until yesterday", "styrdokument.toml", Swap("malgrupp = \"Bolaget\"", "malgrupp = \"Bolaget\"\ngiltig_till = 2026-11-20¤"), Mark),
    case("R76", "styrdokument-utgatt", "an underlag for last year", "styrdokument.toml", Swap("ansvarig = \"Utvecklingschef\"", "ansvarig = \"Utvecklingschef\"\ngiltig = \"2025\"¤"), Mark),
    case("R76", "styrdokument-utan-koppling", "an underlag that nobody uses", "styrdokument.toml", Add("\n[styrdokument.ensam¤]\ntyp = \"underlag\"\ntitel = \"Ensam\"\n"), Mark),
    case("R76", "styrdokument-utan-koppling", "a document below the law that nobody uses", "styrdokument.toml", Add("\n[styrdokument.ensam¤]\ntyp = \"underlag\"\noverordnat = [\"kommunallagen\"]\ntitel = \"Ensam\"\n"), Mark),
    case("R76", "styrdokument-utan-koppling", "a document that is only related", "styrdokument.toml", Add("\n[styrdokument.ensam¤]\ntyp = \"lag\"\nrelaterade = [\"kommunallagen\"]\ntitel = \"Ensam\"\n"), Mark),
    case("R77", "styrdokument-utan-beslut", "a reglemente that nobody has decided", "styrdokument.toml", Line("beslut = { organ = \"kf\", datum = 2024-06-17, paragraf = \"80\"", ""), Header),
    case("R77", "styrdokument-utan-beslut", "an ägardirektiv that nobody has decided", "styrdokument.toml", Line("beslut = { organ = \"kf\", datum = 2024-06-17, paragraf = \"81\"", ""), Header),
    case("R77", "styrdokument-utan-beslut", "a policy that nobody has decided", "styrdokument.toml", Line("beslut = { organ = \"kf\", datum = 2024-02-26, paragraf = \"22\"", ""), Header),
    case("R78", "styrdokument-av-fel-organ", "a reglemente decided by a nämnd", "styrdokument.toml", Line("beslut = { organ = \"kf\", datum = 2024-06-17, paragraf = \"80\"", "beslut = { organ = \"ks\", datum = 2024-06-17, paragraf = \"80\" }¤"), Mark),
    case("R78", "styrdokument-av-fel-organ", "an ägardirektiv decided by an arbetsutskott", "styrdokument.toml", Line("beslut = { organ = \"kf\", datum = 2024-06-17, paragraf = \"81\"", "beslut = { organ = \"ksau\", datum = 2024-06-17, paragraf = \"81\" }¤"), Mark),
    case("R78", "styrdokument-av-fel-organ", "a policy decided by a nämnd", "styrdokument.toml", Line("beslut = { organ = \"kf\", datum = 2024-02-26, paragraf = \"21\"", "beslut = { organ = \"bun\", datum = 2024-02-26, paragraf = \"21\" }¤"), Mark),
    case("R28 R76", "styrdokument-behovs", "a needed policy", "styrdokument.toml", Add("\n[styrdokument.ny]\ntyp = \"policy\"\ntitel = \"Ny\"\nbehov = true¤\n"), Mark),
    case("R28 R76", "styrdokument-behovs", "a needed reglemente", "styrdokument.toml", Add("\n[styrdokument.ny]\ntyp = \"reglemente\"\ntitel = \"Ny\"\nbehov = true¤\n"), Mark),
    case("R28 R76", "styrdokument-behovs", "a needed underlag", "styrdokument.toml", Add("\n[styrdokument.ny]\ntyp = \"underlag\"\ntitel = \"Ny\"\nbehov = true¤\n"), Mark),
    case("R77", "oversyn-passerad", "a policy that should have been reviewed yesterday", "styrdokument.toml", Line("oversyn = ", "oversyn = 2026-11-20¤"), Mark),
    case("R77", "oversyn-passerad", "the model should have been reviewed", "styr.toml", Line("oversyn = ", "oversyn = 2025-12-31¤"), Mark),
    case("R77", "oversyn-passerad", "a policy older than its type lets it be", "styrdokument.toml", Swap("[styrdokument.trygghetspolicy]\ntyp = \"policy\"\ntitel = \"Trygghetspolicy\"\nbeslut = { organ = \"kf\", datum = 2024-02-26, paragraf = \"21\", diarienummer = \"KS-2023-00321\" }\ngiltig_till = 2029-12-31\noversyn = 2027-12-31\n", "[styrdokument.trygghetspolicy¤]\ntyp = \"policy\"\ntitel = \"Trygghetspolicy\"\nbeslut = { organ = \"kf\", datum = 2022-02-28, paragraf = \"21\", diarienummer = \"KS-2023-00321\" }\ngiltig_till = 2029-12-31\n"), Mark),
];
