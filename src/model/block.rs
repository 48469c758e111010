//! The plan in pieces: what is asked of one unit after another is asked while it is still near.

use std::ops::Range;

use super::{
    Plan,
    analysis::Analysis,
    outcome::Outcome,
    thing::{Thing, ThingId},
    unit::{Unit, UnitId},
};

/// Some units that follow each other, with everything that is theirs. What is shared belongs to the last.
#[derive(Clone, Debug)]
pub struct Block {
    units: Range<usize>,
    things: Range<usize>,
}

impl Plan {
    /// All units in one.
    pub fn whole(&self) -> Block {
        Block { units: 0..self.units.len(), things: 0..self.things.len() }
    }

    /// All units, so many at a time.
    pub fn blocks(&self, size: usize) -> Vec<Block> {
        let count = self.units.len();
        let first_thing =
            |unit: usize| self.units.get(unit).map_or(self.things.len(), |it| it.things.start as usize);
        let block = |first: usize| {
            let units = first..first.saturating_add(size).min(count);
            Block { things: first_thing(units.start)..first_thing(units.end), units }
        };
        (0..count.max(1)).step_by(size).map(block).collect()
    }

    /// The units of a block.
    pub fn units_in<'p>(&'p self, block: &Block) -> impl ExactSizeIterator<Item = Unit<'p>> + use<'p> {
        block.units.clone().map(|it| Unit::new(self, UnitId::at(it)))
    }

    /// The things of a block, by unit and id; then the shared indicators, in the last.
    pub fn things_in<'p>(&'p self, block: &Block) -> impl Iterator<Item = Thing<'p>> + use<'p> {
        block.things.clone().map(|it| Thing::new(self, ThingId::at(it)))
    }

    /// The rows about the things of a block, with who reports; nobody for a shared indicator's own rows.
    pub fn outcomes_in<'p>(
        &'p self,
        block: &Block,
    ) -> impl Iterator<Item = (Thing<'p>, Option<Unit<'p>>, Outcome<'p>)> + use<'p> {
        self.outcomes[self.outcomes_of.between(&block.things)].iter().map(|it| {
            let outcome = Outcome { period: it.period, item: self.item(it.file, it.node) };
            (Thing::new(self, it.subject), it.unit.map(|it| Unit::new(self, it)), outcome)
        })
    }

    /// The analyses of a block, by unit and period.
    pub fn analyses_in<'p>(&'p self, block: &Block) -> impl Iterator<Item = Analysis<'p>> + use<'p> {
        let of_units = &self.analyses[self.analyses_of.between(&block.units)];
        of_units.iter().map(|data| Analysis { plan: self, data })
    }
}
