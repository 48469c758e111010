//! Everything that is shown of a plan, held against what no output may be.

use serde_json::Value;
use styr::{
    diagnostic::Diagnostic,
    model::{Plan, period::Period},
    policy::Selection,
    render::{
        application_json, application_text, calendar_ics, calendar_table, explain_json, explain_text,
        findings::{azure, github, gitlab, json, sarif, summary, text},
        matrix_json, matrix_text, open_data, owners as codeowners, status_csv, status_json, status_table,
        tree_json, tree_svg, tree_text,
    },
    report::{application, calendar, matrix, owners, tree},
    status::{
        explanation::{self, Subject},
        overview,
    },
};

use super::{
    super::ours,
    stage::{self, DAY},
};

/// So many findings are drawn.
const MOST_DRAWN: usize = 20;

/// How wide tables are.
const WIDTH: u16 = 100;

/// Checks a plan, and shows what is found to a person, a program, and one of the hosts.
pub(crate) fn checked(plan: &Plan, pick: usize) -> Vec<Diagnostic> {
    let findings = stage::findings(plan);
    let mut drawing = text::Drawing::new(plan);
    for finding in findings.iter().take(MOST_DRAWN) {
        nothing_moves(&drawing.finding(finding));
    }
    nothing_moves(&text::summary(plan, &findings));
    is_json(&json::render(plan, &findings));
    match pick % 8 {
        0 => is_json(&sarif::render(plan, &findings, "", true)),
        1 | 2 => is_json(&gitlab::render(plan, &findings, "")),
        3 | 4 => {
            for line in github::render(plan, &findings, "", "här").lines() {
                let is_ours = ["::error ", "::warning ", "::notice "].iter().any(|it| line.starts_with(it));
                assert!(is_ours, "a line of its own: {line}");
            }
        }
        5 | 6 => {
            for line in azure::render(plan, &findings, "").lines() {
                let is_ours = line.starts_with("##vso[task.logissue ") || line.starts_with("tips[");
                assert!(is_ours && line.matches("##vso[").count() <= 1, "a line of its own: {line}");
            }
        }
        _ => drop(summary::render(plan, &findings, ("", summary::LARGEST), true)),
    }
    findings
}

/// Shows one of the lights, their reasons, the trees, the calendar and all else that a plan gives.
pub(crate) fn shown(plan: &Plan, findings: &[Diagnostic], pick: usize) {
    match pick / 8 % 6 {
        0 => lights(plan),
        1 => {
            if let Some(period) = Period::latest(&plan.config().follow_up, DAY) {
                plan.things().for_each(|it| explained(plan, &it.full_id(), period));
            }
        }
        2 => trees(plan),
        3 => {
            let calendar = calendar::calendar(plan, DAY);
            nothing_moves(&calendar_table::table(&calendar, WIDTH));
            calendar_ics::ics(&calendar);
            let matrix = matrix::matrix(plan, DAY.year(), &Selection::default());
            nothing_moves(&matrix_text::matrix(&matrix, WIDTH));
            is_json(&matrix_json::matrix(&matrix));
        }
        4 => {
            let application = application::application(plan, DAY, findings);
            nothing_moves(&application_text::application(&application, plan, WIDTH));
            is_json(&application_json::application(&application, plan));
        }
        _ => {
            open_data::files(plan, DAY);
            for dialect in [codeowners::Dialect::Patterns, codeowners::Dialect::Expressions] {
                codeowners::codeowners(&owners::owners(plan), "", dialect);
            }
        }
    }
}

fn lights(plan: &Plan) {
    let follow_up = &plan.config().follow_up;
    let Some(period) = Period::latest(follow_up, DAY) else { return };
    let overview = overview::overview(plan, None, period, DAY);
    nothing_moves(&status_table::status(&overview, plan.config(), WIDTH));
    status_csv::status(&overview);
    let rules = overview::rules(&overview);
    is_json(&status_json::status(&overview, &period.written(follow_up), Some(&rules)));
}

fn trees(plan: &Plan) {
    let tree = tree::of_organisation(plan, DAY);
    nothing_moves(&tree_text::tree(&tree));
    is_json(&tree_json::tree(&tree));
    ours::tags_are_ours(&tree_svg::tree(&tree), "tree.svg");
    for unit in plan.units() {
        nothing_moves(&tree_text::tree(&tree::of_unit(unit, DAY)));
    }
}

fn explained(plan: &Plan, name: &str, period: Period) {
    match explanation::find(plan, name) {
        Some(Subject::Goal(goal)) => {
            let facts = explanation::of_goal(goal, period, DAY);
            nothing_moves(&explain_text::goal(&facts, period.year));
            is_json(&explain_json::goal(&facts, period.year));
        }
        Some(Subject::Indicator(indicator, unit)) => {
            let facts = explanation::of_indicator(indicator, unit, period);
            nothing_moves(&explain_text::indicator(&facts, period.year));
            is_json(&explain_json::indicator(&facts, period.year));
        }
        None => {}
    }
}

/// What other programs read is JSON.
pub(crate) fn is_json(text: &str) {
    if let Err(error) = serde_json::from_str::<Value>(text) {
        panic!("{error}: {text}");
    }
}

/// Nothing moves a terminal: of what is not a letter there are line breaks and our own colours.
pub(crate) fn nothing_moves(text: &str) {
    for (at, letter) in text.char_indices() {
        let is_colour = || {
            let rest = text[at + 1..].strip_prefix('[');
            let rest = rest.map(|it| it.trim_start_matches(|it: char| it.is_ascii_digit() || it == ';'));
            rest.is_some_and(|it| it.starts_with('m'))
        };
        let is_bad = match letter {
            '\n' => false,
            '\u{1b}' => !is_colour(),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => true,
            it => it.is_control(),
        };
        assert!(!is_bad, "{letter:?} is printed: {text:?}");
    }
}
