//! Which changed values a decision had settled, so that changing them needs another.

use jiff::civil::Date;

use crate::{
    model::thing::Thing,
    syntax::{written, written::Days},
};

use super::{FieldChange, Standing, TableChange, TableKind, decided::decided_days};

impl<'p> TableChange<'p> {
    /// The changed values that were decided, when no decision came with the change.
    ///
    /// A value written per year is settled by the decided plan that holds the year, and for good when
    /// the year is before it; what a later year's draft says is not settled by this year's plan.
    pub fn unsettled(&self) -> impl Iterator<Item = &FieldChange<'p>> {
        let is_open = matches!(self.standing, Standing::Undecided);
        let before = self.before.as_ref().filter(|_| is_open);
        let thing = before.and_then(|it| it.thing);
        let days = thing.map(|it| settled_days(it, self.table().kind)).unwrap_or_default();
        self.fields.iter().filter(move |it| thing.is_some() && is_settled(it, &days))
    }
}

/// The days that decisions about a thing speak of; its own decision speaks of all.
fn settled_days(thing: Thing<'_>, kind: TableKind) -> Vec<Days> {
    if thing.own("beslut").is_some() {
        return vec![Days::ALWAYS];
    }
    let Some(unit) = thing.unit() else { return Vec::new() };
    decided_days(unit, kind).filter(|it| it.meets(thing.valid())).collect()
}

fn is_settled(field: &FieldChange<'_>, days: &[Days]) -> bool {
    let last = days.iter().map(|it| it.to).max();
    let Some(years) = field.path.get(1).and_then(|it| years(it)) else { return last.is_some() };
    last.is_some_and(|last| years.from <= last)
}

/// The years that a key speaks of: `2026`, `2026-2027` or `2026-t1`.
pub fn years(key: &str) -> Option<Days> {
    if let Some((from, to)) = written::plan_period(key) {
        return Days::years(from, to);
    }
    let year = written::year(key.split('-').next()?)?;
    Some(Days { from: Date::new(year, 1, 1).ok()?, to: Date::new(year, 12, 31).ok()? })
}
