//! Following links from a thing, towards the top and downwards.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::{
    fields::ThingKind,
    model::{
        thing::{Thing, ThingId},
        thread::{self, Step},
        unit::{Unit, UnitId},
    },
};

use super::{DEEPEST, LinkNode, Place, Row, ThingNode, Tree, noun, unit_node};

/// What has been reached so far.
pub(super) struct Walk<'p> {
    day: Date,
    rows: Vec<Row>,
    things: Vec<(Thing<'p>, Place)>,
    /// Where each of them stands in `things`.
    reached: BTreeMap<ThingId, usize>,
    links: Vec<(Thing<'p>, Thing<'p>, &'static str)>,
    /// What has been followed, in either direction.
    followed: BTreeSet<(ThingId, Place)>,
}

/// A thing that remains to be drawn.
struct Next<'p> {
    thing: Thing<'p>,
    depth: usize,
    place: Place,
}

impl<'p> Walk<'p> {
    pub(super) const fn new(day: Date) -> Self {
        Self {
            day,
            rows: Vec::new(),
            things: Vec::new(),
            reached: BTreeMap::new(),
            links: Vec::new(),
            followed: BTreeSet::new(),
        }
    }

    /// Those that have not ended.
    pub(super) fn current(&self, things: Vec<Thing<'p>>) -> Vec<Thing<'p>> {
        things.into_iter().filter(|it| !it.is_over(self.day)).collect()
    }

    /// Draws a thing: the way to the top first, then what hangs on it.
    pub(super) fn follow(&mut self, thing: Thing<'p>, place: Place) {
        self.reach(thing, place);
        self.rows.push(self.row(thing, 0, place));
        for direction in [Place::Up, Place::Down] {
            self.followed.insert((thing.key(), direction));
            let mut open = self.steps(thing, direction, 1);
            while let Some(next) = open.pop() {
                open.extend(self.draw(&next));
            }
        }
    }

    /// Draws one row, and gives what comes below it, last first.
    fn draw(&mut self, next: &Next<'p>) -> Vec<Next<'p>> {
        let Next { thing, depth, place } = *next;
        self.reach(thing, place);
        let mut row = self.row(thing, depth, place);
        let is_new = self.followed.insert((thing.key(), place));
        let below = if is_new { self.steps(thing, place, depth + 1) } else { Vec::new() };
        if !is_new && !self.peek(thing, place).is_empty() {
            row.notes.push("fortsättningen står ovan".to_owned());
        }
        if depth == DEEPEST && !below.is_empty() {
            row.notes.push("fler steg finns".to_owned());
        }
        if depth <= DEEPEST {
            self.rows.push(row);
        }
        below
    }

    /// What a thing leads to, last first, with the links noted.
    fn steps(&mut self, thing: Thing<'p>, place: Place, depth: usize) -> Vec<Next<'p>> {
        let steps = self.peek(thing, place);
        for step in &steps {
            let (from, to) = if place == Place::Up { (thing, step.to) } else { (step.to, thing) };
            self.links.push((from, to, step.link.key));
        }
        steps.into_iter().rev().map(|it| Next { thing: it.to, depth, place }).collect()
    }

    fn peek(&self, thing: Thing<'p>, place: Place) -> Vec<Step<'p>> {
        let mut steps = if place == Place::Up { thread::upwards(thing) } else { thread::downwards(thing) };
        steps.retain(|it| !it.to.is_over(self.day));
        steps
    }

    fn reach(&mut self, thing: Thing<'p>, place: Place) {
        let count = self.things.len();
        let at = *self.reached.entry(thing.key()).or_insert(count);
        match self.things.get_mut(at) {
            Some(known) => known.1 = known.1.min(place),
            None => self.things.push((thing, place)),
        }
    }

    fn row(&self, thing: Thing<'p>, depth: usize, place: Place) -> Row {
        let mut notes = Vec::new();
        if place == Place::Received {
            notes.push("utdelad till enheten".to_owned());
        } else if thing.is_handed_out() {
            notes.push("utdelad".to_owned());
        }
        if depth == 0 && thing.is_over(self.day) {
            notes.push("gäller inte längre".to_owned());
        }
        Row {
            depth,
            place,
            kind: Some(thing.kind()),
            noun: noun(thing, thing.plan().config()),
            id: thing.full_id(),
            title: thing.title(self.day.year()).to_owned(),
            notes,
        }
    }

    /// Everything that was reached.
    pub(super) fn tree(self, title: String) -> Tree {
        let units: BTreeMap<UnitId, Unit<'p>> =
            self.things.iter().filter_map(|it| it.0.unit()).map(|it| (it.key(), it)).collect();
        let mut links: Vec<LinkNode> = Vec::with_capacity(self.links.len());
        let mut seen = BTreeSet::new();
        for (from, to, key) in self.links {
            if seen.insert((from.key(), to.key(), key)) {
                links.push(LinkNode { from: from.full_id(), to: to.full_id(), key });
            }
        }
        Tree {
            title,
            remark: None,
            rows: self.rows,
            units: units.into_values().map(|it| unit_node(it, self.day)).collect(),
            things: self.things.into_iter().map(|it| thing_node(it, self.day)).collect(),
            links,
        }
    }
}

fn thing_node((thing, place): (Thing<'_>, Place), day: Date) -> ThingNode {
    let own = |id: Option<&str>| id.map(str::to_owned).into_iter().collect();
    let types: Vec<String> = match thing.kind() {
        ThingKind::Goal => thing.goal_type_ids().into_iter().map(str::to_owned).collect(),
        ThingKind::Element => own(thing.element_type().map(|it| it.id.as_str())),
        ThingKind::Activity => own(thing.activity_type().map(|it| it.id.as_str())),
        _ => Vec::new(),
    };
    ThingNode {
        id: thing.full_id(),
        kind: thing.kind(),
        types,
        unit: thing.unit().map_or_else(String::new, |it| it.id().to_owned()),
        title: thing.title(day.year()).to_owned(),
        place,
    }
}
