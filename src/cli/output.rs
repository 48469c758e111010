//! The only code that writes files.

use std::{fs, path::Path};

use super::failure::Failure;
use crate::source::folder::system_words;

/// Writes a file that the user named, and the folders that it lies in.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let refused = |error: &std::io::Error| {
        Failure::world(format!("kan inte skriva {}: {}", path.display(), system_words(error)))
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| refused(&error))?;
    }
    fs::write(path, text).map_err(|error| refused(&error))
}
