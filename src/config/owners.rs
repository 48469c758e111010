//! Who is to say yes to a change, and what they are called where the changes are made (R31).

use std::collections::{BTreeMap, BTreeSet};

use crate::syntax::Item;

use super::{text, texts};

/// `[agare]`.
#[derive(Clone, Debug, Default)]
pub struct Owners {
    /// The unit or organ that sees to the styrmodell.
    pub model: Option<String>,
    /// Accounts by unit, organ, role, or `unit/role`.
    pub accounts: BTreeMap<String, Vec<String>>,
    /// The roles that there are; none where the model does not list them (R62).
    pub roles: BTreeSet<String>,
}

impl Owners {
    pub(super) fn read(item: Option<Item<'_>>) -> Self {
        let accounts = item.and_then(|it| it.get("konto")).into_iter().flat_map(Item::entries);
        Self {
            model: text(item, "modell"),
            roles: texts(item.and_then(|it| it.get("roller"))).into_iter().collect(),
            accounts: accounts.map(|it| (it.key().to_owned(), texts(Some(it)))).collect(),
        }
    }
}
