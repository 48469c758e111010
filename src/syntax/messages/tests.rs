//! What a manager gets wrong, and what the program answers.

use toml::de::DeTable;

use super::{SyntaxFault, faults, newer_syntax};

fn found(text: &str) -> Vec<SyntaxFault> {
    let (_, errors) = DeTable::parse_recoverable(text);
    faults(text, &errors)
}

fn lines(text: &str, faults: &[SyntaxFault]) -> Vec<String> {
    let line = |fault: &SyntaxFault| {
        let before = &text[..fault.start];
        let row = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let help = fault.help.as_deref().unwrap_or_default();
        format!("{row}:{column} {} | {help}", fault.message)
    };
    faults.iter().map(line).collect()
}

#[track_caller]
fn case(text: &str, expected: &str) {
    let found = lines(text, &found(text)).join("\n");
    assert_eq!(found, expected, "in {text}");
}

#[track_caller]
fn newer(text: &str, expected: &str) {
    let found = lines(text, &newer_syntax(text)).join("\n");
    assert_eq!(found, expected, "in {text}");
}

#[test]
fn numbers() {
    case("t1 = 87,5", "1:6 `87,5` har decimalkomma | skriv `87.5`");
    case("t1 = -0,25 # låg", "1:6 `-0,25` har decimalkomma | skriv `-0.25`");
    case("m = { t1 = 87,5, t2 = 90 }", "1:12 `87,5` har decimalkomma | skriv `87.5`");
    case(
        "m = { t1 = 87,5, t2 = 90,25 }",
        "1:12 `87,5` har decimalkomma | skriv `87.5`\n\
         1:23 `90,25` har decimalkomma | skriv `90.25`",
    );
    case("a = 712 400", "1:5 `712 400` har mellanslag mellan siffrorna | skriv `712_400` eller `712400`");
    case("a = 1 712\u{a0}400,50 kr", "1:5 `1 712\\u{a0}400,50 kr` har decimalkomma | skriv `1712400.50`");
    case("a = 88 %", "1:5 `88 %` har ett procenttecken | skriv talet utan `%`: `88`");
    case(
        "a = [80%, 90 %]",
        "1:6 `80%` har ett procenttecken | skriv talet utan `%`: `80`\n\
         1:11 `90 %` har ett procenttecken | skriv talet utan `%`: `90`",
    );
}

#[test]
fn numbers_with_company() {
    case("nr = 007", "1:6 talet `007` börjar med en nolla | skriv `7`, eller `\"007\"` om nollan hör till");
    case("a = –5", "1:5 `–5` har ett tankstreck som minustecken | skriv `-5`");
    case(
        "a = 12 st",
        "1:5 `12 st` är ett tal följt av text | skriv bara talet, `12`, \
         eller sätt citattecken om det är text: `\"12 st\"`",
    );
    case("a = [1, 2 3]", "1:9 kommatecken saknas i `2 3` | skriv `2, 3`");
    case("a = 5.", "1:5 talet `5.` saknar siffra efter punkten | skriv t.ex. `87.0` eller `87`");
}

#[test]
fn dates_and_truth() {
    let wrong = |written: &str, iso: &str| {
        let answer = "är inte skrivet som år-månad-dag | skriv";
        case(&format!("d = {written}"), &format!("1:5 datumet `{written}` {answer} `{iso}`"));
    };
    wrong("2026-1-5", "2026-01-05");
    wrong("15/3 2026", "2026-03-15");
    wrong("2026.03.15", "2026-03-15");
    wrong("15 mars 2026", "2026-03-15");
    wrong("15-03-2026", "2026-03-15");
    case(
        "d = 2026-02-30",
        "1:5 datumet `2026-02-30` finns inte i kalendern | \
         skriv ett datum som finns, t.ex. `2026-01-31`",
    );
    let truth = |written: &str, plain: &str| {
        case(
            &format!("k = {written}"),
            &format!(
                "1:5 `{written}` är inte `true` eller `false` | \
                 skriv `{plain}` med små bokstäver och utan citattecken"
            ),
        );
    };
    truth("ja", "true");
    truth("Nej", "false");
    truth("sant", "true");
    truth("falskt", "false");
    truth("True", "true");
    truth("FALSE", "false");
}

#[test]
fn quotes() {
    case(
        "n = ”Trygga barn, hela dagen”",
        "1:5 `”Trygga barn, hela dagen”` har typografiska citattecken | \
         skriv raka citattecken: `\"Trygga barn, hela dagen\"`",
    );
    case("n = [»a«, »b«]", "1:6 `»a«` har typografiska citattecken | skriv raka citattecken: `\"a\"`");
    case("n = \"Blandat”", "1:5 `\"Blandat”` slutar med ett typografiskt citattecken | skriv `\"Blandat\"`");
    case(
        "b = kf/trygg\nr = minst",
        "1:5 texten `kf/trygg` saknar citattecken | skriv `\"kf/trygg\"`\n\
         2:5 texten `minst` saknar citattecken | skriv `\"minst\"`",
    );
    case("n = hej\"", "1:5 texten `hej\"` har inget inledande citattecken | skriv `\"hej\"`");
    case(
        "n = \"ingen slut\nm = 87,5",
        "1:5 texten `\"ingen slut` har inget avslutande citattecken | skriv `\"ingen slut\"`\n\
         2:5 `87,5` har decimalkomma | skriv `87.5`",
    );
    case(
        "n = { v = \"oslut }\nm = [\"a\", \"b]\nq = 1",
        "1:11 texten `\"oslut` har inget avslutande citattecken | skriv `\"oslut\"`\n\
         2:11 texten `\"b` har inget avslutande citattecken | skriv `\"b\"`",
    );
    case(
        "n = \"rad ett\nrad två\"\nm = 1",
        "1:5 texten `\"rad ett` är bruten över flera rader | \
         skriv hela texten på en rad, eller sätt `\"\"\"` före och efter den",
    );
}

#[test]
fn inside_quotes() {
    case(
        r#"v = "C:\dokument\ny""#,
        r#"1:8 `\d` betyder inget i en text med `"` | skriv `"C:\\dokument\\ny"` eller `'C:\dokument\ny'`"#,
    );
    case(
        r#"v = "C:\mapp\""#,
        r#"1:13 `\"` sist i texten räknas inte som avslutande citattecken | skriv `'C:\mapp\'`"#,
    );
    case(
        r#"n = "han sa "hej" till""#,
        r#"1:5 citattecken inne i texten `"han sa "hej" till"` avslutar den för tidigt | skriv `'han sa "hej" till'`"#,
    );
    case(
        "n = \"a\u{1}b\"",
        "1:7 det osynliga tecknet `\\u{1}` står här | ta bort det, eller skriv ett vanligt mellanslag",
    );
    case(
        "# a\u{0}b",
        "1:4 det osynliga tecknet `\\u{0}` står här | ta bort det, eller skriv ett vanligt mellanslag",
    );
}

#[test]
fn names() {
    case(
        "[mål.trygg]\nnamn = 1",
        "1:2 nyckeln `mål` innehåller `å` | \
         skriv `[mal.trygg]`, eller `[\"mål\".trygg]` om namnet ska behålla sina bokstäver",
    );
    case("åtgärd = 1", "1:1 nyckeln `åtgärd` innehåller `å` och `ä` | skriv `atgard`");
    case(
        "[aktivitet.bun/rastvardar]",
        "1:12 `bun/rastvardar` innehåller `/` men saknar citattecken | \
         skriv `[aktivitet.\"bun/rastvardar\"]`",
    );
    case("Ansvarig nämnd = 1", "1:1 nyckeln `Ansvarig nämnd` innehåller mellanslag | skriv `ansvarig_namnd`");
    case("namn: \"Kolon\"", "1:5 `namn` följs av `:` där det ska stå `=` | skriv `namn = \"Kolon\"`");
    case("m = { t1: 5 }", "1:9 `t1` följs av `:` där det ska stå `=` | skriv `t1 = 5 }`");
    case(
        "\u{a0}namn = 1",
        "1:1 det osynliga tecknet `\\u{a0}` står här | ta bort det, eller skriv ett vanligt mellanslag",
    );
}

#[test]
fn names_in_brackets() {
    case("[mål trygg]", "1:1 tabellnamnet `mål trygg` innehåller mellanslag | skriv `[mal_trygg]`");
    case(
        "r = { \"ar\": 2025, \"b\": 1,5 }",
        "1:11 `\"ar\"` följs av `:` där det ska stå `=` | skriv `\"ar\" = …`\n\
         1:22 `\"b\"` följs av `:` där det ska stå `=` | skriv `\"b\" = …`\n\
         1:24 `1,5` har decimalkomma | skriv `1.5`",
    );
    case(
        "t = 1.234,5\nd = 2026-123",
        "1:5 `1.234,5` har decimalkomma | skriv `1234.5`\n\
         2:5 `2026-123` är inget datum | skriv `\"2026-123\"` om det är text, annars ett datum som `2026-01-31`",
    );
}

#[test]
fn layout() {
    case("namn \"Text\"", "1:1 `=` saknas efter `namn` | skriv `namn = \"Text\"`");
    case(
        "namn =\nt = 87,5",
        "1:6 `namn` saknar värde | skriv ett värde efter `=`, t.ex. `87.5` eller `\"text\"`\n\
         2:5 `87,5` har decimalkomma | skriv `87.5`",
    );
    case(
        "Detta är text\nt = ja # efter",
        "1:1 raden `Detta är text` saknar `=` | skriv `nyckel = värde`, eller sätt `#` före en kommentar\n\
         2:5 `ja` är inte `true` eller `false` | skriv `true` med små bokstäver och utan citattecken",
    );
    case("[oppen\na = 1", "1:1 `]` saknas efter tabellnamnet `oppen` | skriv `[oppen]`");
    case("[[oppen]\na = 1", "1:1 `]]` saknas efter tabellnamnet `oppen` | skriv `[[oppen]]`");
    case(
        "l = [\"a\",\n  \"b\"\nm = 87,5\n[t]\nn = nej",
        "1:5 `[` stängs aldrig | skriv `]` efter det sista värdet i listan\n\
         3:5 `87,5` har decimalkomma | skriv `87.5`\n\
         5:5 `nej` är inte `true` eller `false` | skriv `false` med små bokstäver och utan citattecken",
    );
    case("a = { x = 1, y = 2\nb = 3", "1:5 `{` stängs aldrig | skriv `}` sist på samma rad");
    case(
        "a = \"\"\"\nhej\nb = 87,5\nc = \"\"\"ok\"\"\"",
        "1:5 `\"\"\"` stängs aldrig | skriv `\"\"\"` där texten slutar\n\
         3:5 `87,5` har decimalkomma | skriv `87.5`",
    );
    case(
        "a = [\n  { n = 1 }\n  { n = 2 },\n]",
        "3:3 kommatecken saknas före `{ n = 2 },` | skriv `,` mellan värdena i listan",
    );
    case("k = \"a\",", "1:8 `,` står sist på raden | ta bort det: raden slutar efter värdet");
    case(
        "format = 1\n\n[t]\na = \"å\"\tb\n",
        "4:9 `b` står efter värdet | ta bort det, skriv det på en egen rad, eller sätt `#` före en kommentar",
    );
}

#[test]
fn repeated() {
    case(
        "[t]\na = 1\nb = 2\na = 3",
        "4:1 nyckeln `a` finns redan på rad 2 | ta bort den ena, eller byt namn på den",
    );
    case(
        "[m.x]\na = 1\n[n]\n[m.x]\nb = 2",
        "4:4 tabellen `[m.x]` finns redan på rad 1 | slå ihop dem under en rubrik, eller byt namn på den ena",
    );
    case(
        "a = 1\na.b = 2",
        "2:1 `a` är redan satt till ett heltal på rad 1 | ta bort det ena, eller ge `a` ett annat namn",
    );
    case("[[l]]\na = 1\n[[l]]\na = 1\n[l.d]\np = 1", "");
    case(
        "strul här\n[t]\na = 1\na = 2",
        "1:1 raden `strul här` saknar `=` | skriv `nyckel = värde`, eller sätt `#` före en kommentar\n\
         4:1 nyckeln `a` finns redan på rad 3 | ta bort den ena, eller byt namn på den",
    );
}

#[test]
fn newer_than_the_format() {
    newer(
        "a = {\n  x = 1,\n}",
        "1:5 `{ … }` är delad på flera rader | skriv allt från `{` till `}` på en rad\n\
         2:8 `,` står sist i `{ … }` | ta bort kommatecknet före `}`",
    );
    newer("a = { x = [\n  1,\n] }\nb = [\n  1,\n]", "");
    newer(
        r#"a = "\e[\xE5\\e""#,
        "1:6 teckenkoden `\\e` stöds inte | skriv `\\u001B`\n\
         1:9 teckenkoden `\\xE5` stöds inte | skriv `\\u00E5`",
    );
    newer(
        "a = 08:30\nb = 2026-01-05T08:30Z\nc = 08:30:00",
        "1:5 klockslaget i `08:30` saknar sekunder | skriv `08:30:00`\n\
         2:5 klockslaget i `2026-01-05T08:30Z` saknar sekunder | skriv `2026-01-05T08:30:00Z`",
    );
    newer("a = { x = 1, y = 2\nb = 3", "");
}
