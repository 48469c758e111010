//! What a unit's plan says otherwise than when it was decided, with or without a decision (R38, R75).

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    config::Decision,
    diff::{self, FieldChange, Goalpost, Standing, TableChange, TableKind},
    fields::ThingKind,
    model::{
        Plan,
        indicator::Indicator,
        load::{self, Progress, Readers},
        thing::Thing,
        unit::Unit,
    },
    report::words,
    source::{Source, layout, texts::Texts},
    syntax::{Item, written, written::Days},
};

use super::{
    memory::{self, Memory, text_of},
    said,
};

/// What has changed since a plan was decided.
#[derive(Clone, Debug, Default)]
pub(super) struct Changed {
    /// The decision, and when it was saved.
    pub(super) since: String,
    /// By kind and id.
    pub(super) parts: Vec<Part>,
}

/// A thing of the plan that says something else, is new or is gone.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Its id in the plan as it is; none where it is gone.
    id: Option<String>,
    /// What it is and what it is called.
    pub(super) name: String,
    /// What differs of it.
    pub(super) differences: Vec<Difference>,
    /// The decision that came with the change; none where it needed one and has none.
    pub(super) decision: Option<String>,
}

/// Something that was otherwise.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    /// What, as a noun; of what is new or gone just that.
    pub(super) what: String,
    /// As it was decided; nothing where it was not there.
    pub(super) then: Option<String>,
    /// As it is.
    pub(super) now: Option<String>,
    /// Whether the thing itself came or went.
    is_whole: bool,
}

impl Changed {
    /// Compares a unit's plan for a year with what was decided; nothing without a memory of it.
    pub(super) fn of(memory: Option<&Memory<'_>>, unit: Unit<'_>, year: i16) -> Self {
        memory.and_then(|it| Self::find(it, unit, year)).unwrap_or_default()
    }

    fn find(memory: &Memory<'_>, unit: Unit<'_>, year: i16) -> Option<Self> {
        let period = unit.plan_for(year)?;
        let decided = memory.decided(unit, period.key())?;
        let now = text_of(unit.plan(), unit.file());
        if decided.text == now || unit.is_broken() {
            return None;
        }
        let (from, to) = written::plan_period(period.key())?;
        let days = Days::years(from, to)?;
        let found = parts(unit, days, [&decided.text, now], Readers::Own)?;
        let parts = match unit.plan().readers() {
            Readers::Own => found,
            // What is internal on either side is told as if it had come or gone; only what does so
            // for all readers has.
            Readers::Public => {
                let own: BTreeSet<Shape> = found.iter().flat_map(shapes).collect();
                let mut open = parts(unit, days, [&decided.text, now], Readers::Public)?;
                for part in &mut open {
                    let name = part.key();
                    part.differences.retain(|it| own.contains(&shape(&name, it)));
                }
                open.retain(|it| !it.differences.is_empty());
                open
            }
        };
        let decision = words::decision(unit.plan(), &unit.decision_for(year)?);
        let saved = decided.saved.map(|it| format!(", sparat {it}")).unwrap_or_default();
        Some(Self { since: format!("{decision}{saved}"), parts })
    }

    /// What has changed of a thing of the unit.
    pub(super) fn part(&self, thing: Thing<'_>) -> Option<&Part> {
        self.parts.iter().find(|it| it.id.as_deref() == Some(thing.id()))
    }
}

impl Part {
    /// The decision, or that there is none.
    pub(super) fn standing(&self) -> String {
        self.decision.as_ref().map_or_else(|| "utan beslut".to_owned(), |it| format!("beslut {it}"))
    }

    fn key(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.name.clone())
    }
}

/// Which sides of a difference of a thing there are.
type Shape = (String, String, bool, bool);

fn shape(name: &str, it: &Difference) -> Shape {
    (name.to_owned(), it.what.clone(), it.then.is_some(), it.now.is_some())
}

fn shapes(part: &Part) -> Vec<Shape> {
    let name = part.key();
    part.differences.iter().map(|it| shape(&name, it)).collect()
}

/// Compares two texts of a unit's plan, each read as the only plan of the styrrepo.
fn parts(unit: Unit<'_>, days: Days, [then, now]: [&str; 2], readers: Readers) -> Option<Vec<Part>> {
    let plan = unit.plan();
    let model = plan.model_file().map(|it| text_of(plan, it)).unwrap_or_default();
    let alone = |text: &str| {
        let texts = [(layout::MODEL_FILE, model), (memory::path_of(unit), text)];
        let texts: BTreeMap<String, String> =
            texts.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
        load::load_with(&Source::Texts(Texts::new(texts)), readers, None, &Progress::default()).ok()
    };
    let (then, now) = (alone(then)?, alone(now)?);
    let comparison = diff::compare(&then, &now);
    let own = comparison.units.iter().flat_map(|it| &it.tables);
    let mut found: Vec<Part> = own.filter_map(|it| part(plan, unit, it, days)).collect();
    found.sort_by_key(|it| it.id.is_none());
    Some(found)
}

fn part(plan: &Plan, unit: Unit<'_>, change: &TableChange<'_>, days: Days) -> Option<Part> {
    let TableKind::Thing(kind) = change.table().kind else { return None };
    let decision = match change.standing {
        Standing::Decided(item) => Some(Decision::read(item).map(|it| words::decision(plan, &it))?),
        Standing::Undecided => None,
        Standing::NotNeeded => return None,
    };
    let is_of_plan = |it: Thing<'_>| it.valid().meets(days);
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    let (was, is) = (before.and_then(|it| it.thing), after.and_then(|it| it.thing));
    let differences = match (was, is) {
        (None, Some(it)) if is_of_plan(it) => vec![Difference::whole(kind, true)],
        (Some(it), None) if is_of_plan(it) => vec![Difference::whole(kind, false)],
        (Some(was), Some(is)) if is_of_plan(was) || is_of_plan(is) => {
            let of_plan = change.fields.iter().filter(|it| concerns(it, days));
            of_plan.filter_map(|it| difference((plan, unit, kind), is, it)).collect()
        }
        _ => Vec::new(),
    };
    let title = is.or(was)?.title(days.to.year());
    let name = format!("{}: {title}", words::capital(change.table().kind.noun().0));
    let id = is.map(|it| it.id().to_owned());
    (!differences.is_empty()).then_some(Part { id, name, differences, decision })
}

/// Whether a field that is written per year speaks of the plan's years.
fn concerns(field: &FieldChange<'_>, days: Days) -> bool {
    field.path.get(1).and_then(|it| diff::years_of(it)).is_none_or(|it| it.meets(days))
}

fn difference(
    (plan, unit, kind): (&Plan, Unit<'_>, ThingKind),
    thing: Thing<'_>,
    field: &FieldChange<'_>,
) -> Option<Difference> {
    let is_light = kind == ThingKind::Indicator && Goalpost::of(field).is_some();
    let what = said::name(plan, kind, &field.path, is_light)?;
    let decimals = thing.indicator().and_then(Indicator::decimals);
    let said = |it: Item<'_>| said::value(plan, unit, it, &field.path, decimals);
    let sides = [field.before, field.after].map(|it| it.map(said));
    let [then, now] = sides;
    Some(Difference { what, then, now, is_whole: false })
}

impl Difference {
    fn whole(kind: ThingKind, is_new: bool) -> Self {
        let (noun, is_neuter) = TableKind::Thing(kind).noun();
        let what = match (is_new, is_neuter) {
            (true, true) => format!("nytt {noun}"),
            (true, false) => format!("ny {noun}"),
            (false, true) => format!("borttaget {noun}"),
            (false, false) => format!("borttagen {noun}"),
        };
        let there = |it: bool| it.then(|| "fanns i planen".to_owned());
        let now = is_new.then(|| "finns i planen".to_owned());
        Self { what, then: there(!is_new), now, is_whole: true }
    }

    /// `målvärde 2026: 88, var 90`
    pub(super) fn told(&self) -> String {
        match (&self.then, &self.now) {
            _ if self.is_whole => self.what.clone(),
            (Some(then), Some(now)) => format!("{} är {}, var {}", self.what, quoted(now), quoted(then)),
            (None, Some(now)) => format!("{} är {}, fanns inte", self.what, quoted(now)),
            (then, None) => {
                format!("{} finns inte längre, var {}", self.what, quoted(then.as_deref().unwrap_or("–")))
            }
        }
    }
}

/// Words that are more than one stand between quotes in a sentence.
fn quoted(said: &str) -> String {
    let is_words = said.contains(' ') && said.contains(char::is_alphabetic);
    if is_words { format!("”{said}”") } else { said.to_owned() }
}
