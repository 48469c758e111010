//! A municipality's own document as the clothes of a paper: its styles, fonts and colours, its page,
//! and what it has above and below every page, with pictures.
//!
//! The file may be anything, so only what is known is taken, part by part: no macro, nothing that
//! fetches from elsewhere, and no path of the file itself comes along.

mod archive;
mod clothes;
mod page;
mod part;
mod splice;

use roxmltree::Node;

use self::{
    archive::Archive,
    part::{Files, Part},
};
use super::{
    list::{Numbers, Old},
    package::{Package, Relation},
    section::Section,
    styles::Names,
    xml::{W, paragraph},
};

/// What stands above or below pages.
#[derive(Debug)]
pub(super) struct Edge {
    pub(super) is_footer: bool,
    /// `default`, `first` or `even`.
    pub(super) role: String,
    text: String,
    /// Where more can be added to it.
    end: usize,
    pub(super) relations: Vec<Relation>,
}

impl Edge {
    /// Its text, with words that must be on every page below it.
    pub(super) fn with(&self, remark: Option<&str>, names: &Names) -> String {
        let Some(remark) = remark else { return self.text.clone() };
        let (before, after) = self.text.split_at(self.end);
        let added = paragraph(names.id("Header"), remark);
        format!("{before}{}{after}", added.replacen("<w:p>", &format!("<w:p xmlns:w=\"{W}\">"), 1))
    }
}

/// What papers take from a template.
#[derive(Debug)]
pub struct Template {
    styles: String,
    names: Names,
    numbering: Option<Old>,
    numbers: Numbers,
    section: Section,
    is_even_and_odd: bool,
    edges: Vec<Edge>,
    /// Themes and fonts: their kind and themselves.
    shared: Vec<(&'static str, Part)>,
    files: Files,
}

impl Template {
    /// Reads a Word document or a Word template.
    ///
    /// # Errors
    /// Says in a Swedish clause what is wrong with the file.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let mut archive = Archive::open(bytes)?;
        let main = archive.main()?;
        let relations = archive.relations(&main)?;
        let part_of = |kind: &str| relations.iter().find(|it| it.kind == kind && !it.is_outside);
        let mut files = Files::default();

        let styles = match part_of("styles") {
            Some(it) => Some(Part::read(&mut archive, &it.target, &mut files)?.text),
            None => None,
        };
        let (styles, names) = clothes::styles(styles)?;
        let numbering = match part_of("numbering") {
            Some(it) => Some(Part::read(&mut archive, &it.target, &mut files)?),
            None => None,
        };
        let (numbering, numbers) = clothes::numbering(numbering)?;
        let mut shared = Vec::new();
        for kind in ["theme", "fontTable"] {
            if let Some(it) = part_of(kind) {
                shared.push((kind, Part::read(&mut archive, &it.target, &mut files)?));
            }
        }
        let is_even_and_odd = match part_of("settings") {
            Some(it) => page::is_even_and_odd(&archive.text(&it.target)?)?,
            None => false,
        };
        let (section, references) = page::section(&archive.text(&main)?)?;
        let mut edges = Vec::new();
        for reference in references {
            let Some(it) = relations.iter().find(|it| it.id == reference.id && !it.is_outside) else {
                continue;
            };
            let part = Part::read(&mut archive, &it.target, &mut files)?;
            let end = part::end(&part.text)?;
            let (text, relations) = (part.text, part.relations);
            edges.push(Edge { is_footer: reference.is_footer, role: reference.role, text, end, relations });
        }
        Ok(Self { styles, names, numbering, numbers, section, is_even_and_odd, edges, shared, files })
    }

    pub(super) fn styles(&self) -> &str {
        &self.styles
    }

    pub(super) const fn names(&self) -> &Names {
        &self.names
    }

    pub(super) const fn numbering(&self) -> Option<&Old> {
        self.numbering.as_ref()
    }

    pub(super) fn numbers(&self) -> Numbers {
        self.numbers.clone()
    }

    pub(super) const fn section(&self) -> &Section {
        &self.section
    }

    pub(super) const fn is_even_and_odd(&self) -> bool {
        self.is_even_and_odd
    }

    pub(super) fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Adds what several parts of a document use.
    pub(super) fn add_shared(&self, package: &mut Package) {
        for (kind, part) in &self.shared {
            let path = format!("word/{kind}.xml");
            package.part(kind, &path, part.text.as_str());
            package.relations(&path, &part.relations);
        }
        if let Some(numbering) = &self.numbering {
            package.relations("word/numbering.xml", &numbering.relations);
        }
        for (path, bytes) in self.files.all() {
            package.file(path, bytes);
        }
    }
}

/// An element of the format's own.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((W, name))
}

/// An attribute of the format's own.
fn attribute<'n>(node: Node<'n, '_>, name: &str) -> Option<&'n str> {
    node.attribute((W, name))
}

/// Whether an element that is there switches something on.
fn is_on(node: Node<'_, '_>) -> bool {
    !matches!(attribute(node, "val"), Some("0" | "false" | "off"))
}
