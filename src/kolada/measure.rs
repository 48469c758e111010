//! What Kolada says about a measure itself: its title, and when its figures are published.

use jiff::civil::Date;

use crate::syntax::written;

use super::json::Node;

/// A measure as `/kpi/…` describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// `N15428`
    pub id: String,
    /// Its title, as Kolada writes it.
    pub title: String,
    /// The day on which the latest figures become final.
    pub published: Option<Date>,
    /// The year that those figures speak of.
    pub period: Option<i16>,
}

impl Measure {
    /// Reads a row of `/kpi/…`; nothing where its id is none or it has no title.
    pub(super) fn read(members: &super::answer::Members<'_>) -> Option<Self> {
        let text = |key: &str| members.get(key).and_then(Node::text).map(|it| it.trim().to_owned());
        let year = |it: Node<'_>| written::year(it.text().as_deref().unwrap_or(it.raw).trim());
        Some(Self {
            id: text("id").filter(|it| super::is_measure_id(it))?,
            title: text("title").filter(|it| !it.is_empty())?,
            published: text("publication_date").and_then(|it| written::date(it.get(..10)?)),
            period: members.get("publ_period").and_then(year),
        })
    }

    /// Whether a year's figure may still change on a day; `latest` is the last year that has one, and
    /// nothing comes back where Kolada gives no day.
    ///
    /// Kolada says which year is being published and when that is done. Where it does not say which
    /// year, the latest is meant.
    pub fn is_preliminary(&self, year: i16, latest: i16, day: Date) -> Option<bool> {
        self.published.map(|it| day < it && year >= self.period.unwrap_or(latest))
    }
}
