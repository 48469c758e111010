//! `styr status` on a terminal: one block per unit, and honest totals last.
//!
//! Each of the four signals has a column of its own. On a narrow terminal every
//! row becomes lines of `name: value`, which is also the order that a screen
//! reader follows; nothing is said by colour or place alone.

use comfy_table::{ContentArrangement, Table, presets};

use crate::{
    config::{
        Config,
        light::{Decides, Proposal, Signal, StatusModel, Step},
    },
    model::outcome::Outcome,
    report::number::number,
    status::{GoalLight, GroupLight, IndicatorLight, Overview, Totals, UnitLights, words},
};

use super::{
    colour, columns,
    marks::{self, NOTHING},
    safe,
};

/// The narrowest terminal that has room for the columns.
const TABLE_WIDTH: u16 = 90;

/// One row: what it is about, and a cell for each column.
struct Row {
    /// 0 for a goal, 1 for an indicator of it, 2 for a group.
    depth: usize,
    /// Whether it is a group too small to print.
    is_suppressed: bool,
    name: String,
    cells: [String; COLUMNS],
}

const COLUMNS: usize = 6;
const NAMES: &str = "Mål och indikatorer";
const HEADINGS: [&str; COLUMNS] = ["Status", "Trend", "Prognos", "Åtgärd", "Utfall", "Målvärde"];

/// Draws the answer for a terminal of a width in columns, in colours that say nothing more than the words.
pub fn status(overview: &Overview<'_>, config: &Config, width: u16) -> String {
    let mut out = Vec::new();
    for unit in &overview.units {
        out.push(heading(unit, overview.period.year));
        let rows = rows(unit, overview.period.year);
        if rows.is_empty() {
            out.push("Inga mål eller indikatorer i perioden.".to_owned());
        } else if width < TABLE_WIDTH {
            out.push(list(&rows));
        } else {
            out.push(table(&rows, width));
        }
        out.push(totals(unit.totals, config));
        out.push(String::new());
    }
    if let [_] = overview.units[..] {
    } else {
        out.push(format!("Alla {} enheter", overview.units.len()));
        out.push(totals(overview.totals, config));
        out.push(String::new());
    }
    out.push(rule_in_force(&config.status));
    out.push(String::new());
    colour::coloured(&out.join("\n"))
}

/// A light, marked for its colour.
fn light(signal: Signal, step: Option<&Step>) -> String {
    colour::marked(signal, &marks::light(signal, step))
}

/// The unit, whether its plan is a draft, and its judgement as a whole.
fn heading(unit: &UnitLights<'_>, year: i16) -> String {
    let is_draft = unit.unit.decision_for(year).is_none();
    let draft = if is_draft { ", planen är ett utkast" } else { "" };
    let judged = unit.assessed.map(|it| format!(": samlad bedömning {}", light(it.signal, it.step)));
    let judged = judged.unwrap_or_default();
    safe::line(&format!("{} ({}){draft}", unit.unit.name(), unit.unit.id())) + &judged
}

/// Goals with their indicators, then the indicators without a goal.
fn rows(unit: &UnitLights<'_>, year: i16) -> Vec<Row> {
    let mut rows = Vec::new();
    for goal in &unit.goals {
        rows.push(of_goal(goal, year));
        for light in &goal.indicators {
            rows.extend(of_indicator(light, year, 1));
        }
    }
    for light in &unit.indicators {
        rows.extend(of_indicator(light, year, 0));
    }
    rows
}

fn of_goal(goal: &GoalLight<'_>, year: i16) -> Row {
    let mut status = vec![light(goal.status, goal.step)];
    if goal.status != goal.proposed {
        status.push(format!(" (förslag: {})", words::signal_neuter(goal.proposed)));
    }
    if let Some(assessed) = goal.assessed.filter(|it| it.signal != goal.status) {
        status.push(format!(" (bedömt: {})", words::signal_neuter(assessed.signal)));
    }
    let nothing = || NOTHING.to_owned();
    let action = marks::action(goal.action).to_owned();
    Row {
        depth: 0,
        is_suppressed: false,
        name: safe::line(&format!("{} ({})", goal.goal.title(year), goal.goal.id())),
        cells: [status.concat(), nothing(), nothing(), action, nothing(), nothing()],
    }
}

fn of_indicator(light: &IndicatorLight<'_>, year: i16, depth: usize) -> Vec<Row> {
    let indicator = light.indicator;
    let id = light.name();
    let row = Row {
        depth,
        is_suppressed: false,
        name: safe::line(&format!("{} ({id})", indicator.thing.title(year))),
        cells: [
            status_of(light),
            trend_of(light),
            forecast_of(light),
            NOTHING.to_owned(),
            value_of(light),
            target_of(light),
        ],
    };
    let groups = light.groups.iter().map(|it| of_group(it, light, depth + 1));
    std::iter::once(row).chain(groups).collect()
}

fn status_of(light: &IndicatorLight<'_>) -> String {
    let mut status = vec![self::light(light.status, light.step)];
    if let Some(assessed) = light.assessed.filter(|it| it.signal != light.status) {
        status.push(format!(" (bedömd: {})", words::signal(assessed.signal)));
    }
    if light.status == Signal::NotAssessed {
        status.push(format!(": {}", safe::line(&light.reason)));
    }
    status.concat()
}

fn trend_of(light: &IndicatorLight<'_>) -> String {
    let computed = marks::trend(light.trend);
    match light.trend_assessed {
        Some(assessed) => format!("{computed} (bedömd: {})", words::trend(assessed)),
        None => computed,
    }
}

fn forecast_of(light: &IndicatorLight<'_>) -> String {
    light.forecast.map_or_else(
        || NOTHING.to_owned(),
        |it| format!("{}, {}", self::light(it.status, None), marks::value(it.value, light.indicator)),
    )
}

fn value_of(light: &IndicatorLight<'_>) -> String {
    let Some(measured) = light.measured else { return NOTHING.to_owned() };
    let value = marks::value(measured.value, light.indicator);
    let about = measured.row.as_ref().and_then(Outcome::about_year);
    match about.filter(|it| *it != measured.period.year) {
        Some(year) => format!("{value} (avser {year})"),
        None => value,
    }
}

fn target_of(light: &IndicatorLight<'_>) -> String {
    let target = light.target.map(|it| it.target).or(light.compared_with);
    target.map_or_else(|| NOTHING.to_owned(), |it| marks::target(it, light.indicator))
}

/// A group too small to print has nothing but its name.
fn of_group(group: &GroupLight<'_>, light: &IndicatorLight<'_>, depth: usize) -> Row {
    let nothing = || NOTHING.to_owned();
    let value = group.value.map_or_else(nothing, |it| marks::value(it, light.indicator));
    let (status, trend) = if group.is_suppressed {
        (nothing(), nothing())
    } else {
        (self::light(group.status, None), marks::trend(group.trend))
    };
    Row {
        depth,
        is_suppressed: group.is_suppressed,
        name: safe::line(&format!("varav {}", group.name)),
        cells: [status, trend, nothing(), nothing(), value, nothing()],
    }
}

fn table(rows: &[Row], width: u16) -> String {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(std::iter::once(NAMES).chain(HEADINGS));
    let names: Vec<String> = rows.iter().map(|it| format!("{}{}", "· ".repeat(it.depth), it.name)).collect();
    for (name, row) in names.iter().zip(rows) {
        table.add_row(std::iter::once(name).chain(&row.cells));
    }
    let names = names.iter().map(String::as_str).chain([NAMES]).collect();
    let cells = (0..COLUMNS)
        .map(|column| rows.iter().map(|it| it.cells[column].as_str()).chain([HEADINGS[column]]).collect());
    columns::hold(&mut table, width, width / 3, std::iter::once(names).chain(cells));
    table.trim_fmt()
}

/// A row as lines of `name: value`; what has nothing to say is left out.
fn list(rows: &[Row]) -> String {
    let mut lines = Vec::new();
    for row in rows {
        let indent = "  ".repeat(row.depth);
        lines.push(format!("{indent}{}", row.name));
        if row.is_suppressed {
            lines.push(format!("{indent}  Utfall: {NOTHING}"));
        }
        for (heading, cell) in HEADINGS.iter().zip(&row.cells).filter(|(_, it)| *it != NOTHING) {
            lines.push(format!("{indent}  {heading}: {cell}"));
        }
    }
    lines.join("\n")
}

/// `10 av 49 indikatorer uppnådda; 25 mätta, 24 utan värde`
pub fn totals(totals: Totals, config: &Config) -> String {
    let all = totals.indicators.all();
    let mut lines = vec![format!(
        "{} av {all} {} uppnådda; {} mätta, {} utan värde",
        totals.indicators.green,
        safe::line(config.words("indikator", "indikatorer")),
        totals.measured,
        all - totals.measured
    )];
    let goals = totals.goals;
    lines.push(format!(
        "{} av {} mål uppnådda: {}, {} ej bedömda",
        goals.green,
        goals.all(),
        words::counts(goals),
        goals.not_assessed
    ));
    if totals.assignments > 0 {
        lines.push(format!("{} av {} uppdrag klara", totals.assignments_done, totals.assignments));
    }
    lines.join("\n")
}

/// What the figures rest on.
fn rule_in_force(model: &StatusModel) -> String {
    let decides = match model.decides {
        Decides::Judgement => "bedömningen avgör målens status",
        Decides::Computation => "beräkningen avgör målens status",
        Decides::Distribution => "målen har ingen samlad färg, fördelningen är svaret",
    };
    format!(
        "Regel: uppnådd är grön, mätt har ett värde eller en bedömning; {decides}; förslag enligt {}",
        rule(model)
    )
}

/// A rule with the figures that it needs: `andel (grön från 80, gul från 50 procent)`.
pub(super) fn rule(model: &StatusModel) -> String {
    let word = model.proposal.word();
    match model.proposal {
        Proposal::Worst | Proposal::Majority => word.to_owned(),
        Proposal::Share | Proposal::Weighted => {
            let (green, yellow) = (number(model.green_share, None), number(model.yellow_share, None));
            format!("{word} (grönt från {green}, gult från {yellow} procent)")
        }
        Proposal::AtLeast => format!("{word} (k = {})", model.at_least),
    }
}
