//! What no paper may hold, whatever the texts of its files are.

use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

/// For Typst no text is more than a string of the data: the template is the same as ever, and what it
/// makes links or pictures of is ours.
pub(crate) fn data_is_data(text: &str, name: &str) {
    let mut open = vec![serde_json::from_str::<Value>(text).unwrap_or_else(|it| panic!("{name}: {it}"))];
    while let Some(value) = open.pop() {
        if let Some(to) = value.get("to").and_then(Value::as_str) {
            assert!(leads_out(to), "{name}: {to}");
        }
        if let Some(svg) = value.get("svg").and_then(Value::as_array) {
            for it in svg {
                tags_are_ours(it.as_str().unwrap(), name);
            }
        }
        match value {
            Value::String(it) => nothing_moves_a_terminal(&it.replace('\n', " "), name),
            Value::Array(all) => open.extend(all),
            Value::Object(all) => open.extend(all.into_iter().map(|it| it.1)),
            _ => {}
        }
    }
}

/// Whether an address is one of the web or of mail, whatever the paper lies in.
fn leads_out(to: &str) -> bool {
    let lower = to.to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|it| lower.starts_with(it))
}

/// No HTML, no link but to the web, no picture but those beside the paper, no control characters.
pub(crate) fn markdown_is_text(text: &str, name: &str) {
    nothing_moves_a_terminal(text, name);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Html(it) | Event::InlineHtml(it) => panic!("{name} has HTML: {it}"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(leads_out(&dest_url), "{name}: {dest_url}");
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                assert!(dest_url.contains("-bilder/"), "{name}: {dest_url}");
            }
            _ => {}
        }
    }
}

fn nothing_moves_a_terminal(text: &str, name: &str) {
    let is_bad = |it: char| {
        (it.is_control() && it != '\n') || matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
    };
    assert!(!text.contains(is_bad), "{name} has {:?}", text.chars().find(|it| is_bad(*it)));
}

/// The tags that papers have.
const TAGS: [&str; 53] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "main",
    "footer",
    "nav",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "div",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "blockquote",
    "pre",
    "code",
    "strong",
    "em",
    "s",
    "span",
    "time",
    "br",
    "wbr",
    "figure",
    "figcaption",
    "details",
    "summary",
    "svg",
    "desc",
    "rect",
    "path",
    "circle",
    "text",
    "!doctype",
];

/// Every tag is one that papers have, has no handler, and is closed; links lead to the page, the web or a letter.
pub(crate) fn tags_are_ours(text: &str, name: &str) {
    nothing_moves_a_terminal(text, name);
    let mut open: Vec<&str> = Vec::new();
    for part in text.split('<').skip(1) {
        let tag = part.split('>').next().unwrap();
        let word = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap();
        assert!(TAGS.contains(&word), "{name}: <{tag}>");
        let keys: String = tag.split('"').step_by(2).collect();
        assert!(!keys.contains(" on") && !keys.contains(" src"), "{name}: <{tag}>");
        if let Some((_, to)) = tag.split_once("href=\"") {
            assert!(to.starts_with('#') || leads_out(to), "{name}: <{tag}>");
        }
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(word), "{name}: </{word}>");
        } else if !tag.ends_with('/') && !["meta", "br", "wbr", "!doctype"].contains(&word) {
            open.push(word);
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} are not closed");
}
