//! The tables of a plan that people know by name, whatever file they stand in.

use std::collections::BTreeMap;

use crate::{
    fields::{self, ThingKind, Type, links},
    model::{Plan, thing::Thing, unit::Unit},
    source::{
        FileId,
        layout::{self, FileKind},
    },
    syntax::{Item, Kind},
};

static ANALYSIS: Type = Type::Table(&fields::analysis::FRONT_MATTER);
static MODEL: Type = Type::Table(&fields::model::FILE);

/// What a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableKind {
    /// `[enhet]`
    Unit,
    /// `[plan.2026]`
    Plan,
    /// `[plan.2026]` of the intern kontroll.
    ControlPlan,
    /// `[[andring]]`
    Decision,
    /// A thing with an id.
    Thing(ThingKind),
    /// `[svar."kf/…"]`
    Answer,
    /// `[bortprioriterat.*]`
    Deprioritised,
    /// One period's row of outcomes.
    Outcome(ThingKind),
    /// A resultatanalys.
    Analysis,
    /// A governing document of the register.
    Document,
    /// An event of the yearly wheel.
    Event,
    /// The styrmodell.
    Model,
}

impl TableKind {
    /// What it is called, and whether the word takes `ett`.
    pub const fn noun(self) -> (&'static str, bool) {
        match self {
            Self::Unit => ("enhet", false),
            Self::Plan => ("plan", false),
            Self::ControlPlan => ("plan för intern kontroll", false),
            Self::Decision => ("ändringsbeslut", true),
            Self::Thing(ThingKind::Goal) => ("mål", true),
            Self::Thing(ThingKind::Element) => ("element", true),
            Self::Thing(ThingKind::SuccessFactor) => ("framgångsfaktor", false),
            Self::Thing(ThingKind::Indicator) => ("indikator", false),
            Self::Thing(ThingKind::Activity) => ("aktivitet", false),
            Self::Thing(ThingKind::Action) => ("åtgärd", false),
            Self::Thing(ThingKind::Risk) => ("risk", false),
            Self::Thing(ThingKind::Control) => ("kontroll", false),
            Self::Answer => ("svar", true),
            Self::Deprioritised => ("bortprioriterat", true),
            Self::Outcome(_) => ("utfall", true),
            Self::Analysis => ("analys", false),
            Self::Document => ("styrdokument", true),
            Self::Event => ("händelse", false),
            Self::Model => ("styrmodell", false),
        }
    }
}

/// One table with its name.
#[derive(Clone, Debug)]
pub struct Table<'p> {
    /// What it is.
    pub kind: TableKind,
    /// Its name among those of its kind in the unit: an id, a period, or `trygghet-ak8 2026-t1`.
    pub name: String,
    /// The table.
    pub item: Item<'p>,
    /// The thing that it is.
    pub thing: Option<Thing<'p>>,
    /// The text that follows it, of an analysis.
    pub text: Option<&'p str>,
}

impl Table<'_> {
    /// What its keys hold.
    pub(super) fn form(&self) -> Option<&'static Type> {
        match self.kind {
            TableKind::Unit => row(&fields::plan::FILE, "enhet"),
            TableKind::Plan | TableKind::ControlPlan => row(&fields::plan::FILE, "plan"),
            TableKind::Decision => row(&fields::plan::FILE, "andring"),
            TableKind::Answer => row(&fields::plan::FILE, "svar"),
            TableKind::Deprioritised => row(&fields::plan::FILE, "bortprioriterat"),
            TableKind::Thing(ThingKind::Action) => row(&fields::registers::ACTIONS, "atgard"),
            TableKind::Thing(kind @ (ThingKind::Risk | ThingKind::Control)) => {
                row(&fields::registers::INTERNAL_CONTROL, kind.table())
            }
            TableKind::Thing(kind) => row(&fields::plan::FILE, kind.table()),
            TableKind::Outcome(kind) => match row(&fields::outcomes::FILE, kind.table()) {
                Some(Type::Map(_, of)) => Some(of),
                other => other,
            },
            TableKind::Analysis => Some(&ANALYSIS),
            TableKind::Document => row(&fields::registers::DOCUMENTS, "styrdokument"),
            TableKind::Event => row(&fields::registers::CALENDAR, "handelse"),
            TableKind::Model => Some(&MODEL),
        }
    }
}

/// What the keys of one table under a key of a file hold.
fn row(file: &'static fields::Shape, key: &str) -> Option<&'static Type> {
    match &file.row(key)?.value {
        Type::Map(_, of) => Some(of),
        other => Some(other),
    }
}

/// Every table of a unit, in no order.
pub(super) fn of_unit(unit: Unit<'_>) -> Vec<Table<'_>> {
    let plan = unit.plan();
    let root = plan.root(unit.file());
    let mut all = Vec::new();
    all.extend(unit.item().map(|it| table(TableKind::Unit, unit.id().to_owned(), it)));
    all.extend(entries(root, "plan").map(|it| table(TableKind::Plan, it.key().to_owned(), it)));
    all.extend(decisions(root));
    all.extend(entries(root, "svar").map(|it| table(TableKind::Answer, it.key().to_owned(), it)));
    let deprioritised = entries(root, "bortprioriterat");
    all.extend(deprioritised.map(|it| table(TableKind::Deprioritised, it.key().to_owned(), it)));
    all.extend(unit.things().map(thing));
    for &file in unit.files() {
        all.extend(of_file(plan, file));
    }
    all
}

/// Every table of the files that belong to no unit.
pub(super) fn of_no_unit(plan: &Plan) -> Vec<Table<'_>> {
    let shared = plan.things().filter(|it| it.unit().is_none()).map(thing);
    let mut all: Vec<Table<'_>> = shared.collect();
    for (file, _) in plan.files().filter(|(_, it)| it.unit.is_none() && it.is_read) {
        all.extend(of_file(plan, file));
    }
    all
}

fn thing(thing: Thing<'_>) -> Table<'_> {
    let named = table(TableKind::Thing(thing.kind()), thing.id().to_owned(), thing.item());
    Table { thing: Some(thing), ..named }
}

const fn table(kind: TableKind, name: String, item: Item<'_>) -> Table<'_> {
    Table { kind, name, item, thing: None, text: None }
}

/// The tables of a file that are no things.
fn of_file(plan: &Plan, file: FileId) -> Vec<Table<'_>> {
    let root = plan.root(file);
    let named = |key, kind| entries(root, key).map(move |it| table(kind, it.key().to_owned(), it)).collect();
    let path = &plan.sources().file(file).path;
    match plan.file(file).kind {
        FileKind::Model => vec![table(TableKind::Model, String::new(), root)],
        FileKind::Documents => named("styrdokument", TableKind::Document),
        FileKind::Calendar => named("handelse", TableKind::Event),
        FileKind::InternalControl => named("plan", TableKind::ControlPlan),
        FileKind::Outcomes(year) => outcomes(root, year),
        FileKind::Analysis => {
            let name = layout::split(path).1.trim_end_matches(".md").to_owned();
            let text = Some(body(&plan.sources().file(file).text));
            vec![Table { text, ..table(TableKind::Analysis, name, root) }]
        }
        _ => Vec::new(),
    }
}

/// What follows the front matter.
fn body(text: &str) -> &str {
    let rest = text.split_once("\n---").map(|it| it.1);
    rest.map_or(text, |it| it.split_once('\n').map_or("", |it| it.1)).trim()
}

fn outcomes(root: Item<'_>, year: i16) -> Vec<Table<'_>> {
    let of = |subject: Item<'_>, period: Item<'_>| format!("{} {year}-{}", subject.key(), period.key());
    let mut all = Vec::new();
    for link in
        [&links::OUTCOME_INDICATOR, &links::OUTCOME_ACTIVITY, &links::OUTCOME_CONTROL, &links::OUTCOME_GOAL]
    {
        let Some(kind) = ThingKind::of_table(link.key) else { continue };
        for subject in entries(root, link.key) {
            let rows = subject.entries();
            all.extend(rows.map(|it| table(TableKind::Outcome(kind), of(subject, it), it)));
        }
    }
    all
}

/// Decisions on changes have no id: they are known by when and where they were taken.
fn decisions(root: Item<'_>) -> Vec<Table<'_>> {
    let mut all: Vec<Table<'_>> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for item in root.get("andring").into_iter().flat_map(Item::list) {
        let decision = item.get("beslut");
        let part = |key| decision.and_then(|it| it.get(key)).and_then(Item::scalar).unwrap_or_default();
        let mut name = [part("organ"), part("datum")].join(" ");
        if !part("paragraf").is_empty() {
            name = format!("{name} § {}", part("paragraf"));
        }
        let same = seen.entry(name.clone()).or_default();
        *same += 1;
        if *same > 1 {
            name = format!("{name} ({same})");
        }
        all.push(table(TableKind::Decision, name, item));
    }
    all
}

fn entries<'p>(root: Item<'p>, key: &str) -> impl Iterator<Item = Item<'p>> + use<'p> {
    root.get(key).filter(|it| it.kind() == Kind::Table).into_iter().flat_map(Item::entries)
}
