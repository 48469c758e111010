//! What a unit has not yet reported for a period.

use crate::{
    fields::ThingKind,
    model::{outcome::Outcome, period::Period, thing::Thing, unit::Unit},
};

use super::subject::Subject;

/// What a unit reports on itself and has no row for in a period, as its plan has it.
pub fn missing(unit: Unit<'_>, period: Period) -> Vec<Subject<'_>> {
    let mut all = expected(unit, period);
    all.retain(|it| !is_reported(*it, period));
    all
}

/// What a unit reports on itself in a period, as its plan has it: indicators and controls that are
/// measured then, and what is to be done and was not done before.
pub fn expected(unit: Unit<'_>, period: Period) -> Vec<Subject<'_>> {
    let end = period.end(&unit.plan().config().follow_up);
    let kinds = [ThingKind::Indicator, ThingKind::Activity, ThingKind::Goal, ThingKind::Control];
    let received: Vec<Thing<'_>> = unit.received().into_iter().filter(|it| it.unit() != Some(unit)).collect();
    let mut all = Vec::new();
    for kind in kinds {
        let of_kind = |it: &&Thing<'_>| it.kind() == kind;
        let things = unit.things_of(kind).into_iter().chain(received.iter().filter(of_kind).copied());
        let here = things.filter(|it| it.valid().contains(end) && is_expected(*it, unit, period));
        all.extend(here.map(|it| Subject::of(it, unit)).filter(|it| !is_over(*it, period)));
    }
    all
}

fn is_expected<'p>(thing: Thing<'p>, unit: Unit<'p>, period: Period) -> bool {
    let is_own = thing.unit() == Some(unit);
    if is_own && thing.is_handed_out() && !thing.is_received_by(unit) {
        return false;
    }
    let follow_up = &unit.plan().config().follow_up;
    let mut periods = thing.texts("perioder").peekable();
    let is_due = periods.peek().is_none() || periods.any(|it| it == period.id(follow_up));
    match thing.kind() {
        ThingKind::Indicator => thing.get("beraknas").is_none() && is_due,
        ThingKind::Control => is_due,
        ThingKind::Activity => thing.date("start").is_none_or(|it| it <= period.end(follow_up)),
        _ => !is_own,
    }
}

fn is_reported(subject: Subject<'_>, period: Period) -> bool {
    let mut rows = subject.outcomes();
    let is_row = |it: Outcome<'_>| it.period == period;
    let of_all = subject.thing.shared_thing().filter(|_| subject.thing.unit() == subject.unit);
    rows.any(is_row)
        || of_all.is_some_and(|it| it.plan().outcomes(it, None).any(is_row))
        || subject.row(Some(period)).is_some()
}

/// Whether it had come to an end before a period.
fn is_over(subject: Subject<'_>, period: Period) -> bool {
    let before = subject.outcomes().rfind(|it| it.period < period);
    before.and_then(|it| it.progress()).is_some_and(|it| matches!(it, "klar" | "avbruten"))
}
