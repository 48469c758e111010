//! What papers say in their models' own words.

/// What a unit's paper says in its model's own words: styrrepo, unit, period, what stands there, what does not.
pub(super) type Words =
    (&'static str, &'static str, &'static str, &'static [&'static str], &'static [&'static str]);

pub(super) const WORDS: &[Words] = &[
    // R81: a share computed from two amounts; R71: who does what in a joint commitment, at the giver's.
    (
        "examples/mjolby",
        "kf",
        "2025-bokslut",
        &[
            "6.2 Årets resultat ska vara 2 procent",
            "| 2,1 % | minst 2,0 % | ● Uppnås |",
            "| 109 % | minst 100 % | ● Uppnås |",
            "| 9,1 % | över 0,0 % | ● Uppnås |",
        ],
        &["indikator", "Grön", "Gul "],
    ),
    (
        "examples/mjolby",
        "ks",
        "2026-augusti",
        &[
            "**Utdelat, 1 av 3 klara**",
            "- Tekniska nämnden: Klart. Alla tio platser är öppnade. Svar: Genom: Tio praktikplatser",
        ],
        &["Obesvarat"],
    ),
    // R71, R82: what a participant answers, and the common moments; R26: an answer is no silence.
    (
        "examples/mjolby",
        "utbn",
        "2026-augusti",
        &[
            "## 7. Kontroller och gemensamma åtaganden från andra",
            "| G 2 Mötesplatser och skolvägar som känns trygga dygnet runt | Gemensamt åtagande | Kommunstyrelsen (samordnas av Tekniska nämnden) |",
            "### Mål ovanför som enheten bidrar till på annat sätt",
            "## 4. Basverksamheter",
            "**Frågor utan svar:** inga.",
        ],
        &["Obesvarat", "indikator"],
    ),
    // R15: locked in words; R33: each huvudområde with its målbild.
    (
        "examples/solleftea",
        "backskolan",
        "2026-halvar",
        &[
            "## 4. Huvudområde för huvudområde",
            "| Arbetsmiljö | Ingen blir sjuk eller skadad av sitt arbete. | – | Arbetsmiljöronden leder till en förbättring som gruppen väljer själv (på gång) |",
            "## 7. Låsta aktiviteter från andra",
            "Det som är utdelat är låst",
            "| Låst aktivitet | Förvaltningsledningen | Genomförd |",
        ],
        &["Uppdrag", "indikator"],
    ),
    // R15: the locker sees how far the workplaces have come; R47: other words at half-year than at year-end.
    (
        "examples/solleftea",
        "forvaltningsledningen",
        "2026-halvar",
        &[
            "Utdelad, 5 av 5 klara.",
            "## 4. Övriga aktiviteter",
            "● Rätt kurs",
            "Rätt kurs 0, Delvis 1, Ur kurs 0",
        ],
        &["Uppnått", "försenad"],
    ),
    ("examples/solleftea", "ion", "2025-helar", &["| ● Uppnått | Räknas som grön. |"], &["Rätt kurs"]),
    // C4: a commission chain, with a level passed over.
    (
        "tests/models/ockero",
        "sn",
        "2026-delar",
        &[
            "## 4. Uppdrag som enheten har delat ut",
            "- Fritidsgården: Klart. Varje onsdag sedan mars. Svar: Ungdomarna lär äldre att ringa med bild.",
            "Vi ser det som att äldre och unga ska göra något tillsammans",
        ],
        &[],
    ),
    (
        "tests/models/kungalv",
        "ks",
        "2026-t2",
        &["### Strategiskt mål: Alla barn", "**Varför går det att nå?**"],
        &[],
    ),
    (
        "tests/models/norrkoping",
        "un",
        "2026-delar",
        &["Uppdragsplan 2026", "### Punkt i det politiska programmet 12:", "**Målområde:** Utbildning"],
        &[],
    ),
    ("tests/models/norrkoping", "holding", "2026-delar", &["Affärsplan 2026"], &["Uppdragsplan"]),
    ("tests/models/tjorn", "bun", "2026-delar", &["| Uppdrag | Kommunfullmäktige | Ej klart |"], &["Pågår"]),
    (
        "tests/models/stockholm",
        "kf",
        "2026-t2",
        &[
            "Målen på nivån under räknas med",
            "**Förslag:** ● Uppfylls helt (Uppfylls helt 1, Uppfylls delvis 0, Uppfylls inte 0, och målen under)",
            "#### 1.1 Alla barn har goda uppväxtvillkor",
            "Mål bidrar: Uppfylls helt 0, Uppfylls delvis 1, Uppfylls inte 0.",
            "Uppfylls delvis",
        ],
        &[],
    ),
];
