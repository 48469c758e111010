//! More of something than the model allows (R8, R9, R16, R39, R72).

use jiff::civil::Date;

use crate::{
    config::{Config, plans::Limit},
    diagnostic::Severity,
    fields::ThingKind,
    model::{thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    syntax::{Item, check::takes_dimensions, written::Days},
};

pub(super) const RULE: Rule = Rule {
    id: "for-manga",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/for-manga.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let limits = type_limits(facts.plan.config());
    for unit in facts.units().filter(|it| !it.is_broken()) {
        let of_level = unit.level().into_iter().flat_map(|it| &it.limits);
        let all = of_level.map(|it| (it, Severity::Warning)).chain(limits.iter().copied());
        for (limit, severity) in all {
            in_unit(unit, facts.day, limit, severity, findings);
        }
    }
    for thing in facts.things().filter(|it| takes_dimensions(it.kind())) {
        values(thing, facts.day, findings);
    }
}

/// The limits that types have by themselves; a second vision is an error (R8).
fn type_limits(config: &Config) -> Vec<(&Limit, Severity)> {
    let goals = config.goal_types.iter().filter_map(|it| it.limit.as_ref());
    let activities = config.activity_types.iter().filter_map(|it| it.limit.as_ref());
    let elements = config.element_types.iter().filter_map(|it| it.limit.as_ref());
    let mild = goals.chain(activities).map(|it| (it, Severity::Warning));
    mild.chain(elements.map(|it| (it, Severity::Error))).collect()
}

fn in_unit(unit: Unit<'_>, day: Date, limit: &Limit, severity: Severity, findings: &mut Findings) {
    let counted: Vec<Thing<'_>> = unit.things().filter(|it| is_counted(*it, &limit.of)).collect();
    if counted.len() <= limit.most {
        return;
    }
    let (from, mut counted) = most_at_once(counted, day);
    if counted.len() <= limit.most {
        return;
    }
    counted.sort_by_key(|it| it.span());
    let ids: Vec<String> = counted.iter().map(|it| format!("`{}`", it.id())).collect();
    let noun = noun(unit.plan().config(), &limit.of, counted.len());
    let finding = findings
        .report(
            counted[limit.most].span(),
            format!("`{}` har {} {noun}, högst {} får finnas", unit.id(), counted.len(), limit.most),
        )
        .related(limit.span, "gränsen")
        .note(format!("räknade: {}", ids.join(", ")))
        .help("slå ihop, ta bort eller avsluta några av dem");
    if from > day {
        finding.note(format!("samtidigt: från och med {from}"));
    }
    finding.severity = severity;
}

fn is_counted(thing: Thing<'_>, of: &str) -> bool {
    match of {
        "prioritet_1" => {
            thing.kind() == ThingKind::Goal && thing.get("prioritet").and_then(Item::integer) == Some(1)
        }
        "utdelat" => thing.is_handed_out() && thing.kind() != ThingKind::Action,
        _ => thing.is_part(of),
    }
}

fn noun(config: &Config, of: &str, count: usize) -> String {
    match of {
        "prioritet_1" => "mål i prioritetsklass 1".to_owned(),
        "utdelat" if count == 1 => "sak utdelad till andra".to_owned(),
        "utdelat" => "saker utdelade till andra".to_owned(),
        _ if count == 1 => config.part_noun(of).singular,
        _ => config.part_noun(of).plural,
    }
}

/// The things that hold on the first day, from that one on, when most of them do.
fn most_at_once(things: Vec<Thing<'_>>, day: Date) -> (Date, Vec<Thing<'_>>) {
    let mut held: Vec<(Thing<'_>, Days)> = things.into_iter().map(|it| (it, it.valid())).collect();
    held.retain(|(_, days)| days.from <= days.to && day <= days.to);
    let mut starts: Vec<Date> = held.iter().map(|it| it.1.from.max(day)).collect();
    let mut ends: Vec<Date> = held.iter().map(|it| it.1.to).collect();
    starts.sort_unstable();
    ends.sort_unstable();
    let (mut most, mut from, mut ended) = (0, day, 0);
    for (begun, start) in (1..).zip(starts) {
        ended += ends[ended..].iter().take_while(|it| **it < start).count();
        if begun - ended > most {
            (most, from) = (begun - ended, start);
        }
    }
    (from, held.into_iter().filter(|it| it.1.contains(from)).map(|it| it.0).collect())
}

/// More values in a dimension than one thing may have.
fn values(thing: Thing<'_>, day: Date, findings: &mut Findings) {
    for dimension in &thing.plan().config().dimensions {
        let Some(limit) = &dimension.limit else { continue };
        let Some(written) = thing.own(&dimension.id) else { continue };
        let values: Vec<Item<'_>> = written.list().collect();
        if values.len() > limit.most && !thing.is_over(day) {
            let message = format!(
                "{} `{}` har {} värden i `{}`, högst {} får anges",
                thing.kind().the(),
                thing.id(),
                values.len(),
                dimension.id,
                limit.most
            );
            findings
                .report(values[limit.most].span(), message)
                .related(limit.span, "gränsen")
                .help("välj det som passar bäst");
        }
    }
}
