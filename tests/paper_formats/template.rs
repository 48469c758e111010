//! Papers in a municipality's own clothes, and files that are no template.

use std::{
    fs,
    io::{Cursor, Write},
};

use zip::{ZipWriter, write::SimpleFileOptions};

use crate::styrrepo::{Ran, Styrrepo};

use super::{document::Document, words};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// What leads to Word's macros.
const MACROS: &str = "http://schemas.microsoft.com/office/2006/relationships/vbaProject";

/// A part of a template: its path and its text.
type Part = (&'static str, String);

/// A list of what a part leads to: kind, target, and whether it lies outside.
fn relations(all: &[(&str, &str, bool)]) -> String {
    let one = |(at, (kind, target, is_outside)): (usize, &(&str, &str, bool))| {
        let kind = if kind.contains('/') { (*kind).to_owned() } else { format!("{KINDS}/{kind}") };
        let mode = if *is_outside { " TargetMode=\"External\"" } else { "" };
        format!("<Relationship Id=\"rId{}\" Type=\"{kind}\" Target=\"{target}\"{mode}/>", at + 1)
    };
    let all: String = all.iter().enumerate().map(one).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

/// Its styles: some under Swedish names, one whose id is taken by another, and an English language.
fn styles() -> String {
    let style = |id: &str, name: &str, more: &str| {
        format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{more}</w:style>")
    };
    [
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>",
        &style("Rubrik1", "heading 1", "<w:rPr><w:color w:val=\"00703C\"/><w:lang w:val=\"en-GB\"/></w:rPr>"),
        &style("Egen2", "Rubrik 2", ""),
        &style("Beskrivning", "caption", ""),
        &style("Quote", "Något annat", ""),
    ]
    .concat()
}

/// A municipality's template, as a Swedish Word saves it, with all that must not come along.
fn parts() -> Vec<Part> {
    let header =
        "<w:p><w:r><w:t>Exempelköping</w:t><w:pict r:id=\"rId1\"/></w:r><w:r r:link=\"rId2\"/></w:p>";
    let footer = "<w:p><w:fldSimple w:instr=\" PAGE \"/></w:p>";
    let section = "<w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:footerReference w:type=\"default\" \
        r:id=\"rId3\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2268\" w:right=\"1701\" \
        w:bottom=\"1418\" w:left=\"2268\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";
    vec![
        ("[Content_Types].xml", String::new()),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml", false)])),
        (
            "word/document.xml",
            format!(
                "<w:document {W}><w:body><w:p><w:r><w:t>Mallens egen text</w:t></w:r></w:p>\
                     <w:sectPr>{section}</w:sectPr></w:body></w:document>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                ("styles", "styles.xml", false),
                ("header", "/word/header7.xml", false),
                ("footer", "footer1.xml", false),
                ("numbering", "numbering.xml", false),
                ("settings", "settings.xml", false),
                (MACROS, "vbaProject.bin", false),
                ("attachedTemplate", "file:///N:/mallar/hemlig.dotm", true),
            ]),
        ),
        ("word/styles.xml", format!("<w:styles {W}>{}</w:styles>", styles())),
        ("word/header7.xml", format!("<w:hdr {W}>{header}</w:hdr>")),
        (
            "word/_rels/header7.xml.rels",
            relations(&[("image", "media/logo.png", false), ("image", "https://evil.example/x.png", true)]),
        ),
        ("word/media/logo.png", "\u{1}logo".to_owned()),
        ("word/footer1.xml", format!("<w:ftr {W}>{footer}</w:ftr>")),
        (
            "word/numbering.xml",
            format!(
                "<w:numbering {W}><w:abstractNum w:abstractNumId=\"7\"/><w:num w:numId=\"41\">\
                     <w:abstractNumId w:val=\"7\"/></w:num></w:numbering>"
            ),
        ),
        ("word/settings.xml", format!("<w:settings {W}><w:evenAndOddHeaders/></w:settings>")),
        ("word/vbaProject.bin", "makro".to_owned()),
    ]
}

fn file(parts: &[Part]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The template with one part changed.
fn with(path: &str, change: &dyn Fn(&str) -> String) -> Vec<u8> {
    let mut parts = parts();
    let part = parts.iter_mut().find(|it| it.0 == path).unwrap();
    part.1 = change(&part.1);
    file(&parts)
}

fn run(repo: &Styrrepo, template: &[u8]) -> Ran {
    repo.write("mall.docx", template);
    repo.styr(&["report", "bun", "--format", "docx", "--template", "mall.docx", "-o", "bun.docx"])
}

#[test]
fn a_paper_wears_the_clothes_of_the_municipality() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    let plain = super::papers(&repo, &["bun"], "resultatanalys", "docx").remove(0).1;
    let ran = run(&repo, &file(&parts()));
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""));
    let bytes = fs::read(repo.root().join("bun.docx")).unwrap();
    let document = Document::read(&bytes, "in clothes");
    document.is_sound();
    let text = document.part("word/document.xml");
    for it in [
        "w:pStyle w:val=\"Rubrik1\"",
        "w:pStyle w:val=\"Egen2\"",
        "w:pStyle w:val=\"Beskrivning\"",
        "w:pStyle w:val=\"Title\"",
        "w:left=\"2268\"",
        "<w:numId w:val=\"42\"/>",
    ] {
        assert!(text.contains(it), "no {it}");
    }
    assert!(
        !text.contains("Mallens egen text")
            && !text.contains("\"Heading1\"")
            && !text.contains("\"Heading2\"")
    );
    let styles = document.part("word/styles.xml");
    for it in ["00703C", "w:styleId=\"StyrQuote\"", "w:styleId=\"PaperTable\"", "w:styleId=\"Heading3\""] {
        assert!(styles.contains(it), "no {it} in {styles}");
    }
    assert!(!styles.contains("en-GB") && !styles.contains("w:basedOn w:val=\"TableText\"/><w:basedOn"));
    let header = document.part("word/header1.xml");
    assert!(header.contains("Exempelköping") && header.contains("Påhittade siffror"), "{header}");
    assert!(header.contains("r:id=\"rId1\"") && !header.contains("rId2"), "{header}");
    assert_eq!(document.parts["word/media/mall1.png"], "\u{1}logo".as_bytes());
    assert!(document.part("word/settings.xml").contains("evenAndOddHeaders"));
    let everything: String = document.parts.values().map(|it| String::from_utf8_lossy(it)).collect();
    for it in ["makro", "hemlig", "evil.example", "vbaProject", "attachedTemplate"] {
        assert!(!everything.contains(it), "{it} came along");
    }
    // The name of a picture stands in another style here, so it is read as words; the rest is the same.
    let shorter = words::of_document(&plain);
    let longer = words::of_document(&bytes);
    assert!(longer.len() >= shorter.len() && longer.starts_with(&shorter[..40]), "the words are others");
}

#[test]
fn a_bare_template_gets_what_it_lacks() {
    let repo = Styrrepo::base();
    let bare: Vec<Part> = parts()
        .into_iter()
        .filter(|it| ["_rels/.rels", "word/document.xml"].contains(&it.0))
        .map(|(path, text)| (path, text.replace("headerReference", "x").replace("footerReference", "x")))
        .collect();
    let ran = run(&repo, &file(&bare));
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""));
    let document = Document::read(&fs::read(repo.root().join("bun.docx")).unwrap(), "bare");
    document.is_sound();
    assert!(document.part("word/footer1.xml").contains("Sida "));
}

/// What is no template is told in a line, and nothing is written.
#[test]
fn what_is_no_template_is_refused() {
    let repo = Styrrepo::base();
    let refused = |template: &[u8], words: &str| {
        let ran = run(&repo, template);
        assert_eq!(ran.status, Some(2), "{words}: {ran:?}");
        assert!(
            ran.stderr.contains("kan inte använda mallen mall.docx") && ran.stderr.contains(words),
            "{ran:?}"
        );
        assert!(!ran.stderr.contains("panic") && !repo.root().join("bun.docx").exists(), "{ran:?}");
    };
    refused(b"", "inget Word-dokument");
    refused(b"Hej", "inget Word-dokument");
    refused(b"\xd0\xcf\x11\xe0\xa1\xb1", "lösenord");
    let whole = file(&parts());
    refused(&whole[..whole.len() / 2], "inget Word-dokument");
    refused(&file(&[("a.txt", "a".to_owned())]), "inget Word-dokument");
    refused(&with("word/document.xml", &|_| "<w:document".to_owned()), "inte giltig XML");
    refused(&with("word/document.xml", &|_| "<a/>".to_owned()), "inget Word-dokument");
    let laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";
    refused(&with("word/styles.xml", &|_| laughs.to_owned()), "inte giltig XML");
    refused(&with("word/styles.xml", &|_| "a".repeat(17 << 20)), "för stor");
    refused(&with("word/styles.xml", &|_| "<a/>".to_owned()), "formatmallarna");
    refused(&with("word/header7.xml", &|it| it.replace("<w:p>", &"<w:p>".repeat(50_000))), "inte giltig XML");
    for field in
        ["DDEAUTO c:\\cmd", "INCLUDEPICTURE \"http://a.se/b\"", "MACROBUTTON x", "HYPERLINK \"\\\\a\\b\""]
    {
        let simple = format!("<w:fldSimple w:instr='{field}'/></w:p>");
        refused(&with("word/header7.xml", &|it| it.replace("</w:p>", &simple)), "fältet");
        let (start, end) = field.split_at(4);
        let run = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
        let char = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
        let parted = [char("begin"), run(start), run(end), char("end"), "</w:p>".to_owned()].concat();
        refused(&with("word/header7.xml", &|it| it.replace("</w:p>", &parted)), "fältet");
    }
    let object = relations(&[("oleObject", "embeddings/a.bin", false)]);
    refused(&with("word/_rels/header7.xml.rels", &|_| object.clone()), "inbäddat objekt");
    refused(&with("word/_rels/header7.xml.rels", &|it| it.replace("logo.png", "logo.exe")), "ingen bild");
    refused(
        &with("word/_rels/document.xml.rels", &|it| it.replace("/word/header7", "../../../etc/passwd")),
        "saknas",
    );
    refused(
        &with("word/document.xml", &|it| it.replace("w:w=\"11906\"", "w:w=\"999999999999999999999\"")),
        "mått",
    );
    refused(&with("word/document.xml", &|it| it.replace("w:left=\"2268\"", "w:left=\"9999\"")), "mått");
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let old = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    refused(&with("word/document.xml", &|it| it.replace(old, strict)), "strikt");
}

#[test]
fn a_template_must_be_there_and_is_for_word() {
    let repo = Styrrepo::base();
    repo.write("stor.docx", vec![b'a'; (8 << 20) + 1]);
    for (args, words) in [
        (["docx", "finns-inte.docx"], "kan inte läsa mallen finns-inte.docx: det finns inte"),
        (["docx", "bun"], "det är en mapp"),
        (["docx", "stor.docx"], "större än 8 MB"),
        (["html", "mall.docx"], "--template gäller Word"),
    ] {
        let ran = repo.styr(&["report", "bun", "--format", args[0], "--template", args[1], "-o", "ut"]);
        assert_eq!(ran.status, Some(2), "{ran:?}");
        assert!(ran.stderr.contains(words), "{ran:?}");
    }
}
