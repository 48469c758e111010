//! Resource frames of two versions side by side, with their sums (R49): two futures compared.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::{
    fields::ThingKind,
    model::{
        Plan,
        indicator::{Indicator, Role, Target},
        thing::Thing,
        unit::Unit,
    },
    status::computed::frame_target,
};

use super::{Comparison, TableChange};

/// Frames that differ, and what they sum to.
#[derive(Clone, Debug, Default)]
pub struct Frames<'p> {
    /// Each frame and year that differs, by unit and id.
    pub changes: Vec<FrameChange<'p>>,
    /// The sums of the levels in which a frame differs.
    pub sums: Vec<FrameSum<'p>>,
}

/// A frame in a year in which it differs.
#[derive(Clone, Copy, Debug)]
pub struct FrameChange<'p> {
    /// The frame as it is, or as it was.
    pub frame: Indicator<'p>,
    /// The year.
    pub year: i16,
    /// The amount before; none where it has none.
    pub before: Option<Decimal>,
    /// The amount after.
    pub after: Option<Decimal>,
}

/// What the frames with one id come to on one level, where more than one unit has it.
#[derive(Clone, Debug)]
pub struct FrameSum<'p> {
    /// One of the frames: they have id and unit of measure in common.
    pub frame: Indicator<'p>,
    /// The name of the level.
    pub level: &'p str,
    /// How many units.
    pub units: usize,
    /// The year.
    pub year: i16,
    /// The sum before.
    pub before: Decimal,
    /// The sum after.
    pub after: Decimal,
}

type Amounts = BTreeMap<i16, Decimal>;
type Side<'p> = Option<(Indicator<'p>, Amounts)>;
/// By level, id and unit of measure: units on the same level whose frames can be added.
type SumKey<'p> = (usize, &'p str, &'p str, i16);

impl<'p> Comparison<'p> {
    /// The resource frames that differ, year by year, and the sums of the levels that they belong to.
    pub fn frames(&self) -> Frames<'p> {
        let names = Names::of(self);
        let years: BTreeSet<i16> =
            [self.before, self.after].into_iter().flat_map(frames).flat_map(written).map(|it| it.0).collect();
        let mut paired: BTreeMap<String, (Side<'p>, Side<'p>)> = BTreeMap::new();
        for frame in frames(self.before) {
            let name = names.now(frame.thing);
            paired.entry(name).or_default().0 = Some((frame, amounts(frame, &years)));
        }
        for frame in frames(self.after) {
            paired.entry(frame.thing.full_id()).or_default().1 = Some((frame, amounts(frame, &years)));
        }
        let mut found = Frames::default();
        let mut sums: BTreeMap<SumKey<'p>, (FrameSum<'p>, bool)> = BTreeMap::new();
        for (before, after) in paired.into_values() {
            let Some(frame) = after.as_ref().or(before.as_ref()).map(|it| it.0) else { continue };
            for &year in &years {
                let amount = |side: &Side<'p>| side.as_ref().and_then(|it| it.1.get(&year).copied());
                let change = FrameChange { frame, year, before: amount(&before), after: amount(&after) };
                add(&mut sums, change);
                found.changes.extend((change.before != change.after).then_some(change));
            }
        }
        found.sums =
            sums.into_values().filter(|(it, differs)| *differs && it.units > 1).map(|it| it.0).collect();
        found
    }
}

impl FrameChange<'_> {
    /// How much more it is than before.
    pub fn difference(&self) -> Option<Decimal> {
        self.after?.checked_sub(self.before?)
    }
}

impl FrameSum<'_> {
    /// How much more it is than before.
    pub fn difference(&self) -> Option<Decimal> {
        self.after.checked_sub(self.before)
    }
}

fn add<'p>(sums: &mut BTreeMap<SumKey<'p>, (FrameSum<'p>, bool)>, change: FrameChange<'p>) {
    let unit = change.frame.thing.unit();
    let Some((level, place)) = unit.and_then(|it| it.level().zip(it.level_index())) else { return };
    if change.before.is_none() && change.after.is_none() {
        return;
    }
    let key = (place, change.frame.thing.id(), change.frame.measure(), change.year);
    let (sum, differs) = sums.entry(key).or_insert_with(|| {
        let (before, after) = (Decimal::ZERO, Decimal::ZERO);
        let empty =
            FrameSum { frame: change.frame, level: &level.name, units: 0, year: change.year, before, after };
        (empty, false)
    });
    sum.units += 1;
    sum.before = sum.before.saturating_add(change.before.unwrap_or_default());
    sum.after = sum.after.saturating_add(change.after.unwrap_or_default());
    *differs |= change.before != change.after;
}

fn frames(plan: &Plan) -> impl Iterator<Item = Indicator<'_>> {
    let all = plan.things_of(ThingKind::Indicator).filter(|it| it.unit().is_some());
    all.filter_map(Thing::indicator).filter(|it| it.role() == Role::Frame)
}

fn written(frame: Indicator<'_>) -> impl Iterator<Item = (i16, Decimal)> {
    frame.targets().filter(|it| !it.of_period).filter_map(|it| match it.target {
        Target::Number(number) => Some((it.year, number)),
        _ => None,
    })
}

/// The amounts of a frame: as written, else the sum of the frames that it is computed from.
fn amounts(frame: Indicator<'_>, years: &BTreeSet<i16>) -> Amounts {
    let mut amounts: Amounts = BTreeMap::new();
    if frame.computation().is_some() {
        amounts.extend(years.iter().filter_map(|&year| Some((year, frame_target(frame, year)?))));
    }
    amounts.extend(written(frame));
    amounts
}

/// What things and units of the older version are called in the newer.
struct Names<'p> {
    things: BTreeMap<String, String>,
    units: BTreeMap<&'p str, &'p str>,
}

impl<'p> Names<'p> {
    fn of(comparison: &Comparison<'p>) -> Self {
        let things = comparison.tables().filter_map(TableChange::things);
        let units = comparison.units.iter().filter_map(|it| it.before.zip(it.after));
        Self {
            things: things.map(|(old, new)| (old.full_id(), new.full_id())).collect(),
            units: units.map(|(old, new)| (old.id(), new.id())).collect(),
        }
    }

    fn now(&self, thing: Thing<'p>) -> String {
        let full = thing.full_id();
        if let Some(name) = self.things.get(&full) {
            return name.clone();
        }
        let unit = thing.unit().map_or("", Unit::id);
        self.units.get(unit).map_or(full, |now| format!("{now}/{}", thing.id()))
    }
}
