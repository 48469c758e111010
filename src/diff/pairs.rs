//! What in one version is the same as what in the other: by id, else by `tidigare_id` of either.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    fields::ThingKind,
    model::{Plan, unit::Unit},
    source::layout,
    syntax::Item,
};

use super::{
    Standing, Table, TableChange, TableKind, UnitChange,
    renamed::Renamed,
    tables::{of_no_unit, of_unit},
    values,
};

/// The units in which something changed, by id.
pub(super) fn units<'p>(before: &'p Plan, after: &'p Plan) -> Vec<UnitChange<'p>> {
    let paired = paired_units(before, after);
    let mut changes: Vec<UnitChange<'p>> = paired
        .into_iter()
        .filter(|(before, after)| before.zip(*after).is_none_or(|(a, b)| !is_untouched(a, b)))
        .map(|(before, after)| UnitChange {
            before,
            after,
            is_moved: is_moved(before, after),
            replaced_by: Vec::new(),
            tables: Vec::new(),
        })
        .collect();
    let mut sides: Vec<Sides<'p>> = changes.iter().map(|it| Sides::of(it.before, it.after)).collect();
    let mut renamed = match_things(&mut sides);
    renamed.units = changes
        .iter()
        .filter_map(|it| it.before.zip(it.after))
        .map(|(before, after)| (before.id().to_owned(), after.id().to_owned()))
        .filter(|(before, after)| before != after)
        .collect();
    rows_follow(&mut sides, &renamed);
    for (change, sides) in changes.iter_mut().zip(sides) {
        change.tables = sides.changes(&renamed);
        // What a broken file no longer shows is not gone.
        let is_broken = |it: Option<Unit<'_>>| it.is_some_and(Unit::is_broken);
        let (before, after) = (is_broken(change.before), is_broken(change.after));
        change.tables.retain(|it| !(before && it.before.is_none() || after && it.after.is_none()));
    }
    changes.retain(|it| it.is_moved || it.before.is_none() || it.after.is_none() || !it.tables.is_empty());
    changes
}

/// What changed in the files of no unit.
pub(super) fn shared<'p>(before: &'p Plan, after: &'p Plan) -> Vec<TableChange<'p>> {
    let sides = Sides { before: of_no_unit(before), after: of_no_unit(after), pairs: Vec::new(), unit: None };
    let mut all = [sides];
    let renamed = match_things(&mut all);
    let [sides] = all;
    sides.changes(&renamed)
}

/// Whether a unit had that id before.
pub(super) fn was_called(unit: Unit<'_>, id: Option<&str>) -> bool {
    let former = unit.item().and_then(|it| it.get("tidigare_id"));
    former.into_iter().flat_map(Item::list).filter_map(Item::text).any(|it| Some(it) == id)
}

fn paired_units<'p>(before: &'p Plan, after: &'p Plan) -> Vec<(Option<Unit<'p>>, Option<Unit<'p>>)> {
    let known = |it: &Unit<'p>| !it.id().is_empty() && !it.is_duplicate();
    let mut left: BTreeMap<&str, Unit<'p>> = before.units().filter(known).map(|it| (it.id(), it)).collect();
    let mut pairs = Vec::new();
    let mut new = Vec::new();
    for unit in after.units().filter(known) {
        match left.remove(unit.id()) {
            Some(old) => pairs.push((Some(old), Some(unit))),
            None => new.push(unit),
        }
    }
    let later: BTreeMap<&str, &str> =
        left.values().flat_map(|old| former(old.item()).into_iter().map(|it| (it, old.id()))).collect();
    for unit in new {
        let names = former(unit.item()).into_iter().chain(later.get(unit.id()).copied());
        let old = names.into_iter().find_map(|it| left.remove(it));
        pairs.push((old, Some(unit)));
    }
    pairs.extend(left.into_values().map(|it| (Some(it), None)));
    // A plan that cannot be read may be any unit that seems to be gone or new.
    let has_unread = |plan: &Plan| plan.units().any(|it| it.id().is_empty()) || plan.has_unreadable();
    let (old_unread, new_unread) = (has_unread(before), has_unread(after));
    pairs.retain(|(before, after)| !(old_unread && before.is_none() || new_unread && after.is_none()));
    pairs.sort_by_key(|(before, after)| after.or(*before).map(Unit::id));
    pairs
}

fn former(item: Option<Item<'_>>) -> Vec<&str> {
    item.and_then(|it| it.get("tidigare_id"))
        .into_iter()
        .flat_map(Item::list)
        .filter_map(Item::text)
        .collect()
}

/// Whether every file of a unit has the same text, and the same unit stands above it.
fn is_untouched(before: Unit<'_>, after: Unit<'_>) -> bool {
    let text = |unit: Unit<'_>, file| unit.plan().sources().file(file).text.clone();
    let name = |unit: Unit<'_>, file| layout::split(&unit.plan().sources().file(file).path).1.to_owned();
    before.files().len() == after.files().len()
        && text(before, before.file()) == text(after, after.file())
        && before
            .files()
            .iter()
            .zip(after.files())
            .all(|(a, b)| name(before, *a) == name(after, *b) && text(before, *a) == text(after, *b))
        && !is_moved(Some(before), Some(after))
}

fn is_moved(before: Option<Unit<'_>>, after: Option<Unit<'_>>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    match (before.superior(), after.superior()) {
        (Some(old), Some(new)) => {
            old.id() != new.id() && !was_called(new, Some(old.id())) && !was_called(old, Some(new.id()))
        }
        (None, None) => false,
        _ => true,
    }
}

/// The tables of one unit in both versions, with what has been found to be the same.
struct Sides<'p> {
    before: Vec<Table<'p>>,
    after: Vec<Table<'p>>,
    pairs: Vec<Pair<'p>>,
    unit: Option<(Option<Unit<'p>>, Option<Unit<'p>>)>,
}

impl<'p> Sides<'p> {
    fn of(before: Option<Unit<'p>>, after: Option<Unit<'p>>) -> Self {
        Self {
            before: before.map(of_unit).unwrap_or_default(),
            after: after.map(of_unit).unwrap_or_default(),
            pairs: Vec::new(),
            unit: Some((before, after)),
        }
    }

    /// Pairs things with the same kind and id, and takes them out; what is left has no counterpart yet.
    fn pair_by_name(&mut self, is_wanted: impl Fn(&Table<'p>) -> bool, name: impl Fn(&Table<'p>) -> String) {
        let (wanted, rest) = std::mem::take(&mut self.before).into_iter().partition(&is_wanted);
        self.before = rest;
        let wanted: Vec<Table<'p>> = wanted;
        let mut known: BTreeMap<(TableKind, String), Table<'p>> = BTreeMap::new();
        for table in wanted {
            known.entry((table.kind, name(&table))).or_insert(table);
        }
        let (wanted, rest): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.after).into_iter().partition(&is_wanted);
        self.after = rest;
        let mut seen = BTreeSet::new();
        for table in wanted {
            let key = (table.kind, table.name.clone());
            match known.remove(&key) {
                Some(old) => self.pairs.push((Some(old), Some(table))),
                None if seen.contains(&key) => {}
                None => self.after.push(table),
            }
            seen.insert(key);
        }
        self.before.extend(known.into_values());
    }

    fn changes(mut self, renamed: &Renamed) -> Vec<TableChange<'p>> {
        let (before, after) = self.unit.unwrap_or_default();
        let homes = (before.map_or("", Unit::id), after.map_or("", Unit::id));
        // Rows and answers follow the thing that they speak of to its new name.
        let now = |name: &str| {
            let full = renamed.now(name, homes.0);
            full.strip_prefix(&format!("{}/", homes.1)).map_or_else(|| full.clone(), str::to_owned)
        };
        let name = |it: &Table<'_>| match (it.kind, it.name.split_once(' ')) {
            (TableKind::Outcome(_), Some((subject, period))) => format!("{} {period}", now(subject)),
            (TableKind::Answer, _) => now(&it.name),
            _ => it.name.clone(),
        };
        for table in self.after.iter_mut().chain(&mut self.before).filter(|it| it.kind == TableKind::Unit) {
            table.name.clear();
        }
        self.pair_by_name(|it| it.thing.is_none(), name);
        let alone = self.before.into_iter().map(|it| (Some(it), None));
        let alone = alone.chain(self.after.into_iter().map(|it| (None, Some(it))));
        let mut all: Vec<TableChange<'p>> =
            self.pairs.into_iter().chain(alone).filter_map(|it| change(it, renamed, homes)).collect();
        all.sort_by(|a, b| {
            let key = |it: &TableChange<'p>| (it.table().kind, it.table().name.clone(), it.after.is_none());
            key(a).cmp(&key(b))
        });
        all
    }
}

/// Finds the same things on both sides: first by id within the unit, then by earlier names anywhere.
fn match_things(sides: &mut [Sides<'_>]) -> Renamed {
    for one in sides.iter_mut() {
        one.pair_by_name(|it| it.thing.is_some(), |it| it.name.clone());
    }
    let mut renamed = Renamed::default();
    let mut left: BTreeMap<(ThingKind, String), (usize, usize)> = BTreeMap::new();
    let mut new: BTreeMap<(ThingKind, String), (usize, usize)> = BTreeMap::new();
    for (place, one) in sides.iter().enumerate() {
        let unmatched = |tables: &[Table<'_>]| -> Vec<(usize, ThingKind, String)> {
            let things = tables.iter().enumerate().filter_map(|(index, it)| Some((index, it.thing?)));
            things.map(|(index, it)| (index, it.kind(), it.full_id())).collect()
        };
        left.extend(unmatched(&one.before).into_iter().map(|(index, kind, id)| ((kind, id), (place, index))));
        new.extend(unmatched(&one.after).into_iter().map(|(index, kind, id)| ((kind, id), (place, index))));
    }
    let mut found: Vec<((usize, usize), (usize, usize))> = Vec::new();
    let (mut old_taken, mut new_taken) = (BTreeSet::new(), BTreeSet::new());
    let mut pair = |old: Option<&(usize, usize)>, new: Option<&(usize, usize)>| {
        if let (Some(old), Some(new)) = (old, new)
            && !old_taken.contains(old)
            && new_taken.insert(*new)
        {
            old_taken.insert(*old);
            found.push((*old, *new));
        }
    };
    for ((kind, _), at) in &new {
        for name in names(sides, *at, true) {
            pair(left.get(&(*kind, name)), Some(at));
        }
    }
    for ((kind, _), at) in &left {
        for name in names(sides, *at, false) {
            pair(Some(at), new.get(&(*kind, name)));
        }
    }
    take_pairs(sides, found, &mut renamed);
    renamed
}

/// The full ids that a thing had (or, of an older version's thing, was to get back).
fn names(sides: &[Sides<'_>], (place, index): (usize, usize), is_after: bool) -> Vec<String> {
    let one = &sides[place];
    let table = if is_after { &one.after[index] } else { &one.before[index] };
    let other = one.unit.and_then(|it| if is_after { it.0.or(it.1) } else { it.1.or(it.0) });
    let unit = other.map(|it| format!("{}/", it.id())).unwrap_or_default();
    let full = |it: &str| if it.contains('/') { it.to_owned() } else { format!("{unit}{it}") };
    let own = one.unit.map(|_| format!("{unit}{}", table.name));
    former(Some(table.item)).into_iter().map(full).chain(own).collect()
}

/// Takes what was found to be the same out of both sides, into the unit where it is now.
fn take_pairs(sides: &mut [Sides<'_>], found: Vec<((usize, usize), (usize, usize))>, renamed: &mut Renamed) {
    let (mut old_gone, mut new_gone) = (BTreeSet::new(), BTreeSet::new());
    for (old, new) in found {
        let before = sides[old.0].before[old.1].clone();
        let after = sides[new.0].after[new.1].clone();
        if let (Some(was), Some(is)) = (before.thing, after.thing) {
            renamed.things.insert(was.full_id(), is.full_id());
        }
        sides[new.0].pairs.push((Some(before), Some(after)));
        old_gone.insert(old);
        new_gone.insert(new);
    }
    for (place, one) in sides.iter_mut().enumerate() {
        let mut index = 0..;
        one.before.retain(|_| !index.next().is_some_and(|it| old_gone.contains(&(place, it))));
        let mut index = 0..;
        one.after.retain(|_| !index.next().is_some_and(|it| new_gone.contains(&(place, it))));
    }
}

/// Rows of what now belongs to another unit are compared there, under the name that they had here.
fn rows_follow(sides: &mut [Sides<'_>], renamed: &Renamed) {
    let now = |unit: Option<(_, Option<Unit<'_>>)>| unit.and_then(|it| it.1).map(|it| it.id().to_owned());
    let homes: BTreeMap<String, usize> =
        sides.iter().enumerate().filter_map(|(place, it)| Some((now(it.unit)?, place))).collect();
    let mut moved = Vec::new();
    for (place, one) in sides.iter_mut().enumerate() {
        let Some(old) = one.unit.and_then(|it| it.0).map(Unit::id) else { continue };
        let home = |it: &Table<'_>| {
            let subject = it.name.split_once(' ').filter(|_| matches!(it.kind, TableKind::Outcome(_)))?.0;
            let (unit, _) = renamed.things.get(&format!("{old}/{subject}"))?.split_once('/')?;
            homes.get(unit).copied().filter(|it| *it != place)
        };
        let (gone, left): (Vec<_>, Vec<_>) =
            std::mem::take(&mut one.before).into_iter().partition(|it| home(it).is_some());
        one.before = left;
        for row in gone {
            let name = format!("{old}/{}", row.name);
            moved.extend(home(&row).map(|it| (it, Table { name, ..row })));
        }
    }
    for (place, row) in moved {
        sides[place].before.push(row);
    }
}

type Pair<'p> = (Option<Table<'p>>, Option<Table<'p>>);

fn change<'p>((before, after): Pair<'p>, renamed: &Renamed, homes: (&str, &str)) -> Option<TableChange<'p>> {
    let table = after.as_ref().or(before.as_ref())?;
    let item = |it: &Option<Table<'p>>| it.as_ref().map(|it| it.item);
    let mut fields = values::changes(item(&before), item(&after), table.form());
    fields.retain(|it| !renamed.explains(it, homes));
    let text = |it: &Option<Table<'p>>| it.as_ref().and_then(|it| it.text).map(|it| it.replace('\r', ""));
    let change = TableChange {
        fields,
        has_other_text: text(&before) != text(&after),
        standing: Standing::NotNeeded,
        left_behind: Vec::new(),
        replaced_by: Vec::new(),
        before,
        after,
    };
    let is_one_sided = change.before.is_none() || change.after.is_none();
    let is_other = is_one_sided
        || change.has_other_text
        || change.is_moved()
        || change.is_renamed()
        || !change.fields.is_empty();
    is_other.then_some(change)
}
