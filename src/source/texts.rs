//! Texts that the program itself holds as a source: a styrrepo that lies nowhere yet.

use std::collections::BTreeMap;

use super::{Entry, Listing, Unreadable, layout};

/// Texts by their paths.
#[derive(Clone, Debug)]
pub struct Texts {
    texts: BTreeMap<String, String>,
}

impl Texts {
    /// Takes the texts of a styrrepo; paths are relative to its root, with `/`.
    pub const fn new(texts: BTreeMap<String, String>) -> Self {
        Self { texts }
    }

    pub(super) fn list(&self) -> Listing {
        let known = self.texts.keys().filter(|it| layout::kind_of(it).is_some());
        layout::without_nested(Listing { entries: known.map(|it| (it.clone(), Entry::File)).collect() })
    }

    pub(super) fn read(&self, path: &str) -> Result<String, Unreadable> {
        self.texts.get(path).cloned().ok_or_else(|| Unreadable::System("det finns inte".to_owned()))
    }
}
