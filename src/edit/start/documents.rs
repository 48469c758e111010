//! A register of governing documents without those of the municipality that wrote it.

use jiff::civil::Date;

use crate::{
    edit::{change::Refused, draft::Draft, order, toml},
    fields::{self, links::Target, words::FILL_IN},
    model::Plan,
    source::layout::{DOCUMENTS_FILE, FileKind},
    syntax::{
        Item,
        references::{self, Reference},
    },
};

/// The register as another municipality begins with it: laws and the like, which nobody in the
/// municipality decides, and in place of its own those that the styrmodell names, to fill in.
pub(super) fn as_new(plan: &Plan, day: Date) -> Result<String, Refused> {
    let file = plan.sources().find(DOCUMENTS_FILE).map(|it| &*plan.sources().file(it).text);
    let mut draft = Draft::of(DOCUMENTS_FILE, file.unwrap_or("format = 1\n"))?;
    let named = named(plan);
    let is_kept = |it: &Item<'_>| !it.mentions("beslut") && !it.mentions("behov");
    let is_alone = !plan.documents().any(|it| is_kept(&it) || named.contains(&it.key()));
    for (index, document) in plan.documents().enumerate() {
        if named.contains(&document.key()) || (is_alone && index == 0) {
            to_fill_in(&mut draft, plan, document, day)?;
        } else if is_kept(&document) {
            for key in ["giltig_till", "oversyn", "ansvarig", "diarienummer"] {
                draft.remove(&["styrdokument", document.key()], key)?;
            }
        } else {
            draft.remove(&["styrdokument"], document.key())?;
        }
    }
    Ok(draft.text().to_owned())
}

/// The documents that the styrmodell names.
fn named(plan: &Plan) -> Vec<&str> {
    let mut found = Vec::new();
    let root = plan.model_file().map(|it| plan.root(it));
    if let Some((root, shape)) = root.zip(fields::shape_of(FileKind::Model)) {
        references::in_table(root, shape, &mut |item, reference| {
            let is_it = matches!(reference, Reference::Value(link) if link.target == Target::Document);
            found.extend(item.text().filter(|_| is_it));
        });
    }
    found
}

/// A document of the same type, with nothing of the old one's but its id.
fn to_fill_in(draft: &mut Draft, plan: &Plan, document: Item<'_>, day: Date) -> Result<(), Refused> {
    let order = |path: &[&str]| order::of_format(FileKind::Documents, path);
    let table = ["styrdokument", document.key()];
    for key in document.entries().map(Item::key).filter(|it| *it != "typ") {
        draft.remove(&table, key)?;
    }
    let of_type = document.get("typ").and_then(Item::text).unwrap_or_default();
    let of_type = plan.config().document_type(of_type);
    let noun = of_type.map_or("styrdokumentet", |it| it.name.singular.as_str());
    let title = toml::string(&format!("{FILL_IN} vad ert dokument av slaget {noun} heter"));
    draft.set(&table, "titel", &title, &order)?;
    let top = plan.config().levels.first().map(|it| it.id.as_str()).unwrap_or_default();
    let decision = format!(
        "{{ organ = {}, datum = {day}, paragraf = {} }}",
        toml::string(top),
        toml::string(&format!("{FILL_IN} beslutets paragraf, och rätt datum"))
    );
    draft.set(&table, "beslut", &decision, &order)
}
