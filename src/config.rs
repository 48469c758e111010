//! The styrmodell of `styr.toml` as values; nobody else reads settings.
//!
//! What the file leaves out or has wrong gets the format's default, so that
//! everything else can still be checked; the faults have findings of their own.

pub mod exchange;
pub mod follow_up;
pub mod light;
pub mod imports;
pub mod owners;
pub mod registers;
pub mod plans;
pub mod types;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    source::Span,
    syntax::{Item, check::Vocabulary},
};

use self::{
    exchange::Exchange,
    follow_up::FollowUp,
    imports::ImportRule,
    light::StatusModel,
    owners::Owners,
    plans::{Demands, Limit},
    registers::{Cycle, InternalControl},
    types::{ActivityType, Dimension, Division, DocumentType, ElementType, GoalType, Noun, UnitType},
};

/// The whole styrmodell.
#[derive(Clone, Debug)]
pub struct Config {
    /// Globs of paths that are not read.
    pub exclude: Vec<String>,
    /// The municipality's name.
    pub municipality: String,
    /// Printed on every paper.
    pub remark: Option<String>,
    /// What the styrmodell is called.
    pub model_name: String,
    /// The decision behind it.
    pub model_decision: Option<Decision>,
    /// When it is to be reviewed.
    pub model_review: Option<Date>,
    /// How often a plan is made anew.
    pub cycle: Option<Cycle>,
    /// The questions that the pyramid answers, in order (R6).
    pub questions: Vec<PyramidQuestion>,
    /// Units that may hand things out beyond their own branch.
    pub may_hand_out: Vec<String>,
    /// The level from which activities are written (R23).
    pub activities_from: Option<String>,
    /// Organs that are no units, by id.
    pub organs: BTreeMap<String, String>,
    /// The levels, from the top.
    pub levels: Vec<Level>,
    /// Where types of units differ from their level, in the order of the file.
    pub unit_types: Vec<UnitType>,
    /// Types of goals, in the order of the file.
    pub goal_types: Vec<GoalType>,
    /// Types of elements, in the order of the file.
    pub element_types: Vec<ElementType>,
    /// Types of activities, in the order of the file.
    pub activity_types: Vec<ActivityType>,
    /// Types of governing documents, in the order of the file.
    pub document_types: Vec<DocumentType>,
    /// Dimensions, in the order of the file.
    pub dimensions: Vec<Dimension>,
    /// Ways to divide outcomes in groups, in the order of the file.
    pub divisions: Vec<Division>,
    /// The municipality's own words.
    pub words: BTreeMap<String, Noun>,
    /// How lights are computed.
    pub status: StatusModel,
    /// When follow-up takes place.
    pub follow_up: FollowUp,
    /// How risks are weighed.
    pub internal_control: InternalControl,
    /// Severities per rule.
    pub rules: BTreeMap<String, RuleSetting>,
    /// Who is to say yes to a change.
    pub owners: Owners,
    /// Who the municipality is to others, and what it fetches and publishes.
    pub exchange: Exchange,
    /// How files of other systems are read, in the order of the file.
    pub imports: Vec<ImportRule>,
    /// Dated exceptions.
    pub exceptions: Vec<Exception>,
}

/// A question that the pyramid answers.
#[derive(Clone, Debug)]
pub struct PyramidQuestion {
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// The parts that answer it, and where they are named.
    pub parts: Vec<(String, Span)>,
}

impl PyramidQuestion {
    fn read(item: Item<'_>) -> Self {
        let parts = item.get("delar").into_iter().flat_map(Item::list);
        Self {
            span: item.span(),
            text: text(Some(item), "text").unwrap_or_default(),
            parts: parts.filter_map(|it| Some((it.text()?.to_owned(), it.span()))).collect(),
        }
    }
}

/// Who decided something, when, and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Id of the unit or organ.
    pub organ: String,
    /// The day of the decision.
    pub date: Date,
    /// The paragraph of the minutes.
    pub paragraph: Option<String>,
    /// The case number.
    pub case_number: Option<String>,
}

impl Decision {
    /// Reads a `beslut` table; one without organ or date is none.
    pub fn read(item: Item<'_>) -> Option<Self> {
        let label = |key| item.get(key).and_then(Item::scalar).map(str::to_owned);
        Some(Self {
            organ: item.get("organ")?.text()?.to_owned(),
            date: item.get("datum")?.date()?,
            paragraph: label("paragraf"),
            case_number: label("diarienummer"),
        })
    }
}

/// One level of the organisation.
#[derive(Clone, Debug)]
pub struct Level {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What its plan is called, by type of unit; the empty type is any other.
    pub plan_names: Vec<(String, String)>,
    /// The type of a goal that names none.
    pub goal_type: Option<String>,
    /// The type of an activity that names none.
    pub activity_type: Option<String>,
    /// Who decides its plans: `egen`, `overordnad`, a unit or an organ.
    pub decided_by: Option<String>,
    /// Whether its units may hand things out; where the model is silent they may.
    pub hands_out: bool,
    /// Where its id stands.
    pub span: Span,
    /// How grave it is that a plan lacks a part.
    pub parts: Demands,
    /// The most there may be of something in one unit.
    pub limits: Vec<Limit>,
    /// Before that day missing plans are tips.
    pub required_from: Option<Date>,
    /// Whether a unit below may stand directly under a unit above.
    pub may_be_skipped: bool,
}

impl Level {
    /// What a plan of a unit of that type is called here.
    pub fn plan_name(&self, unit_type: &str) -> &str {
        let named = self.plan_names.iter().find(|(of, _)| of == unit_type);
        named.or_else(|| self.plan_names.first()).map_or("Plan", |(_, name)| name)
    }
}

/// How grave the model says that something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// `av`: not at all.
    Off,
    /// So grave.
    At(Severity),
}

impl Demand {
    /// The severity, when there is one.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::At(severity) => Some(severity),
        }
    }
}

/// What `[regler]` says of one rule.
#[derive(Clone, Debug)]
pub struct RuleSetting {
    /// Its severity; absent when the file only names owner or source.
    pub demand: Option<Demand>,
    /// Who owns the rule.
    pub owner: Option<String>,
    /// Where the rule is written.
    pub source: Option<String>,
    /// Where the setting stands.
    pub span: Span,
}

/// A dated exception from one rule for some units.
#[derive(Clone, Debug)]
pub struct Exception {
    /// The rule.
    pub rule: String,
    /// Ids of the units.
    pub units: Vec<String>,
    /// Its last day.
    pub until: Date,
    /// Whether it names the decision behind it, readable or not.
    pub names_decision: bool,
    /// Where it stands.
    pub span: Span,
}

impl Config {
    /// Reads a checked `styr.toml`.
    pub fn read(root: Item<'_>) -> Self {
        let municipality = root.get("kommun");
        let model = root.get("modell");
        Self {
            exclude: texts(root.get("uteslut")),
            municipality: text(municipality, "namn").unwrap_or_default(),
            remark: text(municipality, "anmarkning"),
            model_name: text(model, "namn").unwrap_or_default(),
            model_decision: model.and_then(|it| it.get("beslut")).and_then(Decision::read),
            model_review: model.and_then(|it| it.get("oversyn")).and_then(Item::date),
            cycle: model.and_then(|it| it.get("cykel")).and_then(Cycle::read),
            questions: model
                .and_then(|it| it.get("fraga"))
                .into_iter()
                .flat_map(Item::list)
                .map(PyramidQuestion::read)
                .collect(),
            may_hand_out: texts(model.and_then(|it| it.get("far_dela_ut"))),
            activities_from: text(model, "aktivitet_fran"),
            organs: tables(root, "organ")
                .map(|it| (it.key().to_owned(), text(Some(it), "namn").unwrap_or_default()))
                .collect(),
            levels: root.get("niva").into_iter().flat_map(Item::list).filter_map(level).collect(),
            unit_types: tables(root, "enhetstyp").map(UnitType::read).collect(),
            goal_types: tables(root, "maltyp").map(GoalType::read).collect(),
            element_types: tables(root, "elementtyp").map(ElementType::read).collect(),
            activity_types: tables(root, "aktivitetstyp").map(ActivityType::read).collect(),
            document_types: tables(root, "styrdokumenttyp").map(DocumentType::read).collect(),
            dimensions: tables(root, "dimension").map(Dimension::read).collect(),
            divisions: tables(root, "uppdelning").map(Division::read).collect(),
            words: tables(root, "ord")
                .filter_map(|it| Some((it.key().to_owned(), Noun::read(it)?)))
                .collect(),
            status: StatusModel::read(root.get("status")),
            follow_up: FollowUp::read(root.get("uppfoljning")),
            internal_control: InternalControl::read(root.get("internkontroll")),
            rules: tables(root, "regler").map(|it| (it.key().to_owned(), rule_setting(it))).collect(),
            owners: Owners::read(root.get("agare")),
            exchange: Exchange::read(root),
            imports: tables(root, "import").map(ImportRule::read).collect(),
            exceptions: tables(root, "undantag").filter_map(exception).collect(),
        }
    }

    /// The keys that the model adds to things.
    pub fn vocabulary(&self) -> Vocabulary {
        let own = |kind: ThingKind, fields: &[types::OwnField]| -> Vec<(ThingKind, String)> {
            fields.iter().map(|it| (kind, it.key.clone())).collect()
        };
        let goals = self.goal_types.iter().flat_map(|it| own(ThingKind::Goal, &it.own_fields));
        let elements = self.element_types.iter().flat_map(|it| own(ThingKind::Element, &it.own_fields));
        let activities = self.activity_types.iter().flat_map(|it| own(ThingKind::Activity, &it.own_fields));
        Vocabulary {
            dimensions: self.dimensions.iter().map(|it| it.id.clone()).collect(),
            own_fields: goals.chain(elements).chain(activities).collect(),
        }
    }

    /// The position of a level, 0 at the top.
    pub fn level(&self, id: &str) -> Option<usize> {
        self.levels.iter().position(|it| it.id == id)
    }

    /// The type of goals with that id.
    pub fn goal_type(&self, id: &str) -> Option<&GoalType> {
        self.goal_types.iter().find(|it| it.id == id)
    }

    /// The type of elements with that id.
    pub fn element_type(&self, id: &str) -> Option<&ElementType> {
        self.element_types.iter().find(|it| it.id == id)
    }

    /// The type of activities with that id.
    pub fn activity_type(&self, id: &str) -> Option<&ActivityType> {
        self.activity_types.iter().find(|it| it.id == id)
    }

    /// The type of governing documents with that id.
    pub fn document_type(&self, id: &str) -> Option<&DocumentType> {
        self.document_types.iter().find(|it| it.id == id)
    }

    /// The dimension with that id.
    pub fn dimension(&self, id: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|it| it.id == id)
    }

    /// The municipality's own word in singular, or the usual one.
    pub fn word<'c>(&'c self, key: &str, usual: &'c str) -> &'c str {
        self.words.get(key).map_or(usual, |it| &it.singular)
    }

    /// The municipality's own word in plural, or the usual one.
    pub fn words<'c>(&'c self, key: &str, usual: &'c str) -> &'c str {
        self.words.get(key).map_or(usual, |it| &it.plural)
    }
}

/// The usable tables or values below a key.
fn tables<'d>(root: Item<'d>, key: &str) -> impl Iterator<Item = Item<'d>> + use<'d> {
    root.get(key).into_iter().flat_map(Item::entries)
}

/// The text of a key of a table.
fn text(table: Option<Item<'_>>, key: &str) -> Option<String> {
    table?.get(key)?.text().map(str::to_owned)
}

/// The texts of a list.
fn texts(list: Option<Item<'_>>) -> Vec<String> {
    list.into_iter().flat_map(Item::list).filter_map(Item::text).map(str::to_owned).collect()
}

fn level(item: Item<'_>) -> Option<Level> {
    let plan_names = match item.get("plan") {
        Some(plan) => match plan.text() {
            Some(name) => vec![(String::new(), name.to_owned())],
            None => {
                plan.entries().filter_map(|it| Some((it.key().to_owned(), it.text()?.to_owned()))).collect()
            }
        },
        None => Vec::new(),
    };
    Some(Level {
        id: text(Some(item), "id")?,
        name: text(Some(item), "namn").unwrap_or_default(),
        plan_names,
        goal_type: text(Some(item), "maltyp"),
        activity_type: text(Some(item), "aktivitetstyp"),
        decided_by: text(Some(item), "beslutas_av"),
        hands_out: item.get("dela_ut").and_then(Item::boolean).unwrap_or(true),
        span: item.get("id")?.span(),
        parts: Demands::read(item.get("delar")),
        limits: Limit::read_all(item.get("granser")),
        required_from: item.get("kravs_fran").and_then(Item::date),
        may_be_skipped: item.get("kan_saknas").and_then(Item::boolean) != Some(false),
    })
}

/// Reads a word of severity or `av`.
fn demand(item: Option<Item<'_>>) -> Option<Demand> {
    item.and_then(Item::text).map(|it| Severity::from_word(it).map_or(Demand::Off, Demand::At))
}

fn rule_setting(item: Item<'_>) -> RuleSetting {
    RuleSetting {
        demand: demand(Some(item)).or_else(|| demand(item.get("allvar"))),
        owner: text(Some(item), "ansvarig"),
        source: text(Some(item), "kalla"),
        span: item.key_span(),
    }
}

fn exception(item: Item<'_>) -> Option<Exception> {
    Some(Exception {
        rule: text(Some(item), "regel")?,
        units: texts(item.get("enhet")),
        until: item.get("giltig_till")?.date()?,
        names_decision: item.mentions("beslut"),
        span: item.key_span(),
    })
}
