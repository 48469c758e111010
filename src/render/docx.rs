//! A paper as a Word document that works with a screen reader: real headings, lists, captions and
//! header rows, a language, and the same in words for every picture.
//!
//! Everything from files is text: no field, no part of the file and no address but to the web
//! or to a letter comes of it. Two runs give the same bytes.

mod body;
mod fit;
mod line;
mod list;
mod package;
mod picture;
mod properties;
mod section;
mod styles;
mod table;
mod template;
mod xml;

pub use self::template::Template;

use crate::report::Report;

use self::{body::Body, package::Package, section::Section, styles::Names};

/// The kind of paper for which one page is the point.
const ONE_PAGE: &str = "kort";

/// Writes a paper as a document, in the clothes of a template where there is one.
///
/// # Errors
/// When the document is too large for its format.
pub fn docx(report: &Report, template: Option<&Template>) -> anyhow::Result<Vec<u8>> {
    let own = Names::default();
    let names = template.map_or(&own, Template::names);
    let is_compact = report.kind == ONE_PAGE && template.is_none();
    let section = template.map_or_else(|| Section::own(is_compact), |it| it.section().clone());
    let lists = template.map_or_else(list::Numbers::default, Template::numbers);
    let mut body = Body::new(names, section.size(), lists, template.is_some());
    body.paper(report);

    let mut package = Package::default();
    properties::add(&mut package, report);
    let styles = template.map_or_else(|| styles::own(is_compact), |it| it.styles().to_owned());
    package.part("styles", "word/styles.xml", styles);
    let old = template.and_then(Template::numbering);
    package.part("numbering", "word/numbering.xml", list::numbering(&body.lists, old));
    let is_even_and_odd = template.is_some_and(Template::is_even_and_odd);
    package.part("settings", "word/settings.xml", properties::settings(report, is_even_and_odd));
    if let Some(template) = template {
        template.add_shared(&mut package);
    }
    let section = section.written(report, names, template, &mut package);
    package.document(&body.end(&section), body.links, body.pictures);
    package.bytes()
}
