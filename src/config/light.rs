//! How the model computes lights (status.md).

use rust_decimal::Decimal;

use crate::{source::Span, syntax::Item};

use super::{text, texts};

/// One of the four lights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Signal {
    /// `gron`: reached.
    Green,
    /// `gul`: nearly.
    Yellow,
    /// `rod`: not.
    Red,
    /// `ej_bedomd`: not known; never mixed with the others.
    NotAssessed,
}

impl Signal {
    /// Every light, best first.
    pub const ALL: [Self; 4] = [Self::Green, Self::Yellow, Self::Red, Self::NotAssessed];

    /// The word in files and JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Green => "gron",
            Self::Yellow => "gul",
            Self::Red => "rod",
            Self::NotAssessed => "ej_bedomd",
        }
    }

    /// The light that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// What an outcome is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Its target.
    Target,
    /// The outcomes of others.
    Comparison,
}

impl Basis {
    /// Reads the word of `grund`.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "malvarde" => Some(Self::Target),
            "jamforelse" => Some(Self::Comparison),
            _ => None,
        }
    }
}

/// What decides a goal's light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decides {
    /// A judgement; the computed light is a proposal.
    Judgement,
    /// The computed light; a judgement is shown beside it.
    Computation,
    /// Nothing: the distribution is the answer.
    Distribution,
}

impl Decides {
    /// The word in files and output.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Judgement => "bedomning",
            Self::Computation => "berakning",
            Self::Distribution => "fordelning",
        }
    }
}

/// How a goal's proposal is weighed from its indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// The worst of them.
    Worst,
    /// What more than half of them show.
    Majority,
    /// By the share that is green.
    Share,
    /// By the share, weighted.
    Weighted,
    /// By how many are green.
    AtLeast,
}

impl Proposal {
    /// Every rule, in the order of the contract.
    pub const ALL: [Self; 5] = [Self::Worst, Self::Majority, Self::Share, Self::Weighted, Self::AtLeast];

    /// The word in files and output.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Worst => "samst",
            Self::Majority => "majoritet",
            Self::Share => "andel",
            Self::Weighted => "viktad",
            Self::AtLeast => "minst-k",
        }
    }
}

/// Where yellow ends, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YellowKind {
    /// At a value.
    Value(Decimal),
    /// At a percentage of the target.
    Share(Decimal),
    /// At a distance from the target.
    Distance(Decimal),
    /// There is no yellow.
    None,
}

/// A yellow limit as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yellow {
    /// Where yellow ends.
    pub kind: YellowKind,
    /// Whether the limit itself is red.
    pub strict: bool,
    /// Decimals to which a share is rounded before it is compared.
    pub round: Option<u32>,
}

impl Yellow {
    /// Reads `gulgrans`; `true` and an empty table say nothing.
    pub fn read(item: Item<'_>) -> Option<Self> {
        let plain = |kind| Some(Self { kind, strict: false, round: None });
        if let Some(value) = item.number() {
            return plain(YellowKind::Value(value));
        }
        if let Some(wanted) = item.boolean() {
            return if wanted { None } else { plain(YellowKind::None) };
        }
        let number = |key| item.get(key).and_then(Item::number);
        let kind = (number("andel").map(YellowKind::Share))
            .or_else(|| number("avstand").map(YellowKind::Distance))
            .or_else(|| number("varde").map(YellowKind::Value))?;
        Some(Self {
            kind,
            strict: item.get("strikt").and_then(Item::boolean).unwrap_or(false),
            round: item.get("avrunda").and_then(Item::integer).and_then(|it| u32::try_from(it).ok()),
        })
    }
}

/// One of the municipality's own degrees.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The light that it counts as.
    pub signal: Signal,
    /// Its symbol in tables.
    pub symbol: Option<String>,
    /// Ids of the periods that allow it; none is all.
    pub periods: Vec<String>,
    /// Where its id stands.
    pub span: Span,
}

impl Step {
    /// Whether the degree may be used in that period of a year.
    pub fn is_allowed_in(&self, period: &str) -> bool {
        self.periods.is_empty() || self.periods.iter().any(|it| it == period)
    }
}

/// How lights are computed.
#[derive(Clone, Debug)]
pub struct StatusModel {
    /// What outcomes are compared with, where an indicator does not say.
    pub basis: Basis,
    /// The yellow limit, where an indicator does not say.
    pub yellow: Option<Yellow>,
    /// What decides a goal's light.
    pub decides: Decides,
    /// How a goal's proposal is weighed.
    pub proposal: Proposal,
    /// The percentage that gives green.
    pub green_share: Decimal,
    /// The percentage that gives yellow.
    pub yellow_share: Decimal,
    /// How many green `minst-k` asks for.
    pub at_least: u32,
    /// Whether goals below vote too.
    pub goals_below_vote: bool,
    /// Groups smaller than this are never printed.
    pub smallest_group: Option<u32>,
    /// The picture of what is not assessed, in papers only.
    pub show_not_assessed_as: Option<Signal>,
    /// The municipality's own degrees.
    pub steps: Vec<Step>,
    /// Where the keys that are written stand: `gron`, `gul`, `k`, `gulgrans`.
    pub places: Vec<(&'static str, Span)>,
}

impl StatusModel {
    pub(super) fn read(item: Option<Item<'_>>) -> Self {
        let word = |key| text(item, key);
        let number = |key, usual: i64| {
            item.and_then(|it| it.get(key)).and_then(Item::number).unwrap_or_else(|| Decimal::from(usual))
        };
        let count = |key| {
            item.and_then(|it| it.get(key)).and_then(Item::integer).and_then(|it| u32::try_from(it).ok())
        };
        Self {
            basis: word("grund").as_deref().and_then(Basis::from_word).unwrap_or(Basis::Target),
            yellow: item.and_then(|it| it.get("gulgrans")).and_then(Yellow::read),
            decides: match word("avgor").as_deref() {
                Some("berakning") => Decides::Computation,
                Some("fordelning") => Decides::Distribution,
                _ => Decides::Judgement,
            },
            proposal: word("forslag")
                .and_then(|word| Proposal::ALL.into_iter().find(|it| it.word() == word))
                .unwrap_or(Proposal::Worst),
            green_share: number("gron", 80),
            yellow_share: number("gul", 50),
            at_least: count("k").unwrap_or(1),
            goals_below_vote: item
                .and_then(|it| it.get("underliggande"))
                .and_then(Item::boolean)
                .unwrap_or(false),
            smallest_group: count("minsta_grupp"),
            show_not_assessed_as: word("visa_ej_bedomd_som").as_deref().and_then(Signal::from_word),
            steps: item
                .and_then(|it| it.get("steg"))
                .into_iter()
                .flat_map(Item::list)
                .filter_map(step)
                .collect(),
            places: ["gron", "gul", "k", "gulgrans"]
                .into_iter()
                .filter_map(|key| Some((key, item?.get(key)?.span())))
                .collect(),
        }
    }

    /// Where a key stands, if it is written.
    pub fn place(&self, key: &str) -> Option<Span> {
        self.places.iter().find(|it| it.0 == key).map(|it| it.1)
    }

    /// The first degree with that light that a period allows.
    pub fn step_for(&self, signal: Signal, period: &str) -> Option<&Step> {
        self.steps.iter().find(|it| it.signal == signal && it.is_allowed_in(period))
    }
}

fn step(item: Item<'_>) -> Option<Step> {
    Some(Step {
        id: text(Some(item), "id")?,
        name: text(Some(item), "namn").unwrap_or_default(),
        signal: item.get("signal")?.text().and_then(Signal::from_word)?,
        symbol: text(Some(item), "symbol"),
        periods: texts(item.get("perioder")),
        span: item.get("id")?.span(),
    })
}
