//! The styrpyramid: a layer a part of the plan, wider the nearer the work it is.

use std::fmt::Write;

use crate::{render::safe, report::picture::Layer};

use super::{Frame, escaped};

const WIDTH: usize = 900;
/// How wide the topmost layer is.
const TOP: usize = 420;
const LINE: usize = 18;
const HEAD: usize = 26;
const GAP: usize = 4;
const PAD: usize = 12;
/// A wide guess at the width of a letter.
const LETTER: usize = 7;
/// Items of a layer that are written out; the rest are counted.
const MOST: usize = 8;

/// Draws the layers from the top.
pub(super) fn draw(layers: &[Layer], frame: Frame<'_>) -> String {
    let steps = layers.len().saturating_sub(1).max(1);
    let (mut out, mut y) = (String::new(), 0);
    for (index, layer) in layers.iter().enumerate() {
        if let Some(question) = &layer.question {
            let _ = write!(
                out,
                "<text x=\"{}\" y=\"{}\" font-size=\"13\" font-style=\"italic\" text-anchor=\"middle\">{}</text>",
                WIDTH / 2,
                y + 18,
                escaped(&cut(question, WIDTH / LETTER)),
            );
            y += HEAD;
        }
        let width = TOP + (WIDTH - TOP) * index / steps;
        let x = (WIDTH - width) / 2;
        let lines = lines(layer, (width - 2 * PAD) / LETTER);
        let height = HEAD + lines.len() * LINE + PAD / 2;
        let dash = if layer.items.is_empty() { " stroke-dasharray=\"6 4\"" } else { "" };
        let fill = if index % 2 == 0 { "#eef3f8" } else { "#fff" };
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{height}\" rx=\"4\" fill=\"{fill}\" stroke=\"#1b3a5c\"{dash}/>\
             <text x=\"{}\" y=\"{}\" font-size=\"13\" font-weight=\"bold\" text-anchor=\"middle\">{}</text>",
            x + 1,
            y + 1,
            width - 2,
            WIDTH / 2,
            y + 18,
            escaped(&cut(&layer.name, width / LETTER)),
        );
        for (row, text) in lines.iter().enumerate() {
            let _ = write!(
                out,
                "<text x=\"{}\" y=\"{}\" font-size=\"13\" text-anchor=\"middle\">{}</text>",
                WIDTH / 2,
                y + HEAD + 10 + row * LINE,
                escaped(text)
            );
        }
        y += height + GAP;
    }
    frame.around((WIDTH, y.max(LINE)), &out)
}

/// What stands in a layer, line by line; a long item takes two lines and is then cut.
fn lines(layer: &Layer, width: usize) -> Vec<String> {
    if layer.items.is_empty() {
        return vec!["saknas".to_owned()];
    }
    let mut lines: Vec<String> = layer.items.iter().take(MOST).flat_map(|it| folded(it, width)).collect();
    if layer.items.len() > MOST {
        lines.push(format!("och {} till", layer.items.len() - MOST));
    }
    lines
}

/// One or two lines.
fn folded(text: &str, width: usize) -> Vec<String> {
    let text = safe::line(text);
    if text.chars().count() <= width {
        return vec![text];
    }
    let end = text.char_indices().nth(width).map_or(text.len(), |it| it.0);
    let at = text[..end].rfind(' ').filter(|it| *it > 0).unwrap_or(end);
    vec![text[..at].trim_end().to_owned(), cut(text[at..].trim_start(), width)]
}

/// As many whole words as there is room for.
fn cut(text: &str, width: usize) -> String {
    let text = safe::line(text);
    if text.chars().count() <= width {
        return text;
    }
    let end = text.char_indices().nth(width.saturating_sub(1)).map_or(text.len(), |it| it.0);
    let is_whole = text[end..].starts_with(' ');
    let at = text[..end].rfind(' ').filter(|it| *it > 0 && !is_whole).unwrap_or(end);
    format!("{}…", text[..at].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_items_fold_once() {
        #[track_caller]
        fn case(text: &str, expected: &[&str]) {
            assert_eq!(folded(text, 10), expected);
        }

        case("Kort", &["Kort"]);
        case("Alla barn är trygga", &["Alla barn", "är trygga"]);
        case("Alla barn är trygga och glada", &["Alla barn", "är trygga…"]);
        case("Alla barn är tryggare nu än då", &["Alla barn", "är…"]);
        case("Ordutanslutalls", &["Ordutanslu", "talls"]);
    }
}
