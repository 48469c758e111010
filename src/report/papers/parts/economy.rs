//! Money, and figures that hang on no goal.

use rust_decimal::Decimal;

use crate::{
    model::indicator::{Role, Target},
    report::{Align, Block, Cell, Column, Table, cell, number::number, paragraph, strong, text},
    status::IndicatorLight,
};

use super::{Paper, heading, measures, words};

/// The frames: outcome, budget and forecast.
pub(in super::super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let all = paper.indicators();
    let frames: Vec<_> = all.into_iter().filter(|it| it.indicator.role() == Role::Frame).collect();
    let mut blocks = vec![heading(2, "Ekonomi")];
    if frames.is_empty() {
        blocks.push(paragraph("Planen har ingen ram att följa upp."));
        return blocks;
    }
    let year = paper.year();
    let heads = [
        ("Ram".to_owned(), Align::Start),
        (format!("Utfall till {}", paper.period.end(paper.follow_up())), Align::End),
        (format!("Budget {year}"), Align::End),
        (format!("Prognos {year}"), Align::End),
        ("Prognos mot budget".to_owned(), Align::End),
        ("Status".to_owned(), Align::Start),
    ];
    let columns = heads.map(|(head, align)| Column { head: text(head), align }).into();
    let rows = frames.iter().map(|it| row(paper, it)).collect();
    let caption = format!("Ekonomi, {}", paper.period.name(paper.follow_up()));
    blocks.push(Block::Table(Table { caption: Some(caption), columns, rows }));
    let comments = frames.iter().filter_map(|it| it.row.as_ref()?.text("kommentar"));
    blocks.extend(comments.map(|it| paragraph(words::sentence(it))));
    blocks
}

/// How each frame is expected to end, one sentence each.
pub(in super::super) fn in_short<'p>(paper: &Paper<'_, 'p>) -> Vec<Block> {
    let all = paper.indicators();
    let frames = all.into_iter().filter(|it| it.indicator.role() == Role::Frame);
    let line = |light: &IndicatorLight<'p>| {
        let forecast = light.forecast?;
        let (budget, expected) = (budget(light, paper.year())?, forecast.value.number()?);
        let name = paper.title(light.indicator.thing);
        let against = against(light, expected, budget);
        let text = format!(" prognosen för året är {against}. ");
        Some(Block::Paragraph(vec![strong(format!("{name}:")), text.into(), paper.light_of(forecast.status)]))
    };
    frames.filter_map(line).collect()
}

fn row<'p>(paper: &Paper<'_, 'p>, light: &IndicatorLight<'p>) -> Vec<Cell> {
    let indicator = light.indicator;
    let budget = budget(light, paper.year());
    let figure = |it: Decimal| number(it, indicator.decimals());
    let forecast = light.forecast.and_then(|it| it.value.number());
    let expected = match light.forecast {
        Some(forecast) => measures::shown(indicator, forecast.value),
        None => "saknas".to_owned(),
    };
    let status =
        light.forecast.map_or_else(|| paper.light(light.status, light.step), |it| paper.light_of(it.status));
    let is_by_forecast = light.forecast.is_some();
    let mark = if is_by_forecast { " (prognosen)" } else { "" };
    vec![
        cell(measures::name(paper, indicator)),
        measures::outcome(paper, light, paper.period),
        cell(budget.map_or_else(|| "saknas".to_owned(), figure)),
        cell(expected),
        cell(budget.zip(forecast).map_or_else(|| "–".to_owned(), |(budget, it)| against(light, it, budget))),
        Cell { text: vec![status, mark.into()] },
    ]
}

/// The whole year's budget, also where the light compares with the period's own.
fn budget(light: &IndicatorLight<'_>, year: i16) -> Option<Decimal> {
    match light.indicator.target_of_year(year).map(|it| it.target).or(light.compared_with)? {
        Target::Number(it) => Some(it),
        _ => None,
    }
}

/// `6 000 tkr över budget`, `3 000 tkr under budget`, `enligt budget`
fn against(light: &IndicatorLight<'_>, forecast: Decimal, budget: Decimal) -> String {
    let Some(over) = forecast.checked_sub(budget) else { return "–".to_owned() };
    let amount = number(over.abs(), light.indicator.decimals());
    let amount = format!("{amount}\u{a0}{}", light.indicator.measure());
    match over {
        it if it.is_zero() => "enligt budget".to_owned(),
        it if it.is_sign_positive() => format!("{} över budget", amount.trim_end()),
        _ => format!("{} under budget", amount.trim_end()),
    }
}

/// Indicators without a goal: nyckeltal, and those that others have handed out.
pub(in super::super) fn key_figures(paper: &Paper<'_, '_>) -> Vec<Block> {
    let figures: Vec<_> =
        paper.lights.indicators.iter().filter(|it| it.indicator.role() == Role::Measure).collect();
    let mut blocks = vec![heading(2, "Övriga nyckeltal")];
    if figures.is_empty() {
        blocks.push(paragraph(format!("Inga {} står utan mål.", paper.measures())));
        return blocks;
    }
    let caption = format!("Övriga nyckeltal, {}", paper.period.name(paper.follow_up()));
    blocks.extend(measures::table(paper, &caption, &figures));
    blocks
}
