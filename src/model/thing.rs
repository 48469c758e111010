//! Goals, indicators, activities and the other things of a unit.

use std::num::NonZeroU32;

use jiff::civil::Date;

use crate::{
    config::{
        Decision,
        types::{ActivityType, ElementType, GoalType},
    },
    fields::ThingKind,
    source::{FileId, Span},
    syntax::{Item, marks::Marks, written, written::Days},
};

use super::{
    Plan,
    unit::{Unit, UnitId},
};

/// Names one thing of a [`Plan`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThingId(NonZeroU32);

impl ThingId {
    /// The one at a position. Counted from 1 inside, so that none takes no more room than one.
    pub(super) fn at(index: usize) -> Self {
        Self(NonZeroU32::MIN.saturating_add(index as u32))
    }

    /// Its position among the things of the plan.
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Where a thing stands.
#[derive(Clone, Debug)]
pub(super) struct ThingData {
    pub(super) file: FileId,
    pub(super) node: u32,
    /// None for the indicators of `indikatorer.toml`.
    pub(super) unit: Option<UnitId>,
    pub(super) kind: ThingKind,
    pub(super) marks: Marks,
    /// The shared indicator that it takes up.
    pub(super) shared: Option<ThingId>,
    /// See [`Thing::valid`]: a whole check asks for it many times.
    pub(super) valid: Days,
}

/// A goal, element, success factor, indicator, activity, action, risk or control.
#[derive(Clone, Copy, Debug)]
pub struct Thing<'p> {
    plan: &'p Plan,
    key: ThingId,
}

impl PartialEq for Thing<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl<'p> Thing<'p> {
    pub(super) const fn new(plan: &'p Plan, key: ThingId) -> Self {
        Self { plan, key }
    }

    fn data(self) -> &'p ThingData {
        &self.plan.things[self.key.index()]
    }

    /// Names it within the plan.
    pub const fn key(self) -> ThingId {
        self.key
    }

    /// The plan that it belongs to.
    pub const fn plan(self) -> &'p Plan {
        self.plan
    }

    /// What it is.
    pub fn kind(self) -> ThingKind {
        self.data().kind
    }

    /// The unit that owns it; none for the shared definitions in `indikatorer.toml`.
    pub fn unit(self) -> Option<Unit<'p>> {
        self.data().unit.map(|key| Unit::new(self.plan, key))
    }

    /// Its own table.
    pub fn item(self) -> Item<'p> {
        self.plan.item(self.data().file, self.data().node)
    }

    /// The table in `indikatorer.toml` that it takes up.
    pub fn shared(self) -> Option<Item<'p>> {
        self.shared_thing().map(Self::item)
    }

    /// The shared indicator that it takes up.
    pub fn shared_thing(self) -> Option<Self> {
        self.data().shared.map(|key| Self { key, ..self })
    }

    /// Its id within the unit.
    pub fn id(self) -> &'p str {
        self.item().key()
    }

    /// Its id in the whole repo: `bun/trygg-skola`.
    pub fn full_id(self) -> String {
        match self.unit() {
            Some(unit) => format!("{}/{}", unit.id(), self.id()),
            None => self.id().to_owned(),
        }
    }

    /// Where its id stands.
    pub fn span(self) -> Span {
        self.item().key_span()
    }

    /// A field's usable value, its own or the shared definition's.
    pub fn get(self, key: &str) -> Option<Item<'p>> {
        self.own(key).or_else(|| self.shared()?.get(key))
    }

    /// A field's usable value, if it is its own.
    pub fn own(self, key: &str) -> Option<Item<'p>> {
        if self.data().marks.may_have(key) { self.item().get(key) } else { None }
    }

    /// Whether a field is written at all, usable or not, or probably meant by a key that is unknown.
    pub fn mentions(self, key: &str) -> bool {
        (self.data().marks.may_mention(key) && self.item().mentions(key))
            || self.shared().is_some_and(|it| it.mentions(key))
    }

    /// A text field.
    pub fn text(self, key: &str) -> Option<&'p str> {
        self.get(key)?.text()
    }

    /// A text field that may differ between plan periods, as it reads in a year.
    pub fn prose(self, key: &str, year: i16) -> Option<&'p str> {
        prose(self.get(key)?, year)
    }

    /// What it is called in a year: `rubrik`, `namn`, `text`, or its id.
    pub fn title(self, year: i16) -> &'p str {
        ["rubrik", "namn", "text"]
            .into_iter()
            .find_map(|key| self.prose(key, year))
            .unwrap_or_else(|| self.id())
    }

    /// The role that answers for it, or for its unit.
    pub fn responsible(self) -> Option<&'p str> {
        self.text("ansvarig").or_else(|| self.unit()?.responsible())
    }

    /// The usable texts of a list.
    pub fn texts(self, key: &str) -> impl Iterator<Item = &'p str> + use<'p> {
        self.get(key).into_iter().flat_map(Item::list).filter_map(Item::text)
    }

    /// The ids of a goal's types: those it names, or its level's.
    pub fn goal_type_ids(self) -> Vec<&'p str> {
        let named: Vec<&str> = self.texts("typ").collect();
        if !named.is_empty() || self.mentions("typ") {
            return named;
        }
        let level = self.unit().and_then(Unit::level);
        level.and_then(|it| it.goal_type.as_deref()).into_iter().collect()
    }

    /// The ids of the types of a goal or an element.
    pub fn type_ids(self) -> Vec<&'p str> {
        match self.kind() {
            ThingKind::Element => self.text("typ").into_iter().collect(),
            _ => self.goal_type_ids(),
        }
    }

    /// A goal's types.
    pub fn goal_types(self) -> impl Iterator<Item = &'p GoalType> {
        let config = &self.plan.config;
        self.goal_type_ids().into_iter().filter_map(|it| config.goal_type(it))
    }

    /// An element's type.
    pub fn element_type(self) -> Option<&'p ElementType> {
        self.plan.config.element_type(self.text("typ")?)
    }

    /// An activity's type: the one it names, or its level's.
    pub fn activity_type(self) -> Option<&'p ActivityType> {
        let level = self.unit().and_then(Unit::level);
        let id = self.text("typ").or_else(|| level?.activity_type.as_deref())?;
        self.plan.config.activity_type(id)
    }

    /// Whether it is handed out to others.
    pub fn is_handed_out(self) -> bool {
        self.own("mottagare").is_some()
    }

    /// The days on which it holds (format.md, Ids): its `giltig`, else every
    /// plan period of its unit; it ends on the day of `avslutad`.
    pub fn valid(self) -> Days {
        self.data().valid
    }

    /// Whether it no longer holds on a day.
    pub fn is_over(self, day: Date) -> bool {
        self.valid().to < day
    }

    /// Whether it holds on any day of a year.
    pub fn is_valid_in(self, year: i16) -> bool {
        Days::years(year, year).is_some_and(|it| it.meets(self.valid()))
    }

    /// Its own decision.
    pub fn own_decision(self) -> Option<Decision> {
        self.get("beslut").and_then(Decision::read)
    }

    /// A date field.
    pub fn date(self, key: &str) -> Option<Date> {
        self.get(key)?.date()
    }

    /// The values that it has in a dimension.
    pub fn dimension(self, dimension: &str) -> impl Iterator<Item = &'p str> + use<'p> {
        self.texts(dimension)
    }
}

/// A text that may be written once, or once per plan period.
pub fn prose(item: Item<'_>, year: i16) -> Option<&str> {
    if let Some(text) = item.text() {
        return Some(text);
    }
    let holds =
        |it: &Item<'_>| written::plan_period(it.key()).is_some_and(|(from, to)| (from..=to).contains(&year));
    let entries: Vec<Item<'_>> = item.entries().collect();
    let nearest = entries.iter().find(|it| holds(it)).or_else(|| entries.last());
    nearest.and_then(|it| it.text())
}

/// The days of `giltig`, or the usual ones, until the day of `avslutad`.
pub(super) fn validity<'p>(get: impl Fn(&str) -> Option<Item<'p>>, usual: impl FnOnce() -> Days) -> Days {
    let mut days = get("giltig").and_then(days).unwrap_or_else(usual);
    if let Some(end) = get("avslutad").and_then(|it| it.get("datum")).and_then(Item::date) {
        days.to = days.to.min(end);
    }
    days
}

/// Reads `giltig`.
pub(super) fn days(item: Item<'_>) -> Option<Days> {
    if let Some(text) = item.scalar() {
        return written::years(text);
    }
    let date = |key| item.get(key).and_then(Item::date);
    Some(Days { from: date("fran").unwrap_or(Date::MIN), to: date("till").unwrap_or(Date::MAX) })
}
