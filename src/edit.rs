//! Text of the user's files, made or changed; nothing here writes to disk.

pub mod change;
pub mod draft;
pub mod id;
pub mod fix;
mod inline;
pub mod next;
pub mod order;
mod outline;
mod place;
pub mod plan;
pub mod proof;
pub mod relocate;
pub mod rename;
pub mod record;
pub mod start;
pub mod toml;
mod tree;

/// A file that does not exist yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Relative to the root, with `/`.
    pub path: String,
    /// What it is to hold.
    pub text: String,
}
