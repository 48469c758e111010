//! How wide the columns of a table on a terminal are.

use comfy_table::{ColumnConstraint, Table, Width};

use super::colour;

/// The spaces on both sides of a cell.
const PADDING: u16 = 2;

/// Words longer than this may be broken where there is too little room for all.
const CAPS: [u16; 6] = [u16::MAX, 16, 14, 12, 10, 8];

/// Sets the least width of each column from its cells, heading included. Names,
/// which stand first, are what a reader looks for: they have so much of the
/// width when they need it. The others have room for their longest word, or
/// for as much of it as there is room for; last of all names give way.
pub(super) fn hold<'c>(
    table: &mut Table,
    width: u16,
    names: u16,
    columns: impl Iterator<Item = Vec<&'c str>>,
) {
    let longest = |it: &mut dyn Iterator<Item = &'c str>| {
        u16::try_from(it.map(colour::width).max().unwrap_or(0)).unwrap_or(u16::MAX)
    };
    let mut widths = Vec::new();
    for (index, cells) in columns.enumerate() {
        widths.push(match index {
            0 => longest(&mut cells.into_iter()).saturating_add(PADDING).min(names),
            _ => longest(&mut cells.into_iter().flat_map(|it| it.split(' '))),
        });
    }
    let Some((names, words)) = widths.split_first_mut() else { return };
    let borders = words.len() as u16 + 2;
    let needed = |cap: u16| {
        words.iter().fold(borders, |sum, it| sum.saturating_add((*it).min(cap).saturating_add(PADDING)))
    };
    let fits = |cap: &u16| needed(*cap).saturating_add(*names) <= width;
    let cap = CAPS.into_iter().find(fits).unwrap_or(CAPS[CAPS.len() - 1]);
    *names = (*names).min(width.saturating_sub(needed(cap)));
    for it in words.iter_mut() {
        *it = (*it).min(cap).saturating_add(PADDING);
    }
    for (index, width) in widths.into_iter().enumerate() {
        if let Some(column) = table.column_mut(index) {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width)));
        }
    }
}
