//! Every key of every file, as data: what it is called, what it holds, what it means.
//!
//! The checks of form, the resolution of links, the JSON Schemas in `schema/`
//! and `docs/fields.md` all read these rows; nothing else knows a key's form.

pub mod analysis;
pub mod indicator;
pub mod links;
pub mod model;
pub mod outcomes;
pub mod plan;
pub mod registers;
pub mod shared;
pub mod words;

use self::links::Link;
use crate::source::layout::FileKind;

/// A kind of thing that lives in a unit's id space, or in a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThingKind {
    /// `mal`
    Goal,
    /// `element`: a part without a light.
    Element,
    /// `framgangsfaktor`
    SuccessFactor,
    /// `indikator`
    Indicator,
    /// `aktivitet`
    Activity,
    /// `atgard`: a decided answer to a deviation.
    Action,
    /// `risk`
    Risk,
    /// `kontroll`
    Control,
}

impl ThingKind {
    /// Every kind, in the order of the pyramid.
    pub const ALL: [Self; 8] = [
        Self::Goal,
        Self::Element,
        Self::SuccessFactor,
        Self::Indicator,
        Self::Activity,
        Self::Action,
        Self::Risk,
        Self::Control,
    ];

    /// The table that holds things of the kind.
    pub const fn table(self) -> &'static str {
        match self {
            Self::Goal => "mal",
            Self::Element => "element",
            Self::SuccessFactor => "framgangsfaktor",
            Self::Indicator => "indikator",
            Self::Activity => "aktivitet",
            Self::Action => "atgard",
            Self::Risk => "risk",
            Self::Control => "kontroll",
        }
    }

    /// The definite noun for messages: `målet`.
    pub const fn the(self) -> &'static str {
        match self {
            Self::Goal => "målet",
            Self::Element => "elementet",
            Self::SuccessFactor => "framgångsfaktorn",
            Self::Indicator => "indikatorn",
            Self::Activity => "aktiviteten",
            Self::Action => "åtgärden",
            Self::Risk => "risken",
            Self::Control => "kontrollen",
        }
    }

    /// The indefinite noun for messages: `ett mål`.
    pub const fn a(self) -> &'static str {
        match self {
            Self::Goal => "ett mål",
            Self::Element => "ett element",
            Self::SuccessFactor => "en framgångsfaktor",
            Self::Indicator => "en indikator",
            Self::Activity => "en aktivitet",
            Self::Action => "en åtgärd",
            Self::Risk => "en risk",
            Self::Control => "en kontroll",
        }
    }

    /// The kind whose table has that name.
    pub fn of_table(table: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.table() == table)
    }
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// Text within quotes.
    Text,
    /// Text, or one text per plan period.
    Prose,
    /// An id of the thing itself.
    Id,
    /// One of some fixed words.
    Word(&'static [&'static str]),
    /// An exact decimal.
    Number,
    /// A whole number from the first to the second.
    Integer(i64, i64),
    /// `true` or `false`.
    Boolean,
    /// A date without a time.
    Date,
    /// A month and a day, `"04-30"`.
    MonthDay,
    /// Text or a whole number: `"112"` or `112`.
    Label,
    /// A follow-up period with its year, `"2026-t1"`, or a year.
    Period,
    /// When something holds: `"2023-2026"`, `"2023-"` or one year.
    Years,
    /// The id of something else.
    Reference(&'static Link),
    /// A table with known keys.
    Table(&'static Shape),
    /// Several tables written `[[key]]`.
    Tables(&'static Shape),
    /// A table whose keys are names of a kind.
    Map(Key, &'static Type),
    /// A list; a list of one may be written bare.
    List(&'static Type),
    /// Exactly two, lowest first: `[4, 6]`.
    Pair(&'static Type),
    /// Any of these.
    OneOf(&'static [Type]),
}

/// What the keys of a [`Type::Map`] are.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    /// New ids.
    Id,
    /// References.
    Reference(&'static Link),
    /// Plan periods: `2026`, `2026-2027`.
    PlanPeriod,
    /// A year, or a period of a year: `2026`, `2026-t1`.
    YearOrPeriod,
    /// A year.
    Year,
    /// Follow-up periods of the model: `t1`.
    Period,
    /// Words that another part of the model explains.
    Word,
}

/// Whether a key must be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Its absence is a finding.
    Required,
    /// It may be left out.
    Optional,
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// As it is written in the file.
    pub key: &'static str,
    /// What it holds.
    pub value: Type,
    /// Whether it must be there.
    pub need: Need,
    /// What it means: Swedish, shown in editors and in the field list.
    pub about: &'static str,
    /// As it could be written, in TOML.
    pub example: &'static str,
}

impl Field {
    /// The same key, but required.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.need = Need::Required;
        self
    }
}

/// A row: a key that may be left out. [`Field::required`] makes it required.
const fn field(key: &'static str, value: Type, about: &'static str, example: &'static str) -> Field {
    Field { key, value, need: Need::Optional, about, example }
}

/// The keys of one kind of table.
#[derive(Debug)]
pub struct Shape {
    /// What the table is called in messages and documents: `mal`.
    pub name: &'static str,
    /// What it is: Swedish.
    pub about: &'static str,
    /// Its keys in the order in which they are best written.
    pub fields: &'static [&'static [Field]],
    /// The things that take further keys from the model: dimensions and own fields.
    pub own_fields: Option<ThingKind>,
}

impl Shape {
    /// Its rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = &'static Field> + use<> {
        self.fields.iter().flat_map(|group| group.iter())
    }

    /// The row of a key.
    pub fn row(&self, key: &str) -> Option<&'static Field> {
        // Every key of every file comes through here: the first letters differ in most.
        let first = key.as_bytes().first();
        self.rows().find(|it| it.key.as_bytes().first() == first && it.key == key)
    }
}

/// The shape of a file of that kind; a file of unknown kind has none.
pub const fn shape_of(kind: FileKind) -> Option<&'static Shape> {
    match kind {
        FileKind::Model => Some(&model::FILE),
        FileKind::Documents => Some(&registers::DOCUMENTS),
        FileKind::Calendar => Some(&registers::CALENDAR),
        FileKind::SharedIndicators => Some(&registers::INDICATORS),
        FileKind::Plan => Some(&plan::FILE),
        FileKind::Outcomes(_) => Some(&outcomes::FILE),
        FileKind::Analysis => Some(&analysis::FRONT_MATTER),
        FileKind::Actions => Some(&registers::ACTIONS),
        FileKind::InternalControl => Some(&registers::INTERNAL_CONTROL),
        FileKind::Unknown => None,
    }
}

/// The shape of a thing of that kind.
pub const fn shape_of_thing(kind: ThingKind) -> &'static Shape {
    match kind {
        ThingKind::Goal => &plan::GOAL,
        ThingKind::Element => &plan::ELEMENT,
        ThingKind::SuccessFactor => &plan::SUCCESS_FACTOR,
        ThingKind::Indicator => &indicator::INDICATOR,
        ThingKind::Activity => &plan::ACTIVITY,
        ThingKind::Action => &registers::ACTION,
        ThingKind::Risk => &registers::RISK,
        ThingKind::Control => &registers::CONTROL,
    }
}
