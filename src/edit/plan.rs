//! A new unit's plan (R25): its level's parts in the municipality's own words, every inherited
//! goal to answer, what was handed out to it, and the governing documents of the day.

mod documents;
mod goals;
pub(super) mod next;
mod parts;

use jiff::civil::Date;

use crate::{
    config::{
        Level,
        types::{GoalType, OwnField},
    },
    diagnostic::Severity,
    fields::{
        self, ThingKind, Type,
        words::{FILL_IN, listed},
    },
    model::{Plan, thing::Thing, unit::Unit},
    source::layout,
    syntax::written::Days,
};

use super::{
    NewFile,
    toml::{self, Writer},
};

/// What is known of the unit before it has a plan.
#[derive(Clone, Debug)]
pub struct NewUnit<'p> {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The position of its level.
    pub level: usize,
    /// Its type of unit; may be empty.
    pub unit_type: String,
    /// The unit above it; none on the first level.
    pub superior: Option<Unit<'p>>,
    /// The first and the last year of the plan.
    pub years: (i16, i16),
}

/// The files of a new unit: its plan.
pub fn files(plan: &Plan, unit: &NewUnit<'_>, day: Date) -> Vec<NewFile> {
    let text = Draft { plan, unit, day, out: Writer::default() }.text();
    vec![NewFile { path: path(plan, unit), text }]
}

/// How many places in a text wait to be written.
pub fn placeholders(text: &str) -> usize {
    let (quoted, comment) = (format!("\"{FILL_IN} "), format!("# {FILL_IN} "));
    let in_line = |line: &str| match line.trim_start().strip_prefix('#') {
        Some(_) => usize::from(line.trim_start().starts_with(&comment)),
        None => line.matches(&quoted).count() + line.matches(&comment).count(),
    };
    text.lines().map(in_line).sum()
}

/// The goals above that a new unit has to answer in its plan.
pub fn to_answer<'p>(plan: &'p Plan, unit: &NewUnit<'p>) -> Vec<Thing<'p>> {
    let types = goal_types(plan, unit.level);
    let goals = unit.superior.map_or_else(Vec::new, |it| it.goals_to_answer(&types));
    let mut goals: Vec<Thing<'p>> =
        goals.into_iter().filter(|it| days(unit).is_some_and(|days| it.valid().meets(days))).collect();
    goals.sort_by_key(|it| it.span());
    goals
}

/// What is handed out to a new unit from the start (R15).
pub fn handed_out<'p>(unit: &NewUnit<'p>) -> Vec<Thing<'p>> {
    let things = unit.superior.map_or_else(Vec::new, |it| it.received_below(unit.level));
    things.into_iter().filter(|it| days(unit).is_some_and(|days| it.valid().meets(days))).collect()
}

fn days(unit: &NewUnit<'_>) -> Option<Days> {
    Days::years(unit.years.0, unit.years.1)
}

/// `2026` or `2026-2027`
pub fn period(years: (i16, i16)) -> String {
    if years.0 == years.1 { years.0.to_string() } else { format!("{}-{}", years.0, years.1) }
}

/// Where the plan is to lie.
fn path(plan: &Plan, unit: &NewUnit<'_>) -> String {
    let folder = unit.superior.map_or_else(String::new, |it| folder_below(plan, it));
    let gap = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{gap}{}/plan.toml", unit.id)
}

/// The folder in which units straight below a unit lie: that of the others where they have one in
/// common, else the unit's own.
pub(super) fn folder_below(plan: &Plan, superior: Unit<'_>) -> String {
    let folder_of = |it: Unit<'_>| layout::split(&plan.sources().file(it.file()).path).0.to_owned();
    let siblings = plan.units().filter(|it| it.superior() == Some(superior));
    let in_place = siblings.filter(|it| it.item().is_some_and(|it| !it.mentions("overordnad")));
    let mut folders: Vec<String> = in_place.map(|it| layout::split(&folder_of(it)).0.to_owned()).collect();
    folders.sort();
    folders.dedup();
    match &folders[..] {
        [common] => common.clone(),
        _ => folder_of(superior),
    }
}

/// The types of goals that units on a level may have.
fn goal_types(plan: &Plan, level: usize) -> Vec<&GoalType> {
    let Some(level) = plan.config().levels.get(level) else { return Vec::new() };
    let is_here = |it: &&GoalType| it.levels.is_empty() || it.levels.contains(&level.id);
    plan.config().goal_types.iter().filter(is_here).collect()
}

/// A plan that is being written.
struct Draft<'a, 'p> {
    plan: &'p Plan,
    unit: &'a NewUnit<'p>,
    day: Date,
    out: Writer,
}

impl<'p> Draft<'_, 'p> {
    fn text(mut self) -> String {
        self.head();
        self.plan_period();
        self.elements();
        self.goals();
        self.received();
        self.rest();
        self.out.finish()
    }

    fn level(&self) -> &'p Level {
        &self.plan.config().levels[self.unit.level]
    }

    /// What the level and the type of unit ask for, but for what is only a tip.
    fn asked_for(&self) -> Vec<&'p str> {
        let parts = self.plan.config().parts(self.level(), &self.unit.unit_type);
        let is_asked = |severity: Option<Severity>| severity >= Some(Severity::Warning);
        parts.into_iter().filter(|it| is_asked(it.demand.severity())).map(|it| it.part.as_str()).collect()
    }

    fn asks_for(&self, part: &str) -> bool {
        self.asked_for().contains(&part)
    }

    /// The first part: what the file is, and the unit.
    fn head(&mut self) {
        let plan_name = self.level().plan_name(&self.unit.unit_type);
        let unit = self.unit;
        self.out.comment(&format!("{plan_name} {} för {}", period(unit.years), unit.name));
        self.out.comment(&format!(
            "Rader som börjar med # är frågor och exempel: de läses inte, och får tas bort. Byt ut allt som \
             börjar med {FILL_IN}; `styr check` säger vad som är kvar."
        ));
        self.out.key("format", "1");
        self.out.table("enhet");
        self.out.text("id", &unit.id);
        self.out.text("namn", &unit.name);
        self.out.text("niva", &self.level().id);
        if !unit.unit_type.is_empty() {
            self.out.text("typ", &unit.unit_type);
        }
        // Nobody asks a unit for what was due before it existed.
        match Days::years(unit.years.0, unit.years.1) {
            Some(days) if days.from > self.day => self.out.text("giltig", &format!("{}-", unit.years.0)),
            _ => self.out.key("giltig", &format!("{{ fran = {} }}", self.day)),
        }
        self.fill_in("ansvarig", "rollen som ansvarar för enheten, aldrig ett personnamn");
    }

    /// A text that waits to be written.
    fn fill_in(&mut self, key: &str, what: &str) {
        self.out.text(key, &format!("{FILL_IN} {what}"));
    }

    /// A value that waits to be chosen.
    fn choose(&mut self, key: &str, value: &str, what: &str) {
        self.out.noted(key, value, &format!("{FILL_IN} {what}"));
    }

    /// The dimensions that things of a kind or type must be placed in.
    fn dimensions(&mut self, kind: ThingKind, types: &[&str]) {
        let config = self.plan.config();
        for dimension in &config.dimensions {
            let demands = std::iter::once(kind.table()).chain(types.iter().copied());
            let gravest = demands.filter_map(|it| dimension.demands.get(it)?.severity()).max();
            let (Some((first, _)), true) = (dimension.values.first(), gravest >= Some(Severity::Warning))
            else {
                continue;
            };
            let ids: Vec<&str> = dimension.values.iter().map(|it| it.0.as_str()).collect();
            let what = format!("{}: {}", dimension.name.to_lowercase(), listed(&ids));
            self.choose(&dimension.id, &toml::list(&[first]), &what);
        }
    }

    /// The fields that a type asks for, but for those that have been written.
    fn own_fields(&mut self, kind: ThingKind, own: &[OwnField], written: &[&str]) {
        for field in own.iter().filter(|it| it.need >= Some(Severity::Warning)) {
            if written.contains(&field.key.as_str()) {
                continue;
            }
            let built_in = fields::shape_of_thing(kind).row(&field.key);
            let about = built_in.map(|it| it.about.trim_end_matches('.'));
            let what = lower(field.name.as_deref().or(about).unwrap_or(&field.key));
            match built_in.map(|it| &it.value) {
                None => self.fill_in(&field.key, &what),
                Some(it) if it.takes(|it| matches!(it, Type::Text | Type::Prose | Type::Label)) => {
                    self.fill_in(&field.key, &what);
                }
                Some(Type::Integer(first, _)) => self.choose(&field.key, &first.to_string(), &what),
                Some(Type::Boolean) => self.choose(&field.key, "false", &what),
                Some(Type::Date) => self.choose(&field.key, &self.day.to_string(), &what),
                Some(_) => self.out.comment(&format!("{}: {what}", field.key)),
            }
        }
    }
}

/// With a small first letter, unless the word is all capitals.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}
