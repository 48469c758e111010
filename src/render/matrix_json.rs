//! `styr check --matrix --format json`, edition 1.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::{
    model::unit::Unit,
    report::matrix::{Matrix, Row},
    status::{Coverage, coverage::Reply},
};

use super::json::{self, FORMAT};

#[derive(Serialize)]
struct Answer<'a> {
    format: u32,
    year: i16,
    goals: Vec<GoalAnswer<'a>>,
    units: Vec<UnitAnswer<'a>>,
    totals: CoverageAnswer,
}

#[derive(Serialize)]
struct GoalAnswer<'a> {
    unit: &'a str,
    id: &'a str,
    r#type: Vec<&'a str>,
    title: &'a str,
    handed_out: bool,
    answers: Vec<ReplyAnswer<'a>>,
    coverage: CoverageAnswer,
}

#[derive(Serialize)]
struct ReplyAnswer<'a> {
    unit: &'a str,
    answer: &'static str,
}

#[derive(Serialize)]
struct UnitAnswer<'a> {
    id: &'a str,
    name: &'a str,
    level: Option<&'a str>,
    coverage: CoverageAnswer,
}

#[derive(Serialize)]
struct CoverageAnswer {
    contribute: usize,
    not_relevant: usize,
    unanswered: usize,
    share: Option<Box<RawValue>>,
}

/// The whole answer.
pub fn matrix(matrix: &Matrix<'_>) -> String {
    let rows = matrix.givers.iter().flat_map(|it| &it.goals);
    json::text(&Answer {
        format: FORMAT,
        year: matrix.year,
        goals: rows.map(|it| goal(it, matrix.year)).collect(),
        units: matrix.units.iter().map(|(unit, counts)| of_unit(*unit, *counts)).collect(),
        totals: coverage(matrix.totals),
    })
}

fn goal<'a>(row: &Row<'a>, year: i16) -> GoalAnswer<'a> {
    let goal = row.goal;
    let reply = |(unit, reply): &(Unit<'a>, Reply)| ReplyAnswer { unit: unit.id(), answer: reply.word() };
    GoalAnswer {
        unit: goal.unit().map_or("", Unit::id),
        id: goal.id(),
        r#type: goal.goal_type_ids(),
        title: goal.title(year),
        handed_out: goal.is_handed_out(),
        answers: row.answers.iter().map(reply).collect(),
        coverage: coverage(row.coverage),
    }
}

fn of_unit(unit: Unit<'_>, counts: Coverage) -> UnitAnswer<'_> {
    UnitAnswer {
        id: unit.id(),
        name: unit.name(),
        level: unit.level().map(|it| it.id.as_str()),
        coverage: coverage(counts),
    }
}

fn coverage(counts: Coverage) -> CoverageAnswer {
    CoverageAnswer {
        contribute: counts.contribute,
        not_relevant: counts.not_relevant,
        unanswered: counts.unanswered,
        share: counts.share().map(json::number),
    }
}
