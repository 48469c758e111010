//! What rows of outcomes, answers and headings speak of.

use unicode_normalization::UnicodeNormalization;

use crate::{
    config::light::Signal,
    fields::{ThingKind, links, links::Link, links::Reach, links::Target},
    source::{FileId, Span},
    syntax::Item,
};

use super::{
    Answer, Failure, Fault, LinkData, Missing, OutcomeData, Period, Resolver, Thing, Unit, UnitId, rows,
};
use crate::model::analysis::{AnalysisData, Subject};

impl<'p> Resolver<'p> {
    /// The rows of an outcome file.
    pub(super) fn outcomes(&mut self, root: Item<'p>, year: i16) {
        let tables: [&'static Link; 4] = [
            &links::OUTCOME_INDICATOR,
            &links::OUTCOME_ACTIVITY,
            &links::OUTCOME_CONTROL,
            &links::OUTCOME_GOAL,
        ];
        for link in tables {
            let Target::Things(kinds, reach) = link.target else { continue };
            for row in rows(root, link.key) {
                match self.subject(row.key(), kinds, reach) {
                    Ok((subject, unit)) => self.outcome_rows(row, year, subject, unit),
                    Err(Failure::HeldBack) => self.out.held_back += 1,
                    Err(Failure::Missing(sought, near, renamed)) => {
                        let (the, a) = (kinds[0].the(), kinds[0].a());
                        let missing = Missing { name: row.key().to_owned(), the, a, sought, near, renamed };
                        self.report(row.key_span(), Fault::OutcomeWithoutSubject(missing));
                    }
                    Err(Failure::Misplaced(_)) => {
                        let near = self.near(row.key(), kinds, reach);
                        let sought = super::Sought::InUnit(self.unit.map_or("", Unit::id).to_owned());
                        let (the, a) = (kinds[0].the(), kinds[0].a());
                        let missing =
                            Missing { name: row.key().to_owned(), the, a, sought, near, renamed: None };
                        self.report(row.key_span(), Fault::OutcomeWithoutSubject(missing));
                    }
                }
            }
        }
    }

    /// The thing that a row reports on, and the unit that reports; none for a shared indicator's own rows.
    fn subject(
        &self,
        name: &str,
        kinds: &[ThingKind],
        reach: Reach,
    ) -> Result<(Thing<'p>, Option<UnitId>), Failure> {
        let at_root = self.unit.is_none_or(|it| !self.plan.sources().file(it.file()).path.contains('/'));
        if at_root
            && kinds.contains(&ThingKind::Indicator)
            && let Some(shared) = self.plan.shared(name)
        {
            return Ok((shared, None));
        }
        let thing = self.find(name, kinds, reach)?;
        Ok((thing, self.unit.map(Unit::key)))
    }

    fn outcome_rows(&mut self, row: Item<'p>, year: i16, subject: Thing<'p>, unit: Option<UnitId>) {
        for entry in row.entries() {
            let Some(index) = self.plan.config().follow_up.period(entry.key()) else { continue };
            let period = Period { year, index: index as u8 };
            self.out.outcomes.push(OutcomeData {
                subject: subject.key(),
                unit,
                period,
                file: entry.file(),
                node: entry.index(),
            });
            self.judgement(entry.get("bedomning"));
            self.groups(entry, subject);
            self.step(entry.get("steg"), subject);
        }
    }

    /// A judgement names a light or one of the model's degrees.
    fn judgement(&mut self, item: Option<Item<'p>>) {
        let Some((item, word)) = item.and_then(|it| Some((it, it.text()?))) else { return };
        let steps = &self.plan.config().status.steps;
        if Signal::from_word(word).is_none() && !steps.iter().any(|it| it.id == word) {
            self.report(item.span(), Fault::UnknownJudgement { name: word.to_owned() });
        }
    }

    fn groups(&mut self, entry: Item<'p>, subject: Thing<'p>) {
        let Some(groups) = entry.get("grupp") else { return };
        let own: Vec<&str> = subject.texts("uppdelning").collect();
        let divisions = self.plan.config().divisions.iter();
        let wanted = divisions.filter(|it| own.is_empty() || own.contains(&it.id.as_str()));
        let known: Vec<&str> = wanted.flat_map(|it| &it.values).map(|it| it.0.as_str()).collect();
        for group in groups.entries() {
            if !known.contains(&group.key()) {
                let near = crate::fields::words::nearest(group.key(), known.iter().copied());
                let noun = ("gruppen", "en grupp");
                self.missing(group.key_span(), group.key(), noun, super::Sought::Model, near);
            }
        }
    }

    fn step(&mut self, item: Option<Item<'p>>, subject: Thing<'p>) {
        let Some(item) = item else { return };
        let steps = subject.activity_type().map(|it| it.steps.as_slice()).unwrap_or_default();
        self.one_of(item, steps.iter().map(|it| it.0.as_str()), "steget", "ett steg");
    }

    /// The unit's answers to what it inherited or received.
    pub(super) fn answers(&mut self, root: Item<'p>) {
        let Target::Things(kinds, reach) = links::ANSWERS.target else { return };
        for row in rows(root, links::ANSWERS.key) {
            match self.find(row.key(), kinds, reach) {
                Ok(to) => {
                    self.out.answers.push(Answer { to: to.key(), node: row.index() });
                    self.done_through(row, to);
                }
                Err(failure) => self.failed(row.key_span(), row.key(), &links::ANSWERS, failure),
            }
        }
    }

    /// The unit's own things by which it does what it answers: they hang on that.
    fn done_through(&mut self, answer: Item<'p>, to: Thing<'p>) {
        let Target::Things(kinds, reach) = links::THROUGH.target else { return };
        for item in answer.get(links::THROUGH.key).into_iter().flat_map(Item::list) {
            if let Some(Ok(from)) = item.text().map(|it| self.find(it, kinds, reach)) {
                let link = &links::THROUGH;
                self.out.links.push(LinkData { from: from.key(), to: to.key(), node: item.index(), link });
            }
        }
    }

    fn failed(&mut self, span: Span, name: &str, link: &'static Link, failure: Failure) {
        let Target::Things(kinds, _) = link.target else { return };
        match failure {
            Failure::HeldBack => self.out.held_back += 1,
            Failure::Misplaced(why) => {
                self.report(span, Fault::MisplacedLink { link, name: name.to_owned(), why });
            }
            Failure::Missing(sought, near, renamed) => {
                let noun = (kinds[0].the(), kinds[0].a());
                self.missing_or_renamed(span, name, noun, sought, near, renamed);
            }
        }
    }

    /// An analysis: its period, its judgements and what its headings name.
    pub(super) fn analysis(&mut self, file: FileId) {
        let Some(unit) = self.unit else { return };
        let root = self.plan.root(file);
        let follow_up = &self.plan.config().follow_up;
        let period = root.get("period").and_then(Item::scalar).and_then(|it| Period::read(it, follow_up));
        for judged in rows(root, "bedomning") {
            self.judgement(judged.get("status"));
        }
        self.judgement(root.get("samlad").and_then(|it| it.get("status")));
        let subjects = self.plan.sections(file).map(|it| self.heading(it.heading, it.span)).collect();
        self.out.analyses.push(AnalysisData { unit: unit.key(), period, file, subjects });
    }

    /// What a heading speaks of: the summary, an id, or a title that only one goal has.
    fn heading(&mut self, heading: &str, span: Span) -> Option<Subject> {
        if heading.to_lowercase() == "sammanfattning" {
            return Some(Subject::Summary);
        }
        let Target::Things(kinds, reach) = links::ANALYSED.target else { return None };
        let failure = match self.find(heading, kinds, reach) {
            Ok(thing) => return Some(Subject::Thing(thing.key())),
            Err(failure) => failure,
        };
        let wanted: String = heading.nfc().collect();
        let goals = self.unit.map(|it| it.things_of(ThingKind::Goal)).unwrap_or_default();
        let mut titled = goals.iter().filter(|it| has_title(**it, &wanted));
        if let (Some(goal), None) = (titled.next(), titled.next()) {
            return Some(Subject::Thing(goal.key()));
        }
        self.failed(span, heading, &links::ANALYSED, failure);
        None
    }
}

/// Whether any of a goal's titles reads so.
fn has_title(goal: Thing<'_>, wanted: &str) -> bool {
    let title = goal.get("rubrik");
    let texts =
        title.into_iter().flat_map(|it| it.text().into_iter().chain(it.entries().filter_map(Item::text)));
    texts.map(|it| it.nfc().collect::<String>()).any(|it| it == wanted)
}
