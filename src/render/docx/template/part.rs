//! A part of a template, without what would fetch from elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Document;

use super::{
    archive::{Archive, parsed},
    attribute, is,
    splice::Edits,
};
use crate::render::docx::{line, package::Relation, xml::R};

/// Kinds of pictures, by ending.
const PICTURES: [&str; 10] = ["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg"];

/// The fields that only tell of the document itself.
const FIELDS: [&str; 23] = [
    "PAGE",
    "NUMPAGES",
    "SECTION",
    "SECTIONPAGES",
    "STYLEREF",
    "DATE",
    "TIME",
    "CREATEDATE",
    "SAVEDATE",
    "PRINTDATE",
    "TITLE",
    "SUBJECT",
    "AUTHOR",
    "KEYWORDS",
    "COMMENTS",
    "DOCPROPERTY",
    "FILENAME",
    "REF",
    "PAGEREF",
    "IF",
    "SEQ",
    "QUOTE",
    "=",
];

/// Pictures and fonts of a template, by their new path.
#[derive(Debug, Default)]
pub(super) struct Files {
    bytes: BTreeMap<String, Vec<u8>>,
    /// The new name of what has been read, by its old path.
    names: BTreeMap<String, String>,
}

impl Files {
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.bytes.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Takes a file, and gives the path to it from the folder of the parts.
    fn take(&mut self, archive: &mut Archive<'_>, path: &str, endings: &[&str]) -> Result<String, String> {
        if let Some(name) = self.names.get(path) {
            return Ok(name.clone());
        }
        let ending = path.rsplit_once('.').map_or("", |it| it.1).to_lowercase();
        if !endings.contains(&ending.as_str()) {
            return Err(format!("{path} är ingen bild eller font som styr tar över"));
        }
        let name = format!("media/mall{}.{ending}", self.names.len() + 1);
        self.bytes.insert(format!("word/{name}"), archive.bytes(path)?);
        self.names.insert(path.to_owned(), name.clone());
        Ok(name)
    }
}

/// The text of a part, and what it leads to.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) text: String,
    pub(super) relations: Vec<Relation>,
}

impl Part {
    /// Reads a part with the pictures and fonts that it uses. An address that is neither web nor
    /// letter is taken away; a field or an object that could do something is refused.
    pub(super) fn read(archive: &mut Archive<'_>, path: &str, files: &mut Files) -> Result<Self, String> {
        let text = archive.text(path)?;
        let document = parsed(&text)?;
        if let Some(field) = foreign_field(&document) {
            return Err(format!("fältet {field} i {path} hämtar eller gör något; ta bort det ur mallen"));
        }
        let mut relations = Vec::new();
        for mut it in archive.relations(path)? {
            match (it.kind.as_str(), it.is_outside) {
                ("hyperlink", true) => {
                    let Some(address) = line::address(&it.target) else { continue };
                    it.target = address;
                }
                (_, true) | ("customXml" | "hyperlink", _) => continue,
                ("image", _) => it.target = files.take(archive, &it.target, &PICTURES)?,
                ("font", _) => it.target = files.take(archive, &it.target, &["odttf"])?,
                (kind, _) => {
                    let kind = kind.rsplit('/').next().unwrap_or(kind);
                    return Err(format!("{path} har ett inbäddat objekt ({kind}); ta bort det ur mallen"));
                }
            }
            relations.push(it);
        }
        Ok(Self { text: without_dangling(&text, &document, &relations), relations })
    }
}

/// Where more can be put last in a part.
pub(super) fn end(text: &str) -> Result<usize, String> {
    let document = parsed(text)?;
    let root = document.root_element();
    root.last_child().map(|it| it.range().end).ok_or_else(|| "ett sidhuvud eller en sidfot är tom".to_owned())
}

/// A part in which nothing refers to what it does not lead to, which Word would call broken.
fn without_dangling(text: &str, document: &Document<'_>, relations: &[Relation]) -> String {
    let known: BTreeSet<&str> = relations.iter().map(|it| it.id.as_str()).collect();
    let mut edits = Edits::default();
    for attribute in document.descendants().flat_map(|it| it.attributes()) {
        if attribute.namespace() == Some(R) && !known.contains(attribute.value()) {
            edits.replace(attribute.range(), "");
        }
    }
    edits.applied(text)
}

/// The first field that does more than tell of the document.
fn foreign_field(document: &Document<'_>) -> Option<String> {
    let mut open: Vec<String> = Vec::new();
    for node in document.descendants() {
        if is(node, "fldSimple") {
            if let Some(field) = foreign(attribute(node, "instr").unwrap_or_default()) {
                return Some(field);
            }
        } else if is(node, "instrText") {
            let words: String = node.children().filter_map(|it| it.text()).collect();
            match open.last_mut() {
                Some(field) => field.push_str(&words),
                None => open.push(words),
            }
        } else if is(node, "fldChar") {
            match attribute(node, "fldCharType") {
                Some("begin") => open.push(String::new()),
                Some("end") => {
                    if let Some(field) = open.pop().and_then(|it| foreign(&it)) {
                        return Some(field);
                    }
                }
                _ => {}
            }
        }
    }
    open.iter().find_map(|it| foreign(it))
}

/// The name of a field that is not among the known.
fn foreign(instruction: &str) -> Option<String> {
    let mut words = instruction.split_whitespace();
    let name = words.next()?.to_uppercase();
    if name == "HYPERLINK" {
        let to = words.next().unwrap_or_default().trim_matches(['"', '”']);
        return (to != "\\l" && line::address(to).is_none()).then_some(name);
    }
    let is_known = FIELDS.contains(&name.as_str()) || name.starts_with('=');
    (!is_known).then(|| name.chars().take(40).collect())
}
