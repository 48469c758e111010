//! Which words of a file name what is renamed, and what stands there instead.

use std::collections::BTreeMap;

use crate::{
    fields::{
        ThingKind,
        links::{Link, Target},
    },
    model::{Plan, thing::Thing, unit::Unit},
    source::FileId,
    syntax::Item,
};

use super::Subject;

/// An old and a new id, and what has it.
#[derive(Debug)]
pub(super) struct Names<'p> {
    plan: &'p Plan,
    subject: Subject<'p>,
    /// The things that are renamed, by the id of their unit; the shared definition has none.
    things: BTreeMap<Option<&'p str>, Thing<'p>>,
    by_file: BTreeMap<FileId, Vec<Thing<'p>>>,
    new: &'p str,
}

/// A thing, with all that take it up when it is a shared indicator.
pub(super) fn all_of<'p>(plan: &'p Plan, thing: Thing<'p>) -> Vec<Thing<'p>> {
    let takes_up = |it: &Thing<'p>| thing.unit().is_none() && it.shared_thing() == Some(thing);
    plan.things().filter(|it| *it == thing || takes_up(it)).collect()
}

impl<'p> Names<'p> {
    pub(super) fn of(plan: &'p Plan, subject: Subject<'p>, new: &'p str) -> Self {
        let all = match subject {
            Subject::Unit(_) => Vec::new(),
            Subject::Thing(thing) => all_of(plan, thing),
        };
        let mut by_file: BTreeMap<FileId, Vec<Thing<'p>>> = BTreeMap::new();
        for thing in &all {
            by_file.entry(thing.span().file).or_default().push(*thing);
        }
        let things = all.into_iter().map(|it| (it.unit().map(Unit::id), it)).collect();
        Self { plan, subject, things, by_file, new }
    }

    pub(super) fn old(&self) -> &'p str {
        match self.subject {
            Subject::Unit(unit) => unit.id(),
            Subject::Thing(thing) => thing.id(),
        }
    }

    pub(super) const fn wanted(&self) -> &'p str {
        self.new
    }

    /// The renamed things that stand in a file.
    pub(super) fn things_in(&self, file: FileId) -> &[Thing<'p>] {
        self.by_file.get(&file).map_or(&[], Vec::as_slice)
    }

    pub(super) const fn unit(&self) -> Option<Unit<'p>> {
        match self.subject {
            Subject::Unit(unit) => Some(unit),
            Subject::Thing(_) => None,
        }
    }

    /// What a reference in a file of a unit is to read; none when it names something else.
    pub(super) fn reference(&self, home: Option<Unit<'p>>, name: &str, link: &Link) -> Option<String> {
        match link.target {
            Target::Things(..) | Target::ThingsOrPlan(..) => self.thing(home, name),
            Target::Unit | Target::Organ | Target::Decider | Target::Receiver => {
                (self.unit()?.id() == name).then(|| self.new.to_owned())
            }
            _ => None,
        }
    }

    fn thing(&self, home: Option<Unit<'p>>, name: &str) -> Option<String> {
        let (unit, id) = match name.split_once('/') {
            Some((unit, id)) => (Some(unit), id),
            None => (None, name),
        };
        if let Some(renamed) = self.unit() {
            return (unit? == renamed.id()).then(|| format!("{}/{id}", self.new));
        }
        let is_it = id == self.old()
            && match unit {
                Some(_) => self.things.contains_key(&unit),
                None => {
                    self.things.contains_key(&home.map(Unit::id))
                        || self.things.contains_key(&None) && self.is_at_root(home)
                }
            };
        is_it.then(|| unit.map_or_else(|| self.new.to_owned(), |unit| format!("{unit}/{}", self.new)))
    }

    /// Whether a unit's outcomes are those of the shared indicators too.
    fn is_at_root(&self, home: Option<Unit<'p>>) -> bool {
        home.is_some_and(|it| !self.plan.sources().file(it.file()).path.contains('/'))
    }

    /// What stands under `ersatter` and still exists: it is called otherwise from now on, while what
    /// is gone keeps the name that it had.
    pub(super) fn replaced(&self, root: Item<'p>, home: Option<Unit<'p>>) -> Vec<(Item<'p>, String)> {
        let tables = root.entries().filter(|it| ThingKind::of_table(it.key()).is_some());
        let names = |it: Item<'p>| it.get("ersatter").into_iter().flat_map(Item::list);
        let things = tables.flat_map(Item::entries).flat_map(names).filter_map(|it| {
            let name = it.text()?;
            let full = if name.contains('/') { name.to_owned() } else { format!("{}/{name}", home?.id()) };
            self.plan.thing(&full)?;
            Some((it, self.thing(home, name)?))
        });
        let units = root.get("enhet").into_iter().flat_map(names).filter_map(|it| {
            let is_it = it.text() == Some(self.unit()?.id());
            is_it.then(|| (it, self.new.to_owned()))
        });
        things.chain(units).collect()
    }

    /// Whether a text may name what is renamed: the id stands there as a word of its own.
    pub(super) fn may_stand_in(&self, text: &str) -> bool {
        let is_part = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
        let old = self.old();
        text.match_indices(old).any(|(at, _)| {
            let before = text.as_bytes()[..at].last().copied();
            let after = text.as_bytes().get(at + old.len()).copied();
            !before.is_some_and(is_part) && !after.is_some_and(is_part)
        })
    }
}
