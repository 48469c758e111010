//! "Vad hände med det vi beslutade sist?": every open åtgärd, once (R65).

use crate::report::{Align, Block, Cell, Column, Table, cell, paragraph, text};

use super::{Paper, actions::Action, heading};

/// What was decided before this period's analysis, and what has come since.
pub(in super::super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let (new, earlier): (Vec<_>, Vec<_>) = paper.actions.iter().copied().partition(|it| it.is_new(paper));
    let mut blocks = vec![heading(2, "Vad hände med det vi beslutade sist?")];
    if earlier.is_empty() {
        blocks.push(paragraph("Inga åtgärder från tidigare uppföljningar är öppna."));
    } else {
        blocks.push(table(paper, "Åtgärder från tidigare uppföljningar", &earlier));
    }
    if !new.is_empty() {
        blocks.push(table(paper, "Nya åtgärder efter den här uppföljningen", &new));
    }
    blocks
}

pub(in super::super) fn table<'p>(paper: &Paper<'_, 'p>, caption: &str, actions: &[Action<'p>]) -> Block {
    let heads = ["Åtgärd", "Beslut", "Ansvarig", "Klart senast", "Läge", "Effekt"];
    let columns = heads.map(|head| Column { head: text(head), align: Align::Start }).into();
    let rows = actions.iter().map(|it| row(paper, *it)).collect();
    Block::Table(Table { caption: Some(caption.to_owned()), columns, rows })
}

fn row<'p>(paper: &Paper<'_, 'p>, action: Action<'p>) -> Vec<Cell> {
    let absent = if action.is_rejected() { "–" } else { "Saknas" };
    let due = action.due().map_or_else(|| absent.to_owned(), |it| it.to_string());
    vec![
        Cell { text: paper.marked(action.thing, paper.title(action.thing)) },
        cell(action.decided(paper)),
        cell(action.thing.responsible().unwrap_or("Saknas")),
        cell(due),
        cell(action.state(paper)),
        cell(action.effect()),
    ]
}
