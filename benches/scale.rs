//! Holds time and memory of `styr check` against what it costs merely to read the same files.
//!
//! `cargo bench --bench scale -- 1000 10000 100000` for other sizes than the usual ones.
//! What a check takes by unit is held against the size before: in instructions of one thread where
//! valgrind is installed and up to 10 000 units, else in CPU seconds of one thread.
//! One nämnd's paper is held against a check; three hundred papers in one run against as many runs, which
//! are not made: one of them is timed and counted so many times.
//! Each corpus has a past in git in which one file was another: what a change brought must not
//! take much longer than a check.
//! Every sample is a fresh process, this program started again with `--measure`, that does one
//! thing and tells its own time and peak memory: no sample inherits warm memory or a thread pool
//! from another, and what `check` prints goes nowhere.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the table is the result")]
#![allow(clippy::expect_used, reason = "a benchmark that cannot run has nothing to tell")]

mod corpus;
mod history;
mod sample;

use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process::ExitCode,
};

use self::sample::{PAPERS, Sample, instructions, measure, sample};

const SIZES: [usize; 2] = [1_000, 10_000];
const ROUNDS: usize = 7;

const MEGABYTE: f64 = 1e6;

/// `check` may take this many times as long as the floor.
const MAX_TIME: f64 = 5.0;

/// From [`MANY`] units on `check` with all its rules may take this many times as long as loading alone.
const MAX_RULES: f64 = 1.5;

const MANY: usize = 10_000;

/// With [`MANY`] units `check --since` and `diff` with one changed file may take this many times as long
/// as `check`; with more they are not tried.
const MAX_CHANGE: f64 = 1.5;

/// With [`MANY`] units the paper of one nämnd may take this many times as long as `check`.
const MAX_PAPER: f64 = 1.3;

/// Likewise, as many papers in one run must be this many times quicker than a run for each.
const MIN_TOGETHER: f64 = 20.0;

/// Instructions by unit may be this many times those of the size before: sorting takes its logarithm.
const MAX_GROWTH: f64 = 1.08;

/// CPU seconds by unit likewise, up to [`MANY`] units and beyond: caches are smaller than the corpus.
const MAX_GROWTH_OF_TIME: [f64; 2] = [1.12, 1.15];

/// `check` may keep this many bytes for each byte it reads, beyond [`FREE_MEMORY`].
const MAX_MEMORY: f64 = 2.0;

/// What any program of this kind takes before it has read a file, in bytes.
const FREE_MEMORY: f64 = 50.0 * MEGABYTE;

/// Above the columns of [`Figures::row`].
const HEADER: &str = "  units  read MB  floor ms   load ms  check ms load/floor check/floor check/load since/check diff/check paper/check runs/run  CPU s CPU us/unit k instr/unit  peak MB  (peak-50)/read";

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
        let root = corpus_of(units);
        let counted = (units <= MANY).then(|| instructions(&root)).flatten();
        let figures = Figures::of(units, &rounds(&root, units), counted);
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

/// One sample of each thing, taken right after each other.
struct Round {
    floor: Sample,
    load: Sample,
    check: Sample,
    /// A check on one thread, whose seconds are those of the processor.
    alone: Sample,
    /// `check --since` and `diff` with one changed file.
    change: Option<[Sample; 2]>,
    /// The paper of a nämnd, that of a unit far down, and those of [`PAPERS`] such units in one run.
    papers: Option<[Sample; 3]>,
}

impl Round {
    /// How long one of the commands about a change takes for each second of a check.
    fn against_check(&self, which: usize) -> f64 {
        self.change.as_ref().map_or(f64::NAN, |it| it[which].seconds / self.check.seconds)
    }

    /// How long the paper of a nämnd takes for each second of a check.
    fn paper(&self) -> f64 {
        self.papers.as_ref().map_or(f64::NAN, |it| it[0].seconds / self.check.seconds)
    }

    /// How many times longer a run for each paper would take than one run for all.
    fn together(&self) -> f64 {
        let runs = |it: &[Sample; 3]| it[1].seconds * f64::from(PAPERS) / it[2].seconds;
        self.papers.as_ref().map_or(f64::NAN, runs)
    }
}

/// The samples in turn, so that a slow moment of the machine meets all of them.
fn rounds(root: &Path, units: usize) -> Vec<Round> {
    let round = |_| Round {
        floor: sample("floor", root),
        load: sample("load", root),
        check: sample("check", root),
        alone: sample("alone", root),
        change: (units <= MANY).then(|| ["since", "diff"].map(|it| sample(it, root))),
        // A smaller corpus has not so many units far down.
        papers: (2 * PAPERS as usize..=MANY)
            .contains(&units)
            .then(|| ["paper", "one", "papers"].map(|it| sample(it, root))),
    };
    // The first round only warms the file cache.
    (0..=ROUNDS).map(round).skip(1).collect()
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
    /// `check --since` and `diff` against `check`; not numbers where they are not tried.
    change_ratios: [f64; 2],
    /// A nämnd's paper against `check`, and runs for each paper against one run; likewise.
    paper_ratios: [f64; 2],
    /// CPU seconds of a check on one thread: the least of all rounds, which the machine disturbed least.
    processor: f64,
    /// Instructions of a check on one thread, where they were counted.
    instructions: Option<f64>,
    peak: f64,
}

impl Figures {
    fn of(units: usize, rounds: &[Round], instructions: Option<f64>) -> Self {
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
            change_ratios: [median(|it| it.against_check(0)), median(|it| it.against_check(1))],
            paper_ratios: [median(Round::paper), median(Round::together)],
            processor: rounds.iter().map(|it| it.alone.seconds).fold(f64::INFINITY, f64::min),
            instructions,
            peak: median(|it| it.check.peak),
        }
    }

    /// Bytes held for each byte read, beyond what is free.
    fn memory_ratio(&self) -> f64 {
        (self.peak - FREE_MEMORY) / self.bytes
    }

    /// An amount of the whole corpus, by unit.
    fn by_unit(&self, amount: f64) -> f64 {
        amount / f64::from(u32::try_from(self.units).unwrap_or(u32::MAX))
    }

    /// What is wrong when a unit takes more than it did among fewer.
    fn grows_from(&self, fewer: &Self) -> Option<String> {
        let of_time = MAX_GROWTH_OF_TIME[usize::from(self.units > MANY)];
        let time = ("CPU", self.processor, fewer.processor, of_time);
        let counted = self.instructions.zip(fewer.instructions);
        let (what, now, before, limit) =
            counted.map_or(time, |(now, before)| ("instructions", now, before, MAX_GROWTH));
        let growth = self.by_unit(now) / fewer.by_unit(before);
        (growth > limit).then(|| {
            format!("a unit takes {growth:.2} times the {what} it takes among {}, over {limit}", fewer.units)
        })
    }

    fn row(&self) -> String {
        format!(
            "{:>8.1} {:>9.1} {:>9.1} {:>9.1} {:>10.2} {:>11.2} {:>10.2} {:>11.2} {:>10.2} {:>11.2} {:>8.1} {:>6.2} {:>11.1} {:>12.1} {:>8.1} {:>15.2}",
            self.bytes / MEGABYTE,
            self.floor * 1e3,
            self.load * 1e3,
            self.check * 1e3,
            self.load_ratio,
            self.check_ratio,
            self.rules_ratio,
            self.change_ratios[0],
            self.change_ratios[1],
            self.paper_ratios[0],
            self.paper_ratios[1],
            self.processor,
            self.by_unit(self.processor) * 1e6,
            self.by_unit(self.instructions.unwrap_or(f64::NAN)) / 1e3,
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
        for (command, ratio) in ["check --since", "diff"].into_iter().zip(self.change_ratios) {
            if self.units >= MANY && ratio > MAX_CHANGE {
                faults.push(format!("{command} takes {ratio:.2} times check, over {MAX_CHANGE}"));
            }
        }
        let [paper, together] = self.paper_ratios;
        if self.units >= MANY && paper > MAX_PAPER {
            faults.push(format!("a paper takes {paper:.2} times check, over {MAX_PAPER}"));
        }
        if self.units >= MANY && together < MIN_TOGETHER {
            faults.push(format!(
                "{PAPERS} papers in one run are {together:.1} times quicker, under {MIN_TOGETHER}"
            ));
        }
        if self.memory_ratio() > MAX_MEMORY {
            faults
                .push(format!("check holds {:.2} bytes a byte read, over {MAX_MEMORY}", self.memory_ratio()));
        }
        faults
    }
}
