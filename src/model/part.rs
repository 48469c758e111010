//! What makes up the parts of a plan, and which plan periods are asked for them.

use jiff::civil::Date;

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    syntax::{Item, Kind, written::Days},
};

use super::{indicator::Role, thing::Thing, unit::Unit};

/// A plan period that must be whole.
#[derive(Clone, Copy, Debug)]
pub struct AskedPlan<'p> {
    /// Its table.
    pub item: Item<'p>,
    /// Its days.
    pub days: Days,
    /// How grave a fault in it can be at most: a tip before the level's `kravs_fran`, a warning
    /// while it is a draft, since only the calendar has made it the plan in force.
    pub gravest: Severity,
}

impl<'p> Unit<'p> {
    /// The plan periods that must be whole (R4, R21): the one in force, and a decided one to come.
    pub fn asked_plans(self, day: Date) -> impl Iterator<Item = AskedPlan<'p>> {
        let exists = !self.plan().is_broken(self.file()) && self.valid().contains(day);
        let level = self.level().filter(|_| exists);
        let periods = level.into_iter().flat_map(move |level| self.plan_periods().map(move |it| (level, it)));
        periods.filter_map(move |(level, ((from, to), item))| {
            let days = Days::years(from, to)?;
            let is_decided = item.mentions("beslut");
            let is_asked = day <= days.to && (is_decided || days.contains(day));
            let gravest = match (level.is_required_on(day), is_decided) {
                (false, _) => Severity::Tip,
                (true, false) => Severity::Warning,
                (true, true) => Severity::Error,
            };
            is_asked.then_some(AskedPlan { item, days, gravest })
        })
    }

    /// Whether it has a part in a plan period, or one that cannot be told from it.
    pub fn has_part(self, part: &str, plan: &AskedPlan<'p>) -> bool {
        match part {
            "styrdokument" => is_filled_or_faulty(plan.item, part),
            "invarld" | "omvarld" => match plan.item.get(part) {
                Some(text) if text.kind() == Kind::Table => is_filled_or_faulty(text, "text"),
                _ => is_filled_or_faulty(plan.item, part),
            },
            _ => {
                let is_type = ThingKind::of_table(part).is_none();
                let is_such = |it: &Thing<'_>| it.is_part(part) || (is_type && it.has_unknown_type());
                self.things().any(|it| is_such(&it) && it.valid().meets(plan.days))
            }
        }
    }
}

impl Thing<'_> {
    /// Whether it counts as that part of a plan: the name of its kind, or the id of its type.
    pub fn is_part(self, part: &str) -> bool {
        match self.kind() {
            ThingKind::Goal => self.goal_type_ids().contains(&part),
            ThingKind::Element => self.element_type().is_some_and(|it| it.id == part),
            ThingKind::Activity => {
                self.kind().table() == part || self.activity_type().is_some_and(|it| it.id == part)
            }
            ThingKind::Indicator => {
                self.kind().table() == part && self.indicator().is_some_and(|it| it.role() == Role::Measure)
            }
            kind => kind.table() == part,
        }
    }

    /// Whether it is of a type that cannot be known; that has a finding of its own.
    fn has_unknown_type(self) -> bool {
        let config = self.plan().config();
        match self.kind() {
            ThingKind::Goal => {
                self.goal_types().count() < self.goal_type_ids().len()
                    || (self.mentions("typ") && self.goal_type_ids().is_empty())
            }
            ThingKind::Element => self.element_type().is_none(),
            ThingKind::Activity => self.text("typ").is_some_and(|it| config.activity_type(it).is_none()),
            _ => false,
        }
    }
}

/// Whether a value says something: an empty text or list does not.
pub fn is_filled(item: Item<'_>) -> bool {
    match item.kind() {
        Kind::Table | Kind::Array => item.children().any(is_filled),
        _ => item.scalar().is_none_or(|it| !it.trim().is_empty()),
    }
}

/// Whether a key says something, or is written so that it has a finding of its own.
pub fn is_filled_or_faulty(table: Item<'_>, key: &str) -> bool {
    match table.get(key) {
        Some(value) => is_filled(value),
        None => table.mentions(key),
    }
}
