//! Rows from elsewhere held against the plan: what changes, what is said already, what is refused.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    edit::{
        change::{Changed, Refused},
        record::{
            self,
            answer::{self, Answer},
            rows::Rows,
            subject::Subject,
        },
    },
    fields::words::{listed, near},
    model::{Plan, outcome::Group, period::Period},
    source::FileId,
    status::is_too_small,
    syntax::Item,
};

use super::{Rejected, Row};

/// What becomes of rows.
#[derive(Debug, Default)]
pub struct Incoming<'p> {
    /// The files as they are to be.
    pub changes: Vec<Changed>,
    /// What is written in them, by subject and period in the order of the rows.
    pub answers: Vec<(Subject<'p>, Answer)>,
    /// How many values are written.
    pub written: usize,
    /// How many values the styrrepo says already.
    pub unchanged: usize,
    /// The rows that are not taken, in their order.
    pub rejected: Vec<Rejected>,
}

/// Holds rows against the plan. A row that says what the styrrepo says changes nothing. A value that
/// stands there is changed where the row was made from just that value (its base), or else with leave.
/// A row that is refused stops no other.
pub fn weigh<'p>(plan: &'p Plan, rows: &[Row], may_replace: bool, day: Date) -> Incoming<'p> {
    let mut weighing = Weighing::new(plan, may_replace, day);
    for (at, row) in rows.iter().enumerate() {
        if let Err(refused) = weighing.take(at, row) {
            weighing.reject(at, &refused);
        }
    }
    weighing.finish(rows)
}

/// How a base speaks of what it may not tell.
pub const HIDDEN: &str = "dold";

/// What the styrrepo says of a value now, as the base of a row has it: the value as its file writes it
/// without quotes, `saknas = bortfall`, or `dold` for a group too small to be told of; empty where it
/// says nothing.
pub fn now(subject: Subject<'_>, row: Option<Item<'_>>, path: &[String]) -> String {
    if is_hidden(subject, row, path) {
        return HIDDEN.to_owned();
    }
    let value = record::written(subject, row, path);
    let missing = || {
        let reason = record::written(subject, row, &["saknas".to_owned()]);
        reason.filter(|_| path == answer::main(subject)).map(|it| format!("saknas = {it}"))
    };
    value.or_else(missing).unwrap_or_default()
}

fn is_hidden(subject: Subject<'_>, row: Option<Item<'_>>, path: &[String]) -> bool {
    let [key, id, ..] = path else { return false };
    let group = row.filter(|_| key == "grupp").and_then(|it| it.child(key)?.child(id));
    let indicator = subject.thing.indicator();
    indicator.zip(group).is_some_and(|(indicator, item)| is_too_small(indicator, Group { item }))
}

struct Weighing<'p> {
    plan: &'p Plan,
    may_replace: bool,
    day: Date,
    /// Subjects by the names that rows give them.
    subjects: BTreeMap<String, Result<Subject<'p>, Refused>>,
    /// The rows of the files of outcomes.
    rows: BTreeMap<FileId, Rows<'p>>,
    /// Where in `taken` the answer for a subject and period is.
    places: BTreeMap<(String, Period), usize>,
    /// What rows say that are not refused, by what they speak of: those that say what stands there, too.
    said: BTreeMap<(String, Period, Vec<String>), String>,
    taken: Vec<Taken<'p>>,
    unchanged: usize,
    rejected: Vec<(usize, Refused)>,
}

/// An answer with the rows that it is made of.
struct Taken<'p> {
    subject: Subject<'p>,
    answer: Answer,
    rows: Vec<usize>,
}

impl<'p> Weighing<'p> {
    fn new(plan: &'p Plan, may_replace: bool, day: Date) -> Self {
        Self {
            plan,
            may_replace,
            day,
            subjects: BTreeMap::new(),
            rows: BTreeMap::new(),
            places: BTreeMap::new(),
            said: BTreeMap::new(),
            taken: Vec::new(),
            unchanged: 0,
            rejected: Vec::new(),
        }
    }

    fn subject(&mut self, name: &str) -> Result<Subject<'p>, Refused> {
        if let Some(known) = self.subjects.get(name) {
            return known.clone();
        }
        let found = Subject::find(self.plan, name);
        self.subjects.insert(name.to_owned(), found.clone());
        found
    }

    /// What the styrrepo says of a subject for a period.
    fn row(&mut self, subject: Subject<'p>, period: Period) -> Option<Item<'p>> {
        let file = subject.file(period.year)?;
        let plan = self.plan;
        self.rows.entry(file).or_insert_with(|| Rows::of(plan.root(file))).get(subject, Some(period))
    }

    fn take(&mut self, at: usize, row: &Row) -> Result<(), Refused> {
        let subject = self.subject(&row.subject)?;
        let period = self.period(subject, &row.period)?;
        let (path, value) = answer::value(subject, &row.key, &row.text)?;
        let what = (subject.name(), period, path.clone());
        match self.said.get(&what) {
            Some(first) if record::says_same(first, &value) => {
                self.unchanged += 1;
                return Ok(());
            }
            Some(first) => {
                return Err(Refused::new(
                    format!("`{}` står två gånger, först med {}", row.subject, record::plain(first)),
                    "ta bort den rad som är fel; den första gäller tills dess",
                ));
            }
            None => {}
        }
        let row_now = self.row(subject, period);
        let written = record::written(subject, row_now, &path);
        if written.is_some_and(|it| record::is_said(&value, &it)) {
            self.said.insert(what, value);
            self.unchanged += 1;
            return Ok(());
        }
        let present = now(subject, row_now, &path);
        self.may_change(row, subject, &present, &value)?;
        self.said.insert(what, value.clone());
        let key = (subject.name(), period);
        let place = *self.places.entry(key).or_insert(self.taken.len());
        if place == self.taken.len() {
            let answer = Answer { period: Some(period), values: Vec::new() };
            self.taken.push(Taken { subject, answer, rows: Vec::new() });
        }
        let taken = &mut self.taken[place];
        taken.answer.values.push((path, value));
        taken.rows.push(at);
        Ok(())
    }

    fn period(&self, subject: Subject<'_>, text: &str) -> Result<Period, Refused> {
        let model = &self.plan.config().follow_up;
        if !subject.has_periods() {
            return Err(Refused::new(
                format!("`{}` rapporteras inte per period", subject.name()),
                "skriv in den med `styr record`",
            ));
        }
        Period::asked_for(text.trim(), model, self.day).ok_or_else(|| {
            let known: Vec<&str> = model.periods.iter().map(|it| it.id.as_str()).collect();
            let help = match near(text, known.iter().copied()) {
                Some(like) => format!("menade du `{like}`?"),
                None => {
                    format!("skriv ett år, eller år och någon av {}: {}", listed(&known), example(&known))
                }
            };
            Refused::new(format!("det finns ingen period `{text}`"), help)
        })
    }

    /// Refuses to change what was not there when the row was made.
    fn may_change(&self, row: &Row, subject: Subject<'_>, present: &str, value: &str) -> Result<(), Refused> {
        let value = record::plain(value);
        let shown =
            |text: &str| if text.is_empty() { "inget utfall".to_owned() } else { record::plain(text) };
        match &row.base {
            Some(base) if record::says_same(base, present) => Ok(()),
            Some(base) => Err(Refused::new(
                format!(
                    "`{}` har ändrats sedan exporten: då {}, nu {}; filen vill ha {value}",
                    subject.name(),
                    shown(base),
                    shown(present)
                ),
                "exportera på nytt, eller skriv in värdet med `styr record … --replace`",
            )),
            None if present.is_empty() || self.may_replace => Ok(()),
            None => Err(Refused::new(
                format!("`{}` har redan {}; filen vill ha {value}", subject.name(), shown(present)),
                "ta med --replace om filens värden ska gälla",
            )),
        }
    }

    fn reject(&mut self, at: usize, refused: &Refused) {
        self.rejected.push((at, refused.clone()));
    }

    /// Makes the changes, file by file: one that cannot be changed stops no other.
    fn finish(mut self, rows: &[Row]) -> Incoming<'p> {
        let mut files: BTreeMap<String, Vec<Taken<'p>>> = BTreeMap::new();
        for taken in std::mem::take(&mut self.taken) {
            let year = taken.answer.period.map_or(0, |it| it.year);
            files.entry(taken.subject.path(year)).or_default().push(taken);
        }
        let mut incoming = Incoming { unchanged: self.unchanged, ..Incoming::default() };
        let mut taken_in_order = Vec::new();
        let files: Vec<Vec<Taken<'p>>> = files.into_values().collect();
        let plan = self.plan;
        let changes: Vec<_> = files.par_iter().map(|it| changes(plan, it)).collect();
        for (taken, changes) in files.into_iter().zip(changes) {
            match changes {
                Ok(changes) => {
                    incoming.changes.extend(changes);
                    taken_in_order.extend(taken);
                }
                Err(refused) => {
                    for row in taken.iter().flat_map(|it| &it.rows) {
                        self.reject(*row, &refused);
                    }
                }
            }
        }
        taken_in_order.sort_by_key(|it| it.rows.first().copied());
        incoming.written = taken_in_order.iter().map(|it| it.rows.len()).sum();
        incoming.answers = taken_in_order.into_iter().map(|it| (it.subject, it.answer)).collect();
        self.rejected.sort_by_key(|it| it.0);
        let rejected = |(at, refused): (usize, Refused)| Rejected {
            place: rows[at].place.clone(),
            message: refused.message,
            help: refused.help,
        };
        incoming.rejected = self.rejected.into_iter().map(rejected).collect();
        incoming
    }
}

/// One file with what is taken into it.
fn changes(plan: &Plan, taken: &[Taken<'_>]) -> Result<Vec<Changed>, Refused> {
    let told = taken.iter().filter(|it| !it.rows.is_empty());
    let answers: Vec<(Subject<'_>, Answer)> = told.map(|it| (it.subject, it.answer.clone())).collect();
    record::changes(plan, &answers, true)
}

fn example(periods: &[&str]) -> String {
    format!("till exempel 2026-{}", periods.last().copied().unwrap_or_default())
}
