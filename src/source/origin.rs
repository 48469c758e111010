//! What git knows of the files that were read: which version they are, if they are one.
//!
//! The texts themselves are held against the version, not what git remembers of the files on disk: no
//! mark in the index and no filter can make a paper claim a version that says something else. Nothing
//! is written to the repository.

use jiff::civil::Date;
use rayon::prelude::*;

use super::{
    Entry,
    folder::Folder,
    layout::{self, FileKind},
    revision::{Git, Revision},
};

/// Where the texts of a source come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// No version: there is no git, it will not open, or it has nothing of the styrrepo.
    #[default]
    Loose,
    /// A commit.
    Version {
        /// Its full id.
        commit: String,
        /// Its day, by the clock of who made it.
        day: Option<Date>,
        /// Whether the files say something else than the commit does.
        is_changed: bool,
    },
}

impl Origin {
    /// A version as it was saved.
    pub(super) fn of(revision: &Revision) -> Self {
        Self::Version { commit: revision.commit(), day: revision.day(), is_changed: false }
    }

    /// The last version of a folder's files, and whether they are still those.
    ///
    /// `files` is every file that was taken from the folder, in order, with its text where it has one;
    /// `is_left_out` says of a path whether the model keeps it from being read.
    pub(super) fn of_folder(
        folder: &Folder,
        files: &[(&str, Option<&str>)],
        is_left_out: impl Fn(&str) -> bool,
    ) -> Self {
        let Some(last) = last_version(folder) else { return Self::Loose };
        let mut saved = last.list().entries;
        saved.retain(|it| !is_left_out(&it.0));
        let is_same = files.iter().map(|it| it.0).eq(saved.iter().map(|it| it.0.as_str()))
            && files.par_iter().all(|(path, text)| text.is_none_or(|it| holds(&last, path, it)))
            && are_same_unread(folder, &last, files, &saved);
        Self::Version { commit: last.commit(), day: last.day(), is_changed: !is_same }
    }
}

/// The folder's styrrepo as it is in HEAD.
fn last_version(folder: &Folder) -> Option<Revision> {
    let head = Git::at(folder.root()).ok()?.head().ok()?;
    (head.has_styrrepo() && head.is_at_root()).then_some(head)
}

/// Whether a version has that text; a clone may end its lines in another way than git keeps them.
fn holds(version: &Revision, path: &str, text: &str) -> bool {
    version.holds(path, text) || (text.contains("\r\n") && version.holds(path, &text.replace("\r\n", "\n")))
}

/// Whether what gave no text gives none in the version either, for the same reason.
fn are_same_unread(
    folder: &Folder,
    last: &Revision,
    files: &[(&str, Option<&str>)],
    saved: &[(String, Entry)],
) -> bool {
    let mut unread = files.iter().zip(saved).filter(|it| it.0.1.is_none()).map(|it| it.1).peekable();
    if unread.peek().is_none() {
        return true;
    }
    let Ok(listing) = folder.list() else { return false };
    let now = |path: &str| {
        let at = listing.entries.binary_search_by(|it| it.0.as_str().cmp(path)).ok()?;
        Some(&listing.entries[at].1)
    };
    unread.all(|(path, then)| match (now(path), then) {
        (Some(Entry::File), Entry::File) if layout::kind_of(path) == Some(FileKind::Unknown) => true,
        (Some(Entry::File), Entry::File) => folder.read(path) == last.read(path),
        (now, then) => now == Some(then),
    })
}
