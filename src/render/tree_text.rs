//! `styr tree` on a terminal: one line each, with lines that show what hangs on what.

use crate::report::tree::{Place, Row, Tree};

use super::safe;

/// Draws the tree.
pub fn tree(tree: &Tree) -> String {
    let mut out = format!("{}\n", safe::line(&tree.title));
    if let Some(remark) = tree.remark {
        out = out + "\n" + remark + "\n";
    }
    for (index, (row, goes_on)) in tree.rows.iter().zip(branches(&tree.rows)).enumerate() {
        if index == 0 || row.depth == 0 && row.kind.is_some() {
            out.push('\n');
        }
        if let Some((own, above)) = goes_on.split_last() {
            out.extend(above.iter().map(|&it| if it { "│   " } else { "    " }));
            out.push_str(if *own { "├── " } else { "└── " });
        }
        out.push_str(&line(row));
        out.push('\n');
    }
    out
}

/// What a row says: `↑ Alla barn får en trygg uppväxt (övergripande mål ks/trygg-uppvaxt)`.
fn line(row: &Row) -> String {
    let arrow = if row.place == Place::Up { "↑ " } else { "" };
    safe::line(&format!("{arrow}{} ({}){}", row.title, named(row), notes(row)))
}

/// What a row is and how it is named in files.
pub(super) fn named(row: &Row) -> String {
    format!("{} {}", row.noun, row.id).trim().to_owned()
}

/// What else there is to say of a row, with what parts it from the rest.
pub(super) fn notes(row: &Row) -> String {
    row.notes.iter().flat_map(|it| [" · ", it]).collect()
}

/// For each row and each depth above 0: whether a line goes on downwards from there.
pub(super) fn branches(rows: &[Row]) -> Vec<Vec<bool>> {
    let mut open: Vec<bool> = Vec::new();
    let mut all: Vec<Vec<bool>> = rows
        .iter()
        .rev()
        .map(|row| {
            open.resize(row.depth.max(1), false);
            let own = open[..row.depth].to_vec();
            match row.depth {
                0 => open.clear(),
                depth => open[depth - 1] = true,
            }
            own
        })
        .collect();
    all.reverse();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(depth: usize) -> Row {
        Row {
            depth,
            place: Place::Down,
            kind: None,
            noun: "enhet".to_owned(),
            id: "a".to_owned(),
            title: "A\u{1b}[2J".to_owned(),
            notes: Vec::new(),
        }
    }

    #[test]
    fn lines_go_on_to_the_last_on_each_depth() {
        #[track_caller]
        fn case(depths: &[usize], expected: &[&str]) {
            let rows = depths.iter().map(|it| row(*it)).collect();
            let drawn = tree(&Tree { title: "T".to_owned(), rows, ..Tree::default() });
            let drawn: Vec<&str> = drawn.lines().skip(2).collect();
            assert_eq!(drawn, expected);
        }

        let a = "A\u{fffd}[2J (enhet a)";
        case(&[0], &[a]);
        case(&[0, 1, 1], &[a, &format!("├── {a}"), &format!("└── {a}")]);
        case(&[0, 1, 2, 1, 0], &[a, &format!("├── {a}"), &format!("│   └── {a}"), &format!("└── {a}"), a]);
        case(&[0, 1, 2], &[a, &format!("└── {a}"), &format!("    └── {a}")]);
    }
}
