//! `styr tree --format json`, edition 1: units, things and the links between them.

use serde::Serialize;

use crate::report::tree::{LinkNode, ThingNode, Tree, UnitNode};

use super::json::{self, FORMAT};

#[derive(Serialize)]
struct Answer<'a> {
    format: u32,
    title: &'a str,
    units: Vec<UnitAnswer<'a>>,
    things: Vec<ThingAnswer<'a>>,
    links: Vec<LinkAnswer<'a>>,
}

#[derive(Serialize)]
struct UnitAnswer<'a> {
    id: &'a str,
    name: &'a str,
    level: Option<&'a str>,
    r#type: Option<&'a str>,
    superior: Option<&'a str>,
    goals: usize,
    indicators: usize,
    activities: usize,
}

#[derive(Serialize)]
struct ThingAnswer<'a> {
    id: &'a str,
    kind: &'static str,
    r#type: &'a [String],
    unit: &'a str,
    title: &'a str,
    place: &'static str,
}

#[derive(Serialize)]
struct LinkAnswer<'a> {
    from: &'a str,
    to: &'a str,
    key: &'static str,
}

/// Writes the whole graph; nothing is repeated in it.
pub fn tree(tree: &Tree) -> String {
    json::text(&Answer {
        format: FORMAT,
        title: &tree.title,
        units: tree.units.iter().map(unit).collect(),
        things: tree.things.iter().map(thing).collect(),
        links: tree.links.iter().map(link).collect(),
    })
}

fn unit(unit: &UnitNode) -> UnitAnswer<'_> {
    UnitAnswer {
        id: &unit.id,
        name: &unit.name,
        level: unit.level.as_deref(),
        r#type: unit.unit_type.as_deref(),
        superior: unit.superior.as_deref(),
        goals: unit.counts.goals,
        indicators: unit.counts.indicators,
        activities: unit.counts.activities,
    }
}

fn thing(thing: &ThingNode) -> ThingAnswer<'_> {
    ThingAnswer {
        id: &thing.id,
        kind: thing.kind.table(),
        r#type: &thing.types,
        unit: &thing.unit,
        title: &thing.title,
        place: thing.place.word(),
    }
}

fn link(link: &LinkNode) -> LinkAnswer<'_> {
    LinkAnswer { from: &link.from, to: &link.to, key: link.key }
}
