//! What a unit has above it to answer: the goals of its superior, and what it was handed.

use crate::{
    config::types::GoalType,
    fields::{
        ThingKind,
        links::{self, Link},
    },
    syntax::Item,
};

use super::{
    thing::{Thing, ThingId},
    unit::Unit,
};

impl<'p> Unit<'p> {
    /// The types of goals that a unit on its level may have.
    pub fn possible_goal_types(self) -> impl Iterator<Item = &'p GoalType> {
        let level = self.level().map(|it| it.id.as_str());
        let is_here = move |levels: &[String]| {
            levels.is_empty() || level.is_some_and(|level| levels.iter().any(|it| it == level))
        };
        self.plan().config().goal_types.iter().filter(move |it| is_here(&it.levels))
    }

    /// Whether a type of goals that its level may have can contribute to a goal.
    pub fn may_contribute_to(self, goal: Thing<'p>) -> bool {
        let upper = goal.goal_type_ids();
        self.possible_goal_types().any(|own| upper.iter().any(|it| own.may_link_to(it)))
    }

    /// The goals of its superior that nobody in particular has received and that
    /// a type of its own may contribute to: those it must answer (R26).
    pub fn inherited_goals(self) -> Vec<Thing<'p>> {
        let above = self.superior().into_iter().flat_map(Unit::things);
        above
            .filter(|it| {
                it.kind() == ThingKind::Goal && !it.mentions("mottagare") && self.may_contribute_to(*it)
            })
            .collect()
    }

    /// What its goals contribute to and its other things hang on, in order.
    pub fn works_towards(self) -> Vec<ThingId> {
        let is_towards = |it: &Link| *it == links::CONTRIBUTES_TO || *it == links::GOAL;
        let links = self.things().flat_map(Thing::all_links).filter(|it| is_towards(it.link));
        let mut all: Vec<ThingId> = links.map(|it| it.to.key()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// What its goals contribute to, in order.
    pub fn contributes_to(self) -> Vec<ThingId> {
        let links = self.things().flat_map(|it| it.links(&links::CONTRIBUTES_TO));
        let mut all: Vec<ThingId> = links.map(|it| it.to.key()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether every answer names what it answers; one that does not has a finding of its own.
    pub fn answers_are_whole(self) -> bool {
        let written = self.plan().root(self.file()).child("svar");
        written.map_or(0, |it| it.children().count()) == self.answers().count()
    }
}

impl Thing<'_> {
    /// Whether everything that it names under a key exists and may be named; what does not has a
    /// finding of its own.
    pub fn links_are_whole(self, link: &'static Link) -> bool {
        let item = self.item();
        match item.get(link.key) {
            Some(list) => list.list().count() == self.links(link).count() && !has_faulty(list),
            None => !item.mentions(link.key),
        }
    }
}

fn has_faulty(list: Item<'_>) -> bool {
    list.children().any(Item::is_faulty)
}
