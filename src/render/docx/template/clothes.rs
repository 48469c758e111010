//! Styles and lists of a template, with ours beside them.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::{archive::parsed, attribute, is, part::Part, splice::Edits};
use crate::render::docx::{
    list::{Numbers, Old},
    styles::{self, Names},
    xml::{W, language},
};

/// The largest number that the format has for lists.
const LARGEST: usize = 2_000_000_000;

/// What a template says of a style.
struct Theirs<'t> {
    kind: &'t str,
    id: &'t str,
    name: &'t str,
    is_default: bool,
}

/// A template's styles with those of ours that it lacks, in the language of papers; and what ours are called there.
pub(super) fn styles(text: Option<String>) -> Result<(String, Names), String> {
    let Some(text) = text else { return Ok((styles::own(false), Names::default())) };
    let document = parsed(&text)?;
    let root = document.root_element();
    if !is(root, "styles") {
        return Err("formatmallarna går inte att läsa".to_owned());
    }
    let theirs: Vec<Theirs<'_>> = root.children().filter(|it| is(*it, "style")).filter_map(theirs).collect();
    let mut taken: BTreeSet<&str> = theirs.iter().map(|it| it.id).collect();
    let own = styles::all();
    let ids: Vec<String> = own.iter().map(|it| format!("Styr{}", it.id)).collect();
    let (mut names, mut lacking) = (Names::default(), Vec::new());
    for (style, other_id) in own.iter().zip(&ids) {
        let alike = |it: &&Theirs<'_>| it.kind == style.kind;
        let alike_in_name = theirs.iter().filter(alike).find(|it| style.is_called(it.name));
        let default = theirs.iter().filter(alike).find(|it| style.is_default && it.is_default);
        if let Some(it) = default.or(alike_in_name) {
            names.set(style.id, it.id.to_owned());
            continue;
        }
        if !taken.insert(style.id) {
            taken.insert(other_id);
            names.set(style.id, other_id.clone());
        }
        lacking.push(style);
    }
    let mut edits = Edits::default();
    in_swedish(&text, root, &mut edits);
    let space = format!("<w:style xmlns:w=\"{W}\" ");
    let added: String =
        lacking.iter().map(|it| it.written(&names).replacen("<w:style ", &space, 1)).collect();
    edits.insert(&text, root, false, &added);
    Ok((edits.applied(&text), names))
}

fn theirs<'t>(node: Node<'t, '_>) -> Option<Theirs<'t>> {
    let name = node.children().find(|it| is(*it, "name")).and_then(|it| attribute(it, "val"));
    Some(Theirs {
        kind: attribute(node, "type").unwrap_or("paragraph"),
        id: attribute(node, "styleId")?,
        name: name.unwrap_or_default(),
        is_default: matches!(attribute(node, "default"), Some("1" | "true" | "on")),
    })
}

/// Papers are in Swedish, whatever language somebody's Word was in.
fn in_swedish(text: &str, root: Node<'_, '_>, edits: &mut Edits) {
    let lang = language("sv");
    let element = format!("<w:lang xmlns:w=\"{W}\" w:val=\"{lang}\" w:eastAsia=\"{lang}\"/>");
    for node in root.descendants().filter(|it| is(*it, "lang")) {
        edits.replace(node.range(), element.as_str());
    }
    let child = |node: Node<'_, '_>, name: &str| node.children().any(|it| is(it, name));
    let run = |inner: &str| format!("<w:rPr xmlns:w=\"{W}\">{inner}</w:rPr>");
    let default = |inner: &str| format!("<w:rPrDefault xmlns:w=\"{W}\">{inner}</w:rPrDefault>");
    let find = |name: &str| root.descendants().find(|it| is(*it, name));
    match (find("docDefaults"), find("rPrDefault")) {
        (None, _) => {
            let inner = default(&run(&element));
            edits.insert(
                text,
                root,
                true,
                &format!("<w:docDefaults xmlns:w=\"{W}\">{inner}</w:docDefaults>"),
            );
        }
        (Some(it), None) => edits.insert(text, it, true, &default(&run(&element))),
        (Some(_), Some(it)) => match it.children().find(|it| is(*it, "rPr")) {
            None => edits.insert(text, it, true, &run(&element)),
            Some(it) if !child(it, "lang") => edits.insert(text, it, false, &element),
            Some(_) => {}
        },
    }
}

/// A template's lists, which its styles may use, and the numbers that are free for ours.
pub(super) fn numbering(part: Option<Part>) -> Result<(Option<Old>, Numbers), String> {
    let Some(Part { text, relations }) = part else { return Ok((None, Numbers::default())) };
    let document = parsed(&text)?;
    let root = document.root_element();
    let of = |name: &'static str| root.children().filter(move |it| is(*it, name));
    let free = |name: &'static str, key: &str| {
        let numbers = of(name).filter_map(|it| attribute(it, key)?.parse::<usize>().ok());
        numbers.max().map_or(1, |it| it.saturating_add(1))
    };
    let (first_kind, first_list) = (free("abstractNum", "abstractNumId"), free("num", "numId"));
    if !is(root, "numbering") || first_kind > LARGEST || first_list > LARGEST {
        return Err("mallens listor går inte att läsa".to_owned());
    }
    let Some(last) = root.last_child() else { return Ok((None, Numbers::default())) };
    let kinds_at = of("num").next().map_or(last.range().end, |it| it.range().start);
    let lists_at = of("num").next_back().map_or(last.range().end, |it| it.range().end);
    Ok((
        Some(Old { text: text.clone(), kinds_at, lists_at, relations }),
        Numbers::from(first_kind, first_list),
    ))
}
