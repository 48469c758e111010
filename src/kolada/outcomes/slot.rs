//! In which row a year's figure stands.

use crate::{
    edit::record::subject::Subject,
    model::{outcome::Outcome, period::Period},
};

/// The row of a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot<'p> {
    /// The period that it is written for.
    pub(super) period: Period,
    /// What stands there.
    pub(super) row: Option<Outcome<'p>>,
    /// Whether the row must name the year that it speaks of.
    pub(super) names_year: bool,
}

/// Where a year's figure stands: in the row that names the year (`avser_ar`); else as long after the
/// year as the latest row that names one; else in the last period of the year that is measured.
///
/// # Errors
/// When the row speaks of another year, in words for the user.
pub(super) fn of(subject: Subject<'_>, year: i16) -> Result<Slot<'_>, String> {
    let rows = || subject.outcomes().rev();
    if let Some(row) = rows().find(|it| it.about_year() == Some(year)) {
        return Ok(Slot { period: row.period, row: Some(row), names_year: false });
    }
    let late = rows().find_map(|it| Some((it.period, it.about_year()?)));
    let period = match late {
        Some((period, about)) => {
            let delay = period.year.saturating_sub(about);
            Some(Period { year: year.saturating_add(delay), ..period })
        }
        None => last_measured(subject, year),
    };
    let period = period.ok_or("indikatorn mäts inte i någon period")?;
    let row = rows().find(|it| it.period == period);
    let about = row.map(|it| (it.about_year(), it.value().is_some()));
    let other = match about {
        Some((Some(about), _)) => Some(about),
        Some((None, true)) if period.year != year => Some(period.year),
        _ => None,
    };
    match other {
        Some(other) => {
            let when = period.name(&subject.thing.plan().config().follow_up);
            Err(format!("raden för {when} talar om {other}, så {year} får inte plats"))
        }
        None => Ok(Slot { period, row, names_year: period.year != year }),
    }
}

fn last_measured(subject: Subject<'_>, year: i16) -> Option<Period> {
    let indicator = subject.thing.indicator()?;
    let count = u8::try_from(subject.thing.plan().config().follow_up.periods.len()).ok()?;
    (0..count).rev().map(|index| Period { year, index }).find(|it| indicator.is_measured_in(*it))
}
