//! Texts laid over another source: a proposed model, what an editor has not saved, or what a command
//! is about to write.

use std::{borrow::Cow, collections::BTreeMap};

use super::{Entry, Listing, Source, Unreadable, layout};

/// A source with some of its files replaced or added, and perhaps one folder elsewhere.
#[derive(Clone, Debug)]
pub struct Overlay {
    base: Box<Source>,
    laid: BTreeMap<String, Laid>,
    /// A folder of the source below, and where it is found instead.
    moved: Option<(String, String)>,
}

#[derive(Clone, Debug)]
struct Laid {
    text: Result<String, Unreadable>,
    shown: String,
}

impl Overlay {
    /// Lays nothing over a source.
    pub fn over(base: Source) -> Self {
        Self { base: Box::new(base), laid: BTreeMap::new(), moved: None }
    }

    /// The source that lies below.
    pub const fn base(&self) -> &Source {
        &self.base
    }

    /// Lays a text over a path of the styrrepo, which need not exist below; findings name it `shown`.
    #[must_use]
    pub fn lay(
        mut self,
        path: impl Into<String>,
        text: Result<String, Unreadable>,
        shown: impl Into<String>,
    ) -> Self {
        self.laid.insert(path.into(), Laid { text, shown: shown.into() });
        self
    }

    /// Shows a folder with all that lies in it at another path, where the source below has nothing.
    #[must_use]
    pub fn move_folder(mut self, from: impl Into<String>, to: impl Into<String>) -> Self {
        self.moved = Some((from.into(), to.into()));
        self
    }

    /// Where a path of the source below is found.
    fn path_above(&self, path: String) -> String {
        let Some((from, to)) = &self.moved else { return path };
        below(&path, from).map_or(path.clone(), |rest| format!("{to}/{rest}"))
    }

    pub(super) fn list(&self) -> anyhow::Result<Listing> {
        let listed = self.base.list()?.entries.into_iter();
        let mut entries: BTreeMap<String, Entry> =
            listed.map(|(path, entry)| (self.path_above(path), entry)).collect();
        for (path, laid) in &self.laid {
            let entry = laid.text.as_ref().map_or_else(|it| Entry::Unreadable(it.clone()), |_| Entry::File);
            if layout::kind_of(path).is_some() {
                entries.insert(path.clone(), entry);
            }
        }
        Ok(layout::without_nested(Listing { entries: entries.into_iter().collect() }))
    }

    pub(super) fn read(&self, path: &str) -> Result<String, Unreadable> {
        if let Some(laid) = self.laid.get(path) {
            return laid.text.clone();
        }
        let moved = self.moved.as_ref().and_then(|(from, to)| Some(format!("{from}/{}", below(path, to)?)));
        self.base.read(moved.as_deref().unwrap_or(path))
    }

    pub(super) fn shown<'s>(&'s self, path: &'s str) -> Cow<'s, str> {
        self.laid.get(path).map_or_else(|| self.base.shown(path), |it| Cow::Borrowed(it.shown.as_str()))
    }
}

/// The rest of a path below a folder.
fn below<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    path.strip_prefix(folder)?.strip_prefix('/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::folder::Folder;

    #[test]
    fn what_is_laid_hides_what_lies_below() {
        let base = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base");
        let base = Source::Folder(Folder::find(&base).expect("the base has a model"));
        let paths = |it: &Source| -> Vec<String> {
            it.list().expect("it can be listed").entries.into_iter().map(|it| it.0).collect()
        };
        let before = paths(&base);
        let overlay = Overlay::over(base.clone())
            .lay("styr.toml", Ok("format = 1".to_owned()), "ny.toml")
            .lay("soc/plan.toml", Ok(String::new()), "soc/plan.toml")
            .lay("README.md", Ok(String::new()), "README.md");
        let source = Source::Overlay(overlay);
        assert_eq!(paths(&source).len(), before.len() + 1);
        assert_eq!(source.read("styr.toml").as_deref(), Ok("format = 1"));
        assert_eq!(source.read("kf/plan.toml"), base.read("kf/plan.toml"));
        assert_eq!([source.shown("styr.toml"), source.shown("kf/plan.toml")], ["ny.toml", "kf/plan.toml"]);
    }

    #[test]
    fn a_folder_is_found_elsewhere() {
        let base = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base");
        let base = Source::Folder(Folder::find(&base).expect("the base has a model"));
        let overlay = Overlay::over(base.clone()).move_folder("bun", "kf/barn").lay(
            "kf/barn/atgarder.toml",
            Ok("format = 1".to_owned()),
            "kf/barn/atgarder.toml",
        );
        let source = Source::Overlay(overlay);
        let paths: Vec<String> =
            source.list().expect("it can be listed").entries.into_iter().map(|it| it.0).collect();
        assert_eq!(paths, ["kf/barn/atgarder.toml", "kf/barn/plan.toml", "kf/plan.toml", "styr.toml"]);
        assert_eq!(source.read("kf/barn/plan.toml"), base.read("bun/plan.toml"));
        assert_eq!(source.read("kf/barn/atgarder.toml").as_deref(), Ok("format = 1"));
    }
}
