//! Markdown read back gives the paper that was written.

use super::*;
use crate::report::{Cell, Column, Light, add, bullets, paragraph, plain_text, prose, text};
use crate::{config::light::Signal, report::cell};

/// Texts that try to be something else.
const HOSTILE: &[&str] = &[
    "# rubrik",
    "- punkt",
    "+ punkt",
    "1. ett",
    "12) tolv",
    "> citat",
    "===",
    "---",
    "***",
    "___",
    "```",
    "~~~",
    "| a | b |",
    "a | b",
    "slut |",
    "\\",
    "\\|",
    "\\\\|",
    "`kod",
    "``",
    "*a*",
    "**a**",
    "_a_",
    "~~a~~",
    "<b>x</b>",
    "<!-- x -->",
    "<script>alert(1)</script>",
    "<https://example.se>",
    "[x](javascript:alert(1))",
    "![x](y)",
    "[x]: http://example.se",
    "[^1]",
    "&amp;",
    "&lt;b&gt;",
    "&#60;",
    "Barn & unga",
    "@bun",
    "#12",
    "a  ",
    "  a",
    "    fyra",
    "\tflik",
    "en\nrad",
    "en\r\n\r\nrad",
    "\u{1b}[2J",
    "\u{202e}x",
    "$a$",
    "http://example.se",
    "www.example.se",
    "a@example.se",
    ":---",
    ":-:",
    "-",
    "+",
    "*",
    "_",
    "",
    " ",
    "\u{a0}",
    "x\u{a0}",
    "1.",
    "2026-01-01",
    "9.",
    "rubrik #",
    "rubrik ##",
    "a\\",
    "`a``b`",
    "``` a",
    "\u{0}",
    "”citat”",
    "- [ ] x",
    "{x}",
];

fn report(blocks: Vec<Block>) -> Report {
    Report {
        kind: "kort",
        unit: String::new(),
        period: String::new(),
        title: "Rubrik".to_owned(),
        lang: "sv",
        day: jiff::civil::date(2026, 11, 21),
        publisher: String::new(),
        remark: None,
        blocks,
        foot: Vec::new(),
    }
}

/// A paper's blocks as Markdown can tell them apart: facts are a list, captions are texts.
fn plain(blocks: &[Block]) -> Vec<Block> {
    blocks.iter().flat_map(plain_block).collect()
}

fn plain_block(block: &Block) -> Vec<Block> {
    let worded = |line: Vec<Inline>| !plain_text(&line).trim().is_empty();
    match block {
        Block::Heading(it) => {
            let text = plain_line(&it.text);
            let kept = Block::Heading(Heading { text: text.clone(), anchor: None, ..it.clone() });
            worded(text).then_some(kept).into_iter().collect()
        }
        Block::Paragraph(line) => {
            let text = plain_line(line);
            worded(text.clone()).then_some(Block::Paragraph(text)).into_iter().collect()
        }
        Block::List(it) => {
            vec![Block::List(List { items: it.items.iter().map(|it| plain(it)).collect(), ..it.clone() })]
        }
        Block::Facts(facts) => {
            let line = |it: &Fact| {
                let colon = if it.term.ends_with('?') { "" } else { ":" };
                let mut line = vec![strong(format!("{}{colon}", it.term)), Inline::from(" ")];
                line.extend(it.text.clone());
                plain_line(&line)
            };
            vec![bullets(facts.iter().map(line))]
        }
        Block::Quote(inner) => vec![Block::Quote(plain(inner))],
        Block::Figure(it) => plain(&it.instead),
        Block::Notes(words, _) => plain_block(&Block::Paragraph(vec![words.as_str().into()])),
        Block::Code(code) => vec![Block::Code(
            code.split('\n').map(|it| safe::line(it.trim_end_matches('\r'))).collect::<Vec<_>>().join("\n"),
        )],
        Block::Table(it) => {
            let column = |it: &Column| Column { head: one_line(&it.head), ..it.clone() };
            let row = |row: &Vec<Cell>| row.iter().map(|it| Cell { text: one_line(&it.text) }).collect();
            let caption =
                it.caption.iter().flat_map(|it| plain_block(&Block::Paragraph(vec![strong(it.as_str())])));
            let table = Table {
                caption: None,
                columns: it.columns.iter().map(column).collect(),
                rows: it.rows.iter().map(row).collect(),
            };
            caption.chain([Block::Table(table)]).collect()
        }
    }
}

/// Without marks in marks of their own kind, spaces at the ends of marks, and space around.
fn plain_line(line: &[Inline]) -> Vec<Inline> {
    let mut out = Vec::new();
    flat(line, [false; 4], &mut out);
    let mut joined: Vec<(String, [bool; 4], String)> = Vec::new();
    for (words, marks, to) in out {
        match joined.last_mut() {
            Some(last) if last.1 == marks && last.2 == to => last.0.push_str(&words),
            _ => joined.push((words, marks, to)),
        }
    }
    let mut texts = Vec::new();
    for (words, marks, to) in joined {
        let marks: String = marks.iter().map(|it| if *it { '1' } else { '0' }).collect();
        add(&mut texts, Inline::from(format!("\u{2}{marks}{to}\u{3}{words}")));
    }
    texts
}

fn one_line(line: &[Inline]) -> Vec<Inline> {
    let broken = line.iter().map(|it| if *it == Inline::Break { " ".into() } else { it.clone() });
    plain_line(&broken.collect::<Vec<_>>())
}

/// Every letter with the marks around it; spaces carry none, since marks do not hold on to them.
fn flat(line: &[Inline], marks: [bool; 4], out: &mut Vec<(String, [bool; 4], String)>) {
    for it in line {
        let mut with = marks;
        match it {
            Inline::Text(text) | Inline::Code(text) => letters(text, marks, out),
            Inline::Light(it) => letters(&format!("{} {}", it.symbol, it.word), marks, out),
            Inline::Strong(inner) => {
                with[0] = true;
                flat(inner, with, out);
            }
            Inline::Emphasis(inner) => {
                with[1] = true;
                flat(inner, with, out);
            }
            Inline::Struck(inner) => {
                with[2] = true;
                flat(inner, with, out);
            }
            Inline::Link { text, .. } => {
                with[3] = true;
                flat(text, with, out);
            }
            Inline::Picture(_) => {}
            Inline::Break => letters(" ", [false; 4], out),
        }
    }
}

fn letters(text: &str, marks: [bool; 4], out: &mut Vec<(String, [bool; 4], String)>) {
    for letter in safe::line(text).chars().filter(|it| !it.is_whitespace()) {
        out.push((letter.to_string(), marks, String::new()));
    }
}

#[track_caller]
fn case(blocks: Vec<Block>) {
    let mut expected = vec![Block::Heading(Heading { level: 1, text: text("Rubrik"), anchor: None })];
    expected.extend(blocks.clone());
    let written = markdown(&report(blocks));
    let read = prose::blocks(&written, 0);
    assert_eq!(plain(&read), plain(&expected), "{written}");
}

fn heading(level: u8, words: &str) -> Block {
    Block::Heading(Heading { level, text: text(words), anchor: None })
}

fn table(caption: &str, cells: &[&[Inline]]) -> Block {
    let column = |head: &str, align| Column { head: text(head), align };
    Block::Table(Table {
        caption: Some(caption.to_owned()),
        columns: vec![column(caption, Align::Start), column("b", Align::Center), column("c", Align::End)],
        rows: cells
            .iter()
            .map(|it| vec![Cell { text: it.to_vec() }, cell("x"), Cell { text: it.to_vec() }])
            .collect(),
    })
}

#[test]
fn papers_read_back_as_they_were() {
    let light = Light { signal: Signal::Red, word: "Röd".to_owned(), symbol: "■".to_owned() };
    case(vec![heading(2, "Ett"), paragraph("text"), heading(3, "Två")]);
    case(vec![bullets([text("a"), text("b")]), bullets([text("c")]), paragraph("d")]);
    case(vec![Block::List(List { start: Some(3), items: vec![vec![paragraph("a")], vec![paragraph("b")]] })]);
    case(vec![
        Block::Facts(vec![Fact { term: "Beslut".to_owned(), text: text("KF § 1") }]),
        bullets([text("a")]),
    ]);
    case(vec![Block::Quote(vec![paragraph("a"), bullets([text("b")])]), paragraph("c")]);
    case(vec![Block::Code("a\n\n  ```\nb".to_owned())]);
    case(vec![table("Mått", &[&[Inline::Light(light)], &[]])]);
    let nested = vec![paragraph("a"), bullets([text("b"), text("c")])];
    case(vec![Block::List(List { start: None, items: vec![nested.clone(), vec![paragraph("d")]] })]);
    case(vec![Block::List(List { start: Some(1), items: vec![nested, vec![], vec![paragraph("d")]] })]);
    let third = List { start: Some(3), items: vec![vec![paragraph("x")]] };
    case(vec![Block::List(List { start: None, items: vec![vec![paragraph("a"), Block::List(third)]] })]);
    let list_first = List { start: None, items: vec![vec![bullets([text("a")]), paragraph("b")]] };
    case(vec![Block::List(list_first)]);
}

#[test]
fn hostile_words_stay_words() {
    for first in HOSTILE {
        case(vec![heading(2, first), paragraph(*first), paragraph(*first)]);
        case(vec![bullets([text(*first), text(*first)]), Block::Quote(vec![paragraph(*first)])]);
        case(vec![Block::List(List {
            start: Some(1),
            items: vec![vec![paragraph(*first), bullets([text(*first)])]],
        })]);
        case(vec![table(first, &[&text(*first), &[Inline::Code((*first).to_owned())]])]);
        case(vec![Block::Facts(vec![Fact { term: (*first).to_owned(), text: text(*first) }])]);
        case(vec![Block::Code((*first).to_owned())]);
        for second in HOSTILE {
            case(vec![paragraph(format!("{first}{second}"))]);
            case(vec![Block::Paragraph(vec![(*first).into(), Inline::Break, (*second).into()])]);
            case(vec![Block::Paragraph(vec![
                (*first).into(),
                Inline::Code((*second).to_owned()),
                (*first).into(),
            ])]);
        }
    }
}

#[test]
fn marks_hold_whatever_stands_beside_them() {
    let forms: [fn(Vec<Inline>) -> Inline; 4] = [Inline::Strong, Inline::Emphasis, Inline::Struck, |text| {
        Inline::Link { to: "https://example.se/a_(b)?c=d&copy=1 |<>\\".to_owned(), text }
    }];
    for around in ["", "a", " ", "(", "”", "å", "1", "*", "\\", "&", "."] {
        for inside in ["b", "(b)", " b ", "*", "\\", "_", "”b”", "\u{a0}b", "1.", "]", "&amp;"] {
            for outer in forms {
                for inner in forms {
                    let marked = outer(vec![around.into(), inner(text(inside)), around.into()]);
                    let line = vec![around.into(), marked, around.into(), outer(text(inside)), around.into()];
                    case(vec![Block::Paragraph(line.clone()), table("x", &[&line])]);
                }
            }
        }
    }
}

#[test]
fn random_letters_stay_letters() {
    const LETTERS: &[char] = &[
        'a', ' ', '*', '_', '`', '~', '[', ']', '(', ')', '<', '>', '|', '\\', '#', '-', '+', '1', '.', '&',
        ';', '!', ':', '=', '\n', '"', '\'', 'å', '/', '@', '$', '\u{a0}', '\t',
    ];
    // A plain congruential generator: the same texts every time.
    let mut state: u64 = 1;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    for _ in 0..4000 {
        let mut word = || (0..next(9)).map(|_| LETTERS[next(LETTERS.len())]).collect::<String>();
        let [a, b, c, d] = [word(), word(), word(), word()];
        let line = vec![
            Inline::from(a.as_str()),
            Inline::Strong(vec![b.as_str().into(), Inline::Emphasis(text(c.as_str()))]),
            d.as_str().into(),
            Inline::Code(b.clone()),
            Inline::Emphasis(text(a.as_str())),
        ];
        case(vec![heading(2, &a), Block::Paragraph(line.clone()), table(&b, &[&line, &text(c)])]);
        case(vec![bullets([line.clone(), text(d)]), Block::Quote(vec![Block::Paragraph(line)])]);
    }
}

#[test]
fn what_is_written_is_plain() {
    #[track_caller]
    fn case(words: &str, expected: &str) {
        let written = markdown(&report(vec![paragraph(words)]));
        assert_eq!(written.trim_start_matches("# Rubrik\n\n").trim_end(), expected);
    }

    case("Barn & unga: 12,5 % (10 av 49) – klart.", "Barn & unga: 12,5 % (10 av 49) – klart.");
    case("2026-t2 gäller", "2026-t2 gäller");
    case("1. Först", "1\\. Först");
    case("a*b", "a\\*b");
}

#[test]
fn addresses_lead_where_they_did() {
    #[track_caller]
    fn case(to: &str, expected: &str) {
        let linked = Inline::Link { to: to.to_owned(), text: text("här") };
        let written = markdown(&report(vec![table("x", &[std::slice::from_ref(&linked)])]));
        let mut links = pulldown_cmark::Parser::new_ext(&written, crate::model::section::MARKDOWN);
        let address = |it| match it {
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => {
                Some(dest_url.to_string())
            }
            _ => None,
        };
        assert_eq!(links.find_map(address).as_deref(), Some(expected), "{written}");
    }

    case("https://example.se/a?b=c&copy=1#d", "https://example.se/a?b=c&copy=1#d");
    case("https://example.se/a b|c<>\\", "https://example.se/a%20b%7Cc%3C%3E%5C");
    case("mailto:a@example.se", "mailto:a@example.se");
    case("https://example.se/\u{202e}\u{1b}\n", "https://example.se/%E2%80%AE%1B%0A");
    case("https://example.se/å%20", "https://example.se/å%20");
}
