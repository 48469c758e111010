//! Colour for the terminal, on top of symbols and words that say the same.
//!
//! A table is laid out with marks that take no room, and gets its colours
//! afterwards: so widths are those of the words, and a broken line never
//! colours its neighbours. Who prints takes the colours away where they are
//! not wanted.

use anstyle::{AnsiColor, Style};

use crate::config::light::Signal;

/// Marks that take no room on a terminal and that [`safe`](super::safe) lets no
/// text from files have: one begins each colour, the last ends it.
const MARKS: [char; 4] = ['\u{2061}', '\u{2062}', '\u{2063}', '\u{206a}'];
const END: char = '\u{2064}';

const fn mark(signal: Signal) -> char {
    match signal {
        Signal::Green => MARKS[0],
        Signal::Yellow => MARKS[1],
        Signal::Red => MARKS[2],
        Signal::NotAssessed => MARKS[3],
    }
}

fn style(signal: Signal) -> Style {
    match signal {
        Signal::Green => AnsiColor::Green.on_default(),
        Signal::Yellow => AnsiColor::Yellow.on_default(),
        Signal::Red => AnsiColor::Red.on_default(),
        Signal::NotAssessed => Style::new().dimmed(),
    }
}

/// Marks every word of a light, since a line may break between them.
pub(super) fn marked(signal: Signal, light: &str) -> String {
    let words = light.split(' ').map(|it| format!("{}{it}{END}", mark(signal)));
    words.collect::<Vec<_>>().join(" ")
}

/// How many characters of a marked text are shown.
pub(super) fn width(text: &str) -> usize {
    text.chars().filter(|it| *it != END && !MARKS.contains(it)).count()
}

/// Puts colours where the marks stand.
pub(super) fn coloured(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match Signal::ALL.into_iter().find(|signal| mark(*signal) == it) {
            Some(signal) => out += &style(signal).render().to_string(),
            None if it == END => out += &anstyle::Reset.render().to_string(),
            None => out.push(it),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_colours_and_take_no_room() {
        let text = marked(Signal::Green, "● grön");
        assert_eq!(coloured(&text), "\u{1b}[32m●\u{1b}[0m \u{1b}[32mgrön\u{1b}[0m");
        let mut table = comfy_table::Table::new();
        table.load_style(comfy_table::presets::ASCII_MARKDOWN).set_header([text.as_str()]);
        table.add_row(["● grön"]);
        let widths: Vec<usize> = table.lines().map(|it| width(&it)).collect();
        assert!(widths.windows(2).all(|it| it[0] == it[1]), "{widths:?}");
    }
}
