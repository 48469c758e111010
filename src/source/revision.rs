//! A git revision as a source of texts, read from git's objects without a checkout.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::{Context, anyhow};
use git2::{ObjectType, Oid, Repository, TreeWalkMode, TreeWalkResult};

use super::{Entry, Listing, MAX_BYTES, Unreadable, layout, text_of};

/// A styrrepo as it was in one commit.
#[derive(Clone)]
pub struct Revision {
    repository: Arc<Mutex<Repository>>,
    commit: Oid,
    blobs: Arc<BTreeMap<String, (Oid, Entry)>>,
}

impl std::fmt::Debug for Revision {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_tuple("Revision").field(&self.commit).finish()
    }
}

impl Revision {
    /// Opens the styrrepo whose root on disk is `root`, as it was at `revision`
    /// (a commit, a tag, a branch or anything git can resolve).
    ///
    /// # Errors
    /// When there is no git repository, it may not be opened, or the revision does not exist.
    pub fn open(root: &Path, revision: &str) -> anyhow::Result<Self> {
        let repository = Repository::discover(root).map_err(|error| anyhow!(git_words(&error)))?;
        let workdir = repository.workdir().context("git-arkivet har ingen arbetskatalog")?;
        let prefix = prefix_of(root, workdir)?;
        let commit = repository
            .revparse_single(revision)
            .and_then(|object| object.peel_to_commit())
            .map_err(|_| anyhow!("git känner inte till `{revision}`"))?;
        let oid = commit.id();
        let tree = commit.tree().map_err(|error| anyhow!(git_words(&error)))?;
        let blobs = blobs_of(&tree, &prefix)?;
        drop((tree, commit));
        Ok(Self { repository: Arc::new(Mutex::new(repository)), commit: oid, blobs: Arc::new(blobs) })
    }

    /// The full id of the commit.
    pub fn commit(&self) -> String {
        self.commit.to_string()
    }

    pub(super) fn list(&self) -> Listing {
        let entries = self.blobs.iter().map(|(path, (_, entry))| (path.clone(), entry.clone())).collect();
        layout::without_nested(Listing { entries })
    }

    pub(super) fn read(&self, path: &str) -> Result<String, Unreadable> {
        let (oid, _) = self
            .blobs
            .get(path)
            .ok_or_else(|| Unreadable::System("filen finns inte i revisionen".to_owned()))?;
        let repository = self.repository.lock().unwrap_or_else(PoisonError::into_inner);
        let odb = repository.odb().map_err(|error| Unreadable::System(git_words(&error)))?;
        let (size, _) = odb.read_header(*oid).map_err(|error| Unreadable::System(git_words(&error)))?;
        if size as u64 > MAX_BYTES {
            return Err(Unreadable::TooLarge);
        }
        let object = odb.read(*oid).map_err(|error| Unreadable::System(git_words(&error)))?;
        text_of(object.data().to_vec())
    }
}

/// The styrrepo's folder inside the git repository, empty or ending in `/`.
fn prefix_of(root: &Path, workdir: &Path) -> anyhow::Result<String> {
    let root = root.canonicalize().context("kan inte hitta styrrepots mapp")?;
    let workdir = workdir.canonicalize().context("kan inte hitta git-arkivets mapp")?;
    let below = root.strip_prefix(&workdir).context("styrrepot ligger utanför git-arkivet")?;
    Ok(below.iter().fold(String::new(), |path, part| path + &part.to_string_lossy() + "/"))
}

fn blobs_of(tree: &git2::Tree<'_>, prefix: &str) -> anyhow::Result<BTreeMap<String, (Oid, Entry)>> {
    let mut blobs = BTreeMap::new();
    tree.walk(TreeWalkMode::PreOrder, |folder, item| {
        let Ok(name) = item.name() else { return TreeWalkResult::Skip };
        let full = format!("{folder}{name}");
        if item.kind() == Some(ObjectType::Tree) {
            let path = format!("{full}/");
            let below = path.starts_with(prefix) && !name.starts_with('.');
            return if below || prefix.starts_with(&path) {
                TreeWalkResult::Ok
            } else {
                TreeWalkResult::Skip
            };
        }
        if let Some(path) = full.strip_prefix(prefix)
            && !name.starts_with('.')
            && layout::kind_of(path).is_some()
        {
            let is_link = item.filemode() == 0o120_000;
            blobs.insert(path.to_owned(), (item.id(), if is_link { Entry::Symlink } else { Entry::File }));
        }
        TreeWalkResult::Ok
    })
    .map_err(|error| anyhow!(git_words(&error)))?;
    Ok(blobs)
}

/// Puts what git said into Swedish, with the remedy where there is one.
fn git_words(error: &git2::Error) -> String {
    match error.code() {
        git2::ErrorCode::NotFound => "här finns inget git-arkiv".to_owned(),
        git2::ErrorCode::Owner => {
            "git-arkivet ägs av någon annan; kör `git config --global --add safe.directory <mapp>`".to_owned()
        }
        _ => format!("git kunde inte läsa arkivet (felkod {})", error.raw_code()),
    }
}
