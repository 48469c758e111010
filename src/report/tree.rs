//! The organisation, or the röda tråden of a unit or a thing, as rows to draw and as nodes and links.
//!
//! What hangs on several things is followed once and named again, so that a tree
//! is never larger than the plan and a ring of links ends.

mod walk;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    config::Config,
    fields::ThingKind,
    model::{
        Plan,
        thing::Thing,
        unit::{Unit, UnitId},
    },
};

use self::walk::Walk;

/// Rows deeper than this are not drawn; other programs get everything.
pub const DEEPEST: usize = 40;

/// What was asked for, drawn and as data.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// What it shows.
    pub title: String,
    /// Said instead of rows where there is nothing to draw.
    pub remark: Option<&'static str>,
    /// In the order of drawing; a row of depth 0 begins a new tree.
    pub rows: Vec<Row>,
    /// The units that occur, in the order of their paths.
    pub units: Vec<UnitNode>,
    /// The things that occur, in the order in which they are reached.
    pub things: Vec<ThingNode>,
    /// The links between them, in the order in which they are followed.
    pub links: Vec<LinkNode>,
}

/// One line of a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// How far from the beginning of its tree.
    pub depth: usize,
    /// How it relates to what was asked for.
    pub place: Place,
    /// What it is; a unit is no thing.
    pub kind: Option<ThingKind>,
    /// What the municipality calls such a thing; empty for a unit.
    pub noun: String,
    /// Its id in the whole repo.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What else there is to say: counts, or that it is followed elsewhere.
    pub notes: Vec<String>,
}

/// How a thing relates to what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// It was asked for, or belongs to the unit that was.
    Own,
    /// Others have handed it out to the unit.
    Received,
    /// Towards the top.
    Up,
    /// It hangs on what was asked for.
    Down,
}

impl Place {
    /// The word for it in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Received => "received",
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// A unit as other programs get it.
#[derive(Clone, Debug)]
pub struct UnitNode {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The id of its level.
    pub level: Option<String>,
    /// Its type of unit.
    pub unit_type: Option<String>,
    /// The id of the unit above it.
    pub superior: Option<String>,
    /// How many it has of each kind, those that have ended left out.
    pub counts: Counts,
}

/// How many things of each kind a unit has.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Goals.
    pub goals: usize,
    /// Indicators.
    pub indicators: usize,
    /// Activities.
    pub activities: usize,
}

/// A thing as other programs get it.
#[derive(Clone, Debug)]
pub struct ThingNode {
    /// Its id in the whole repo.
    pub id: String,
    /// What it is.
    pub kind: ThingKind,
    /// The ids of its types.
    pub types: Vec<String>,
    /// The id of its unit.
    pub unit: String,
    /// What it is called.
    pub title: String,
    /// How it relates to what was asked for.
    pub place: Place,
}

/// A link as other programs get it: from the lower to the upper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkNode {
    /// The id of what has the link.
    pub from: String,
    /// The id of what it names.
    pub to: String,
    /// The key that holds it.
    pub key: &'static str,
}

/// Every unit below the one that it stands under.
pub fn of_organisation(plan: &Plan, day: Date) -> Tree {
    let mut below: BTreeMap<Option<UnitId>, Vec<Unit<'_>>> = BTreeMap::new();
    for unit in plan.units() {
        below.entry(unit.superior().map(Unit::key)).or_default().push(unit);
    }
    let reversed = |key: Option<UnitId>, depth: usize| {
        below.get(&key).into_iter().flatten().rev().map(move |it| (depth, *it))
    };
    let mut rows = Vec::with_capacity(plan.units().len());
    let mut open: Vec<(usize, Unit<'_>)> = reversed(None, 0).collect();
    while let Some((depth, unit)) = open.pop() {
        if depth <= DEEPEST {
            let has_more = depth == DEEPEST && below.contains_key(&Some(unit.key()));
            rows.push(unit_row(unit, depth, day, has_more));
        }
        open.extend(reversed(Some(unit.key()), depth + 1));
    }
    Tree {
        title: match plan.config().municipality.as_str() {
            "" => "Organisationen".to_owned(),
            name => format!("Organisationen, {name}"),
        },
        remark: rows.is_empty().then_some("Styrrepot har inga enheter."),
        rows,
        units: plan.units().map(|it| unit_node(it, day)).collect(),
        ..Tree::default()
    }
}

/// A unit's goals, each with the way to the top and everything that hangs on it,
/// and what others have handed out to the unit.
pub fn of_unit(unit: Unit<'_>, day: Date) -> Tree {
    let mut walk = Walk::new(day);
    for goal in walk.current(unit.things_of(ThingKind::Goal)) {
        walk.follow(goal, Place::Own);
    }
    for thing in walk.current(unit.received()) {
        walk.follow(thing, Place::Received);
    }
    let mut tree = walk.tree(format!("{} ({}), {}", unit.name(), unit.id(), unit.plan_name()));
    tree.remark = tree.rows.is_empty().then_some("Enheten har inga mål.");
    if !tree.units.iter().any(|it| it.id == unit.id()) {
        tree.units.insert(0, unit_node(unit, day));
    }
    tree
}

/// A thing with the way to the top and everything that hangs on it.
pub fn of_thing(thing: Thing<'_>, day: Date) -> Tree {
    let mut walk = Walk::new(day);
    walk.follow(thing, Place::Own);
    walk.tree(format!("Röda tråden genom {}", thing.full_id()))
}

fn unit_row(unit: Unit<'_>, depth: usize, day: Date, has_more: bool) -> Row {
    let counts = counts(unit, day);
    let mut notes: Vec<String> = unit.level().map(|it| it.name.clone()).into_iter().collect();
    notes.push(counted(counts.goals, "mål", "mål"));
    if counts.indicators > 0 {
        let config = unit.plan().config();
        let words = (config.word("indikator", "indikator"), config.words("indikator", "indikatorer"));
        notes.push(counted(counts.indicators, words.0, words.1));
    }
    if has_more {
        notes.push("fler enheter under".to_owned());
    }
    Row {
        depth,
        place: Place::Own,
        kind: None,
        noun: String::new(),
        id: unit.id().to_owned(),
        title: unit.name().to_owned(),
        notes,
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn unit_node(unit: Unit<'_>, day: Date) -> UnitNode {
    UnitNode {
        id: unit.id().to_owned(),
        name: unit.name().to_owned(),
        level: unit.level().map(|it| it.id.clone()),
        unit_type: Some(unit.unit_type().to_owned()).filter(|it| !it.is_empty()),
        superior: unit.superior().map(|it| it.id().to_owned()),
        counts: counts(unit, day),
    }
}

fn counts(unit: Unit<'_>, day: Date) -> Counts {
    let mut counts = Counts::default();
    for thing in unit.things().filter(|it| !it.is_over(day)) {
        match thing.kind() {
            ThingKind::Goal => counts.goals += 1,
            ThingKind::Indicator => counts.indicators += 1,
            ThingKind::Activity => counts.activities += 1,
            _ => {}
        }
    }
    counts
}

/// What the municipality calls a thing of its kind and type.
pub(super) fn noun(thing: Thing<'_>, config: &Config) -> String {
    let of_kind = |usual| config.word(thing.kind().table(), usual).to_owned();
    match thing.kind() {
        ThingKind::Goal => {
            let names: Vec<&str> = thing.goal_types().map(|it| it.name.singular.as_str()).collect();
            if names.is_empty() { "mål".to_owned() } else { names.join(" och ") }
        }
        ThingKind::Element => {
            thing.element_type().map_or_else(|| "element".to_owned(), |it| it.name.singular.clone())
        }
        ThingKind::Activity => {
            let named = thing.activity_type().map(|it| it.name.singular.clone());
            named.unwrap_or_else(|| of_kind("aktivitet"))
        }
        ThingKind::SuccessFactor => of_kind("framgångsfaktor"),
        ThingKind::Indicator => of_kind("indikator"),
        ThingKind::Action => of_kind("åtgärd"),
        ThingKind::Risk => of_kind("risk"),
        ThingKind::Control => of_kind("kontroll"),
    }
}
