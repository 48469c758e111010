//! `styr status --format csv`: one line per goal, indicator and group.

use crate::{
    model::{indicator::Target, outcome::Value},
    status::{GoalLight, GroupLight, IndicatorLight, Overview, UnitLights},
};

use super::csv::{self, text, value};

const HEADINGS: [&str; 21] = [
    "enhet",
    "enhetsnamn",
    "slag",
    "id",
    "namn",
    "mal",
    "status",
    "steg",
    "anledning",
    "varde",
    "varde_period",
    "malvarde",
    "gulgrans",
    "trend",
    "trend_utgangsvarde",
    "trend_bedomd",
    "prognos",
    "prognos_status",
    "bedomning",
    "forslag",
    "atgard",
];

/// The lights of an answer, goal by goal.
pub fn status(overview: &Overview<'_>) -> String {
    let mut out = String::new();
    csv::line(&mut out, HEADINGS.into_iter());
    let year = overview.period.year;
    for unit in &overview.units {
        for goal in &unit.goals {
            line(&mut out, unit, &of_goal(goal, year));
            for light in &goal.indicators {
                indicator(&mut out, unit, light, goal.goal.id(), year);
            }
        }
        for light in &unit.indicators {
            indicator(&mut out, unit, light, "", year);
        }
    }
    out
}

/// The cells after those of the unit.
type Cells = [String; HEADINGS.len() - 2];

fn line(out: &mut String, unit: &UnitLights<'_>, cells: &Cells) {
    let unit = [unit.unit.id(), unit.unit.name()].map(text);
    csv::line(out, unit.iter().chain(cells).map(String::as_str));
}

fn indicator(out: &mut String, unit: &UnitLights<'_>, light: &IndicatorLight<'_>, goal: &str, year: i16) {
    let cells = of_indicator(light, goal, year);
    line(out, unit, &cells);
    for group in &light.groups {
        line(out, unit, &of_group(group, &cells));
    }
}

fn of_goal(goal: &GoalLight<'_>, year: i16) -> Cells {
    let action = match (goal.action.is_decided, goal.action.is_late) {
        (_, true) => "forsenad",
        (true, false) => "beslutad",
        (false, false) => "",
    };
    let mut cells = Cells::default();
    cells[0] = "mal".into();
    cells[1] = text(goal.goal.id());
    cells[2] = text(goal.goal.title(year));
    cells[4] = goal.status.word().into();
    cells[5] = goal.step.map(|it| text(&it.id)).unwrap_or_default();
    cells[6] = text(&goal.reason);
    cells[16] = goal.assessed.map(|it| it.signal.word().to_owned()).unwrap_or_default();
    cells[17] = goal.proposed.word().into();
    cells[18] = action.into();
    cells
}

fn of_indicator(light: &IndicatorLight<'_>, goal: &str, year: i16) -> Cells {
    let follow_up = &light.unit.plan().config().follow_up;
    let mut cells = Cells::default();
    cells[0] = "indikator".into();
    cells[1] = text(&light.name());
    cells[2] = text(light.indicator.thing.title(year));
    cells[3] = text(goal);
    cells[4] = light.status.word().into();
    cells[5] = light.step.map(|it| text(&it.id)).unwrap_or_default();
    cells[6] = text(&light.reason);
    cells[7] = light.measured.map(|it| value(it.value)).unwrap_or_default();
    cells[8] = light.measured.map(|it| it.period.written(follow_up)).unwrap_or_default();
    cells[9] = light.target.map(|it| target(it.target)).unwrap_or_default();
    cells[10] = light.yellow.map(|it| it.limit.normalize().to_string()).unwrap_or_default();
    cells[11] = light.trend.word().into();
    cells[12] = light.trend_baseline.word().into();
    cells[13] = light.trend_assessed.map(|it| it.word().to_owned()).unwrap_or_default();
    cells[14] = light.forecast.map(|it| value(it.value)).unwrap_or_default();
    cells[15] = light.forecast.map(|it| it.status.word().to_owned()).unwrap_or_default();
    cells[16] = light.assessed.map(|it| it.signal.word().to_owned()).unwrap_or_default();
    cells
}

/// A group too small to print has a dash for its value and no light.
fn of_group(group: &GroupLight<'_>, of: &Cells) -> Cells {
    let mut cells = Cells::default();
    cells[0] = "grupp".into();
    cells[1].clone_from(&of[1]);
    cells[2] = text(group.name);
    cells[3].clone_from(&of[3]);
    cells[7] = "–".into();
    if !group.is_suppressed {
        cells[4] = group.status.word().into();
        cells[7] = group.value.map(value).unwrap_or_default();
        cells[8].clone_from(&of[8]);
        cells[11] = group.trend.word().into();
    }
    cells
}

fn target(target: Target) -> String {
    match target {
        Target::Number(it) => value(Value::Number(it)),
        Target::Range(low, high) => format!("{} {}", low.normalize(), high.normalize()),
        Target::Date(it) => value(Value::Date(it)),
        Target::Truth(it) => value(Value::Truth(it)),
        Target::Word(it) => it.word().to_owned(),
    }
}
