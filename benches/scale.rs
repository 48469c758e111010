//! Holds time and memory of `styr` against what it costs merely to read the same files, and against Requiem.
//!
//! `cargo bench --bench scale -- 1000 10000 100000` for other sizes than the usual ones. What it prints is
//! the table of `docs/performance.md`; it fails when a figure misses its goal.
//! Requiem is the program that the variable `REQ` names, or is installed by cargo. Instructions are counted
//! where valgrind is installed, up to 10 000 units.
//! Three hundred papers in one run are held against as many runs, which are not made: one of them is timed
//! and counted so many times. Each corpus has a past in git in which one file was another.
//! Every sample is a fresh process, this program started again with `--measure`, that does one thing and
//! tells its own time and peak memory: no sample inherits warm memory or a thread pool from another, and
//! what `check` prints goes nowhere.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the table is the result")]
#![allow(clippy::expect_used, reason = "a benchmark that cannot run has nothing to tell")]

mod corpus;
mod figures;
mod history;
mod measured;
mod requiem;
mod sample;
mod table;

use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process::ExitCode,
};

use self::{
    measured::Measured,
    requiem::{Counts, Requiem},
    sample::{instructions, load, measure, sample},
    table::Goal,
};

const SIZES: [usize; 2] = [1_000, 10_000];

/// With more units than that there are fewer rounds, and instructions are not counted.
const MANY: usize = 10_000;

const ROUNDS: usize = 5;
const FEW_ROUNDS: usize = 3;

/// A form of [`ROWS`] rows may take this many times as long to come in as it takes to read.
const MAX_IMPORT: Goal = Goal::AtMost(5.0);

const ROWS: usize = 10_000;

/// A check of [`SMALL`] units may take so many milliseconds of a processor, most of which is to start.
const MAX_START: Goal = Goal::AtMost(5.0);

const SMALL: usize = 10;

/// So small a thing is measured as many times.
const STARTS: usize = 30;

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

/// Prints the tables; fails when a figure misses its goal.
fn compare(sizes: &[usize]) -> ExitCode {
    let measured: Vec<Measured> = sizes.iter().map(|it| of_size(*it)).collect();
    let mut faults = table::faults(&measured);
    for line in table::lines(&measured) {
        println!("{line}");
    }
    println!("\n| | goal | |\n| --- | --- | ---: |");
    let start = format!("start-up: CPU of `check` on {SMALL} units, ms");
    faults.extend(tell(&start, MAX_START, start_up()));
    for (ending, ratio) in ["xlsx", "csv"].into_iter().zip(imports()) {
        let what = format!("`import` of {ROWS} rows of {ending} / reading the file");
        faults.extend(tell(&what, MAX_IMPORT, ratio));
    }
    for fault in &faults {
        eprintln!("{fault}");
    }
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints a figure that is the same for all sizes; gives it back as a fault when it misses its goal.
fn tell(what: &str, goal: Goal, value: f64) -> Option<String> {
    println!("| {what} | {} | {} |", goal.words(), goal.shown(value));
    (!goal.is_met(value)).then(|| format!("{what} is {value:.2}, not {}", goal.words()))
}

/// Everything about a corpus of that many units.
fn of_size(units: usize) -> Measured {
    let root = corpus_of(units);
    eprintln!("{units} units: {}", root.display());
    let plan = load(&root);
    let requiem = Requiem::begin(&plan, root.with_extension("requiem"));
    let counts = Counts::of(&plan);
    drop(plan);
    let rounds = if units > MANY { FEW_ROUNDS } else { ROUNDS };
    let mut measured = Measured::take(&root, units, rounds, (counts, &requiem));
    measured.instructions = (units <= MANY).then(|| instructions(&root)).flatten();
    measured
}

/// Milliseconds of a processor for a check of a small styrrepo: the least of many, in which nothing else disturbed.
fn start_up() -> f64 {
    let root = corpus_of(SMALL);
    let least = (0..STARTS).map(|_| sample("check", &root).processor).fold(f64::NAN, f64::min);
    1e3 * least
}

/// How many times as long a form takes to come in as to read, as a workbook and as separated values.
fn imports() -> [f64; 2] {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scale-form");
    let _ = fs::remove_dir_all(&root);
    figures::write(ROWS, &root);
    [["sheet-xlsx", "import-xlsx"], ["sheet-csv", "import-csv"]].map(|works| {
        let round = |_| {
            let [sheet, import] = works.map(|it| sample(it, &root).seconds);
            import / sheet
        };
        let mut ratios: Vec<f64> = (0..=ROUNDS).map(round).skip(1).collect();
        ratios.sort_by(f64::total_cmp);
        ratios[ratios.len() / 2]
    })
}

/// The folder of a corpus, written now unless an earlier run has left it.
fn corpus_of(units: usize) -> PathBuf {
    // A changed generator must not find what the old one wrote.
    let mut generator = DefaultHasher::new();
    [include_str!("corpus.rs"), include_str!("history.rs")].hash(&mut generator);
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("scale-{units}-{:x}", generator.finish()));
    if !root.exists() {
        // Written beside and renamed, so that an interrupted run leaves no half corpus.
        let draft = root.with_extension("draft");
        let _ = fs::remove_dir_all(&draft);
        corpus::write(units, &draft);
        history::begin(&draft).expect("the corpus can be saved in git");
        fs::rename(&draft, &root).expect("the finished corpus can be renamed");
    }
    root
}
