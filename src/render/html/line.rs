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
        Inline::Text(text) => escaped(text),
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
    let scheme = to.split_once(':').map(|it| it.0.to_ascii_lowercase());
    if !matches!(scheme.as_deref(), Some("http" | "https" | "mailto")) {
        return words;
    }
    format!("<a href=\"{}\" rel=\"noreferrer\">{words}</a>", escaped(to))
}
