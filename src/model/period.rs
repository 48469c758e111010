//! Follow-up periods with their years.

use jiff::civil::Date;

use crate::{config::follow_up::FollowUp, syntax::written};

/// A period of the model in a year; ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The year.
    pub year: i16,
    /// Its position within the year, from 0.
    pub index: u8,
}

impl Period {
    /// Reads `2026-t2`, or `2026` for the last period of the year.
    pub fn read(text: &str, model: &FollowUp) -> Option<Self> {
        if let Some(year) = written::year(text) {
            return Self::last_of(year, model);
        }
        let (year, id) = text.split_once('-')?;
        Some(Self { year: written::year(year)?, index: model.period(id)?.try_into().ok()? })
    }

    /// Reads a period as a command takes it: also a bare `t2`, which is the
    /// latest such period that has ended, else the first that has begun
    /// (format.md, Periods).
    pub fn asked_for(text: &str, model: &FollowUp, day: Date) -> Option<Self> {
        if let Some(period) = Self::read(text, model) {
            return Some(period);
        }
        let index = model.period(text)?.try_into().ok()?;
        let in_year = |year| Self { year, index };
        let this_year = day.year();
        let ended = [this_year, this_year - 1].map(in_year).into_iter().find(|it| it.end(model) < day);
        ended.or_else(|| Some(in_year(this_year)).filter(|it| it.start(model) <= day))
    }

    /// The latest period that has ended, due or not.
    pub fn latest(model: &FollowUp, day: Date) -> Option<Self> {
        let count = u8::try_from(model.periods.len()).ok()?;
        let of_year = |year| (0..count).rev().map(move |index| Self { year, index });
        of_year(day.year()).chain(of_year(day.year() - 1)).find(|it| it.end(model) < day)
    }

    /// The last period of a year.
    pub fn last_of(year: i16, model: &FollowUp) -> Option<Self> {
        Some(Self { year, index: model.periods.len().checked_sub(1)?.try_into().ok()? })
    }

    /// The period before it.
    pub fn before(self, model: &FollowUp) -> Option<Self> {
        match self.index.checked_sub(1) {
            Some(index) => Some(Self { index, ..self }),
            None => Self::last_of(self.year - 1, model),
        }
    }

    /// Whether it is the last of its year.
    pub fn is_last(self, model: &FollowUp) -> bool {
        usize::from(self.index) + 1 == model.periods.len()
    }

    /// The first day.
    pub fn start(self, model: &FollowUp) -> Date {
        let period = &model.periods[usize::from(self.index)];
        let year = if period.start > period.end { self.year - 1 } else { self.year };
        period.start_in(year)
    }

    /// The last day.
    pub fn end(self, model: &FollowUp) -> Date {
        model.periods[usize::from(self.index)].end_in(self.year)
    }

    /// When outcomes and analyses are due; a date before the last day is in the following year.
    pub fn due(self, model: &FollowUp) -> Option<Date> {
        let period = &model.periods[usize::from(self.index)];
        let due = period.due?;
        let year = if due < period.end { self.year + 1 } else { self.year };
        Some(written::day_of(year, due))
    }

    /// The id within the year: `t2`.
    pub fn id(self, model: &FollowUp) -> &str {
        &model.periods[usize::from(self.index)].id
    }

    /// As files and commands write it: `2026-t2`.
    pub fn written(self, model: &FollowUp) -> String {
        format!("{}-{}", self.year, self.id(model))
    }

    /// As papers write it: `Tertial 2 2026`.
    pub fn name(self, model: &FollowUp) -> String {
        format!("{} {}", model.periods[usize::from(self.index)].name, self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::follow_up::PeriodModel,
        source::{FileId, Span},
    };

    fn tertials() -> FollowUp {
        let period = |id: &str, end, due| PeriodModel {
            id: id.to_owned(),
            name: id.to_uppercase(),
            start: (1, 1),
            end,
            due: Some(due),
            span: Span::start_of(FileId(0)),
        };
        let periods = vec![
            period("t1", (4, 30), (5, 31)),
            period("t2", (8, 31), (9, 20)),
            period("t3", (12, 31), (2, 15)),
        ];
        FollowUp { questions: Vec::new(), periods }
    }

    #[test]
    fn periods_are_found_by_the_day() {
        #[track_caller]
        fn case(text: &str, day: &str, expected: Option<&str>) {
            let (model, day) = (tertials(), day.parse().unwrap());
            let period = match text {
                "" => Period::latest(&model, day),
                text => Period::asked_for(text, &model, day),
            };
            assert_eq!(period.map(|it| it.written(&model)).as_deref(), expected, "{text:?} on {day}");
        }

        case("", "2026-11-21", Some("2026-t2"));
        case("", "2026-08-31", Some("2026-t1"));
        case("", "2026-09-01", Some("2026-t2"));
        case("", "2026-01-01", Some("2025-t3"));
        case("t2", "2026-11-21", Some("2026-t2"));
        case("t2", "2026-08-01", Some("2025-t2"));
        case("t3", "2026-11-21", Some("2025-t3"));
        case("2024", "2026-11-21", Some("2024-t3"));
        case("2027-t1", "2026-11-21", Some("2027-t1"));
        case("t4", "2026-11-21", None);
        case("2026-t4", "2026-11-21", None);
        case("", "2026-05-01", Some("2026-t1"));
    }

    #[test]
    fn a_due_date_before_the_end_is_next_year() {
        let model = tertials();
        let due = |text| Period::read(text, &model).unwrap().due(&model).unwrap().to_string();
        assert_eq!([due("2026-t2"), due("2026-t3")], ["2026-09-20", "2027-02-15"]);
    }
}
