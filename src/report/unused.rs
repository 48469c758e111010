//! The parts of a model that nobody uses (R73).

use crate::{
    model::Plan,
    source::Span,
    syntax::{Item, Kind},
};

mod used;

use used::Used;

/// A part of the model that nothing in the styrrepo uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    /// Where it lies in the model: `maltyp.uppdrag`, or the text of a question.
    pub key: String,
    /// What it is, as an indefinite noun: `måltyp`.
    pub what: &'static str,
    /// Where it stands.
    pub span: Span,
}

/// Every part that nobody uses, in the order of the file. What lies in an
/// unused part, such as the steps of an unused type, is not listed again.
pub fn unused(plan: &Plan) -> Vec<Unused> {
    let Some(file) = plan.model_file() else { return Vec::new() };
    let root = plan.root(file);
    let used = Used::of(plan);
    let mut found = Found(Vec::new());
    for level in list(root, "niva") {
        if let Some(id) = level.get("id") {
            let name = id.text().unwrap_or_default();
            found.note(used.levels.contains(name), format!("niva.{name}"), "nivå", id.span());
        }
    }
    for (table, what, names) in [
        ("enhetstyp", "enhetstyp", &used.unit_types),
        ("maltyp", "måltyp", &used.goal_types),
        ("elementtyp", "elementtyp", &used.element_types),
        ("aktivitetstyp", "aktivitetstyp", &used.activity_types),
        ("styrdokumenttyp", "styrdokumenttyp", &used.document_types),
        ("organ", "organ", &used.organs),
    ] {
        for part in entries(root, table) {
            if found.note_table(names.contains(part.key()), table, what, part) {
                within_type(&mut found, &used, table, part);
            }
        }
    }
    for question in root.get("modell").into_iter().flat_map(|it| list(it, "fraga")) {
        pyramid_question(&mut found, &used, question);
    }
    within_divisions(&mut found, &used, root);
    follow_up(&mut found, &used, root);
    found.0.sort_by_key(|it| it.span);
    found.0
}

struct Found(Vec<Unused>);

impl Found {
    /// Keeps what is not used; says whether it is.
    fn note(&mut self, is_used: bool, key: String, what: &'static str, span: Span) -> bool {
        if !is_used {
            self.0.push(Unused { key, what, span });
        }
        is_used
    }

    fn note_table(&mut self, is_used: bool, table: &str, what: &'static str, part: Item<'_>) -> bool {
        self.note(is_used, format!("{table}.{}", part.key()), what, part.key_span())
    }
}

/// Own fields and steps of a type that is used.
fn within_type(found: &mut Found, used: &Used<'_>, table: &'static str, part: Item<'_>) {
    for (list, what) in [("falt", "fält"), ("steg", "steg")] {
        // A unit type or type of documents has no fields in files yet.
        if list == "falt" && !matches!(table, "maltyp" | "elementtyp" | "aktivitetstyp") {
            continue;
        }
        for it in entries(part, list) {
            let is_used = match list {
                "falt" => used.fields.contains(&(table, part.key(), it.key())),
                _ => used.steps.contains(&(part.key(), it.key())),
            };
            found.note_table(is_used, &format!("{table}.{}.{list}", part.key()), what, it);
        }
    }
}

/// A question of the pyramid is used when any part that answers it is.
fn pyramid_question(found: &mut Found, used: &Used<'_>, question: Item<'_>) {
    let Some((text, words)) = question.get("text").and_then(|it| Some((it, it.text()?))) else { return };
    let parts: Vec<&str> = list(question, "delar").filter_map(Item::text).collect();
    let is_used = |it: &&str| {
        used.parts.contains(it) || used.goal_types.contains(it) || used.element_types.contains(it)
    };
    found.note(parts.is_empty() || parts.iter().any(is_used), words.to_owned(), "fråga", text.span());
}

fn within_divisions(found: &mut Found, used: &Used<'_>, root: Item<'_>) {
    for dimension in entries(root, "dimension") {
        let values = || entries(dimension, "varden");
        let is_used = |value: Item<'_>| used.values.contains(&(dimension.key(), value.key()));
        if found.note_table(values().any(is_used), "dimension", "dimension", dimension) {
            for value in values() {
                let table = format!("dimension.{}.varden", dimension.key());
                found.note_table(is_used(value), &table, "värde", value);
            }
        }
    }
    for division in entries(root, "uppdelning") {
        let groups = || entries(division, "varden");
        let is_used = |group: Item<'_>| used.groups.contains(group.key());
        let is_named = used.divisions.contains(division.key()) || groups().any(is_used);
        if found.note_table(is_named, "uppdelning", "uppdelning", division) {
            for group in groups() {
                let table = format!("uppdelning.{}.varden", division.key());
                found.note_table(is_used(group), &table, "grupp", group);
            }
        }
    }
}

fn follow_up(found: &mut Found, used: &Used<'_>, root: Item<'_>) {
    for step in root.get("status").into_iter().flat_map(|it| list(it, "steg")) {
        if let Some(id) = step.get("id") {
            let name = id.text().unwrap_or_default();
            found.note(used.degrees.contains(name), format!("status.steg.{name}"), "grad", id.span());
        }
    }
    for question in root.get("uppfoljning").into_iter().flat_map(|it| list(it, "fragor")) {
        let text = if question.kind() == Kind::Table { question.get("text") } else { Some(question) };
        let Some((text, words)) = text.and_then(|it| Some((it, it.text()?))) else { continue };
        let is_used = used.questions.contains(&used::heading(words));
        found.note(is_used, words.to_owned(), "fråga", text.span());
    }
}

fn entries<'p>(table: Item<'p>, key: &str) -> impl Iterator<Item = Item<'p>> + use<'p> {
    table.get(key).into_iter().flat_map(Item::entries)
}

fn list<'p>(table: Item<'p>, key: &str) -> impl Iterator<Item = Item<'p>> + use<'p> {
    table.get(key).into_iter().flat_map(Item::list)
}
