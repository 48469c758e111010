//! What the model asks of a plan: its parts, its limits and from when.

use jiff::civil::Date;

use crate::{source::Span, syntax::Item};

use super::{Config, Demand, Level, demand, types::Noun};

/// The parts of a plan that every model has.
pub const BUILT_IN_PARTS: [&str; 6] =
    ["indikator", "framgangsfaktor", "aktivitet", "styrdokument", "invarld", "omvarld"];

/// How grave the absence of each named part is, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Demands(Vec<PartDemand>);

/// How grave the absence of one part is.
#[derive(Clone, Debug)]
pub struct PartDemand {
    /// A built-in part or the id of a type.
    pub part: String,
    /// How grave its absence is.
    pub demand: Demand,
    /// Where the part is named.
    pub span: Span,
}

impl Demands {
    /// Reads a table of parts with severities.
    pub(super) fn read(item: Option<Item<'_>>) -> Self {
        let part = |it: Item<'_>| {
            Some(PartDemand { part: it.key().to_owned(), demand: demand(Some(it))?, span: it.key_span() })
        };
        Self(item.into_iter().flat_map(Item::entries).filter_map(part).collect())
    }

    /// The parts in order.
    pub fn iter(&self) -> impl Iterator<Item = &PartDemand> {
        self.0.iter()
    }

    /// What is said of one part.
    pub fn get(&self, part: &str) -> Option<Demand> {
        self.0.iter().find(|it| it.part == part).map(|it| it.demand)
    }
}

/// The most there may be of something.
#[derive(Clone, Debug)]
pub struct Limit {
    /// What is limited: the id of a type, or a word of the format.
    pub of: String,
    /// The most.
    pub most: usize,
    /// Where what is limited is named.
    pub key: Span,
    /// Where the limit stands.
    pub span: Span,
}

impl Limit {
    /// The day before which something is older than so many months.
    pub fn oldest(&self, day: Date) -> Option<Date> {
        let months = i64::try_from(self.most).ok().and_then(|it| jiff::Span::new().try_months(it).ok());
        months.and_then(|it| day.checked_sub(it).ok())
    }

    /// Reads `granser`.
    pub(super) fn read_all(item: Option<Item<'_>>) -> Vec<Self> {
        let limits = item.into_iter().flat_map(Item::entries);
        limits.filter_map(|it| Self::read(it.key(), Some(it))).collect()
    }

    /// Reads one number.
    pub(super) fn read(of: &str, item: Option<Item<'_>>) -> Option<Self> {
        let item = item?;
        Some(Self {
            of: of.to_owned(),
            most: usize::try_from(item.integer()?).ok()?,
            key: item.key_span(),
            span: item.span(),
        })
    }
}

impl Level {
    /// The limit on something.
    pub fn limit(&self, of: &str) -> Option<&Limit> {
        self.limits.iter().find(|it| it.of == of)
    }

    /// Whether plans are required on a day (R4); a level that names no day always requires them.
    pub fn is_required_on(&self, day: Date) -> bool {
        self.required_from.is_none_or(|from| from <= day)
    }
}

impl Config {
    /// The parts that a plan on that level by that type of unit is asked for: what the type says
    /// of a part goes before what the level says.
    pub fn parts<'c>(&'c self, level: &'c Level, unit_type: &str) -> Vec<&'c PartDemand> {
        let own = self.unit_types.iter().find(|it| it.id == unit_type).map(|it| &it.parts);
        let of_level = level.parts.iter().filter(|it| own.is_none_or(|own| own.get(&it.part).is_none()));
        of_level.chain(own.into_iter().flat_map(Demands::iter)).collect()
    }
}

impl Config {
    /// Whether a part is neither built in nor the id of a type; that has a finding of its own.
    pub fn is_unknown_part(&self, part: &str) -> bool {
        let is_type = self.goal_type(part).is_some()
            || self.element_type(part).is_some()
            || self.activity_type(part).is_some();
        !is_type && !BUILT_IN_PARTS.contains(&part)
    }

    /// What a part is called: a type's own name, the municipality's word or the usual one.
    pub fn part_noun(&self, part: &str) -> Noun {
        let goal = self.goal_type(part).map(|it| &it.name);
        let element = || self.element_type(part).map(|it| &it.name);
        let activity = || self.activity_type(part).map(|it| &it.name);
        if let Some(name) = goal.or_else(element).or_else(activity).or_else(|| self.words.get(part)) {
            return name.clone();
        }
        let (singular, plural) = match part {
            "framgangsfaktor" => ("framgångsfaktor", "framgångsfaktorer"),
            "indikator" => ("indikator", "indikatorer"),
            "aktivitet" => ("aktivitet", "aktiviteter"),
            "invarld" => ("beskrivning av invärlden", "beskrivningar av invärlden"),
            "omvarld" => ("beskrivning av omvärlden", "beskrivningar av omvärlden"),
            other => (other, other),
        };
        Noun { singular: singular.to_owned(), plural: plural.to_owned() }
    }
}
