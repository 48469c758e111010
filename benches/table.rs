//! The figures as a table for `docs/performance.md`, and those of them that miss their goal.

use super::{measured::Measured, sample::PAPERS};

/// What a figure is to be.
#[derive(Clone, Copy)]
pub(crate) enum Goal {
    Told,
    AtMost(f64),
    AtLeast(f64),
}

impl Goal {
    pub(crate) fn is_met(self, value: f64) -> bool {
        match self {
            Self::Told => true,
            // What is not a number has met nothing.
            Self::AtMost(most) => value <= most,
            Self::AtLeast(least) => value >= least,
        }
    }

    pub(crate) fn words(self) -> String {
        match self {
            Self::Told => String::new(),
            Self::AtMost(most) => format!("at most {most}"),
            Self::AtLeast(least) => format!("at least {least}"),
        }
    }

    /// A figure as the table shows it.
    pub(crate) fn shown(self, value: f64) -> String {
        let missed = if self.is_met(value) { "" } else { " (missed)" };
        format!("{value:.2}{missed}")
    }
}

/// A line of the table.
struct Line {
    what: &'static str,
    goal: Goal,
    /// The goal holds from so many units on.
    from: usize,
    /// Of a corpus, and of the smaller one before it; none where it was not measured.
    value: Value,
}

/// The size that the goals are about.
const MANY: usize = 10_000;

const MEGABYTE: f64 = 1e6;

/// What any program of this kind takes before it has read a file, in megabytes.
const FREE_MEMORY: f64 = 50.0;

const LINES: [Line; 19] = [
    told("text read, MB", |it, _| Some(it.bytes() / MEGABYTE)),
    line("`check` / walk and read", Goal::AtMost(2.5), |it, _| it.ratio("check", "floor")),
    line("`req status` / `check`", Goal::AtLeast(5.0), |it, _| it.against_requiem()),
    told("load / walk and read", |it, _| it.ratio("load", "floor")),
    told("`check` / load", |it, _| it.ratio("check", "load")),
    told("`status` / `check`", |it, _| it.ratio("status", "check")),
    line("`check --since`, one file changed / `check`", Goal::AtMost(1.5), |it, _| {
        it.ratio("since", "check")
    }),
    line("`diff`, one file changed / `check`", Goal::AtMost(1.5), |it, _| it.ratio("diff", "check")),
    line("one nämnd's paper / `check`", Goal::AtMost(1.3), |it, _| it.ratio("paper", "check")),
    line(TOGETHER, Goal::AtLeast(20.0), |it, _| it.together()),
    Line {
        from: 0,
        ..line("peak memory less 50 MB / text read", Goal::AtMost(1.5), |it, _| {
            Some((it.peak() - FREE_MEMORY * MEGABYTE) / it.bytes())
        })
    },
    told("peak memory of `check`, MB", |it, _| Some(it.peak() / MEGABYTE)),
    line("CPU of a unit / of one in the size before", Goal::AtMost(1.12), |it, fewer| {
        Some(it.by_unit(it.processor()) / fewer.map(|it| it.by_unit(it.processor()))?)
    }),
    line("instructions of a unit / of one in the size before", Goal::AtMost(1.12), |it, fewer| {
        Some(it.by_unit(it.instructions?) / fewer.and_then(|it| Some(it.by_unit(it.instructions?)))?)
    }),
    told("instructions of a unit, thousands", |it, _| Some(it.by_unit(it.instructions?) / 1e3)),
    told("of a check: walking, %", |it, _| percent(it.share(None, "walk"))),
    told("of a check: reading, %", |it, _| percent(it.share(Some("walk"), "floor"))),
    told("of a check: parsing and linking, %", |it, _| percent(it.share(Some("floor"), "load"))),
    told("of a check: rules and showing, %", |it, _| percent(it.share(Some("load"), "check"))),
];

const TOGETHER: &str = "300 papers: 300 runs / one run";
const _: () = assert!(PAPERS == 300, "the line says how many");

type Value = fn(&Measured, Option<&Measured>) -> Option<f64>;

const fn told(what: &'static str, value: Value) -> Line {
    line(what, Goal::Told, value)
}

const fn line(what: &'static str, goal: Goal, value: Value) -> Line {
    Line { what, goal, from: MANY, value }
}

fn percent(share: Option<f64>) -> Option<f64> {
    share.map(|it| 100.0 * it)
}

/// The lines of the table, in Markdown.
pub(crate) fn lines(sizes: &[Measured]) -> Vec<String> {
    let row = |what: &str, goal: &str, cell: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = (0..sizes.len()).map(cell).collect();
        format!("| {what} | {goal} | {} |", cells.join(" | "))
    };
    let counts = |of: fn(&Measured) -> super::requiem::Counts| {
        move |at: usize| format!("{}; {}", of(&sizes[at]).things, of(&sizes[at]).links)
    };
    let mut lines = vec![
        row("units", "goal", &|at| sizes[at].units.to_string()),
        row("---", "---", &|_| "---:".to_owned()),
        row("things and links, counted by `styr`", "", &counts(|it| it.counts)),
        row("things and links, counted by Requiem", "the same", &counts(|it| it.other)),
    ];
    for line in &LINES {
        lines.push(row(line.what, &line.goal.words(), &|at| match figure(line, sizes, at) {
            Some(value) => line.goal_at(sizes[at].units).shown(value),
            None => String::new(),
        }));
    }
    lines
}

/// The figures that miss their goals, a sentence each.
pub(crate) fn faults(sizes: &[Measured]) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, measured) in sizes.iter().enumerate() {
        if measured.counts != measured.other {
            faults.push(format!(
                "{} units: the tools count differently, so their ratio is void",
                measured.units
            ));
        }
        for line in &LINES {
            let goal = line.goal_at(measured.units);
            if let Some(value) = figure(line, sizes, at).filter(|it| !goal.is_met(*it)) {
                let words = goal.words();
                faults.push(format!("{} units: {} is {value:.2}, not {words}", measured.units, line.what));
            }
        }
    }
    faults
}

fn figure(line: &Line, sizes: &[Measured], at: usize) -> Option<f64> {
    (line.value)(&sizes[at], at.checked_sub(1).map(|it| &sizes[it]))
}

impl Line {
    fn goal_at(&self, units: usize) -> Goal {
        if units < self.from { Goal::Told } else { self.goal }
    }
}
