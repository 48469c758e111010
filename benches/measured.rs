//! What was measured of one corpus, in rounds: within a round everything is taken right after each other,
//! so that a slow moment of the machine meets all of it, and ratios are made within rounds.

use std::{collections::BTreeMap, path::Path};

use super::{
    requiem::{Counts, Requiem},
    sample::{ALONE, PAPERS, Sample, sample},
};

/// What is done in each round, in a process each.
const WORKS: [&str; 8] = ["walk", "floor", "load", "check", ALONE, "status", "since", "diff"];

/// Likewise, where there are as many units as that.
const PAPER_WORKS: [&str; 3] = ["paper", "one", "papers"];

/// The samples of a corpus.
pub(crate) struct Measured {
    pub(crate) units: usize,
    /// What `styr` has counted.
    pub(crate) counts: Counts,
    /// What Requiem has counted.
    pub(crate) other: Counts,
    /// Instructions of a check on one thread, where they were counted.
    pub(crate) instructions: Option<f64>,
    rounds: Vec<Round>,
}

#[derive(Default)]
struct Round {
    samples: BTreeMap<&'static str, Sample>,
    /// Seconds of `req status`.
    requiem: f64,
}

impl Measured {
    /// Measures so many times; the round before them only warms the file cache.
    pub(crate) fn take(
        root: &Path,
        units: usize,
        rounds: usize,
        (counts, requiem): (Counts, &Requiem),
    ) -> Self {
        // A smaller corpus has not so many units far down.
        let papers = if units > 2 * PAPERS as usize { &PAPER_WORKS[..] } else { &[] };
        let round = |_| Round {
            samples: WORKS.iter().chain(papers).map(|&it| (it, sample(it, root))).collect(),
            requiem: requiem.seconds(),
        };
        let rounds: Vec<Round> = (0..=rounds).map(round).skip(1).collect();
        let read = |it: &Round, what: &str| it.samples[what].bytes;
        let unlike = rounds.iter().any(|it| read(it, "floor").total_cmp(&read(it, "load")).is_ne());
        assert!(!unlike, "load reads other files than the floor does");
        Self { units, counts, other: requiem.counts, instructions: None, rounds }
    }

    /// How many times as long one thing takes as another; none where it was not tried.
    pub(crate) fn ratio(&self, what: &str, to: &str) -> Option<f64> {
        self.median(|it| Some(it.samples.get(what)?.seconds / it.samples.get(to)?.seconds))
    }

    /// How many times as long `req status` takes as `check`; none unless both have counted the same.
    pub(crate) fn against_requiem(&self) -> Option<f64> {
        self.median(|it| Some(it.requiem / it.samples["check"].seconds)).filter(|_| self.counts == self.other)
    }

    /// How many times as long a run for each paper would take as one run for all.
    pub(crate) fn together(&self) -> Option<f64> {
        self.ratio("one", "papers").map(|it| it * f64::from(PAPERS))
    }

    /// What share of a check lies between two of the works that follow each other in it.
    pub(crate) fn share(&self, from: Option<&str>, to: &str) -> Option<f64> {
        let start = |it: &Round| from.map_or(0.0, |from| it.samples[from].seconds);
        self.median(|it| Some((it.samples[to].seconds - start(it)) / it.samples["check"].seconds))
    }

    /// Bytes of text in the corpus.
    pub(crate) fn bytes(&self) -> f64 {
        self.rounds.first().map_or(f64::NAN, |it| it.samples["floor"].bytes)
    }

    /// The most memory that a check has held, in bytes.
    pub(crate) fn peak(&self) -> f64 {
        self.rounds.iter().map(|it| it.samples["check"].peak).fold(f64::NAN, f64::max)
    }

    /// Seconds of a processor that a check takes on one thread: the least of all rounds, which the machine
    /// disturbed least.
    pub(crate) fn processor(&self) -> f64 {
        self.rounds.iter().map(|it| it.samples[ALONE].processor).fold(f64::NAN, f64::min)
    }

    /// An amount of the whole corpus, by unit.
    pub(crate) fn by_unit(&self, amount: f64) -> f64 {
        amount / f64::from(u32::try_from(self.units).unwrap_or(u32::MAX))
    }

    fn median(&self, value: impl Fn(&Round) -> Option<f64>) -> Option<f64> {
        let mut values: Vec<f64> = self.rounds.iter().map(value).collect::<Option<_>>()?;
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied()
    }
}
