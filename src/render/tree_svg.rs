//! `styr tree --format svg`: one picture, black on white, that says in words what its shapes show.

use std::{fmt::Write, ops::Range};

use crate::{
    fields::ThingKind,
    report::tree::{Place, Row, Tree},
};

use super::{
    safe,
    svg::escaped,
    tree_text::{branches, named, notes},
};

/// Height of a row, and how far a depth is moved in.
const ROW: usize = 30;
const STEP: usize = 26;
/// Room above the first row for the title, and around the whole.
const HEAD: usize = 54;
const MARGIN: usize = 18;
/// A wide guess at the width of a letter, so that no text is cut.
const LETTER: usize = 9;
/// The longest text of a row, in letters.
const LONGEST: usize = 110;

/// Draws the tree as a file of its own.
pub fn tree(tree: &Tree) -> String {
    drawn(tree, "trad")
}

/// Draws the tree; `id` tells its parts apart from those of other pictures on the same page.
pub(super) fn drawn(tree: &Tree, id: &str) -> String {
    part(tree, id, 0..tree.rows.len())
}

/// Draws the tree as pictures that each fit on a page of so many points, with letters that can be read.
pub(super) fn pages(tree: &Tree, id: &str, (width, height): (usize, usize)) -> Vec<String> {
    let drawn = drawn_width(tree);
    // A point is 4/3 of what a picture counts in, and a wide picture is made narrower.
    let all = (height * drawn / width).min(height * 4 / 3);
    let rows = (all.saturating_sub(HEAD + MARGIN) / ROW).max(1);
    let starts = (0..tree.rows.len().max(1)).step_by(rows);
    let parts = starts.enumerate().map(|(number, start)| {
        part(tree, &format!("{id}-{number}"), start..(start + rows).min(tree.rows.len()))
    });
    parts.collect()
}

fn drawn_width(tree: &Tree) -> usize {
    let ends = tree.rows.iter().map(|it| left(it.depth) + 16 + width(&text(it)));
    ends.chain([width(&tree.title), 320]).max().unwrap_or(320) + 2 * MARGIN
}

/// Draws some rows; the lines go on where the picture before ended.
fn part(tree: &Tree, id: &str, rows: Range<usize>) -> String {
    let width = drawn_width(tree);
    let height = HEAD + rows.len().max(1) * ROW + MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" lang=\"sv\" aria-labelledby=\"{id}-titel {id}-text\" \
         font-family=\"sans-serif\" font-size=\"14\">\n"
    );
    let _ = write!(
        out,
        "<title id=\"{id}-titel\">{}</title>\n<desc id=\"{id}-text\">{}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n\
         <text x=\"{MARGIN}\" y=\"32\" font-size=\"17\" font-weight=\"bold\">{}</text>\n",
        escaped(&tree.title),
        escaped(&description(tree)),
        escaped(&tree.title),
    );
    if let Some(remark) = tree.remark {
        let _ = writeln!(out, "<text x=\"{MARGIN}\" y=\"{}\">{}</text>", HEAD + ROW / 2, escaped(remark));
    }
    lines(tree, &rows, &mut out);
    for (index, row) in tree.rows[rows].iter().enumerate() {
        let (x, y) = (left(row.depth), middle(index));
        let weight = if row.depth == 0 { " font-weight=\"bold\"" } else { "" };
        out.push_str(&mark(row, x, y));
        let _ =
            writeln!(out, "<text x=\"{}\" y=\"{}\"{weight}>{}</text>", x + 16, y + 5, escaped(&text(row)));
    }
    out.push_str("</svg>\n");
    out
}

/// What the picture shows, for those who do not see it.
fn description(tree: &Tree) -> String {
    let count = |place| tree.rows.iter().filter(|it| it.place == place && it.depth > 0).count();
    let (up, down) = (count(Place::Up), count(Place::Down));
    if tree.things.is_empty() {
        let count = tree.units.len();
        return format!("{count} {}. Linjerna visar vilken som är överordnad.", enheter(count));
    }
    let rows: Vec<&str> =
        tree.rows.iter().filter(|it| it.depth == 0).map(|it| it.title.as_str()).take(12).collect();
    format!(
        "Uppåt {up}, nedåt {down}. Pil uppåt betyder att raden ligger närmare toppen. Börjar i: {}.",
        rows.join("; ")
    )
}

const fn enheter(count: usize) -> &'static str {
    if count == 1 { "enhet" } else { "enheter" }
}

/// The lines from each row to what it hangs on.
fn lines(tree: &Tree, rows: &Range<usize>, out: &mut String) {
    let branches = branches(&tree.rows);
    let shown = tree.rows.iter().zip(&branches).skip(rows.start).take(rows.len());
    for (index, (row, goes_on)) in shown.enumerate() {
        let y = middle(index);
        for (depth, goes_on) in goes_on.iter().enumerate() {
            let x = left(depth);
            let is_own = depth + 1 == row.depth;
            let bottom = if *goes_on { y + ROW / 2 } else { y };
            if is_own {
                let _ = writeln!(
                    out,
                    "<path d=\"M{x} {}V{bottom}M{x} {y}H{}\" fill=\"none\" stroke=\"#555\"/>",
                    y - ROW / 2,
                    left(row.depth) - 8
                );
            } else if *goes_on {
                let _ = writeln!(out, "<path d=\"M{x} {}V{bottom}\" stroke=\"#555\"/>", y - ROW / 2);
            }
        }
    }
}

/// A shape per kind, told apart without colour.
fn mark(row: &Row, x: usize, y: usize) -> String {
    let shape = match row.kind {
        None => format!("<rect x=\"{}\" y=\"{}\" width=\"14\" height=\"10\" rx=\"3\"", x - 7, y - 5),
        Some(ThingKind::Goal) => {
            return format!("<rect x=\"{}\" y=\"{}\" width=\"11\" height=\"11\"/>\n", x - 5, y - 5);
        }
        Some(ThingKind::Indicator) => format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"5\""),
        Some(ThingKind::Activity) => {
            format!("<path d=\"M{x} {}L{} {y}L{x} {}L{} {y}Z\"", y - 6, x + 6, y + 6, x - 6)
        }
        Some(ThingKind::SuccessFactor) => {
            format!("<path d=\"M{x} {}L{} {}H{}Z\"", y - 6, x + 6, y + 5, x - 6)
        }
        Some(_) => format!("<rect x=\"{}\" y=\"{}\" width=\"11\" height=\"11\"", x - 5, y - 5),
    };
    format!("{shape} fill=\"#fff\" stroke=\"#000\" stroke-width=\"1.5\"/>\n")
}

/// What stands beside the shape.
fn text(row: &Row) -> String {
    let arrow = if row.place == Place::Up { "↑ " } else { "" };
    let title = safe::line(&row.title);
    let kept: String = title.chars().take(LONGEST).collect();
    let dots = if kept.len() < title.len() { "…" } else { "" };
    format!("{arrow}{}{dots} ({}){}", kept.trim_end(), named(row), notes(row))
}

const fn left(depth: usize) -> usize {
    MARGIN + 8 + depth * STEP
}

const fn middle(index: usize) -> usize {
    HEAD + index * ROW + ROW / 2
}

fn width(text: &str) -> usize {
    text.chars().count() * LETTER
}
