//! What an outcome is about, who reports it, and where it is written.

use crate::{
    edit::change::Refused,
    fields::{ThingKind, words::near},
    model::{Plan, outcome::Outcome, period::Period, thing::Thing, unit::Unit},
    source::{
        FileId,
        layout::{self, FileKind},
    },
    syntax::Item,
};

/// Something that a unit reports on.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'p> {
    /// What it is.
    pub thing: Thing<'p>,
    /// Who reports; nobody for the rows of a shared indicator itself.
    pub unit: Option<Unit<'p>>,
}

impl<'p> Subject<'p> {
    /// Reads `unit/id`, `receiver/giver/id`, or the id of a shared indicator.
    ///
    /// # Errors
    /// When nothing has that name, or the unit does not report on it itself.
    pub fn find(plan: &'p Plan, name: &str) -> Result<Self, Refused> {
        let Some((unit, id)) = name.split_once('/') else {
            let thing = plan.shared(name).ok_or_else(|| no_unit(plan, name, ""))?;
            return Self { thing, unit: None }.reportable();
        };
        let unit = plan.unit(unit).ok_or_else(|| no_unit(plan, unit, id))?;
        let own = unit.thing(id);
        let thing = own.or_else(|| unit.received().into_iter().find(|it| it.full_id() == id));
        let thing = thing.ok_or_else(|| no_thing(unit, id))?;
        Self::of(thing, unit).reportable()
    }

    /// Something that a unit has or has received.
    pub fn of(thing: Thing<'p>, unit: Unit<'p>) -> Self {
        let plan = unit.plan();
        // At the root a shared indicator's rows are everybody's.
        let at_root = !plan.sources().file(unit.file()).path.contains('/');
        match thing.shared_thing() {
            Some(shared) if at_root && thing.unit() == Some(unit) => Self { thing: shared, unit: None },
            _ => Self { thing, unit: Some(unit) },
        }
    }

    fn reportable(self) -> Result<Self, Refused> {
        let (thing, name) = (self.thing, self.name());
        let is_others = thing.unit() == self.unit
            && self.unit.is_some_and(|it| thing.is_handed_out() && !thing.is_received_by(it));
        if is_others && thing.kind() != ThingKind::Action {
            return Err(Refused::new(
                format!("`{name}` är utdelad: de som har fått den rapporterar"),
                format!("skriv mottagaren först, till exempel `enhet/{name}`"),
            ));
        }
        match thing.kind() {
            ThingKind::Indicator if thing.get("beraknas").is_some() => Err(Refused::new(
                format!("`{name}` räknas ut ur andra indikatorer"),
                "skriv utfall för dem i stället; `styr explain` visar vilka",
            )),
            ThingKind::Indicator | ThingKind::Activity | ThingKind::Control | ThingKind::Action => Ok(self),
            ThingKind::Goal if thing.unit() != self.unit => Ok(self),
            ThingKind::Goal => Err(Refused::new(
                format!("målet `{name}` har inget utfall"),
                "skriv utfall för målets indikatorer; målet självt bedöms i analysen",
            )),
            kind => Err(Refused::new(
                format!("{} `{name}` har inget utfall", kind.the()),
                "ange en indikator, aktivitet, kontroll eller åtgärd",
            )),
        }
    }

    /// As commands name it: `bun/x`, `skolan/bun/x`.
    pub fn name(self) -> String {
        match self.unit {
            Some(unit) => format!("{}/{}", unit.id(), self.key()),
            None => self.key(),
        }
    }

    /// As the unit's own files name it.
    pub fn key(self) -> String {
        if self.thing.unit() == self.unit { self.thing.id().to_owned() } else { self.thing.full_id() }
    }

    /// The table that holds its rows, or itself.
    pub fn table(self) -> &'static str {
        self.thing.kind().table()
    }

    /// Whether it is reported period by period.
    pub fn has_periods(self) -> bool {
        self.thing.kind() != ThingKind::Action
    }

    /// The key of a row that may stand alone: `t2 = 88.1` is `t2 = { varde = 88.1 }`.
    pub fn bare_key(self) -> &'static str {
        if self.thing.kind() == ThingKind::Indicator { "varde" } else { "status" }
    }

    /// The file that its rows of a year stand in; for an action its own file.
    pub fn path(self, year: i16) -> String {
        let sources = self.thing.plan().sources();
        if !self.has_periods() {
            return sources.file(self.thing.item().file()).path.clone();
        }
        let folder = self.unit.map_or("", |it| layout::split(&sources.file(it.file()).path).0);
        let gap = if folder.is_empty() { "" } else { "/" };
        format!("{folder}{gap}utfall/{year}.toml")
    }

    /// That file as it was read; none when there is none.
    pub fn file(self, year: i16) -> Option<FileId> {
        self.thing.plan().sources().find(&self.path(year))
    }

    /// What kind of file that is.
    pub fn file_kind(self, year: i16) -> FileKind {
        if self.has_periods() { FileKind::Outcomes(year) } else { FileKind::Actions }
    }

    /// The table of its rows, or itself, as names from the root of the file.
    pub fn row_path(self, period: Option<Period>) -> Vec<String> {
        let follow_up = &self.thing.plan().config().follow_up;
        let period = period.map(|it| it.id(follow_up).to_owned());
        [self.table().to_owned(), self.key()].into_iter().chain(period).collect()
    }

    /// What is written of it for a period; for an action itself.
    pub fn row(self, period: Option<Period>) -> Option<Item<'p>> {
        let plan = self.thing.plan();
        let Some(period) = period else { return Some(self.thing.item()) };
        let file = self.file(period.year)?;
        let path = self.row_path(Some(period));
        path.iter().try_fold(plan.root(file), |item, key| item.child(key))
    }

    /// Its usable rows, by period.
    pub fn outcomes(self) -> impl DoubleEndedIterator<Item = Outcome<'p>> + Clone {
        self.thing.plan().outcomes(self.thing, self.unit)
    }
}

fn no_unit(plan: &Plan, unit: &str, id: &str) -> Refused {
    let help = match near(unit, plan.units().map(Unit::id)) {
        Some(like) if id.is_empty() => format!("menade du `{like}`?"),
        Some(like) => format!("menade du `{like}/{id}`?"),
        None => "`styr tree` visar enheterna".to_owned(),
    };
    Refused::new(format!("det finns ingen enhet `{unit}`"), help)
}

fn no_thing(unit: Unit<'_>, id: &str) -> Refused {
    let received = unit.received();
    let same_id = received.iter().find(|it| it.id() == id).map(|it| it.full_id());
    let names: Vec<String> =
        unit.things().map(|it| it.id().to_owned()).chain(received.iter().map(|it| it.full_id())).collect();
    let like = same_id.as_deref().or_else(|| near(id, names.iter().map(String::as_str)));
    let help = match like {
        Some(like) => format!("menade du `{}/{like}`?", unit.id()),
        None => format!("`styr status {}` visar vad som finns", unit.id()),
    };
    Refused::new(format!("enheten `{}` har ingenting som heter `{id}`", unit.id()), help)
}
