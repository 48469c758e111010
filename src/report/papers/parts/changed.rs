//! "Ändrat sedan beslut": what the plan says otherwise than when it was decided (R75).

use crate::{
    model::unit::Unit,
    report::{Block, Inline, cell, heading, paragraph, strong, table},
};

use super::{
    super::changed::{Difference, Part},
    Paper, Thing, words,
};

/// All that has changed, where anything has.
pub(in super::super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let changed = &paper.changed;
    if changed.parts.is_empty() {
        return Vec::new();
    }
    let side = |it: &Option<String>| it.clone().unwrap_or_else(|| "–".to_owned());
    let row = |part: &Part, it: &Difference| {
        vec![
            cell(part.name.clone()),
            cell(words::capital(&it.what)),
            cell(side(&it.then)),
            cell(side(&it.now)),
            cell(part.decision.clone().unwrap_or_else(|| "Utan beslut".to_owned())),
        ]
    };
    let rows = changed.parts.iter().flat_map(|part| part.differences.iter().map(move |it| row(part, it)));
    vec![
        heading(2, "Ändrat sedan beslut"),
        paragraph(format!("Jämfört med planen så som den beslutades av {}.", changed.since)),
        table(
            "Det i planen som inte är som det beslutades",
            &["Vad", "Vad som är ändrat", "Då", "Nu", "Beslut om ändringen"],
            rows.collect(),
        ),
    ]
}

/// What has changed of a thing, to stand at it.
pub(in super::super) fn at(paper: &Paper<'_, '_>, thing: Thing<'_>) -> Option<Block> {
    let part = own(paper, thing)?;
    let said: Inline = format!(" {}", told(part)).into();
    Some(Block::Paragraph(vec![strong("Ändrat sedan beslut:"), said]))
}

/// Likewise, as a sentence.
pub(in super::super) fn note(paper: &Paper<'_, '_>, thing: Thing<'_>) -> Option<String> {
    own(paper, thing).map(|it| format!("Ändrat sedan beslut: {}", told(it)))
}

/// Words after the name of a thing that has changed.
pub(in super::super) fn mark(paper: &Paper<'_, '_>, thing: Thing<'_>) -> &'static str {
    own(paper, thing).map_or("", |_| " (ändrat sedan beslut)")
}

fn own<'a>(paper: &'a Paper<'_, '_>, thing: Thing<'_>) -> Option<&'a Part> {
    let is_own = thing.unit().map(Unit::id) == Some(paper.unit.id());
    if is_own { paper.changed.part(thing) } else { None }
}

/// `Målvärdet 2026 är 85, var 88 (utan beslut).`
fn told(part: &Part) -> String {
    let all: Vec<String> = part.differences.iter().map(Difference::told).collect();
    words::sentence(&format!("{} ({})", all.join("; "), part.standing()))
}
