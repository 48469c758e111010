//! Pictures as SVG: small, the same every time, and readable in grey.
//!
//! Sizes are whole numbers from exact decimals, so that no machine rounds otherwise.
//! Every picture lies on white of its own: as a file beside Markdown it cannot know
//! what it is shown on.

mod bar;
mod pyramid;
mod trend;

use std::fmt::Write;

use crate::report::picture::{Drawing, Picture};

use super::{safe, tree_svg};

/// Draws a picture; `id` tells its parts apart from those of other pictures on the same page.
pub fn picture(picture: &Picture, id: &str) -> String {
    let (title, instead) = (picture.title.as_str(), picture.instead.as_str());
    match &picture.drawing {
        Drawing::Trend(points) => trend::draw(points, Frame { title, instead, id }),
        Drawing::Bar(shares) => bar::draw(shares, Frame { title, instead, id }),
        Drawing::Pyramid(layers) => pyramid::draw(layers, Frame { title, instead, id }),
        Drawing::Thread(tree) => tree_svg::drawn(tree, id),
    }
}

/// Draws a picture likewise as one or several, each fit for a page of so many points in width and height.
pub(super) fn pages(picture: &Picture, id: &str, page: (usize, usize)) -> Vec<String> {
    match &picture.drawing {
        Drawing::Thread(tree) => tree_svg::pages(tree, id, page),
        _ => vec![self::picture(picture, id)],
    }
}

/// What every picture has around its shapes.
#[derive(Clone, Copy)]
struct Frame<'a> {
    title: &'a str,
    instead: &'a str,
    id: &'a str,
}

impl Frame<'_> {
    /// Puts shapes into a picture of a size.
    fn around(self, (width, height): (usize, usize), shapes: &str) -> String {
        let Self { title, instead, id } = self;
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\" lang=\"sv\" aria-labelledby=\"{id}-titel {id}-text\" \
             font-family=\"sans-serif\">"
        );
        let _ = writeln!(
            out,
            "<title id=\"{id}-titel\">{}</title><desc id=\"{id}-text\">{}</desc>\
             <rect width=\"{width}\" height=\"{height}\" rx=\"4\" fill=\"#fff\"/>{shapes}</svg>",
            escaped(title),
            escaped(instead),
        );
        out
    }
}

/// Text as XML and HTML hold it; what XML 1.0 cannot hold becomes a mark.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in safe::line(text).chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            it => out.push(it),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_is_escaped() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(escaped(text), expected);
        }

        case("Råd & <script>\"'", "Råd &amp; &lt;script&gt;&quot;&#39;");
        case("a\u{0}b\u{ffff}\n", "a\u{fffd}b\u{fffd} ");
    }
}
