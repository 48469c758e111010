//! What stands at some paths, version by version: of each folder on the way only what is sought is
//! looked up, and a folder that is the same as in the version before is not opened.

use std::{collections::BTreeMap, ffi::CStr};

use git2::{Error, ObjectType, Oid, Repository};

/// The length of an id in a tree.
const OID_BYTES: usize = 20;

/// A folder on the way to some paths, with what it held when it was last looked at.
#[derive(Default)]
pub(super) struct Watch {
    within: BTreeMap<Vec<u8>, Watched>,
}

/// A name in a folder.
#[derive(Default)]
struct Watched {
    /// What stands there.
    id: Option<Oid>,
    /// What stood there before, while a folder is being read.
    was: Option<Oid>,
    /// The place among the paths of the path that ends here.
    path: Option<usize>,
    /// What is sought in it.
    below: Watch,
}

impl Watch {
    /// Watches some paths, each named once.
    pub(super) fn of(paths: &[String]) -> Self {
        let mut root = Self::default();
        for (index, path) in paths.iter().enumerate() {
            let mut folder = &mut root;
            let (above, name) = path.rsplit_once('/').map_or((None, path.as_str()), |it| (Some(it.0), it.1));
            for part in above.into_iter().flat_map(|it| it.split('/')) {
                folder = &mut folder.within.entry(part.as_bytes().to_vec()).or_default().below;
            }
            folder.within.entry(name.as_bytes().to_vec()).or_default().path = Some(index);
        }
        root
    }

    /// Looks at a folder as it is in another version, and tells what stands otherwise at which paths.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub(super) fn look(
        &mut self,
        repository: &Repository,
        folder: Option<Oid>,
        see: &mut dyn FnMut(usize, Option<Oid>),
    ) -> Result<(), Error> {
        let bytes = folder.map(|it| bytes(repository, it)).transpose()?.unwrap_or_default();
        for it in self.within.values_mut() {
            it.was = it.id.take();
        }
        let mut left = self.within.len();
        let mut rest = &bytes[..];
        while let (true, Some((name, id, after))) = (left > 0, entry(rest)) {
            rest = after;
            if let Some(it) = self.within.get_mut(name) {
                it.id = Some(id);
                left -= 1;
            }
        }
        for it in self.within.values_mut().filter(|it| it.id != it.was) {
            if let Some(path) = it.path {
                see(path, it.id);
            }
            if !it.below.within.is_empty() {
                it.below.look(repository, it.id, see)?;
            }
        }
        Ok(())
    }
}

/// A folder as git stores it; anything else has nothing in it.
fn bytes(repository: &Repository, tree: Oid) -> Result<Vec<u8>, Error> {
    let objects = repository.odb()?;
    let object = objects.read(tree)?;
    Ok(if object.kind() == ObjectType::Tree { object.data().to_vec() } else { Vec::new() })
}

/// The first entry of a folder, and what follows it: `mode name`, a zero byte and the id. Read from
/// its bytes, no object is made of each neighbour.
fn entry(bytes: &[u8]) -> Option<(&[u8], Oid, &[u8])> {
    let head = CStr::from_bytes_until_nul(bytes).ok()?.to_bytes();
    let name = head.get(head.iter().position(|it| *it == b' ')? + 1..)?;
    let after = &bytes[head.len() + 1..];
    let id = Oid::from_bytes(after.get(..OID_BYTES)?).ok()?;
    Some((name, id, &after[OID_BYTES..]))
}
