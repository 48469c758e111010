//! Types, dimensions and divisions of the styrmodell.

use crate::{diagnostic::Severity, source::Span, syntax::Item};

use super::{
    Demand, demand,
    plans::{Demands, Limit},
    text, texts,
};

/// A word in singular and plural.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    /// One.
    pub singular: String,
    /// Many.
    pub plural: String,
}

impl Noun {
    /// Reads `"ord"` or `{ ental, flertal }`.
    pub(super) fn read(item: Item<'_>) -> Option<Self> {
        if let Some(word) = item.text() {
            return Some(Self { singular: word.to_owned(), plural: word.to_owned() });
        }
        Some(Self { singular: text(Some(item), "ental")?, plural: text(Some(item), "flertal")? })
    }

    fn of(item: Item<'_>) -> Self {
        let named = item.get("namn").and_then(Self::read);
        named.unwrap_or_else(|| Self { singular: item.key().to_owned(), plural: item.key().to_owned() })
    }
}

/// A text field that a type has: a built-in one or the municipality's own.
#[derive(Clone, Debug)]
pub struct OwnField {
    /// The key.
    pub key: String,
    /// Its heading in papers; absent for built-in fields that name none.
    pub name: Option<String>,
    /// How bad its absence is.
    pub need: Option<Severity>,
    /// Where the key stands.
    pub span: Span,
}

fn own_fields(item: Item<'_>) -> Vec<OwnField> {
    item.get("falt").into_iter().flat_map(Item::entries).map(own_field).collect()
}

fn own_field(item: Item<'_>) -> OwnField {
    let need = demand(Some(item)).or_else(|| demand(item.get("krav"))).and_then(Demand::severity);
    OwnField { key: item.key().to_owned(), name: text(Some(item), "namn"), need, span: item.key_span() }
}

/// What a type may ask of a receiver's answer.
pub const ANSWERS: [&str; 2] = ["tolkning", "genom"];

/// A type of goals.
#[derive(Clone, Debug)]
pub struct GoalType {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Noun,
    /// Ids of the levels that may have it; none is all.
    pub levels: Vec<String>,
    /// Types that a goal of this one must contribute to, at least one.
    pub must_contribute_to: Vec<String>,
    /// Types of which it must contribute to at least one each.
    pub must_contribute_to_all: Vec<String>,
    /// Types that it may contribute to.
    pub may_contribute_to: Vec<String>,
    /// How bad it is that a goal has no indicator.
    pub indicator: Option<Demand>,
    /// How bad it is that a goal is not handed out.
    pub hand_out: Option<Severity>,
    /// What a receiver's answer must say, and how bad it is when it does not.
    pub answer: Vec<(String, Severity)>,
    /// Who may decide goals of the type; none is whoever decides the plan.
    pub decided_by: Vec<String>,
    /// The most that one unit may have.
    pub limit: Option<Limit>,
    /// How many years a goal may hold: fewest and most.
    pub years: Option<(i64, i64)>,
    /// Text fields in the order of printing.
    pub own_fields: Vec<OwnField>,
    /// Its table's header.
    pub span: Span,
}

impl GoalType {
    pub(super) fn read(item: Item<'_>) -> Self {
        Self {
            id: item.key().to_owned(),
            name: Noun::of(item),
            levels: texts(item.get("niva")),
            must_contribute_to: texts(item.get("bidrar_till")),
            must_contribute_to_all: texts(item.get("bidrar_till_alla")),
            may_contribute_to: texts(item.get("far_bidra_till")),
            indicator: demand(item.get("indikator")),
            hand_out: demand(item.get("mottagare")).and_then(Demand::severity),
            answer: severities(item.get("svar")),
            decided_by: texts(item.get("beslutas_av")),
            limit: Limit::read(item.key(), item.get("max")),
            years: item.get("spann_ar").and_then(years),
            own_fields: own_fields(item),
            span: item.span(),
        }
    }

    /// What a receiver's answer must say, of what an answer can say.
    pub fn asked_answers(&self) -> impl Iterator<Item = (&str, Severity)> {
        let known = self.answer.iter().filter(|it| ANSWERS.contains(&it.0.as_str()));
        known.map(|(word, severity)| (word.as_str(), *severity))
    }

    /// Whether goals of the type come from a source instead of a link upwards, as the core mission does (R12).
    pub fn has_source(&self) -> bool {
        self.own_fields.iter().any(|it| it.key == "kalla" && it.need.is_some())
    }

    /// Whether goals of the type must have a link upwards.
    pub fn must_link(&self) -> bool {
        !self.must_contribute_to.is_empty() || !self.must_contribute_to_all.is_empty()
    }

    /// Whether a goal of the type may contribute to goals or elements of another.
    pub fn may_link_to(&self, upper: &str) -> bool {
        let mut all =
            self.must_contribute_to.iter().chain(&self.must_contribute_to_all).chain(&self.may_contribute_to);
        all.any(|it| it == upper)
    }

    /// Whether the röda tråden ends in goals of the type: it has no link
    /// upwards and stands on the first level alone (format.md, `[maltyp.*]`).
    pub fn is_top(&self, first_level: &str) -> bool {
        !self.must_link() && self.levels.len() == 1 && self.levels[0] == first_level
    }
}

/// A type of elements.
#[derive(Clone, Debug)]
pub struct ElementType {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Noun,
    /// Ids of the levels that may have it; none is all.
    pub levels: Vec<String>,
    /// Who may decide elements of the type; none is whoever decides the plan.
    pub decided_by: Vec<String>,
    /// The most that one unit may have.
    pub limit: Option<Limit>,
    /// Text fields in the order of printing.
    pub own_fields: Vec<OwnField>,
}

impl ElementType {
    pub(super) fn read(item: Item<'_>) -> Self {
        Self {
            id: item.key().to_owned(),
            name: Noun::of(item),
            levels: texts(item.get("niva")),
            decided_by: texts(item.get("beslutas_av")),
            limit: Limit::read(item.key(), item.get("max")),
            own_fields: own_fields(item),
        }
    }
}

/// A type of activities.
#[derive(Clone, Debug)]
pub struct ActivityType {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Noun,
    /// The steps that an activity goes through: id and name.
    pub steps: Vec<(String, String)>,
    /// How bad it is that an activity is not handed out.
    pub hand_out: Option<Severity>,
    /// The most that one unit may have.
    pub limit: Option<Limit>,
    /// Text fields in the order of printing.
    pub own_fields: Vec<OwnField>,
}

impl ActivityType {
    pub(super) fn read(item: Item<'_>) -> Self {
        Self {
            id: item.key().to_owned(),
            name: Noun::of(item),
            steps: named(item.get("steg")),
            hand_out: demand(item.get("mottagare")).and_then(Demand::severity),
            limit: Limit::read(item.key(), item.get("max")),
            own_fields: own_fields(item),
        }
    }
}

/// Where a type of units differs from its level.
#[derive(Clone, Debug)]
pub struct UnitType {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Noun,
    /// Types of the documents that its core mission comes from; none is any.
    pub sources: Vec<String>,
    /// Who decides its plans, where that differs from its level.
    pub decided_by: Vec<String>,
    /// How grave it is that a plan lacks a part, where that differs from the level.
    pub parts: Demands,
}

impl UnitType {
    pub(super) fn read(item: Item<'_>) -> Self {
        Self {
            id: item.key().to_owned(),
            name: Noun::of(item),
            sources: texts(item.get("kalla")),
            decided_by: texts(item.get("beslutas_av")),
            parts: Demands::read(item.get("delar")),
        }
    }
}

/// A dimension that things may be placed in.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// Its id, which is also the key on things.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its values: id and name.
    pub values: Vec<(String, String)>,
    /// What is striven for within a value, by its id.
    pub aims: Vec<(String, String)>,
    /// The governing documents that values come from.
    pub sources: Vec<ValueSource>,
    /// How grave it is that a unit leaves a value empty.
    pub balance: Option<Demand>,
    /// How grave it is that a thing has no value, by kind or type.
    pub demands: Demands,
    /// The most values that one thing may have.
    pub limit: Option<Limit>,
    /// Where its id stands.
    pub span: Span,
}

/// The governing document that a value of a dimension comes from (R33).
#[derive(Clone, Debug)]
pub struct ValueSource {
    /// Id of the value.
    pub value: String,
    /// Id of the document.
    pub document: String,
    /// Where the document is named.
    pub span: Span,
}

impl Dimension {
    pub(super) fn read(item: Item<'_>) -> Self {
        Self {
            id: item.key().to_owned(),
            name: text(Some(item), "namn").unwrap_or_else(|| item.key().to_owned()),
            values: named(item.get("varden")),
            aims: item.get("varden").into_iter().flat_map(Item::entries).filter_map(aim).collect(),
            sources: item.get("varden").into_iter().flat_map(Item::entries).flat_map(sources).collect(),
            balance: demand(item.get("balans")),
            demands: Demands::read(item.get("krav")),
            limit: Limit::read("antal", item.get("antal")),
            span: item.key_span(),
        }
    }
}

fn aim(value: Item<'_>) -> Option<(String, String)> {
    Some((value.key().to_owned(), text(Some(value), "malbild")?))
}

fn sources(value: Item<'_>) -> impl Iterator<Item = ValueSource> {
    let named = value.get("kalla").into_iter().flat_map(Item::list);
    named.filter_map(move |it| {
        Some(ValueSource { value: value.key().to_owned(), document: it.text()?.to_owned(), span: it.span() })
    })
}

/// A type of governing documents.
#[derive(Clone, Debug)]
pub struct DocumentType {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Noun,
    /// Its rank; 1 is the highest.
    pub rank: Option<i64>,
    /// Who may decide such a document: units, organs, `egen` or `overordnad`; none is anyone.
    pub decided_by: Vec<String>,
    /// How many years may pass between reviews.
    pub review_years: Option<i16>,
}

impl DocumentType {
    pub(super) fn read(item: Item<'_>) -> Self {
        let years = item.get("oversyn_ar").and_then(Item::integer).and_then(|it| it.try_into().ok());
        Self {
            id: item.key().to_owned(),
            name: Noun::of(item),
            rank: item.get("rang").and_then(Item::integer),
            decided_by: texts(item.get("beslutas_av")),
            review_years: years.filter(|it| *it > 0),
        }
    }
}

/// Groups that outcomes may be divided in.
#[derive(Clone, Debug)]
pub struct Division {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The groups: id and name.
    pub values: Vec<(String, String)>,
}

impl Division {
    pub(super) fn read(item: Item<'_>) -> Self {
        Self {
            id: item.key().to_owned(),
            name: text(Some(item), "namn").unwrap_or_else(|| item.key().to_owned()),
            values: named(item.get("varden")),
        }
    }
}

/// Severities by word; what is `av` is left out.
fn severities(item: Option<Item<'_>>) -> Vec<(String, Severity)> {
    let entries = item.into_iter().flat_map(Item::entries);
    entries.filter_map(|it| Some((it.key().to_owned(), demand(Some(it))?.severity()?))).collect()
}

/// Fewest and most years; one number is both.
fn years(item: Item<'_>) -> Option<(i64, i64)> {
    let numbers: Vec<i64> = item.list().filter_map(Item::integer).collect();
    Some((*numbers.first()?, *numbers.last()?))
}

/// Ids with names, where a name is the value or its `namn`.
fn named(item: Option<Item<'_>>) -> Vec<(String, String)> {
    let name = |it: Item<'_>| it.text().map(str::to_owned).or_else(|| text(Some(it), "namn"));
    item.into_iter()
        .flat_map(Item::entries)
        .map(|it| (it.key().to_owned(), name(it).unwrap_or_else(|| it.key().to_owned())))
        .collect()
}
