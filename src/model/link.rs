//! Links between things, followed both ways.

use rayon::prelude::*;

use crate::{fields::links::Link, source::Span};

use super::{
    Plan,
    starts::Starts,
    thing::{Thing, ThingId},
};

/// A link that names an existing thing within reach.
#[derive(Clone, Debug)]
pub(super) struct LinkData {
    pub(super) from: ThingId,
    pub(super) to: ThingId,
    /// The node, in the file of `from`, that names `to`.
    pub(super) node: u32,
    pub(super) link: &'static Link,
}

/// Names one link of a [`Plan`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LinkId(pub(super) u32);

/// A link as seen from the thing that has it.
#[derive(Clone, Copy, Debug)]
pub struct Linked<'p> {
    /// What kind of link.
    pub link: &'static Link,
    /// What it names.
    pub to: Thing<'p>,
    /// Where the name stands.
    pub span: Span,
}

impl<'p> Thing<'p> {
    /// Every link that it has to other things, in the order of the file.
    pub fn all_links(self) -> impl Iterator<Item = Linked<'p>> {
        let plan = self.plan();
        let file = self.item().file();
        plan.links[plan.links_of.range(self.key().index())].iter().map(move |it| Linked {
            link: it.link,
            to: Thing::new(plan, it.to),
            span: plan.item(file, it.node).span(),
        })
    }

    /// Its links of one kind.
    pub fn links(self, link: &'static Link) -> impl Iterator<Item = Linked<'p>> {
        self.all_links().filter(move |it| *it.link == *link)
    }

    /// The things that name it by a link of one kind, by unit and id.
    pub fn linked_from(self, link: &'static Link) -> impl Iterator<Item = Thing<'p>> {
        let plan = self.plan();
        plan.links_by_target[plan.links_to.range(self.key().index())]
            .iter()
            .map(|it| &plan.links[it.0 as usize])
            .filter(move |it| *it.link == *link)
            .map(move |it| Thing::new(plan, it.from))
    }
}

impl Plan {
    pub(super) fn index_links(&mut self) {
        self.links.par_sort_unstable_by_key(|it| (it.from, it.node));
        let mut order: Vec<LinkId> = (0..self.links.len() as u32).map(LinkId).collect();
        order.par_sort_unstable_by_key(|it| {
            let link = &self.links[it.0 as usize];
            (link.to, link.from, link.node)
        });
        let (count, target) = (self.things.len(), |it: &LinkId| self.links[it.0 as usize].to.index());
        self.links_to = Starts::of(count, order.iter().map(target));
        self.links_of = Starts::of(count, self.links.iter().map(|it| it.from.index()));
        self.links_by_target = order;
    }
}
