//! Finding and loading the styrrepo that a command works on.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::failure::Failure;
use crate::{
    model::{Plan, load},
    source::{Source, folder::Folder, folder::system_words},
};

/// Where and when a command runs.
pub(super) struct Context {
    /// The folder to start in.
    pub(super) folder: PathBuf,
    /// The day that counts as today.
    pub(super) day: Date,
}

impl Context {
    /// The styrrepo that the folder lies in.
    pub(super) fn repo(&self) -> Result<Folder, Failure> {
        let start = self.folder.canonicalize().map_err(|error| {
            let words = system_words(&error);
            Failure::world(format!("kan inte gå till mappen {}: {words}", self.folder.display()))
        })?;
        Folder::find(&start).ok_or_else(|| {
            Failure::world(format!(
                "hittar inget styrrepo: styr.toml saknas i {} och i mapparna ovanför",
                start.display()
            ))
            .help("ange mappen med -C, eller skapa en styr.toml")
        })
    }

    /// Loads what the files say, with all their faults.
    pub(super) fn load(&self) -> Result<(Folder, Plan), Failure> {
        let folder = self.repo()?;
        let plan = load::load(&Source::Folder(folder.clone()))?;
        Ok((folder, plan))
    }

    /// A path that the user named, relative to the root.
    pub(super) fn within(&self, repo: &Folder, path: &Path) -> Result<String, Failure> {
        let shown = path.display();
        let full =
            self.folder.join(path).canonicalize().map_err(|error| {
                Failure::usage(format!("kan inte läsa `{shown}`: {}", system_words(&error)))
            })?;
        let root = repo.root().canonicalize().unwrap_or_else(|_| repo.root().to_owned());
        let below = full.strip_prefix(&root).map_err(|_| {
            Failure::usage(format!("`{shown}` ligger utanför styrrepot"))
                .help("ange en fil eller mapp i styrrepot")
        })?;
        let parts: Vec<String> = below.iter().map(|it| it.to_string_lossy().into_owned()).collect();
        Ok(parts.join("/"))
    }
}
