//! Women and men apart: each group has a light and a trend of its own.

use crate::{
    config::{light::Signal, types::Division},
    model::{
        indicator::Indicator,
        outcome::{Group, Outcome},
    },
};

use super::{
    GroupLight, Trend,
    series::{Point, Reading, Series},
    trend,
    verdict::{Case, Mode, Verdict},
};

/// The groups of the row that stands for the period, in its order.
pub(super) fn lights<'p>(
    indicator: Indicator<'p>,
    series: &Series<'p>,
    row: Outcome<'p>,
) -> Vec<GroupLight<'p>> {
    row.groups().map(|group| light(indicator, series, row, group)).collect()
}

fn light<'p>(
    indicator: Indicator<'p>,
    series: &Series<'p>,
    row: Outcome<'p>,
    group: Group<'p>,
) -> GroupLight<'p> {
    let is_suppressed = is_too_small(indicator, group);
    let smallest = indicator.thing.plan().config().status.smallest_group;
    let mut light = GroupLight {
        id: group.id(),
        name: name(indicator, group.id()),
        value: None,
        status: Signal::NotAssessed,
        reason: String::new(),
        trend: Trend::Unknown,
        is_suppressed,
        lacks_count: smallest.is_some() && group.count().is_none(),
    };
    if is_suppressed {
        return light;
    }
    let own = of_group(indicator, series, group.id());
    let Some(point) = own.at(row.period) else { return light };
    let case = Case { indicator, series: &own, point, mode: Mode::Outcome, baseline: None };
    if let Some(reading) = point.value {
        let verdict = Verdict::of(&case, reading);
        (light.status, light.reason) = (verdict.status, verdict.reason);
    }
    light.value = group.value();
    light.trend = trend::between(&case, point.value, own.before(point).and_then(|it| it.value));
    light
}

/// A group's own values through time; those too small to print are not used either.
fn of_group<'p>(indicator: Indicator<'p>, series: &Series<'p>, id: &str) -> Series<'p> {
    let points = series.points.iter().filter_map(|point| {
        let group = point.row?.groups().find(|it| it.id() == id)?;
        let value = group.value().filter(|_| !is_too_small(indicator, group)).map(Reading::of);
        Some(Point { period: point.period, value, forecast: None, row: None })
    });
    Series { points: points.collect() }
}

/// Whether a group is too small to be told of (`minsta_grupp`).
pub fn is_too_small(indicator: Indicator<'_>, group: Group<'_>) -> bool {
    let smallest = indicator.thing.plan().config().status.smallest_group;
    smallest.zip(group.count()).is_some_and(|(smallest, count)| count < i64::from(smallest))
}

/// What the model calls a group, or its id.
fn name<'p>(indicator: Indicator<'p>, id: &'p str) -> &'p str {
    let own: Vec<&str> = indicator.thing.texts("uppdelning").collect();
    let is_own = |it: &&Division| own.is_empty() || own.contains(&it.id.as_str());
    let mut values =
        indicator.thing.plan().config().divisions.iter().filter(is_own).flat_map(|it| &it.values);
    values.find(|it| it.0 == id).map_or(id, |it| &it.1)
}
