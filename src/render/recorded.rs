//! What an outcome was and has become, with the light before and after.

use crate::{
    edit::record::subject::Subject,
    fields::ThingKind,
    model::{
        indicator::{Direction, Indicator, Target},
        outcome::Value,
        period::Period,
        unit::Unit,
    },
    status::{IndicatorLight, ahead, indicator, words},
    syntax::{Item, Kind},
};

use super::{
    marks::{self, NOTHING},
    safe,
};

/// One thing for a period, from one plan to another where it has been written.
pub fn change(before: Subject<'_>, after: Subject<'_>, period: Option<Period>) -> String {
    let follow_up = &after.thing.plan().config().follow_up;
    let when = period.map(|it| format!(", {}", it.name(follow_up))).unwrap_or_default();
    let year = period.map_or(i16::MAX, |it| it.year);
    let mut lines = vec![format!("{} ({}){when}", after.thing.title(year), after.name())];
    lines.extend(changed_values(before, after, period).iter().map(|it| format!("  {it}")));
    if let Some(period) = period {
        lines.extend(lights(before, after, period));
    }
    lines.iter().map(|it| safe::line(it) + "\n").collect()
}

/// `– → 88,1 %`, `prognos: – → 90 %`
pub(super) fn changed_values(before: Subject<'_>, after: Subject<'_>, period: Option<Period>) -> Vec<String> {
    let (old, new) = (values(before, period), values(after, period));
    let keys = old.iter().chain(new.iter().filter(|it| !old.iter().any(|(key, _)| *key == it.0)));
    let mut changed = Vec::new();
    for (key, _) in keys {
        let [old, new] = [&old, &new].map(|it| it.iter().find(|it| it.0 == *key).map(|it| it.1.as_str()));
        if old == new {
            continue;
        }
        let label = if key.is_empty() { String::new() } else { format!("{key}: ") };
        changed.push(format!("{label}{} → {}", old.unwrap_or(NOTHING), new.unwrap_or(NOTHING)));
    }
    changed
}

/// `● gul → ● grön`
pub(super) fn changed_light(before: Subject<'_>, after: Subject<'_>, period: Period) -> Option<String> {
    let (old, new) = (light(before, period)?, light(after, period)?);
    let [from, to] = [&old, &new].map(|it| marks::light(it.status, it.step));
    Some(format!("{from} → {to}"))
}

/// `Färg: ● gul → ● grön; 88,1 är minst 87`
fn lights(before: Subject<'_>, after: Subject<'_>, period: Period) -> Option<String> {
    let (old, new) = (light(before, period)?, light(after, period)?);
    let [from, to] = [&old, &new].map(|it| marks::light(it.status, it.step));
    let forecast = new.forecast.map(|it| format!("; prognosen ger {}", words::signal_neuter(it.status)));
    Some(format!("  Färg: {from} → {to}; {}{}", new.reason, forecast.unwrap_or_default()))
}

/// What an answer to a question gives.
pub fn answered(subject: Subject<'_>, period: Period) -> String {
    match light(subject, period) {
        Some(light) => {
            safe::line(&format!("  ger {}; {}", marks::light(light.status, light.step), light.reason))
        }
        None => "  antecknat".to_owned(),
    }
}

/// The light of an indicator where a unit reports it.
fn light(subject: Subject<'_>, period: Period) -> Option<IndicatorLight<'_>> {
    let light = indicator::light(subject.thing.indicator()?, subject.unit?, period);
    Some(light)
}

/// What is asked of somebody who is to report: the latest value, and what counts as good.
pub fn question(subject: Subject<'_>, period: Period) -> String {
    let follow_up = &subject.thing.plan().config().follow_up;
    let mut parts = Vec::new();
    let earlier = subject.outcomes().rfind(|it| it.period < period);
    match earlier {
        Some(row) => {
            let values = values(subject, Some(row.period));
            let value = values.first().map_or(NOTHING, |it| &it.1);
            parts.push(format!("senast {value} ({})", row.period.name(follow_up)));
        }
        None => parts.push("inget tidigare utfall".to_owned()),
    }
    if let (Some(indicator), Some(unit)) = (subject.thing.indicator(), subject.unit) {
        parts.extend(good(indicator, unit, period));
    }
    parts.extend(words_to_choose(subject).map(|it| format!("svara {it}")));
    safe::line(&parts.join(" · "))
}

/// `mål högst 11,0 % (2026), gult till 12,1`
fn good<'p>(indicator: Indicator<'p>, unit: Unit<'p>, period: Period) -> Option<String> {
    let target = indicator.target_in(period)?;
    let direction = indicator.direction().map_or("", direction_words);
    let yellow = ahead::yellow(indicator, unit, period);
    let yellow = yellow.map(|it| {
        let is_distance = matches!(target.target, Target::Range(..) | Target::Date(_));
        let until = if is_distance { "gult inom" } else { "gult till" };
        format!(", {until} {}", words::number(it.limit))
    });
    let shown = marks::target(target.target, indicator);
    Some(format!("mål {direction}{shown} ({}){}", target.item.key(), yellow.unwrap_or_default()))
}

/// The answers that there are, where they are words.
fn words_to_choose(subject: Subject<'_>) -> Option<String> {
    let direction = subject.thing.indicator().map(Indicator::direction);
    Some(match (subject.thing.kind(), direction) {
        (ThingKind::Control, _) | (_, Some(Some(Direction::Judged))) => "gron, gul eller rod".to_owned(),
        (_, Some(Some(Direction::Yes))) => "ja eller nej".to_owned(),
        (_, Some(Some(Direction::ByDate))) => "med dagen, eller nej".to_owned(),
        (ThingKind::Activity | ThingKind::Goal, _) => "ej_paborjad, pagar, klar eller avbruten".to_owned(),
        _ => return None,
    })
}

const fn direction_words(direction: Direction) -> &'static str {
    match direction {
        Direction::AtLeast => "minst ",
        Direction::AtMost => "högst ",
        Direction::ByDate => "senast ",
        Direction::Rank => "plats ",
        _ => "",
    }
}

/// The values of a row by their keys; the one that may stand alone has none.
fn values(subject: Subject<'_>, period: Option<Period>) -> Vec<(String, String)> {
    let mut all = Vec::new();
    if let Some(row) = subject.row(period) {
        collect(subject, row, String::new(), &mut all);
    }
    all
}

fn collect(subject: Subject<'_>, item: Item<'_>, key: String, all: &mut Vec<(String, String)>) {
    if item.kind() != Kind::Table {
        let is_bare = key == subject.bare_key() && subject.has_periods();
        let key = if is_bare { String::new() } else { key };
        let shown = shown(subject, &key, item);
        all.push((key, shown));
        return;
    }
    for child in item.children() {
        let below = if key.is_empty() { child.key().to_owned() } else { format!("{key}.{}", child.key()) };
        collect(subject, child, below, all);
    }
}

fn shown(subject: Subject<'_>, key: &str, item: Item<'_>) -> String {
    let is_value = key.is_empty() || key == "prognos" || key.starts_with("grupp.") && item.key() != "antal";
    match (Value::read(item), subject.thing.indicator()) {
        (Some(Value::Number(it)), Some(indicator)) if is_value && !indicator.measure().is_empty() => {
            format!("{}\u{a0}{}", words::number(it), indicator.measure())
        }
        (Some(value), _) => words::value(value),
        (None, _) => item.text().map_or_else(|| item.raw().to_owned(), str::to_owned),
    }
}
