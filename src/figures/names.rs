//! What units, indicators, periods and groups are called in a file, and which they are here.

use std::collections::BTreeMap;

use crate::{
    config::imports::ImportRule,
    edit::{change::Refused, record::subject::Subject},
    fields::words::{near, same},
    model::{Plan, period::Period, thing::Thing, unit::Unit},
};

/// Names longer than this name nothing.
const LONGEST: usize = 200;

/// Finds things by their names: those of a rule, ids, and the names that people know.
pub struct Names<'p, 'r> {
    plan: &'p Plan,
    rule: Option<&'r ImportRule>,
    own: Own<'r>,
    /// Ids of units by their names; empty where several have the name.
    units: BTreeMap<String, &'p str>,
    /// Keys of indicators by their names, per unit and for those that are shared.
    indicators: BTreeMap<&'p str, BTreeMap<String, String>>,
}

/// The translations of a rule.
#[derive(Default)]
struct Own<'r> {
    units: BTreeMap<String, &'r str>,
    indicators: BTreeMap<String, &'r str>,
    periods: BTreeMap<String, &'r str>,
    groups: BTreeMap<String, &'r str>,
}

impl<'r> Own<'r> {
    fn of(rule: &'r ImportRule) -> Self {
        let words = |all: &'r BTreeMap<String, String>| {
            all.iter().map(|(name, here)| (folded(name), here.as_str())).collect()
        };
        Self {
            units: words(&rule.units),
            indicators: words(&rule.indicators),
            periods: words(&rule.periods),
            groups: words(&rule.groups),
        }
    }
}

impl<'p, 'r> Names<'p, 'r> {
    /// Of a plan, with the translations of a rule.
    pub fn new(plan: &'p Plan, rule: Option<&'r ImportRule>) -> Self {
        let mut units = BTreeMap::new();
        for unit in plan.units() {
            units.entry(folded(unit.name())).and_modify(|it| *it = "").or_insert(unit.id());
        }
        Self { plan, rule, own: rule.map(Own::of).unwrap_or_default(), units, indicators: BTreeMap::new() }
    }

    /// The name that commands have for an indicator of a unit.
    ///
    /// # Errors
    /// When the unit or the indicator is not known here, or several have the name.
    pub fn subject(&mut self, unit: &str, indicator: &str) -> Result<String, Refused> {
        for name in [unit, indicator] {
            if name.chars().count() > LONGEST {
                return Err(too_long());
            }
        }
        let unit = match unit {
            "" => self.rule.and_then(|it| it.unit.clone()).unwrap_or_default(),
            unit => self.unit(unit)?.to_owned(),
        };
        let translated = self.own.indicators.get(&folded(indicator)).map(|it| (*it).to_owned());
        let indicator = translated.as_deref().unwrap_or(indicator);
        if indicator.is_empty() {
            return Err(Refused::new(
                "raden säger inte vilken indikator den gäller",
                "skriv indikatorns id eller namn",
            ));
        }
        if unit.is_empty() {
            if indicator.contains('/') || self.plan.shared(indicator).is_some() {
                return Ok(indicator.to_owned());
            }
            let key = self.named("", indicator);
            return key.ok_or_else(|| {
                Refused::new(
                    format!("raden säger inte vilken enhet `{indicator}` gäller"),
                    "skriv enheten i en egen kolumn, eller som enhet/indikator",
                )
            });
        }
        let full = format!("{unit}/{indicator}");
        let Err(refused) = Subject::find(self.plan, &full) else { return Ok(full) };
        self.named(&unit, indicator).map(|it| format!("{unit}/{it}")).ok_or(refused)
    }

    /// The plan that the names are sought in.
    pub const fn plan(&self) -> &'p Plan {
        self.plan
    }

    /// A name as commands have it, when it can be one.
    ///
    /// # Errors
    /// When it is too long to be a name.
    pub fn known(&self, name: &str) -> Result<String, Refused> {
        if name.chars().count() > LONGEST {
            return Err(too_long());
        }
        Ok(name.to_owned())
    }

    fn unit(&self, name: &str) -> Result<&str, Refused> {
        if let Some(unit) = self.own.units.get(&folded(name)) {
            return Ok(unit);
        }
        if let Some(unit) = self.plan.unit(name) {
            return Ok(unit.id());
        }
        match self.units.get(&folded(name)) {
            Some(&"") => Err(Refused::new(format!("flera enheter heter `{name}`"), "skriv enhetens id")),
            Some(id) => Ok(id),
            None => {
                let known = self.plan.units().flat_map(|it| [it.id(), it.name()]);
                let help = match near(name, known) {
                    Some(like) => format!("menade du `{like}`?"),
                    None => "skriv enhetens id eller namn; `styr tree` visar dem".to_owned(),
                };
                Err(Refused::new(format!("det finns ingen enhet `{name}`"), help))
            }
        }
    }

    /// The key of the only indicator of a unit, or of the shared ones, that is called so.
    fn named(&mut self, unit: &str, name: &str) -> Option<String> {
        let plan = self.plan;
        let id = plan.unit(unit).map_or("", Unit::id);
        let known = self.indicators.entry(id).or_insert_with(|| titles(plan, id));
        known.get(&folded(name)).filter(|it| !it.is_empty()).cloned()
    }

    /// The period as commands take it.
    pub fn period(&self, year: &str, period: &str) -> String {
        let period = self.own.periods.get(&folded(period)).copied().unwrap_or(period);
        let model = &self.plan.config().follow_up;
        // `Tertial 2`, or `Tertial 2 2026`.
        let named =
            |name: &str| model.periods.iter().find(|it| same(&it.name, name)).map(|it| it.id.as_str());
        let (name, of_name) = match period.rsplit_once(' ') {
            Some((name, year)) if named(period).is_none() && named(name).is_some() => (name, year),
            _ => (period, ""),
        };
        let id = named(name).unwrap_or(name);
        match (if year.is_empty() { of_name } else { year }, id) {
            ("", id) => id.to_owned(),
            (year, "") => year.to_owned(),
            (year, id) if Period::read(id, model).is_some() => {
                // A whole period beside a year: they must agree, and the longer says all.
                if id.starts_with(year) { id.to_owned() } else { format!("{year}-{id}") }
            }
            (year, id) => format!("{year}-{id}"),
        }
    }

    /// The id of a group; empty for all.
    pub fn group(&self, name: &str) -> String {
        if let Some(group) = self.own.groups.get(&folded(name)) {
            return (*group).to_owned();
        }
        let values = self.plan.config().divisions.iter().flat_map(|it| &it.values);
        let found = values.into_iter().find(|it| same(&it.0, name) || same(&it.1, name));
        found.map_or_else(|| name.to_owned(), |it| it.0.clone())
    }
}

/// What a unit's indicators are called; with no unit the shared ones. Several of one name have no key.
fn titles(plan: &Plan, unit: &str) -> BTreeMap<String, String> {
    let mut titles = BTreeMap::new();
    let mut add = |name: &str, key: String| {
        titles.entry(folded(name)).and_modify(String::clear).or_insert(key);
    };
    let name = |it: Thing<'_>| it.text("namn").unwrap_or_default().to_owned();
    if let Some(unit) = plan.unit(unit) {
        let own = unit.things().filter(|it| it.indicator().is_some());
        own.for_each(|it| add(&name(it), it.id().to_owned()));
        let received = unit.received().into_iter();
        let received = received.filter(|it| it.indicator().is_some() && it.unit() != Some(unit));
        received.for_each(|it| add(&name(it), it.full_id()));
    } else {
        let shared = plan.things().filter(|it| it.unit().is_none());
        shared.for_each(|it| add(&name(it), it.id().to_owned()));
    }
    titles
}

fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn too_long() -> Refused {
    Refused::new("texten är för lång för att vara ett namn", "se efter att kolumnen är rätt")
}
