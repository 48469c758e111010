//! Files that may name what is renamed in words that cannot be read.

use crate::{
    edit::change::Refused,
    model::Plan,
    source::{FileId, layout::FileKind},
    syntax::{Item, Kind},
};

use super::names::Names;

/// Refuses when a file, or a value in it, is wrong and may be a name of what is renamed: nothing is
/// done by half.
pub(super) fn refuse(plan: &Plan, file: FileId, names: &Names<'_>) -> Result<(), Refused> {
    let known = plan.file(file);
    let source = plan.sources().file(file);
    if !known.is_read {
        let is_known = known.kind != FileKind::Unknown && known.is_broken;
        return if is_known { Err(first(&source.path, "går inte att läsa")) } else { Ok(()) };
    }
    if known.is_broken {
        let may = names.may_stand_in(&source.text);
        return if may { Err(first(&source.path, "har syntaxfel")) } else { Ok(()) };
    }
    let has_faults = !known.problems.is_empty();
    if has_faults && has_faulty_name(plan.root(file), false, names) {
        return Err(first(&source.path, "har ett värde som är fel skrivet"));
    }
    Ok(())
}

fn first(path: &str, why: &str) -> Refused {
    Refused::of_file(
        format!("{path} {why}, så styr vet inte säkert vad som ska ändras där"),
        format!("inget skrevs; rätta filen först, `styr check {path}` säger hur"),
    )
}

/// Whether a value that has a finding about it, or something in it, is the old id or ends with it.
fn has_faulty_name(item: Item<'_>, is_within: bool, names: &Names<'_>) -> bool {
    let is_name = |it: &str| it.split('/').any(|part| part == names.old());
    item.children().any(|it| {
        let is_faulty = is_within || it.is_faulty();
        let is_named = || is_name(it.key()) || it.text().is_some_and(is_name);
        is_faulty && is_named()
            || matches!(it.kind(), Kind::Table | Kind::Array) && has_faulty_name(it, is_faulty, names)
    })
}
