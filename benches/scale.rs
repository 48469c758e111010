//! Holds time and memory of `styr check` against what it costs merely to read the same files.
//!
//! `cargo bench --bench scale -- 1000 10000 100000` for other sizes than the usual ones.
//! CPU seconds are told by a check on one thread, so that they can be held against each other by unit.
//! Every sample is a fresh process, this program started again with `--measure`, that does one
//! thing and tells its own time and peak memory: no sample inherits warm memory or a thread pool
//! from another, and what `check` prints goes nowhere.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the table is the result")]
#![allow(clippy::expect_used, reason = "a benchmark that cannot run has nothing to tell")]

mod corpus;

use std::{
    env,
    ffi::OsString,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    hint::black_box,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    time::Instant,
};

use rayon::prelude::*;
use styr::source::{Entry, Source, folder::Folder};

const SIZES: [usize; 2] = [1_000, 10_000];
const ROUNDS: usize = 7;

/// The day on which the corpus has no `fel`.
const DATE: &str = "2026-11-21";

const MEGABYTE: f64 = 1e6;

/// `check` may take this many times as long as the floor.
const MAX_TIME: f64 = 5.0;

/// From [`MANY`] units on `check` with all its rules may take this many times as long as loading alone.
const MAX_RULES: f64 = 1.5;

const MANY: usize = 10_000;

/// CPU seconds by unit may be this many times those of the size before, up to [`MANY`] units and beyond.
const MAX_GROWTH: [f64; 2] = [1.12, 1.15];

/// `check` may keep this many bytes for each byte it reads, beyond [`FREE_MEMORY`].
const MAX_MEMORY: f64 = 2.0;

/// What any program of this kind takes before it has read a file, in bytes.
const FREE_MEMORY: f64 = 50.0 * MEGABYTE;

/// Above the columns of [`Figures::row`].
const HEADER: &str = "  units  read MB  floor ms   load ms  check ms load/floor check/floor check/load  CPU s CPU us/unit  peak MB  (peak-50)/read";

fn main() -> ExitCode {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    if let [first, what, root] = arguments.as_slice()
        && first == "--measure"
    {
        return measure(what, Path::new(root));
    }
    // Cargo says `--bench` when it means it; `cargo test --all-targets` builds without optimising.
    let Some(told) = arguments.iter().position(|it| it == "--bench") else {
        println!("measures only under `cargo bench`");
        return ExitCode::SUCCESS;
    };
    arguments.remove(told);
    let mut sizes: Vec<usize> =
        arguments.iter().map(|it| it.parse().expect("an argument is a number of units")).collect();
    if sizes.is_empty() {
        sizes.extend(SIZES);
    }
    compare(&sizes)
}

/// Prints a row for each size; fails when one of them takes too much.
fn compare(sizes: &[usize]) -> ExitCode {
    println!("{HEADER}");
    let mut faults = Vec::new();
    let mut before: Option<Figures> = None;
    for &units in sizes {
        let figures = Figures::of(units, &rounds(&corpus_of(units)));
        println!("{units:>7} {}", figures.row());
        let growth = before.as_ref().and_then(|it| figures.grows_from(it));
        let found = figures.faults().into_iter().chain(growth);
        faults.extend(found.map(|fault| format!("{units} units: {fault}")));
        before = Some(figures);
    }
    for fault in &faults {
        eprintln!("{fault}");
    }
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The folder of a corpus, written now unless an earlier run has left it.
fn corpus_of(units: usize) -> PathBuf {
    // A changed generator must not find what the old one wrote.
    let mut generator = DefaultHasher::new();
    include_str!("corpus.rs").hash(&mut generator);
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("scale-{units}-{:x}", generator.finish()));
    if !root.exists() {
        // Written beside and renamed, so that an interrupted run leaves no half corpus.
        let draft = root.with_extension("draft");
        corpus::write(units, &draft);
        fs::rename(&draft, &root).expect("the finished corpus can be renamed");
    }
    root
}

/// What one process told of itself.
struct Sample {
    seconds: f64,
    /// Bytes of text; none from `check`, which does not tell.
    bytes: f64,
    /// Not a number where the system does not tell.
    peak: f64,
}

/// One sample of each thing, taken right after each other.
struct Round {
    floor: Sample,
    load: Sample,
    check: Sample,
    /// A check on one thread, whose seconds are those of the processor.
    alone: Sample,
}

/// The samples in turn, so that a slow moment of the machine meets all of them.
fn rounds(root: &Path) -> Vec<Round> {
    let round = |_| Round {
        floor: sample("floor", root),
        load: sample("load", root),
        check: sample("check", root),
        alone: sample("alone", root),
    };
    // The first round only warms the file cache.
    (0..=ROUNDS).map(round).skip(1).collect()
}

/// Measures in a process of its own.
fn sample(what: &str, root: &Path) -> Sample {
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
fn measure(what: &str, root: &Path) -> ExitCode {
    let start = Instant::now();
    let (bytes, code) = match what {
        "floor" => (floor(root), ExitCode::SUCCESS),
        "load" => (load(root), ExitCode::SUCCESS),
        "check" | "alone" => (0, check(root)),
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

fn check(root: &Path) -> ExitCode {
    let arguments = ["styr".as_ref(), "-C".as_ref(), root.as_os_str(), "--date".as_ref(), DATE.as_ref()];
    styr::cli::run(arguments.into_iter().chain(["check".as_ref()]).map(OsString::from))
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

/// The row of one size.
struct Figures {
    units: usize,
    bytes: f64,
    floor: f64,
    load: f64,
    check: f64,
    load_ratio: f64,
    check_ratio: f64,
    rules_ratio: f64,
    /// CPU seconds of a check on one thread: the least of all rounds, which the machine disturbed least.
    processor: f64,
    peak: f64,
}

impl Figures {
    fn of(units: usize, rounds: &[Round]) -> Self {
        let unlike = rounds.iter().any(|it| it.floor.bytes.total_cmp(&it.load.bytes).is_ne());
        assert!(!unlike, "load reads other files than the floor does");
        let median = |value: fn(&Round) -> f64| {
            let mut values: Vec<f64> = rounds.iter().map(value).collect();
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        Self {
            units,
            bytes: median(|it| it.floor.bytes),
            floor: median(|it| it.floor.seconds),
            load: median(|it| it.load.seconds),
            check: median(|it| it.check.seconds),
            load_ratio: median(|it| it.load.seconds / it.floor.seconds),
            check_ratio: median(|it| it.check.seconds / it.floor.seconds),
            rules_ratio: median(|it| it.check.seconds / it.load.seconds),
            processor: rounds.iter().map(|it| it.alone.seconds).fold(f64::INFINITY, f64::min),
            peak: median(|it| it.check.peak),
        }
    }

    /// Bytes held for each byte read, beyond what is free.
    fn memory_ratio(&self) -> f64 {
        (self.peak - FREE_MEMORY) / self.bytes
    }

    /// CPU seconds of a check, by unit.
    fn by_unit(&self) -> f64 {
        self.processor / f64::from(u32::try_from(self.units).unwrap_or(u32::MAX))
    }

    /// What is wrong when a unit takes more than it did among fewer.
    fn grows_from(&self, fewer: &Self) -> Option<String> {
        let growth = self.by_unit() / fewer.by_unit();
        let limit = MAX_GROWTH[usize::from(self.units > MANY)];
        (growth > limit).then(|| {
            format!("a unit takes {growth:.2} times the CPU it takes among {}, over {limit}", fewer.units)
        })
    }

    fn row(&self) -> String {
        format!(
            "{:>8.1} {:>9.1} {:>9.1} {:>9.1} {:>10.2} {:>11.2} {:>10.2} {:>6.2} {:>11.1} {:>8.1} {:>15.2}",
            self.bytes / MEGABYTE,
            self.floor * 1e3,
            self.load * 1e3,
            self.check * 1e3,
            self.load_ratio,
            self.check_ratio,
            self.rules_ratio,
            self.processor,
            self.by_unit() * 1e6,
            self.peak / MEGABYTE,
            self.memory_ratio(),
        )
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if self.check_ratio > MAX_TIME {
            faults.push(format!("check takes {:.2} times the floor, over {MAX_TIME}", self.check_ratio));
        }
        if self.units >= MANY && self.rules_ratio > MAX_RULES {
            faults.push(format!("check takes {:.2} times loading alone, over {MAX_RULES}", self.rules_ratio));
        }
        if self.memory_ratio() > MAX_MEMORY {
            faults
                .push(format!("check holds {:.2} bytes a byte read, over {MAX_MEMORY}", self.memory_ratio()));
        }
        faults
    }
}
