//! What a goal's indicators propose, by each of the model's rules (status rules: Status of a goal).

use crate::{
    config::light::{Proposal, Signal, StatusModel},
    model::indicator::{Indicator, Role},
};

use super::{Counts, GoalLight, exact::Exact};

/// Something that may vote, with its weight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Vote {
    pub(super) signal: Signal,
    pub(super) weight: Exact,
}

/// The votes on a goal: its own indicators, and where the model says so the
/// goals below it, each with the weight of one. A frame never votes.
pub(super) fn votes(goal: &GoalLight<'_>, model: &StatusModel) -> Vec<Vote> {
    let own = goal.indicators.iter().filter_map(|it| vote(it.indicator, it.status));
    let below = if model.goals_below_vote { goal.below } else { Counts::default() };
    let below = Signal::ALL
        .into_iter()
        .flat_map(|signal| std::iter::repeat_n(Vote { signal, weight: Exact::ONE }, below.of(signal)));
    own.chain(below).collect()
}

/// The vote of an indicator; a frame never votes.
pub(super) fn vote(indicator: Indicator<'_>, signal: Signal) -> Option<Vote> {
    (indicator.role() == Role::Measure).then(|| Vote { signal, weight: indicator.weight().into() })
}

/// What a rule proposes; only what is assessed takes part.
pub(super) fn proposed(rule: Proposal, votes: &[Vote], model: &StatusModel) -> Signal {
    let mut counts = Counts::default();
    for vote in votes {
        counts.add(vote.signal);
    }
    let assessed = counts.all() - counts.not_assessed;
    if assessed == 0 {
        return Signal::NotAssessed;
    }
    match rule {
        Proposal::Worst if counts.red > 0 => Signal::Red,
        Proposal::Worst if counts.yellow > 0 => Signal::Yellow,
        Proposal::Worst => Signal::Green,
        Proposal::Majority if 2 * counts.green > assessed => Signal::Green,
        Proposal::Majority if 2 * counts.red > assessed => Signal::Red,
        Proposal::Majority => Signal::Yellow,
        Proposal::Share => by_share(share(counts.green, assessed), model),
        Proposal::Weighted => by_share(weighted(votes), model),
        Proposal::AtLeast if counts.green >= model.at_least as usize => Signal::Green,
        Proposal::AtLeast if counts.green > 0 => Signal::Yellow,
        Proposal::AtLeast => Signal::Red,
    }
}

/// The percentage that a rule weighs, where it weighs one.
pub(super) fn percentage(rule: Proposal, votes: &[Vote]) -> Option<Exact> {
    let assessed = votes.iter().filter(|it| it.signal != Signal::NotAssessed).count();
    let green = votes.iter().filter(|it| it.signal == Signal::Green).count();
    match rule {
        Proposal::Share => share(green, assessed),
        Proposal::Weighted => weighted(votes),
        _ => None,
    }
}

/// By percentages; a share that cannot be computed proposes nothing.
fn by_share(share: Option<Exact>, model: &StatusModel) -> Signal {
    match share {
        None => Signal::NotAssessed,
        Some(share) if share >= model.green_share.into() => Signal::Green,
        Some(share) if share >= model.yellow_share.into() => Signal::Yellow,
        Some(_) => Signal::Red,
    }
}

fn share(part: usize, whole: usize) -> Option<Exact> {
    let count = |it: usize| i64::try_from(it).ok().map(Exact::from);
    Exact::from(100_i64).times(count(part)?)?.over(count(whole)?)
}

/// Green counts 100, yellow 50, red 0.
fn weighted(votes: &[Vote]) -> Option<Exact> {
    let mut sum = Exact::ZERO;
    let mut whole = Exact::ZERO;
    for vote in votes {
        let worth = match vote.signal {
            Signal::Green => 100_i64,
            Signal::Yellow => 50,
            Signal::Red => 0,
            Signal::NotAssessed => continue,
        };
        sum = sum.plus(vote.weight.times(worth.into())?)?;
        whole = whole.plus(vote.weight)?;
    }
    sum.over(whole)
}
