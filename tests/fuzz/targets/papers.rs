//! An analysis that anyone wrote, in every paper and every format.

use styr::{
    model::{Plan, period::Period},
    render::{
        docx::{self, Template},
        html, markdown, report_json, typeface, typst,
    },
    report::{
        Report,
        papers::{Desk, Kind},
        paragraph, prose,
    },
    source::layout::FileKind,
};

use super::{
    super::{document::Document, ours},
    Target,
    stage::{self, DAY, plan, text, with},
    views::is_json,
    zipped,
};

pub(super) const ALL: [Target; 4] = [
    Target {
        name: "papers",
        promise: "no text of an analysis gets out of any paper as Markdown, HTML, JSON or for Typst",
        seeds: || stage::seeds(|it| matches!(it, FileKind::Analysis)),
        run: |data| papers(&text(data), stage::pick(data)),
    },
    Target {
        name: "markdown",
        promise: "no Markdown gets out of a paper, in any format but Word",
        seeds: || stage::seeds(|it| matches!(it, FileKind::Analysis)),
        run: |data| written(&of_prose(&text(data))),
    },
    Target {
        name: "word",
        promise: "a Word document is whole and leads nowhere else, whatever Markdown it is made of",
        seeds: || stage::seeds(|it| matches!(it, FileKind::Analysis)),
        run: |data| is_a_document(&of_prose(&text(data)), None),
    },
    Target {
        name: "template",
        promise: "a template is refused, or dresses a document that is whole and leads nowhere else",
        seeds: template_seeds,
        run: template,
    },
];

/// One kind of paper, with an analysis in it.
fn papers(analysis: &str, pick: usize) {
    let plan = plan(&with(&[("bun/analys/2026-t2.md", analysis)]));
    let (Some(unit), Some(period)) = (plan.unit("bun"), latest(&plan)) else { return };
    let desk = Desk::new(&plan, &[unit], period, DAY, None).with_year();
    written(&Kind::ALL[pick % Kind::ALL.len()].write(&desk, unit));
}

fn latest(plan: &Plan) -> Option<Period> {
    Period::latest(&plan.config().follow_up, DAY)
}

/// A paper of somebody's Markdown alone.
fn of_prose(markdown: &str) -> Report {
    Report {
        kind: Kind::Short.word(),
        unit: "bun".to_owned(),
        period: "2026-t2".to_owned(),
        title: "Papper".to_owned(),
        lang: "sv",
        day: DAY,
        publisher: "Exempelköping".to_owned(),
        remark: None,
        blocks: prose::blocks(markdown, 1),
        foot: Vec::new(),
    }
}

fn written(paper: &Report) {
    ours::markdown_is_text(&markdown::with_pictures(paper, "x-bilder").0, "papper.md");
    ours::tags_are_ours(&html::html(paper), "papper.html");
    is_json(&report_json::papers(std::slice::from_ref(paper)));
    let (paper, _) = typeface::printable(paper);
    ours::data_is_data(&typst::data(&paper), "papper.json");
}

fn is_a_document(paper: &Report, template: Option<&Template>) {
    let bytes = docx::docx(paper, template).expect("a paper is always a document");
    Document::read(&bytes, "papper.docx").is_sound();
}

/// The parts of a template that are read, in the order of an input.
const PARTS: [&str; 5] = [
    "word/styles.xml",
    "word/document.xml",
    "word/header1.xml",
    "word/_rels/header1.xml.rels",
    "word/numbering.xml",
];

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const TOP: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>"#;

/// Either a whole file, which begins as one does, or the parts that are read of one.
fn template(data: &[u8]) {
    let made;
    let bytes = if data.starts_with(b"PK") {
        data
    } else {
        let parts: [&[u8]; PARTS.len()] = stage::parts(data);
        let fixed = [
            ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
            ("_rels/.rels", TOP.as_bytes()),
            ("word/_rels/document.xml.rels", RELATIONS.as_bytes()),
        ];
        made = zipped::zipped(fixed.into_iter().chain(PARTS.into_iter().zip(parts)));
        &made
    };
    if let Ok(template) = Template::read(bytes) {
        let mut paper = of_prose("# Rubrik\n\n- punkt\n  1. ett\n\n| A |\n|--:|\n| 1 |\n");
        paper.blocks.push(paragraph("slut"));
        is_a_document(&paper, Some(&template));
    }
}

/// Our own document as a template, taken apart and whole.
fn template_seeds() -> Vec<Vec<u8>> {
    let mut paper = of_prose("# Rubrik\n\n- punkt\n\n1. ett\n");
    paper.remark = Some("Utkast".to_owned());
    let bytes = docx::docx(&paper, None).expect("a paper is always a document");
    let document = zipped::parts(&bytes);
    let part = |name: &str| document.get(name).cloned().unwrap_or_default();
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let body = format!(
        r#"<w:document xmlns:w="{w}" xmlns:r="{r}"><w:body><w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:left="1417"/></w:sectPr></w:body></w:document>"#
    );
    let header = format!(
        r#"<w:hdr xmlns:w="{w}" xmlns:r="{r}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t>Kommunen</w:t></w:r><w:hyperlink r:id="h1"><w:r><w:t>x</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>"#
    );
    let header_relations = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="h1" Type="{r}/hyperlink" Target="https://example.se/" TargetMode="External"/></Relationships>"#
    );
    let styles = format!(
        r#"<w:styles xmlns:w="{w}"><w:docDefaults/><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style></w:styles>"#
    );
    let parts = |styles: &[u8]| {
        stage::joined(&[
            styles,
            body.as_bytes(),
            header.as_bytes(),
            header_relations.as_bytes(),
            &part("word/numbering.xml"),
        ])
    };
    vec![parts(styles.as_bytes()), parts(&part("word/styles.xml")), bytes]
}
