//! A folder on disk as a source of texts.

use std::{
    fs::File,
    io::Read,
    path::{MAIN_SEPARATOR, Path, PathBuf},
};

use anyhow::Context;
use rayon::prelude::*;
use walkdir::WalkDir;

use super::{
    Entry, Listing, MAX_BYTES, Unreadable,
    layout::{self, MODEL_FILE},
    text_of,
};

/// What stands in one folder.
#[derive(Default)]
struct InFolder {
    entries: Vec<(String, Entry)>,
    folders: Vec<PathBuf>,
}

/// The root folder of a styrrepo.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Finds the styrrepo that a folder lies in, by walking upwards to a `styr.toml`.
    pub fn find(start: &Path) -> Option<Self> {
        let start = std::path::absolute(start).ok()?;
        let root = start.ancestors().find(|folder| folder.join(MODEL_FILE).symlink_metadata().is_ok())?;
        Some(Self { root: root.to_owned() })
    }

    /// The folder that holds `styr.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn folder_in_git(&self) -> String {
        let top = self.root.ancestors().find(|folder| folder.join(".git").symlink_metadata().is_ok());
        let below = top.and_then(|it| self.root.strip_prefix(it).ok()).unwrap_or(Path::new(""));
        below.iter().map(|it| it.to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    pub(super) fn list(&self) -> anyhow::Result<Listing> {
        std::fs::read_dir(&self.root)
            .with_context(|| format!("kan inte läsa mappen {}", self.root.display()))?;
        let mut entries = Vec::new();
        // Level by level: however deep folders lie in each other, no stack grows with them.
        let mut level = vec![self.root.clone()];
        while !level.is_empty() {
            let found: Vec<InFolder> = level.par_iter().map(|it| self.in_folder(it)).collect();
            level.clear();
            for one in found {
                entries.extend(one.entries);
                level.extend(one.folders);
            }
        }
        entries.par_sort_unstable();
        Ok(layout::without_nested(Listing { entries }))
    }

    fn in_folder(&self, folder: &Path) -> InFolder {
        let mut found = InFolder::default();
        let walk = WalkDir::new(folder).min_depth(1).max_depth(1).follow_root_links(*folder == self.root);
        for entry in walk.into_iter().filter_entry(|it| !is_hidden(it.file_name())) {
            match entry {
                Ok(entry) => {
                    found.entries.extend(self.listed(&entry));
                    if entry.file_type().is_dir() {
                        found.folders.push(entry.into_path());
                    }
                }
                Err(error) => found.entries.extend(self.refused(&error)),
            }
        }
        found
    }

    pub(super) fn read(&self, path: &str) -> Result<String, Unreadable> {
        read(&self.root.join(path))
    }

    fn listed(&self, entry: &walkdir::DirEntry) -> Option<(String, Entry)> {
        let file_type = entry.file_type();
        let Some(path) = self.relative(entry.path()) else {
            let path = entry.path().strip_prefix(&self.root).ok()?.to_string_lossy().replace('\\', "/");
            let matters = file_type.is_dir() || layout::kind_of(&path).is_some();
            return matters.then_some((path, Entry::Unreadable(Unreadable::Name)));
        };
        if file_type.is_symlink() {
            let matters = layout::kind_of(&path).is_some() || entry.path().is_dir();
            return matters.then_some((path, Entry::Symlink));
        }
        let kind = layout::kind_of(&path);
        match kind {
            Some(layout::FileKind::Unknown) | None if file_type.is_dir() => None,
            None => None,
            Some(_) if file_type.is_dir() => Some((path, Entry::Unreadable(Unreadable::Folder))),
            Some(_) if !file_type.is_file() => {
                Some((path, Entry::Unreadable(Unreadable::System("det är ingen vanlig fil".to_owned()))))
            }
            Some(_) => Some((path, Entry::File)),
        }
    }

    fn refused(&self, error: &walkdir::Error) -> Option<(String, Entry)> {
        let path = self.relative(error.path()?)?;
        let reason = error.io_error().map_or_else(|| Unreadable::System("okänt fel".to_owned()), system);
        Some((path, Entry::Unreadable(reason)))
    }

    /// The path below the root with `/`, when all of it is UTF-8.
    fn relative(&self, path: &Path) -> Option<String> {
        // The walk puts names behind the root, so the root is cut off as it is, without looking at its parts.
        let root = self.root.as_os_str().as_encoded_bytes();
        let below = path.as_os_str().as_encoded_bytes().strip_prefix(root)?;
        let below = std::str::from_utf8(below).ok()?.trim_start_matches(MAIN_SEPARATOR);
        Some(if MAIN_SEPARATOR == '/' { below.to_owned() } else { below.replace(MAIN_SEPARATOR, "/") })
    }
}

/// Reads a file that the user named, wherever it lies, with the limits of any other.
///
/// # Errors
/// Says why it has no text.
pub fn read_named(path: &Path) -> Result<String, Unreadable> {
    text_of(read_bytes(path, MAX_BYTES)?)
}

/// Reads a file that the user named, wherever it lies, up to so many bytes.
///
/// # Errors
/// Says why it cannot be read.
pub fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let is = path.metadata().map_err(|error| system(&error))?;
    if is.is_dir() {
        return Err(Unreadable::Folder);
    }
    if !is.is_file() {
        return Err(Unreadable::System("det är ingen vanlig fil".to_owned()));
    }
    bytes_of(path, limit)
}

fn read(path: &Path) -> Result<String, Unreadable> {
    text_of(bytes_of(path, MAX_BYTES)?)
}

fn bytes_of(path: &Path, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let file = File::open(path).map_err(|error| system(&error))?;
    let size = file.metadata().map_err(|error| system(&error))?.len();
    if size > limit {
        return Err(Unreadable::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| system(&error))?;
    if bytes.len() as u64 > limit {
        return Err(Unreadable::TooLarge);
    }
    Ok(bytes)
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Puts what the operating system said into Swedish.
pub fn system_words(error: &std::io::Error) -> String {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::PermissionDenied => "du saknar rättighet".to_owned(),
        Kind::NotFound => "det finns inte".to_owned(),
        Kind::IsADirectory => "det är en mapp".to_owned(),
        Kind::NotADirectory => "det är ingen mapp".to_owned(),
        Kind::AlreadyExists => "det finns redan".to_owned(),
        Kind::QuotaExceeded => "ditt utrymme på disken är slut".to_owned(),
        Kind::FileTooLarge => "filen får inte bli så stor".to_owned(),
        Kind::StorageFull => "disken är full".to_owned(),
        Kind::ReadOnlyFilesystem => "disken kan bara läsas".to_owned(),
        _ => error.raw_os_error().map_or_else(
            || "systemet svarade inte som väntat".to_owned(),
            |code| format!("systemet svarade med felkod {code}"),
        ),
    }
}

fn system(error: &std::io::Error) -> Unreadable {
    match error.kind() {
        std::io::ErrorKind::IsADirectory => Unreadable::Folder,
        _ => Unreadable::System(system_words(error)),
    }
}
