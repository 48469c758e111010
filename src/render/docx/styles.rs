//! Styles: our own, and a template's with those of ours that it lacks.

use std::collections::BTreeMap;

/// One style a line.
const OWN: &str = include_str!("styles.xml");

/// The same, smaller: what a paper of one page has instead.
const COMPACT: &str = include_str!("compact.xml");

/// Other names under which a template may have a style of ours, in lower case.
const ALSO: [(&str, &[&str]); 22] = [
    ("Title", &["titel", "rubrik"]),
    ("Heading1", &["rubrik 1"]),
    ("Heading2", &["rubrik 2"]),
    ("Heading3", &["rubrik 3"]),
    ("Heading4", &["rubrik 4"]),
    ("Heading5", &["rubrik 5"]),
    ("Heading6", &["rubrik 6"]),
    ("BodyText", &["brödtext"]),
    ("Caption", &["beskrivning"]),
    ("ListBullet", &["punktlista"]),
    ("ListNumber", &["numrerad lista"]),
    ("ListContinue", &["listfortsättning"]),
    ("Quote", &["citat"]),
    ("TOCHeading", &["innehållsförteckningsrubrik"]),
    ("TOC1", &["innehåll 1"]),
    ("Header", &["sidhuvud"]),
    ("Footer", &["sidfot"]),
    ("Hyperlink", &["hyperlänk"]),
    ("Normal", &["standard"]),
    ("DefaultParagraphFont", &["standardstycketeckensnitt"]),
    ("TableNormal", &["normal tabell", "table normal"]),
    ("NoList", &["ingen lista"]),
];

/// What each style of ours is called in the document; its own id unless a template has another.
#[derive(Clone, Debug, Default)]
pub(super) struct Names(BTreeMap<&'static str, String>);

impl Names {
    pub(super) fn id<'n>(&'n self, own: &'n str) -> &'n str {
        self.0.get(own).map_or(own, String::as_str)
    }

    pub(super) fn set(&mut self, own: &'static str, id: String) {
        self.0.insert(own, id);
    }
}

/// A style of ours.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) id: &'static str,
    /// `paragraph`, `character`, `table` or `numbering`.
    pub(super) kind: &'static str,
    name: &'static str,
    /// Whether what has no style is of this one.
    pub(super) is_default: bool,
    text: &'static str,
}

impl Style {
    /// Whether a name in a template means this style.
    pub(super) fn is_called(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        let also = ALSO.iter().find(|it| it.0 == self.id).map_or(&[][..], |it| it.1);
        name == self.name.to_lowercase() || also.contains(&name.as_str())
    }

    /// The style's text with the ids that the document has for it and for those that it names.
    pub(super) fn written(&self, names: &Names) -> String {
        let mut text = self.text.replace(" w:default=\"1\"", "");
        text = put(&text, "w:styleId=\"", names);
        text = put(&text, "<w:basedOn w:val=\"", names);
        put(&text, "<w:next w:val=\"", names)
    }
}

/// Puts the document's id where one of ours stands after some words.
fn put(text: &str, before: &str, names: &Names) -> String {
    let Some((start, rest)) = text.split_once(before) else { return text.to_owned() };
    let Some((id, end)) = rest.split_once('"') else { return text.to_owned() };
    format!("{start}{before}{}\"{end}", crate::render::svg::escaped(names.id(id)))
}

/// Every style of ours.
pub(super) fn all() -> Vec<Style> {
    OWN.lines().filter_map(style).collect()
}

fn style(line: &'static str) -> Option<Style> {
    let after = |before: &str| Some(line.split_once(before)?.1.split_once('"')?.0);
    line.starts_with("<w:style ").then_some(())?;
    Some(Style {
        id: after("w:styleId=\"")?,
        kind: after("w:type=\"")?,
        name: after("<w:name w:val=\"")?,
        is_default: line.contains("w:default=\"1\""),
        text: line,
    })
}

/// The part with our styles.
pub(super) fn own(is_compact: bool) -> String {
    if !is_compact {
        return OWN.to_owned();
    }
    let instead: BTreeMap<&str, &str> = COMPACT.lines().filter_map(|it| Some((key(it)?, it))).collect();
    let line = |it: &'static str| key(it).and_then(|key| instead.get(key).copied()).unwrap_or(it);
    OWN.lines().flat_map(|it| [line(it), "\n"]).collect()
}

/// What a line is of: a style, or what all begin from.
fn key(line: &'static str) -> Option<&'static str> {
    if line.starts_with("<w:docDefaults>") { Some("") } else { style(line).map(|it| it.id) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smaller_styles_are_styles() {
        let ids: Vec<&str> = all().iter().map(|it| it.id).collect();
        for line in COMPACT.lines().filter(|it| it.starts_with("<w:style ")) {
            assert!(ids.contains(&style(line).unwrap().id), "{line}");
        }
        assert_eq!(own(true).lines().count(), own(false).lines().count());
        assert_ne!(own(true), own(false));
    }

    #[test]
    fn every_other_name_is_of_a_style() {
        let ids: Vec<&str> = all().iter().map(|it| it.id).collect();
        for (id, _) in ALSO {
            assert!(ids.contains(&id), "{id}");
        }
    }
}
