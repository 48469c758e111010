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
use styr::{
    model::Plan,
    source::{Entry, Source, folder::Folder},
};

use super::figures::{SEPARATED, WORKBOOK};

/// The day on which the corpus has no `fel`.
const DATE: &str = "2026-11-21";

/// So many papers are written in one run.
pub(crate) const PAPERS: u32 = 300;

/// The first unit below the förvaltningar, and those after it, whose papers are written.
const FIRST: usize = 25;

/// A check on one thread.
pub(crate) const ALONE: &str = "alone";

/// What one process told of itself.
pub(crate) struct Sample {
    pub(crate) seconds: f64,
    /// Seconds of a processor, over all threads; not a number where the system does not tell.
    pub(crate) processor: f64,
    /// Bytes of text; none from `check`, which does not tell.
    pub(crate) bytes: f64,
    /// Not a number where the system does not tell.
    pub(crate) peak: f64,
}

/// Measures in a process of its own.
pub(crate) fn sample(what: &str, root: &Path) -> Sample {
    let mut command = Command::new(env::current_exe().expect("a running program has a path"));
    if what == ALONE {
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
    let [seconds, processor, bytes, peak] = numbers[..] else { panic!("{what} told no measurement: {told}") };
    Sample { seconds, processor, bytes, peak }
}

/// The other side of [`sample`]: does one thing and tells what it took.
pub(crate) fn measure(what: &str, root: &Path) -> ExitCode {
    let start = Instant::now();
    let (bytes, code) = match what {
        "walk" => (walk(root), ExitCode::SUCCESS),
        "floor" => (floor(root), ExitCode::SUCCESS),
        "load" => (text_of(&load(root)), ExitCode::SUCCESS),
        "check" | ALONE => (0, styr(root, &["check"])),
        "status" => (0, styr(root, &["status"])),
        "since" => (0, styr(root, &["check", "--since", "HEAD"])),
        "diff" => (0, styr(root, &["diff", "HEAD"])),
        "paper" => (0, styr(root, &["report", "e000001", "--period", "2026-t2"])),
        "one" => (0, papers(root, 1)),
        "papers" => (0, papers(root, PAPERS as usize)),
        "sheet-xlsx" => (workbook(root), ExitCode::SUCCESS),
        "sheet-csv" => (separated(root), ExitCode::SUCCESS),
        "import-xlsx" => (0, import(root, WORKBOOK)),
        "import-csv" => (0, import(root, SEPARATED)),
        _ => panic!("cannot measure {what}"),
    };
    eprintln!("{} {} {bytes} {}", start.elapsed().as_secs_f64(), processor_seconds(), peak_memory());
    code
}

/// Walks as `model::load` does.
fn walk(root: &Path) -> usize {
    source(root).list().expect("the corpus can be listed").entries.len()
}

/// Walks and reads on all threads, as `model::load` does, and keeps nothing.
fn floor(root: &Path) -> usize {
    let source = source(root);
    let listing = source.list().expect("the corpus can be listed");
    let files = listing.entries.par_iter().filter(|(_, entry)| *entry == Entry::File);
    files.map(|(path, _)| source.read(path).expect("a file of the corpus can be read").len()).sum()
}

/// How much text a plan is made of, so that it can be held against the floor's.
fn text_of(plan: &Plan) -> usize {
    black_box(plan).sources().iter().map(|(_, file)| file.text.len()).sum()
}

/// The plan of a corpus.
pub(crate) fn load(root: &Path) -> Plan {
    styr::model::load::load(&source(root)).expect("the corpus can be listed")
}

/// Reads the workbook and keeps its cells.
fn workbook(root: &Path) -> usize {
    let bytes = fs::read(root.join(WORKBOOK)).expect("the form can be read");
    let tables = styr::figures::sheet::read(&bytes).expect("the form is a workbook");
    black_box(tables).iter().map(|it| it.lines.len()).sum()
}

/// Reads the separated values and keeps their cells.
fn separated(root: &Path) -> usize {
    let bytes = fs::read(root.join(SEPARATED)).expect("the form can be read");
    let text = styr::figures::csv::text_of(&bytes).expect("the form is text");
    let table = styr::figures::csv::read(&text, b';').expect("the form has columns");
    black_box(table).lines.len()
}

fn import(root: &Path, form: &str) -> ExitCode {
    styr(root, &["import", &root.join(form).to_string_lossy(), "--dry-run"])
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
    command.args(["--measure", ALONE]).arg(root).env("RAYON_NUM_THREADS", "1");
    let output = command.stdout(Stdio::null()).output().ok()?;
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "valgrind failed: {told}");
    let counted = told.lines().find_map(|it| it.split_once("Collected : "));
    Some(counted.and_then(|it| it.1.trim().parse().ok()).expect("callgrind tells what it has collected"))
}
