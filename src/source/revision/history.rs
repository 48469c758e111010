//! The versions of a styrrepo, one after the other, and what stands in each of them.
//!
//! Folders are compared by their ids: what is the same in two versions is not opened.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::CStr,
    sync::Arc,
};

use git2::{Error, ErrorCode, ObjectType, Oid, Repository};
use jiff::civil::Date;
use rayon::prelude::*;

use super::{Git, Refused, Revision, Store, listing, resolve};
use crate::source::layout;

/// So many versions are looked at with one memory of the folders that they have in common.
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

    /// What stands at some paths, files or folders, in every version from a place on: equal ids are
    /// equal contents.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn marks(&self, from: usize, paths: &[String]) -> Result<Vec<Vec<Option<Oid>>>, Refused> {
        let of_some = |versions: &[Version]| {
            self.read(|repository| {
                let mut known = Known::default();
                let mut mark = |version| match self.root_tree(repository, version)? {
                    Some(tree) => paths.iter().map(|it| known.find(repository, tree, it)).collect(),
                    None => Ok(vec![None; paths.len()]),
                };
                versions.iter().map(&mut mark).collect()
            })
        };
        let some: Vec<Vec<Vec<Option<Oid>>>> =
            self.versions[from..].par_chunks(TOGETHER).map(of_some).collect::<Result<_, _>>()?;
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
            folder: self.root.join("/"),
            start: String::new(),
            blobs: Some(Arc::new(blobs)),
        }
    }

    /// The tree of the styrrepo's root; none where the version has no such folder.
    fn root_tree(&self, repository: &Repository, version: &Version) -> Result<Option<Oid>, Error> {
        let path = self.root.join("/");
        if path.is_empty() {
            return Ok(Some(version.tree));
        }
        Known::default().find(repository, version.tree, &path)
    }

    fn read<T>(&self, read: impl FnOnce(&Repository) -> Result<T, Error>) -> Result<T, Refused> {
        self.store.with(read).map_err(|error| {
            let refused =
                Refused::new(format!("versionen går inte att läsa: {}", super::refused::code(&error)));
            if self.is_cut { refused.unshallow() } else { refused.remedy("kör `git fsck`") }
        })
    }
}

/// What stands in folders that have been looked in.
#[derive(Default)]
struct Known {
    ids: BTreeMap<(Oid, Vec<u8>), Option<Oid>>,
    /// The folder looked in last, as git stores it.
    open: Option<(Oid, Vec<u8>)>,
}

impl Known {
    /// The id of what stands at a path.
    fn find(&mut self, repository: &Repository, root: Oid, path: &str) -> Result<Option<Oid>, Error> {
        let mut at = root;
        for name in path.split('/') {
            let key = (at, name.as_bytes().to_vec());
            let id = if let Some(id) = self.ids.get(&key) {
                *id
            } else {
                let id = entry(self.bytes(repository, at)?, name.as_bytes());
                *self.ids.entry(key).or_insert(id)
            };
            let Some(id) = id else { return Ok(None) };
            at = id;
        }
        Ok(Some(at))
    }

    fn bytes(&mut self, repository: &Repository, tree: Oid) -> Result<&[u8], Error> {
        let open = match self.open.take() {
            Some(open) if open.0 == tree => open,
            _ => (tree, bytes(repository, tree)?),
        };
        Ok(&self.open.insert(open).1)
    }
}

/// A folder as git stores it; anything else has nothing in it.
fn bytes(repository: &Repository, tree: Oid) -> Result<Vec<u8>, Error> {
    let odb = repository.odb()?;
    if odb.read_header(tree)?.1 != ObjectType::Tree {
        return Ok(Vec::new());
    }
    Ok(odb.read(tree)?.data().to_vec())
}

/// The id of an entry of a folder: `mode name`, a zero byte and the id, one after the other. Read
/// from its bytes, no object is made of each neighbour.
fn entry(mut rest: &[u8], name: &[u8]) -> Option<Oid> {
    while let Ok(head) = CStr::from_bytes_until_nul(rest) {
        let (head, after) = rest.split_at(head.count_bytes());
        let id = after.get(1..=OID_BYTES)?;
        if head.strip_suffix(name).is_some_and(|it| it.ends_with(b" ") && !it[..it.len() - 1].contains(&b' '))
        {
            return Oid::from_bytes(id).ok();
        }
        rest = &after[1 + OID_BYTES..];
    }
    None
}

/// The length of an id in a tree.
const OID_BYTES: usize = 20;

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
