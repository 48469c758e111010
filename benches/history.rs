//! Gives a corpus a past in git: everything saved once, and one file changed since.

use std::{fs, io::Write, path::Path};

use git2::{Buf, IndexAddOption, Repository, Signature, Time};

/// The file that is changed.
const CHANGED: &str = "kf/utfall/2026.toml";

/// Saves every file of a folder, packed as git does with many, and then changes one of them.
pub(crate) fn begin(root: &Path) -> Result<(), git2::Error> {
    let git = Repository::init(root)?;
    let objects = git.odb()?;
    let in_memory = objects.add_new_mempack_backend(999)?;
    let mut index = git.index()?;
    index.add_all(["*"], IndexAddOption::FORCE, None)?;
    index.write()?;
    let tree = git.find_tree(index.write_tree()?)?;
    let author = Signature::new("Styr", "styr@example.org", &Time::new(1_767_265_200, 0))?;
    git.commit(Some("HEAD"), &author, &author, "Första versionen\n", &tree, &[])?;
    let mut pack = Buf::new();
    in_memory.dump(&git, &mut pack)?;
    in_memory.reset()?;
    let mut writer = objects.packwriter()?;
    writer.write_all(&pack).map_err(|it| git2::Error::from_str(&it.to_string()))?;
    writer.commit()?;
    change(&root.join(CHANGED)).map_err(|it| git2::Error::from_str(&it.to_string()))
}

/// Makes an outcome another.
fn change(path: &Path) -> std::io::Result<()> {
    let text = fs::read_to_string(path)?;
    let other = text.replacen("t2 = ", "t2 = 1", 1);
    assert_ne!(text, other, "the changed file has no second period");
    fs::write(path, other)
}
