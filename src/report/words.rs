//! What papers say alike everywhere: decisions, days, sentences.

use jiff::civil::Date;

use crate::{config::Decision, model::Plan};

/// A decision: who, when and where it is written.
pub fn decision(plan: &Plan, decision: &Decision) -> String {
    let organ = plan.organ_name(&decision.organ);
    let case = decision.case_number.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
    format!("{organ} {}{case}", minutes(decision))
}

/// A decision by its day and paragraph alone.
pub fn minutes(decision: &Decision) -> String {
    let paragraph = decision.paragraph.as_ref().map(|it| format!(" § {it}")).unwrap_or_default();
    format!("{}{paragraph}", decision.date)
}

/// How many days late something is; none where it is not.
pub fn days_late(due: Date, day: Date) -> Option<i64> {
    Some(day.duration_since(due).as_hours() / 24).filter(|it| *it > 0)
}

/// `1 dag`, `52 dagar`
pub fn days(count: i64) -> String {
    if count == 1 { "1 dag".to_owned() } else { format!("{count} dagar") }
}

/// With a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A clause as a sentence; what ends as one already is left alone.
pub fn sentence(text: &str) -> String {
    let text = capital(text.trim());
    if text.is_empty() || text.ends_with(['.', '!', '?', '…']) { text } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_become_sentences() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(sentence(text), expected);
        }

        case("målet nås inte", "Målet nås inte.");
        case(" Redan sagt. ", "Redan sagt.");
        case("varför?", "Varför?");
        case("", "");
        case("å", "Å.");
    }

    #[test]
    fn days_are_counted() {
        #[track_caller]
        fn case(due: &str, expected: Option<i64>) {
            assert_eq!(days_late(due.parse().unwrap(), "2026-11-21".parse().unwrap()), expected);
        }

        case("2026-11-21", None);
        case("2026-11-22", None);
        case("2026-11-20", Some(1));
        case("2026-09-30", Some(52));
        assert_eq!([days(1), days(2)], ["1 dag", "2 dagar"]);
    }
}
