//! References to what a new styrrepo does not have, taken away.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    edit::{change::Refused, draft::Draft, order, toml},
    fields::words::FILL_IN,
    model::{Plan, fault::Fault},
    source::{FileId, Span, layout},
    syntax::{Item, Kind},
};

/// How often it is looked for more: one that is gone may leave others without what they named.
const ROUNDS: usize = 5;

/// Takes every reference to nothing out of the texts.
pub(super) fn unlink(texts: &mut BTreeMap<String, String>) -> Result<(), Refused> {
    for _ in 0..ROUNDS {
        let plan = super::load_texts(texts)?;
        let mut by_file: BTreeMap<FileId, Vec<Span>> = BTreeMap::new();
        for (span, _) in plan.faults().filter(|it| matches!(it.1, Fault::BrokenLink(_))) {
            by_file.entry(span.file).or_default().push(span);
        }
        if by_file.is_empty() {
            break;
        }
        for (file, spans) in by_file {
            let path = plan.sources().file(file).path.clone();
            let text = in_file(&plan, file, &spans)?;
            texts.insert(path, text);
        }
    }
    Ok(())
}

fn in_file(plan: &Plan, file: FileId, spans: &[Span]) -> Result<String, Refused> {
    let source = plan.sources().file(file);
    let kind = layout::kind_of(&source.path).unwrap_or(layout::FileKind::Unknown);
    let order = |path: &[&str]| order::of_format(kind, path);
    let mut draft = Draft::of(&source.path, &source.text)?;
    let mut found = Vec::new();
    find(plan.root(file), &mut Vec::new(), spans, &mut found);
    let organs = in_arrays(plan.root(file), spans);
    for organ in organs {
        draft.set(
            &["organ", organ],
            "namn",
            &toml::string(&format!("{FILL_IN} vad organet heter")),
            &order,
        )?;
    }
    for (path, kept) in found {
        let Some((key, table)) = path.split_last() else { continue };
        if kept.is_empty() {
            draft.remove(table, key)?;
        } else {
            draft.set(table, key, &toml::list(&kept), &order)?;
        }
    }
    Ok(draft.text().to_owned())
}

/// What the tables of an array name: the organs that decide on the levels, which have no path of
/// their own and are to exist instead.
fn in_arrays<'p>(root: Item<'p>, spans: &[Span]) -> BTreeSet<&'p str> {
    let arrays = root.children().filter(|it| it.kind() == Kind::Array);
    let values = arrays.flat_map(Item::children).flat_map(Item::children);
    values.filter(|it| spans.contains(&it.span())).filter_map(Item::text).collect()
}

/// The keys whose values stand at those places, with what is left of each.
fn find<'p>(
    table: Item<'p>,
    path: &mut Vec<&'p str>,
    spans: &[Span],
    found: &mut Vec<(Vec<&'p str>, Vec<&'p str>)>,
) {
    for item in table.children().filter(|it| !it.key().is_empty()) {
        path.push(item.key());
        let is_gone = |it: &Item<'p>| spans.contains(&it.span());
        if item.kind() == Kind::Table {
            find(item, path, spans, found);
        } else if item.list().any(|it| is_gone(&it)) {
            let kept = item.list().filter(|it| !is_gone(it)).filter_map(Item::text);
            found.push((path.clone(), kept.collect()));
        }
        path.pop();
    }
}
