//! Small styrrepos on disk, and the real program run in them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

/// The day on which every test takes place.
pub(crate) const DAY: &str = "2026-11-21";

/// The files that a page or a test starts from.
pub(crate) const BASE: [(&str, &str); 3] = [
    ("styr.toml", include_str!("base/styr.toml")),
    ("kf/plan.toml", include_str!("base/kf/plan.toml")),
    ("bun/plan.toml", include_str!("base/bun/plan.toml")),
];

/// A styrrepo in a temporary folder; the folder goes with it.
pub(crate) struct Styrrepo {
    root: PathBuf,
}

/// What the program wrote and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) status: Option<i32>,
}

impl Styrrepo {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let root =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("repo-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        Self { root }
    }

    /// The base: a model, a council with one goal, and a nämnd that contributes to it.
    pub(crate) fn base() -> Self {
        let repo = Self::empty();
        for (path, text) in BASE {
            repo.write(path, text);
        }
        repo
    }

    /// A copy of a folder of this project.
    pub(crate) fn copy_of(folder: &str) -> Self {
        let repo = Self::empty();
        copy(&project(folder), &repo.root);
        repo
    }

    /// Makes the files those of a folder of this project and no others; what git keeps stays.
    pub(crate) fn become_copy_of(&self, folder: &str) {
        for entry in fs::read_dir(&self.root).unwrap() {
            let entry = entry.unwrap();
            if entry.file_name() == ".git" {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                fs::remove_dir_all(entry.path()).unwrap();
            } else {
                fs::remove_file(entry.path()).unwrap();
            }
        }
        copy(&project(folder), &self.root);
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    /// Adds to the end of a file.
    pub(crate) fn append(&self, path: &str, text: &str) -> &Self {
        let old = fs::read_to_string(self.root.join(path)).unwrap();
        self.write(path, old + text)
    }

    /// Puts a text where another stands, which must be there.
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) -> &Self {
        let text = fs::read_to_string(self.root.join(path)).unwrap();
        assert!(text.contains(old), "{path} does not contain {old:?}");
        self.write(path, text.replacen(old, new, 1))
    }

    /// Runs `styr` here, on the tests' day.
    pub(crate) fn styr(&self, args: &[&str]) -> Ran {
        let output = program().args(["--date", DAY, "-C"]).arg(&self.root).args(args).output().unwrap();
        Ran::of(&output, &self.root)
    }

    /// Runs `styr` from within this folder, with nothing added.
    pub(crate) fn styr_here(&self, args: &[&str]) -> Ran {
        let output = program().args(args).current_dir(&self.root).output().unwrap();
        Ran::of(&output, &self.root)
    }

    /// The findings of `styr check`, as `rule path:line:column`.
    pub(crate) fn findings(&self, args: &[&str]) -> Vec<String> {
        let ran = self.styr(&[&["check", "--format", "json"], args].concat());
        let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{ran:?}"));
        let findings = json["findings"].as_array().unwrap();
        findings
            .iter()
            .map(|it| {
                let text = |key: &str| it[key].as_str().unwrap().to_owned();
                format!("{} {}:{}:{}", text("rule"), text("path"), it["line"], it["column"])
            })
            .collect()
    }
}

impl Drop for Styrrepo {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

impl Ran {
    pub(crate) fn of(output: &Output, root: &Path) -> Self {
        let text = |bytes: &[u8]| {
            let root = root.to_string_lossy().into_owned();
            String::from_utf8_lossy(bytes).replace(&root, "<repo>")
        };
        Self { stdout: text(&output.stdout), stderr: text(&output.stderr), status: output.status.code() }
    }
}

/// The program, without colour and with nothing to read.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_styr"));
    command.stdin(Stdio::null()).env("NO_COLOR", "1").env("COLUMNS", "100");
    command
}

/// Runs the program outside any styrrepo.
pub(crate) fn run(args: &[&str]) -> Ran {
    let output = program().args(args).current_dir(env!("CARGO_TARGET_TMPDIR")).output().unwrap();
    Ran::of(&output, Path::new(env!("CARGO_TARGET_TMPDIR")))
}

/// A path in this project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The styrrepos among the examples, as paths in this project; what else lies there is no styrrepo.
pub(crate) fn examples() -> Vec<String> {
    let names = fs::read_dir(project("examples")).unwrap().map(|it| it.unwrap().file_name());
    let mut all: Vec<String> = names.map(|it| format!("examples/{}", it.to_str().unwrap())).collect();
    all.retain(|it| project(it).join("styr.toml").exists());
    all.sort();
    assert!(!all.is_empty(), "no example was found");
    all
}

/// Copies a folder with all that lies in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
