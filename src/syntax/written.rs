//! Small notations inside strings and keys: years, spans of years, months and days.

use jiff::civil::Date;

/// A span of days; an open end has no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Days {
    /// Every day there is.
    pub const ALWAYS: Self = Self { from: Date::MIN, to: Date::MAX };

    /// Whether a day is among them.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether they have a day in common.
    pub fn meets(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// The whole years from the first to the last.
    pub fn years(from: i16, to: i16) -> Option<Self> {
        let days = Self { from: Date::new(from, 1, 1).ok()?, to: Date::new(to, 12, 31).ok()? };
        (from <= to).then_some(days)
    }
}

/// `2026`
pub fn year(text: &str) -> Option<i16> {
    let is_year = text.len() == 4 && text.bytes().all(|it| it.is_ascii_digit());
    is_year.then(|| text.parse().ok())?
}

/// `2026` or `2026-2027`, as the keys of `[plan.*]` are written.
pub fn plan_period(text: &str) -> Option<(i16, i16)> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let (from, to) = (year(from)?, year(to)?);
    (from <= to).then_some((from, to))
}

/// `2023-2026`, `2023-` or `2023`.
pub fn years(text: &str) -> Option<Days> {
    match text.split_once('-') {
        Some((from, "")) => Some(Days { to: Date::MAX, ..Days::years(year(from)?, year(from)?)? }),
        Some((from, to)) => Days::years(year(from)?, year(to)?),
        None => Days::years(year(text)?, year(text)?),
    }
}

/// `2026-03-15`
pub fn date(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok())?
}

/// `04-30`; 29 February is allowed and means the last of February in other years.
pub fn month_day(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-')?;
    let is_two = |it: &str| it.len() == 2 && it.bytes().all(|it| it.is_ascii_digit());
    let (month, day) =
        (is_two(month) && is_two(day)).then(|| Some((month.parse().ok()?, day.parse().ok()?)))??;
    Date::new(2024, month, day).ok().map(|_| (month, day))
}

/// That month and day of a year.
pub fn day_of(year: i16, (month, day): (i8, i8)) -> Date {
    Date::new(year, month, day).or_else(|_| Date::new(year, month, day - 1)).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notations_are_read() {
        #[track_caller]
        fn case(text: &str, expected: Option<(&str, &str)>) {
            let days = years(text).map(|it| (it.from.to_string(), it.to.to_string()));
            assert_eq!(days.as_ref().map(|it| (it.0.as_str(), it.1.as_str())), expected, "{text}");
        }

        case("2023", Some(("2023-01-01", "2023-12-31")));
        case("2023-2026", Some(("2023-01-01", "2026-12-31")));
        case("2023-", Some(("2023-01-01", "9999-12-31")));
        case("2026-2023", None);
        case("-2023", None);
        case("23", None);
        assert_eq!(plan_period("2026-2027"), Some((2026, 2027)));
        assert_eq!(plan_period("2026-"), None);
        assert_eq!(month_day("04-30"), Some((4, 30)));
        assert_eq!(month_day("04-31"), None);
        assert_eq!(month_day("4-30"), None);
        assert_eq!(day_of(2026, (2, 29)).to_string(), "2026-02-28");
    }
}
