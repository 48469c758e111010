//! Running text as runs.

use crate::{
    config::light::Signal,
    render::svg::escaped,
    report::{Inline, Light},
};

use super::{body::Body, package::Relation, xml::words};

/// The longest address that Word opens.
const LONGEST: usize = 2_000;

/// How the words of a run look.
#[derive(Clone, Copy, Default)]
struct Look {
    is_strong: bool,
    is_stressed: bool,
    is_struck: bool,
    is_link: bool,
    style: Option<&'static str>,
}

/// Running text; in a cell, pictures stand on lines of their own.
pub(super) fn runs(body: &mut Body<'_>, text: &[Inline], is_cell: bool) -> String {
    let mut out = String::new();
    for (at, inline) in text.iter().enumerate() {
        let is_picture = matches!(inline, Inline::Picture(_));
        if is_cell && is_picture && at > 0 {
            out += BREAK;
        }
        out += &one(body, inline, Look::default(), is_cell);
        if is_cell && is_picture && at + 1 < text.len() {
            out += BREAK;
        }
    }
    out
}

const BREAK: &str = "<w:r><w:br/></w:r>";

fn all(body: &mut Body<'_>, text: &[Inline], look: Look, is_cell: bool) -> String {
    text.iter().map(|it| one(body, it, look, is_cell)).collect()
}

fn one(body: &mut Body<'_>, inline: &Inline, look: Look, is_cell: bool) -> String {
    match inline {
        Inline::Text(text) => run(body, text, look),
        Inline::Strong(text) => all(body, text, Look { is_strong: true, ..look }, is_cell),
        Inline::Emphasis(text) => all(body, text, Look { is_stressed: true, ..look }, is_cell),
        Inline::Struck(text) => all(body, text, Look { is_struck: true, ..look }, is_cell),
        Inline::Code(text) => run(body, text, Look { style: Some("CodeText"), ..look }),
        Inline::Link { to, text } => link(body, to, text, look, is_cell),
        Inline::Light(it) => light(body, it, look),
        Inline::Picture(it) => {
            let room = if is_cell { super::picture::width(it) } else { body.width };
            body.picture(it, room)
        }
        Inline::Break => BREAK.to_owned(),
    }
}

fn run(body: &Body<'_>, text: &str, look: Look) -> String {
    if text.is_empty() {
        return String::new();
    }
    let style = look.style.or_else(|| look.is_link.then_some("Hyperlink"));
    let mut properties = String::new();
    if let Some(style) = style {
        properties += &format!("<w:rStyle w:val=\"{}\"/>", body.style(style));
    }
    for (is_so, element) in
        [(look.is_strong, "<w:b/>"), (look.is_stressed, "<w:i/>"), (look.is_struck, "<w:strike/>")]
    {
        properties += if is_so { element } else { "" };
    }
    if !properties.is_empty() {
        properties = format!("<w:rPr>{properties}</w:rPr>");
    }
    format!("<w:r>{properties}{}</w:r>", words(text))
}

/// A light: its shape, its word, and its colour beside; the two are never parted.
fn light(body: &Body<'_>, light: &Light, look: Look) -> String {
    let style = match light.signal {
        Signal::Green => "LightGreen",
        Signal::Yellow => "LightYellow",
        Signal::Red => "LightRed",
        Signal::NotAssessed => "LightNone",
    };
    run(body, &format!("{}\u{a0}{}", light.symbol, light.word), Look { style: Some(style), ..look })
}

/// A link leads to the web or to a letter, and nowhere else; one within another is words.
fn link(body: &mut Body<'_>, to: &str, text: &[Inline], look: Look, is_cell: bool) -> String {
    let Some(target) = address(to).filter(|_| !look.is_link) else {
        return all(body, text, look, is_cell);
    };
    let inner = all(body, text, Look { is_link: true, ..look }, is_cell);
    let id = format!("rIdLank{}", body.links.len() + 1);
    body.links.push(Relation { id: id.clone(), kind: "hyperlink".to_owned(), target, is_outside: true });
    format!("<w:hyperlink r:id=\"{}\" w:history=\"1\">{inner}</w:hyperlink>", escaped(&id))
}

/// An address as Word takes it; it calls a document broken for the sake of one that is not well made.
pub(super) fn address(to: &str) -> Option<String> {
    let (scheme, rest) = to.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let rest = match scheme.as_str() {
        "http" | "https" => {
            let rest = rest.strip_prefix("//")?;
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            let (host, rest) = rest.split_at(end);
            let is_host =
                !host.is_empty() && host.chars().all(|it| it.is_alphanumeric() || ".-".contains(it));
            let (name, port) = host.rsplit_once(':').unwrap_or((host, ""));
            let is_named =
                !name.is_empty() && name.chars().all(|it| it.is_alphanumeric() || ".-".contains(it));
            let is_port = port.len() <= 5 && port.bytes().all(|it| it.is_ascii_digit());
            (is_host || (is_named && is_port)).then(|| format!("//{host}{}", encoded(rest)))?
        }
        "mailto" => rest.contains('@').then(|| encoded(rest))?,
        _ => return None,
    };
    let address = format!("{scheme}:{rest}");
    (address.len() <= LONGEST).then_some(address)
}

/// The rest of an address, with nothing in it that must be written otherwise.
fn encoded(rest: &str) -> String {
    let bytes = rest.as_bytes();
    let (mut out, mut has_fragment) = (String::with_capacity(rest.len()), false);
    for (at, byte) in bytes.iter().enumerate() {
        let is_harmless = byte.is_ascii_alphanumeric() || b"-._~:/?@!$'()*+,;=&".contains(byte);
        let is_code =
            *byte == b'%' && bytes.get(at + 1..at + 3).is_some_and(|it| it.iter().all(u8::is_ascii_hexdigit));
        let is_fragment = *byte == b'#' && !has_fragment;
        has_fragment |= is_fragment;
        if is_harmless || is_code || is_fragment {
            out.push(char::from(*byte));
        } else {
            out += &format!("%{byte:02X}");
        }
    }
    out
}
