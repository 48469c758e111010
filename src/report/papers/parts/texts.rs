//! What the analysis says, under the paper's own headings.

use crate::{
    model::{analysis::Subject, load::Readers, section::Section},
    report::{Block, prose},
};

use super::{Paper, heading};

/// What the analysis says of something; its questions become headings of a level.
pub(in super::super) fn of(paper: &Paper<'_, '_>, subject: Subject, level: u8) -> Vec<Block> {
    let sections = paper.analysis.into_iter().flat_map(|it| it.sections(subject));
    sections.flat_map(|it| section(it, level)).collect()
}

fn section(section: Section<'_>, level: u8) -> Vec<Block> {
    let mut blocks = prose::blocks(section.lead, level - 1);
    for part in section.parts() {
        let answer = prose::blocks(part.text, level);
        if !answer.is_empty() {
            blocks.push(heading(level, part.heading));
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
    let parts = sections.flat_map(Section::parts).filter(|it| it.heading.to_lowercase() == wanted);
    parts.flat_map(|it| prose::blocks(it.text, level)).collect()
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
        if may_be_told && !has_place(subject) && part.has_text() {
            let named = match subject {
                Some(Subject::Thing(key)) => Some(paper.plan.thing_of(key)),
                _ => None,
            };
            blocks.push(heading(3, named.map_or(part.heading, |it| paper.title(it))));
            blocks.extend(section(part, 4));
        }
    }
    if !blocks.is_empty() {
        blocks.insert(0, heading(2, "Övrigt ur analysen"));
    }
    blocks
}
