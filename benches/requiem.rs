//! The same things and links as requirements of Requiem, the quickest other tool of the kind, which counts them.
//!
//! Requiem has a file for each requirement, and knows neither outcomes nor analyses: those are left out.

use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::Instant,
};

use styr::model::{Plan, thing::Thing};

/// The package that has the program `req`, and its version.
pub(crate) const PACKAGE: [&str; 2] = ["requirements-manager", "0.1.1"];

/// Things and links between them, as a tool counts them itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) things: usize,
    pub(crate) links: usize,
}

impl Counts {
    /// What `styr` has found.
    pub(crate) fn of(plan: &Plan) -> Self {
        Self { things: plan.things().count(), links: plan.things().map(|it| it.all_links().count()).sum() }
    }
}

/// The program, and a folder of requirements that it has counted.
pub(crate) struct Requiem {
    program: PathBuf,
    folder: PathBuf,
    pub(crate) counts: Counts,
}

impl Requiem {
    /// Writes the things of a plan as requirements in a folder, and has them counted.
    ///
    /// The links are written as not yet accepted, since Requiem tells how many those are; then it accepts
    /// them all, which is how they stand where such a tool is in use.
    pub(crate) fn begin(plan: &Plan, folder: PathBuf) -> Self {
        let _ = fs::remove_dir_all(&folder);
        write(plan, &folder);
        let mut requiem = Self { program: program(), folder, counts: Counts { things: 0, links: 0 } };
        let (things, links) = requiem.status();
        requiem.counts = Counts { things, links };
        if links > 0 {
            let accepted = requiem.run(&["accept", "--all", "--apply", "--yes"]);
            assert!(accepted.status.success(), "req accept failed: {}", told(&accepted));
        }
        assert_eq!(requiem.status(), (things, 0), "not every link is accepted");
        requiem
    }

    /// How long `req status` takes, in seconds.
    pub(crate) fn seconds(&self) -> f64 {
        let start = Instant::now();
        let (things, _) = self.status();
        let seconds = start.elapsed().as_secs_f64();
        assert_eq!(things, self.counts.things, "req status counts otherwise than before");
        seconds
    }

    /// How many requirements there are, and how many of their links are not accepted.
    fn status(&self) -> (usize, usize) {
        let output = self.run(&["status", "--quiet"]);
        let text = told(&output);
        let number = |name: &str| text.split_whitespace().find_map(|it| it.strip_prefix(name)?.parse().ok());
        let (Some(things), Some(links)) = (number("total="), number("suspect=")) else {
            panic!("req status told no counts: {text}");
        };
        (things, links)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(&self.program);
        command.arg("--root").arg(&self.folder).args(arguments);
        command.output().expect("req can be started")
    }
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The program that the variable `REQ` names, else one that cargo installs below the target folder.
fn program() -> PathBuf {
    if let Some(program) = env::var_os("REQ") {
        return program.into();
    }
    let [package, version] = PACKAGE;
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("requiem-{version}"));
    let program = root.join("bin").join(format!("req{}", env::consts::EXE_SUFFIX));
    if !program.exists() {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["install", package, "--version", version, "--locked", "--quiet", "--root"]).arg(&root);
        let status = cargo.env_remove("RUSTFLAGS").status().expect("cargo can be started");
        assert!(status.success(), "cargo cannot install {package} {version}");
    }
    program
}

/// A file for each thing, in a folder for each unit.
fn write(plan: &Plan, folder: &Path) {
    for thing in plan.things() {
        let folder = folder.join(thing.unit().map_or("", |it| it.id()));
        fs::create_dir_all(&folder).expect("a unit's folder can be made");
        fs::write(folder.join(format!("{}.md", name(thing))), requirement(thing))
            .expect("a requirement can be written");
    }
}

/// What a requirement is called: the kind of thing and a number.
fn name(thing: Thing<'_>) -> String {
    format!("{}-{:03}", thing.kind().table().to_uppercase(), thing.key().index() + 1)
}

/// The number that links go by.
fn uuid(thing: Thing<'_>) -> String {
    format!("00000000-0000-4000-8000-{:012x}", thing.key().index() + 1)
}

fn requirement(thing: Thing<'_>) -> String {
    let mut text = format!("---\n_version: '1'\nuuid: {}\ncreated: 2026-01-01T00:00:00Z\n", uuid(thing));
    for (number, link) in thing.all_links().enumerate() {
        if number == 0 {
            text += "parents:\n";
        }
        let (parent, called) = (uuid(link.to), name(link.to));
        let _ = write!(text, "- uuid: {parent}\n  fingerprint: '0'\n  hrid: {called}\n");
    }
    let _ = write!(text, "---\n# {} {}\n\n", name(thing), thing.title(2026));
    for child in thing.item().children() {
        let _ = writeln!(text, "* {}: {}", child.key(), child.raw());
    }
    text
}
