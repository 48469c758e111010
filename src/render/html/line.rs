//! Running text as HTML.

use crate::{
    config::light::Signal,
    render::svg::{self, escaped},
    report::{Inline, Light},
};

use super::Page;

pub(super) fn line(page: &mut Page, text: &[Inline]) -> String {
    text.iter().map(|it| inline(page, it)).collect()
}

fn inline(page: &mut Page, inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => words(text),
        Inline::Strong(text) => format!("<strong>{}</strong>", line(page, text)),
        Inline::Emphasis(text) => format!("<em>{}</em>", line(page, text)),
        Inline::Struck(text) => format!("<s>{}</s>", line(page, text)),
        Inline::Code(text) => format!("<code>{}</code>", escaped(text)),
        Inline::Link { to, text } => link(page, to, text),
        Inline::Light(it) => light(it),
        Inline::Picture(it) => svg::picture(it, &page.picture_id()).trim_end().to_owned(),
        Inline::Break => "<br>\n".to_owned(),
    }
}

/// Words longer than this may be broken, at every so many letters.
const LONGEST: usize = 30;

/// Text in which a date, a number of a case and a paragraph of minutes are not parted, and a word that no
/// column could hold may be.
fn words(text: &str) -> String {
    let words = text.split_inclusive(' ');
    words.map(|it| if it == "§ " { "§&nbsp;".to_owned() } else { word(it) }).collect()
}

fn word(word: &str) -> String {
    if let Some(at) = date(word) {
        let (before, rest) = word.split_at(at);
        let (day, after) = rest.split_at(DATE);
        return format!("{}<time>{day}</time>{}", broken(before), self::word(after));
    }
    // The number of a case: KS-2015-00754.
    let has = |is: fn(char) -> bool| word.contains(is);
    let is_number = has(|it| it == '-') && has(|it| it.is_ascii_digit()) && has(char::is_alphabetic);
    if is_number && word.chars().count() <= LONGEST {
        let (number, after) = word.split_at(word.trim_end().len());
        return format!("<span class=\"whole\">{}</span>{}", escaped(number), escaped(after));
    }
    broken(word)
}

/// A word that may be parted where it is too long.
fn broken(word: &str) -> String {
    let ends = word.char_indices().map(|it| it.0).skip(LONGEST).step_by(LONGEST);
    let (mut out, mut from) = (String::with_capacity(word.len()), 0);
    for end in ends {
        out = out + &escaped(&word[from..end]) + "<wbr>";
        from = end;
    }
    out + &escaped(&word[from..])
}

/// The length of `2026-09-20`.
const DATE: usize = 10;

/// Where a date begins in a word.
fn date(word: &str) -> Option<usize> {
    let is_date = |it: &[u8]| {
        it.iter()
            .enumerate()
            .all(|(at, it)| if matches!(at, 4 | 7) { *it == b'-' } else { it.is_ascii_digit() })
    };
    let bytes = word.as_bytes();
    let at = bytes.windows(DATE).position(is_date)?;
    let is_digit = |it: Option<&u8>| it.is_some_and(u8::is_ascii_digit);
    let is_alone =
        !is_digit(at.checked_sub(1).and_then(|it| bytes.get(it))) && !is_digit(bytes.get(at + DATE));
    is_alone.then_some(at)
}

/// A light: its shape for the eye, its word for everyone.
fn light(light: &Light) -> String {
    let class = match light.signal {
        Signal::Green => "green",
        Signal::Yellow => "yellow",
        Signal::Red => "red",
        Signal::NotAssessed => "none",
    };
    format!(
        "<span class=\"light {class}\"><span aria-hidden=\"true\">{}</span> {}</span>",
        escaped(&light.symbol),
        escaped(&light.word)
    )
}

/// A link leads to the web or to a letter, and nowhere else.
fn link(page: &mut Page, to: &str, text: &[Inline]) -> String {
    let words = line(page, text);
    let lower = to.to_ascii_lowercase();
    if !["http://", "https://", "mailto:"].iter().any(|it| lower.starts_with(it)) {
        return words;
    }
    format!("<a href=\"{}\" rel=\"noreferrer\">{words}</a>", escaped(to))
}
