//! What lies in the folders of a commit.

use std::{
    collections::BTreeMap,
    path::{Component, Path, PathBuf},
};

use git2::{Error, ErrorClass, ErrorCode, ObjectType, Oid, Repository, Tree, TreeEntry};
use rayon::prelude::*;

use super::{
    super::{
        Entry, Unreadable,
        layout::{self, FileKind, MODEL_FILE},
    },
    Store,
};

/// The mode of a symbolic link.
const LINK: i32 = 0o120_000;

type Blob = (String, (Oid, Entry));

/// How many parts of the folder lead to the nearest styrrepo around it.
pub(super) fn styrrepo_above(tree: &Tree<'_>, below: &[String]) -> Option<usize> {
    (0..=below.len()).rev().find(|&depth| {
        let path: PathBuf = below[..depth].iter().map(String::as_str).chain([MODEL_FILE]).collect();
        tree.get_path(&path).is_ok()
    })
}

/// The most files and folders of a version: more than a whole country needs. A few small objects of git
/// can name each other into more folders than there is time to list.
const MAX_ENTRIES: usize = 2_000_000;

/// What is said of more.
pub(super) const TOO_MANY: &str = "den har fler än 2 000 000 filer och mappar";

/// Folders that are looked into side by side before they are counted.
const AT_ONCE: usize = 256;

/// Every path below a folder of the commit that could matter; a few folders at a time.
pub(super) fn blobs(
    store: &Store,
    tree: &Tree<'_>,
    below: &[String],
) -> Result<BTreeMap<String, (Oid, Entry)>, Error> {
    let root = match below {
        [] => tree.id(),
        parts => tree.get_path(&parts.iter().collect::<PathBuf>())?.id(),
    };
    let mut all = Vec::new();
    let mut folders = vec![(String::new(), root)];
    let mut seen = 0;
    while !folders.is_empty() {
        let rest = folders.split_off(folders.len().min(AT_ONCE));
        seen += folders.len();
        if seen + rest.len() + all.len() > MAX_ENTRIES {
            return Err(Error::new(ErrorCode::GenericError, ErrorClass::Tree, TOO_MANY));
        }
        let found: Vec<Folder> = folders
            .par_iter()
            .map(|(path, oid)| store.with(|repository| Ok(folder(path, &repository.find_tree(*oid)?))))
            .collect::<Result<_, _>>()?;
        folders = rest;
        for mut one in found {
            all.append(&mut one.blobs);
            folders.append(&mut one.folders);
            let links = one.links.into_iter().filter(|it| leads_to_folder(store, root, it));
            all.extend(links.map(|(path, oid)| (path, (oid, Entry::Symlink))));
        }
    }
    Ok(all.into_iter().collect())
}

/// What stands at some paths below a tree; of a folder what it holds itself.
pub(super) fn some(
    repository: &Repository,
    tree: &Tree<'_>,
    paths: &[String],
) -> Result<BTreeMap<String, (Oid, Entry)>, Error> {
    let mut found = Folder::default();
    for path in paths {
        let entry = match tree.get_path(Path::new(path)) {
            Ok(entry) => entry,
            Err(error) if error.code() == ErrorCode::NotFound => continue,
            Err(error) => return Err(error),
        };
        if entry.kind() == Some(ObjectType::Tree) && layout::kind_of(path).is_none() {
            found.blobs.append(&mut folder(path, &repository.find_tree(entry.id())?).blobs);
        } else {
            found.add(layout::split(path).0, &entry);
        }
    }
    Ok(found.blobs.into_iter().collect())
}

/// What stands in one folder.
#[derive(Default)]
struct Folder {
    blobs: Vec<Blob>,
    folders: Vec<(String, Oid)>,
    /// Symbolic links that matter only when they lead to a folder.
    links: Vec<(String, Oid)>,
}

fn folder(path: &str, tree: &Tree<'_>) -> Folder {
    let mut found = Folder::default();
    for item in tree.iter().filter(|it| is_name(it.name_bytes())) {
        found.add(path, &item);
    }
    found
}

/// Whether it is the name of one thing that shows itself; git's objects can hold paths in their place.
fn is_name(name: &[u8]) -> bool {
    !name.starts_with(b".") && !name.contains(&b'/')
}

impl Folder {
    fn add(&mut self, folder: &str, item: &TreeEntry<'_>) {
        let name = String::from_utf8_lossy(item.name_bytes());
        let path = if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") };
        let oid = item.id();
        let kind = layout::kind_of(&path);
        let is_named = kind.is_some_and(|it| it != FileKind::Unknown);
        let mut blob = |path, entry| self.blobs.push((path, (oid, entry)));
        match item.kind() {
            Some(ObjectType::Tree) if std::str::from_utf8(item.name_bytes()).is_err() => {
                blob(path, Entry::Unreadable(Unreadable::Name));
            }
            _ if kind.is_some() && std::str::from_utf8(item.name_bytes()).is_err() => {
                blob(path, Entry::Unreadable(Unreadable::Name));
            }
            Some(ObjectType::Tree) if is_named => {
                blob(path.clone(), Entry::Unreadable(Unreadable::Folder));
                self.folders.push((path, oid));
            }
            Some(ObjectType::Tree) => self.folders.push((path, oid)),
            Some(ObjectType::Commit) => blob(path, Entry::Unreadable(Unreadable::Submodule)),
            _ if item.filemode() == LINK && kind.is_none() => self.links.push((path, oid)),
            _ if item.filemode() == LINK => blob(path, Entry::Symlink),
            _ if kind.is_some() => blob(path, Entry::File),
            _ => {}
        }
    }
}

/// Whether a symbolic link names a folder of the same styrrepo.
fn leads_to_folder(store: &Store, root: Oid, (path, oid): &(String, Oid)) -> bool {
    let folder = store.with(|repository| {
        let blob = repository.find_blob(*oid)?;
        let named = String::from_utf8_lossy(blob.content()).into_owned();
        let mut target: Vec<String> = layout::split(path).0.split('/').map(str::to_owned).collect();
        for part in Path::new(&named).components() {
            match part {
                Component::Normal(name) => target.push(name.to_string_lossy().into_owned()),
                Component::ParentDir => drop(target.pop()),
                _ => {}
            }
        }
        let target: PathBuf = target.iter().filter(|it| !it.is_empty()).collect();
        let tree = repository.find_tree(root)?;
        Ok(target.as_os_str().is_empty() || tree.get_path(&target)?.kind() == Some(ObjectType::Tree))
    });
    folder.unwrap_or(false)
}
