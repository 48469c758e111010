//! The papers that people meet around, one file a kind, built of shared parts.
//!
//! A [`Desk`] holds what the papers of one run have in common; nothing of a unit
//! is looked at before its paper is written.

mod case;
mod changed;
mod desk;
mod dialogue;
mod memory;
mod news;
mod operational;
mod paper;
mod parts;
mod results;
mod said;
mod short;
mod yearly;

pub use self::{
    desk::{Desk, Since},
    memory::Memory,
};

use crate::model::unit::Unit;

use self::{paper::Paper, parts::head};
use super::{Block, Report};

/// A kind of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `resultatanalys`: a period in full.
    Results,
    /// `kort`: one page.
    Short,
    /// `arende`: the tjänsteskrivelse.
    Case,
    /// `arsrapport`: the year in full.
    Yearly,
    /// `verksamhetsplan`: what is to be reached and done.
    Operational,
    /// `dialog`: a sheet for two to fill in.
    Dialogue,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Results, Self::Short, Self::Case, Self::Yearly, Self::Operational, Self::Dialogue];

    /// The word in commands and file names.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Results => "resultatanalys",
            Self::Short => "kort",
            Self::Case => "arende",
            Self::Yearly => "arsrapport",
            Self::Operational => "verksamhetsplan",
            Self::Dialogue => "dialog",
        }
    }

    /// Whether it is about a whole year that has ended.
    pub const fn is_yearly(self) -> bool {
        matches!(self, Self::Yearly)
    }

    /// Whether it tells what has changed since the plan was decided, where it can.
    pub const fn tells_changes(self) -> bool {
        matches!(self, Self::Results | Self::Yearly | Self::Operational)
    }

    /// Writes the paper of a unit.
    pub fn write<'p>(self, desk: &Desk<'p>, unit: Unit<'p>) -> Report {
        let paper = desk.paper(unit);
        let mut blocks = match self {
            Self::Results => results::blocks(&paper),
            Self::Short => short::blocks(&paper),
            Self::Case => case::blocks(&paper),
            Self::Yearly => yearly::blocks(&paper),
            Self::Operational => operational::blocks(&paper),
            Self::Dialogue => dialogue::blocks(&paper),
        };
        if matches!(self, Self::Results | Self::Yearly | Self::Operational) {
            number(&mut blocks);
        }
        Report {
            kind: self.word(),
            unit: unit.id().to_owned(),
            period: paper.period.written(paper.follow_up()),
            title: self.title(&paper),
            lang: "sv",
            publisher: paper.config().municipality.clone(),
            remark: paper.config().remark.clone(),
            blocks,
            foot: head::foot(&paper),
        }
    }

    fn title(self, paper: &Paper<'_, '_>) -> String {
        let of_period =
            |name: &str| format!("{name}: {}, {}", paper.unit.name(), paper.period.name(paper.follow_up()));
        match self {
            Self::Results => of_period(paper.config().word("resultatanalys", "Resultatanalys")),
            Self::Short => of_period("I korthet"),
            Self::Case => case::title(paper),
            Self::Yearly => format!("Årsrapport {}: {}", paper.year(), paper.unit.name()),
            Self::Operational => operational::title(paper),
            Self::Dialogue => of_period("Dialog"),
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
