//! Åtgärder: which belong to the paper, and how far they have come (R63–R65).

use jiff::civil::Date;

use crate::{
    config::Decision,
    fields::ThingKind,
    model::{period::Period, thing::Thing},
    status::action,
};

use super::{Paper, words};

/// An åtgärd's state in the file.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Proposed,
    Decided,
    Ongoing,
    CarriedOut,
    Closed,
    Rejected,
}

impl State {
    /// The words of the file with how papers print them.
    const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::Proposed, "foreslagen", "Föreslagen"),
        (Self::Decided, "beslutad", "Beslutad"),
        (Self::Ongoing, "pagar", "Pågår"),
        (Self::CarriedOut, "genomford", "Genomförd"),
        (Self::Closed, "avslutad", "Avslutad"),
        (Self::Rejected, "avvisad", "Avvisad"),
    ];

    fn of(action: Thing<'_>) -> Option<Self> {
        let word = action.text("status")?;
        Self::ALL.into_iter().find(|(_, it, _)| *it == word).map(|(state, ..)| state)
    }
}

/// An åtgärd as the paper tells of it.
#[derive(Clone, Copy)]
pub(in super::super) struct Action<'p> {
    pub(in super::super) thing: Thing<'p>,
    state: Option<State>,
}

impl<'p> Action<'p> {
    pub(in super::super) fn decision(self) -> Option<Decision> {
        self.thing.own_decision()
    }

    /// The day by which it should be done.
    pub(in super::super) fn due(self) -> Option<Date> {
        self.thing.date("klart")
    }

    /// The analysis that it comes from.
    fn period(self, paper: &Paper<'_, '_>) -> Option<Period> {
        Period::read(self.thing.get("period")?.scalar()?, paper.follow_up())
    }

    /// Whether it is an answer to this period's analysis and not to an earlier one.
    pub(in super::super) fn is_new(self, paper: &Paper<'_, '_>) -> bool {
        let by_decision = || {
            let end = paper.period.end(paper.follow_up());
            self.decision().is_none_or(|it| it.date > end)
        };
        self.period(paper).map_or_else(by_decision, |it| it >= paper.period)
    }

    /// Whether it was over and told of already in the paper before this one.
    fn is_old_news(self, paper: &Paper<'_, '_>) -> bool {
        let is_over = matches!(self.state, Some(State::Closed | State::Rejected));
        let before = paper.period_before();
        is_over && self.period(paper).zip(before).is_some_and(|(it, before)| it < before)
    }

    fn is_later(self, paper: &Paper<'_, '_>) -> bool {
        self.period(paper).is_some_and(|it| it > paper.period)
    }

    /// How far it has come, and how late it is.
    pub(in super::super) fn state(self, paper: &Paper<'_, '_>) -> String {
        let words = |state: State| State::ALL.into_iter().find(|it| it.0 == state);
        let state = self
            .state
            .and_then(words)
            .map_or("Okänt läge", |(_, key, usual)| paper.config().word(key, usual));
        match self.days_late(paper) {
            Some(days) => format!("{state}, försenad {}", words::days(days)),
            None => state.to_owned(),
        }
    }

    fn days_late(self, paper: &Paper<'_, '_>) -> Option<i64> {
        let is_late = action::is_decided(self.thing, paper.day) && action::is_late(self.thing, paper.day);
        words::days_late(self.due()?, paper.day).filter(|_| is_late)
    }

    /// What it led to, in so many words.
    pub(in super::super) fn effect(self) -> &'p str {
        let is_done = matches!(self.state, Some(State::CarriedOut | State::Closed));
        let absent = if is_done { "Inte redovisad" } else { "–" };
        self.thing.text("effekt").unwrap_or(absent)
    }

    /// Who decided what, when another organ than the unit did.
    pub(in super::super) fn decided(self, paper: &Paper<'_, '_>) -> String {
        match self.decision() {
            None => "Inget beslut".to_owned(),
            Some(decision) if decision.organ == paper.unit.id() => words::minutes(&decision),
            Some(decision) => {
                format!("{} {}", paper.plan.organ_name(&decision.organ), words::minutes(&decision))
            }
        }
    }

    /// The åtgärd in a few short sentences.
    pub(in super::super) fn told(self, paper: &Paper<'_, 'p>) -> String {
        let due = match self.due().filter(|_| !self.is_over()) {
            Some(due) if due < paper.day => format!(", skulle vara klar {due}"),
            Some(due) => format!(", klart senast {due}"),
            None => String::new(),
        };
        let title = words::sentence(paper.title(self.thing));
        let effect = self.thing.text("effekt").map(|it| format!(" Effekt: {}", words::sentence(it)));
        let responsible = self.thing.responsible().map(|it| format!(" Ansvarig: {it}."));
        let rest: String = effect.into_iter().chain(responsible).collect();
        format!("{title} {}{due}.{rest}", self.state(paper))
    }

    /// Whether nothing remains to be done.
    pub(in super::super) fn is_over(self) -> bool {
        matches!(self.state, Some(State::CarriedOut | State::Closed | State::Rejected))
    }

    /// Whether it waits for a decision.
    pub(in super::super) fn is_proposed(self) -> bool {
        self.state == Some(State::Proposed)
    }

    /// Whether it was decided against.
    pub(in super::super) fn is_rejected(self) -> bool {
        self.state == Some(State::Rejected)
    }
}

/// The unit's åtgärder, and those of others that name it as receiver.
pub(in super::super) fn all<'p>(paper: &Paper<'_, 'p>) -> Vec<Action<'p>> {
    let own = paper.unit.things_of(ThingKind::Action);
    let received = paper.desk.actions_to(paper.unit).iter().copied();
    let received = received.filter(|it| it.unit() != Some(paper.unit));
    let mut actions: Vec<Action<'p>> =
        own.into_iter().chain(received).map(|thing| Action { thing, state: State::of(thing) }).collect();
    actions.retain(|it| !it.is_later(paper) && !it.is_old_news(paper));
    actions.sort_by_key(|it| it.decision().map_or(Date::MAX, |it| it.date));
    actions
}

/// Those that are about a goal: itself, its indicators or its activities.
pub(in super::super) fn of_goal<'p>(paper: &Paper<'_, 'p>, goal: Thing<'p>) -> Vec<Action<'p>> {
    let about: Vec<Thing<'p>> = action::about(goal).collect();
    paper.actions.iter().copied().filter(|it| about.contains(&it.thing)).collect()
}
