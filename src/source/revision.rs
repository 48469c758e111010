//! A git revision as a source of texts, read from git's objects without a checkout.
//!
//! No hook, filter or configured command of the repository runs, and nothing is written to it.

pub mod history;
mod listing;
mod refused;
mod resolve;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use git2::{ErrorCode, ObjectType, Oid, Repository};
use jiff::civil::Date;

use super::{Entry, Listing, MAX_BYTES, Unreadable, layout, text_of};

pub use self::refused::Refused;

/// The git repository that a folder lies in.
pub struct Git {
    repository: Repository,
    /// The folder within the working tree, part by part; empty in a bare repository.
    below: Vec<String>,
}

/// A styrrepo as it was in one commit.
#[derive(Clone, Debug)]
pub struct Revision {
    store: Arc<Store>,
    commit: Oid,
    day: Option<Date>,
    /// The styrrepo's folder within the repository.
    folder: String,
    /// The folder to start in, relative to the styrrepo's root.
    start: String,
    /// By path relative to the styrrepo's root; none where the commit has no styrrepo.
    blobs: Option<Arc<BTreeMap<String, (Oid, Entry)>>>,
}

impl Git {
    /// Opens the repository that the folder lies in.
    ///
    /// # Errors
    /// When there is none, or it may not be opened.
    pub fn at(start: &Path) -> Result<Self, Refused> {
        // As git itself reads: ids are computed anew when objects are fetched and by `git fsck`. Large folders
        // are otherwise hashed for every version of a long history.
        git2::opts::strict_hash_verification(false);
        let repository = Repository::discover(start).map_err(|error| Refused::to_open(&error, start))?;
        let start = start.canonicalize().unwrap_or_else(|_| start.to_owned());
        let root = repository.workdir().and_then(|it| it.canonicalize().ok());
        let below = root.and_then(|it| start.strip_prefix(it).ok().map(Path::to_owned)).unwrap_or_default();
        let below = below.iter().map(|it| it.to_string_lossy().into_owned()).collect();
        Ok(Self { repository, below })
    }

    /// The styrrepo around the folder, as it was at `name`: anything git can resolve to a commit,
    /// or a day (`2026-05-31`), which is the last commit on HEAD's first-parent history not after it.
    ///
    /// # Errors
    /// When there is no such commit, or its folders cannot be read.
    pub fn revision(&self, name: &str) -> Result<Revision, Refused> {
        self.styrrepo_in(resolve::commit(&self.repository, name)?)
    }

    /// Likewise, as it was in the last version of the branch that is checked out.
    pub(super) fn head(&self) -> Result<Revision, Refused> {
        self.styrrepo_in(resolve::head(&self.repository)?.id())
    }

    /// Likewise, where `name` and HEAD last were one.
    ///
    /// # Errors
    /// When there is no such commit, or it cannot be read.
    pub fn merge_base(&self, name: &str) -> Result<Revision, Refused> {
        self.styrrepo_in(resolve::merge_base(&self.repository, name)?)
    }

    fn styrrepo_in(&self, commit: Oid) -> Result<Revision, Refused> {
        let read = |error: git2::Error| Refused::to_read(&error, &self.repository);
        let found = self.repository.find_commit(commit).map_err(read)?;
        let tree = found.tree().map_err(read)?;
        let root = listing::styrrepo_above(&tree, &self.below);
        let store = Arc::new(Store::new(self.repository.commondir()));
        let blobs = match root {
            Some(depth) => Some(Arc::new(listing::blobs(&store, &tree, &self.below[..depth]).map_err(read)?)),
            None => None,
        };
        let (folder, start) = self.below.split_at(root.unwrap_or_default());
        let (folder, start) = (folder.join("/"), start.join("/"));
        Ok(Revision { store, commit, day: resolve::day_of(&found), folder, start, blobs })
    }
}

impl Revision {
    /// The full id of the commit.
    pub fn commit(&self) -> String {
        self.commit.to_string()
    }

    /// The day of the commit, by the clock of who made it.
    pub const fn day(&self) -> Option<Date> {
        self.day
    }

    /// Whether the commit has a styrrepo where the folder lies.
    pub const fn has_styrrepo(&self) -> bool {
        self.blobs.is_some()
    }

    /// Whether the folder that was started in is the styrrepo's own, not one below it.
    pub(super) const fn is_at_root(&self) -> bool {
        self.start.is_empty()
    }

    /// A path that a user wrote, relative to the styrrepo's root.
    ///
    /// # Errors
    /// When it leads out of the styrrepo, or the commit has nothing there.
    pub fn within(&self, path: &Path) -> Result<String, Refused> {
        let shown = path.display();
        let mut parts: Vec<String> =
            self.start.split('/').filter(|it| !it.is_empty()).map(str::to_owned).collect();
        for part in path.components() {
            let is_inside = match part {
                std::path::Component::CurDir => true,
                std::path::Component::ParentDir => parts.pop().is_some(),
                std::path::Component::Normal(name) => {
                    parts.push(name.to_string_lossy().into_owned());
                    true
                }
                _ => false,
            };
            if !is_inside {
                return Err(Refused::new(format!("`{shown}` ligger utanför styrrepot")));
            }
        }
        let below = parts.join("/");
        let has =
            |it: &str| it.strip_prefix(&below).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let blobs = self.blobs.iter().flat_map(|it| it.keys());
        if below.is_empty() || blobs.into_iter().any(|it| has(it)) {
            Ok(below)
        } else {
            Err(Refused::new(format!("`{shown}` finns inte i den versionen")))
        }
    }

    /// The paths of its files of a kind, in order.
    pub fn paths_of(&self, kind: layout::FileKind) -> Vec<String> {
        let listed = self.list().entries.into_iter().map(|it| it.0);
        listed.filter(|it| layout::kind_of(it) == Some(kind)).collect()
    }

    /// The same version with nothing in it.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self { blobs: None, ..self.clone() }
    }

    pub(super) fn folder_in_git(&self) -> String {
        self.folder.clone()
    }

    pub(super) fn list(&self) -> Listing {
        let blobs = self.blobs.iter().flat_map(|it| it.iter());
        let entries = blobs.map(|(path, (_, entry))| (path.clone(), entry.clone())).collect();
        layout::without_nested(Listing { entries })
    }

    fn blob(&self, path: &str) -> Option<Oid> {
        self.blobs.as_ref()?.get(path).filter(|it| it.1 == Entry::File).map(|it| it.0)
    }

    /// Whether a file holds just that text, told from its id without reading it.
    pub(super) fn holds(&self, path: &str, text: &str) -> bool {
        let known = Oid::hash_object(ObjectType::Blob, text.as_bytes()).ok();
        self.blob(path).is_some_and(|it| Some(it) == known)
    }

    pub(super) fn read(&self, path: &str) -> Result<String, Unreadable> {
        let oid = self
            .blob(path)
            .ok_or_else(|| Unreadable::System("filen finns inte i den versionen".to_owned()))?;
        let bytes = self.store.with(|repository| {
            let odb = repository.odb()?;
            let (size, _) = odb.read_header(oid)?;
            if size as u64 > MAX_BYTES {
                return Ok(None);
            }
            Ok(Some(odb.read(oid)?.data().to_vec()))
        });
        match bytes {
            Ok(Some(bytes)) => text_of(bytes),
            Ok(None) => Err(Unreadable::TooLarge),
            Err(error) if error.code() == ErrorCode::NotFound => Err(Unreadable::System(
                "innehållet finns inte i den här klonen; hämta det med `git fetch --refetch`".to_owned(),
            )),
            Err(error) => Err(Unreadable::System(refused::code(&error))),
        }
    }
}

/// The objects of a repository, opened once for each thread that reads at the same time.
struct Store {
    folder: PathBuf,
    idle: Mutex<Vec<Repository>>,
}

impl Store {
    fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), idle: Mutex::default() }
    }

    fn with<T>(&self, read: impl FnOnce(&Repository) -> Result<T, git2::Error>) -> Result<T, git2::Error> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle().pop();
        let repository = match waiting {
            Some(repository) => repository,
            None => Repository::open(&self.folder)?,
        };
        let answer = read(&repository);
        idle().push(repository);
        answer
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_tuple("Store").field(&self.folder).finish()
    }
}
