//! `styr record UNIT/ID …`

use std::fs;

use crate::styrrepo::Styrrepo;

/// One of each kind of thing, with the rows below as they stand before every case.
const PLAN: &str = r#"
[indikator.andel]
mal = ["trygg-skola"]
namn = "Andel"
riktning = "minst"
mattenhet = "%"
decimaler = 1
malvarde = { 2026 = 90 }
gulgrans = 85
uppdelning = ["kon"]
perioder = ["t1", "t2"]

[indikator.kostnad]
mal = ["trygg-skola"]
namn = "Kostnad"
riktning = "hogst"
mattenhet = "tkr"
malvarde = { 2026 = 1300 }

[indikator.antagen]
mal = ["trygg-skola"]
namn = "Antagen"
riktning = "ja"

[indikator.klar-dag]
mal = ["trygg-skola"]
namn = "Klar dag"
riktning = "senast"
malvarde = { 2026 = 2026-06-30 }

[indikator.rad]
mal = ["trygg-skola"]
namn = "Rådets mening"
riktning = "bedomning"

[indikator.kvot]
namn = "Kvot"
beraknas = { plus = ["andel"], delat_med = ["kostnad"] }

[aktivitet.varder]
mal = ["trygg-skola"]
rubrik = "Rastvärdar"
typ = "utveckling"

[aktivitet.utdelad]
mal = ["trygg-skola"]
rubrik = "Utdelad"
mottagare = ["skolan"]
"#;

const OUTCOMES: &str = "# Utfall 2026\nformat = 1\n\n# Elevenkäten\n[indikator.andel] # andel\nt1 = 87.5 # vecka 8\n\n\
                        [indikator.rad]\nt1 = { bedomning = \"gul\", motiv = \"Ett möte\" }\n";

fn repo() -> Styrrepo {
    let repo = Styrrepo::base();
    repo.append("bun/plan.toml", PLAN)
        .append("styr.toml", "\n[aktivitetstyp.utveckling]\nnamn = \"utveckling\"\nsteg = { ide = \"Idé\", drift = \"I drift\" }\n\n[ord]\npagar = \"Påbörjad\"\n")
        .write("bun/utfall/2026.toml", OUTCOMES)
        .write("bun/skolan/plan.toml", "format = 1\n\n[enhet]\nid = \"skolan\"\nnamn = \"Skolan\"\nniva = \"enhet\"\n\n[plan.2026]\ntyp = \"ny\"\n")
        .write(
            "bun/atgarder.toml",
            "format = 1\n\n[atgard.fler]\navser = [\"trygg-skola\"]\nrubrik = \"Fler\"\nstatus = \"beslutad\" # av nämnden\n",
        )
        .write("bun/internkontroll.toml", "format = 1\n\n[kontroll.attest]\nrubrik = \"Attest\"\n");
    repo
}

/// What the files hold after the words, that are divided by `|`.
fn said(repo: &Styrrepo, words: &str) -> (Option<i32>, String) {
    let args: Vec<&str> = ["record"].into_iter().chain(words.split('|')).collect();
    let ran = repo.styr(&args);
    (ran.status, ran.stdout + &ran.stderr)
}

#[track_caller]
fn writes(words: &str, path: &str, expected: &str) {
    let repo = repo();
    let (status, output) = said(&repo, words);
    let text = fs::read_to_string(repo.root().join(path)).unwrap();
    assert_eq!(status, Some(0), "{words}: {output}");
    assert!(text.contains(expected), "{words}\n{text}\n{output}");
}

#[track_caller]
fn refuses(words: &str, message: &str) {
    let repo = repo();
    let (status, output) = said(&repo, words);
    assert_eq!(status, Some(2), "{words}: {output}");
    assert!(output.contains(message), "{words}\n{output}");
    assert_eq!(fs::read_to_string(repo.root().join("bun/utfall/2026.toml")).unwrap(), OUTCOMES);
    let made: Vec<_> = fs::read_dir(repo.root().join("bun/utfall")).unwrap().collect();
    assert_eq!(made.len(), 1, "{made:?}");
}

#[test]
fn values_are_written_as_toml() {
    #[track_caller]
    fn case(words: &str, expected: &str) {
        writes(words, "bun/utfall/2026.toml", expected);
    }

    case("bun/andel|t2=88,1", "[indikator.andel] # andel\nt1 = 87.5 # vecka 8\nt2 = 88.1\n\n[indikator.rad]");
    case("bun/andel|t2=88.10 %", "\nt2 = 88.10\n");
    case("bun/andel|2026-t2=−5", "\nt2 = -5\n");
    case(
        "bun/kostnad|t2=1\u{a0}234\u{202f}567,5 tkr",
        "[indikator.kostnad]\nt2 = 1234567.5\n\n[indikator.rad]",
    );
    case("bun/antagen|t2=ja", "[indikator.antagen]\nt2 = true\n");
    case("bun/antagen|t2=Nej", "[indikator.antagen]\nt2 = false\n");
    case("bun/antagen|t2=klar", "[indikator.antagen]\nt2 = true\n");
    case("bun/klar-dag|t2=2026-06-12", "[indikator.klar-dag]\nt2 = 2026-06-12\n");
    case("bun/klar-dag|t2=nej", "[indikator.klar-dag]\nt2 = false\n");
    case("bun/rad|t2=Grön|av=Nämnden", "\nt2 = { bedomning = \"gron\", av = \"Nämnden\" }");
    case(
        "bun/andel|t2=88|kvinnor=86,4|man=89,9",
        "t2 = { varde = 88, grupp = { kvinnor = 86.4, man = 89.9 } }",
    );
    case(
        "bun/andel|man=9|kvinnor=8|kvinnor.antal=1 212",
        "t2 = { grupp = { kvinnor = { varde = 8, antal = 1212 }, man = 9 } }",
    );
    case("bun/andel|saknas=sekretess", "t2 = { saknas = \"sekretess\" }");
    case("bun/andel|saknas=Ej mätt", "t2 = { saknas = \"ej_matt\" }");
    case(
        "bun/andel|t2=88|prognos=90|matt=2026-09-04|preliminar=ja|--comment|Vecka \"36\"",
        "t2 = { varde = 88, prognos = 90, matt = 2026-09-04, kommentar = \"Vecka \\\"36\\\"\", preliminar = true }",
    );
    case("bun/andel|jamforelse.riket=84,2", "t2 = { jamforelse = { riket = 84.2 } }");
    case("bun/andel|t2=1|2026-t3=2", "t2 = 1\nt3 = 2\n");
    case(
        "bun/varder|t2=Påbörjad|steg=I drift",
        "[aktivitet.varder]\nt2 = { status = \"pagar\", steg = \"drift\" }",
    );
    case("bun/varder|t2=ej påbörjad", "[aktivitet.varder]\nt2 = \"ej_paborjad\"");
    case(
        "bun/attest|t2=gul|granskade=50|avvikelser=3",
        "[kontroll.attest]\nt2 = { status = \"gul\", granskade = 50, avvikelser = 3 }",
    );
}

#[test]
fn what_is_there_is_added_to() {
    #[track_caller]
    fn case(words: &str, expected: &str) {
        writes(words, "bun/utfall/2026.toml", expected);
    }

    case("bun/andel|2026-t1|prognos=90", "t1 = { varde = 87.5, prognos = 90 } # vecka 8");
    case(
        "bun/rad|2026-t1|av=Nämnden",
        "t1 = { bedomning = \"gul\", motiv = \"Ett möte\", av = \"Nämnden\" }",
    );
    case("bun/andel|2026-t1=87,50", "t1 = 87.50 # vecka 8");
    case("bun/andel|2026-t1=89|--replace", "t1 = 89 # vecka 8");
    case("bun/andel|2026-t1|saknas=bortfall|--replace", "t1 = { saknas = \"bortfall\" } # vecka 8");
    case("bun/rad|2026-t1=rod|--replace", "t1 = { bedomning = \"rod\", motiv = \"Ett möte\" }");
}

#[test]
fn files_are_made_where_they_belong() {
    writes(
        "skolan/bun/utdelad|t2=klar",
        "bun/skolan/utfall/2026.toml",
        "format = 1\n\n[aktivitet.\"bun/utdelad\"]\nt2 = \"klar\"\n",
    );
    writes("bun/andel|t3=80", "bun/utfall/2025.toml", "format = 1\n\n[indikator.andel]\nt3 = 80\n");
    writes(
        "bun/fler|status=genomförd|effekt=Lugnare raster",
        "bun/atgarder.toml",
        "status = \"genomford\" # av nämnden\neffekt = \"Lugnare raster\"\n",
    );
    let repo = repo();
    repo.write("indikatorer.toml", "format = 1\n\n[indikator.sjuk]\nnamn = \"Sjuk\"\nriktning = \"hogst\"\n");
    assert_eq!(said(&repo, "sjuk|t2=6,4").0, Some(0));
    let text = fs::read_to_string(repo.root().join("utfall/2026.toml")).unwrap();
    assert_eq!(text, "format = 1\n\n[indikator.sjuk]\nt2 = 6.4\n");
}

#[test]
fn what_the_format_cannot_take_is_refused() {
    refuses("bun/andel|t2=8o", "`8o` är inget tal i %\nhjälp: skriv till exempel 88,1");
    refuses("bun/andel|t2=88 1", "`88 1` är inget tal i %");
    refuses("bun/andel|t2=88 tkr", "`88 tkr` är inget tal i %");
    refuses("bun/andel|t2=1.234", "`1.234` kan läsas på två sätt\nhjälp: skriv 1234 eller 1,234");
    refuses("bun/andel|t2=ja", "`ja` är inget tal i %");
    refuses("bun/andel|t2=", "har inget värde");
    refuses("bun/antagen|t2=kanske", "`kanske` är varken ja eller nej");
    refuses("bun/klar-dag|t2=ja", "`ja` är inget datum\nhjälp: skriv dagen då det blev klart");
    refuses("bun/klar-dag|t2=2026-02-30", "`2026-02-30` är inget datum");
    refuses("bun/rad|t2=blå", "`blå` är inget värde för `bedomning`");
    refuses("bun/andel|saknas=vet inte", "`vet inte` är inget värde för `saknas`\nhjälp: skriv `bortfall`");
    refuses("bun/andel|t2=1|matt=i går", "`i går` är inget datum");
    refuses(
        "bun/andel|t2=1|pognos=2",
        "har ingen period, grupp eller nyckel `pognos`\nhjälp: menade du `prognos`?",
    );
    refuses("bun/andel|t2=1|unga=2", "har ingen period, grupp eller nyckel `unga`");
    refuses("bun/andel|t2=1|2026-t2=2", "`2026-t2` står två gånger");
    refuses("bun/andel|t4=1", "har ingen period, grupp eller nyckel `t4`\nhjälp: menade du `t");
    refuses("bun/andel|t2=1|kvinnor.antal=2,5", "`2,5` är inget värde för `grupp.kvinnor.antal`");
    refuses("bun/varder|t2=klart nog", "`klart nog` är inget värde för `status`");
    refuses("bun/varder|t2=klar|steg=slut", "`slut` är inget värde för `steg`");
    refuses("bun/attest|t2=klar", "`klar` är inget värde för `status`");
    refuses("bun/fler|status=avslutad", "åtgärden `bun/fler` kan inte avslutas utan effekt");
    refuses("bun/fler|--comment|x", "har ingen nyckel `kommentar`");
    refuses("bun/fler|beslut=x", "`beslut` kan inte skrivas här");
    refuses("bun/fler", "det finns inget att skriva\nhjälp: skriv till exempel status=genomford");
    refuses("bun/andel", "det finns inget att skriva\nhjälp: skriv till exempel t1=88,1");
    refuses("bun|t2=1", "`bun` är en enhet\nhjälp: ange vad i enheten: bun/ID");
}

#[test]
fn only_what_a_unit_reports_itself_is_taken() {
    refuses("bun/kvot|t2=1", "`bun/kvot` räknas ut ur andra indikatorer");
    refuses("bun/trygg-skola|t2=klar", "målet `bun/trygg-skola` har inget utfall");
    refuses("bun/utdelad|t2=klar", "`bun/utdelad` är utdelad: de som har fått den rapporterar");
    refuses(
        "skolan/utdelad|t2=klar",
        "ingenting som heter `utdelad`\nhjälp: menade du `skolan/bun/utdelad`?",
    );
    refuses("skolan/bun/varder|t2=klar", "ingenting som heter `bun/varder`");
    refuses("bun/andl|t2=1", "menade du `bun/andel`?");
    refuses("bunn/andel|t2=1", "det finns ingen enhet `bunn`\nhjälp: menade du `bun/andel`?");
    refuses("andel|t2=1", "det finns ingen enhet `andel`");
}

#[test]
fn what_stands_there_is_changed_only_with_leave() {
    refuses(
        "bun/andel|2026-t1=89",
        "`bun/andel` har redan 87,5 för Tertial 1 2026\nhjälp: inget skrevs; med --replace blir det 89",
    );
    refuses(
        "bun/andel|2026-t1|saknas=bortfall",
        "har redan 87,5 för Tertial 1 2026\nhjälp: inget skrevs; med --replace blir det saknas = bortfall",
    );
    refuses("bun/rad|2026-t1=gron", "har redan bedomning = gul");
    refuses("bun/rad|2026-t1|motiv=Två möten", "har redan motiv = Ett möte");
}

#[test]
fn the_light_is_shown_before_and_after() {
    let repo = repo();
    let (_, output) = said(&repo, "bun/andel|t2=88,1|prognos=91");
    let expected = "Andel (bun/andel), Tertial 2 2026\n  – → 88,1\u{a0}%\n  prognos: – → 91\u{a0}%\n  \
                    Färg: ○ ej bedömd → ▲ gul; 88,1 når inte 90 men är minst gulgränsen 85; prognosen ger grönt\n\
                    Skrev bun/utfall/2026.toml\n";
    assert_eq!(output, expected);
    let (_, output) = said(&repo, "bun/andel|t2=90|--replace");
    assert!(output.contains("  88,1\u{a0}% → 90\u{a0}%\n  Färg: ▲ gul → ● grön; 90 är minst 90"), "{output}");
    let (status, output) = said(&repo, "bun/andel|t2=90");
    assert_eq!((status, output.contains("Inget ändrades: det stod redan så.")), (Some(0), true), "{output}");
    let (_, output) = said(&repo, "bun/andel|t3=90");
    assert!(output.contains("varning: `bun/andel` mäts inte i Helår 2025 enligt planen"), "{output}");
    let (_, output) = said(&repo, "bun/fler|status=genomford");
    assert_eq!(output, "Fler (bun/fler)\n  status: beslutad → genomford\nSkrev bun/atgarder.toml\n");
}

#[test]
fn nothing_in_a_value_escapes() {
    let repo = repo();
    let (status, output) = said(&repo, "bun/andel|t2=1|--comment|\u{1b}[31m\"\n[enhet]\u{202e}");
    assert_eq!(status, Some(0), "{output}");
    assert!(!output.contains('\u{1b}') && !output.contains('\u{202e}'), "{output}");
    let text = fs::read_to_string(repo.root().join("bun/utfall/2026.toml")).unwrap();
    assert!(text.contains(r#"kommentar = "\u001B[31m\"\n[enhet]\u202E""#), "{text}");
}
