//! How figures of other systems are read: `[import.*]`.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::syntax::Item;

use super::{text, texts};

/// One rule.
#[derive(Clone, Debug, Default)]
pub struct ImportRule {
    /// Its id.
    pub id: String,
    /// A pattern for names of files that it is for.
    pub file: Option<String>,
    /// The sheets that are read; all when none is named.
    pub sheets: Vec<String>,
    /// The row with the headings, from 1.
    pub heading_row: Option<u64>,
    /// What the columns are called.
    pub columns: Columns,
    /// The unit when no column says it.
    pub unit: Option<String>,
    /// Ids of units by their names in the file.
    pub units: BTreeMap<String, String>,
    /// Indicators by their names in the file.
    pub indicators: BTreeMap<String, String>,
    /// Periods by their names in the file.
    pub periods: BTreeMap<String, String>,
    /// Groups by their names in the file; empty for all.
    pub groups: BTreeMap<String, String>,
    /// What numbers are multiplied by.
    pub times: Option<Decimal>,
    /// Whether rows about what does not exist here are passed over.
    pub skips_unknown: bool,
}

/// Headings of columns.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The unit.
    pub unit: Option<String>,
    /// The indicator.
    pub indicator: String,
    /// The year, where the period stands by itself.
    pub year: Option<String>,
    /// The period.
    pub period: Option<String>,
    /// The value.
    pub value: String,
    /// The group.
    pub group: Option<String>,
    /// The comment.
    pub comment: Option<String>,
}

impl ImportRule {
    pub(super) fn read(item: Item<'_>) -> Self {
        let columns = item.get("kolumner");
        let words = |key| -> BTreeMap<String, String> {
            let entries = item.get(key).into_iter().flat_map(Item::entries);
            entries.filter_map(|it| Some((it.key().to_owned(), it.text()?.to_owned()))).collect()
        };
        Self {
            id: item.key().to_owned(),
            file: text(Some(item), "fil"),
            sheets: texts(item.get("blad")),
            heading_row: item.get("rubrikrad").and_then(Item::integer).and_then(|it| it.try_into().ok()),
            columns: Columns {
                unit: text(columns, "enhet"),
                indicator: text(columns, "indikator").unwrap_or_default(),
                year: text(columns, "ar"),
                period: text(columns, "period"),
                value: text(columns, "varde").unwrap_or_default(),
                group: text(columns, "grupp"),
                comment: text(columns, "kommentar"),
            },
            unit: text(Some(item), "enhet"),
            units: words("enheter"),
            indicators: words("indikatorer"),
            periods: words("perioder"),
            groups: words("grupper"),
            times: item.get("ganger").and_then(Item::number),
            skips_unknown: text(Some(item), "okand").is_some_and(|it| it == "av"),
        }
    }
}
