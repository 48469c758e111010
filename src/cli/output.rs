//! The only code that writes files.

use std::{
    fs,
    io::{self, Write},
    path::{Component, Path},
};

use super::failure::Failure;
use crate::source::folder::system_words;

/// Writes a file that the user named, and the folders that it lies in.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let refused = |error: &io::Error| {
        Failure::world(format!("kan inte skriva {}: {}", path.display(), system_words(error)))
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| refused(&error))?;
    }
    fs::write(path, text).map_err(|error| refused(&error))
}

/// How many bytes a file has; none where there is none.
pub(super) fn length(path: &Path) -> usize {
    path.metadata().map_or(0, |it| usize::try_from(it.len()).unwrap_or(usize::MAX))
}

/// Adds to the end of a file that the user named, or makes it.
pub(super) fn append(path: &Path, text: &str) -> Result<(), Failure> {
    let file = fs::OpenOptions::new().append(true).create(true).open(path);
    file.and_then(|mut it| it.write_all(text.as_bytes())).map_err(|error| {
        Failure::world(format!("kan inte skriva {}: {}", path.display(), system_words(&error)))
    })
}

/// Writes a file that must not exist, within the styrrepo: nothing is written over, and no
/// symbolic link is followed out of it.
pub(super) fn create(root: &Path, path: &str, text: &str) -> Result<(), Failure> {
    let refused = |error: &io::Error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            return Failure::usage(format!("{path} finns redan")).help("inget skrevs; välj ett annat id");
        }
        Failure::world(format!("kan inte skriva {path}: {}", system_words(error)))
    };
    let full = root.join(path);
    if full.symlink_metadata().is_ok() {
        return Err(refused(&io::ErrorKind::AlreadyExists.into()));
    }
    let mut folder = root.to_owned();
    for part in Path::new(path).parent().into_iter().flat_map(Path::components) {
        folder.push(part);
        if !matches!(part, Component::Normal(_)) || folder.is_symlink() {
            return Err(Failure::usage(format!("{path} ligger bakom en symbolisk länk"))
                .help("styr skriver bara i styrrepots egna mappar"));
        }
    }
    fs::create_dir_all(&folder).map_err(|error| refused(&error))?;
    let written = fs::OpenOptions::new().write(true).create_new(true).open(&full);
    let mut file = written.map_err(|error| refused(&error))?;
    file.write_all(text.as_bytes()).map_err(|error| {
        // Half a plan is worse than none; that it cannot be removed changes nothing in the answer.
        let _ = fs::remove_file(&full);
        refused(&error)
    })
}
