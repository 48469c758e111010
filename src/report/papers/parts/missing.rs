//! What the paper lacks, so that nobody takes silence for a good result.

use crate::{
    config::{follow_up::Question, light::Decides},
    model::{analysis::Subject, indicator::Role},
    report::{Block, bullets, paragraph, strong, text},
    status::{GoalLight, IndicatorLight},
};

use super::{
    Paper, heading, texts,
    thread::{self, Place},
    words,
};

pub(in super::super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Vad saknas"), paragraph(format!("{}.", analysed(paper)))];
    let parts = [
        (format!("{} utan värde", words::capital(paper.measures())), valueless(paper)),
        (format!("{} utan bedömning", words::capital(paper.goals())), unjudged(paper)),
        ("Frågor utan svar".to_owned(), unanswered(paper)),
    ];
    for (title, lines) in parts {
        if lines.is_empty() {
            blocks.push(Block::Paragraph(vec![strong(format!("{title}:")), " inga.".into()]));
        } else {
            blocks.push(Block::Paragraph(vec![strong(format!("{title}:"))]));
            blocks.push(bullets(lines.into_iter().map(text)));
        }
    }
    if !paper.desk.left_out.is_empty() {
        blocks.push(Block::Paragraph(vec![strong("Filer som inte kunde läsas helt:")]));
        blocks.push(bullets(paper.desk.left_out.iter().map(|it| text(*it))));
    }
    blocks
}

/// `4 av 10 mått har analys` (R57): of those with an outcome.
pub(in super::super) fn analysed(paper: &Paper<'_, '_>) -> String {
    let all = paper.indicators();
    let is_counted = |it: &&IndicatorLight<'_>| {
        it.indicator.role() == Role::Measure && (it.measured.is_some() || it.assessed.is_some())
    };
    let measured: Vec<_> = all.into_iter().filter(is_counted).collect();
    if measured.is_empty() {
        return format!("Inga {} har utfall", paper.measures());
    }
    let is_analysed = |it: &&&IndicatorLight<'_>| {
        paper.analysis.is_some_and(|analysis| analysis.covers(it.indicator.thing))
    };
    let count = measured.iter().filter(is_analysed).count();
    format!("{count} av {} {} med utfall har analys", measured.len(), paper.measures())
}

pub(in super::super) fn valueless<'p>(paper: &Paper<'_, 'p>) -> Vec<String> {
    let has_none = |it: &&IndicatorLight<'_>| {
        it.indicator.role() != Role::Input
            && it.measured.is_none()
            && it.assessed.is_none()
            && it.distribution.is_none()
    };
    let line = |it: &IndicatorLight<'p>| {
        let comment = it.row.as_ref().and_then(|it| it.text("kommentar")).map(words::sentence);
        let line =
            format!("{}: {}. {}", paper.title(it.indicator.thing), it.reason, comment.unwrap_or_default());
        line.trim_end().to_owned()
    };
    paper.indicators().into_iter().filter(has_none).map(line).collect()
}

fn unjudged(paper: &Paper<'_, '_>) -> Vec<String> {
    if paper.config().status.decides != Decides::Judgement {
        return Vec::new();
    }
    let goals = judged_goals(paper).filter(|it| it.assessed.is_none());
    goals.map(|it| paper.numbered_title(it.goal)).collect()
}

/// Goals that the unit itself judges and analyses; an uppdrag to others is told of by its receivers.
fn judged_goals<'a, 'p>(paper: &'a Paper<'_, 'p>) -> impl Iterator<Item = &'a GoalLight<'p>> {
    paper.lights.goals.iter().filter(|it| thread::place(paper, it.goal) != Place::Given)
}

/// The questions that the analysis leaves, goal by goal.
fn unanswered(paper: &Paper<'_, '_>) -> Vec<String> {
    let questions = &paper.follow_up().questions;
    if paper.analysis.is_none() {
        return vec!["Perioden har ingen analys.".to_owned()];
    }
    let mut lines = Vec::new();
    for light in judged_goals(paper) {
        let (goal, subject) = (light.goal, Subject::Thing(light.goal.key()));
        let is_asked = |it: &&Question| it.required_for.is_empty() || it.required_for.contains(&light.status);
        let left: Vec<&str> = questions
            .iter()
            .filter(is_asked)
            .map(|it| it.text.as_str())
            .filter(|it| !texts::answers(paper, subject, it))
            .collect();
        let title = paper.numbered_title(goal);
        if left.len() == questions.len() && !left.is_empty() {
            lines.push(format!("{title}: alla."));
        } else if !left.is_empty() {
            lines.push(format!("{title}: {}", left.join(" ")));
        }
    }
    lines
}
