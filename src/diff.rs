//! What a change means: two versions of a plan compared by id, whatever was only written differently.

mod covered;
mod decided;
mod frames;
mod goalposts;
mod lights;
mod links;
mod pairs;
mod renamed;
mod replaced;
pub mod shown;
mod tables;
mod values;

use jiff::civil::Date;

use crate::{
    config::light::Signal,
    model::{Plan, thing::Thing, unit::Unit},
    source::Span,
    syntax::Item,
};

pub use self::covered::years as years_of;
pub use self::decided::Standing;
pub use self::frames::{FrameChange, FrameSum, Frames};
pub use self::goalposts::{Goalpost, Moved};
pub use self::tables::{Table, TableKind};

/// Two versions of a plan, compared.
#[derive(Debug)]
pub struct Comparison<'p> {
    /// The older.
    pub before: &'p Plan,
    /// The newer.
    pub after: &'p Plan,
    /// The units in which something changed, by id.
    pub units: Vec<UnitChange<'p>>,
    /// What changed in the files that belong to no unit.
    pub shared: Vec<TableChange<'p>>,
    /// References of the newer that name nothing and did not do so before.
    pub broken: Vec<Dangling<'p>>,
    /// References of the older that named nothing and no longer do so.
    pub healed: Vec<Dangling<'p>>,
}

/// A reference to nothing.
#[derive(Clone, Copy, Debug)]
pub struct Dangling<'p> {
    /// Where it stands.
    pub span: Span,
    /// As it is written.
    pub name: &'p str,
    /// The unit whose file it stands in.
    pub unit: Option<Unit<'p>>,
}

/// A unit in which something changed.
#[derive(Debug)]
pub struct UnitChange<'p> {
    /// As it was; none when it is new.
    pub before: Option<Unit<'p>>,
    /// As it is; none when it is gone.
    pub after: Option<Unit<'p>>,
    /// Whether another unit stands above it.
    pub is_moved: bool,
    /// The units that a removed unit has made way for, by id.
    pub replaced_by: Vec<Unit<'p>>,
    /// Its tables that changed, by kind and name.
    pub tables: Vec<TableChange<'p>>,
}

/// A table that is new, changed or gone.
#[derive(Clone, Debug)]
pub struct TableChange<'p> {
    /// As it was; none when it is new.
    pub before: Option<Table<'p>>,
    /// As it is; none when it is gone.
    pub after: Option<Table<'p>>,
    /// What differs, by path; of a new or removed table every value.
    pub fields: Vec<FieldChange<'p>>,
    /// Whether the text that follows it differs, of an analysis.
    pub has_other_text: bool,
    /// Whether a decision stands behind the change.
    pub standing: Standing<'p>,
    /// What a removed thing leaves behind: places in the newer plan that still name it.
    pub left_behind: Vec<Span>,
    /// The things that a removed thing has made way for, by id.
    pub replaced_by: Vec<Thing<'p>>,
}

/// One value that differs.
#[derive(Clone, Debug)]
pub struct FieldChange<'p> {
    /// The keys that lead to it.
    pub path: Vec<&'p str>,
    /// As it was.
    pub before: Option<Item<'p>>,
    /// As it is.
    pub after: Option<Item<'p>>,
}

/// A goal or indicator whose light the change moves.
#[derive(Clone, Debug)]
pub struct LightChange<'p> {
    /// As it is now.
    pub thing: Thing<'p>,
    /// The light before.
    pub before: Signal,
    /// The light after.
    pub after: Signal,
    /// Why it was what it was, and why it is what it is: the rule that fired, in Swedish clauses.
    pub reasons: [String; 2],
}

impl<'p> UnitChange<'p> {
    /// Where to point at what is gone from the unit: the head of its plan, or its id.
    pub fn place_of_removed(&self) -> Option<Span> {
        let unit = self.after?;
        let plan = unit.plan_periods().last().map(|(_, it)| it.key_span());
        Some(plan.unwrap_or_else(|| unit.span()))
    }

    /// The unit as it is, or as it was.
    ///
    /// # Panics
    /// Never: a change has one side at least.
    pub fn unit(&self) -> Unit<'p> {
        self.after.or(self.before).expect("a change has one side at least")
    }
}

impl<'p> TableChange<'p> {
    /// The table as it is, or as it was.
    ///
    /// # Panics
    /// Never: a change has one side at least.
    pub fn table(&self) -> &Table<'p> {
        self.after.as_ref().or(self.before.as_ref()).expect("a change has one side at least")
    }

    /// The thing before and after, where both exist.
    pub fn things(&self) -> Option<(Thing<'p>, Thing<'p>)> {
        Some((self.before.as_ref()?.thing?, self.after.as_ref()?.thing?))
    }

    /// Whether it belonged to another unit.
    pub fn is_moved(&self) -> bool {
        let unit = |it: Thing<'p>| it.unit().map(Unit::id);
        self.things().is_some_and(|(before, after)| {
            let was_called =
                |one: Thing<'p>, other| one.unit().is_some_and(|it| pairs::was_called(it, unit(other)));
            let is_same = was_called(after, before) || was_called(before, after);
            unit(before) != unit(after) && !is_same
        })
    }

    /// Whether it was handed out to others before.
    pub fn was_handed_out(&self) -> bool {
        let before = self.before.as_ref().and_then(|it| it.thing);
        before.is_some_and(Thing::is_handed_out)
    }

    /// Whether it had another id.
    pub fn is_renamed(&self) -> bool {
        self.things().is_some_and(|(before, after)| before.id() != after.id())
    }
}

/// Compares two versions of a plan.
pub fn compare<'p>(before: &'p Plan, after: &'p Plan) -> Comparison<'p> {
    let (broken, healed) = links::changes(before, after);
    let (mut units, renamed) = pairs::units(before, after);
    let mut shared = pairs::shared(before, after, renamed);
    for unit in &mut units {
        decided::mark(unit);
    }
    decided::mark_shared(&mut shared);
    links::leavings(&mut units, &broken);
    replaced::mark(&mut units);
    Comparison { before, after, units, shared, broken, healed }
}

impl<'p> Comparison<'p> {
    /// Whether the two say the same.
    pub const fn is_empty(&self) -> bool {
        self.units.is_empty() && self.shared.is_empty()
    }

    /// Every changed table of every unit, and those of no unit last.
    pub fn tables(&self) -> impl Iterator<Item = &TableChange<'p>> {
        self.units.iter().flat_map(|it| &it.tables).chain(&self.shared)
    }

    /// The goals and indicators whose lights differ, as seen on a day in the latest period that has ended.
    pub fn lights(&self, day: Date) -> Vec<LightChange<'p>> {
        lights::changes(self, day)
    }
}
