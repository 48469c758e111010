//! How wide the columns of a table are, so that words stay whole on a page of paper.

use crate::report::{Inline, Table, plain_text};

use super::picture;

/// About how many bytes fit on a line of text.
pub(super) const LINE: usize = 90;

/// A wide guess at the width of a letter in a table, in twentieths of a point.
const LETTER: usize = 98;

/// The room at the sides of a cell.
const SIDES: usize = 180;

/// A word longer than this may be broken, and text longer than this takes more lines.
const LONGEST_WORD: usize = 26;
const LONGEST_TEXT: usize = 90;

/// Widths that add up to the whole, in twentieths of a point: each column has its longest word if
/// all can have theirs, and the rest is shared by how much there is to read.
pub(super) fn widths(table: &Table, whole: usize) -> Vec<usize> {
    let wanted: Vec<(usize, usize)> = (0..table.columns.len()).map(|at| column(table, at)).collect();
    let least: usize = wanted.iter().map(|it| it.0).sum();
    let most: usize = wanted.iter().map(|it| it.1).sum();
    let share = |part: usize, of: usize, all: usize| part * of / all.max(1);
    let mut widths: Vec<usize> = if least >= whole {
        wanted.iter().map(|it| share(whole, it.0, least)).collect()
    } else if most <= whole {
        wanted.iter().map(|it| it.1 + share(whole - most, it.1, most)).collect()
    } else {
        let more = |it: &(usize, usize)| share(whole - least, it.1 - it.0, most - least);
        wanted.iter().map(|it| it.0 + more(it)).collect()
    };
    let rest = whole.saturating_sub(widths.iter().sum());
    if let Some(first) = widths.first_mut() {
        *first += rest;
    }
    widths.into_iter().map(|it| it.max(1)).collect()
}

/// What a column needs so that no word is broken, and what it would like.
fn column(table: &Table, at: usize) -> (usize, usize) {
    let cells = table.rows.iter().filter_map(|it| it.get(at)).map(|it| it.text.as_slice());
    let head = table.columns.get(at).map_or(&[][..], |it| it.head.as_slice());
    // Heads are bold.
    let (word, text) = measure(head);
    let mut wanted = (word + word / 12, text + text / 12);
    for cell in cells {
        let (word, text) = measure(cell);
        wanted = (wanted.0.max(word), wanted.1.max(text));
    }
    (wanted.0 + SIDES, wanted.1.max(wanted.0) + SIDES)
}

/// The longest word and the whole text of a cell.
fn measure(text: &[Inline]) -> (usize, usize) {
    let mut word = 0;
    let mut all = 0;
    for inline in text {
        match inline {
            Inline::Picture(it) => word = word.max(picture::width(it)),
            Inline::Light(it) => {
                let letters = it.word.chars().count() + 3;
                word = word.max(letters * LETTER);
                all += letters;
            }
            other => {
                let text = plain_text(std::slice::from_ref(other));
                let longest = text.split(' ').map(|it| it.chars().count()).max().unwrap_or(0);
                word = word.max(longest.min(LONGEST_WORD) * LETTER);
                all += text.chars().count();
            }
        }
    }
    (word, (all.min(LONGEST_TEXT) * LETTER).max(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Align, Column, cell, text};

    #[test]
    fn columns_fill_the_page_and_keep_words_whole() {
        #[track_caller]
        fn case(heads: &[&str], row: &[&str], expected: &[usize]) {
            let columns = heads.iter().map(|it| Column { head: text(*it), align: Align::Start }).collect();
            let rows = vec![row.iter().map(|it| cell(*it)).collect()];
            let found = widths(&Table { caption: None, columns, rows }, 9_638);
            assert_eq!(found.iter().sum::<usize>(), 9_638, "{found:?}");
            assert_eq!(found, expected);
        }

        case(&["Mål"], &["a"], &[9_638]);
        case(&["A", "A"], &["1", "1"], &[4_819, 4_819]);
        case(&["Mål", "Status"], &["Alla barn och unga växer upp i trygghet", "Grön"], &[8_004, 1_634]);
        case(&["A", "Datum"], &[&"ord ".repeat(200), "2026-12-31"], &[8_478, 1_160]);
    }
}
