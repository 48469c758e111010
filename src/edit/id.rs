//! Ids that may be given to what is new or renamed (format.md, Ids).

use std::collections::BTreeSet;

use crate::{
    fields::ThingKind,
    model::{
        Plan,
        thing::{Thing, ThingId},
        unit::Unit,
    },
    syntax::{
        Item,
        id::{TAKEN, bad_id, suggestion},
    },
};

use super::change::Refused;

/// Whether a unit may be given an id; `own` is the unit when it exists already.
///
/// # Errors
/// Says why it may not.
pub fn for_unit(plan: &Plan, id: &str, own: Option<Unit<'_>>) -> Result<(), Refused> {
    is_an_id(id)?;
    if TAKEN.contains(&id) {
        return Err(Refused::new(
            format!("en enhet kan inte heta `{id}`"),
            "välj ett annat id; ordet betyder något annat i hänvisningar",
        ));
    }
    if let Some(unit) = plan.unit(id) {
        let path = &plan.sources().file(unit.file()).path;
        return Err(Refused::new(
            format!("det finns redan en enhet `{id}`"),
            format!("den står i {path}; välj ett annat id"),
        ));
    }
    if plan.config().organs.contains_key(id) {
        return Err(Refused::new(
            format!("`{id}` är redan ett organ i styr.toml"),
            "välj ett annat id; en enhet är också ett organ",
        ));
    }
    let once = plan.units().filter(|it| Some(*it) != own);
    match once.into_iter().find(|it| former(it.item()).any(|old| old == id)) {
        Some(unit) => Err(had(id, unit.id())),
        None => Ok(()),
    }
}

/// Whether things may be given another id, each in its unit: one thing, or a shared indicator with
/// all that take it up.
///
/// # Errors
/// Says why they may not.
pub fn for_things(plan: &Plan, id: &str, own: &[Thing<'_>]) -> Result<(), Refused> {
    is_an_id(id)?;
    if let Some(other) = own.iter().find_map(|it| it.unit()?.thing(id)) {
        return Err(Refused::new(
            format!("`{}` finns redan: {}", other.full_id(), other.kind().a()),
            "välj ett annat id",
        ));
    }
    let is_indicator = own.iter().any(|it| it.kind() == ThingKind::Indicator);
    if is_indicator && plan.shared(id).is_some() {
        return Err(Refused::new(
            format!("`{id}` är redan en gemensam indikator"),
            "den står i indikatorer.toml; välj ett annat id",
        ));
    }
    let is_shared = own.iter().any(|it| it.unit().is_none());
    let own_keys: BTreeSet<ThingId> = own.iter().map(|it| it.key()).collect();
    let wanted: BTreeSet<String> =
        own.iter().map(|it| format!("{}/{id}", it.unit().map_or("", Unit::id))).collect();
    for other in plan.things() {
        let home = other.unit().map_or("", Unit::id);
        let full = |it: &str| if it.contains('/') { it.to_owned() } else { format!("{home}/{it}") };
        let taken = former(Some(other.item())).map(full).find(|it| wanted.contains(it));
        if let Some(taken) = taken.filter(|_| !own_keys.contains(&other.key())) {
            return Err(had(&taken, &other.full_id()));
        }
        // An indicator of that id would take up the shared one.
        if is_shared && other.kind() == ThingKind::Indicator && other.id() == id {
            return Err(Refused::new(
                format!("`{}` finns redan, och skulle bli den gemensamma indikatorn", other.full_id()),
                "välj ett annat id",
            ));
        }
    }
    Ok(())
}

/// The ids that something had before.
pub(super) fn former(item: Option<Item<'_>>) -> impl Iterator<Item = &str> {
    item.and_then(|it| it.get("tidigare_id")).into_iter().flat_map(Item::list).filter_map(Item::text)
}

fn is_an_id(id: &str) -> Result<(), Refused> {
    if bad_id(id).is_none() {
        return Ok(());
    }
    let what = "ett id är högst 64 tecken a–z, 0–9 och bindestreck, börjar med en bokstav eller siffra \
                och är inget namn som Windows använder";
    let help =
        suggestion(id).map_or_else(|| what.to_owned(), |like| format!("{what}; till exempel `{like}`"));
    Err(Refused::new(format!("`{id}` är inget id"), help))
}

fn had(id: &str, owner: &str) -> Refused {
    Refused::new(
        format!("`{owner}` har hetat `{id}`"),
        "välj ett annat id, så att historien inte blandas ihop",
    )
}
