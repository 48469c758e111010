//! Meeting papers of small styrrepos, read as Markdown.

use std::fmt::Write;

use styr::{
    model::{load, period::Period},
    render::markdown::markdown,
    report::results,
    source::{Source, folder::Folder},
};

use crate::styrrepo::{DAY, Styrrepo};

/// The nämnd's paper of tertial 2 2026.
fn paper(repo: &Styrrepo) -> String {
    paper_of(repo, "bun", "2026-t2")
}

fn paper_of(repo: &Styrrepo, unit: &str, period: &str) -> String {
    let plan = load::load(&Source::Folder(Folder::find(repo.root()).unwrap())).unwrap();
    let period = Period::read(period, &plan.config().follow_up).unwrap();
    markdown(&results::report(&plan, plan.unit(unit).unwrap(), period, DAY.parse().unwrap()))
}

/// What stands under a heading, up to the next of the same level or above.
fn part<'t>(paper: &'t str, heading: &str) -> &'t str {
    let start = paper.find(heading).unwrap_or_else(|| panic!("no {heading:?} in\n{paper}"));
    let rest = &paper[start..];
    let level = heading.bytes().take_while(|it| *it == b'#').count();
    let ends = (2..=level).filter_map(|it| rest[1..].find(&format!("\n{} ", "#".repeat(it))));
    ends.min().map_or(rest, |end| &rest[..=end])
}

#[track_caller]
fn has(text: &str, wanted: &[&str]) {
    for it in wanted {
        assert!(text.contains(it), "no {it:?} in\n{text}");
    }
}

#[track_caller]
fn lacks(text: &str, unwanted: &[&str]) {
    for it in unwanted {
        assert!(!text.contains(it), "{it:?} in\n{text}");
    }
}

/// R44: 49 indicators, values for 25, 10 of them reached.
#[test]
fn totals_are_honest() {
    let repo = Styrrepo::base();
    let (mut plan, mut outcomes) = (String::new(), "format = 1\n".to_owned());
    for number in 1..=48 {
        let indicator = format!("[indikator.m{number}]\nmal = [\"trygg-skola\"]\nnamn = \"Mått {number}\"\n");
        let goal = "riktning = \"minst\"\nmalvarde = { 2026 = 90 }\ngulgrans = false\n";
        write!(plan, "\n{indicator}{goal}").unwrap();
        if number <= 25 {
            let value = if number <= 10 { 95 } else { 50 };
            write!(outcomes, "[indikator.m{number}]\nt2 = {value}\n").unwrap();
        }
    }
    repo.append("bun/plan.toml", &plan).write("bun/utfall/2026.toml", outcomes);
    let paper = paper(&repo);
    let all = paper.matches("Mått ").count();
    assert!(all >= 48, "every indicator is in the paper");
    has(
        part(&paper, "## 2. Sammanfattning"),
        &["10 av 49 indikatorer är uppnådda", "10 av 25 (15 når inte)", "24 utan värde"],
    );
    has(part(&paper, "## 8. Vad saknas"), &["0 av 25 indikatorer med utfall har analys", "Mått 48: saknas"]);
}

/// R65: every decision since the last paper, once, and how late it is.
#[test]
fn decisions_come_first_and_once() {
    let repo = Styrrepo::base();
    let action = |id: &str, title: &str, rest: &str| {
        format!("\n[atgard.{id}]\navser = [\"trygg-skola\"]\nrubrik = \"{title}\"\n{rest}\n")
    };
    let decided = "beslut = { organ = \"bun\", datum = 2026-06-10, paragraf = 61 }";
    let actions = [
        action(
            "a",
            "Fler vuxna",
            &format!("status = \"pagar\"\nklart = 2026-09-30\nperiod = \"2026-t1\"\n{decided}"),
        ),
        action("b", "Nytt schema", "status = \"foreslagen\"\nperiod = \"2026-t2\"\nklart = 2026-12-01"),
        action("c", "Klar sedan länge", &format!("status = \"avslutad\"\nperiod = \"2025-t1\"\n{decided}")),
        action(
            "d",
            "Nyss klar",
            &format!("status = \"avslutad\"\nperiod = \"2026-t1\"\neffekt = \"Lugnare raster\"\n{decided}"),
        ),
        action("e", "Utan effekt", &format!("status = \"genomford\"\nperiod = \"2026-t1\"\n{decided}")),
        action("f", "Senare", &format!("status = \"beslutad\"\nperiod = \"2026-t3\"\n{decided}")),
    ];
    repo.write("bun/atgarder.toml", format!("format = 1\n{}", actions.concat()));
    let paper = paper(&repo);
    let first = part(&paper, "## 1. Vad hände med det vi beslutade sist?");
    has(
        first,
        &[
            "| Fler vuxna | 2026-06-10 § 61 | Saknas | 2026-09-30 | Pågår, försenad 52 dagar | – |",
            "| Nyss klar | 2026-06-10 § 61 | Saknas | Saknas | Avslutad | Lugnare raster |",
            "| Utan effekt | 2026-06-10 § 61 | Saknas | Saknas | Genomförd | Inte redovisad |",
            "| Nytt schema | Inget beslut | Saknas | 2026-12-01 | Föreslagen | – |",
        ],
    );
    lacks(&paper, &["Klar sedan länge", "Senare"]);
    assert_eq!(first.matches("Fler vuxna").count(), 1);
    has(
        part(&paper, "### Alla elever"),
        &["Fler vuxna. Pågår, försenad 52 dagar, skulle vara klar 2026-09-30."],
    );
}

#[test]
fn what_nobody_judged_is_no_good_news() {
    let repo = Styrrepo::base();
    repo.replace("styr.toml", "avgor = \"berakning\"", "avgor = \"bedomning\"")
        .write("bun/utfall/2026.toml", "format = 1\n[indikator.trygghet-ak8]\nt2 = 70\n");
    let unjudged = paper(&repo);
    has(
        part(&unjudged, "### Det som avviker"),
        &[
            "○ Ej bedömd **Alla elever är trygga i skolan.** Bedömning saknas, förslaget är ■ Röd.",
            "Ingen åtgärd är beslutad.",
        ],
    );
    has(
        part(&unjudged, "## 8. Vad saknas"),
        &["**Mål utan bedömning:**", "**Frågor utan svar:**", "Perioden har ingen analys."],
    );
    has(&unjudged, &["Perioden har ingen analys.", "**Analys:** Saknas för perioden"]);

    let front = "period: 2026-t2\nbedomning:\n  trygg-skola: { status: gron, motiv: \"Det vänder\", av: \"Nämnden\" }\n";
    let questions = "## Vad har blivit bra och inte?\n\nTryggheten.\n\n## Vad beror resultaten på?\n";
    repo.write(
        "bun/analys/2026-t2.md",
        format!("---\n{front}---\n\n# trygg-skola\n\n{questions}\n# Gamla saker\n\nKvar.\n"),
    );
    let judged = paper(&repo);
    has(
        part(&judged, "#### Alla elever"),
        &[
            "**Bedömning:** ● Grön (Nämnden). Det vänder.",
            "**Förslag:** ■ Röd (Grön 0, Gul 0, Röd 1).",
            "##### Vad har blivit bra och inte?",
            "Tryggheten.",
        ],
    );
    lacks(part(&judged, "#### Alla elever"), &["##### Vad beror resultaten på?"]);
    has(part(&judged, "## 8. Övrigt ur analysen"), &["### Gamla saker", "Kvar."]);
    has(
        part(&judged, "## 9. Vad saknas"),
        &[
            "1 av 1 indikatorer med utfall har analys.",
            "Alla elever är trygga i skolan: Behöver vi vidta åtgärder?",
        ],
    );
}

#[test]
fn the_models_own_words_and_degrees_are_used() {
    let repo = Styrrepo::base();
    let step = |id: &str, name: &str, signal: &str| {
        format!(
            "[[status.steg]]\nid = \"{id}\"\nnamn = \"{name}\"\nsignal = \"{signal}\"\nsymbol = \"{}\"\n\n",
            &id[..1]
        )
    };
    let steps =
        [step("a", "Helt uppfyllt", "gron"), step("b", "På väg", "gul"), step("c", "Inte alls", "rod")];
    repo.append("styr.toml", &steps.concat())
        .append("styr.toml", "[ord]\nindikator = { ental = \"mått\", flertal = \"mått\" }\n")
        .write("bun/utfall/2026.toml", "format = 1\n[indikator.trygghet-ak8]\nt2 = 80\n");
    let paper = paper(&repo);
    has(&paper, &["| Mått |", "0 av 1 mått är uppnådda", "| b På väg |", "## 9. Så läses tabellerna"]);
    has(part(&paper, "## 9. Så läses"), &["| a Helt uppfyllt |", "| c Inte alls |", "| ○ Ej bedömd |"]);
    lacks(&paper, &["Gul |", "indikator"]);
}

/// R42: the picture may be yellow, but the paper says what was not measured.
#[test]
fn what_cannot_be_measured_is_counted_apart() {
    let repo = Styrrepo::base();
    repo.replace("styr.toml", "[status]", "[status]\nvisa_ej_bedomd_som = \"gul\"");
    let paper = paper(&repo);
    has(&paper, &["▲ Gul 1 (varav 1 ej mätbara)", "| ▲ Gul (ej mätbar) |", "Inga är mätta."]);
    lacks(part(&paper, "## 2. Sammanfattning"), &["Ej bedömd"]);
}

#[test]
fn small_groups_are_never_printed() {
    let repo = Styrrepo::base();
    let groups = "grupp = { kvinnor = { varde = 61.7, antal = 4 }, man = { varde = 90, antal = 40 } }";
    repo.replace("styr.toml", "[status]", "[status]\nminsta_grupp = 5")
        .append("bun/plan.toml", "uppdelning = [\"kon\"]\n")
        .write(
            "bun/utfall/2026.toml",
            format!("format = 1\n[indikator.trygghet-ak8]\nt2 = {{ varde = 85, {groups} }}\n"),
        )
        .write(
            "bun/utfall/2025.toml",
            format!("format = 1\n[indikator.trygghet-ak8]\nt2 = {{ varde = 84, {groups} }}\n"),
        );
    let paper = paper(&repo);
    has(
        &paper,
        &[
            "| – Kvinnor | – | – |  | – | – |",
            "| – Män | 90\u{a0}% | 90\u{a0}% |  | ● Grön |",
            "färre än 5 personer",
        ],
    );
    lacks(&paper, &["61,7"]);
}

#[test]
fn goals_stand_where_they_lead() {
    let repo = Styrrepo::base();
    repo.append("kf/plan.toml", "\n[mal.god-ekonomi]\nnummer = \"2\"\nrubrik = \"Ordning\"\n")
        .append(
            "bun/plan.toml",
            "\n[mal.bada]\ntyp = [\"verksamhetsmal\", \"grunduppdrag\"]\nrubrik = \"Undervisning\"\n\
             bidrar_till = [\"kf/trygg-uppvaxt\", \"kf/god-ekonomi\"]\nkalla = [\"skollagen\"]\n\
             \n[mal.tillsyn]\ntyp = \"grunduppdrag\"\nrubrik = \"Tillsyn\"\nkalla = [\"skollagen\"]\n\
             \n[mal.lost]\nrubrik = \"Löst mål\"\n",
        )
        .write(
            "styrdokument.toml",
            "format = 1\n[styrdokument.skollagen]\ntyp = \"lag\"\ntitel = \"Skollagen\"\n",
        );
    let paper = paper(&repo);
    let (first, second) = ("### Övergripande mål: Alla barn", "### Övergripande mål 2: Ordning");
    has(part(&paper, first), &["#### Alla elever är trygga", "#### Undervisning"]);
    has(
        part(&paper, second),
        &["**Undervisning** bidrar också hit. Det redovisas under Övergripande mål: Alla barn"],
    );
    has(part(&paper, "### Utan koppling"), &["#### Löst mål"]);
    has(
        part(&paper, "## 4. Grunduppdrag"),
        &["### Tillsyn", "**Källa:** Skollagen", "Undervisning har båda rollerna"],
    );
    assert_eq!(paper.matches("# Undervisning\n").count(), 1, "a goal is told of once\n{paper}");
}

#[test]
fn drafts_and_broken_files_are_named() {
    let repo = Styrrepo::base();
    repo.replace(
        "bun/plan.toml",
        "beslut = { organ = \"bun\", datum = 2025-12-17, paragraf = \"112\" }\n",
        "",
    )
    .write("bun/utfall/2026.toml", "format = 1\n[indikator.trygghet-ak8]\nt2 = = 80\n");
    let draft = paper(&repo);
    has(&draft, &["Verksamhetsplan 2026, utkast som inte är beslutat", "**Obs.** Planen är ett utkast."]);
    has(&draft, &["1 fil kunde inte läsas helt."]);
    has(part(&draft, "## 8. Vad saknas"), &["bun/utfall/2026.toml"]);
    has(&paper_of(&repo, "bun", "2026-t3"), &["Perioden slutar 2026-12-31. Uppgifterna är inte färdiga."]);
    has(&paper_of(&repo, "bun", "2031-t1"), &["Verksamhetsplan för 2031 saknas", "Inga mål gäller 2031."]);
}

#[test]
fn words_from_files_stay_words() {
    let repo = Styrrepo::base();
    let title = "Mål | <b>x</b>\\n# Ny rubrik\\n| a | b |\\u001b[31m [x](javascript:y) *a*";
    repo.replace("bun/plan.toml", "Alla elever är trygga i skolan", title);
    let paper = paper(&repo);
    has(
        &paper,
        &[
            "#### Mål \\| \\<b\\>x\\</b\\> \\# Ny rubrik \\| a \\| b \\|\u{fffd}\\[31m \\[x\\](javascript:y) \\*a\\*\n",
        ],
    );
    lacks(&paper, &["\n# Ny", "\u{1b}", "<b>"]);
}

/// Every unit and period of the example gives a paper, and its parts never disappear.
#[test]
fn every_paper_of_the_example_has_every_part() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    let plan = load::load(&Source::Folder(Folder::find(repo.root()).unwrap())).unwrap();
    let parts = [
        "Vad hände med det vi beslutade sist?",
        "Sammanfattning",
        "Mål för mål",
        "Ekonomi",
        "Vad saknas",
        "Så läses",
    ];
    for unit in plan.units() {
        for period in ["2025-t3", "2026-t1", "2026-t2", "2027-t1"] {
            let period = Period::read(period, &plan.config().follow_up).unwrap();
            let paper = markdown(&results::report(&plan, unit, period, DAY.parse().unwrap()));
            for it in parts {
                assert!(paper.contains(&format!(". {it}")), "{} lacks {it}", unit.id());
            }
            assert!(!paper.contains("|  |  |"), "{} has an empty row", unit.id());
        }
    }
}
