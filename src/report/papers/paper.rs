//! What every part of a unit's paper reads.

use jiff::civil::Date;

use crate::{
    config::{
        Config,
        follow_up::FollowUp,
        light::{Signal, Step},
    },
    fields::ThingKind,
    model::{Plan, analysis::Analysis, period::Period, thing::Thing, unit::Unit},
    report::{Inline, lights, strong, text},
    status::{GoalLight, IndicatorLight, Totals, UnitLights, overview},
};

use super::{
    changed::Changed,
    desk::{Desk, Since},
    news::News,
    parts::actions::{self, Action},
};

/// A unit in a period, with what its paper tells of.
pub(super) struct Paper<'d, 'p> {
    pub(super) desk: &'d Desk<'p>,
    pub(super) plan: &'p Plan,
    pub(super) unit: Unit<'p>,
    pub(super) period: Period,
    pub(super) day: Date,
    pub(super) lights: UnitLights<'p>,
    /// The lights that it compares with, which may be of an older plan.
    before: UnitLights<'p>,
    pub(super) analysis: Option<Analysis<'p>>,
    /// The åtgärder that belong to the paper, in the order of their decisions.
    pub(super) actions: Vec<Action<'p>>,
    pub(super) news: News,
    /// What the plan says otherwise than when it was decided, where that is known.
    pub(super) changed: Changed,
}

impl<'d, 'p> Paper<'d, 'p> {
    pub(super) fn new(desk: &'d Desk<'p>, unit: Unit<'p>) -> Self {
        let none = || UnitLights {
            unit,
            assessed: None,
            goals: Vec::new(),
            indicators: Vec::new(),
            totals: Totals::default(),
        };
        let mut paper = Self {
            desk,
            plan: desk.plan,
            unit,
            period: desk.period,
            day: desk.day,
            lights: desk.lights(unit).cloned().unwrap_or_else(none),
            before: desk.lights_before(unit).cloned().unwrap_or_else(none),
            analysis: desk.plan.analysis(unit, desk.period),
            actions: Vec::new(),
            news: News::default(),
            changed: Changed::of(desk.memory.as_ref(), unit, desk.period.year),
        };
        paper.actions = actions::all(&paper);
        paper.news = News::of(&paper);
        paper
    }

    /// The lights of the unit's goals in a period.
    pub(super) fn goals_in(&self, period: Period) -> Vec<GoalLight<'p>> {
        if period == self.period {
            return self.lights.goals.clone();
        }
        if let Some(known) = self.desk.lights_in(self.unit, period) {
            return known.goals.clone();
        }
        let units = overview::overview(self.plan, Some(self.unit), period, self.day).units;
        units.into_iter().find(|it| it.unit == self.unit).map(|it| it.goals).unwrap_or_default()
    }

    /// What the paper compares with, as it names it.
    pub(super) fn compared_with(&self) -> String {
        match self.desk.since {
            Some(Since::Version { name, .. }) => name.to_owned(),
            Some(Since::Period(period)) => period.name(self.follow_up()),
            None => self.period_before().map_or_else(|| "sist".to_owned(), |it| it.name(self.follow_up())),
        }
    }

    /// How a goal stood in what the paper compares with; also under an id that it had then.
    pub(super) fn goal_before(&self, goal: Thing<'p>) -> Option<&GoalLight<'p>> {
        self.before.goals.iter().find(|it| was(goal, it.goal))
    }

    /// Likewise of an indicator.
    pub(super) fn indicator_before(&self, thing: Thing<'p>) -> Option<&IndicatorLight<'p>> {
        let of_goals = self.before.goals.iter().flat_map(|it| &it.indicators);
        of_goals.chain(&self.before.indicators).find(|it| was(thing, it.indicator.thing))
    }

    /// Words about a thing, marked where it is new.
    pub(super) fn marked(&self, thing: Thing<'_>, words: impl Into<String>) -> Vec<Inline> {
        let words: String = words.into();
        if self.news.has(thing) { vec![strong("Nytt:"), format!(" {words}").into()] } else { text(words) }
    }

    pub(super) fn config(&self) -> &'p Config {
        self.plan.config()
    }

    pub(super) fn follow_up(&self) -> &'p FollowUp {
        &self.config().follow_up
    }

    pub(super) fn year(&self) -> i16 {
        self.period.year
    }

    /// The period before, of this year or the last.
    pub(super) fn period_before(&self) -> Option<Period> {
        self.period.before(self.follow_up())
    }

    /// What a period is called within its year: `Tertial 2`.
    pub(super) fn period_within_year(&self, period: Period) -> &'p str {
        self.follow_up().periods.get(usize::from(period.index)).map_or("", |it| &it.name)
    }

    pub(super) fn title(&self, thing: Thing<'p>) -> &'p str {
        thing.title(self.year())
    }

    /// A goal's number and title, as plans print them.
    pub(super) fn numbered_title(&self, thing: Thing<'p>) -> String {
        let title = self.title(thing);
        thing.text("nummer").map_or_else(|| title.to_owned(), |number| format!("{number} {title}"))
    }

    /// The municipality's word for indicators.
    pub(super) fn measures(&self) -> &'p str {
        self.config().words(ThingKind::Indicator.table(), "indikatorer")
    }

    /// The municipality's word for goals.
    pub(super) fn goals(&self) -> &'p str {
        self.config().words(ThingKind::Goal.table(), "mål")
    }

    pub(super) fn light(&self, signal: Signal, step: Option<&Step>) -> Inline {
        lights::inline(self.config(), signal, step)
    }

    /// A light with the degree that the model has for it in the period.
    pub(super) fn light_of(&self, signal: Signal) -> Inline {
        let model = &self.config().status;
        self.light(signal, model.step_for(signal, self.period.id(self.follow_up())))
    }

    /// Every indicator's light once: those of goals first.
    pub(super) fn indicators(&self) -> Vec<&IndicatorLight<'p>> {
        let mut all: Vec<&IndicatorLight<'p>> = Vec::new();
        let of_goals = self.lights.goals.iter().flat_map(|it| &it.indicators);
        for light in of_goals.chain(&self.lights.indicators) {
            if all.iter().all(|it| it.indicator.thing != light.indicator.thing) {
                all.push(light);
            }
        }
        all
    }
}

/// Whether a thing of the same unit, perhaps in an older plan, is this one.
fn was(now: Thing<'_>, then: Thing<'_>) -> bool {
    now.full_id() == then.full_id()
        || now.texts("tidigare_id").any(|it| it == then.id() || it == then.full_id())
}
