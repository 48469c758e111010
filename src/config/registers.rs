//! What the model says of intern kontroll and of the plan's cycle.

use crate::syntax::Item;

use super::texts;

/// Scales and limits of risks (R82, R84).
#[derive(Clone, Debug, Default)]
pub struct InternalControl {
    /// The degrees of likelihood, from 1.
    pub likelihood: Vec<String>,
    /// The degrees of consequence, from 1.
    pub consequence: Vec<String>,
    /// The categories; none is any.
    pub categories: Vec<String>,
    /// The product from which a risk needs an answer.
    pub needs_answer: Option<i64>,
}

impl InternalControl {
    pub(super) fn read(item: Option<Item<'_>>) -> Self {
        let list = |key| texts(item.and_then(|it| it.get(key)));
        Self {
            likelihood: list("sannolikhet"),
            consequence: list("konsekvens"),
            categories: list("kategori"),
            needs_answer: item.and_then(|it| it.get("kraver_svar")).and_then(Item::integer),
        }
    }
}

/// How often a plan is made anew (R49).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// So many years from one new plan to the next.
    pub every: i16,
    /// The first year with a new plan.
    pub first: i16,
}

impl Cycle {
    pub(super) fn read(item: Item<'_>) -> Option<Self> {
        let year = |key| item.get(key)?.integer()?.try_into().ok();
        Some(Self { every: year("ny").filter(|it| *it > 0)?, first: year("forsta")? })
    }

    /// Whether a plan that begins in a year is to be new.
    pub const fn is_new_in(self, year: i16) -> bool {
        (year - self.first).rem_euclid(self.every) == 0
    }
}
