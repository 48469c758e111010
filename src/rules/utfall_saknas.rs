//! Something that should have been reported in the latest period that is due, and was not (R48, R82).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    model::{outcome::Outcome, period::Period, thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    source::{FileId, Span, layout::FileKind},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "utfall-saknas",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/utfall-saknas.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let follow_up = &facts.plan.config().follow_up;
    let Some(period) = Period::latest_due(follow_up, facts.day) else { return };
    let Some(due) = period.due(follow_up) else { return };
    let end = period.end(follow_up);
    let shared_is_broken = shared_file(facts, period).is_some_and(|it| facts.plan.is_broken(it));
    let is_here = |it: &Unit<'_>| {
        !it.id().is_empty() && !it.is_broken() && !it.is_duplicate() && it.valid().contains(end)
    };
    for unit in facts.units().filter(is_here) {
        // Other things that are received have a rule of their own.
        let received = unit.received().into_iter();
        let received = received.filter(|it| it.unit() != Some(unit) && it.kind() == ThingKind::Indicator);
        for thing in unit.things().chain(received) {
            let is_asked = thing.valid().contains(end) && is_expected(thing, unit, period);
            let may_be_lost = shared_is_broken && thing.shared_thing().is_some();
            if !is_asked || may_be_lost || is_reported(thing, unit, period) {
                continue;
            }
            let (id, the) = (shown(thing, unit), thing.kind().the());
            let message = format!("{the} `{id}` saknar {} för {}", wanted(thing), period.name(follow_up));
            findings
                .report(place(thing, unit, period), message)
                .label(format!("skulle ha varit klart {due}"))
                .help(help(thing, &id, period));
        }
    }
}

/// Whether a unit should report on a thing in a period.
fn is_expected<'p>(thing: Thing<'p>, unit: Unit<'p>, period: Period) -> bool {
    let is_own = thing.unit() == Some(unit);
    let is_others = is_own && thing.is_handed_out() && !thing.is_received_by(unit);
    let follow_up = &unit.plan().config().follow_up;
    match thing.kind() {
        ThingKind::Indicator => thing
            .indicator()
            .is_some_and(|it| !is_others && it.computation().is_none() && it.is_measured_in(period)),
        ThingKind::Control => {
            let mut periods = thing.texts("perioder").peekable();
            !is_others && (periods.peek().is_none() || periods.any(|it| it == period.id(follow_up)))
        }
        _ => false,
    }
}

/// Whether the unit, or the root for a shared indicator, has a row for the period.
fn is_reported<'p>(thing: Thing<'p>, unit: Unit<'p>, period: Period) -> bool {
    let plan = unit.plan();
    let is_row = |it: Outcome<'p>| it.period == period;
    let shared = thing.shared_thing().filter(|_| thing.unit() == Some(unit));
    plan.outcomes(thing, Some(unit)).any(is_row)
        || shared.is_some_and(|it| plan.outcomes(it, None).any(is_row))
}

/// The thing's own header; for what is received, the unit's outcomes of the year.
fn place<'p>(thing: Thing<'p>, unit: Unit<'p>, period: Period) -> Span {
    if thing.unit() == Some(unit) {
        return thing.span();
    }
    let kind = FileKind::Outcomes(period.year);
    let file = unit.files().iter().copied().find(|it| unit.plan().file(*it).kind == kind);
    let Some(file) = file else { return unit.span() };
    let table = unit.plan().root(file).get(thing.kind().table());
    let row = table.and_then(|it| it.get(&thing.full_id()));
    row.map_or(Span::start_of(file), Item::key_span)
}

/// The outcomes of shared indicators.
fn shared_file(facts: &Facts<'_>, period: Period) -> Option<FileId> {
    let path = format!("utfall/{}.toml", period.year);
    facts.plan.sources().find(&path)
}

/// The id as the unit writes it.
fn shown<'p>(thing: Thing<'p>, unit: Unit<'p>) -> String {
    if thing.unit() == Some(unit) { thing.id().to_owned() } else { thing.full_id() }
}

fn wanted(thing: Thing<'_>) -> &'static str {
    match thing.kind() {
        ThingKind::Indicator => "utfall",
        _ => "resultat",
    }
}

fn help(thing: Thing<'_>, id: &str, period: Period) -> String {
    let header = if id.contains('/') { format!("\"{id}\"") } else { id.to_owned() };
    let place = format!("under `[{}.{header}]` i utfall/{}.toml", thing.kind().table(), period.year);
    let period = period.id(&thing.plan().config().follow_up);
    match thing.kind() {
        ThingKind::Indicator => {
            format!("skriv `{period} = …` {place}, eller skälet: `{period} = {{ saknas = \"ej_matt\" }}`")
        }
        _ => format!("skriv `{period} = {{ status = \"…\" }}` {place}"),
    }
}
