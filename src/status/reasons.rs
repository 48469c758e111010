//! Why a light is what it is, with every operand, in short Swedish clauses.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::config::light::Signal;

use super::{
    YellowLimit,
    exact::Exact,
    limits::{Level, Placed, Side},
    series::Reading,
    verdict::{Decision, WRONG_KIND},
    words,
};

/// The number that is compared, and what the reason calls it.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) value: Exact,
    /// Where the number alone does not say what it is.
    pub(super) words: Option<String>,
}

impl Subject {
    pub(super) fn value(value: Exact) -> Self {
        Self { value, words: None }
    }

    fn text(&self) -> Cow<'_, str> {
        self.words.as_deref().map_or_else(|| words::exact(self.value).into(), Cow::Borrowed)
    }
}

/// `84,6 når inte 87 men är minst gulgränsen 83`
pub(super) fn level(level: &Level, subject: &Subject, placed: &Placed) -> String {
    let (good, bad) = match level.side {
        Side::Higher => ("minst", "under"),
        Side::Lower => ("högst", "över"),
    };
    let target = words::exact(level.target);
    let share = placed.share.map_or_else(String::new, |(share, rounded)| {
        format!(" (andelen {} procent avrundas till {})", words::exact(share), words::exact(rounded))
    });
    let subject = format!("{}{share}", subject.text());
    let strict_limit = level.yellow.is_some_and(|it| it.yellow.strict);
    match (placed.signal, placed.limit.map(words::exact)) {
        (Signal::Green, _) if level.is_strict => format!("{subject} är bättre än {target}"),
        (Signal::Green, _) => format!("{subject} är {good} {target}"),
        (Signal::Yellow, Some(limit)) if strict_limit => {
            format!("{subject} når inte {target} men är bättre än gulgränsen {limit}")
        }
        (Signal::Yellow, Some(limit)) => {
            format!("{subject} når inte {target} men är {good} gulgränsen {limit}")
        }
        (_, Some(limit)) if strict_limit => format!("{subject} är inte bättre än gulgränsen {limit}"),
        (_, Some(limit)) => format!("{subject} är {bad} gulgränsen {limit}"),
        (_, None) if level.is_strict => format!("{subject} är inte bättre än {target}"),
        (_, None) => format!("{subject} är {bad} {target}"),
    }
}

/// `3,6 ligger 0,4 utanför 4–6; gult till 0,5`
pub(super) fn interval(
    subject: &Subject,
    (low, high): (Exact, Exact),
    distance: Exact,
    yellow: Option<YellowLimit>,
) -> String {
    let interval = format!("{}–{}", words::exact(low), words::exact(high));
    if distance.is_zero() {
        return format!("{} ligger i {interval}", subject.text());
    }
    format!("{} ligger {} utanför {interval}{}", subject.text(), words::exact(distance), allowed(yellow))
}

/// `10,6 är 0,6 mer än 10; högst 0,5 räknas som oförändrat`
pub(super) fn change(subject: &Subject, from: Exact, rise: Exact, smallest: Exact) -> String {
    let than = if rise < Exact::ZERO { "mindre än" } else { "mer än" };
    let step = words::exact(rise.abs());
    let from = words::exact(from);
    if rise.is_zero() {
        return format!("{} är oförändrat", subject.text());
    }
    format!("{} är {step} {than} {from}{}", subject.text(), unchanged(smallest))
}

/// `11 skiljer 1 från 10; högst 1 räknas som oförändrat`
pub(super) fn maintain(
    subject: &Subject,
    from: Exact,
    distance: Exact,
    smallest: Exact,
    yellow: Option<YellowLimit>,
) -> String {
    let (distance, from) = (words::exact(distance), words::exact(from));
    format!("{} skiljer {distance} från {from}{}{}", subject.text(), unchanged(smallest), allowed(yellow))
}

/// `2026-07-12 är 12 dagar efter 2026-06-30; gult till 30`
pub(super) fn day(
    is_done: bool,
    day: Date,
    target: Date,
    late: Exact,
    yellow: Option<YellowLimit>,
) -> String {
    if late <= Exact::ZERO {
        return format!("{day} är senast {target}");
    }
    let subject = if is_done { day.to_string() } else { format!("inte gjort {day}, som") };
    let days = if late == Exact::ONE { "dag" } else { "dagar" };
    format!("{subject} är {} {days} efter {target}{}", words::exact(late), allowed(yellow))
}

/// `ja`, `nej`
pub(super) fn truth(reading: Reading) -> Decision {
    match reading {
        Reading::Truth(true) => Ok((Signal::Green, "ja".to_owned())),
        Reading::Truth(false) => Ok((Signal::Red, "nej".to_owned())),
        _ => Err(WRONG_KIND.to_owned()),
    }
}

/// `88 är minst 88, gränsen för den bästa fjärdedelen`
pub(super) fn quartiles(subject: &Subject, side: Side, best: Exact, worst: Exact, signal: Signal) -> String {
    let (good, bad) = match side {
        Side::Higher => ("minst", "under"),
        Side::Lower => ("högst", "över"),
    };
    let (best, worst) = (words::exact(best), words::exact(worst));
    match signal {
        Signal::Green => format!("{} är {good} {best}, den bästa fjärdedelens gräns", subject.text()),
        Signal::Yellow => {
            format!(
                "{} ligger mellan den sämsta fjärdedelens gräns {worst} och den bästas {best}",
                subject.text()
            )
        }
        _ => format!("{} är {bad} {worst}, den sämsta fjärdedelens gräns", subject.text()),
    }
}

fn unchanged(smallest: Exact) -> String {
    if smallest.is_zero() {
        return String::new();
    }
    format!("; högst {} räknas som oförändrat", words::exact(smallest))
}

fn allowed(yellow: Option<YellowLimit>) -> String {
    yellow.map_or_else(String::new, |it| {
        let to = if it.written.strict { "gult under" } else { "gult till" };
        format!("; {to} {}", words::number(it.limit))
    })
}
