//! Parts as one file, as workbooks and Word documents have them: unpacked, so that every byte of them is tried.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Write},
};

use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Parts with their paths as a file.
pub(crate) fn zipped<'p>(parts: impl Iterator<Item = (&'p str, &'p [u8])>) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (path, bytes) in parts {
        archive.start_file(path, stored).expect("a path is a name");
        archive.write_all(bytes).expect("there is room in memory");
    }
    archive.finish().expect("there is room in memory").into_inner()
}

/// The parts of a file of our own, by path.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is a file of ours");
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("it is there");
        let name = part.name().expect("it has a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("it is whole");
        parts.insert(name, bytes);
    }
    parts
}
