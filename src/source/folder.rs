//! A folder on disk as a source of texts.

mod walk;

use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::Context;
use rayon::prelude::*;

use super::{
    Listing, MAX_BYTES, Unreadable,
    layout::{self, MODEL_FILE},
    text_of,
};

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
        let mut entries = walk::entries(&self.root);
        entries.par_sort_unstable();
        Ok(layout::without_nested(Listing { entries }))
    }

    pub(super) fn read(&self, path: &str) -> Result<String, Unreadable> {
        read(&self.root.join(path))
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
        return Err(Unreadable::irregular());
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
