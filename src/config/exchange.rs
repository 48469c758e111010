//! What comes in from others and goes out to them: the municipality's code, Kolada, open data.

use crate::syntax::Item;

use super::text;

/// Who the municipality is to others, and what it fetches and publishes.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// The code of the municipality: four digits, when it is right.
    pub code: Option<String>,
    /// Others that outcomes are compared with: the name in `jamforelse` and the id in Kolada, in the
    /// order of the file.
    pub compared: Vec<(String, String)>,
    /// What the open data are called.
    pub data_title: Option<String>,
    /// Their licence, as SPDX names it.
    pub licence: Option<String>,
}

impl Exchange {
    pub(super) fn read(root: Item<'_>) -> Self {
        let compared = root.get("kolada").and_then(|it| it.get("jamforelse"));
        let compared = compared.into_iter().flat_map(Item::entries);
        Self {
            code: text(root.get("kommun"), "kod"),
            compared: compared.filter_map(|it| Some((it.key().to_owned(), it.text()?.to_owned()))).collect(),
            data_title: text(root.get("oppna_data"), "titel"),
            licence: text(root.get("oppna_data"), "licens"),
        }
    }
}
