//! Where in a file a value goes, and where one is taken away.

mod many;

use std::ops::Range;

use super::{
    change::{Edit, Refused},
    inline,
    order::Order,
    outline::{Outline, Statement, names, start_of_line},
    toml,
};

pub(super) use self::many::set_all;

/// A key with its value in TOML, to be written into a table.
pub(super) struct Entry<'e> {
    pub(super) table: &'e [&'e str],
    pub(super) key: &'e str,
    pub(super) value: &'e str,
}

impl Entry<'_> {
    fn path(&self) -> Vec<&str> {
        self.table.iter().copied().chain([self.key]).collect()
    }

    fn line(&self) -> String {
        format!("{} = {}", toml::key(self.key), self.value)
    }
}

/// The edit that sets a value: in place of the old one, else where the order wants it.
pub(super) fn set(outline: &Outline<'_>, entry: &Entry<'_>, order: &Order<'_>) -> Result<Edit, Refused> {
    let path = entry.path();
    if let Some(old) = outline.statements.iter().find(|it| it.is(&path) && !it.is_header()) {
        let value = old.value.clone().unwrap_or_default();
        return Ok(Edit::replace(value, entry.value));
    }
    if let Some(above) = outline.statements.iter().find(|it| !it.is_header() && it.is_above(&path)) {
        let table = outline.value_of(above).and_then(toml_edit::Value::as_inline_table);
        let table = table.ok_or_else(|| no_table(&path[..above.depth()]))?;
        return inline::set(outline.text, table, (&path, above.depth()), entry.value, order);
    }
    let is_here = |it: &&Statement| it.is_within(entry.table) && it.depth() > entry.table.len();
    let header = outline.statements.iter().find(|it| it.is_header() && it.is(entry.table));
    let mut body = outline.statements.iter().filter(is_here).filter(|it| !it.is_header());
    let is_direct = |it: &&Statement| it.from_header == entry.table.len();
    if header.is_some() || entry.table.is_empty() {
        let rows: Vec<&Statement> = body.filter(is_direct).collect();
        return Ok(add_row(outline, header, &rows, entry, order));
    }
    if let Some(dotted) = body.find(|it| it.from_header < entry.table.len()) {
        let from_header = dotted.from_header;
        let rows: Vec<&Statement> =
            std::iter::once(dotted).chain(body.filter(|it| it.from_header == from_header)).collect();
        let keys: Vec<String> = entry.table[from_header..].iter().map(|it| toml::key(it)).collect();
        let line = format!("{}.{}", keys.join("."), entry.line());
        return Ok(add_line(outline, None, &rows, entry, &line, order));
    }
    let section = format!("[{}]{}{}", keys_of(entry.table), outline.newline(), entry.line());
    Ok(add_section(outline, entry.table, &section, order))
}

/// Whether a table is written in several places: with a header, or key by key with dots.
pub(super) fn is_spread(outline: &Outline<'_>, path: &[&str]) -> bool {
    let mut statements = outline.statements.iter();
    statements.any(|it| {
        let inline = || outline.value_of(it).and_then(toml_edit::Value::as_inline_table);
        if !it.is_header() && it.is_above(path) {
            return inline().is_some_and(|table| inline::is_spread(table, &path[it.depth()..]));
        }
        it.is_within(path) && (it.is_header() || !it.is(path))
    })
}

/// The edits that take a value or a whole table away; none when it is not there.
pub(super) fn remove(outline: &Outline<'_>, path: &[&str]) -> Result<Vec<Edit>, Refused> {
    let inside = outline.statements.iter().find(|it| !it.is_header() && it.is_above(path));
    if let Some(above) = inside {
        let table = outline.value_of(above).and_then(toml_edit::Value::as_inline_table);
        let table = table.ok_or_else(|| no_table(&path[..above.depth()]))?;
        return Ok(inline::remove(outline.text, table, &path[above.depth()..]).into_iter().collect());
    }
    let all = outline.statements.iter().filter(|it| it.is_within(path));
    Ok(all.map(|it| Edit::replace(lines_to_remove(outline.text, it), "")).collect())
}

/// The edits that give a key another name, wherever it is written.
pub(super) fn rename(outline: &Outline<'_>, path: &[&str], new: &str) -> Vec<Edit> {
    let depth = path.len() - 1;
    let key = |name: Range<usize>| {
        let old = &outline.text[name.clone()];
        let quote = old.chars().next().filter(|it| matches!(it, '"' | '\'') && toml::is_plain(new));
        let new = quote.map_or_else(|| toml::key(new), |it| format!("{it}{new}{it}"));
        Edit::replace(name, new)
    };
    let written = outline.statements.iter().filter(|it| it.is_within(path));
    let mut edits: Vec<Edit> = written
        .filter_map(|it| {
            let before = if it.is_header() { 0 } else { it.from_header };
            let name = names(outline.text, &it.names).into_iter().nth(depth.checked_sub(before)?)?;
            Some(key(name))
        })
        .collect();
    let inside = outline.statements.iter().find(|it| !it.is_header() && it.is_above(path));
    if let Some(above) = inside {
        let table = outline.value_of(above).and_then(toml_edit::Value::as_inline_table);
        let name = table.and_then(|it| inline::name(it, &path[above.depth()..]));
        edits.extend(name.map(key));
    }
    edits
}

/// The edit that puts whole lines in after the last statement of a value, or the one that holds it.
pub(super) fn insert_after(outline: &Outline<'_>, path: &[&str], lines: &str) -> Option<Edit> {
    let (text, newline) = (outline.text, outline.newline());
    let is_it = |it: &&Statement| it.is_within(path) || (!it.is_header() && it.is_above(path));
    let last = outline.statements.iter().rfind(is_it)?;
    let lines: Vec<&str> = lines.lines().collect();
    Some(after(text, newline, last, &lines.join(newline)))
}

fn no_table(path: &[&str]) -> Refused {
    Refused::of_file(format!("`{}` är ett värde och ingen tabell", path.join(".")), "ändra för hand")
}

/// A header goes with one empty line before it.
fn lines_to_remove(text: &str, statement: &Statement) -> Range<usize> {
    let Range { start, end } = statement.lines;
    let above = start_of_line(text, start.saturating_sub(1));
    let is_gap = statement.is_header() && text[above..start].trim().is_empty();
    if is_gap { above..end } else { start..end }
}

/// The position of a name in the wanted order.
pub(super) fn rank(order: &[String], name: &str) -> Option<usize> {
    order.iter().position(|it| it == name)
}

/// The neighbour that something is written after or before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Neighbour {
    After(usize),
    Before(usize),
}

/// The neighbour among names in the order of the text, as indexes into them: after the one that the
/// order has nearest before, else before the first that it has after, else after the last.
pub(super) fn neighbour(order: &[String], name: &str, names: &[&str]) -> Option<Neighbour> {
    let last = names.len().checked_sub(1)?;
    let Some(own) = rank(order, name) else { return Some(Neighbour::After(last)) };
    let ranked = || names.iter().enumerate().filter_map(|(at, it)| Some((rank(order, it)?, at)));
    let before = ranked().filter(|it| it.0 <= own).max();
    let after = ranked().filter(|it| it.0 > own).map(|it| it.1).min();
    let found = before.map(|it| Neighbour::After(it.1)).or(after.map(Neighbour::Before));
    Some(found.unwrap_or(Neighbour::After(last)))
}

/// A row in the body of a table that has a header, or of the root.
fn add_row(
    outline: &Outline<'_>,
    header: Option<&Statement>,
    rows: &[&Statement],
    entry: &Entry<'_>,
    order: &Order<'_>,
) -> Edit {
    add_line(outline, header, rows, entry, &entry.line(), order)
}

fn add_line(
    outline: &Outline<'_>,
    header: Option<&Statement>,
    rows: &[&Statement],
    entry: &Entry<'_>,
    line: &str,
    order: &Order<'_>,
) -> Edit {
    let (text, newline) = (outline.text, outline.newline());
    let names: Vec<&str> = rows.iter().map(|it| it.name_at(entry.table.len()).unwrap_or_default()).collect();
    let found = neighbour(&order(entry.table), entry.key, &names);
    let indent = |it: &Statement| text[it.lines.start..it.names.start].trim_end_matches('[').to_owned();
    match (found, header) {
        (Some(Neighbour::Before(at)), _) => {
            let next = rows[at];
            Edit::insert(next.lines.start, format!("{}{line}{newline}", indent(next)))
        }
        (Some(Neighbour::After(at)), _) => {
            after(text, newline, rows[at], &format!("{}{line}", indent(rows[at])))
        }
        (None, Some(header)) => after(text, newline, header, &format!("{}{line}", indent(header))),
        (None, None) => Edit::insert(start_of_line(text, 0), format!("{line}{newline}")),
    }
}

/// A line after a statement, whether or not the text ends with a line ending.
fn after(text: &str, newline: &str, statement: &Statement, line: &str) -> Edit {
    let at = statement.lines.end;
    if text[..at].ends_with('\n') {
        Edit::insert(at, format!("{line}{newline}"))
    } else {
        Edit::insert(at, format!("{newline}{line}"))
    }
}

/// A table's name as its header writes it.
fn keys_of(table: &[&str]) -> String {
    table.iter().map(|it| toml::key(it)).collect::<Vec<_>>().join(".")
}

/// A table of its own, given with its header.
fn add_section(outline: &Outline<'_>, table: &[&str], section: &str, order: &Order<'_>) -> Edit {
    let newline = outline.newline();
    let below = outline.statements.iter().find(|it| it.is_within(table));
    if let Some(first) = below {
        return section_before(outline, first, section);
    }
    for depth in (0..table.len()).rev() {
        let (parent, name) = (&table[..depth], table[depth]);
        let siblings: Vec<&Statement> = outline
            .statements
            .iter()
            .filter(|it| it.is_within(parent) && it.from_header > depth && it.name_at(depth).is_some())
            .collect();
        let names: Vec<&str> = siblings.iter().filter_map(|it| it.name_at(depth)).collect();
        match neighbour(&order(parent), name, &names) {
            Some(Neighbour::Before(at)) => return section_before(outline, siblings[at], section),
            Some(Neighbour::After(at)) => return section_after(outline, siblings[at], section),
            None => {}
        }
        if let Some(last) =
            outline.statements.iter().rfind(|it| it.is_within(parent) && it.from_header >= depth.max(1))
        {
            return section_after(outline, last, section);
        }
    }
    if let Some(last) = outline.statements.last() {
        return section_after(outline, last, section);
    }
    let gap = if outline.text.is_empty() || outline.text.ends_with('\n') { "" } else { newline };
    Edit::insert(outline.text.len(), format!("{gap}{section}{newline}"))
}

/// Before a header and the comments that belong to it.
fn section_before(outline: &Outline<'_>, next: &Statement, section: &str) -> Edit {
    let (text, newline) = (outline.text, outline.newline());
    let first = start_of_line(text, 0);
    let mut at = next.lines.start;
    while at > first {
        let above = start_of_line(text, at - 1);
        if !text[above..at].trim_start().starts_with('#') {
            break;
        }
        at = above;
    }
    Edit::insert(at, format!("{section}{newline}{newline}"))
}

/// After a statement and the comments that belong to it: those straight below that no header follows.
fn section_after(outline: &Outline<'_>, last: &Statement, section: &str) -> Edit {
    let (text, newline) = (outline.text, outline.newline());
    let mut at = last.lines.end;
    while text[at..].trim_start_matches([' ', '\t']).starts_with('#') {
        at = super::outline::after_line(text, at);
    }
    let rest = text[at..].trim_start_matches([' ', '\t']);
    let is_blank = rest.is_empty() || rest.starts_with(['\r', '\n']);
    if !is_blank && at > last.lines.end {
        at = last.lines.end;
    }
    if !text[..at].ends_with('\n') {
        return Edit::insert(at, format!("{newline}{newline}{section}"));
    }
    // A file without empty lines between its tables stays one.
    let gap = if !is_blank && at == last.lines.end && text[at..].trim_start().starts_with('[') {
        ""
    } else {
        newline
    };
    Edit::insert(at, format!("{gap}{section}{newline}"))
}
