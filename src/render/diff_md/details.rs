//! What changed in each unit, folded; a unit's part is there whole, in short, or not at all.

use crate::{
    diff::{Comparison, TableChange, TableKind, shown},
    report::review::{Review, Row},
};

use super::{
    super::{diff_text, marks},
    Draft, Left, Step, sections, size,
};

/// How much of each unit is drawn: first everything, then less until it fits.
const FORMS: [Form; 3] = [
    Form { text: usize::MAX, has_values: true },
    Form { text: 80, has_values: true },
    Form { text: 80, has_values: false },
];

#[derive(Clone, Copy)]
struct Form {
    text: usize,
    has_values: bool,
}

impl Draft {
    /// Adds the units one after the other, as long as there is room.
    pub(super) fn details(&mut self, review: &Review<'_, '_>, max: usize) {
        let comparison = review.comparison;
        let mut used = size(&self.out);
        let mut has_title = false;
        for row in &review.rows {
            let tables: &[TableChange<'_>] = match (row.unit, row.change) {
                (None, _) => &comparison.shared,
                (_, Some(change)) => &change.tables,
                _ => &[],
            };
            if tables.is_empty() {
                continue;
            }
            let title = if has_title { "" } else { "\n### Allt som ändras, enhet för enhet\n" };
            let room = max.saturating_sub(used);
            match FORMS.into_iter().find_map(|it| drawn(it, comparison, row, tables, title, room)) {
                Some((part, is_whole)) => {
                    used += size(&part);
                    self.out.push_str(&part);
                    self.left.units += usize::from(!is_whole);
                    has_title = true;
                }
                None => self.left.units += 1,
            }
        }
    }
}

/// One unit in a form, where it fits; tells also whether that is all there is to tell.
fn drawn(
    form: Form,
    comparison: &Comparison<'_>,
    row: &Row<'_, '_>,
    tables: &[TableChange<'_>],
    title: &str,
    room: usize,
) -> Option<(String, bool)> {
    let step = Step { rows: usize::MAX, text: form.text };
    let mut draft = Draft { step, out: title.to_owned(), left: Left::default() };
    let name = row.unit.map_or("Gemensamt", |it| it.name());
    let (name, id) = (draft.words(name), draft.words(row.unit.map_or("", |it| it.id())));
    let id = if id.is_empty() { id } else { format!(" ({id})") };
    draft.line(&format!("\n<details><summary>{name}{id}: {}</summary>", counted(row, tables.len())));
    draft.line("\n| Ändring | Fält | Före | Efter |\n| --- | --- | --- | --- |");
    for table in tables {
        draft.change(comparison, table, form);
        if draft.out.len() / MOST_BYTES_OF_ONE > room {
            return None;
        }
    }
    draft.line("\n</details>");
    let is_whole = form.has_values && !draft.left.is_cut;
    (size(&draft.out) <= room).then_some((draft.out, is_whole))
}

/// No character takes more bytes in UTF-8 for each that it takes in UTF-16.
const MOST_BYTES_OF_ONE: usize = 3;

/// `3 ändringar, 1 utan beslut`
fn counted(row: &Row<'_, '_>, count: usize) -> String {
    let changes = if count == 1 { "ändring" } else { "ändringar" };
    match row.undecided {
        0 => format!("{count} {changes}"),
        undecided => format!("{count} {changes}, {undecided} utan beslut"),
    }
}

impl Draft {
    fn change(&mut self, comparison: &Comparison<'_>, change: &TableChange<'_>, form: Form) {
        let plans = [comparison.before, comparison.after];
        let title = self.words(&diff_text::title(change));
        let mut rows: Vec<[String; 3]> = Vec::new();
        let is_changed = change.before.is_some() && change.after.is_some();
        if change.has_other_text && is_changed {
            rows.push(["texten är ändrad".to_owned(), String::new(), String::new()]);
        }
        // Of what is new or gone the title says enough, but for a row of outcomes: that is its value.
        let is_outcome = matches!(change.table().kind, TableKind::Outcome(_));
        if form.has_values && (is_changed || is_outcome) {
            for field in change.fields.iter().filter(|it| it.path != ["tidigare_id"]) {
                let [before, after] = shown::sides(change, field, plans)
                    .map(|it| self.words(it.as_deref().unwrap_or("saknas")));
                rows.push([self.words(&field.path.join(" ")), before, after]);
            }
        }
        let whole = change.table().thing.filter(|_| form.has_values && !is_changed && !is_outcome);
        if let Some(thing) = whole {
            let name = self.words(sections::title(thing));
            let [before, after] = [&change.before, &change.after]
                .map(|it| if it.is_some() { name.clone() } else { marks::NOTHING.to_owned() });
            rows.push([String::new(), before, after]);
        }
        let mut title = title.as_str();
        if rows.is_empty() {
            rows.push(Default::default());
        }
        for [field, before, after] in rows {
            self.line(&format!("| {title} | {field} | {before} | {after} |"));
            title = "";
        }
    }
}
