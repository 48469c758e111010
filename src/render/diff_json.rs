//! A comparison of two versions as JSON, edition 1.

use serde::Serialize;

use crate::{
    diff::{Comparison, Dangling, LightChange, Standing, TableChange, TableKind, UnitChange, shown},
    fields::ThingKind,
    model::{Plan, unit::Unit},
    source::{FileId, Span, lines::LineIndex},
    syntax::Item,
};

use super::json::{FORMAT, text};

#[derive(Serialize)]
struct Output<'c> {
    format: u32,
    before: Option<&'c str>,
    after: Option<&'c str>,
    units: Vec<UnitOutput<'c>>,
    changes: Vec<TableOutput<'c>>,
    links: Vec<LinkOutput<'c>>,
    period: Option<&'c str>,
    status: Vec<StatusOutput>,
}

/// A unit that is new, gone, renamed or moved.
#[derive(Serialize)]
struct UnitOutput<'c> {
    id: &'c str,
    name: &'c str,
    change: &'static str,
    previous_id: Option<&'c str>,
    superior: Option<&'c str>,
    moved: bool,
    replaced_by: Vec<&'c str>,
}

#[derive(Serialize)]
struct TableOutput<'c> {
    unit: Option<&'c str>,
    kind: &'static str,
    id: &'c str,
    change: &'static str,
    previous_id: Option<String>,
    moved: bool,
    decided: Option<bool>,
    decision: Option<Decision<'c>>,
    text: bool,
    fields: Vec<Field>,
    left_behind: Vec<Place<'c>>,
    replaced_by: Vec<String>,
}

#[derive(Serialize)]
struct Decision<'c> {
    organ: Option<&'c str>,
    date: Option<&'c str>,
    paragraph: Option<&'c str>,
    case_number: Option<&'c str>,
}

#[derive(Serialize)]
struct Field {
    key: String,
    before: Option<String>,
    after: Option<String>,
}

#[derive(Serialize)]
struct Place<'c> {
    path: &'c str,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct LinkOutput<'c> {
    change: &'static str,
    name: &'c str,
    unit: Option<&'c str>,
    #[serde(flatten)]
    place: Place<'c>,
}

#[derive(Serialize)]
struct StatusOutput {
    id: String,
    before: &'static str,
    after: &'static str,
}

/// Which versions were compared: ids of commits, none for the files on disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Versions<'c> {
    /// The older.
    pub before: Option<&'c str>,
    /// The newer.
    pub after: Option<&'c str>,
    /// The period of the lights.
    pub period: Option<&'c str>,
}

/// The whole comparison.
pub fn diff<'c>(
    comparison: &'c Comparison<'c>,
    lights: &[LightChange<'c>],
    versions: Versions<'c>,
) -> String {
    let plans = [comparison.before, comparison.after];
    let mut changes = Vec::new();
    for unit in &comparison.units {
        changes.extend(unit.tables.iter().map(|it| change(it, Some(unit.unit().id()), plans)));
    }
    changes.extend(comparison.shared.iter().map(|it| change(it, None, plans)));
    let [mut old, mut new] = plans.map(|plan| Places { plan, last: None });
    let broken = comparison.broken.iter().map(|it| link("bruten", &mut new, it));
    let healed = comparison.healed.iter().map(|it| link("lagad", &mut old, it));
    text(&Output {
        format: FORMAT,
        before: versions.before,
        after: versions.after,
        units: comparison.units.iter().filter_map(unit).collect(),
        changes,
        links: broken.chain(healed).collect(),
        period: versions.period,
        status: lights.iter().map(status).collect(),
    })
}

const fn word(is_new: bool, is_gone: bool) -> &'static str {
    match (is_new, is_gone) {
        (true, _) => "ny",
        (_, true) => "borttagen",
        _ => "andrad",
    }
}

fn unit<'c>(change: &'c UnitChange<'c>) -> Option<UnitOutput<'c>> {
    let (before, after) = (change.before.map(Unit::id), change.after.map(Unit::id));
    (before != after || change.is_moved).then(|| UnitOutput {
        id: change.unit().id(),
        name: change.unit().name(),
        change: word(before.is_none(), after.is_none()),
        previous_id: before.filter(|it| after.is_some_and(|new| new != *it)),
        superior: change.after.and_then(Unit::superior).map(Unit::id),
        moved: change.is_moved,
        replaced_by: change.replaced_by.iter().map(|it| it.id()).collect(),
    })
}

fn change<'c>(change: &'c TableChange<'c>, unit: Option<&'c str>, plans: [&'c Plan; 2]) -> TableOutput<'c> {
    let table = change.table();
    let was = change.things().filter(|_| change.is_renamed() || change.is_moved());
    let decision = match change.standing {
        Standing::Decided(item) => Some(decision(item)),
        _ => None,
    };
    let mut places = Places { plan: plans[1], last: None };
    let field = |it| {
        let [before, after] = shown::sides(change, it, plans);
        Field { key: it.path.join("."), before, after }
    };
    TableOutput {
        unit,
        kind: kind(table.kind),
        id: &table.name,
        change: word(change.before.is_none(), change.after.is_none()),
        previous_id: was.map(|(before, _)| before.full_id()),
        moved: change.is_moved(),
        decided: match change.standing {
            Standing::Decided(_) => Some(true),
            Standing::Undecided => Some(false),
            Standing::NotNeeded => None,
        },
        decision,
        text: change.has_other_text,
        fields: change.fields.iter().map(field).collect(),
        left_behind: change.left_behind.iter().map(|it| places.of(*it)).collect(),
        replaced_by: change.replaced_by.iter().map(|it| it.full_id()).collect(),
    }
}

/// The table that it stands in; a row of outcomes and other tables without a word of their own get one.
const fn kind(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Unit => "enhet",
        TableKind::Plan => "plan",
        TableKind::ControlPlan => "internkontrollplan",
        TableKind::Decision => "andring",
        TableKind::Thing(kind) => kind.table(),
        TableKind::Answer => "svar",
        TableKind::Deprioritised => "bortprioriterat",
        TableKind::Outcome(ThingKind::Activity) => "utfall.aktivitet",
        TableKind::Outcome(ThingKind::Control) => "utfall.kontroll",
        TableKind::Outcome(ThingKind::Goal) => "utfall.mal",
        TableKind::Outcome(_) => "utfall.indikator",
        TableKind::Analysis => "analys",
        TableKind::Document => "styrdokument",
        TableKind::Event => "handelse",
        TableKind::Model => "styrmodell",
    }
}

fn decision(item: Item<'_>) -> Decision<'_> {
    let part = |key| item.get(key).and_then(Item::scalar);
    Decision {
        organ: part("organ"),
        date: part("datum"),
        paragraph: part("paragraf"),
        case_number: part("diarienummer"),
    }
}

fn link<'c>(change: &'static str, places: &mut Places<'c>, link: &Dangling<'c>) -> LinkOutput<'c> {
    LinkOutput { change, name: link.name, unit: link.unit.map(Unit::id), place: places.of(link.span) }
}

/// Places of a plan, with the lines of the last file at hand since they come file by file.
struct Places<'c> {
    plan: &'c Plan,
    last: Option<(FileId, LineIndex<'c>)>,
}

impl<'c> Places<'c> {
    fn of(&mut self, span: Span) -> Place<'c> {
        let file = self.plan.sources().file(span.file);
        let (_, index) = match self.last.take() {
            Some(last) if last.0 == span.file => self.last.insert(last),
            _ => self.last.insert((span.file, LineIndex::new(&file.text))),
        };
        let at = index.position(span.start);
        Place { path: &file.path, line: at.line, column: at.column }
    }
}

fn status(light: &LightChange<'_>) -> StatusOutput {
    StatusOutput { id: light.thing.full_id(), before: light.before.word(), after: light.after.word() }
}
