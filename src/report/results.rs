//! The resultatanalys: a unit's meeting paper about one period.
//!
//! The order is that of the paper as nämnder know it: what happened to what was
//! decided, a summary that fits a first page, then goal by goal, and last what
//! is missing (R44, R55–R65). A part without content says so; none disappears.

mod actions;
mod areas;
mod decided;
mod economy;
mod goal;
mod goals;
mod head;
mod measures;
mod missing;
mod received;
mod summary;
mod texts;
mod thread;
mod totals;

use jiff::civil::Date;

use crate::{
    config::{
        Config,
        follow_up::FollowUp,
        light::{Signal, Step},
    },
    fields::ThingKind,
    model::{Plan, analysis::Analysis, period::Period, thing::Thing, unit::Unit},
    status::{IndicatorLight, Totals, UnitLights, overview},
};

use super::{Block, Heading, Inline, Report, lights, text, words};

/// Writes a unit's resultatanalys of a period, as it stands on a day.
pub fn report(plan: &Plan, unit: Unit<'_>, period: Period, day: Date) -> Report {
    let paper = Paper::new(plan, unit, period, day);
    let parts = [
        head::blocks(&paper),
        decided::blocks(&paper),
        summary::blocks(&paper),
        goals::blocks(&paper),
        areas::other_activities(&paper),
        areas::blocks(&paper),
        economy::blocks(&paper),
        economy::key_figures(&paper),
        received::blocks(&paper),
        texts::others(&paper),
        missing::blocks(&paper),
        head::legend(&paper),
    ];
    let mut blocks = parts.concat();
    number(&mut blocks);
    Report {
        title: format!("{}: {}, {}", name(&paper), unit.name(), period.name(paper.follow_up())),
        lang: "sv",
        publisher: plan.config().municipality.clone(),
        remark: plan.config().remark.clone(),
        blocks,
    }
}

/// What the municipality calls the paper.
fn name<'p>(paper: &Paper<'p>) -> &'p str {
    paper.config().word("resultatanalys", "Resultatanalys")
}

/// Numbers the main parts, so that a meeting can name them.
fn number(blocks: &mut [Block]) {
    let headings = blocks.iter_mut().filter_map(|it| match it {
        Block::Heading(heading) if heading.level == 2 => Some(heading),
        _ => None,
    });
    for (number, heading) in (1..).zip(headings) {
        heading.text.insert(0, format!("{number}. ").into());
    }
}

/// What every part of the paper reads.
struct Paper<'p> {
    plan: &'p Plan,
    unit: Unit<'p>,
    period: Period,
    day: Date,
    lights: UnitLights<'p>,
    /// The lights of the period before.
    before: UnitLights<'p>,
    analysis: Option<Analysis<'p>>,
}

impl<'p> Paper<'p> {
    fn new(plan: &'p Plan, unit: Unit<'p>, period: Period, day: Date) -> Self {
        let before = period.before(&plan.config().follow_up);
        let none = || UnitLights {
            unit,
            assessed: None,
            goals: Vec::new(),
            indicators: Vec::new(),
            totals: Totals::default(),
        };
        let of = |period| {
            let units = overview::overview(plan, Some(unit), period, day).units;
            units.into_iter().find(|it| it.unit == unit)
        };
        Self {
            plan,
            unit,
            period,
            day,
            lights: of(period).unwrap_or_else(none),
            before: before.and_then(of).unwrap_or_else(none),
            analysis: plan.analysis(unit, period),
        }
    }

    fn config(&self) -> &'p Config {
        self.plan.config()
    }

    fn follow_up(&self) -> &'p FollowUp {
        &self.config().follow_up
    }

    fn year(&self) -> i16 {
        self.period.year
    }

    /// The period before, of this year or the last.
    fn period_before(&self) -> Option<Period> {
        self.period.before(self.follow_up())
    }

    /// What a period is called within its year: `Tertial 2`.
    fn period_within_year(&self, period: Period) -> &'p str {
        self.follow_up().periods.get(usize::from(period.index)).map_or("", |it| &it.name)
    }

    fn title(&self, thing: Thing<'p>) -> &'p str {
        thing.title(self.year())
    }

    /// A goal's number and title, as plans print them.
    fn numbered_title(&self, thing: Thing<'p>) -> String {
        let title = self.title(thing);
        thing.text("nummer").map_or_else(|| title.to_owned(), |number| format!("{number} {title}"))
    }

    /// The municipality's word for indicators.
    fn measures(&self) -> &'p str {
        self.config().words(ThingKind::Indicator.table(), "indikatorer")
    }

    /// The municipality's word for goals.
    fn goals(&self) -> &'p str {
        self.config().words(ThingKind::Goal.table(), "mål")
    }

    fn light(&self, signal: Signal, step: Option<&Step>) -> Inline {
        lights::inline(self.config(), signal, step)
    }

    /// A light with the degree that the model has for it in the period.
    fn light_of(&self, signal: Signal) -> Inline {
        let model = &self.config().status;
        self.light(signal, model.step_for(signal, self.period.id(self.follow_up())))
    }

    /// Every indicator's light once: those of goals first.
    fn indicators(&self) -> Vec<&IndicatorLight<'p>> {
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

fn heading(level: u8, words: impl Into<String>) -> Block {
    Block::Heading(Heading { level, text: text(words), anchor: None })
}

fn heading_of(level: u8, words: impl Into<String>, thing: Thing<'_>) -> Block {
    Block::Heading(Heading { level, text: text(words), anchor: Some(thing.full_id()) })
}
