//! What stands beside the goals: the areas with what is striven for in each, and activities without a goal.

use crate::{
    config::types::Dimension,
    fields::{ThingKind, links},
    model::thing::Thing,
    report::{Align, Block, Cell, Column, Inline, Table, bullets, cell, text},
};

use super::{Paper, goal, heading, received, words};

/// The areas of each dimension that says what is striven for (R33): its goals and activities, the received
/// ones among them.
pub(super) fn blocks(paper: &Paper<'_>) -> Vec<Block> {
    let dimensions = paper.config().dimensions.iter().filter(|it| !it.aims.is_empty());
    let title = |it: &Dimension| format!("{} för {}", it.name, it.name.to_lowercase());
    dimensions.flat_map(|it| [heading(2, title(it)), areas(paper, it)]).collect()
}

fn areas(paper: &Paper<'_>, dimension: &Dimension) -> Block {
    let heads = [dimension.name.clone(), "Målbild".to_owned(), goals_head(paper), "Aktiviteter".to_owned()];
    let columns = heads.map(|head| Column { head: text(head), align: Align::Start }).into();
    let row = |(id, name): &(String, String)| {
        let aim = dimension.aims.iter().find(|it| it.0 == *id).map_or("–", |it| &it.1);
        vec![cell(name), cell(aim), goals(paper, dimension, id), activities(paper, dimension, id)]
    };
    let rows = dimension.values.iter().map(row).collect();
    Block::Table(Table { caption: None, columns, rows })
}

fn goals_head(paper: &Paper<'_>) -> String {
    words::capital(paper.goals())
}

fn is_within(thing: Thing<'_>, dimension: &Dimension, value: &str) -> bool {
    thing.dimension(&dimension.id).any(|it| it == value)
}

fn goals(paper: &Paper<'_>, dimension: &Dimension, value: &str) -> Cell {
    let all = paper.lights.goals.iter().filter(|it| is_within(it.goal, dimension, value));
    joined(all.map(|it| {
        let title = format!("{} (", paper.numbered_title(it.goal));
        vec![title.into(), paper.light(it.status, it.step), ")".into()]
    }))
}

fn activities<'p>(paper: &Paper<'p>, dimension: &Dimension, value: &str) -> Cell {
    let own = paper.unit.things_of(ThingKind::Activity);
    let received = paper.unit.received().into_iter().filter(|it| it.kind() == ThingKind::Activity);
    let all = own.into_iter().chain(received).filter(|it| it.is_valid_in(paper.year()));
    let line = |it: Thing<'p>| {
        let state = if it.is_handed_out() && !it.is_received_by(paper.unit) {
            format!("utdelad, {}", received::progress(paper, it))
        } else {
            received::state(paper, received::latest(paper, it, paper.unit).as_ref()).to_lowercase()
        };
        text(format!("{} ({state})", paper.title(it)))
    };
    joined(all.filter(|it| is_within(*it, dimension, value)).map(line))
}

/// Lines in one cell; none is a dash.
fn joined(lines: impl Iterator<Item = Vec<Inline>>) -> Cell {
    let mut all: Vec<Inline> = Vec::new();
    for line in lines {
        if !all.is_empty() {
            all.push(" · ".into());
        }
        all.extend(line);
    }
    if all.is_empty() { cell("–") } else { Cell { text: all } }
}

/// The unit's own activities that belong to none of its goals and answer nothing: nobody else tells of them.
pub(super) fn other_activities<'p>(paper: &Paper<'p>) -> Vec<Block> {
    let is_own_goal = |it: Thing<'p>| it.unit() == Some(paper.unit);
    let is_told = |it: &Thing<'p>| {
        it.links(&links::GOAL).any(|to| is_own_goal(to.to)) || it.links(&links::THROUGH).next().is_some()
    };
    let mut all = paper.unit.things_of(ThingKind::Activity);
    all.retain(|it| it.is_valid_in(paper.year()) && !is_told(it));
    if all.is_empty() {
        return Vec::new();
    }
    vec![heading(2, "Övriga aktiviteter"), bullets(all.into_iter().map(|it| goal::activity_line(paper, it)))]
}
