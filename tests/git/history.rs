//! A styrrepo with a git history, made without the git program.

use std::{fs, path::Path};

use git2::{IndexAddOption, IndexEntry, IndexTime, Oid, Repository, Signature, Time};

use crate::styrrepo::Styrrepo;

/// Seconds of 2026-01-01 at noon in Sweden.
const NEW_YEAR: i64 = 1_767_265_200;

/// A styrrepo that is the working tree of a git repository.
pub(crate) struct History {
    pub(crate) repo: Styrrepo,
    pub(crate) git: Repository,
}

impl History {
    /// The base, with nothing saved yet.
    pub(crate) fn unborn() -> Self {
        Self::of(Styrrepo::base())
    }

    /// The base, saved on the first day of the year.
    pub(crate) fn base() -> Self {
        let history = Self::unborn();
        history.save(0);
        history
    }

    /// The example, saved on the first day of the year.
    pub(crate) fn example() -> Self {
        Self::copy_of("examples/sundsvall")
    }

    /// A folder of this project, saved on the first day of the year.
    pub(crate) fn copy_of(folder: &str) -> Self {
        Self::copy_of_on(folder, 0)
    }

    /// A folder of this project, saved so many days into 2026.
    pub(crate) fn copy_of_on(folder: &str, day: i64) -> Self {
        let history = Self::of(Styrrepo::copy_of(folder));
        history.save(day);
        history
    }

    fn of(repo: Styrrepo) -> Self {
        let mut options = git2::RepositoryInitOptions::new();
        let git = Repository::init_opts(repo.root(), options.initial_head("main")).unwrap();
        Self { repo, git }
    }

    /// Saves every file as the next version, so many days into 2026.
    pub(crate) fn save(&self, day: i64) -> Oid {
        let mut index = self.git.index().unwrap();
        index.add_all(["*"], IndexAddOption::FORCE, None).unwrap();
        index.update_all(["*"], None).unwrap();
        index.write().unwrap();
        self.save_index(&mut index, day)
    }

    /// Saves what the index holds, with something put there that no working tree could.
    pub(crate) fn save_with(&self, path: &[u8], mode: u32, content: &[u8], day: i64) -> Oid {
        let mut index = self.git.index().unwrap();
        let id = self.git.blob(content).unwrap();
        let zero = IndexTime::new(0, 0);
        index
            .add(&IndexEntry {
                ctime: zero,
                mtime: zero,
                dev: 0,
                ino: 0,
                mode,
                uid: 0,
                gid: 0,
                file_size: 0,
                id,
                flags: 0,
                flags_extended: 0,
                path: path.to_vec(),
            })
            .unwrap();
        self.save_index(&mut index, day)
    }

    fn save_index(&self, index: &mut git2::Index, day: i64) -> Oid {
        let tree = self.git.find_tree(index.write_tree().unwrap()).unwrap();
        let parent = self.git.head().ok().map(|it| it.peel_to_commit().unwrap());
        let parents: Vec<&git2::Commit<'_>> = parent.iter().collect();
        let who = signature(day);
        self.git.commit(Some("HEAD"), &who, &who, "Ändrat", &tree, &parents).unwrap()
    }

    /// Makes a version of the present files that has both a parent of its own and HEAD.
    pub(crate) fn merge(&self, other: Oid, day: i64) -> Oid {
        let head = self.git.head().unwrap().peel_to_commit().unwrap();
        let other = self.git.find_commit(other).unwrap();
        let who = signature(day);
        self.git
            .commit(Some("HEAD"), &who, &who, "Sammanfogat", &head.tree().unwrap(), &[&head, &other])
            .unwrap()
    }

    pub(crate) fn tag(&self, name: &str, commit: Oid) {
        let commit = self.git.find_object(commit, None).unwrap();
        self.git.tag(name, &commit, &signature(0), "Beslutad", false).unwrap();
    }

    pub(crate) fn branch(&self, name: &str, commit: Oid) {
        self.git.branch(name, &self.git.find_commit(commit).unwrap(), true).unwrap();
    }

    /// Says that nothing before the commit was fetched.
    pub(crate) fn make_shallow(&self, commit: Oid) {
        fs::write(self.git.path().join("shallow"), format!("{commit}\n")).unwrap();
    }
}

fn signature(day: i64) -> Signature<'static> {
    let time = Time::new(NEW_YEAR + day * 86_400, 60);
    Signature::new("Kansliet", "kansliet@example.org", &time).unwrap()
}

/// Everything below a folder: path, and the text or size.
pub(crate) fn snapshot(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .map(|it| {
            let content = if it.file_type().is_file() { fs::read(it.path()).unwrap() } else { Vec::new() };
            (it.path().to_string_lossy().into_owned(), content)
        })
        .collect();
    all.sort();
    all
}
