//! Units of the organisation, and how they hang together.

use std::{num::NonZeroU32, ops::Range};

use crate::{
    config::{Decision, Level, types::UnitType},
    fields::ThingKind,
    source::{FileId, Span, layout::FileKind},
    syntax::{Item, written, written::Days},
};

use super::{
    Plan,
    thing::{self, Thing, ThingId},
};

/// Names one unit of a [`Plan`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(NonZeroU32);

impl UnitId {
    /// The one at a position. Counted from 1 inside, so that none takes no more room than one.
    pub(super) fn at(index: usize) -> Self {
        Self(NonZeroU32::MIN.saturating_add(index as u32))
    }

    /// Its position among the units of the plan.
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// What loading found out about a unit.
#[derive(Clone, Debug)]
pub(super) struct UnitData {
    pub(super) file: FileId,
    /// The `[enhet]` table.
    pub(super) node: Option<u32>,
    pub(super) superior: Option<UnitId>,
    /// The position of its level.
    pub(super) level: Option<u16>,
    pub(super) things: Range<u32>,
    /// Its other files, in the order of their paths.
    pub(super) files: Vec<FileId>,
    /// Whether another unit has the same id and came first.
    pub(super) is_duplicate: bool,
    /// Whether what it says of its superior is wrong.
    pub(super) is_misplaced: bool,
    /// Answers to inherited and received things.
    pub(super) answers: Vec<Answer>,
}

/// A unit's answer to something inherited or received.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// What it answers.
    pub to: ThingId,
    pub(super) node: u32,
}

/// The plan periods of a file: first and last year, with their tables.
fn periods(root: Item<'_>) -> impl Iterator<Item = ((i16, i16), Item<'_>)> {
    let written = root.get("plan").into_iter().flat_map(Item::entries);
    written.filter_map(|it| Some((written::plan_period(it.key())?, it)))
}

/// A unit: a nämnd, a bolag, a förvaltning, a workplace.
#[derive(Clone, Copy, Debug)]
pub struct Unit<'p> {
    plan: &'p Plan,
    key: UnitId,
}

impl PartialEq for Unit<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl<'p> Unit<'p> {
    pub(super) const fn new(plan: &'p Plan, key: UnitId) -> Self {
        Self { plan, key }
    }

    fn data(self) -> &'p UnitData {
        &self.plan.units[self.key.index()]
    }

    /// Names it within the plan.
    pub const fn key(self) -> UnitId {
        self.key
    }

    /// The plan that it belongs to.
    pub const fn plan(self) -> &'p Plan {
        self.plan
    }

    /// The file with its pyramid.
    pub fn file(self) -> FileId {
        self.data().file
    }

    /// Its other files: outcomes, analyses, actions.
    pub fn files(self) -> &'p [FileId] {
        &self.data().files
    }

    /// The `[enhet]` table; absent where it could not be read.
    pub fn item(self) -> Option<Item<'p>> {
        self.data().node.map(|node| self.plan.item(self.file(), node))
    }

    fn text(self, key: &str) -> Option<&'p str> {
        self.item()?.get(key)?.text()
    }

    /// Its id; empty where the file has none.
    pub fn id(self) -> &'p str {
        self.text("id").unwrap_or_default()
    }

    /// Its name, or its id.
    pub fn name(self) -> &'p str {
        self.text("namn").unwrap_or_else(|| self.id())
    }

    /// The type of unit, or nothing.
    pub fn unit_type(self) -> &'p str {
        self.text("typ").unwrap_or_default()
    }

    /// The role that answers for it.
    pub fn responsible(self) -> Option<&'p str> {
        self.text("ansvarig")
    }

    /// Where it is named: its id, or the head of its file.
    pub fn span(self) -> Span {
        let id = self.item().and_then(|it| it.get("id")).map(Item::span);
        id.or_else(|| self.item().map(Item::span)).unwrap_or(Span::start_of(self.file()))
    }

    /// Its level.
    pub fn level(self) -> Option<&'p Level> {
        self.level_index().and_then(|it| self.plan.config.levels.get(it))
    }

    /// The position of its level, 0 at the top.
    pub fn level_index(self) -> Option<usize> {
        self.data().level.map(usize::from)
    }

    /// What its plan is called.
    pub fn plan_name(self) -> &'p str {
        self.level().map_or("Plan", |it| it.plan_name(self.unit_type()))
    }

    /// The unit above it.
    pub fn superior(self) -> Option<Self> {
        self.data().superior.map(|key| Self { key, ..self })
    }

    /// The units above it, nearest first.
    pub fn above(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.superior(), |it| it.superior())
    }

    /// Whether another unit stands above it, at any distance.
    pub fn is_below(self, other: Self) -> bool {
        self.above().any(|it| it == other)
    }

    /// Whether another unit with the same id came first.
    pub fn is_duplicate(self) -> bool {
        self.data().is_duplicate
    }

    /// Whether its superior is a guess: it names one that does not exist, or one below itself.
    pub fn is_misplaced(self) -> bool {
        self.data().is_misplaced
    }

    /// Whether any of its files has faults of syntax, so that things may be missing.
    pub fn is_broken(self) -> bool {
        self.plan.is_broken(self.file()) || self.files().iter().any(|&it| self.plan.is_broken(it))
    }

    /// Its things, by id.
    pub fn things(self) -> impl Iterator<Item = Thing<'p>> {
        self.data().things.clone().map(move |it| Thing::new(self.plan, ThingId::at(it as usize)))
    }

    /// Its things of one kind, in the order of the file.
    pub fn things_of(self, kind: ThingKind) -> Vec<Thing<'p>> {
        let mut things: Vec<_> = self.things().filter(|it| it.kind() == kind).collect();
        things.sort_by_key(|it| it.span());
        things
    }

    /// Its thing with that id.
    pub fn thing(self, id: &str) -> Option<Thing<'p>> {
        self.plan.find_in(self.data().things.clone(), id)
    }

    /// Things that others have handed out to it, by giver and id.
    pub fn received(self) -> Vec<Thing<'p>> {
        self.plan.handouts.to(self.plan, self)
    }

    /// Its answers to what it inherited or received, with their tables.
    pub fn answers(self) -> impl Iterator<Item = (Thing<'p>, Item<'p>)> {
        let (plan, file) = (self.plan, self.file());
        self.data().answers.iter().map(move |it| (Thing::new(plan, it.to), plan.item(file, it.node)))
    }

    /// Its plan periods: first and last year, with their tables.
    pub fn plan_periods(self) -> impl Iterator<Item = ((i16, i16), Item<'p>)> {
        periods(self.plan.root(self.file()))
    }

    /// The periods of its plan for internal control, likewise (R82).
    pub fn control_plans(self) -> impl Iterator<Item = ((i16, i16), Item<'p>)> {
        let files = self.files().iter().copied();
        let own = files.filter(move |it| self.plan.file(*it).kind == FileKind::InternalControl);
        own.flat_map(move |it| periods(self.plan.root(it)))
    }

    /// The plan period that holds a year.
    pub fn plan_for(self, year: i16) -> Option<Item<'p>> {
        self.plan_periods().find(|((from, to), _)| (*from..=*to).contains(&year)).map(|(_, item)| item)
    }

    /// The decision behind its plan for a year; without one the plan is a draft.
    pub fn decision_for(self, year: i16) -> Option<Decision> {
        self.plan_for(year)?.get("beslut").and_then(Decision::read)
    }

    /// The days on which it exists: its `giltig`, until the day of `avslutad`.
    pub fn valid(self) -> Days {
        self.item().map_or(Days::ALWAYS, |it| thing::validity(|key| it.get(key), || Days::ALWAYS))
    }

    /// What the model says of units of its type.
    pub fn type_model(self) -> Option<&'p UnitType> {
        self.plan.config.unit_types.iter().find(|it| it.id == self.unit_type())
    }

    /// The days that its plan periods cover, as one run; every day when it has none.
    pub fn planned_days(self) -> Days {
        let years = self.plan_periods().map(|(years, _)| years);
        let whole = years.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        whole.and_then(|(from, to)| Days::years(from, to)).unwrap_or(Days::ALWAYS)
    }
}
