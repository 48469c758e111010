//! Moved goalposts: what decides a light has changed, with or without a decision (R38).

use crate::{
    model::{
        indicator::{Indicator, Role},
        thing::Thing,
        unit::Unit,
    },
    syntax::Item,
};

use super::{Comparison, FieldChange, Standing, TableChange, TableKind};

/// What was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goalpost {
    /// What is to be reached.
    Target,
    /// Where the colours change.
    Limit,
    /// What is measured, and how.
    Definition,
}

/// The keys of an indicator that decide its light.
const DECIDING: [(&str, Goalpost); 15] = [
    ("malvarde", Goalpost::Target),
    ("gulgrans", Goalpost::Limit),
    ("strikt", Goalpost::Limit),
    ("minsta_forandring", Goalpost::Limit),
    ("riktning", Goalpost::Definition),
    ("definition", Goalpost::Definition),
    ("utgangsvarde", Goalpost::Definition),
    ("jamfor", Goalpost::Definition),
    ("jamfor_med", Goalpost::Definition),
    ("grund", Goalpost::Definition),
    ("beraknas", Goalpost::Definition),
    ("ackumulerad", Goalpost::Definition),
    ("medel_ar", Goalpost::Definition),
    ("mattenhet", Goalpost::Definition),
    ("typ", Goalpost::Definition),
];

/// The table of the styrmodell that decides every light.
const OF_ALL: &str = "status";

/// A goalpost that a change moves.
#[derive(Clone, Copy, Debug)]
pub struct Moved<'c, 'p> {
    /// The unit whose goalpost it is; none of what all have in common.
    pub unit: Option<Unit<'p>>,
    /// The indicator, or the styrmodell.
    pub change: &'c TableChange<'p>,
    /// The value that differs.
    pub field: &'c FieldChange<'p>,
    /// What was moved.
    pub what: Goalpost,
    /// The decision that came with it.
    pub decision: Option<Item<'p>>,
    /// Whether a decision had settled it, and none came with the change.
    pub is_undecided: bool,
}

impl Goalpost {
    /// What is moved by a change of a field of an indicator, if any.
    pub fn of(field: &FieldChange<'_>) -> Option<Self> {
        let key = field.path.first()?;
        DECIDING.iter().find(|it| it.0 == *key).map(|it| it.1)
    }

    /// What it is called.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Target => "målvärde",
            Self::Limit => "gräns",
            Self::Definition => "definition",
        }
    }
}

impl<'p> Comparison<'p> {
    /// The goalposts of indicators and of the styrmodell that differ, by unit and id; frames have
    /// their own list.
    pub fn moved(&self) -> Vec<Moved<'_, 'p>> {
        let of_units =
            self.units.iter().flat_map(|unit| unit.tables.iter().map(|it| (Some(unit.unit()), it)));
        let all = of_units.chain(self.shared.iter().map(|it| (None, it)));
        all.flat_map(|(unit, change)| in_table(unit, change)).collect()
    }
}

fn in_table<'c, 'p>(unit: Option<Unit<'p>>, change: &'c TableChange<'p>) -> Vec<Moved<'c, 'p>> {
    let decision = match change.standing {
        Standing::Decided(decision) => Some(decision),
        _ => None,
    };
    let is_model = change.table().kind == TableKind::Model && change.before.is_some();
    let is_measure = change.things().is_some_and(|(before, after)| is_measure(before) || is_measure(after));
    let is_undecided = |field: &FieldChange<'_>| {
        if is_model {
            return matches!(change.standing, Standing::Undecided);
        }
        change.unsettled().any(|it| std::ptr::eq(it, field))
    };
    let what = |field: &FieldChange<'_>| {
        if is_model {
            return (field.path.first() == Some(&OF_ALL)).then_some(Goalpost::Limit);
        }
        Goalpost::of(field).filter(|_| is_measure)
    };
    let moved = |field: &'c FieldChange<'p>| {
        let what = what(field)?;
        Some(Moved { unit, change, field, what, decision, is_undecided: is_undecided(field) })
    };
    change.fields.iter().filter_map(moved).collect()
}

fn is_measure(thing: Thing<'_>) -> bool {
    thing.indicator().map(Indicator::role).is_some_and(|it| it != Role::Frame)
}
