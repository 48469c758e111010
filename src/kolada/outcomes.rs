//! Figures of saved answers as rows of outcomes, each where its year stands.

mod row;
mod slot;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::civil::Date;

use crate::{
    edit::change::Refused,
    figures::{Found, Rejected, place::Place},
    model::Plan,
    source::lines::Position,
};

use super::{
    answer::{Answer, Figure, Gender},
    measure::Measure,
    wanted::Wanted,
};

/// So many things of one kind are named; the rest are counted.
const NAMED: usize = 6;

/// What holds for all figures of a run.
#[derive(Clone, Copy, Debug)]
pub struct Leave {
    /// Whether values that stand may be changed.
    pub may_replace: bool,
    /// The day that counts as today.
    pub day: Date,
}

/// The outcomes that saved answers give, with the names of their files.
///
/// # Errors
/// When `styr.toml` does not say which municipality it is, or the answers are about another one.
pub fn of(plan: &Plan, answers: &[(String, Answer)], leave: Leave) -> Result<Found, Refused> {
    let wanted = Wanted::of(plan)?;
    let mut found = Found { remarks: wanted.remarks.clone(), ..Found::default() };
    for (file, answer) in answers {
        tell_unread(&mut found, file, answer);
    }
    let all: Figures<'_> = Figures::sorted(&wanted, answers, &mut found);
    all.is_about(&wanted)?;
    let measures: BTreeMap<&str, &Measure> =
        answers.iter().flat_map(|it| &it.1.measures).map(|it| (it.id.as_str(), it)).collect();
    for (id, subjects) in &wanted.subjects {
        let measure = measures.get(id).copied();
        for subject in subjects {
            found.remarks.extend(measure.and_then(|it| new_title(subject.thing, &subject.name(), it)));
            let mut rows = row::Rows::of(*subject, (id, measure), leave, &mut found);
            for (year, figures) in all.years(id) {
                rows.year(&wanted, year, figures, all.latest(id));
            }
        }
    }
    let is_untold = |it: &&str| all.latest(it).is_some() && !measures.contains_key(*it);
    let untold = some_of(wanted.subjects.keys().copied().filter(is_untold));
    found.remarks.extend(untold.map(|ids| {
        format!("filen säger inte när {ids} publiceras, så preliminära värden märks inte; `styr kolada urls` skriver adressen")
    }));
    Ok(found)
}

/// Figures of one year by whom they are about and gender, with their files.
type OfYear<'a> = BTreeMap<(&'a str, Gender), Sourced<'a>>;

/// A figure with the name of its file.
#[derive(Clone, Copy)]
struct Sourced<'a> {
    file: &'a str,
    figure: &'a Figure,
}

impl Sourced<'_> {
    fn place(self) -> Place {
        let Figure { measure, of, year, gender, at, .. } = self.figure;
        place(self.file, *at, &format!("{measure} {of} {year} {}", gender.letter()))
    }
}

/// The figures that are wanted.
struct Figures<'a> {
    by_measure: BTreeMap<&'a str, BTreeMap<i16, OfYear<'a>>>,
    /// The last year in which the own municipality has a figure.
    latest: BTreeMap<&'a str, i16>,
    /// Municipalities that nobody has asked for.
    strangers: BTreeSet<&'a str>,
}

impl<'a> Figures<'a> {
    fn sorted(wanted: &Wanted<'_>, answers: &'a [(String, Answer)], found: &mut Found) -> Self {
        let mut all =
            Self { by_measure: BTreeMap::new(), latest: BTreeMap::new(), strangers: BTreeSet::new() };
        let mut unknown = BTreeSet::new();
        let mut disputed = BTreeSet::new();
        for (file, answer) in answers {
            for figure in &answer.figures {
                let is_wanted = figure.of == wanted.own || wanted.others.iter().any(|it| it.0 == figure.of);
                if !wanted.subjects.contains_key(figure.measure.as_str()) {
                    unknown.insert(figure.measure.as_str());
                } else if is_wanted {
                    all.add(wanted.own, Sourced { file, figure }, &mut disputed, found);
                } else {
                    all.strangers.insert(&figure.of);
                }
            }
        }
        for (measure, year, key) in disputed {
            all.by_measure.get_mut(measure).and_then(|it| it.get_mut(&year)).map(|it| it.remove(&key));
        }
        found.remarks.extend(
            some_of(unknown.into_iter())
                .map(|ids| format!("ingen indikator har `kolada` = {ids}: de värdena tas inte in")),
        );
        if !all.by_measure.is_empty() {
            found.remarks.extend(all.strangers_told());
            let is_absent = |it: &&str| !all.by_measure.contains_key(*it);
            let absent = some_of(wanted.subjects.keys().copied().filter(is_absent));
            found.remarks.extend(absent.map(|ids| format!("filen har inga värden för {ids}")));
        }
        all
    }

    fn add(
        &mut self,
        own: &str,
        it: Sourced<'a>,
        disputed: &mut BTreeSet<(&'a str, i16, (&'a str, Gender))>,
        found: &mut Found,
    ) {
        let figure = it.figure;
        let key = (figure.of.as_str(), figure.gender);
        let year = self.by_measure.entry(&figure.measure).or_default().entry(figure.year).or_default();
        if figure.of == own && figure.value.is_some() {
            let latest = self.latest.entry(&figure.measure).or_insert(figure.year);
            *latest = figure.year.max(*latest);
        }
        let first = *year.entry(key).or_insert(it);
        let same = |one: &Figure, other: &Figure| {
            (one.value, &one.status, one.is_deleted) == (other.value, &other.status, other.is_deleted)
        };
        if !same(first.figure, figure) {
            disputed.insert((&figure.measure, figure.year, key));
            found.rejected.push(Rejected {
                place: it.place(),
                message: format!("värdet står två gånger, och först annorlunda: {}", first.place()),
                help: "inget av dem tas in; hämta svaret på nytt".to_owned(),
            });
        }
    }

    fn years(&self, measure: &str) -> impl Iterator<Item = (i16, &OfYear<'a>)> {
        self.by_measure.get(measure).into_iter().flatten().map(|(year, figures)| (*year, figures))
    }

    fn latest(&self, measure: &str) -> Option<i16> {
        self.latest.get(measure).copied()
    }

    fn strangers_told(&self) -> Option<String> {
        some_of(self.strangers.iter().copied()).map(|ids| {
            format!("värden för {ids} tas inte in: de står varken under `[kommun]` eller `[kolada]`")
        })
    }

    /// Refuses answers that speak of others only.
    fn is_about(&self, wanted: &Wanted<'_>) -> Result<(), Refused> {
        match some_of(self.strangers.iter().copied()) {
            Some(ids) if self.by_measure.is_empty() => Err(Refused::new(
                format!("filen gäller {ids}, men styrrepot är kommun {}", wanted.own),
                "`styr kolada urls` skriver adresserna till den egna kommunens värden",
            )),
            _ => Ok(()),
        }
    }
}

/// Tells what the reader of a file did not understand or could not place.
fn tell_unread(found: &mut Found, file: &str, answer: &Answer) {
    found.rejected.extend(answer.faults.iter().map(|it| Rejected {
        place: place(file, it.at, &it.path),
        message: it.message.clone(),
        help: "hämta svaret på nytt; resten av filen tas in".to_owned(),
    }));
    if answer.more_faults > 0 {
        found.remarks.push(format!("{file}: {} fel till av samma slag", answer.more_faults));
    }
    if answer.units > 0 {
        let rows = if answer.units == 1 { "1 rad".to_owned() } else { format!("{} rader", answer.units) };
        found.remarks.push(format!("{file}: {rows} om skolor och andra enheter i Kolada tas inte in"));
    }
    if answer.pages_missing > 0 {
        found.remarks.push(format!(
            "{file}: svaret är inte helt; hämta också adressen i `next_url`, och ta in båda filerna"
        ));
    }
}

fn place(file: &str, at: Position, what: &str) -> Place {
    Place::Text { file: Arc::from(file), line: at.line, column: at.column, what: Arc::from(what) }
}

/// Kolada's title where it is another than the one that stands in the plan.
fn new_title(thing: crate::model::thing::Thing<'_>, name: &str, measure: &Measure) -> Option<String> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (old, new) = (words(thing.text("kolada_titel")?), words(&measure.title));
    (old != new).then(|| {
        let new: String = new.chars().take(300).collect();
        format!("`{name}`: Kolada kallar nu {} ”{new}”; `kolada_titel` säger ”{old}”", measure.id)
    })
}

/// The first of some names, and how many more there are.
fn some_of<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let names: Vec<&str> = names.collect();
    let some = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    match names.len() {
        0 => None,
        count if count > NAMED => Some(format!("{some} och {} till", count - NAMED)),
        _ => Some(some),
    }
}
