//! The table of indicators: outcomes, target, light, trend and forecast.

use rust_decimal::Decimal;

use crate::{
    config::light::Signal,
    model::{
        indicator::{Direction, Indicator, Role, Target, TargetWord},
        outcome::{MissingReason, Outcome, Value},
        period::Period,
    },
    report::{
        Align, Block, Cell, Column, Inline, Table, bullets, cell, number::number, paragraph, strong, text,
    },
    status::{GoalLight, IndicatorLight, Trend, comparison::QUARTILES, indicator, words as status_words},
    syntax::Item,
};

use super::{Paper, changed, lights, pictures, words};

/// How many earlier years a table shows at most.
const EARLIER_YEARS: i16 = 2;

/// The indicators of a goal; frames have their own part of the paper.
pub(in super::super) fn of_goal<'p>(paper: &Paper<'_, 'p>, light: &GoalLight<'p>) -> Vec<Block> {
    let measures: Vec<_> =
        light.indicators.iter().filter(|it| it.indicator.role() == Role::Measure).collect();
    if measures.is_empty() && !light.indicators.is_empty() {
        return vec![paragraph("Målet följs med ramen, se Ekonomi.")];
    }
    if measures.is_empty() {
        return vec![paragraph(format!("Målet har inga {}.", paper.measures()))];
    }
    let caption =
        format!("{} för målet, {}", words::capital(paper.measures()), paper.period.name(paper.follow_up()));
    table(paper, &caption, &measures)
}

/// The table, and what must be said about its figures.
pub(in super::super) fn table<'p>(
    paper: &Paper<'_, 'p>,
    caption: &str,
    all: &[&IndicatorLight<'p>],
) -> Vec<Block> {
    let rows: Vec<Row<'_, 'p>> = all.iter().map(|it| Row::of(paper, it)).collect();
    let years: Vec<usize> = (0..usize::from(EARLIER_YEARS.unsigned_abs()))
        .filter(|&it| rows.iter().any(|row| row.has_value(it)))
        .collect();
    let has_forecast = all.iter().any(|it| it.forecast.is_some());
    let mut columns = vec![Column {
        head: text(words::capital(paper.config().word("indikator", "indikator"))),
        align: Align::Start,
    }];
    let mut column = |head: String, align| columns.push(Column { head: text(head), align });
    for &index in &years {
        column(format!("Utfall {}", Row::earlier(paper)[index].year), Align::End);
    }
    column(format!("Utfall {}", paper.year()), Align::End);
    column(format!("Mål {}", paper.year()), Align::End);
    column("Status".to_owned(), Align::Start);
    column("Utveckling".to_owned(), Align::Start);
    if has_forecast {
        column(format!("Prognos {}", paper.year()), Align::End);
    }
    let rows_of = |row: &Row<'_, 'p>| row.cells(paper, &years, has_forecast);
    let cells = rows.iter().flat_map(rows_of).collect();
    let mut blocks = vec![Block::Table(Table { caption: Some(caption.to_owned()), columns, rows: cells })];
    let notes: Vec<Vec<Inline>> = all.iter().filter_map(|it| note(paper, it)).collect();
    if !notes.is_empty() {
        blocks.push(bullets(notes));
    }
    blocks
}

/// An indicator's light with those of earlier years.
struct Row<'l, 'p> {
    now: &'l IndicatorLight<'p>,
    /// Earliest year first.
    earlier: Vec<IndicatorLight<'p>>,
}

impl<'l, 'p> Row<'l, 'p> {
    fn of(paper: &Paper<'_, 'p>, now: &'l IndicatorLight<'p>) -> Self {
        let light = |period| indicator::light(now.indicator, now.unit, period);
        Self { now, earlier: Self::earlier(paper).into_iter().map(light).collect() }
    }

    /// The same period of earlier years.
    fn earlier(paper: &Paper<'_, '_>) -> Vec<Period> {
        (1..=EARLIER_YEARS).rev().map(|it| Period { year: paper.year() - it, ..paper.period }).collect()
    }

    fn has_value(&self, index: usize) -> bool {
        self.earlier.get(index).is_some_and(|it| it.measured.is_some() || it.assessed.is_some())
    }

    /// The row itself, and one for each group.
    fn cells(&self, paper: &Paper<'_, 'p>, years: &[usize], has_forecast: bool) -> Vec<Vec<Cell>> {
        let now = self.now;
        let named = format!("{}{}", name(paper, now.indicator), changed::mark(paper, now.indicator.thing));
        let mut cells = vec![Cell { text: paper.marked(now.indicator.thing, named) }];
        cells.extend(years.iter().map(|&it| {
            outcome(paper, &self.earlier[it], Period { year: Self::earlier(paper)[it].year, ..paper.period })
        }));
        cells.push(outcome(paper, now, paper.period));
        cells.push(cell(target(paper, now)));
        cells.push(Cell { text: vec![paper.light(now.status, now.step)] });
        cells.push(self.development(paper));
        if has_forecast {
            cells.push(forecast(paper, now));
        }
        let mut rows = vec![cells];
        rows.extend((0..now.groups.len()).map(|it| self.group(paper, it, years, has_forecast)));
        rows
    }

    /// The trend in a word, under its curve.
    fn development(&self, paper: &Paper<'_, 'p>) -> Cell {
        let curve = pictures::trend(paper, self.now, &self.earlier);
        let word = lights::trend(self.now.trend).unwrap_or("–");
        let space = curve.is_some().then(|| " ".into());
        Cell { text: curve.into_iter().chain(space).chain([word.into()]).collect() }
    }

    fn group(&self, paper: &Paper<'_, 'p>, index: usize, years: &[usize], has_forecast: bool) -> Vec<Cell> {
        let group = &self.now.groups[index];
        let value = |value: Option<Value>| {
            cell(value.map_or_else(|| "–".to_owned(), |it| shown(self.now.indicator, it)))
        };
        let mut cells = vec![cell(format!("– {}", group.name))];
        cells.extend(years.iter().map(|&year| {
            let then = self.earlier[year].groups.iter().find(|it| it.id == group.id);
            value(then.filter(|it| !it.is_suppressed).and_then(|it| it.value))
        }));
        cells.push(value(group.value.filter(|_| !group.is_suppressed)));
        cells.push(cell(""));
        let is_shown = group.value.is_some() && !group.is_suppressed;
        cells.push(if is_shown { Cell { text: vec![paper.light_of(group.status)] } } else { cell("–") });
        cells.push(cell(lights::trend(group.trend).unwrap_or("–")));
        if has_forecast {
            cells.push(cell(""));
        }
        cells
    }
}

/// An indicator's name with its unit of measure; per cent stands by the figures.
pub(in super::super) fn name(paper: &Paper<'_, '_>, indicator: Indicator<'_>) -> String {
    let title = indicator.thing.title(paper.year());
    match indicator.measure() {
        "" | "%" => title.to_owned(),
        _ if matches!(indicator.direction(), Some(Direction::Judged | Direction::Rank | Direction::Yes)) => {
            title.to_owned()
        }
        measure => format!("{title} ({measure})"),
    }
}

/// A value as tables print it.
pub(in super::super) fn shown(indicator: Indicator<'_>, value: Value) -> String {
    match value {
        Value::Number(it) => figure(indicator, it),
        other => status_words::value(other),
    }
}

/// A number as tables print it.
pub(in super::super) fn figure(indicator: Indicator<'_>, value: Decimal) -> String {
    with_per_cent(indicator, number(value, indicator.decimals()))
}

fn with_per_cent(indicator: Indicator<'_>, figure: String) -> String {
    if indicator.measure() == "%" { format!("{figure}\u{a0}%") } else { figure }
}

/// What was measured for a period, marked where it speaks of another time.
pub(in super::super) fn outcome<'p>(
    paper: &Paper<'_, 'p>,
    light: &IndicatorLight<'p>,
    period: Period,
) -> Cell {
    let Some(measured) = light.measured else { return absent(paper, light, period) };
    let mut marks = Vec::new();
    if measured.period != period {
        marks.push(paper.period_within_year(measured.period).to_owned());
    }
    let row = measured.row.as_ref();
    marks.extend(
        row.and_then(Outcome::about_year).filter(|it| *it != period.year).map(|it| format!("avser {it}")),
    );
    if row.is_some_and(Outcome::is_preliminary) {
        marks.push("preliminärt".to_owned());
    }
    let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join(", ")) };
    cell(format!("{}{marks}", shown(light.indicator, measured.value)))
}

/// A judgement instead of a value, or why there is none.
fn absent<'p>(paper: &Paper<'_, 'p>, light: &IndicatorLight<'p>, period: Period) -> Cell {
    if let Some(assessed) = light.assessed {
        return Cell { text: vec![paper.light(assessed.signal, assessed.step)] };
    }
    if light.distribution.is_some() {
        return cell("utdelat");
    }
    let is_due = light.indicator.is_measured_in(period);
    let reason = light.missing.map(MissingReason::text);
    cell(reason.unwrap_or(if is_due && period == paper.period { "saknas" } else { "–" }))
}

/// The target in force, in words that say which way is good.
pub(in super::super) fn target(paper: &Paper<'_, '_>, light: &IndicatorLight<'_>) -> String {
    let indicator = light.indicator;
    let Some(at) = light.target else { return untargeted(light) };
    let is_other_year = at.year != paper.year();
    let since = if is_other_year { format!(" (från {})", at.year) } else { String::new() };
    let of_period = if at.of_period { " (för perioden)" } else { "" };
    format!("{}{since}{of_period}", target_text(indicator, at.target))
}

/// A target in words: `minst 87 %`, `över 0 %` where the target itself is not enough, `12–15`, `öka`.
pub(in super::super) fn target_text(indicator: Indicator<'_>, target: Target) -> String {
    // A target is never rounded away from what was decided.
    let decimals = |it: Decimal| indicator.decimals().map(|usual| usual.max(it.normalize().scale()));
    let figure = |it| number(it, decimals(it));
    match (target, indicator.direction()) {
        (Target::Number(it), direction) => {
            let limit = with_per_cent(indicator, figure(it));
            match direction {
                Some(Direction::AtLeast) if indicator.is_strict() => format!("över {limit}"),
                Some(Direction::AtMost) if indicator.is_strict() => format!("under {limit}"),
                Some(Direction::AtLeast) => format!("minst {limit}"),
                Some(Direction::AtMost) => format!("högst {limit}"),
                Some(Direction::Rank) => format!("plats {limit} eller bättre"),
                _ => limit,
            }
        }
        (Target::Range(low, high), _) => {
            with_per_cent(indicator, format!("{}–{}", figure(low), figure(high)))
        }
        (Target::Date(it), _) => format!("senast {it}"),
        (other, _) => status_words::target(other),
    }
}

/// What takes the place of a target: a direction, or how others stand.
fn untargeted(light: &IndicatorLight<'_>) -> String {
    if let Some(Target::Number(it)) = light.compared_with {
        let others = match light.indicator.compared_with() {
            Some(QUARTILES) => "Bästa fjärdedelen,".to_owned(),
            others => others.map(words::capital).unwrap_or_default(),
        };
        let limit = target_text(light.indicator, Target::Number(it));
        return format!("{others} {limit}").trim().to_owned();
    }
    direction(light.indicator)
}

/// The way that is good, for an indicator without a target.
pub(in super::super) fn direction(indicator: Indicator<'_>) -> String {
    let word = match indicator.direction() {
        Some(Direction::Yes) => return status_words::value(Value::Truth(true)),
        Some(Direction::Increase) => TargetWord::Increase,
        Some(Direction::Decrease) => TargetWord::Decrease,
        Some(Direction::Maintain) => TargetWord::Maintain,
        _ => return "–".to_owned(),
    };
    status_words::target(Target::Word(word))
}

fn forecast<'p>(paper: &Paper<'_, 'p>, light: &IndicatorLight<'p>) -> Cell {
    let Some(forecast) = light.forecast else { return cell("–") };
    let value = format!("{} ", shown(light.indicator, forecast.value));
    Cell { text: vec![value.into(), paper.light_of(forecast.status)] }
}

/// What the figures do not say: comments, comparisons, the baseline, the reason for no colour.
fn note<'p>(paper: &Paper<'_, 'p>, light: &IndicatorLight<'p>) -> Option<Vec<Inline>> {
    let mut notes: Vec<String> = Vec::new();
    let is_judged = light.indicator.direction() == Some(Direction::Judged);
    // Why there is no value stands in the table itself.
    let is_uncoloured = light.status == Signal::NotAssessed && light.measured.is_some();
    if is_uncoloured || light.basis.is_some() || light.distribution.is_some() {
        notes.push(words::sentence(&light.reason));
    }
    if let Some(assessed) = light.assessed {
        let word = lights::light(paper.config(), assessed.signal, assessed.step).word;
        let by = assessed.by.map(|it| format!(" av {it}")).unwrap_or_default();
        let why = assessed.reason.map(|it| format!(": {it}")).unwrap_or_default();
        notes.push(words::sentence(&format!("bedömt som {}{by}{why}", word.to_lowercase())));
    }
    let row = light.row.as_ref();
    notes.extend(row.and_then(|it| it.text("kommentar")).map(words::sentence));
    let others: Vec<String> = row
        .into_iter()
        .flat_map(Outcome::comparisons)
        .filter_map(|it| Some(format!("{} {}", it.key(), shown(light.indicator, Value::read(it)?))))
        .collect();
    if !others.is_empty() {
        notes.push(words::sentence(&format!("jämförelse: {}", others.join(", "))));
    }
    if !is_judged {
        notes.extend(since_baseline(light));
    }
    notes.extend(
        light
            .trend_assessed
            .and_then(lights::trend)
            .map(|it| format!("Utvecklingen bedöms som {}.", it.to_lowercase())),
    );
    if let Some(long_term) = light.indicator.long_term() {
        notes.push(format!("På lång sikt: {}.", target_text(light.indicator, long_term)));
    }
    notes.extend(changed::note(paper, light.indicator.thing));
    let title = light.indicator.thing.title(paper.year());
    (!notes.is_empty()).then(|| vec![strong(format!("{title}.")), format!(" {}", notes.join(" ")).into()])
}

/// Where the indicator started: `80,2 % (2023)`.
pub(in super::super) fn baseline(indicator: Indicator<'_>) -> Option<String> {
    let written = indicator.baseline()?;
    let value = shown(indicator, Value::read(written.get("varde")?)?);
    let when = written.get("period").and_then(Item::scalar).map(|it| format!(" ({it})"));
    Some(format!("{value}{}", when.unwrap_or_default()))
}

/// The trend since the baseline.
fn since_baseline(light: &IndicatorLight<'_>) -> Option<String> {
    let baseline = light.indicator.baseline()?;
    let value = shown(light.indicator, Value::read(baseline.get("varde")?)?);
    let when = baseline.get("period").and_then(Item::scalar).unwrap_or("utgångsvärdet");
    let trend = lights::trend(light.trend_baseline).filter(|_| light.trend_baseline != Trend::Unknown)?;
    Some(format!("{trend} sedan {when} ({value})."))
}
