//! Many values at once, as one pass over the file: as [`set`](super::set) places each of them.

use std::collections::BTreeMap;

use super::{Entry, add_section, keys_of, section_after, section_before, set};
use crate::edit::{
    change::{Edit, Refused},
    order::Order,
    outline::{Outline, Statement},
};

/// The edits that set values in tables of two names, such as `[indikator.x]`; each table's together and
/// in the order in which they are to be written.
pub(in crate::edit) fn set_all(
    outline: &Outline<'_>,
    entries: &[Entry<'_>],
    order: &Order<'_>,
) -> Result<Vec<Edit>, Refused> {
    let mut written: BTreeMap<[&str; 2], Vec<&Statement>> = BTreeMap::new();
    for statement in &outline.statements {
        if let (Some(table), Some(name)) = (statement.name_at(0), statement.name_at(1)) {
            written.entry([table, name]).or_default().push(statement);
        }
    }
    let mut edits = Vec::new();
    let mut new: BTreeMap<&str, Vec<(&str, String)>> = BTreeMap::new();
    for table in entries.chunk_by(|a, b| a.table == b.table) {
        let &[group, name] = table[0].table else { return Err(super::no_table(table[0].table)) };
        if let Some(statements) = written.get(&[group, name]) {
            let own = outline.with_only(statements);
            for entry in table {
                edits.push(set(&own, entry, order)?);
            }
        } else {
            let lines: Vec<String> = table.iter().map(Entry::line).collect();
            new.entry(group).or_default().push((name, lines.join(outline.newline())));
        }
    }
    let groups = order(&[]);
    let mut new: Vec<_> = new.into_iter().collect();
    // Where several groups begin at one place, they come in the order of the format.
    new.sort_by_key(|it| groups.iter().position(|group| group == it.0));
    for (group, sections) in new {
        edits.extend(add_sections(outline, group, sections, order));
    }
    Ok(edits)
}

/// The edits that write tables of their own below one name.
fn add_sections(
    outline: &Outline<'_>,
    group: &str,
    mut sections: Vec<(&str, String)>,
    order: &Order<'_>,
) -> Vec<Edit> {
    let wanted = order(&[group]);
    let ranks: BTreeMap<&str, usize> =
        wanted.iter().enumerate().rev().map(|(at, it)| (it.as_str(), at)).collect();
    let rank = |name: &str| ranks.get(name).copied();
    // Those that the order does not name come last, as they were said.
    sections.sort_by_key(|it| rank(it.0).unwrap_or(usize::MAX));
    let newline = outline.newline();
    let text = |(name, lines): &(&str, String)| format!("[{}]{newline}{lines}", keys_of(&[group, name]));
    let gap = format!("{newline}{newline}");
    let siblings: Vec<(&Statement, Option<usize>)> = outline
        .statements
        .iter()
        .filter(|it| it.is_within(&[group]) && it.from_header > 1)
        .filter_map(|it| Some((it, rank(it.name_at(1)?))))
        .collect();
    let Some((last, _)) = siblings.last() else {
        let all: Vec<String> = sections.iter().map(text).collect();
        let table = [group, sections.first().map_or("", |it| it.0)];
        return vec![add_section(outline, &table, &all.join(&gap), order)];
    };
    // The last statement of each rank, and the first of any.
    let by_rank: BTreeMap<usize, &Statement> =
        siblings.iter().filter_map(|(it, rank)| Some(((*rank)?, *it))).collect();
    let first = siblings.iter().find(|it| it.1.is_some()).map(|it| it.0);
    let mut places: BTreeMap<(usize, bool), (&Statement, Vec<String>)> = BTreeMap::new();
    for section in &sections {
        let own = rank(section.0);
        let before = own.and_then(|own| by_rank.range(..=own).next_back()).map(|it| *it.1);
        let (statement, is_after) = match (before, first, own) {
            (Some(before), ..) => (before, true),
            (None, Some(first), Some(_)) => (first, false),
            _ => (*last, true),
        };
        let place = places.entry((statement.lines.start, is_after));
        place.or_insert_with(|| (statement, Vec::new())).1.push(text(section));
    }
    let edit = |((_, is_after), (statement, texts)): ((usize, bool), (&Statement, Vec<String>))| {
        let all = texts.join(&gap);
        if is_after {
            section_after(outline, statement, &all)
        } else {
            section_before(outline, statement, &all)
        }
    };
    places.into_iter().map(edit).collect()
}
