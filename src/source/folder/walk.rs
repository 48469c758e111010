//! What stands below a folder on disk.

use std::{
    ffi::OsStr,
    fs::{self, DirEntry, FileType},
    io,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use super::{
    super::{
        Entry, Unreadable,
        layout::{self, FileKind},
    },
    system,
};

/// Every entry below a root that could matter, in no order. Hidden names are left out, links not followed.
///
/// Folders as far down as each other are read side by side; however deep they lie, nothing calls itself.
pub(super) fn entries(root: &Path) -> Vec<(String, Entry)> {
    let mut entries = Vec::new();
    let mut folders = vec![Place { full: root.to_owned(), path: String::new(), is_text: true }];
    while !folders.is_empty() {
        let read: Vec<Content> = folders.par_iter().map(Place::content).collect();
        folders.clear();
        for content in read {
            entries.extend(content.entries);
            folders.extend(content.folders);
        }
    }
    entries
}

/// What was found in one folder.
#[derive(Default)]
struct Content {
    entries: Vec<(String, Entry)>,
    folders: Vec<Place>,
}

/// A place below the root.
struct Place {
    full: PathBuf,
    /// From the root, with `/`.
    path: String,
    /// Whether every name in the path is UTF-8, so that the path says where it is.
    is_text: bool,
}

impl Place {
    fn content(&self) -> Content {
        let mut content = Content::default();
        match fs::read_dir(&self.full) {
            // An entry that the system cannot even name says nothing.
            Ok(found) => found.flatten().for_each(|it| self.take_in(&it, &mut content)),
            Err(error) => content.entries.extend(self.refused(&error)),
        }
        content
    }

    fn take_in(&self, found: &DirEntry, content: &mut Content) {
        let name = found.file_name();
        if is_hidden(&name) {
            return;
        }
        let place = self.below(&name, found.path());
        match found.file_type() {
            Err(error) => content.entries.extend(place.refused(&error)),
            Ok(it) => {
                content.entries.extend(place.listed(it));
                if it.is_dir() {
                    content.folders.push(place);
                }
            }
        }
    }

    fn below(&self, name: &OsStr, full: PathBuf) -> Self {
        let shown = name.to_string_lossy();
        let path = if self.path.is_empty() { shown.into_owned() } else { format!("{}/{shown}", self.path) };
        Self { full, path, is_text: self.is_text && name.to_str().is_some() }
    }

    fn listed(&self, is: FileType) -> Option<(String, Entry)> {
        let kind = layout::kind_of(&self.path);
        let entry = if !self.is_text {
            (is.is_dir() || kind.is_some()).then_some(Entry::Unreadable(Unreadable::Name))
        } else if is.is_symlink() {
            (kind.is_some() || self.full.is_dir()).then_some(Entry::Symlink)
        } else {
            match kind {
                Some(FileKind::Unknown) | None if is.is_dir() => None,
                None => None,
                Some(_) if is.is_dir() => Some(Entry::Unreadable(Unreadable::Folder)),
                Some(_) if !is.is_file() => Some(Entry::Unreadable(Unreadable::irregular())),
                Some(_) => Some(Entry::File),
            }
        };
        entry.map(|it| (self.path.clone(), it))
    }

    fn refused(&self, error: &io::Error) -> Option<(String, Entry)> {
        self.is_text.then(|| (self.path.clone(), Entry::Unreadable(system(error))))
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}
