//! The papers that people meet around, one file a kind, built of shared parts.
//!
//! A [`Desk`] holds what the papers of one run have in common; nothing of a unit
//! is looked at before its paper is written.

mod desk;
mod paper;
mod parts;
mod results;

pub use self::desk::Desk;

use crate::model::unit::Unit;

use super::{Block, Report};

/// A kind of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `resultatanalys`: a period in full.
    Results,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 1] = [Self::Results];

    /// The word in commands and file names.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Results => "resultatanalys",
        }
    }

    /// What it is called.
    const fn name(self) -> &'static str {
        match self {
            Self::Results => "Resultatanalys",
        }
    }

    /// Writes the paper of a unit.
    pub fn write<'p>(self, desk: &Desk<'p>, unit: Unit<'p>) -> Report {
        let paper = desk.paper(unit);
        let mut blocks = match self {
            Self::Results => results::blocks(&paper),
        };
        number(&mut blocks);
        Report {
            title: format!("{}: {}, {}", self.name(), unit.name(), paper.period.name(paper.follow_up())),
            lang: "sv",
            publisher: paper.config().municipality.clone(),
            remark: paper.config().remark.clone(),
            blocks,
        }
    }
}

/// Numbers the main parts, so that a meeting can name them.
fn number(blocks: &mut [Block]) {
    let headings = blocks.iter_mut().filter_map(|it| match it {
        Block::Heading(heading) if heading.level == 2 => Some(heading),
        _ => None,
    });
    for (number, heading) in (1..).zip(headings) {
        heading.text.insert(0, format!("{number}. ").into());
    }
}
