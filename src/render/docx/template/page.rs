//! The page of a template: its size, its margins, and which headers and footers it has.

use std::fmt::Write;

use roxmltree::Node;

use super::{archive::parsed, attribute, is, is_on};
use crate::render::{
    docx::{
        section::Section,
        xml::{R, W},
    },
    svg::escaped,
};

/// The widest page that Word has, and the narrowest text that a table has room in, in twentieths of a point.
const WIDEST: usize = 31_680;
const NARROWEST: usize = 3_400;

/// The elements of a section that are taken over, in the order that the format demands.
const TAKEN: [&str; 5] = ["pgSz", "pgMar", "pgBorders", "titlePg", "docGrid"];

/// A header or footer that a section names.
pub(super) struct Reference {
    pub(super) is_footer: bool,
    pub(super) role: String,
    pub(super) id: String,
}

/// The last section of a document.
pub(super) fn section(text: &str) -> Result<(Section, Vec<Reference>), String> {
    let document = parsed(text)?;
    let root = document.root_element();
    let body = root.children().find(|it| is(*it, "body")).ok_or("filen är inget Word-dokument")?;
    let Some(section) = body.children().rfind(|it| is(*it, "sectPr")) else {
        return Ok((Section::own(false), Vec::new()));
    };
    let child = |name: &str| section.children().find(|it| is(*it, name));
    let (Some(size), Some(margins)) = (child("pgSz"), child("pgMar")) else {
        return Ok((Section::own(false), references(section)));
    };
    let page: String = TAKEN.iter().filter_map(|it| child(it)).map(|it| copied(it, 2)).collect();
    let size = text_size(size, margins).ok_or("sidans mått är orimliga")?;
    let has_first = child("titlePg").is_some_and(is_on);
    Ok((Section::of_template(page, size, has_first), references(section)))
}

fn references(section: Node<'_, '_>) -> Vec<Reference> {
    let reference = |it: Node<'_, '_>| {
        let is_footer = is(it, "footerReference");
        let role = attribute(it, "type").unwrap_or("default");
        let is_known = is_footer || is(it, "headerReference");
        (is_known && ["default", "first", "even"].contains(&role)).then_some(())?;
        Some(Reference { is_footer, role: role.to_owned(), id: it.attribute((R, "id"))?.to_owned() })
    };
    let mut all: Vec<Reference> = section.children().filter_map(reference).collect();
    all.sort_by(|a, b| (a.is_footer, &a.role).cmp(&(b.is_footer, &b.role)));
    all.dedup_by(|a, b| (a.is_footer, &a.role) == (b.is_footer, &b.role));
    all
}

/// How wide and high the text is, when it is so large that it can be read.
fn text_size(size: Node<'_, '_>, margins: Node<'_, '_>) -> Option<(usize, usize)> {
    let number = |node: Node<'_, '_>, name: &str| attribute(node, name)?.parse::<usize>().ok();
    let margin = |name: &str| number(margins, name);
    let (width, height) = (number(size, "w")?, number(size, "h")?);
    let gutter = margin("gutter").unwrap_or(0);
    let sides = margin("left")?.checked_add(margin("right")?)?.checked_add(gutter)?;
    // A margin below zero is one that no header may push down.
    let end = |name: &str| attribute(margins, name)?.parse::<isize>().ok().map(isize::unsigned_abs);
    let ends = end("top")?.checked_add(end("bottom")?)?;
    let text = (width.checked_sub(sides)?, height.checked_sub(ends)?);
    let is_page = width <= WIDEST && height <= WIDEST;
    (is_page && text.0 >= NARROWEST && text.1 >= NARROWEST).then_some(text)
}

/// An element with what the format itself says in it, written anew.
fn copied(node: Node<'_, '_>, depth: usize) -> String {
    let name = node.tag_name().name();
    let mut out = format!("<w:{name}");
    for it in node.attributes().filter(|it| it.namespace() == Some(W)) {
        let _ = write!(out, " w:{}=\"{}\"", it.name(), escaped(it.value()));
    }
    let inner: String = node
        .children()
        .filter(|it| depth > 0 && it.tag_name().namespace() == Some(W))
        .map(|it| copied(it, depth - 1))
        .collect();
    if inner.is_empty() { out + "/>" } else { format!("{out}>{inner}</w:{name}>") }
}

/// Whether left and right pages have headers of their own.
pub(super) fn is_even_and_odd(settings: &str) -> Result<bool, String> {
    let document = parsed(settings)?;
    let mut all = document.root_element().children();
    Ok(all.any(|it| is(it, "evenAndOddHeaders") && is_on(it)))
}
