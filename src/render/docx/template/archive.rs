//! The parts of a file that may be anything, within limits.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use roxmltree::{Document, ParsingOptions};
use zip::ZipArchive;

use crate::render::docx::{
    package::Relation,
    xml::{R, RELATIONS},
};

/// The most parts that a document has.
const MOST_PARTS: usize = 4_000;

/// The most bytes of one part, and of all that are read.
const LARGEST: u64 = 16 << 20;
const LARGEST_SUM: u64 = 64 << 20;

/// The most elements and texts of a part.
const MOST_NODES: u32 = 1_000_000;

/// What the old format of Word, and a document with a password, begin with.
const OLD: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// A document as its parts.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The place of each part, by its path in lower case.
    places: BTreeMap<String, usize>,
    left: u64,
}

impl<'b> Archive<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, String> {
        if bytes.starts_with(OLD) {
            return Err("filen har ett lösenord eller är i Words äldre format".to_owned());
        }
        let zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| "filen är inget Word-dokument".to_owned())?;
        if zip.len() > MOST_PARTS {
            return Err("filen har för många delar".to_owned());
        }
        let place = |at: usize| Some((zip.name_for_index(at)?.ok()?.to_lowercase(), at));
        let places = (0..zip.len()).filter_map(place).collect();
        Ok(Self { zip, places, left: LARGEST_SUM })
    }

    /// The path of the part with the text.
    pub(super) fn main(&mut self) -> Result<String, String> {
        let top = self.relations("")?;
        let main = top.iter().find(|it| it.kind == "officeDocument" && !it.is_outside);
        let main = main.ok_or("filen är inget Word-dokument")?;
        Ok(main.target.clone())
    }

    /// The bytes of a part.
    pub(super) fn bytes(&mut self, path: &str) -> Result<Vec<u8>, String> {
        let broken = || format!("delen {path} går inte att läsa");
        let place = *self.places.get(&path.to_lowercase()).ok_or_else(|| format!("delen {path} saknas"))?;
        let part = self.zip.by_index(place).map_err(|_| broken())?;
        let most = LARGEST.min(self.left);
        let mut bytes = Vec::new();
        part.take(most + 1).read_to_end(&mut bytes).map_err(|_| broken())?;
        let length = bytes.len() as u64;
        if length > most {
            return Err(format!("delen {path} är för stor"));
        }
        self.left -= length;
        Ok(bytes)
    }

    /// The text of a part.
    pub(super) fn text(&mut self, path: &str) -> Result<String, String> {
        let text = String::from_utf8(self.bytes(path)?).map_err(|_| format!("delen {path} är inte UTF-8"))?;
        Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    }

    /// What a part leads to, with whole paths; the document itself has no path.
    pub(super) fn relations(&mut self, path: &str) -> Result<Vec<Relation>, String> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let own = format!("{folder}/_rels/{name}.rels");
        let own = own.trim_start_matches('/');
        if !self.places.contains_key(&own.to_lowercase()) {
            return Ok(Vec::new());
        }
        let text = self.text(own)?;
        let document = parsed(&text)?;
        let all =
            document.root_element().children().filter(|it| it.has_tag_name((RELATIONS, "Relationship")));
        let relation = |it: roxmltree::Node<'_, '_>| {
            let target = it.attribute("Target")?;
            let is_outside = it.attribute("TargetMode").is_some_and(|it| it.eq_ignore_ascii_case("external"));
            let kind = it.attribute("Type")?;
            let kind = kind.strip_prefix(R).map_or(kind, |it| it.trim_start_matches('/'));
            Some(Relation {
                id: it.attribute("Id")?.to_owned(),
                kind: kind.to_owned(),
                target: if is_outside { target.to_owned() } else { whole(folder, target) },
                is_outside,
            })
        };
        Ok(all.filter_map(relation).collect())
    }
}

/// Reads XML, without entities of its own and within limits.
pub(super) fn parsed(text: &str) -> Result<Document<'_>, String> {
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options);
    let document = document.map_err(|_| "en del av filen är inte giltig XML".to_owned())?;
    let space = document.root_element().tag_name().namespace().unwrap_or_default();
    if space.starts_with("http://purl.oclc.org/ooxml/") {
        return Err("filen är sparad som strikt Open XML".to_owned());
    }
    Ok(document)
}

/// A path from a folder of the file, or from its top; nothing leads out of it.
fn whole(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in from.split('/').chain(target.split(['/', '\\'])) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_file() {
        #[track_caller]
        fn case(folder: &str, target: &str, expected: &str) {
            assert_eq!(whole(folder, target), expected);
        }

        case("word", "styles.xml", "word/styles.xml");
        case("word", "/word/styles.xml", "word/styles.xml");
        case("word", "../customXml/item1.xml", "customXml/item1.xml");
        case("word", "../../../../etc/passwd", "etc/passwd");
        case("", "word\\document.xml", "word/document.xml");
    }
}
