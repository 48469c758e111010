//! What the analysis says, under the paper's own headings.

use crate::{
    model::{
        analysis::{Section, Subject},
        load::Readers,
    },
    report::{Block, prose},
};

use super::{Paper, heading};

/// What the analysis says of something; its questions become headings of a level.
pub(in super::super) fn of(paper: &Paper<'_, '_>, subject: Subject, level: u8) -> Vec<Block> {
    let sections = paper.analysis.into_iter().flat_map(|it| it.sections(subject));
    sections.flat_map(|it| section(paper, it, level)).collect()
}

fn section(paper: &Paper<'_, '_>, section: &Section, level: u8) -> Vec<Block> {
    let text = |span| paper.plan.sources().slice(span);
    let mut blocks = prose::blocks(text(section.lead), level - 1);
    for (question, answer) in &section.parts {
        let answer = prose::blocks(text(*answer), level);
        if !answer.is_empty() {
            blocks.push(heading(level, &**question));
            blocks.extend(answer);
        }
    }
    blocks
}

/// What the analysis answers to one question about something.
pub(in super::super) fn answer(
    paper: &Paper<'_, '_>,
    subject: Subject,
    question: &str,
    level: u8,
) -> Vec<Block> {
    let wanted = question.trim().to_lowercase();
    let sections = paper.analysis.into_iter().flat_map(|it| it.sections(subject));
    let parts = sections.flat_map(|it| &it.parts).filter(|(it, _)| it.trim().to_lowercase() == wanted);
    parts.flat_map(|(_, span)| prose::blocks(paper.plan.sources().slice(*span), level)).collect()
}

/// Whether a section says anything.
pub(in super::super) fn has_text(paper: &Paper<'_, '_>, section: &Section) -> bool {
    paper.analysis.is_some_and(|it| it.has_text(section))
}

/// Whether the analysis answers a question about something.
pub(in super::super) fn answers(paper: &Paper<'_, '_>, subject: Subject, question: &str) -> bool {
    paper.analysis.is_some_and(|it| it.answers(subject, question))
}

/// What the analysis says of things that have no place of their own in the paper.
pub(in super::super) fn others(paper: &Paper<'_, '_>) -> Vec<Block> {
    let has_place = |subject: Option<Subject>| match subject {
        Some(Subject::Summary) => true,
        Some(Subject::Thing(id)) => {
            let is_goal = paper.lights.goals.iter().any(|it| it.goal.key() == id);
            is_goal || paper.indicators().iter().any(|it| it.indicator.thing.key() == id)
        }
        None => false,
    };
    let mut blocks = Vec::new();
    for (part, subject) in paper.analysis.into_iter().flat_map(|it| it.all_sections()) {
        // What a heading names may be kept from the public, and then its text is too.
        let may_be_told = subject.is_some() || paper.plan.readers() == Readers::Own;
        if may_be_told && !has_place(subject) && has_text(paper, part) {
            let named = match subject {
                Some(Subject::Thing(key)) => Some(paper.plan.thing_of(key)),
                _ => None,
            };
            blocks.push(heading(3, named.map_or(&*part.heading, |it| paper.title(it))));
            blocks.extend(section(paper, part, 4));
        }
    }
    if !blocks.is_empty() {
        blocks.insert(0, heading(2, "Övrigt ur analysen"));
    }
    blocks
}
