//! A Word document as its parts, and what must hold for every one of ours.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

use roxmltree::{Document as Xml, Node};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(crate) struct Document {
    name: String,
    /// Every part by its path.
    pub(super) parts: BTreeMap<String, Vec<u8>>,
}

/// An element's attribute of the format's own.
fn own<'n>(node: Node<'n, '_>, name: &str) -> Option<&'n str> {
    node.attribute((W, name))
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((W, name))
}

fn style_of<'n>(paragraph: Node<'n, '_>) -> &'n str {
    let style = paragraph.descendants().find(|it| is(*it, "pStyle"));
    style.and_then(|it| own(it, "val")).unwrap_or_default()
}

impl Document {
    pub(crate) fn read(bytes: &[u8], name: &str) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            parts.insert(file.name().unwrap().to_string(), bytes);
        }
        Self { name: name.to_owned(), parts }
    }

    pub(super) fn part(&self, path: &str) -> &str {
        let bytes = self.parts.get(path).unwrap_or_else(|| panic!("{}: no {path}", self.name));
        std::str::from_utf8(bytes).unwrap()
    }

    fn xml(&self, path: &str) -> Xml<'_> {
        Xml::parse(self.part(path)).unwrap_or_else(|error| panic!("{}: {path}: {error}", self.name))
    }

    /// The text part with a line an element that holds words, to be read by people.
    pub(super) fn lines(&self) -> String {
        let mut text = self.part("word/document.xml").to_owned();
        for tag in ["<w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:sectPr>", "<w:body>", "</w:tbl>", "</w:tr>"] {
            text = text.replace(tag, &format!("\n{tag}"));
        }
        text + "\n"
    }

    /// What a reader gets, without the contents and what pictures are called.
    pub(super) fn text(&self) -> String {
        let document = self.xml("word/document.xml");
        let (mut out, mut is_after_picture) = (String::new(), false);
        for paragraph in document.descendants().filter(|it| is(*it, "p")) {
            let is_name = is_after_picture && style_of(paragraph) == "Caption";
            is_after_picture = style_of(paragraph) == "Figure";
            if is_name || paragraph.ancestors().any(|it| is(it, "sdt")) {
                continue;
            }
            for node in paragraph.descendants() {
                if is(node, "t") {
                    out += node.text().unwrap_or_default();
                } else if is(node, "br") || is(node, "tab") {
                    out.push(' ');
                }
            }
            out.push('\n');
        }
        out
    }

    /// What stands in place of each picture.
    pub(super) fn pictures(&self) -> Vec<String> {
        let document = self.xml("word/document.xml");
        let all = document.descendants().filter(|it| it.tag_name().name() == "docPr");
        all.map(|it| it.attribute("descr").unwrap().to_owned()).collect()
    }

    /// Holds what Word and those who use it with a screen reader need.
    pub(crate) fn is_sound(&self) {
        let allowed = ["[Content_Types].xml", "_rels/.rels", "docProps/", "word/"];
        for path in self.parts.keys() {
            assert!(allowed.iter().any(|it| path.starts_with(it)), "{}: {path}", self.name);
            assert!(!path.contains("..") && !path.contains(['\\', ':']), "{}: {path}", self.name);
            let is_xml = [".xml", ".rels", ".svg"].iter().any(|it| path.ends_with(it));
            if is_xml {
                self.xml(path);
            }
        }
        self.leads_nowhere_else();
        self.names_what_is_there();
        self.pictures_are_told();
        let core = self.part("docProps/core.xml");
        for it in ["<dc:title>", "<dc:language>sv-SE</dc:language>", "<dc:creator>", "T00:00:00Z"] {
            assert!(core.contains(it), "{}: no {it} in {core}", self.name);
        }
        assert!(self.part("word/styles.xml").contains("w:val=\"sv-SE\""), "{}: no language", self.name);
    }

    /// Links lead to the web or to a letter, fields tell of the document itself, and what a part refers to exists.
    fn leads_nowhere_else(&self) {
        for path in self.parts.keys().filter(|it| it.rsplit_once('.').is_some_and(|it| it.1 == "xml")) {
            let part = self.xml(path);
            let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
            let relations = format!("{folder}/_rels/{file}.rels");
            let mut known = BTreeSet::new();
            if self.parts.contains_key(&relations) {
                for it in self.xml(&relations).root_element().children() {
                    let target = it.attribute("Target").unwrap();
                    assert!(known.insert(it.attribute("Id").unwrap().to_owned()), "{}: {it:?}", self.name);
                    if it.attribute("TargetMode").is_some() {
                        let is_web =
                            ["http://", "https://", "mailto:"].iter().any(|it| target.starts_with(it));
                        assert!(is_web && it.attribute("Type").unwrap().ends_with("/hyperlink"), "{target}");
                    } else {
                        let there = format!("{folder}/{target}");
                        assert!(self.parts.contains_key(&there), "{}: {path} leads to {target}", self.name);
                    }
                }
            }
            for node in part.descendants() {
                for it in node.attributes().filter(|it| it.namespace() == Some(R)) {
                    assert!(known.contains(it.value()), "{}: {path}: {}", self.name, it.value());
                }
                let field = own(node, "instr").or(node.text().filter(|_| is(node, "instrText")));
                if let Some(field) = field {
                    let word = field.split_whitespace().next().unwrap();
                    assert!(["PAGE", "NUMPAGES", "TOC"].contains(&word), "{}: {field}", self.name);
                }
            }
        }
    }

    /// Every style and every list that the text names is there.
    fn names_what_is_there(&self) {
        let (styles, lists) = (self.xml("word/styles.xml"), self.xml("word/numbering.xml"));
        let ids: Vec<&str> = styles.descendants().filter_map(|it| own(it, "styleId")).collect();
        let unique: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{}: {ids:?}", self.name);
        let counted = lists.descendants().filter(|it| is(*it, "num")).filter_map(|it| own(it, "numId"));
        let numbers: BTreeSet<&str> = counted.chain(["0"]).collect();
        let document = self.xml("word/document.xml");
        for node in document.descendants() {
            let value = own(node, "val").unwrap_or_default();
            if ["pStyle", "rStyle", "tblStyle"].iter().any(|it| is(node, it)) {
                assert!(unique.contains(&value), "{}: no style {value}", self.name);
            } else if is(node, "numId") {
                assert!(numbers.contains(value), "{}: no list {value}", self.name);
            }
        }
    }

    fn pictures_are_told(&self) {
        let document = self.xml("word/document.xml");
        let mut ids = BTreeSet::new();
        for it in document.descendants().filter(|it| it.tag_name().name() == "docPr") {
            assert!(!it.attribute("descr").unwrap_or_default().is_empty(), "{}: {it:?}", self.name);
            assert!(ids.insert(it.attribute("id").unwrap().to_owned()), "{}: {it:?}", self.name);
        }
    }

    /// Headings come in order, each item of a list is counted by Word, and tables tell their heads.
    pub(super) fn has_headings_lists_and_tables(&self) {
        let document = self.xml("word/document.xml");
        let paragraphs: Vec<_> = document.descendants().filter(|it| is(*it, "p")).collect();
        let of = |style: &str| paragraphs.iter().filter(|it| style_of(**it).starts_with(style)).count();
        assert_eq!(of("Title"), 1, "{}", self.name);
        let levels: Vec<usize> =
            paragraphs.iter().filter_map(|it| style_of(*it).strip_prefix("Heading")?.parse().ok()).collect();
        assert_eq!(levels.first(), Some(&1), "{}", self.name);
        for it in levels.windows(2) {
            assert!(it[1] <= it[0] + 1, "{}: a heading of level {} follows {}", self.name, it[1], it[0]);
        }
        for it in &paragraphs {
            let is_item = style_of(*it) == "ListBullet" || style_of(*it) == "ListNumber";
            assert_eq!(is_item, it.descendants().any(|it| is(it, "numPr")), "{}: {it:?}", self.name);
        }
        for table in document.descendants().filter(|it| is(*it, "tbl")) {
            let rows: Vec<_> = table.children().filter(|it| is(*it, "tr")).collect();
            let is_head = |it: &Node<'_, '_>| it.descendants().any(|it| is(it, "tblHeader"));
            assert!(is_head(&rows[0]) && !rows[1..].iter().any(is_head), "{}", self.name);
            let columns = table.descendants().filter(|it| is(*it, "gridCol")).count();
            for row in rows {
                assert_eq!(row.children().filter(|it| is(*it, "tc")).count(), columns, "{}", self.name);
            }
            for it in ["tblCaption", "tblDescription"] {
                let words = table.descendants().find(|node| is(*node, it)).and_then(|it| own(it, "val"));
                assert!(words.is_some_and(|it| !it.is_empty()), "{}: no {it}", self.name);
            }
        }
    }
}

#[test]
fn what_is_not_whole_is_found() {
    let panics = |old: &str, new: &str| {
        let repo = crate::styrrepo::Styrrepo::base();
        let bytes = super::papers(&repo, &["bun"], "resultatanalys", "docx").remove(0).1;
        let mut document = Document::read(&bytes, "changed");
        let text = document.part("word/document.xml").replacen(old, new, 1);
        assert_ne!(text, document.part("word/document.xml"), "{old} is not there");
        document.parts.insert("word/document.xml".to_owned(), text.into_bytes());
        let check = || {
            document.is_sound();
            document.has_headings_lists_and_tables();
        };
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(check)).is_err()
    };
    for (old, new) in [
        ("<w:tblHeader/>", ""),
        ("w:val=\"Title\"", "w:val=\"Nothing\""),
        ("w:val=\"Heading1\"", "w:val=\"Heading3\""),
        ("</w:p>", ""),
        ("<w:r>", "<w:r><w:instrText> DDEAUTO c </w:instrText>"),
        ("w:numId w:val=\"", "w:numId w:val=\"9"),
        ("r:id=\"", "r:id=\"x"),
    ] {
        assert!(panics(old, new), "{old} to {new}");
    }
    assert!(!panics("Mål", "Mal"));
}
