//! The words of a paper in the order in which they are read, out of each format.
//!
//! What is left out is what a format has besides the paper itself: pictures with their names, lists
//! of contents, and whatever stands on every page.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

use super::document::Document;

/// Letters and numbers that stand together, and the shapes of lights.
pub(super) fn words(text: &str) -> Vec<String> {
    let spaced: String = text
        .chars()
        .flat_map(|it| match it {
            '●' | '▲' | '■' | '○' | '±' | '%' => vec![' ', it, ' '],
            it if it.is_alphanumeric() => vec![it],
            _ => vec![' '],
        })
        .collect();
    spaced.split_whitespace().map(str::to_owned).collect()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

pub(super) fn of_markdown(bytes: &[u8]) -> Vec<String> {
    let (mut out, mut pictures) = (String::new(), 0);
    for event in markdown(bytes) {
        match event {
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures -= 1,
            Event::Text(it) | Event::Code(it) if pictures == 0 => out += &it,
            Event::Text(_)
            | Event::Code(_)
            | Event::Start(Tag::Strong | Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link) => {}
            _ => out.push(' '),
        }
    }
    words(&out)
}

/// The words of a paper in Markdown.
pub(super) fn of_markdown_paper(bytes: &[u8]) -> Vec<String> {
    of_markdown(without_publisher(text(bytes)).as_bytes())
}

/// A paper without the line below its title, which other formats have above it or on every page.
pub(crate) fn without_publisher(paper: &str) -> String {
    let (title, rest) = paper.split_once("\n\n").unwrap();
    let (publisher, rest) = rest.split_once("\n\n").unwrap();
    assert!(publisher.ends_with("kommun"), "{publisher}");
    format!("{title}\n\n{rest}")
}

/// What stands in place of each picture.
pub(super) fn of_markdown_pictures(bytes: &[u8]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut is_open = false;
    for event in markdown(bytes) {
        match event {
            Event::Start(Tag::Image { .. }) => {
                out.push(String::new());
                is_open = true;
            }
            Event::End(TagEnd::Image) => is_open = false,
            Event::Text(it) if is_open => out.last_mut().unwrap().push_str(&it),
            _ => {}
        }
    }
    out
}

fn markdown(bytes: &[u8]) -> Parser<'_> {
    Parser::new_ext(text(bytes), Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
}

/// What a page has besides the paper.
const ASIDE: [&str; 4] = ["nav", "svg", "figcaption", "summary"];

/// Tags that do not part words.
const INLINE: [&str; 9] = ["a", "strong", "em", "s", "code", "span", "time", "wbr", "b"];

pub(super) fn of_html(bytes: &[u8]) -> Vec<String> {
    let page = text(bytes);
    let start = page.find("<h1>").unwrap();
    let (mut out, mut aside) = (String::new(), None);
    for part in page[start..].split('<').skip(1) {
        let (tag, words) = part.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap();
        match aside {
            Some(open) if tag.starts_with('/') && name == open => aside = None,
            Some(_) => continue,
            None if ASIDE.contains(&name) => {
                aside = ASIDE.iter().find(|it| **it == name).copied();
                continue;
            }
            None => {}
        }
        if !INLINE.contains(&name) {
            out.push(' ');
        }
        out += &plain(words);
    }
    words(&out)
}

fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&nbsp;", " ").replace("&amp;", "&")
}

pub(super) fn of_json(bytes: &[u8]) -> Vec<String> {
    let answer: Value = serde_json::from_slice(bytes).unwrap();
    let paper = &answer["papers"][0];
    let mut out = String::new();
    for key in ["title", "remark"] {
        piece(&paper[key], &mut out);
    }
    pieces(&paper["blocks"], &mut out);
    out += " Om papperet ";
    facts(&paper["foot"], &mut out);
    words(&out)
}

/// Words that stand by themselves.
fn piece(words: &Value, out: &mut String) {
    out.push(' ');
    *out += words.as_str().unwrap_or_default();
    out.push(' ');
}

fn pieces(blocks: &Value, out: &mut String) {
    for block in blocks.as_array().unwrap() {
        out.push(' ');
        match block["type"].as_str().unwrap() {
            "heading" | "paragraph" => line(&block["text"], out),
            "list" => block["items"].as_array().unwrap().iter().for_each(|it| pieces(it, out)),
            "table" => table(block, out),
            "quote" => pieces(&block["blocks"], out),
            "facts" => facts(&block["facts"], out),
            "figure" => pieces(&block["instead"], out),
            "code" | "notes" => piece(&block["text"], out),
            other => panic!("no reader of {other}"),
        }
    }
}

fn table(table: &Value, out: &mut String) {
    piece(&table["caption"], out);
    for column in table["columns"].as_array().unwrap() {
        out.push(' ');
        line(&column["head"], out);
    }
    for cell in table["rows"].as_array().unwrap().iter().flat_map(|it| it.as_array().unwrap()) {
        out.push(' ');
        line(cell, out);
    }
}

fn facts(facts: &Value, out: &mut String) {
    for fact in facts.as_array().unwrap() {
        piece(&fact["term"], out);
        line(&fact["text"], out);
    }
}

fn line(text: &Value, out: &mut String) {
    for inline in text.as_array().unwrap() {
        match inline["type"].as_str().unwrap() {
            "text" | "code" => *out += inline["text"].as_str().unwrap(),
            "light" => {
                *out += inline["symbol"].as_str().unwrap();
                piece(&inline["word"], out);
            }
            "picture" | "break" => out.push(' '),
            _ => line(&inline["text"], out),
        }
    }
}

pub(super) fn of_document(bytes: &[u8]) -> Vec<String> {
    words(&Document::read(bytes, "a paper").text())
}

#[test]
fn readers_agree_on_a_line() {
    let expected = ["A", "b", "●", "Grön", "c"];
    assert_eq!(of_markdown("# A\n\n- **b** ● Grön ![x](y)\n\n| c |\n| - |".as_bytes()), expected);
    let page = "<p>x</p><h1>A</h1><nav>n</nav><ul><li><strong>b</strong> <span>●</span> Grön</li></ul><td>c";
    assert_eq!(of_html(page.as_bytes()), expected);
    assert_ne!(of_html(page.replace("Grön", "Gul").as_bytes()), expected);
}
