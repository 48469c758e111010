//! Judgements: what a written word counts as (status rules: Status of a goal).

use crate::{
    config::light::{Signal, Step},
    model::{Plan, analysis::Judgement, outcome::Outcome, period::Period},
};

use super::Assessed;

/// The light that a word names: that of one of the model's degrees, or its own.
pub(super) fn signal(plan: &Plan, word: &str) -> Option<Signal> {
    named_step(plan, word).map(|it| it.signal).or_else(|| Signal::from_word(word))
}

fn named_step<'p>(plan: &'p Plan, word: &str) -> Option<&'p Step> {
    plan.config().status.steps.iter().find(|it| it.id == word)
}

/// The first degree with a light that the period allows.
pub(super) fn step_for(plan: &Plan, signal: Signal, period: Period) -> Option<&Step> {
    let config = plan.config();
    config.status.step_for(signal, period.id(&config.follow_up))
}

/// What an outcome row judges.
pub(super) fn of_row<'p>(plan: &'p Plan, row: Outcome<'p>) -> Option<Assessed<'p>> {
    let words = (row.text("motiv"), row.text("av"));
    assessed(plan, row.text("bedomning")?, words, row.period)
}

/// What an analysis judges.
pub(super) fn of_analysis<'p>(
    plan: &'p Plan,
    judgement: Judgement<'p>,
    period: Period,
) -> Option<Assessed<'p>> {
    assessed(plan, judgement.status(), (judgement.reason(), judgement.by()), period)
}

fn assessed<'p>(
    plan: &'p Plan,
    word: &str,
    (reason, by): (Option<&'p str>, Option<&'p str>),
    period: Period,
) -> Option<Assessed<'p>> {
    let signal = signal(plan, word)?;
    let step = named_step(plan, word).or_else(|| step_for(plan, signal, period));
    Some(Assessed { signal, step, reason, by })
}
