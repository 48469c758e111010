//! What the figures of one indicator and one year become in its row.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::{
    edit::record::subject::Subject,
    figures::{Found, Rejected, Row, incoming},
    kolada::{
        answer::{Figure, Gender},
        measure::Measure,
        wanted::Wanted,
    },
    syntax::number,
};

use super::{
    Leave, OfYear, Sourced,
    slot::{self, Slot},
};

/// What a comment of a row begins with that comes from here; one that begins otherwise is somebody's own.
const SOURCE: &str = "Källa: Kolada";

/// Kolada's words for why a figure is missing, and those of the format. The marks are those that Kolada
/// prints; a word that is not here is told and never taken for another.
const REASONS: [(&str, &str); 4] =
    [("Missing", "bortfall"), ("-", "bortfall"), (".", "ej_tillampligt"), ("..", "sekretess")];

/// Names of groups of women and of men, as models call them.
const WOMEN: [&str; 4] = ["kvinnor", "kvinna", "flickor", "kvinnor och flickor"];
const MEN: [&str; 4] = ["män", "man", "pojkar", "män och pojkar"];

/// The rows of one indicator in the making.
pub(super) struct Rows<'f, 'p> {
    subject: Subject<'p>,
    id: &'f str,
    measure: Option<&'f Measure>,
    leave: Leave,
    found: &'f mut Found,
}

/// One year of it.
struct Year<'p> {
    number: i16,
    slot: Slot<'p>,
    /// Whether the row says that its values may change.
    was_preliminary: bool,
    /// Whether Kolada says so, where it does.
    is_preliminary: Option<bool>,
}

/// How a value goes with what stands.
#[derive(PartialEq, Eq)]
enum Fate {
    Same,
    Written,
    Refused,
}

impl<'f, 'p> Rows<'f, 'p> {
    pub(super) fn of(
        subject: Subject<'p>,
        (id, measure): (&'f str, Option<&'f Measure>),
        leave: Leave,
        found: &'f mut Found,
    ) -> Self {
        Self { subject, id, measure, leave, found }
    }

    /// Takes a year's figures; `latest` is the last year for which there is one.
    pub(super) fn year(&mut self, wanted: &Wanted<'_>, year: i16, figures: &OfYear<'_>, latest: Option<i16>) {
        let own = |gender| figures.get(&(wanted.own, gender)).copied();
        let has_own = [Gender::Total, Gender::Women, Gender::Men].into_iter().any(|it| own(it).is_some());
        let Some(latest) = latest.filter(|it| has_own && year <= *it) else {
            // What comes after the last figure is not published yet.
            return;
        };
        let slot = match slot::of(self.subject, year) {
            Ok(slot) => slot,
            Err(message) => return self.has_no_room(figures, &message),
        };
        let year = Year {
            number: year,
            slot,
            was_preliminary: slot.row.is_some_and(|it| it.is_preliminary()),
            is_preliminary: self.measure.and_then(|it| it.is_preliminary(year, latest, self.leave.day)),
        };
        let has_value = own(Gender::Total)
            .map_or_else(|| slot.row.is_some_and(|it| it.value().is_some()), |it| self.total(&year, it));
        for (gender, names) in [(Gender::Women, WOMEN), (Gender::Men, MEN)] {
            if let (Some(figure), Some(group)) = (own(gender), self.group(&names)) {
                self.part(&year, group, &["grupp", group], figure);
            }
        }
        for (id, name) in wanted.others.iter().filter(|_| has_value) {
            if let Some(figure) = figures.get(&(*id, Gender::Total)) {
                self.part(&year, &format!("jamforelse.{name}"), &["jamforelse", name], *figure);
            }
        }
    }

    /// The municipality's own figure, with what the row says beside it; whether there is one afterwards.
    fn total(&mut self, year: &Year<'p>, it: Sourced<'_>) -> bool {
        let stands = year.slot.row.is_some_and(|it| it.value().is_some());
        let Some(value) = taken(it.figure) else {
            self.is_missing(year, it);
            return stands;
        };
        let fate = self.value(year, "", &[self.subject.bare_key()], value, it);
        match fate {
            Fate::Written => self.beside(year, it),
            Fate::Same => self.finality(year, it),
            Fate::Refused => {}
        }
        stands || fate == Fate::Written
    }

    /// A group's or another's figure; where there is none nothing is said.
    fn part(&mut self, year: &Year<'p>, key: &str, path: &[&str], it: Sourced<'_>) {
        if let Some(value) = taken(it.figure) {
            self.value(year, key, path, value, it);
        }
    }

    fn value(&mut self, year: &Year<'p>, key: &str, path: &[&str], value: Decimal, it: Sourced<'_>) -> Fate {
        let now = self.now(year, path);
        if now == incoming::HIDDEN {
            // A group too small to be told of is not told apart from the figure either.
            return Fate::Same;
        }
        if let Some(now) = number::parse(&now).filter(|now| is_same(*now, value)) {
            // A row that changes nothing, so that it is counted.
            self.push(year, key, &in_swedish(now), None, it);
            return Fate::Same;
        }
        let is_open = year.was_preliminary || self.is_ours_and_missing(year, &now);
        let fate =
            if now.is_empty() || is_open || self.leave.may_replace { Fate::Written } else { Fate::Refused };
        let base = (is_open && !now.is_empty()).then_some(now);
        self.push(year, key, &in_swedish(value), base, it);
        fate
    }

    /// Whether a value is said to be missing because it was not published, or by Kolada itself.
    fn is_ours_and_missing(&self, year: &Year<'p>, now: &str) -> bool {
        now == "saknas = ej_publicerad"
            || (now.starts_with("saknas = ") && self.now(year, &["kommentar"]).starts_with(SOURCE))
    }

    /// The year, whether it may change, and where it comes from.
    fn beside(&mut self, year: &Year<'p>, it: Sourced<'_>) {
        if year.slot.names_year {
            self.push(year, "avser_ar", &year.number.to_string(), None, it);
        }
        let comment = self.now(year, &["kommentar"]);
        if comment.is_empty() {
            self.push(year, "kommentar", &self.comment(year, it.figure), None, it);
        }
        self.finality(year, it);
    }

    /// Marks what may change as such, and what no longer may as final.
    fn finality(&mut self, year: &Year<'p>, it: Sourced<'_>) {
        match year.is_preliminary {
            Some(true) if !year.was_preliminary => {
                let now = self.now(year, &["preliminar"]);
                self.push(year, "preliminar", "ja", (!now.is_empty()).then_some(now), it);
            }
            Some(false) if year.was_preliminary => {
                self.push(year, "preliminar", "nej", Some(self.now(year, &["preliminar"])), it);
            }
            _ => {}
        }
        let (now, comment) = (self.now(year, &["kommentar"]), self.comment(year, it.figure));
        if now.starts_with(SOURCE) && now != comment && year.is_preliminary.is_some() {
            self.push(year, "kommentar", &comment, Some(now), it);
        }
    }

    /// What Kolada has no figure for: never zero, and written as missing only where Kolada says why.
    fn is_missing(&mut self, year: &Year<'p>, it: Sourced<'_>) {
        let now = self.now(year, &[self.subject.bare_key()]);
        let status = Self::status(it.figure);
        let reason = REASONS.iter().find(|it| it.0 == status && !status.is_empty()).map(|it| it.1);
        match reason.filter(|_| !it.figure.is_deleted) {
            Some(reason) if now == format!("saknas = {reason}") => {}
            Some(reason) if now.is_empty() => {
                self.push(year, "saknas", reason, None, it);
                self.beside(year, it);
            }
            _ => {
                let why = match (it.figure.is_deleted, status.is_empty()) {
                    (true, _) => " (struket)".to_owned(),
                    (false, true) => String::new(),
                    (false, false) => format!(" (”{status}”)"),
                };
                let kept = if now.is_empty() { "" } else { "; det som står är kvar" };
                let name = self.subject.name();
                self.found.remarks.push(format!(
                    "`{name}`: Kolada har inget värde för {} {}{why}{kept}",
                    self.id, year.number
                ));
            }
        }
    }

    fn comment(&self, year: &Year<'p>, figure: &Figure) -> String {
        let status = Self::status(figure);
        let status = if status.is_empty() { String::new() } else { format!(", ”{status}”") };
        let until = self.measure.and_then(|it| it.published).filter(|_| year.is_preliminary == Some(true));
        let until = until.map(|it| format!(", preliminärt till {it}")).unwrap_or_default();
        format!("{SOURCE}{status}{until}")
    }

    /// Kolada's word, on one line and not longer than a word may be.
    fn status(figure: &Figure) -> String {
        figure.status.chars().filter(|it| !it.is_control()).take(60).collect()
    }

    fn now(&self, year: &Year<'p>, path: &[&str]) -> String {
        let path: Vec<String> = path.iter().map(|&it| it.to_owned()).collect();
        incoming::now(self.subject, year.slot.row.map(|it| it.item), &path)
    }

    fn push(&mut self, year: &Year<'p>, key: &str, text: &str, base: Option<String>, it: Sourced<'_>) {
        let follow_up = &self.subject.thing.plan().config().follow_up;
        self.found.rows.push(Row {
            subject: self.subject.name(),
            period: year.slot.period.written(follow_up),
            key: key.to_owned(),
            text: text.to_owned(),
            base,
            place: it.place(),
        });
    }

    fn has_no_room(&mut self, figures: &OfYear<'_>, message: &str) {
        if let Some(it) = figures.values().next() {
            self.found.rejected.push(Rejected {
                place: it.place(),
                message: format!("`{}`: {message}", self.subject.name()),
                help: "skriv in årets värde för hand, med `avser_ar`".to_owned(),
            });
        }
    }

    /// The group of a gender, where the indicator is divided by it.
    fn group(&self, names: &[&str]) -> Option<&'p str> {
        let own: Vec<&str> = self.subject.thing.texts("uppdelning").collect();
        let divisions = &self.subject.thing.plan().config().divisions;
        let groups = divisions.iter().filter(|it| own.contains(&it.id.as_str())).flat_map(|it| &it.values);
        let is_named = |it: &&(String, String)| names.contains(&it.1.to_lowercase().as_str());
        groups.into_iter().find(is_named).map(|it| it.0.as_str())
    }
}

/// The figure, but for one that Kolada has struck out.
fn taken(figure: &Figure) -> Option<Decimal> {
    figure.value.filter(|_| !figure.is_deleted)
}

/// A number as people write it, which is read in one way only.
fn in_swedish(value: Decimal) -> String {
    value.to_string().replace('.', ",")
}

/// Whether a value that stands is the figure, or the figure rounded as somebody wrote it.
fn is_same(now: Decimal, value: Decimal) -> bool {
    let rounded = value.round_dp_with_strategy(now.scale(), RoundingStrategy::MidpointAwayFromZero);
    now == value || (now.scale() < value.scale() && now == rounded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_somebody_rounded_is_the_same() {
        #[track_caller]
        fn case(now: &str, value: &str, expected: bool) {
            let [now, value] = [now, value].map(|it| number::parse(it).unwrap());
            assert_eq!(is_same(now, value), expected, "{now} {value}");
        }

        case("3.44", "3.4412", true);
        case("3.44", "3.44", true);
        case("3.440", "3.44", true);
        case("3", "2.5", true);
        case("-3", "-2.5", true);
        case("3.44", "3.445", false);
        case("3.4400", "3.44", true);
        case("3.4412", "3.44", false);
        case("88", "88.6", false);
    }
}
