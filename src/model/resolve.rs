//! Every reference to what it names, or to the reason why it names nothing.

mod names;
mod registers;
mod subjects;

use rayon::prelude::*;

use crate::{
    fields::{
        self, ThingKind, Type,
        links::{Link, Reach},
        words::Near,
    },
    source::{FileId, Span, layout::FileKind},
    syntax::{
        Item, Kind,
        check::takes_dimensions,
        references::{self, Reference},
        written,
    },
};

use super::{
    Plan,
    analysis::AnalysisData,
    fault::{Fault, Misplaced, Missing, Sought},
    handout,
    link::LinkData,
    outcome::OutcomeData,
    period::Period,
    starts::Starts,
    thing::Thing,
    unit::{Answer, Unit, UnitId},
};

use self::names::Names;

/// How many units are resolved before what they gave is moved into the whole.
const AT_ONCE: usize = 128;

/// Resolves the references of every file, unit by unit in parallel.
pub(super) fn references(plan: &mut Plan) {
    let mut whole = Resolved::default();
    let mut answers = Vec::with_capacity(plan.units.len());
    let names = Names::collect(plan);
    let units: Vec<UnitId> = plan.units().map(Unit::key).collect();
    for some in units.chunks(AT_ONCE) {
        let resolved: Vec<Resolved> =
            some.par_iter().map(|&it| of_unit(plan, &names, Unit::new(plan, it))).collect();
        for mut one in resolved {
            answers.push(std::mem::take(&mut one.answers));
            whole.take_in(one);
        }
    }
    whole.take_in(of_the_rest(plan, &names));

    for (unit, answers) in plan.units.iter_mut().zip(answers) {
        unit.answers = answers;
    }
    plan.links = whole.links;
    plan.links.shrink_to_fit();
    plan.outcomes = whole.outcomes;
    plan.outcomes.par_sort_unstable_by_key(OutcomeData::order);
    plan.outcomes.shrink_to_fit();
    plan.outcomes_of = Starts::of(plan.things.len(), plan.outcomes.iter().map(|it| it.subject.index()));
    plan.analyses = whole.analyses;
    plan.analyses.sort_by_key(|it| (it.unit, it.period, it.file));
    plan.analyses_of = Starts::of(plan.units.len(), plan.analyses.iter().map(|it| it.unit.index()));
    plan.faults.extend(whole.faults);
    plan.held_back += whole.held_back;
}

/// What resolving some files gave.
#[derive(Default)]
struct Resolved {
    links: Vec<LinkData>,
    outcomes: Vec<OutcomeData>,
    analyses: Vec<AnalysisData>,
    answers: Vec<Answer>,
    faults: Vec<(Span, Fault)>,
    held_back: usize,
}

impl Resolved {
    fn take_in(&mut self, other: Self) {
        self.links.extend(other.links);
        self.outcomes.extend(other.outcomes);
        self.analyses.extend(other.analyses);
        self.faults.extend(other.faults);
        self.held_back += other.held_back;
    }
}

struct Resolver<'p> {
    plan: &'p Plan,
    names: &'p Names<'p>,
    unit: Option<Unit<'p>>,
    received: Vec<Thing<'p>>,
    out: Resolved,
}

fn of_unit(plan: &Plan, names: &Names<'_>, unit: Unit<'_>) -> Resolved {
    let mut resolver =
        Resolver { plan, names, unit: Some(unit), received: unit.received(), out: Resolved::default() };
    if let Some(level) = unit.item().and_then(|it| it.get("niva"))
        && unit.level_index().is_none()
    {
        resolver.unknown_level(level);
    }
    for file in std::iter::once(unit.file()).chain(unit.files().iter().copied()) {
        resolver.file(file);
    }
    for thing in unit.things() {
        resolver.thing(thing);
    }
    resolver.out
}

/// The files that belong to no unit: the model, the registers and the root's outcomes, but not a
/// unit's file without its plan, which is a fault by itself.
fn of_the_rest(plan: &Plan, names: &Names<'_>) -> Resolved {
    let mut resolver = Resolver { plan, names, unit: None, received: Vec::new(), out: Resolved::default() };
    let is_lost = |file: FileId| {
        plan.faults().any(|(span, fault)| span.file == file && matches!(fault, Fault::WithoutPlan))
    };
    let files = plan.files().filter(|it| it.1.unit.is_none() && it.1.is_read).map(|it| it.0);
    for file in files.filter(|it| !is_lost(*it)) {
        resolver.file(file);
    }
    for thing in plan.things().filter(|it| it.unit().is_none()) {
        resolver.thing(thing);
    }
    resolver.out
}

impl<'p> Resolver<'p> {
    fn report(&mut self, span: Span, fault: Fault) {
        self.out.faults.push((span, fault));
    }

    /// The references of a file outside its things, and what belongs to the kind of file.
    fn file(&mut self, file: FileId) {
        let kind = self.plan.file(file).kind;
        let Some(shape) = fields::shape_of(kind) else { return };
        let root = self.plan.root(file);
        let of_things =
            |it: &Item<'_>| !matches!(kind, FileKind::Outcomes(_)) && ThingKind::of_table(it.key()).is_some();
        for entry in root.entries().filter(|it| !of_things(it)) {
            if let Some(row) = shape.row(entry.key()) {
                self.value(entry, &row.value, None);
            }
        }
        match kind {
            FileKind::Outcomes(year) => self.outcomes(root, year),
            FileKind::Analysis => self.analysis(file),
            FileKind::Plan => self.answers(root),
            FileKind::Model => self.model_names(),
            _ => {}
        }
    }

    /// The references of one thing, its dimensions among them.
    fn thing(&mut self, thing: Thing<'p>) {
        let shape = fields::shape_of_thing(thing.kind());
        let item = thing.item();
        references::in_table(item, shape, &mut |item, reference| {
            self.reference(item, reference, Some(thing));
        });
        if takes_dimensions(thing.kind()) {
            for dimension in &self.plan.config().dimensions {
                for value in item.get(&dimension.id).into_iter().flat_map(Item::list) {
                    self.one_of(
                        value,
                        dimension.values.iter().map(|it| it.0.as_str()),
                        "värdet",
                        "ett värde",
                    );
                }
            }
        }
    }

    fn value(&mut self, item: Item<'p>, value: &'static Type, owner: Option<Thing<'p>>) {
        references::in_value(item, value, &mut |item, reference| self.reference(item, reference, owner));
    }

    fn reference(&mut self, item: Item<'p>, reference: Reference, owner: Option<Thing<'p>>) {
        match reference {
            Reference::Value(link) => {
                if let Some(name) = item.text() {
                    self.link(item, item.span(), name, link, owner);
                }
            }
            // Rows of outcomes and answers are resolved where their values are read.
            Reference::Key(link) if is_subject(link) => {}
            Reference::Key(link) => self.link(item, item.key_span(), item.key(), link, owner),
            Reference::Period => self.period(item),
            Reference::PeriodKey => {
                if self.plan.config().follow_up.period(item.key()).is_none() {
                    self.unknown_period(item.key_span(), item.key());
                }
            }
            Reference::YearOrPeriodKey => self.year_or_period(item.key_span(), item.key()),
        }
    }

    fn period(&mut self, item: Item<'p>) {
        let Some(name) = item.scalar() else { return };
        let follow_up = &self.plan.config().follow_up;
        if written::year(name).is_none()
            && Period::read(name, follow_up).is_none()
            && follow_up.period(name).is_none()
        {
            self.unknown_period(item.span(), name);
        }
    }

    fn year_or_period(&mut self, span: Span, name: &str) {
        if written::year(name).is_none() && Period::read(name, &self.plan.config().follow_up).is_none() {
            self.unknown_period(span, name);
        }
    }

    fn plan_period(&mut self, span: Span, name: &str, period: &str) {
        let exists = self.unit.is_some_and(|it| {
            it.plan().root(it.file()).get("plan").is_some_and(|it| it.get(period).is_some())
        });
        if !exists {
            let sought = Sought::InUnit(self.unit.map_or_else(String::new, |it| it.id().to_owned()));
            self.missing(span, name, ("planen", "en plan"), sought, None);
        }
    }

    fn named_thing(
        &mut self,
        item: Item<'p>,
        span: Span,
        name: &str,
        (link, kinds, reach): (&'static Link, &'static [ThingKind], Reach),
        owner: Option<Thing<'p>>,
    ) {
        match self.find(name, kinds, reach) {
            Ok(to) => {
                if let Some(from) = owner {
                    let link = LinkData { from: from.key(), to: to.key(), node: item.index(), link };
                    self.out.links.push(link);
                }
            }
            Err(Failure::Misplaced(why)) => {
                self.report(span, Fault::MisplacedLink { link, name: name.to_owned(), why });
            }
            Err(Failure::Missing(sought, near, renamed)) => {
                let noun = (kinds[0].the(), kinds[0].a());
                self.missing_or_renamed(span, name, noun, sought, near, renamed);
            }
            Err(Failure::HeldBack) => self.out.held_back += 1,
        }
    }

    fn missing(
        &mut self,
        span: Span,
        name: &str,
        noun: (&'static str, &'static str),
        sought: Sought,
        near: Option<Near>,
    ) {
        let held_back = match sought {
            Sought::Model => self.names.model_is_broken,
            Sought::Register => self.names.register_is_broken,
            Sought::Everywhere => self.names.an_id_is_unread || self.names.model_is_broken,
            _ => false,
        };
        if held_back {
            self.out.held_back += 1;
        } else {
            self.missing_or_renamed(span, name, noun, sought, near, None);
        }
    }

    fn missing_or_renamed(
        &mut self,
        span: Span,
        name: &str,
        (the, a): (&'static str, &'static str),
        sought: Sought,
        near: Option<Near>,
        renamed: Option<String>,
    ) {
        let missing = Missing { name: name.to_owned(), the, a, sought, near, renamed };
        self.report(span, Fault::BrokenLink(missing));
    }

    /// Dimensions and own fields must not have the names of built-in keys.
    fn model_names(&mut self) {
        let kinds = ThingKind::ALL.into_iter().filter(|&it| takes_dimensions(it));
        let taken = |key: &str| kinds.clone().any(|kind| crate::syntax::check::is_built_in(kind, key));
        for dimension in self.plan.config().dimensions.iter().filter(|it| taken(&it.id)) {
            self.report(dimension.span, Fault::TakenName { name: dimension.id.clone() });
        }
        // An own field may be a built-in key: that is how a type requires one. A dimension it cannot be.
        let config = self.plan.config();
        let goals = config.goal_types.iter().flat_map(|it| &it.own_fields);
        let activities = config.activity_types.iter().flat_map(|it| &it.own_fields);
        for field in goals.chain(activities).filter(|it| config.dimension(&it.key).is_some()) {
            self.report(field.span, Fault::TakenName { name: field.key.clone() });
        }
    }
}

/// Whether the link is the head of an outcome row, an answer or a judgement.
fn is_subject(link: &'static Link) -> bool {
    use fields::links::{ANSWERS, OUTCOME_ACTIVITY, OUTCOME_CONTROL, OUTCOME_GOAL, OUTCOME_INDICATOR};
    [&OUTCOME_INDICATOR, &OUTCOME_ACTIVITY, &OUTCOME_CONTROL, &OUTCOME_GOAL, &ANSWERS]
        .into_iter()
        .any(|it| it == link)
}

/// Why a name gave no thing.
enum Failure {
    Misplaced(Misplaced),
    Missing(Sought, Option<Near>, Option<String>),
    /// What it names is probably in a part of a file that could not be read.
    HeldBack,
}

/// Whether an item is a table of usable rows.
fn rows<'p>(root: Item<'p>, table: &str) -> impl Iterator<Item = Item<'p>> + use<'p> {
    root.get(table).filter(|it| it.kind() == Kind::Table).into_iter().flat_map(Item::entries)
}
