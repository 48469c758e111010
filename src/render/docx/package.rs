//! The parts of a document as one file.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::render::svg::escaped;

use super::{
    picture::Drawn,
    xml::{HEAD, R, RELATIONS},
};

const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// What a part leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    /// The name by which the part refers to it.
    pub(super) id: String,
    /// The last word of its kind, such as `image`.
    pub(super) kind: String,
    /// A path from the part, or an address.
    pub(super) target: String,
    /// Whether it is an address outside the document.
    pub(super) is_outside: bool,
}

/// The parts so far, by path.
#[derive(Default)]
pub(super) struct Package {
    parts: BTreeMap<String, Vec<u8>>,
    /// What kind of text a part is, by path.
    types: BTreeMap<String, String>,
    /// What the main part leads to.
    main: Vec<Relation>,
    /// What the document itself leads to.
    top: Vec<Relation>,
}

impl Package {
    /// Adds a part that the main part leads to, and gives the name by which it does.
    pub(super) fn part(&mut self, kind: &str, path: &str, text: impl Into<Vec<u8>>) -> String {
        let word = if kind == "theme" {
            "application/vnd.openxmlformats-officedocument.theme+xml".to_owned()
        } else {
            format!("{TYPES}{kind}+xml")
        };
        self.types.insert(path.to_owned(), word);
        self.parts.insert(path.to_owned(), text.into());
        let id = format!("rIdDel{}", self.main.len() + 1);
        let target = path.trim_start_matches("word/").to_owned();
        self.main.push(Relation { id: id.clone(), kind: kind.to_owned(), target, is_outside: false });
        id
    }

    /// Adds what says something about the document; `kind` and type are written in full.
    pub(super) fn about(&mut self, path: &str, (kind, word): (&str, &str), text: String) {
        self.types.insert(path.to_owned(), word.to_owned());
        self.parts.insert(path.to_owned(), text.into_bytes());
        self.lead(kind, path);
    }

    /// Adds what is no part of its own right, such as a picture.
    pub(super) fn file(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.parts.insert(path.to_owned(), bytes.into());
    }

    /// Adds what a part leads to.
    pub(super) fn relations(&mut self, path: &str, all: &[Relation]) {
        if !all.is_empty() {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            self.file(&format!("{folder}/_rels/{name}.rels"), relations(all));
        }
    }

    /// Adds the main part with its links and pictures.
    pub(super) fn document(&mut self, text: &str, links: Vec<Relation>, pictures: Vec<Drawn>) {
        self.main.extend(links);
        for it in pictures {
            self.file(&format!("word/media/{}", it.name), it.bytes);
        }
        let path = "word/document.xml";
        self.types.insert(path.to_owned(), format!("{TYPES}document.main+xml"));
        self.file(path, text);
        let main = std::mem::take(&mut self.main);
        self.relations(path, &main);
        self.lead(&format!("{R}/officeDocument"), path);
        let top = relations(&self.top);
        self.file("_rels/.rels", top);
    }

    fn lead(&mut self, kind: &str, path: &str) {
        let id = format!("rId{}", self.top.len() + 1);
        self.top.push(Relation { id, kind: kind.to_owned(), target: path.to_owned(), is_outside: false });
    }

    /// The file: its types first, then every part in order, all of one fixed time.
    pub(super) fn bytes(self) -> anyhow::Result<Vec<u8>> {
        let options = SimpleFileOptions::default()
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .compression_method(CompressionMethod::Deflated);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("[Content_Types].xml", options)?;
        zip.write_all(self.content_types().as_bytes())?;
        for (path, bytes) in &self.parts {
            zip.start_file(path.as_str(), options)?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn content_types(&self) -> String {
        let endings: BTreeSet<&str> =
            self.parts.keys().filter_map(|it| Some(it.rsplit_once('.')?.1)).collect();
        let mut out =
            format!("{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
        for ending in endings {
            let _ = write!(out, "<Default Extension=\"{ending}\" ContentType=\"{}\"/>", media_type(ending));
        }
        for (path, word) in &self.types {
            let _ = write!(out, "<Override PartName=\"/{path}\" ContentType=\"{word}\"/>");
        }
        out + "</Types>"
    }
}

/// What kind of file an ending tells of.
fn media_type(ending: &str) -> &'static str {
    match ending {
        "rels" => "application/vnd.openxmlformats-package.relationships+xml",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "bmp" => "image/bmp",
        "tif" | "tiff" => "image/tiff",
        "emf" => "image/x-emf",
        "wmf" => "image/x-wmf",
        "odttf" => "application/vnd.openxmlformats-officedocument.obfuscatedFont",
        _ => "application/xml",
    }
}

fn relations(all: &[Relation]) -> String {
    let mut out = format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\">");
    for it in all {
        let kind = if it.kind.contains('/') { it.kind.clone() } else { format!("{R}/{}", it.kind) };
        let mode = if it.is_outside { " TargetMode=\"External\"" } else { "" };
        let _ = write!(
            out,
            "<Relationship Id=\"{}\" Type=\"{kind}\" Target=\"{}\"{mode}/>",
            escaped(&it.id),
            escaped(&it.target)
        );
    }
    out + "</Relationships>"
}
