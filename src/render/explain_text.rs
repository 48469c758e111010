//! `styr explain UNIT/ID`: why a goal or indicator has its colour, checkable by hand.

use crate::{
    config::{
        Decision,
        light::{Decides, Yellow, YellowKind},
    },
    model::{Plan, indicator::Direction, outcome::Outcome},
    report::number::number,
    status::{
        GroupLight, IndicatorLight, Trend, YellowLimit,
        computed::Operand,
        explanation::{GoalFacts, IndicatorFacts, Place},
        words,
    },
};

use super::{marks, safe, status_table};

/// Lines of `label: text`.
#[derive(Default)]
struct Lines(Vec<String>);

impl Lines {
    fn add(&mut self, label: &str, text: &str) {
        self.0.push(safe::line(&format!("{label}: {text}")));
    }

    fn head(&mut self, text: &str) {
        self.0.push(safe::line(text));
    }

    fn text(mut self) -> String {
        self.0.push(String::new());
        self.0.join("\n")
    }
}

/// Why an indicator has its light.
pub fn indicator(facts: &IndicatorFacts<'_>, year: i16) -> String {
    let light = &facts.light;
    let mut lines = Lines::default();
    let id = format!("{}/{}", light.unit.id(), light.name());
    lines.head(&format!("{} ({id})", light.indicator.thing.title(year)));
    lines.add("Status", &marks::light(light.status, light.step));
    lines.add("Därför", &light.reason);
    outcome(&mut lines, facts);
    target(&mut lines, facts);
    if let Some(yellow) = light.yellow {
        lines.add("Gulgräns", &limit(yellow, light, facts.yellow.as_ref()));
    }
    lines.add("Regel", &rule(light));
    if let Some(assessed) = light.assessed {
        let why = assessed.reason.map(|it| format!(": {it}")).unwrap_or_default();
        let by = assessed.by.map(|it| format!(" av {it}")).unwrap_or_default();
        lines.add("Bedömning", &format!("{}{by}{why}", words::signal(assessed.signal)));
    }
    trend(&mut lines, facts);
    if let Some(forecast) = light.forecast {
        let value = words::value(forecast.value);
        let why = light.forecast_reason.as_deref().unwrap_or_default();
        let status = words::signal_neuter(forecast.status);
        lines.add("Prognos", &format!("{value} vid årets slut ger {status}: {why}"));
    }
    for group in &light.groups {
        lines.add(group.name, &of_group(group));
    }
    if facts.is_draft {
        lines.add("Plan", "utkast, inte beslutad");
    }
    lines.text()
}

/// A group too small to print is a dash.
fn of_group(group: &GroupLight<'_>) -> String {
    match group.value {
        Some(_) if !group.is_suppressed => {
            format!("{}, trend {}; {}", words::signal(group.status), words::trend(group.trend), group.reason)
        }
        _ => "–".to_owned(),
    }
}

fn outcome(lines: &mut Lines, facts: &IndicatorFacts<'_>) {
    let light = &facts.light;
    let follow_up = &light.unit.plan().config().follow_up;
    match light.measured {
        Some(measured) => {
            let about = measured.row.as_ref().and_then(Outcome::about_year);
            let about = about.map(|it| format!(", avser {it}")).unwrap_or_default();
            let value = words::value(measured.value);
            let when = measured.period.name(follow_up);
            lines.add("Utfall", &format!("{value} ({when}{about}){}", at(facts.row.as_ref())));
        }
        None => lines.add("Utfall", &format!("saknas{}", at(facts.row.as_ref()))),
    }
    if let Some((formula, operands)) = &facts.computed {
        let times = words::number(formula.times);
        lines.add("Beräkning", &format!("({}) × {times}", sum(operands)));
        for operand in operands {
            let value = operand.value.map_or_else(|| "saknas".to_owned(), words::number);
            let forecast = operand.forecast.map(|it| format!(", prognos {}", words::number(it)));
            let forecast = forecast.unwrap_or_default();
            let when = operand.period.name(follow_up);
            lines.add(
                &format!("  {} {}", operand.sign, operand.input.full_id()),
                &format!("{value} ({when}){forecast}"),
            );
        }
    }
    if let Some(basis) = &light.basis {
        let years: Vec<String> = basis.years.iter().map(ToString::to_string).collect();
        let computed = basis.computed.map_or_else(|| "saknar värden".to_owned(), words::number);
        let written = basis.written.map(|it| format!(", ersatt av basvärdet {}", words::number(it)));
        let text = format!("{computed} ({}){}", words::and(&years), written.unwrap_or_default());
        lines.add("Medelvärde", &text);
    }
}

/// `100 + 20 − 5 / 1000`
fn sum(operands: &[Operand<'_>]) -> String {
    let (below, above): (Vec<&Operand<'_>>, Vec<_>) = operands.iter().partition(|it| it.sign == '/');
    let value = |it: &Operand<'_>| it.value.map_or_else(|| "?".to_owned(), words::number);
    let mut text = String::new();
    for (index, operand) in above.iter().enumerate() {
        if index > 0 || operand.sign != '+' {
            text.extend([' ', operand.sign, ' ']);
        }
        text.push_str(&value(operand));
    }
    if below.is_empty() {
        return text.trim().to_owned();
    }
    let divisor: Vec<String> = below.into_iter().map(value).collect();
    format!("({}) / ({})", text.trim(), divisor.join(" + "))
}

fn target(lines: &mut Lines, facts: &IndicatorFacts<'_>) {
    let light = &facts.light;
    if let Some(target) = light.target {
        let decisions: Vec<String> =
            facts.decided.decisions.iter().map(|it| decision(light.unit.plan(), it)).collect();
        let decided = if decisions.is_empty() {
            "inget beslut".to_owned()
        } else {
            format!("beslut {}", words::and(&decisions))
        };
        let text = format!("{} för {}", words::target(target.target), target.item.key());
        lines.add("Målvärde", &format!("{text}{}, {decided}", at(facts.target.as_ref())));
    }
    if let Some(compared) = light.compared_with {
        lines.add("Jämförs med", &words::target(compared));
    }
    if let Some(long_term) = light.indicator.long_term() {
        lines.add("På sikt", &words::target(long_term));
    }
}

/// `BUN 2025-11-19 § 112`
fn decision(plan: &Plan, decision: &Decision) -> String {
    let paragraph = decision.paragraph.as_deref().map(|it| format!(" § {it}")).unwrap_or_default();
    let case = decision.case_number.as_deref().map(|it| format!(", {it}")).unwrap_or_default();
    format!("{} {}{paragraph}{case}", plan.organ_name(&decision.organ), decision.date)
}

/// What is written, and the arithmetic that gives the limit.
fn limit(yellow: YellowLimit, light: &IndicatorLight<'_>, place: Option<&Place>) -> String {
    let from = if yellow.is_own { at(place) } else { " (styrmodellens)".to_owned() };
    let target = light.compared_with.or(light.target.map(|it| it.target));
    let target = target.map(words::target).unwrap_or_default();
    let is_higher = matches!(light.indicator.direction(), Some(Direction::AtLeast | Direction::Increase));
    let is_level = !matches!(
        light.indicator.direction(),
        Some(Direction::Within | Direction::ByDate | Direction::Maintain)
    );
    let result = words::number(yellow.limit);
    let Yellow { kind, strict, round } = yellow.written;
    let arithmetic = match kind {
        YellowKind::Share(percent) if is_higher => {
            format!("{target} × {} / 100 = {result}", words::number(percent))
        }
        YellowKind::Share(percent) => {
            format!("{target} × (2 − {} / 100) = {result}", words::number(percent))
        }
        YellowKind::Distance(distance) if is_level => {
            let sign = if is_higher { '\u{2212}' } else { '+' };
            format!("{target} {sign} {} = {result}", words::number(distance))
        }
        YellowKind::Distance(_) => format!("avståndet {result}"),
        YellowKind::Value(_) | YellowKind::None => result,
    };
    let strict = if strict { ", gränsen själv är röd" } else { "" };
    let round = round.map(|it| format!(", andelen avrundas till {it} decimaler")).unwrap_or_default();
    format!("{arithmetic}{strict}{round}{from}")
}

fn rule(light: &IndicatorLight<'_>) -> String {
    use crate::config::light::Basis;
    let word = light.indicator.direction().map_or("ingen riktning", Direction::word);
    let strict = if light.indicator.is_strict() { ", målvärdet själv räcker inte (strikt)" } else { "" };
    let compared = if light.indicator.basis() == Basis::Comparison { " mot jämförelse" } else { "" };
    let smallest = light.indicator.smallest_change();
    let smallest = if smallest.is_zero() {
        String::new()
    } else {
        format!(", förändring till och med {} räknas inte", words::number(smallest))
    };
    format!("{word}{compared}{strict}{smallest}")
}

fn trend(lines: &mut Lines, facts: &IndicatorFacts<'_>) {
    let light = &facts.light;
    let follow_up = &light.unit.plan().config().follow_up;
    let now = match (light.measured, light.assessed) {
        (Some(it), _) => Some((words::value(it.value), it.period.name(follow_up))),
        (None, Some(it)) => {
            let when = light.row.map(|it| it.period.name(follow_up)).unwrap_or_default();
            Some((words::signal(it.signal).to_owned(), when))
        }
        (None, None) => None,
    };
    let Some((value, when)) = now else { return };
    let text = match &facts.before {
        Some((before, earlier)) => {
            format!("{}, från {before} ({earlier}) till {value} ({when})", words::trend(light.trend))
        }
        None => "okänd, ingen tidigare mätning".to_owned(),
    };
    lines.add("Trend", &text);
    if let (Some((baseline, earlier)), true) = (&facts.baseline, light.trend_baseline != Trend::Unknown) {
        let word = words::trend(light.trend_baseline);
        lines.add(
            "Sedan utgångsvärdet",
            &format!("{word}, från {baseline} ({earlier}) till {value} ({when})"),
        );
    }
    if let Some(assessed) = light.trend_assessed {
        let why = light.row.as_ref().and_then(|it| it.text("motiv")).map(|it| format!(": {it}"));
        lines.add("Bedömd trend", &format!("{}{}", words::trend(assessed), why.unwrap_or_default()));
    }
}

/// Why a goal has its light.
pub fn goal(facts: &GoalFacts<'_>, year: i16) -> String {
    let light = &facts.light;
    let plan = light.goal.plan();
    let model = &plan.config().status;
    let mut lines = Lines::default();
    lines.head(&format!("{} ({})", light.goal.title(year), light.goal.full_id()));
    lines.add("Status", &marks::light(light.status, light.step));
    lines.add("Därför", &light.reason);
    lines.add("Målet", at(Some(&facts.place)).trim_start_matches(", "));
    lines.add("Regel", &format!("{}; förslag enligt {}", decides(model.decides), status_table::rule(model)));
    lines.add("Förslag", words::signal_neuter(light.proposed));
    match light.assessed {
        Some(assessed) => {
            let by = assessed.by.map(|it| format!(" av {it}")).unwrap_or_default();
            let why = assessed.reason.map(|it| format!(": {it}")).unwrap_or_default();
            let text =
                format!("{}{by}{why}{}", words::signal_neuter(assessed.signal), at(facts.judgement.as_ref()));
            lines.add("Bedömning", &text);
        }
        None => lines.add("Bedömning", "saknas"),
    }
    votes(&mut lines, facts);
    let coverage = light.coverage;
    lines.add(
        "Träffbild",
        &format!(
            "{} bidrar, {} har svarat ej relevant, {} har inte svarat",
            coverage.contribute, coverage.not_relevant, coverage.unanswered
        ),
    );
    lines.add("Åtgärd", marks::action(light.action));
    if facts.is_draft {
        lines.add("Plan", "utkast, inte beslutad");
    }
    lines.text()
}

/// Everything that may vote, with its light and weight.
fn votes(lines: &mut Lines, facts: &GoalFacts<'_>) {
    let light = &facts.light;
    let model = &light.goal.plan().config().status;
    for indicator in &light.indicators {
        let role = if indicator.indicator.role() == crate::model::indicator::Role::Frame {
            " (ram, röstar inte)"
        } else {
            ""
        };
        let weight = indicator.indicator.weight();
        let weight = if weight == rust_decimal::Decimal::ONE {
            String::new()
        } else {
            format!(", vikt {}", number(weight, None))
        };
        let status = marks::light(indicator.status, indicator.step);
        lines.add(
            &format!("  {}{role}", indicator.indicator.thing.id()),
            &format!("{status}{weight}; {}", indicator.reason),
        );
    }
    let votes = if model.goals_below_vote { "röstar med vikten 1" } else { "röstar inte" };
    for below in &facts.below {
        let status = marks::light(below.status, below.step);
        lines.add(&format!("  {}", below.goal.full_id()), &format!("{status}; {votes}"));
    }
}

/// What decides the colour of goals.
const fn decides(decides: Decides) -> &'static str {
    match decides {
        Decides::Judgement => "bedömningen avgör",
        Decides::Computation => "beräkningen avgör",
        Decides::Distribution => "fördelningen är svaret, ingen samlad färg",
    }
}

fn at(place: Option<&Place>) -> String {
    place.map(|it| format!(", {}:{}", it.path, it.line)).unwrap_or_default()
}
