//! One thing done in a fresh process, which tells what it took.

use std::{
    env,
    ffi::OsString,
    fs,
    hint::black_box,
    path::Path,
    process::{Command, ExitCode, Stdio},
    time::Instant,
};

use rayon::prelude::*;
use styr::source::{Entry, Source, folder::Folder};

/// The day on which the corpus has no `fel`.
const DATE: &str = "2026-11-21";

/// So many papers are written in one run.
pub(crate) const PAPERS: u32 = 300;

/// The first unit below the förvaltningar, and those after it, whose papers are written.
const FIRST: usize = 25;

/// What one process told of itself.
pub(crate) struct Sample {
    pub(crate) seconds: f64,
    /// Bytes of text; none from `check`, which does not tell.
    pub(crate) bytes: f64,
    /// Not a number where the system does not tell.
    pub(crate) peak: f64,
}

/// Measures in a process of its own.
pub(crate) fn sample(what: &str, root: &Path) -> Sample {
    let mut command = Command::new(env::current_exe().expect("a running program has a path"));
    if what == "alone" {
        command.env("RAYON_NUM_THREADS", "1");
    }
    let output = command
        .args(["--measure", what])
        .arg(root)
        .stdout(Stdio::null())
        .output()
        .expect("this program can be started again");
    let told = String::from_utf8_lossy(&output.stderr);
    // A run that failed must not count as a fast one.
    assert!(output.status.success(), "{what} failed: {told}");
    let last = told.lines().last().unwrap_or_default();
    let numbers: Vec<f64> = last.split(' ').filter_map(|it| it.parse().ok()).collect();
    let [seconds, bytes, peak] = numbers[..] else { panic!("{what} told no measurement: {told}") };
    Sample { seconds, bytes, peak }
}

/// The other side of [`sample`]: does one thing and tells what it took.
pub(crate) fn measure(what: &str, root: &Path) -> ExitCode {
    let start = Instant::now();
    let (bytes, code) = match what {
        "floor" => (floor(root), ExitCode::SUCCESS),
        "load" => (load(root), ExitCode::SUCCESS),
        "check" | "alone" => (0, styr(root, &["check"])),
        "since" => (0, styr(root, &["check", "--since", "HEAD"])),
        "diff" => (0, styr(root, &["diff", "HEAD"])),
        "paper" => (0, styr(root, &["report", "e000001", "--period", "2026-t2"])),
        "one" => (0, papers(root, 1)),
        "papers" => (0, papers(root, PAPERS as usize)),
        _ => panic!("cannot measure {what}"),
    };
    let seconds = if what == "alone" { processor_seconds() } else { start.elapsed().as_secs_f64() };
    eprintln!("{seconds} {bytes} {}", peak_memory());
    code
}

/// Walks on one thread and reads on all, as `model::load` does, and keeps nothing.
fn floor(root: &Path) -> usize {
    let source = source(root);
    let listing = source.list().expect("the corpus can be listed");
    let files = listing.entries.par_iter().filter(|(_, entry)| *entry == Entry::File);
    files.map(|(path, _)| source.read(path).expect("a file of the corpus can be read").len()).sum()
}

/// Makes the plan, counts its text so that it can be held against the floor's, and frees it.
fn load(root: &Path) -> usize {
    let plan = styr::model::load::load(&source(root)).expect("the corpus can be listed");
    black_box(&plan).sources().iter().map(|(_, file)| file.text.len()).sum()
}

fn styr(root: &Path, command: &[&str]) -> ExitCode {
    let arguments = ["styr".as_ref(), "-C".as_ref(), root.as_os_str(), "--date".as_ref(), DATE.as_ref()];
    let command = command.iter().map(AsRef::as_ref);
    styr::cli::run(arguments.into_iter().chain(command).map(OsString::from))
}

/// Writes the papers of so many units to a folder beside the corpus, and takes them away again.
fn papers(root: &Path, count: usize) -> ExitCode {
    let folder = root.with_extension(format!("papers-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder can be made beside the corpus");
    let units: Vec<String> = (FIRST..FIRST + count).map(|it| format!("e{it:06}")).collect();
    let to = folder.to_str().expect("the folder's name is text");
    let names = units.iter().map(String::as_str);
    let command = ["report", "--period", "2026-t2", "-o", to].into_iter().chain(names);
    let code = styr(root, &command.collect::<Vec<_>>());
    let written = fs::read_dir(&folder).expect("the folder can be read");
    let papers = written.flatten().filter(|it| it.path().extension().is_some_and(|it| it == "md")).count();
    let _ = fs::remove_dir_all(&folder);
    assert_eq!(papers, count, "not every paper was written");
    code
}

fn source(root: &Path) -> Source {
    Source::Folder(Folder::find(root).expect("the corpus has a styr.toml"))
}

/// The most memory that this process has held, in bytes.
fn peak_memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|it| it.trim().trim_end_matches(" kB").parse().ok());
    kibibytes.unwrap_or(f64::NAN) * 1024.0
}

/// What the threads of this process have used of a processor; not a number where the system does not tell.
fn processor_seconds() -> f64 {
    let nanoseconds = |thread: &fs::DirEntry| -> Option<f64> {
        fs::read_to_string(thread.path().join("schedstat")).ok()?.split(' ').next()?.parse().ok()
    };
    let Ok(threads) = fs::read_dir("/proc/self/task") else { return f64::NAN };
    threads.flatten().map(|it| nanoseconds(&it).unwrap_or(f64::NAN)).sum::<f64>() / 1e9
}

/// How many instructions a check takes on one thread, as callgrind counts them; none where it is not
/// installed. What else the machine does changes nothing here.
pub(crate) fn instructions(root: &Path) -> Option<f64> {
    let program = env::current_exe().expect("a running program has a path");
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program);
    command.args(["--measure", "alone"]).arg(root).env("RAYON_NUM_THREADS", "1");
    let output = command.stdout(Stdio::null()).output().ok()?;
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "valgrind failed: {told}");
    let counted = told.lines().find_map(|it| it.split_once("Collected : "));
    Some(counted.and_then(|it| it.1.trim().parse().ok()).expect("callgrind tells what it has collected"))
}
