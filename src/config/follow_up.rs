//! When follow-up takes place, and what it asks.

use jiff::civil::Date;

use crate::{
    source::Span,
    syntax::{Item, written},
};

use super::{light::Signal, text};

/// The model's follow-up.
#[derive(Clone, Debug, Default)]
pub struct FollowUp {
    /// The questions of an analysis, in order.
    pub questions: Vec<Question>,
    /// The periods of a year, ordered by their last day.
    pub periods: Vec<PeriodModel>,
}

/// A question of an analysis.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its text.
    pub text: String,
    /// The lights that must have an answer.
    pub required_for: Vec<Signal>,
    /// Also a green measure must, so many percent better than its target.
    pub beyond: Option<i64>,
}

/// A period of every year.
#[derive(Clone, Debug)]
pub struct PeriodModel {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its first day.
    pub start: (i8, i8),
    /// Its last day.
    pub end: (i8, i8),
    /// When outcomes and analyses are due.
    pub due: Option<(i8, i8)>,
    /// Where its id stands.
    pub span: Span,
}

impl PeriodModel {
    /// The first day in a year.
    pub fn start_in(&self, year: i16) -> Date {
        written::day_of(year, self.start)
    }

    /// The last day in a year.
    pub fn end_in(&self, year: i16) -> Date {
        written::day_of(year, self.end)
    }
}

impl FollowUp {
    pub(super) fn read(item: Option<Item<'_>>) -> Self {
        let Some(item) = item else { return Self::default() };
        let mut periods: Vec<PeriodModel> =
            item.get("period").into_iter().flat_map(Item::entries).filter_map(period).collect();
        periods.sort_by(|a, b| (a.end, a.start, &a.id).cmp(&(b.end, b.start, &b.id)));
        Self {
            questions: item.get("fragor").into_iter().flat_map(Item::list).filter_map(question).collect(),
            periods,
        }
    }

    /// The position of a period within the year.
    pub fn period(&self, id: &str) -> Option<usize> {
        self.periods.iter().position(|it| it.id == id)
    }
}

fn question(item: Item<'_>) -> Option<Question> {
    if let Some(question) = item.text() {
        return Some(Question { text: question.to_owned(), required_for: Vec::new(), beyond: None });
    }
    let required = item.get("kravs").into_iter().flat_map(Item::list).filter_map(Item::text);
    Some(Question {
        text: text(Some(item), "text")?,
        required_for: required.filter_map(Signal::from_word).collect(),
        beyond: item.get("overtraffat").and_then(Item::integer),
    })
}

fn period(item: Item<'_>) -> Option<PeriodModel> {
    let day = |key| item.get(key).and_then(Item::text).and_then(written::month_day);
    Some(PeriodModel {
        id: item.key().to_owned(),
        name: text(Some(item), "namn").unwrap_or_else(|| item.key().to_owned()),
        start: day("start").unwrap_or((1, 1)),
        end: day("slut")?,
        due: day("klart"),
        span: item.key_span(),
    })
}
