//! Holds a document against the table of fields.

use crate::{
    fields::{self, Field, Key, Need, Shape, ThingKind, Type, words::near},
    source::{FileId, Span},
};

use super::{
    Document, Item, Kind, SyntaxFault,
    id::{BadId, bad_id},
    number, written,
};

/// The edition of the format that this program knows.
pub const EDITION: i64 = 1;

/// What can be wrong with the form of a file; the rules put it into words.
#[derive(Clone, Debug)]
pub enum Fault {
    /// The text is not TOML, or not YAML.
    Syntax(SyntaxFault),
    /// A key that the table does not have; with the keys that it has.
    UnknownKey {
        /// The table.
        table: &'static str,
        /// Its keys.
        known: Vec<String>,
    },
    /// A key that must be there.
    MissingKey {
        /// The table.
        table: &'static str,
        /// The key's row.
        row: &'static Field,
    },
    /// `format = 1` exists but does not stand first.
    FormatNotFirst,
    /// A value of another type than its field asks for.
    WrongType {
        /// The key.
        key: String,
        /// What it asks for.
        expected: &'static Type,
        /// What it got.
        found: Kind,
        /// What could be written, in TOML.
        example: &'static str,
    },
    /// A value of the right type that its field cannot take.
    BadValue {
        /// The key.
        key: String,
        /// What it asks for.
        expected: &'static Type,
        /// What is wrong with the value.
        why: Why,
    },
    /// A key that names no year or period.
    BadKey {
        /// What keys there should be.
        expected: Key,
    },
    /// An id that is not one.
    BadId(BadId),
    /// A file in a later edition of the format.
    NewerFormat,
}

/// Why a value cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Not among the words, or not in the range, or not of the form.
    NotAmong,
    /// `nan`, `inf` or too many digits.
    NotExact,
    /// The first of two is larger than the second.
    WrongOrder,
}

/// A fault with its place.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Where.
    pub span: Span,
    /// What.
    pub fault: Fault,
}

/// The keys that a model adds to things: dimensions and own text fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Keys of goals, success factors, indicators and activities.
    pub dimensions: Vec<String>,
    /// Text fields by kind of thing.
    pub own_fields: Vec<(ThingKind, String)>,
}

static DIMENSION_VALUES: Type = Type::List(&Type::Text);
static OWN_TEXT: Type = Type::Prose;

impl Vocabulary {
    fn value(&self, kind: ThingKind, key: &str) -> Option<&'static Type> {
        if self.own_fields.iter().any(|(of, it)| *of == kind && it == key) {
            return Some(&OWN_TEXT);
        }
        (takes_dimensions(kind) && self.dimensions.iter().any(|it| it == key)).then_some(&DIMENSION_VALUES)
    }

    fn keys(&self, kind: ThingKind) -> impl Iterator<Item = &str> {
        let dimensions = self.dimensions.iter().filter(move |_| takes_dimensions(kind));
        let own = self.own_fields.iter().filter(move |(of, _)| *of == kind).map(|(_, it)| it);
        dimensions.chain(own).map(String::as_str)
    }
}

/// Whether things of the kind may be placed in dimensions.
pub const fn takes_dimensions(kind: ThingKind) -> bool {
    matches!(kind, ThingKind::Goal | ThingKind::SuccessFactor | ThingKind::Indicator | ThingKind::Activity)
}

/// Checks a whole file and marks the values in it that cannot be used.
pub fn check(
    document: &mut Document,
    file: FileId,
    text: &str,
    shape: &'static Shape,
    vocabulary: &Vocabulary,
) -> Vec<Problem> {
    let root = document.root(file, text);
    let mut checker = Checker { vocabulary, problems: Vec::new(), faulty: Vec::new() };
    if let Some(format) = shape.row("format") {
        if root.child("format").and_then(Item::integer).is_some_and(|it| it > EDITION) {
            let span = root.child("format").map_or_else(|| root.span(), Item::span);
            return vec![Problem { span, fault: Fault::NewerFormat }];
        }
        checker.format_is_first(root, format);
    }
    checker.table(root, shape);
    let Checker { problems, faulty, .. } = checker;
    for node in faulty {
        document.mark_faulty(node);
    }
    problems
}

/// What a value belongs to, for messages.
#[derive(Clone, Copy)]
struct Hint<'h> {
    key: &'h str,
    example: &'static str,
}

impl Hint<'_> {
    fn wrong_type(self, expected: &'static Type, found: Kind) -> Fault {
        Fault::WrongType { key: self.key.to_owned(), expected, found, example: self.example }
    }

    fn bad_value(self, expected: &'static Type, why: Why) -> Fault {
        Fault::BadValue { key: self.key.to_owned(), expected, why }
    }
}

struct Checker<'v> {
    vocabulary: &'v Vocabulary,
    problems: Vec<Problem>,
    faulty: Vec<u32>,
}

impl Checker<'_> {
    fn report(&mut self, span: Span, fault: Fault) {
        self.problems.push(Problem { span, fault });
    }

    fn refuse(&mut self, item: Item<'_>, fault: Fault) {
        self.faulty.push(item.index());
        self.report(item.span(), fault);
    }

    fn format_is_first(&mut self, root: Item<'_>, format: &'static Field) {
        let stands = root.children().position(|it| it.key() == format.key);
        if stands.is_some_and(|it| it > 0)
            && let Some(item) = root.child(format.key)
        {
            self.report(item.key_span(), Fault::FormatNotFirst);
        }
    }

    fn table(&mut self, table: Item<'_>, shape: &'static Shape) {
        for child in table.children() {
            let key = child.key();
            if let Some(row) = shape.row(key) {
                self.value(child, &row.value, Hint { key, example: row.example });
                continue;
            }
            match shape.own_fields.and_then(|kind| self.vocabulary.value(kind, key)) {
                Some(value) => self.value(child, value, Hint { key, example: r#""…""# }),
                None => self.unknown(child, shape),
            }
        }
        for row in shape.rows().filter(|it| it.need == Need::Required) {
            // A key that is nearly the missing one has a finding of its own.
            let is_meant = |it: Item<'_>| {
                near(it.key(), std::iter::once(row.key)).is_some() && self.is_unknown(shape, it.key())
            };
            if table.child(row.key).is_none() && !table.children().any(is_meant) {
                self.report(table.span(), Fault::MissingKey { table: shape.name, row });
            }
        }
    }

    fn is_unknown(&self, shape: &'static Shape, key: &str) -> bool {
        let own = || shape.own_fields.and_then(|kind| self.vocabulary.value(kind, key));
        shape.row(key).is_none() && own().is_none()
    }

    fn unknown(&mut self, item: Item<'_>, shape: &'static Shape) {
        let own = shape.own_fields.into_iter().flat_map(|kind| self.vocabulary.keys(kind));
        let known = shape.rows().map(|it| it.key).chain(own).map(str::to_owned).collect();
        self.faulty.push(item.index());
        self.report(item.key_span(), Fault::UnknownKey { table: shape.name, known });
    }

    fn value(&mut self, item: Item<'_>, value: &'static Type, hint: Hint<'_>) {
        if !fits(value, item.kind()) {
            return self.refuse(item, hint.wrong_type(value, item.kind()));
        }
        match value {
            Type::Table(shape) => self.table(item, shape),
            Type::Tables(shape) => self.tables(item, shape, value, hint),
            Type::Map(keys, of) => self.map(item, *keys, of),
            Type::List(of) if item.kind() == Kind::Array => self.elements(item, of, hint),
            Type::List(of) => self.value(item, of, hint),
            Type::Pair(of) => self.pair(item, of, value, hint),
            Type::OneOf(all) => self.one_of(item, all, hint),
            Type::Prose if item.kind() == Kind::Table => self.map(item, Key::PlanPeriod, &Type::Text),
            _ => {
                if let Some(fault) = scalar_fault(item, value, hint) {
                    self.refuse(item, fault);
                }
            }
        }
    }

    fn elements(&mut self, item: Item<'_>, of: &'static Type, hint: Hint<'_>) {
        for element in item.children() {
            self.value(element, of, hint);
        }
    }

    fn tables(&mut self, item: Item<'_>, shape: &'static Shape, value: &'static Type, hint: Hint<'_>) {
        for table in item.children() {
            if table.kind() == Kind::Table {
                self.table(table, shape);
            } else {
                self.refuse(table, hint.wrong_type(value, table.kind()));
            }
        }
    }

    fn map(&mut self, item: Item<'_>, keys: Key, of: &'static Type) {
        for child in item.children() {
            if let Key::Id = keys {
                if let Some(bad) = bad_id(child.key()) {
                    self.report(child.key_span(), Fault::BadId(bad));
                }
            } else if !key_fits(keys, child.key()) {
                self.faulty.push(child.index());
                self.report(child.key_span(), Fault::BadKey { expected: keys });
            }
            self.value(child, of, Hint { key: child.key(), example: of.example() });
        }
    }

    fn pair(&mut self, item: Item<'_>, of: &'static Type, value: &'static Type, hint: Hint<'_>) {
        let two: Vec<Item<'_>> = item.children().collect();
        let [low, high] = two[..] else {
            return self.refuse(item, hint.bad_value(value, Why::NotAmong));
        };
        let before = self.problems.len();
        self.value(low, of, hint);
        self.value(high, of, hint);
        if self.problems.len() > before {
            self.faulty.push(item.index());
        } else if low.number() > high.number() {
            self.refuse(item, hint.bad_value(value, Why::WrongOrder));
        }
    }

    /// Takes the first alternative that holds; otherwise says what the first that was meant lacks.
    fn one_of(&mut self, item: Item<'_>, all: &'static [Type], hint: Hint<'_>) {
        if let Some(meant) = item.text().filter(|_| item.kind() == Kind::String).and_then(|it| meant(it, all))
        {
            return self.refuse(item, hint.wrong_type(meant, Kind::String));
        }
        let mut first = None;
        for value in all.iter().filter(|it| fits(it, item.kind())) {
            let mut trial = Checker { vocabulary: self.vocabulary, problems: Vec::new(), faulty: Vec::new() };
            trial.value(item, value, hint);
            if trial.problems.is_empty() {
                return;
            }
            first.get_or_insert((trial.problems, trial.faulty));
        }
        if let Some((problems, faulty)) = first {
            self.problems.extend(problems);
            self.faulty.extend(faulty);
        }
    }
}

/// The number or date that a quoted text was meant to be, where texts have no place but words do.
fn meant(text: &str, all: &'static [Type]) -> Option<&'static Type> {
    let is_free =
        |it: &Type| matches!(it, Type::Text | Type::Prose | Type::Label | Type::Period | Type::Years);
    if all.iter().any(is_free) {
        return None;
    }
    all.iter().find(|it| match it {
        Type::Number => number::as_written_by_hand(text).is_some(),
        Type::Date => written::date(text).is_some(),
        _ => false,
    })
}

/// Whether a value of that TOML or YAML kind could be of the type.
pub(super) fn fits(value: &Type, kind: Kind) -> bool {
    let is_scalar = !matches!(kind, Kind::Table | Kind::Array);
    match value {
        Type::OneOf(all) => all.iter().any(|it| fits(it, kind)),
        Type::List(of) => kind == Kind::Array || fits(of, kind),
        Type::Pair(_) | Type::Tables(_) => kind == Kind::Array,
        Type::Table(_) | Type::Map(..) => kind == Kind::Table,
        _ if kind == Kind::Plain => true,
        Type::Text | Type::Id | Type::Word(_) | Type::MonthDay | Type::Reference(_) => kind == Kind::String,
        Type::Prose => matches!(kind, Kind::String | Kind::Table),
        Type::Number => matches!(kind, Kind::Integer | Kind::Float),
        Type::Integer(..) => matches!(kind, Kind::Integer),
        Type::Boolean => kind == Kind::Boolean,
        Type::Date => kind == Kind::Datetime,
        Type::Label | Type::Period | Type::Years => is_scalar && matches!(kind, Kind::String | Kind::Integer),
    }
}

/// What is wrong with a scalar whose kind is right.
fn scalar_fault(item: Item<'_>, value: &'static Type, hint: Hint<'_>) -> Option<Fault> {
    let unless = |good: bool, why: Why| (!good).then(|| hint.bad_value(value, why));
    match value {
        Type::Word(words) => unless(item.text().is_some_and(|it| words.contains(&it)), Why::NotAmong),
        Type::Number => unless(item.number().is_some(), Why::NotExact),
        Type::Integer(low, high) => {
            unless(item.integer().is_some_and(|it| (*low..=*high).contains(&it)), Why::NotAmong)
        }
        Type::Boolean => unless(item.boolean().is_some(), Why::NotAmong),
        Type::Date => item.date().is_none().then(|| hint.wrong_type(value, item.kind())),
        Type::MonthDay => unless(item.text().and_then(written::month_day).is_some(), Why::NotAmong),
        Type::Years => unless(item.scalar().and_then(written::years).is_some(), Why::NotAmong),
        Type::Period => unless(item.scalar().is_some_and(|it| !it.is_empty()), Why::NotAmong),
        Type::Id => item.text().and_then(bad_id).map(Fault::BadId),
        _ => None,
    }
}

fn key_fits(keys: Key, key: &str) -> bool {
    match keys {
        Key::PlanPeriod => written::plan_period(key).is_some(),
        Key::Year => written::year(key).is_some(),
        Key::YearOrPeriod => written::year(key.split_once('-').map_or(key, |it| it.0)).is_some(),
        Key::Id | Key::Reference(_) | Key::Period | Key::Word => true,
    }
}

/// Whether a field of that name exists on things of the kind.
pub fn is_built_in(kind: ThingKind, key: &str) -> bool {
    fields::shape_of_thing(kind).row(key).is_some()
}
