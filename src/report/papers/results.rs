//! The resultatanalys: a unit's meeting paper about one period.
//!
//! The order is that of the paper as nämnder know it: what happened to what was
//! decided, a summary that fits a first page, then goal by goal, and last what
//! is missing (R44, R55–R65). A part without content says so; none disappears.

use crate::report::Block;

use super::{
    paper::Paper,
    parts::{
        areas, changed, council, decided, economy, goals, head, missing, news, received, summary, texts,
    },
};

pub(super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let parts = [
        head::blocks(paper),
        decided::blocks(paper),
        news::blocks(paper),
        summary::blocks(paper),
        council::blocks(paper),
        goals::blocks(paper),
        areas::other_activities(paper),
        areas::blocks(paper),
        economy::blocks(paper),
        economy::key_figures(paper),
        received::blocks(paper),
        texts::others(paper),
        changed::blocks(paper),
        missing::blocks(paper),
        head::legend(paper),
    ];
    parts.concat()
}
