//! Looking things up by name, and what to suggest when there is none.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::{
    fields::{
        ThingKind,
        links::Reach,
        words::{self, Near},
    },
    source::layout::FileKind,
    syntax::Item,
};

use super::{AT_ONCE, Failure, Misplaced, Plan, Resolver, Sought, Thing, Unit};

/// What every unit's references are looked up in.
pub(super) struct Names<'p> {
    plan: &'p Plan,
    pub(super) documents: BTreeMap<&'p str, Item<'p>>,
    /// Old full ids and what they are called now.
    renamed: BTreeMap<String, String>,
    /// Old ids of units and what they are called now.
    renamed_units: BTreeMap<&'p str, &'p str>,
    pub(super) model_is_broken: bool,
    pub(super) register_is_broken: bool,
    /// Whether some unit's own id could not be read.
    pub(super) an_id_is_unread: bool,
}

/// What a thing was called, with what it is called now.
fn former_names(thing: Thing<'_>) -> impl Iterator<Item = (String, String)> {
    let former = thing.own("tidigare_id").into_iter().flat_map(Item::list).filter_map(Item::text);
    former.map(move |old| {
        let unit = thing.unit().map_or("", Unit::id);
        let old = if old.contains('/') { old.to_owned() } else { format!("{unit}/{old}") };
        (old, thing.full_id())
    })
}

impl<'p> Names<'p> {
    pub(super) fn collect(plan: &'p Plan) -> Self {
        let is_broken = |kind| plan.files().any(|(_, it)| it.kind == kind && it.is_broken);
        let blocks: Vec<Vec<(String, String)>> = plan
            .blocks(AT_ONCE)
            .par_iter()
            .map(|it| plan.things_in(it).flat_map(former_names).collect())
            .collect();
        let renamed = blocks.into_iter().flatten().collect();
        let mut renamed_units = BTreeMap::new();
        for unit in plan.units() {
            let former = unit.item().and_then(|it| it.get("tidigare_id"));
            let former = former.into_iter().flat_map(Item::list).filter_map(Item::text);
            renamed_units.extend(former.map(|it| (it, unit.id())));
        }
        Self {
            plan,
            documents: plan.document_register(),
            renamed,
            renamed_units,
            model_is_broken: is_broken(FileKind::Model) || !plan.has_model(),
            register_is_broken: is_broken(FileKind::Documents),
            an_id_is_unread: plan.units().any(|it| it.id().is_empty() && plan.is_broken(it.file()))
                || plan.files().any(|(_, it)| it.kind == FileKind::Plan && !it.is_read),
        }
    }

    /// What a unit of that name is called now, else the name that is most like it.
    pub(super) fn near_unit(&self, name: &str) -> Option<Near> {
        if let Some(now) = self.renamed_units.get(name) {
            return Some(Near { name: (*now).to_owned(), is_certain: true });
        }
        let ids: Vec<&str> = self.plan.units().map(Unit::id).collect();
        words::nearest(name, ids.iter().copied())
    }
}

impl<'p> Resolver<'p> {
    /// Finds the thing that a reference names, within reach.
    pub(super) fn find(&self, name: &str, kinds: &[ThingKind], reach: Reach) -> Result<Thing<'p>, Failure> {
        let (unit, id) = match name.split_once('/') {
            Some((unit, id)) => match self.plan.unit(unit) {
                Some(unit) => (Some(unit), id),
                None if self.names.an_id_is_unread => return Err(Failure::HeldBack),
                None => return Err(self.absent(name, kinds, reach, Sought::UnknownUnit(unit.to_owned()))),
            },
            None => (self.unit, name),
        };
        let Some(thing) = unit.and_then(|it| it.thing(id)) else {
            if unit.is_some_and(Unit::is_broken) {
                return Err(Failure::HeldBack);
            }
            let own = self.unit.map_or("", Unit::id).to_owned();
            let is_above = unit.is_some() && unit != self.unit && self.is_above(unit);
            let sought = match unit {
                Some(_) if is_above => Sought::Above(own),
                Some(unit) => Sought::InUnit(unit.id().to_owned()),
                None => Sought::Everywhere,
            };
            return Err(self.absent(name, kinds, reach, sought));
        };
        if !kinds.contains(&thing.kind()) {
            let wanted = kinds.iter().map(|it| it.a()).collect::<Vec<_>>().join(" eller ");
            return Err(Failure::Misplaced(Misplaced::Kind { is: thing.kind().a(), wanted }));
        }
        if !self.is_within(thing, reach) {
            let unit = thing.unit().map_or("", Unit::id).to_owned();
            let received = matches!(reach, Reach::OwnOrReceived | Reach::AboveOrReceived);
            let why = if received { Misplaced::NotReceived } else { Misplaced::Reach { unit } };
            return Err(Failure::Misplaced(why));
        }
        Ok(thing)
    }

    fn is_above(&self, unit: Option<Unit<'p>>) -> bool {
        self.unit.zip(unit).is_some_and(|(own, unit)| own.is_below(unit))
    }

    fn is_within(&self, thing: Thing<'p>, reach: Reach) -> bool {
        let Some(own) = self.unit else { return true };
        let Some(unit) = thing.unit() else { return true };
        let is_own = || unit == own;
        let is_above = || own.is_below(unit);
        let is_received = || self.received.contains(&thing);
        match reach {
            Reach::Own => is_own(),
            Reach::OwnOrAbove => is_own() || is_above(),
            Reach::OwnAboveOrReceived => is_own() || is_above() || is_received(),
            Reach::OwnAboveReceivedOrBelow => is_own() || is_above() || is_received() || unit.is_below(own),
            Reach::OwnOrReceived => is_own() || is_received(),
            Reach::AboveOrReceived => is_above() || is_received(),
            Reach::Anywhere => true,
        }
    }

    fn absent(&self, name: &str, kinds: &[ThingKind], reach: Reach, sought: Sought) -> Failure {
        let own = self.unit.map_or("", Unit::id);
        let full = if name.contains('/') { name.to_owned() } else { format!("{own}/{name}") };
        let in_renamed_unit = || {
            let (unit, id) = full.split_once('/')?;
            Some(format!("{}/{id}", self.names.renamed_units.get(unit)?))
        };
        let renamed = self.names.renamed.get(&full).cloned().or_else(in_renamed_unit);
        let renamed = renamed.map(|it| self.as_written(&it));
        Failure::Missing(sought, self.near(name, kinds, reach), renamed)
    }

    /// A full id as this unit would write it.
    fn as_written(&self, full_id: &str) -> String {
        let own = self.unit.map_or("", Unit::id);
        match full_id.split_once('/') {
            Some((unit, id)) if unit == own => id.to_owned(),
            _ => full_id.to_owned(),
        }
    }

    /// The existing name within reach that is most like the one written.
    pub(super) fn near(&self, name: &str, kinds: &[ThingKind], reach: Reach) -> Option<Near> {
        let wanted = |it: &Thing<'p>| kinds.contains(&it.kind());
        let Some(own) = self.unit else {
            let shared = self.plan.things().filter(|it| it.unit().is_none()).filter(wanted);
            let ids: Vec<&str> = shared.map(Thing::id).collect();
            return words::nearest(name, ids.iter().copied());
        };
        let mut known: Vec<String> = own.things().filter(wanted).map(|it| it.id().to_owned()).collect();
        if !matches!(reach, Reach::Own) {
            let above = own.above().flat_map(Unit::things).filter(wanted);
            let named = name.split_once('/').and_then(|(unit, _)| self.plan.unit(unit));
            let in_named = named.into_iter().flat_map(Unit::things).filter(wanted);
            let within = above.chain(in_named).chain(self.received.iter().copied().filter(wanted));
            known.extend(within.filter(|it| self.is_within(*it, reach)).map(Thing::full_id));
        }
        let same_id = |it: &&String| it.rsplit('/').next() == name.rsplit('/').next();
        // The right id in the wrong unit may have been meant, or may not.
        let exact = known.iter().find(same_id).map(|it| Near { name: it.clone(), is_certain: false });
        exact.or_else(|| words::nearest(name, known.iter().map(String::as_str)))
    }
}
