//! Next year's draft beside this year's plan (R50).

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    fields::{
        ThingKind,
        links::{self},
        words::FILL_IN,
    },
    model::{
        Plan,
        indicator::{Indicator, Role},
        thing::Thing,
        unit::Unit,
    },
    source::{FileId, Source, layout::FileKind},
    syntax::{Item, written::Days},
};

use super::{
    change::{Changed, Refused},
    draft::Draft,
    order, plan as new_plan,
    plan::next,
    proof::Reorganised,
    toml,
};

/// The drafts of some units, and what they have to see to in them.
#[derive(Debug)]
pub struct Next {
    /// What is to be written.
    pub changes: Vec<Changed>,
    /// One of each unit, in the order of the paths of their plans.
    pub drafts: Vec<NextPlan>,
}

/// A unit's draft: ids of what it has to see to, as the unit writes them.
#[derive(Debug)]
pub struct NextPlan {
    /// The unit.
    pub unit: String,
    /// What it is called.
    pub name: String,
    /// Whether the plan is made anew, or is an översyn.
    pub is_new: bool,
    /// Goals that hold in the new period too.
    pub continues: Vec<String>,
    /// Goals that end before it, with their last day.
    pub ends: Vec<(String, Date)>,
    /// Goals above or handed out that nothing of the unit answers in the new period.
    pub unanswered: Vec<String>,
    /// Indicators without a target for it.
    pub targets: Vec<String>,
    /// Activities that are over when it begins.
    pub over: Vec<String>,
    /// Governing documents of the plan before that no longer hold.
    pub documents: Vec<String>,
}

/// Why a unit gets no draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Without {
    /// It has a plan for the new period.
    Planned,
    /// It has none for the year before.
    Unplanned,
    /// It ends before the new period.
    Ended,
}

/// Why a unit gets no draft for some years; none when it gets one.
pub fn hindrance(unit: Unit<'_>, (from, to): (i16, i16)) -> Option<Without> {
    if (from..=to).any(|year| unit.plan_for(year).is_some()) {
        return Some(Without::Planned);
    }
    if unit.plan_for(from - 1).is_none() {
        return Some(Without::Unplanned);
    }
    let days = Days::years(from, to);
    (!days.is_some_and(|it| unit.valid().meets(it))).then_some(Without::Ended)
}

/// Drafts for units that nothing hinders, from the plan that was loaded from `source`. All that
/// speaks of earlier years stays as it is.
///
/// # Errors
/// When a file cannot be changed with certainty.
pub fn next(
    (plan, source): (&Plan, &Source),
    units: &[Unit<'_>],
    years: (i16, i16),
    day: Date,
) -> Result<Next, Refused> {
    let mut drafts: BTreeMap<FileId, Draft> = BTreeMap::new();
    let mut started = Vec::new();
    for unit in units {
        let file = take_up(plan, unit.file(), &mut drafts)?;
        let documents = period((plan, *unit), years, day, file)?;
        let mut targets = Vec::new();
        for indicator in unit.things_of(ThingKind::Indicator).into_iter().filter_map(Thing::indicator) {
            if let Some(holder) = waits_for_target(indicator, years) {
                mark(take_up(plan, holder.span().file, &mut drafts)?, indicator, holder, years)?;
                targets.push(indicator.thing.id().to_owned());
            }
        }
        started.push((unit.id(), documents, targets));
    }
    let changes: Vec<Changed> = drafts.into_values().filter_map(Draft::finish).collect();
    let done = Reorganised { changes, moved: None };
    let after = done.load(source)?;
    let drafts = started.into_iter().filter_map(|(id, documents, targets)| {
        let unit = after.unit(id)?;
        Some(NextPlan { targets, documents, ..told(unit, years) })
    });
    Ok(Next { drafts: drafts.collect(), changes: done.changes })
}

fn take_up<'d>(
    plan: &Plan,
    file: FileId,
    drafts: &'d mut BTreeMap<FileId, Draft>,
) -> Result<&'d mut Draft, Refused> {
    use std::collections::btree_map::Entry;
    let source = plan.sources().file(file);
    Ok(match drafts.entry(file) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(new) => new.insert(Draft::of(&source.path, &source.text)?),
    })
}

/// Whether a plan for those years is made anew by the model's cycle; always where it has none.
fn is_new(plan: &Plan, years: (i16, i16)) -> bool {
    plan.config().cycle.is_none_or(|it| it.is_new_in(years.0))
}

/// Writes `[plan.2027]`; gives the documents that are no longer with it.
fn period(
    (plan, unit): (&Plan, Unit<'_>),
    years: (i16, i16),
    day: Date,
    file: &mut Draft,
) -> Result<Vec<String>, Refused> {
    let key = new_plan::period(years);
    let order = |path: &[&str]| order::of_format(FileKind::Plan, path);
    let of_type = if is_new(plan, years) { "ny" } else { "oversyn" };
    file.set(&["plan", &key], "typ", &toml::string(of_type), &order)?;
    let before = unit.plan_for(years.0 - 1);
    let written = before.and_then(|it| next::lines(plan, unit, years, (it, day)));
    let Some((lines, over)) = written else { return Ok(Vec::new()) };
    file.insert_after(&["plan", &key], "typ", &lines)?;
    Ok(over.into_iter().map(str::to_owned).collect())
}

/// Where the targets of an indicator stand that has one for some year, but none for the new ones; it
/// is the shared definition where that has them.
fn waits_for_target<'p>(indicator: Indicator<'p>, years: (i16, i16)) -> Option<Thing<'p>> {
    let thing = indicator.thing;
    let is_planned = |it: i16| (years.0..=years.1).contains(&it);
    let goes_on = |it: Thing<'p>| it.is_valid_in(years.0) || is_open(it, years);
    let mut goals = thing.goals().peekable();
    let has_goal = goals.peek().is_none() || goals.any(goes_on);
    let waits = indicator.role() != Role::Input
        && goes_on(thing)
        && has_goal
        && indicator.has_target()
        && !indicator.targets().any(|it| is_planned(it.year));
    let has_own = thing.own("malvarde").is_some();
    let holder = if has_own { Some(thing) } else { thing.shared_thing() };
    holder.filter(|_| waits)
}

/// Whether a thing without years of its own goes on into a new period of its plan.
fn is_open(thing: Thing<'_>, years: (i16, i16)) -> bool {
    let days = Days::years(years.0, years.1);
    let ended = thing.get("avslutad").and_then(|it| it.get("datum")).and_then(Item::date);
    let goes_on = ended.is_none_or(|end| days.is_none_or(|it| end >= it.from));
    thing.get("giltig").is_none() && goes_on
}

/// A line below the targets that the rule `fyll-i` finds.
fn mark(
    file: &mut Draft,
    indicator: Indicator<'_>,
    holder: Thing<'_>,
    years: (i16, i16),
) -> Result<(), Refused> {
    let (id, year) = (holder.id(), years.0);
    let last = indicator.targets().filter(|it| !it.of_period && it.year < year).max_by_key(|it| it.year);
    let last = last.map_or_else(String::new, |it| format!(" ({}: {})", it.year, one_line(it.item)));
    let line = format!("# {FILL_IN} målvärdet för {year} i malvarde för {id}{last}\n");
    if file.text().contains(&line) {
        return Ok(());
    }
    file.insert_after(&[holder.kind().table(), id], "malvarde", &line)
}

fn one_line(item: Item<'_>) -> String {
    item.raw().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a unit has to see to, in the plan as it is to be.
fn told(unit: Unit<'_>, years: (i16, i16)) -> NextPlan {
    let plan = unit.plan();
    let id = |it: &Thing<'_>| it.id().to_owned();
    let first = Days::years(years.0, years.1);
    let goals = unit.things_of(ThingKind::Goal);
    let holds = |it: &Thing<'_>| first.is_some_and(|days| it.valid().meets(days));
    let year_before = Days::years(years.0 - 1, years.0 - 1);
    let ended = |it: &&Thing<'_>| !holds(it) && year_before.is_some_and(|days| it.valid().meets(days));
    let is_over = |it: &Thing<'_>| {
        let latest = plan.outcomes(*it, Some(unit)).next_back();
        let is_done = matches!(latest.and_then(|it| it.progress()), Some("klar" | "avbruten"));
        is_done || it.date("slut").is_some_and(|last| first.is_some_and(|days| last < days.from))
    };
    NextPlan {
        unit: unit.id().to_owned(),
        name: unit.name().to_owned(),
        is_new: is_new(plan, years),
        continues: goals.iter().filter(|it| holds(it)).map(id).collect(),
        ends: goals.iter().filter(ended).map(|it| (it.id().to_owned(), it.valid().to)).collect(),
        unanswered: unanswered(unit, holds),
        targets: Vec::new(),
        over: unit.things_of(ThingKind::Activity).iter().filter(|it| is_over(it)).map(id).collect(),
        documents: Vec::new(),
    }
}

/// The goals above, and those handed out, that hold and that nothing of the unit that holds answers.
fn unanswered<'p>(unit: Unit<'p>, holds: impl Fn(&Thing<'p>) -> bool) -> Vec<String> {
    let received = unit.received().into_iter().filter(|it| it.kind() == ThingKind::Goal);
    let answered: Vec<_> = unit.answers().map(|it| it.0.key()).collect();
    let own: Vec<Thing<'p>> = unit.things().filter(|it| holds(it)).collect();
    let is_answer = |it: &links::Link| *it == links::CONTRIBUTES_TO || *it == links::GOAL;
    let mut worked: Vec<_> = own
        .iter()
        .flat_map(|it| it.all_links())
        .filter(|it| is_answer(it.link))
        .map(|it| it.to.key())
        .collect();
    worked.extend(answered);
    worked.sort_unstable();
    let mut asked: Vec<Thing<'p>> = unit.inherited_goals();
    asked.extend(received);
    asked.retain(|it| holds(it) && worked.binary_search(&it.key()).is_err());
    asked.into_iter().map(Thing::full_id).collect()
}
