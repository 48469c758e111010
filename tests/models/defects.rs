//! What each model asks for, taken out of its example, with what the check then says (M rows of the requirements).

/// Something that the model asks for, taken out of an example, and what the check then says besides what it said before.
pub(super) struct Defect {
    /// The requirement and what is wrong.
    pub(super) what: &'static str,
    pub(super) example: &'static str,
    pub(super) path: &'static str,
    /// What stands there, and what stands there instead.
    pub(super) change: (&'static str, &'static str),
    /// `rule path`, each once for every new finding.
    pub(super) found: &'static [&'static str],
}

pub(super) const DEFECTS: &[Defect] = &[
    Defect {
        what: "R14 S2: the basverksamhet has no measure while the åtaganden have",
        example: "mjolby",
        path: "utbn/plan.toml",
        change: ("mal = [\"utbildning-varje-dag\"]", "mal = [\"ratt-kostnad\"]"),
        found: &["basverksamhet-utan-indikator utbn/plan.toml", "mal-utan-indikator utbn/plan.toml"],
    },
    Defect {
        what: "R26 S2: a nämnd says nothing of a kommunmål",
        example: "mjolby",
        path: "utbn/plan.toml",
        change: (
            "[svar.\"kf/naringslivsklimat\"]\nej_relevant = \"Nämnden har inga ärenden med företag\"\n",
            "",
        ),
        found: &["arvt-mal-utan-svar utbn/plan.toml"],
    },
    Defect {
        what: "R27 S2: the surroundings were described long ago",
        example: "mjolby",
        path: "kf/plan.toml",
        change: ("datum = 2025-08-29", "datum = 2024-08-29"),
        found: &["inaktuell-omvarld kf/plan.toml"],
    },
    Defect {
        what: "R28 S1: a driftram is raised, but not the sum",
        example: "mjolby",
        path: "tekn/plan.toml",
        change: ("2026 = 98_300", "2026 = 99_300"),
        found: &["ramar-gar-inte-ihop kf/plan.toml"],
    },
    Defect {
        what: "R37 S2: nobody says why something is measured",
        example: "mjolby",
        path: "oson/plan.toml",
        change: ("motiv = \"Kundens eget omdöme.\"\n", ""),
        found: &["ofullstandig-indikator oson/plan.toml"],
    },
    Defect {
        what: "R51 S2: the yearly walk-through of the model was missed",
        example: "mjolby",
        path: "arshjul.toml",
        change: ("{ 2025 = 2025-09-04, 2026 = 2026-09-03 }", "{ 2025 = 2025-09-04 }"),
        found: &["handelse-missad arshjul.toml"],
    },
    Defect {
        what: "R57 S2: a measure without a word of what it stands for",
        example: "mjolby",
        path: "utbn/forskolan-linden/analys/2026-augusti.md",
        change: ("# rorelse-varje-dag\n", ""),
        found: &["matt-utan-analys utbn/forskolan-linden/analys/2026-augusti.md"],
    },
    Defect {
        what: "R63 S1: a red åtagande without an answer",
        example: "mjolby",
        path: "oson/hemtjanst-svartan/atgarder.toml",
        change: ("avser = [\"tid-hos-kund\"]", "avser = [\"kanda-ansikten\"]"),
        found: &["rott-utan-atgard oson/hemtjanst-svartan/plan.toml"],
    },
    Defect {
        what: "R69 S2: an exception has run out",
        example: "mjolby",
        path: "styr.toml",
        change: ("giltig_till = 2027-06-30", "giltig_till = 2026-06-30"),
        found: &["inaktuell-omvarld tekn/plan.toml", "undantag-utgatt styr.toml"],
    },
    Defect {
        what: "R70 S2: a nämnd tries to apply the model in its own way",
        example: "mjolby",
        path: "utbn/plan.toml",
        change: ("[plan.2025]\n", "[regler]\nmatt-utan-analys = \"av\"\n\n[plan.2025]\n"),
        found: &["okand-nyckel utbn/plan.toml"],
    },
    Defect {
        what: "R71 S2: a participant of a joint commitment does not answer",
        example: "mjolby",
        path: "utbn/plan.toml",
        change: ("[svar.\"ks/trygga-motesplatser\"]", "[svar.\"kf/halsa\"]"),
        found: &["utdelat-utan-svar utbn/plan.toml"],
    },
    Defect {
        what: "R71 S2: nobody coordinates a joint commitment",
        example: "mjolby",
        path: "ks/plan.toml",
        change: ("samordnare = \"oson\"\n", ""),
        found: &["utan-samordnare ks/plan.toml"],
    },
    Defect {
        what: "R72 S2: a nämnd gives two åtaganden the highest priority",
        example: "mjolby",
        path: "utbn/plan.toml",
        change: ("prioritet = 2", "prioritet = 1"),
        found: &["for-manga utbn/plan.toml"],
    },
    Defect {
        what: "R72 S2: a nämnd gives a kommunmål its own priority",
        example: "mjolby",
        path: "utbn/plan.toml",
        change: ("[svar.\"kf/service\"]\n", "[svar.\"kf/service\"]\nprioritet = 3\n"),
        found: &["okand-nyckel utbn/plan.toml"],
    },
    Defect {
        what: "R76 S2: a policy stands under a guideline",
        example: "mjolby",
        path: "styrdokument.toml",
        change: ("\"lkbr\"]", "\"lkbr\", \"internkontroll\"]"),
        found: &["overordnat-med-lagre-rang styrdokument.toml"],
    },
    Defect {
        what: "R78 S2: a policy decided by another than the council",
        example: "mjolby",
        path: "styrdokument.toml",
        change: (
            "beslut = { organ = \"kf\", datum = 2023-11-21",
            "beslut = { organ = \"ks\", datum = 2023-11-21",
        ),
        found: &["styrdokument-av-fel-organ styrdokument.toml"],
    },
    Defect {
        what: "R81 S2: an amount that a financial kommunmål is computed from is missing",
        example: "mjolby",
        path: "kf/utfall/2026.toml",
        change: ("augusti = { varde = 1_330_700, prognos = 2_001_000 }\n", ""),
        found: &["utfall-saknas kf/plan.toml"],
    },
    Defect {
        what: "R82 S2: a common moment is missing in a nämnd",
        example: "mjolby",
        path: "tekn/utfall/2026.toml",
        change: ("[kontroll.\"ks/attest\"]\naugusti", "[kontroll.\"ks/attest\"]\napril"),
        found: &["utdelat-utan-rapport tekn/plan.toml"],
    },
    Defect {
        what: "R82 S2: a serious risk with neither action nor decision to accept it",
        example: "mjolby",
        path: "oson/internkontroll.toml",
        change: ("hantering = \"accepteras\"\nbeslut", "hantering = \"atgard\"\nbeslut"),
        found: &["risk-utan-svar oson/internkontroll.toml"],
    },
    Defect {
        what: "R83 S2: a control that counts without judging",
        example: "mjolby",
        path: "utbn/utfall/2026.toml",
        change: ("{ status = \"gul\", granskade = 90", "{ granskade = 90"),
        found: &["kontroll-utan-bedomning utbn/utfall/2026.toml"],
    },
    Defect {
        what: "R15 S3: a workplace forgets a locked activity",
        example: "solleftea",
        path: "bsn/skola/forskolan-alen/utfall/2026.toml",
        change: ("[aktivitet.\"forvaltningsledningen/egen-forbattring\"]\nhalvar = \"ej_paborjad\"\n", ""),
        found: &["utdelat-utan-rapport bsn/skola/forskolan-alen/plan.toml"],
    },
    Defect {
        what: "R15 S3: a workplace writes a locked activity into its own compass",
        example: "solleftea",
        path: "bsn/skola/backskolan/plan.toml",
        change: (
            "[bortprioriterat.skolradio]",
            "[aktivitet.ratt-kontaktuppgifter]\nrubrik = \"Vi ser över våra kontaktuppgifter\"\n\
             huvudomrade = [\"service\"]\nvarfor_extra = \"Görs en gång\"\n\n[bortprioriterat.skolradio]",
        ),
        found: &["kopia-av-utdelat bsn/skola/backskolan/plan.toml"],
    },
    Defect {
        what: "R15 S3: a workplace moves the end of a locked activity",
        example: "solleftea",
        path: "ion/vard-omsorg/bjorkbacken/utfall/2026.toml",
        change: ("kommentar = \"Nattpersonalen i september\"", "slut = 2027-06-30"),
        found: &["okand-nyckel ion/vard-omsorg/bjorkbacken/utfall/2026.toml"],
    },
    Defect {
        what: "R16 S4: more is locked than the model lets, and the locker is told",
        example: "solleftea",
        path: "styr.toml",
        change: ("utdelat = 5", "utdelat = 2"),
        found: &["for-manga ks/forvaltningsledningen/plan.toml"],
    },
    Defect {
        what: "R17 S3: an activity does not say why it is an extra effort",
        example: "solleftea",
        path: "bsn/skola/backskolan/plan.toml",
        change: ("varfor_extra = \"Frukost ingår inte i skolmåltiderna\"\n", ""),
        found: &["falt-saknas bsn/skola/backskolan/plan.toml"],
    },
    Defect {
        what: "R17 S3: last year's activity again, with last year's reason",
        example: "solleftea",
        path: "bsn/skola/forskolan-alen/plan.toml",
        change: (
            "[aktivitet.skogsdag]\n",
            "[aktivitet.skogsdag-2025]\nrubrik = \"En hel dag i skogen varje vecka för de äldsta barnen\"\n\
             huvudomrade = [\"livsmiljo\"]\nvarfor_extra = \"Kräver en extra medarbetare den dagen\"\ngiltig = 2025\n\n\
             [aktivitet.skogsdag]\ngiltig = 2026\n",
        ),
        found: &["upprepad-aktivitet bsn/skola/forskolan-alen/plan.toml"],
    },
    Defect {
        what: "R17 S3: something is put aside without a reason",
        example: "solleftea",
        path: "bsn/skola/backskolan/plan.toml",
        change: ("motiv = \"Läraren som höll i den är tjänstledig.\"\n", ""),
        found: &["bortprioriterat-utan-motiv bsn/skola/backskolan/plan.toml"],
    },
    Defect {
        what: "R18 S3: a delmål serves an inriktningsmål but not the kommunövergripande goal",
        example: "solleftea",
        path: "bsn/skola/forskolan-alen/plan.toml",
        change: ("\"kf/framtidstro\", \"kf/trygg-livsmiljo\"", "\"kf/trygg-livsmiljo\""),
        found: &["mal-utan-kravd-koppling bsn/skola/forskolan-alen/plan.toml"],
    },
    Defect {
        what: "R33 S3: the document behind a huvudområde is repealed",
        example: "solleftea",
        path: "styrdokument.toml",
        change: ("oversyn = 2027-09-30", "giltig_till = 2026-06-30"),
        found: &["omrade-utan-gallande-kalla styr.toml", "styrdokument-utgatt styrdokument.toml"],
    },
    Defect {
        what: "R67 S3: a locked activity is past its day and not done",
        example: "solleftea",
        path: "ion/vard-omsorg/hemtjanst-junsele/utfall/2026.toml",
        change: (
            "ratt-kontaktuppgifter\"]\nhalvar = \"klar\"",
            "ratt-kontaktuppgifter\"]\nhalvar = \"pagar\"",
        ),
        found: &["forsenad-aktivitet ion/vard-omsorg/hemtjanst-junsele/utfall/2026.toml"],
    },
];
