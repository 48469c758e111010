//! A styrmodell without what only the municipality that wrote it can say.

use crate::{
    edit::{change::Refused, draft::Draft, order, toml},
    fields::{self, links::Target, words::FILL_IN},
    model::Plan,
    source::layout::{FileKind, MODEL_FILE},
    syntax::{
        Item,
        references::{self, Reference},
    },
};

use super::models::Model;

/// The styrmodell as another municipality begins with it.
pub(super) fn as_new(plan: &Plan, from: &Model) -> Result<String, Refused> {
    let mut draft = Draft::of(MODEL_FILE, from.text)?;
    let order = |path: &[&str]| order::of_format(FileKind::Model, path);
    let title = from.described().title;
    let head = format!(
        "# Efter en annan kommuns modell: {title}. Läs igenom den och ändra så att den blir er egen;\n\
         # `styr check` säger vad som måste fyllas i.\n"
    );
    draft.insert_after(&[], "format", &head)?;
    let waiting = |what: &str| toml::string(&format!("{FILL_IN} {what}"));
    draft.set(&["kommun"], "namn", &waiting("kommunens namn"), &order)?;
    draft.set(&["modell"], "namn", &waiting("vad er styrmodell heter"), &order)?;
    for (table, key) in [
        ("kommun", "kod"),
        ("kommun", "anmarkning"),
        ("modell", "beslut"),
        ("modell", "oversyn"),
        ("modell", "giltig"),
    ] {
        draft.remove(&[table], key)?;
    }
    draft.remove(&[], "undantag")?;
    draft.remove(&[], "agare")?;
    let root = plan.model_file().map(|it| plan.root(it));
    let named = root.map(named_organs).unwrap_or_default();
    for organ in plan.config().organs.keys().filter(|it| !named.contains(&it.as_str())) {
        draft.remove(&["organ"], organ)?;
    }
    let rules = root.and_then(|it| it.get("regler")).into_iter().flat_map(Item::entries);
    for (rule, severity) in rules.filter_map(|it| Some((it.key(), it.get("allvar")?.raw()))) {
        draft.set(&["regler"], rule, severity, &order)?;
    }
    Ok(draft.text().to_owned())
}

/// The organs that the styrmodell itself speaks of, but for decisions about it.
fn named_organs(root: Item<'_>) -> Vec<&str> {
    let mut found = Vec::new();
    if let Some(shape) = fields::shape_of(FileKind::Model) {
        for table in root.entries().filter(|it| !matches!(it.key(), "modell" | "undantag" | "agare")) {
            let Some(row) = shape.row(table.key()) else { continue };
            references::in_value(table, &row.value, &mut |item, reference| {
                let is_organ = matches!(reference, Reference::Value(link) if matches!(link.target, Target::Organ | Target::Decider));
                found.extend(item.text().filter(|_| is_organ));
            });
        }
    }
    found
}
