//! Another id for a unit or a thing, in every file that names it, and its old one as `tidigare_id`.

mod analysis;
mod names;
mod unread;

use jiff::civil::Date;

use crate::{
    fields,
    model::{Plan, thing::Thing, unit::Unit},
    source::{FileId, Source, layout::FileKind},
    syntax::references::{self, Reference},
};

use super::{
    change::{Changed, Refused},
    draft::Draft,
    id::{self, former},
    order,
    proof::{self, Reorganised},
    toml,
};

use self::names::Names;

/// What is to have another id.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'p> {
    /// A unit.
    Unit(Unit<'p>),
    /// A thing of a unit; or a shared indicator, with all that take it up.
    Thing(Thing<'p>),
}

/// Everything that is to change for something to have another id, found in `plan`, which was loaded
/// from `source`. What comes out says the same as before but for the names; that is held against a
/// plan loaded from it.
///
/// # Errors
/// When the id is none or in use, when a file that may name it cannot be read whole or changed, and
/// when anything else would come to mean something else.
pub fn rename(
    (plan, source): (&Plan, &Source),
    subject: Subject<'_>,
    new: &str,
    day: Date,
) -> Result<Reorganised, Refused> {
    let names = Names::of(plan, subject, new);
    if names.old() == new {
        return Err(Refused::new(format!("`{new}` heter redan så"), "ange ett nytt id"));
    }
    may_have(plan, subject, new)?;
    let mut changes = Vec::new();
    for (file, _) in plan.files() {
        unread::refuse(plan, file, &names)?;
        changes.extend(in_file(plan, file, &names)?);
    }
    let moved = match subject {
        Subject::Unit(unit) => proof::folder_called(unit, new),
        Subject::Thing(_) => None,
    };
    let done = Reorganised { changes, moved };
    proof::says_the_same((plan, source), &done, day)?;
    Ok(done)
}

fn may_have(plan: &Plan, subject: Subject<'_>, new: &str) -> Result<(), Refused> {
    match subject {
        Subject::Unit(unit) => {
            if unit.is_duplicate() || plan.units().any(|it| it != unit && it.id() == unit.id()) {
                return Err(twice(unit.id()));
            }
            id::for_unit(plan, new, Some(unit))
        }
        Subject::Thing(thing) => {
            let same = |it: &Thing<'_>| it.unit() == thing.unit() && it.id() == thing.id();
            if plan.things().filter(same).count() > 1 {
                return Err(twice(&thing.full_id()));
            }
            if thing.shared().is_some() {
                let id = thing.id();
                return Err(Refused::new(
                    format!(
                        "`{}` är den gemensamma indikatorn `{id}`, som står i indikatorer.toml",
                        thing.full_id()
                    ),
                    format!("kör `styr rename {id} {new}`, så byter den id hos alla"),
                ));
            }
            id::for_things(plan, new, &names::all_of(plan, thing))
        }
    }
}

fn twice(id: &str) -> Refused {
    Refused::of_file(format!("`{id}` står på två ställen"), "kör `styr check` och rätta det först")
}

/// What one file is to hold; nothing when it does not change.
fn in_file(plan: &Plan, file: FileId, names: &Names<'_>) -> Result<Option<Changed>, Refused> {
    let kind = plan.file(file).kind;
    let Some(shape) = fields::shape_of(kind).filter(|_| plan.file(file).is_read) else { return Ok(None) };
    let mut found = Vec::new();
    references::in_table(plan.root(file), shape, &mut |item, reference| found.push((item, reference)));
    let home = plan.file(file).unit.map(|it| plan.unit_of(it));
    let mut mentions = Mentions::default();
    for (item, reference) in found {
        let new_name = |name, link| names.reference(home, name, link);
        match reference {
            Reference::Value(link) => {
                let new = item.text().and_then(|it| new_name(it, link));
                mentions.values.extend(new.map(|it| (range(item.span()), it)));
            }
            Reference::Key(link) => {
                let new = new_name(item.key(), link);
                mentions.keys.extend(new.map(|it| (link.key, item.key(), range(item.key_span()), it)));
            }
            _ => {}
        }
    }
    if kind == FileKind::Analysis {
        return analysis::change(plan, file, mentions, names);
    }
    let replaced = names.replaced(plan.root(file), home);
    mentions.values.extend(replaced.into_iter().map(|(it, new)| (range(it.span()), new)));
    toml_file(plan, file, mentions, names)
}

/// Where a file names what is renamed, and what is to stand there.
#[derive(Debug, Default)]
struct Mentions<'p> {
    values: Vec<(std::ops::Range<usize>, String)>,
    /// With the key of the table that they stand in.
    keys: Vec<(&'static str, &'p str, std::ops::Range<usize>, String)>,
}

fn range(span: crate::source::Span) -> std::ops::Range<usize> {
    span.start as usize..span.end as usize
}

fn toml_file(
    plan: &Plan,
    file: FileId,
    mut mentions: Mentions<'_>,
    names: &Names<'_>,
) -> Result<Option<Changed>, Refused> {
    let own = names.things_in(file);
    let unit = names.unit().filter(|it| it.file() == file);
    mentions.values.extend(
        unit.and_then(|it| it.item()?.get("id")).map(|it| (range(it.span()), names.wanted().to_owned())),
    );
    if mentions.values.is_empty() && mentions.keys.is_empty() && own.is_empty() {
        return Ok(None);
    }
    let source = plan.sources().file(file);
    let mut draft = Draft::of(&source.path, &source.text)?;
    let values: Vec<_> = mentions.values.iter().map(|(at, new)| (at.clone(), new.as_str())).collect();
    draft.replace_strings(&values)?;
    let tables: Vec<[&str; 1]> =
        mentions.keys.iter().map(|it| [it.0]).chain(own.iter().map(|it| [it.kind().table()])).collect();
    let pairs = mentions
        .keys
        .iter()
        .map(|it| (it.1, it.3.as_str()))
        .chain(own.iter().map(|it| (it.id(), names.wanted())));
    let keys: Vec<(&[&str], &str, &str)> =
        tables.iter().zip(pairs).map(|(table, (old, new))| (table.as_slice(), old, new)).collect();
    draft.rename_keys(&keys)?;
    let kind = plan.file(file).kind;
    let order = |path: &[&str]| order::of_format(kind, path);
    for thing in own {
        let before = list_of_former(former(Some(thing.item())), thing.id(), names.wanted());
        draft.set(&[thing.kind().table(), names.wanted()], "tidigare_id", &before, &order)?;
    }
    if let Some(unit) = unit {
        let before = list_of_former(former(unit.item()), unit.id(), names.wanted());
        draft.set(&["enhet"], "tidigare_id", &before, &order)?;
    }
    Ok(draft.finish())
}

/// `tidigare_id` with the old id as the last; an id that comes back is no earlier one.
fn list_of_former<'p>(known: impl Iterator<Item = &'p str>, old: &'p str, new: &str) -> String {
    let mut all: Vec<&str> = known.filter(|it| *it != old && it.rsplit('/').next() != Some(new)).collect();
    all.push(old);
    toml::list(&all)
}
