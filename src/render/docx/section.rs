//! The page: its size and margins, and what stands above and below every one.

use std::fmt::Write;

use crate::{render::svg::escaped, report::Report};

use super::{
    package::Package,
    styles::Names,
    template::{Edge, Template},
    xml::{HEAD, paragraph, spaces, words},
};

/// What a document's only section looks like.
#[derive(Clone, Debug)]
pub(super) struct Section {
    page: String,
    /// How wide and high the text is, in twentieths of a point.
    size: (usize, usize),
    has_first: bool,
}

impl Section {
    /// A4 upright; smaller margins where all must fit on one.
    pub(super) fn own(is_compact: bool) -> Self {
        let (side, above, below) = if is_compact { (794, 907, 737) } else { (1_134, 1_361, 1_191) };
        let page = format!(
            "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"{above}\" w:right=\"{side}\" \
             w:bottom=\"{below}\" w:left=\"{side}\" w:header=\"510\" w:footer=\"454\" w:gutter=\"0\"/>\
             <w:titlePg/>"
        );
        Self { page, size: (11_906 - 2 * side, 16_838 - above - below), has_first: true }
    }

    /// A page as a template has it.
    pub(super) const fn of_template(page: String, size: (usize, usize), has_first: bool) -> Self {
        Self { page, size, has_first }
    }

    /// How wide and high the text is, in twentieths of a point.
    pub(super) const fn size(&self) -> (usize, usize) {
        self.size
    }

    /// The section with its headers and footers, which become parts of the document.
    pub(super) fn written(
        &self,
        report: &Report,
        names: &Names,
        template: Option<&Template>,
        package: &mut Package,
    ) -> String {
        let edges = template.map_or(&[][..], Template::edges);
        let mut references = String::new();
        for is_footer in [false, true] {
            let theirs: Vec<&Edge> = edges.iter().filter(|it| it.is_footer == is_footer).collect();
            let (kind, element) =
                if is_footer { ("footer", "w:footerReference") } else { ("header", "w:headerReference") };
            let mut add = |role: &str, id: &str| {
                let _ = write!(references, "<{element} w:type=\"{}\" r:id=\"{id}\"/>", escaped(role));
            };
            for (at, edge) in theirs.iter().enumerate() {
                let path = format!("word/{kind}{}.xml", at + 1);
                let remark = report.remark.as_deref().filter(|_| !is_footer);
                let id = package.part(kind, &path, edge.with(remark, names));
                package.relations(&path, &edge.relations);
                add(&edge.role, &id);
            }
            if theirs.is_empty() {
                let roles = if self.has_first { &["default", "first"][..] } else { &["default"] };
                for (at, role) in roles.iter().enumerate() {
                    let text =
                        if is_footer { footer(names) } else { header(report, names, *role == "first") };
                    add(role, &package.part(kind, &format!("word/{kind}{}.xml", at + 1), text));
                }
            }
        }
        format!("<w:sectPr>{references}{}</w:sectPr>", self.page)
    }
}

/// Who publishes the paper; from the second page on, what it is and what holds for all of it too.
fn header(report: &Report, names: &Names, is_first: bool) -> String {
    let style = names.id("Header");
    let mut text = paragraph(style, &report.publisher);
    if !is_first {
        text = paragraph(style, &format!("{} · {}", report.publisher, report.title));
        if let Some(remark) = &report.remark {
            text += &paragraph(style, remark);
        }
    }
    format!("{HEAD}<w:hdr {}>{text}</w:hdr>", spaces())
}

/// `Sida 2 av 12`
fn footer(names: &Names) -> String {
    let field =
        |name: &str| format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    format!(
        "{HEAD}<w:ftr {}><w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr><w:r>{}</w:r>{}<w:r>{}</w:r>{}</w:p></w:ftr>",
        spaces(),
        escaped(names.id("Footer")),
        words("Sida "),
        field("PAGE"),
        words(" av "),
        field("NUMPAGES"),
    )
}
