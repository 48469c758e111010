//! Parts that papers are built of: each gives blocks, and says so where there is nothing to tell.

pub(super) mod actions;
pub(super) mod areas;
pub(super) mod changed;
pub(super) mod control;
pub(super) mod council;
pub(super) mod decided;
pub(super) mod economy;
pub(super) mod goal;
pub(super) mod goals;
pub(super) mod head;
pub(super) mod measures;
pub(super) mod missing;
pub(super) mod news;
pub(super) mod planned;
pub(super) mod pictures;
pub(super) mod received;
pub(super) mod summary;
pub(super) mod texts;
pub(super) mod thread;
pub(super) mod totals;

use crate::{
    model::thing::Thing,
    report::{Block, Heading, heading, lights, text, words},
};

use super::paper::Paper;

/// A heading that a stable link can lead to.
pub(super) fn heading_of(level: u8, words: impl Into<String>, thing: Thing<'_>) -> Block {
    Block::Heading(Heading { level, text: text(words), anchor: Some(thing.full_id()) })
}
