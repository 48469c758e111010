//! Files that nobody should have made.

use rust_xlsxwriter::Workbook;

use super::book::{part, with_part};
use crate::styrrepo::Styrrepo;

fn small_book() -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (column, (heading, value)) in
        (0..).zip([("Id", "bun/trygghet-ak8"), ("Period", "2026-t2"), ("Utfall", "80")])
    {
        page.write_string(0, column, heading).unwrap();
        page.write_string(1, column, value).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// Runs an import of such a file: it says so in a line or two, quickly, and writes nothing.
#[track_caller]
fn case(name: &str, bytes: impl AsRef<[u8]>, status: i32, words: &str) {
    let repo = Styrrepo::base();
    repo.write(name, bytes);
    let ran = repo.styr(&["import", name]);
    let told = format!("{}{}", ran.stdout, ran.stderr);
    assert_eq!(ran.status, Some(status), "{told}");
    assert!(told.contains(words), "{told}");
    assert!(told.len() < 4_000 && !told.contains("panicked"), "{told}");
    assert!(!told.chars().any(|it| it.is_control() && it != '\n'), "{told:?}");
}

#[test]
fn what_is_no_workbook_is_refused() {
    case("i.xlsx", b"PK\x03\x04 trasig", 2, "går inte att läsa");
    case("i.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 2, "lösenord, eller i ett äldre format");
    case("i.csv", b"a;b\0c", 2, "varken ett kalkylblad eller text");
    case("i.csv", b"", 2, "filen är tom");
    case("i.csv", "Namn;Summa\nx;1\n", 2, "filen har `Namn` eller `Summa`");
    case("finns-inte.xlsx/x.csv", "", 2, "filen är tom");
    let ran = Styrrepo::base().styr(&["import", "saknas.xlsx"]);
    assert_eq!(
        (ran.status, ran.stderr.as_str()),
        (Some(2), "fel: kan inte läsa saknas.xlsx: det finns inte\n")
    );
    let ran = Styrrepo::base().styr(&["import", "bun"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(2), "fel: bun är en mapp\nhjälp: ange en fil\n"));
}

#[test]
fn parts_of_a_workbook_may_be_anything() {
    let book = small_book();
    let sheet = "xl/worksheets/sheet1.xml";
    case("i.xlsx", with_part(&book, sheet, |_| String::new()), 2, "går inte att läsa");
    case("i.xlsx", with_part(&book, sheet, |text| text[..text.len() / 2].to_owned()), 2, "går inte att läsa");
    case("i.xlsx", with_part(&book, "xl/workbook.xml", |_| "<x/>".to_owned()), 2, "");
    case(
        "i.xlsx",
        with_part(&book, "xl/_rels/workbook.xml.rels", |text| {
            text.replace("worksheets/", "../../../../etc/")
        }),
        2,
        "",
    );
    case(
        "i.xlsx",
        with_part(&book, "xl/_rels/workbook.xml.rels", |text| {
            text.replace("worksheets/sheet1.xml", "sheet1")
        }),
        2,
        "",
    );
    // Cells of rows that no sheet has, and rows by the million with nothing in them.
    case("i.xlsx", with_part(&book, sheet, |text| text.replace("r=\"2\"", "r=\"4294967295\"")), 0, "");
    case(
        "i.xlsx",
        with_part(&book, sheet, |text| text.replace("\"A1:C2\"", "\"A1:XFD1048576\"")),
        0,
        "Skrev 1 värde",
    );
    let empty = "<row r=\"3\"/>".repeat(200_000);
    case(
        "i.xlsx",
        with_part(&book, sheet, |text| text.replace("</sheetData>", &format!("{empty}</sheetData>"))),
        0,
        "Skrev 1 värde",
    );
}

#[test]
fn entities_stand_for_nothing_that_is_not_there() {
    let book = small_book();
    let strings = "xl/sharedStrings.xml";
    let declared = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]><sst";
    for entity in ["&b;", "&f;"] {
        let bytes =
            with_part(&book, strings, |text| text.replacen("<sst", declared, 1).replace("80", entity));
        let repo = Styrrepo::base();
        repo.write("i.xlsx", bytes);
        let ran = repo.styr(&["import", "i.xlsx"]);
        assert!(matches!(ran.status, Some(1 | 2)), "{ran:?}");
        assert!(!ran.stdout.contains("root:") && !ran.stdout.contains("aaaa"), "{ran:?}");
    }
}

#[test]
fn texts_of_a_workbook_command_nobody() {
    let book = small_book();
    let named = with_part(&book, "xl/workbook.xml", |text| text.replace("Sheet1", "x&#27;[2J::error::"));
    case(
        "i.xlsx",
        with_part(&named, "xl/sharedStrings.xml", |text| text.replace("80", "åtti")),
        1,
        "cell C2: `åtti`",
    );
    let long = "x".repeat(40_000);
    case(
        "i.xlsx",
        with_part(&book, "xl/sharedStrings.xml", |text| text.replace("80", &long)),
        1,
        "mer text än en cell kan hålla",
    );
    let long = "x".repeat(30_000);
    case(
        "i.xlsx",
        with_part(&book, "xl/sharedStrings.xml", |text| text.replace("bun/trygghet-ak8", &long)),
        1,
        "för lång för att vara ett namn",
    );
    case("i.csv", format!("Id;Period;Utfall\nbun/trygghet-ak8;2026-t2;{long}\n"), 1, "xxx…\n");
    case(
        "i.csv",
        "Id;Period;Utfall\nbun/trygghet-ak8;2026-t2;=1+1\nbun/\u{1b}[2J;2026-t2;\u{202e}1\n",
        1,
        "`=1+1` är inget tal i %",
    );
    assert!(part(&book, "xl/sharedStrings.xml").contains("80"), "the small book is as the cases think");
}
