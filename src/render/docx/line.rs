//! Running text as runs.

use std::fmt::Write;

use crate::{
    config::light::Signal,
    render::svg::escaped,
    report::{Inline, Light},
};

use super::{body::Body, package::Relation, xml::words};

/// The longest address that Word opens.
const LONGEST: usize = 2_000;

/// What words can be marked as.
const MARKS: [&str; 3] = ["<w:b/>", "<w:i/>", "<w:strike/>"];

/// How the words of a run look.
#[derive(Clone, Copy, Default)]
struct Look {
    /// What it is marked as, in the order that the format demands.
    marks: [bool; 3],
    is_link: bool,
    style: Option<&'static str>,
}

impl Look {
    const fn marked(mut self, mark: usize) -> Self {
        self.marks[mark] = true;
        self
    }
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
        Inline::Strong(text) => all(body, text, look.marked(0), is_cell),
        Inline::Emphasis(text) => all(body, text, look.marked(1), is_cell),
        Inline::Struck(text) => all(body, text, look.marked(2), is_cell),
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
        let _ = write!(properties, "<w:rStyle w:val=\"{}\"/>", body.style(style));
    }
    properties.extend(MARKS.iter().zip(look.marks).filter(|it| it.1).map(|it| *it.0));
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
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_well_made_or_none() {
        #[track_caller]
        fn case(to: &str, expected: Option<&str>) {
            assert_eq!(address(to).as_deref(), expected);
        }

        case("https://a.se/b?c=d&e=f#g", Some("https://a.se/b?c=d&e=f#g"));
        case("HTTP://a.se:8080", Some("http://a.se:8080"));
        case("https://mål.se/å \"<", Some("https://mål.se/%C3%A5%20%22%3C"));
        case("https://a.se/100%/%41#b#c", Some("https://a.se/100%25/%41#b%23c"));
        case("mailto:a@b.se?subject=x y", Some("mailto:a@b.se?subject=x%20y"));
        case("mailto:", None);
        case("https:", None);
        case("https://", None);
        case("https://a b/", None);
        case("https://[::1]/", None);
        case("https://a.se:99999999/", None);
        case("javascript:alert(1)", None);
        case("file:///etc/passwd", None);
        case("\\\\server\\share", None);
        case(&format!("https://a.se/{}", "a".repeat(2_000)), None);
    }
}
