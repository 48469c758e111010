//! Names in an analysis: in its front matter and its headings.

use crate::{
    edit::change::{Changed, Edit, Refused, apply},
    fields::links,
    model::Plan,
    source::FileId,
};

use super::{Mentions, names::Names, range};

/// The analysis with the new names.
pub(super) fn change(
    plan: &Plan,
    file: FileId,
    mentions: Mentions<'_>,
    names: &Names<'_>,
) -> Result<Option<Changed>, Refused> {
    let source = plan.sources().file(file);
    let keys = mentions.keys.into_iter().map(|(_, _, at, new)| (at, new));
    let mut edits: Vec<Edit> = mentions
        .values
        .into_iter()
        .chain(keys)
        .map(|(at, new)| {
            let new = with_quotes(source.text.get(at.clone()).unwrap_or_default(), &new);
            Edit::replace(at, new)
        })
        .collect();
    let home = plan.file(file).unit.map(|it| plan.unit_of(it));
    for section in plan.sections(file) {
        let heading = section.heading;
        let Some(new) = names.reference(home, heading, &links::ANALYSED) else { continue };
        let at = range(section.span);
        let line = source.text.get(at.clone()).unwrap_or_default();
        let mut places = line.match_indices(heading);
        let (Some((place, old)), None) = (places.next(), places.next()) else {
            return Err(unsure(&source.path, heading));
        };
        let start = at.start + place;
        edits.push(Edit::replace(start..start + old.len(), new));
    }
    if edits.is_empty() {
        return Ok(None);
    }
    let after = apply(&source.text, &edits).ok_or_else(|| unsure(&source.path, names.old()))?;
    Ok(Some(Changed { path: source.path.clone(), before: Some(source.text.to_string()), after }))
}

/// An id needs no quotes in YAML; it keeps those that it had.
fn with_quotes(old: &str, new: &str) -> String {
    match old.chars().next().filter(|it| matches!(it, '"' | '\'')) {
        Some(quote) => format!("{quote}{new}{quote}"),
        None => new.to_owned(),
    }
}

fn unsure(path: &str, name: &str) -> Refused {
    Refused::of_file(
        format!("`{name}` står i {path} så att styr inte säkert kan ändra det"),
        "inget skrevs; ändra för hand",
    )
}
