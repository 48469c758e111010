//! Words and attributes of the format's XML.

use crate::render::svg::escaped;

/// What the parts of a document begin with.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The namespace of text, styles and lists.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The namespace of what leads from one part to another, and the beginning of its kinds.
pub(super) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The namespace of a list of what a part leads to.
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The declarations that text with pictures needs.
pub(super) fn spaces() -> String {
    format!(
        "xmlns:w=\"{W}\" xmlns:r=\"{R}\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
    )
}

/// The words of a run.
pub(super) fn words(text: &str) -> String {
    format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(text))
}

/// A paragraph of plain words.
pub(super) fn paragraph(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr><w:r>{}</w:r></w:p>", escaped(style), words(text))
}

/// A language as documents name it.
pub(super) fn language(lang: &str) -> &str {
    if lang == "sv" { "sv-SE" } else { lang }
}
