//! What a styrrepo wants from Kolada: its indicators by the ids of their measures, and those that they
//! are compared with.

use std::collections::BTreeMap;

use crate::{
    config::Config,
    edit::{change::Refused, record::subject::Subject},
    fields::ThingKind,
    model::{
        Plan,
        indicator::{Direction, Indicator},
        thing::Thing,
    },
    status::comparison::QUARTILES,
    syntax::Item,
};

use super::{is_group_id, is_measure_id, is_municipality_id};

/// The country as a whole: its id in Kolada and its name in `jamforelse`.
const COUNTRY: (&str, &str) = ("0000", "riket");

/// What a styrrepo wants from Kolada.
pub(super) struct Wanted<'p> {
    /// The id of the own municipality.
    pub(super) own: &'p str,
    /// Others to compare with: id and name in `jamforelse`, the country first.
    pub(super) others: Vec<(&'p str, &'p str)>,
    /// Indicators by the id of their measure, in the order of the plan.
    pub(super) subjects: BTreeMap<&'p str, Vec<Subject<'p>>>,
    /// What cannot be fetched, each a sentence without a full stop.
    pub(super) remarks: Vec<String>,
}

impl<'p> Wanted<'p> {
    /// Reads a plan.
    ///
    /// # Errors
    /// When `styr.toml` does not say which municipality it is.
    pub(super) fn of(plan: &'p Plan) -> Result<Self, Refused> {
        let code = plan.config().exchange.code.as_deref();
        let own = code.filter(|it| is_municipality_id(it)).ok_or_else(|| no_code(code))?;
        let country = (COUNTRY.0 != own).then_some(COUNTRY);
        let others = country.into_iter().collect();
        let mut wanted = Self { own, others, subjects: BTreeMap::new(), remarks: Vec::new() };
        wanted.compare(plan.config());
        for thing in plan.things().filter(|it| it.kind() == ThingKind::Indicator) {
            wanted.add(thing);
        }
        Ok(wanted)
    }

    fn compare(&mut self, config: &'p Config) {
        for (name, id) in &config.exchange.compared {
            if !is_municipality_id(id) && !is_group_id(id) {
                self.remarks
                    .push(format!("`{id}` under `[kolada]` är ingen kommun och ingen grupp i Kolada"));
            } else if name == QUARTILES {
                self.remarks.push(format!("`{name}` under `[kolada]` är upptaget: välj ett annat namn"));
            } else if id != COUNTRY.0 && name != COUNTRY.1 && id != self.own {
                self.others.push((id, name));
            }
        }
    }

    /// An indicator with an id of its own; one that only takes up a shared one has that one's values.
    fn add(&mut self, thing: Thing<'p>) {
        let Some(id) = thing.own("kolada").and_then(Item::text) else { return };
        let subject = match thing.unit() {
            Some(unit) => Subject::of(thing, unit),
            None => Subject { thing, unit: None },
        };
        let name = subject.name();
        let is_reported_below =
            thing.unit().is_some_and(|it| thing.is_handed_out() && !thing.is_received_by(it));
        if !is_measure_id(id) {
            self.remarks
                .push(format!("`{name}`: `{id}` är inget id i Kolada, som är som N15428 eller U21468"));
        } else if thing.get("beraknas").is_some() {
            self.remarks.push(format!("`{name}` räknas ut ur andra indikatorer och hämtas inte ur Kolada"));
        } else if thing.indicator().and_then(Indicator::direction).is_some_and(|it| !is_number(it)) {
            self.remarks.push(format!("`{name}` har inget tal som värde och hämtas inte ur Kolada"));
        } else if is_reported_below {
            self.remarks.push(format!("`{name}` är utdelad: de som har fått den rapporterar"));
        } else {
            self.subjects.entry(id).or_default().push(subject);
        }
    }
}

fn is_number(direction: Direction) -> bool {
    !matches!(direction, Direction::Yes | Direction::ByDate | Direction::Judged)
}

fn no_code(code: Option<&str>) -> Refused {
    let message = match code {
        Some(code) => format!("kommunkoden `{code}` i styr.toml är inte fyra siffror"),
        None => "styr.toml säger inte vilken kommun det är".to_owned(),
    };
    Refused::new(message, "skriv kommunkoden som text under `[kommun]`: kod = \"0586\"")
}
