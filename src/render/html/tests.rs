//! Pages that no text can break.

use super::*;
use crate::report::{Align, Cell, Column, Table, text};

fn page(blocks: Vec<Block>) -> String {
    html(&Report {
        kind: "kort",
        unit: "a".to_owned(),
        period: "2026-t2".to_owned(),
        title: "<b>&\"'".to_owned(),
        lang: "sv",
        day: jiff::civil::date(2026, 11, 21),
        publisher: "</title><script>".to_owned(),
        remark: None,
        blocks,
        foot: Vec::new(),
    })
}

#[track_caller]
fn case(block: Block, expected: &str) {
    let page = page(vec![block]);
    let start = page.find("tabindex=\"-1\">\n").unwrap() + 15;
    assert_eq!(&page[start..page.find("</main>").unwrap()], expected);
}

#[test]
fn texts_are_texts() {
    case(
        Block::Paragraph(text("<script>alert(1)</script> & \"x\"")),
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;</p>\n",
    );
    case(Block::Code("a\n <b>".to_owned()), "<pre><code>a\n &lt;b&gt;</code></pre>\n");
    case(Block::Paragraph(text("\u{202e}fel\u{1b}[31m")), "<p>\u{fffd}fel\u{fffd}[31m</p>\n");
    let page = page(Vec::new());
    assert!(page.contains("<title>&lt;b&gt;&amp;&quot;&#39;</title>"), "{page}");
    assert!(!page.contains("<script"), "{page}");
}

/// Found by looking: narrow columns parted `2026-12-31` and `Beslutad` in the middle.
#[test]
fn dates_hold_together_and_endless_words_do_not() {
    let one =
        |words: &str, expected: &str| case(Block::Paragraph(text(words)), &format!("<p>{expected}</p>\n"));
    one("klart 2026-12-31, sedan", "klart <time>2026-12-31</time>, sedan");
    one("(2026-12-31–2027-01-31)", "(<time>2026-12-31</time>–<time>2027-01-31</time>)");
    one("12026-12-31", "12026-12-31");
    one(&"a".repeat(31), &format!("{}<wbr>a", "a".repeat(30)));
    one(&"<".repeat(31), &format!("{}<wbr>&lt;", "&lt;".repeat(30)));
    one(&"å".repeat(30), &"å".repeat(30));
}

#[test]
fn links_lead_to_the_web_alone() {
    let link = |to: &str| Block::Paragraph(vec![Inline::Link { to: to.to_owned(), text: text("här") }]);
    case(
        link("https://a.se/?a=\"b\""),
        "<p><a href=\"https://a.se/?a=&quot;b&quot;\" rel=\"noreferrer\">här</a></p>\n",
    );
    case(link("javascript:alert(1)"), "<p>här</p>\n");
    case(link("../x"), "<p>här</p>\n");
}

#[test]
fn headings_have_ids_that_differ() {
    let heading =
        |anchor: &str| Block::Heading(Heading { level: 3, text: text("A"), anchor: Some(anchor.to_owned()) });
    let page = page(vec![heading("a/b"), heading("a/b"), heading("x\" onload=\"y")]);
    for it in ["<h3 id=\"a/b\">", "<h3 id=\"avsnitt-2\">", "<h3 id=\"x&quot;-onload=&quot;y\">"] {
        assert!(page.contains(it), "no {it} in\n{page}");
    }
}

#[test]
fn tables_tell_their_heads() {
    let column = |head: &str| Column { head: text(head), align: Align::Start };
    let cells = |words: &[&str]| words.iter().map(|it| Cell { text: text(*it) }).collect();
    let table = Table {
        caption: Some("A & B".to_owned()),
        columns: vec![column("Skola"), column("")],
        rows: vec![cells(&["Norra", "12"]), cells(&["Södra"])],
    };
    case(
        Block::Table(table),
        "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"A &amp; B\">\n<table>\n\
         <caption>A &amp; B</caption>\n<thead>\n<tr><th scope=\"col\">Skola</th><td></td></tr>\n</thead>\n<tbody>\n\
         <tr><th scope=\"row\">Norra</th><td>12</td></tr>\n<tr><th scope=\"row\">Södra</th><td></td></tr>\n\
         </tbody>\n</table>\n</div>\n",
    );
}
