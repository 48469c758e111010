//! The versions of a styrrepo, one after the other, and what stands in each of them.
//!
//! Folders are compared by their ids: what is the same in two versions is not opened.

mod watch;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use git2::{Error, ErrorCode, ObjectType, Oid, Repository};
use jiff::civil::Date;
use rayon::prelude::*;

use self::watch::Watch;
use super::{Git, Refused, Revision, Store, listing, resolve};
use crate::source::layout;

/// So many versions at least are followed in one go; as many as there are paths, so that finding all
/// paths anew in the first of them is no great part of the work.
const TOGETHER: usize = 64;

/// One version: a commit on the first-parent history.
#[derive(Clone, Debug)]
pub struct Version {
    commit: Oid,
    tree: Oid,
    /// The day on which it was made, where it was made.
    pub day: Option<Date>,
    /// Who wrote it, as they call themselves.
    pub author: String,
    /// The first line of what they said about it.
    pub summary: String,
}

/// The first-parent history of a version, newest first.
pub struct History {
    store: Arc<Store>,
    /// The folder of the styrrepo within the repository.
    root: Vec<String>,
    versions: Vec<Version>,
    is_cut: bool,
}

/// Something that stands otherwise at a path than in the version after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The place of the version in the history.
    pub version: usize,
    /// The place of the path among those that were asked about.
    pub path: usize,
    /// What stands there in the version: equal ids are equal contents.
    pub id: Option<Oid>,
}

impl Version {
    /// The full id of the commit.
    pub fn commit(&self) -> String {
        self.commit.to_string()
    }
}

impl Git {
    /// The history of a version, for the styrrepo around the folder.
    ///
    /// # Errors
    /// When there is no such version, it has no styrrepo, or its history cannot be read.
    pub fn history(&self, name: &str) -> Result<History, Refused> {
        let read = |error: Error| Refused::to_read(&error, &self.repository);
        let mut next = Some(resolve::commit(&self.repository, name)?);
        let tree = next.map(|it| self.repository.find_commit(it).and_then(|it| it.tree())).transpose();
        let depth = tree.map_err(read)?.and_then(|it| listing::styrrepo_above(&it, &self.below));
        let Some(depth) = depth else {
            return Err(Refused::new(format!("`{name}` har inget styrrepo: styr.toml saknas där"))
                .remedy("ange mappen med -C"));
        };
        let mut versions = Vec::new();
        let mut is_cut = false;
        while let Some(oid) = next {
            let commit = match self.repository.find_commit(oid) {
                Ok(commit) => commit,
                Err(error) if error.code() == ErrorCode::NotFound && !versions.is_empty() => {
                    is_cut = true;
                    break;
                }
                Err(error) => return Err(read(error)),
            };
            next = commit.parent_id(0).ok();
            let words =
                |bytes: Option<&[u8]>| String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned();
            versions.push(Version {
                commit: oid,
                tree: commit.tree_id(),
                day: resolve::day_of(&commit),
                author: words(Some(commit.author().name_bytes())),
                summary: words(commit.message_bytes().split(|it| *it == b'\n').next()),
            });
        }
        is_cut |= self.repository.is_shallow();
        let store = Arc::new(Store::new(self.repository.commondir()));
        Ok(History { store, root: self.below[..depth].to_vec(), versions, is_cut })
    }
}

impl History {
    /// The versions, newest first; there is one at least.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// Whether older versions were never fetched.
    pub const fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The styrrepo's folder within the repository, with `/`; empty at its top.
    pub fn folder(&self) -> String {
        self.root.join("/")
    }

    /// What stands at some paths, files or folders, each named once: first in the version at a place, and
    /// then what each older version has otherwise than the one after it, by version.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn changes(&self, from: usize, paths: &[String]) -> Result<Vec<Change>, Refused> {
        let versions: Vec<usize> = (from..self.versions.len()).collect();
        let of_some = |some: &[usize]| {
            self.read(|repository| {
                let mut watch = Watch::of(paths);
                let mut found = Vec::new();
                // The version after the first is known by those who have looked at it.
                let before = some.first().filter(|it| **it > from).map(|it| it - 1);
                let mut tree = None;
                for version in before.into_iter().chain(some.iter().copied()) {
                    let of_version = self.root_tree(repository, &self.versions[version])?;
                    if tree.replace(of_version) == Some(of_version) {
                        continue;
                    }
                    watch.look(repository, of_version, &mut |path, id| {
                        if Some(version) != before {
                            found.push(Change { version, path, id });
                        }
                    })?;
                }
                Ok(found)
            })
        };
        let at_a_time = TOGETHER.max(paths.len());
        let some: Vec<Vec<Change>> = versions.par_chunks(at_a_time).map(of_some).collect::<Result<_, _>>()?;
        Ok(some.into_iter().flatten().collect())
    }

    /// A version with only what lies at some paths, files or folders.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn part(&self, version: usize, paths: &[String]) -> Result<Revision, Refused> {
        let version = &self.versions[version];
        let blobs = self.read(|repository| match self.root_tree(repository, version)? {
            Some(tree) => listing::some(repository, &repository.find_tree(tree)?, paths),
            None => Ok(BTreeMap::new()),
        })?;
        Ok(self.revision(version, blobs))
    }

    /// The whole of a version.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn whole(&self, version: usize) -> Result<Revision, Refused> {
        let version = &self.versions[version];
        let blobs = self.read(|repository| match self.root_tree(repository, version)? {
            Some(tree) => listing::blobs(&self.store, &repository.find_tree(tree)?, &[]),
            None => Ok(BTreeMap::new()),
        })?;
        Ok(self.revision(version, blobs))
    }

    /// The paths of files that a version has otherwise than the version after it, or that it alone has.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn differing(&self, version: usize) -> Result<Vec<String>, Refused> {
        let Some(newer) = version.checked_sub(1) else { return Ok(Vec::new()) };
        self.read(|repository| {
            let tree = |it: usize| self.root_tree(repository, &self.versions[it]);
            let mut found = Vec::new();
            if let Some(older) = tree(version)? {
                differing(repository, tree(newer)?, older, "", &mut found)?;
            }
            Ok(found)
        })
    }

    fn revision(&self, version: &Version, blobs: BTreeMap<String, (Oid, super::Entry)>) -> Revision {
        let store = Arc::clone(&self.store);
        Revision {
            store,
            commit: version.commit,
            day: version.day,
            folder: self.folder(),
            start: String::new(),
            blobs: Some(Arc::new(blobs)),
        }
    }

    /// The tree of the styrrepo's root; none where the version has no such folder.
    fn root_tree(&self, repository: &Repository, version: &Version) -> Result<Option<Oid>, Error> {
        if self.root.is_empty() {
            return Ok(Some(version.tree));
        }
        match repository.find_tree(version.tree)?.get_path(Path::new(&self.folder())) {
            Ok(entry) => Ok((entry.kind() == Some(ObjectType::Tree)).then(|| entry.id())),
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn read<T>(&self, read: impl FnOnce(&Repository) -> Result<T, Error>) -> Result<T, Refused> {
        self.store.with(read).map_err(|error| {
            let refused =
                Refused::new(format!("versionen går inte att läsa: {}", super::refused::code(&error)));
            if self.is_cut { refused.unshallow() } else { refused.remedy("kör `git fsck`") }
        })
    }
}

fn differing(
    repository: &Repository,
    newer: Option<Oid>,
    older: Oid,
    folder: &str,
    found: &mut Vec<String>,
) -> Result<(), Error> {
    if newer == Some(older) {
        return Ok(());
    }
    let newer = newer.map(|it| repository.find_tree(it)).transpose()?;
    let same: BTreeSet<(Vec<u8>, Oid)> =
        newer.iter().flat_map(|it| it.iter()).map(|it| (it.name_bytes().to_vec(), it.id())).collect();
    for item in &repository.find_tree(older)? {
        let is_hidden = item.name_bytes().starts_with(b".");
        if is_hidden || same.contains(&(item.name_bytes().to_vec(), item.id())) {
            continue;
        }
        let name = String::from_utf8_lossy(item.name_bytes());
        let path = if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") };
        match item.kind() {
            Some(ObjectType::Tree) => {
                let there = newer.as_ref().and_then(|it| it.get_name_bytes(item.name_bytes()));
                let there = there.filter(|it| it.kind() == Some(ObjectType::Tree)).map(|it| it.id());
                differing(repository, there, item.id(), &path, found)?;
            }
            Some(ObjectType::Blob) if layout::kind_of(&path).is_some() => found.push(path),
            _ => {}
        }
    }
    Ok(())
}
