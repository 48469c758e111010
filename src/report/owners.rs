//! Who is to say yes to a change in which file (R31): *vad* is the political unit's, *hur* the unit's own.

use std::collections::BTreeSet;

use crate::{
    config::owners::Owners as Accounts,
    model::{Plan, unit::Unit},
    source::layout,
};

/// Files at the root that all have in common.
const SHARED: [&str; 4] = [layout::MODEL_FILE, "styrdokument.toml", "arshjul.toml", "indikatorer.toml"];

/// What says *vad*: what is to be reached, and what is decided when it is not.
const WHAT: [&str; 2] = ["plan.toml", "atgarder.toml"];

/// What says *hur* it went.
const HOW: [&str; 3] = ["internkontroll.toml", "utfall/", "analys/"];

/// Who owns what.
#[derive(Clone, Debug, Default)]
pub struct Owners<'p> {
    /// The accounts that own what nobody else does.
    pub others: Vec<&'p str>,
    /// Paths from the styrrepo's root, folders with a slash at the end; no two are of the same file.
    pub lines: Vec<Line<'p>>,
    /// Accounts that are none: they cannot be written.
    pub wrong: Vec<&'p str>,
    /// Who has accounts but is no unit, organ or role (R62).
    pub unknown: Vec<&'p str>,
    /// Units whose files nobody has an account for.
    pub without: Vec<Unit<'p>>,
}

/// Some files and whose they are.
#[derive(Clone, Debug)]
pub struct Line<'p> {
    /// A file, or a folder with a slash at the end.
    pub path: String,
    /// The accounts; one at least.
    pub owners: Vec<&'p str>,
}

/// Finds the owners of every file of a plan.
pub fn owners(plan: &Plan) -> Owners<'_> {
    let config = plan.config();
    let accounts = &config.owners;
    let model = accounts.model.as_deref().or(config.model_decision.as_ref().map(|it| it.organ.as_str()));
    let others = model.map(|it| of(accounts, it)).unwrap_or_default();
    let mut found = Owners { others, wrong: wrong(accounts), unknown: unknown(plan), ..Owners::default() };
    let has_root = plan.units().any(|it| folder(it).is_empty());
    let shared = SHARED.into_iter().chain((!has_root).then_some("utfall/"));
    let others = found.others.clone();
    found.lines.extend(shared.map(|it| Line { path: it.to_owned(), owners: others.clone() }));
    for unit in plan.units() {
        let how = how(accounts, unit);
        let what = if unit.is_decided_above() { how.clone() } else { what(accounts, unit) };
        if what.is_empty() || how.is_empty() {
            found.without.push(unit);
            continue;
        }
        let folder = folder(unit);
        let path = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        found.lines.extend(WHAT.map(|it| Line { path: path(it), owners: what.clone() }));
        found.lines.extend(HOW.map(|it| Line { path: path(it), owners: how.clone() }));
    }
    found.lines.retain(|it| !it.owners.is_empty());
    found
}

fn folder(unit: Unit<'_>) -> &str {
    layout::split(&unit.plan().sources().file(unit.file()).path).0
}

/// The accounts of who decides the unit's plan, else of the unit, else of the nearest above.
fn what<'p>(accounts: &'p Accounts, unit: Unit<'p>) -> Vec<&'p str> {
    let deciders: Vec<&str> = unit.deciders_of_plan().into_iter().flat_map(|it| of(accounts, it)).collect();
    if deciders.is_empty() { nearest(unit, |it| of(accounts, it.id())) } else { deciders }
}

/// The accounts of who answers for the unit, else of the unit, else of the nearest above.
fn how<'p>(accounts: &'p Accounts, unit: Unit<'p>) -> Vec<&'p str> {
    nearest(unit, |unit| {
        let role = unit.responsible().unwrap_or_default();
        let names = [format!("{}/{role}", unit.id()), role.to_owned(), unit.id().to_owned()];
        names.iter().map(|it| of(accounts, it)).find(|it| !it.is_empty()).unwrap_or_default()
    })
}

fn nearest<'p>(unit: Unit<'p>, find: impl Fn(Unit<'p>) -> Vec<&'p str>) -> Vec<&'p str> {
    std::iter::once(unit).chain(unit.above()).map(find).find(|it| !it.is_empty()).unwrap_or_default()
}

fn of<'p>(accounts: &'p Accounts, name: &str) -> Vec<&'p str> {
    let all = accounts.accounts.get(name).into_iter().flatten().map(String::as_str);
    all.filter(|it| is_account(it)).collect()
}

/// Whether a code host can take it: `@name`, `@group/team` or an e-mail address, and nothing more.
fn is_account(text: &str) -> bool {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "._-/+@".contains(it);
    let name = text.trim_start_matches('@');
    let is_email = name.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    text.chars().all(is_plain) && !name.is_empty() && (text.starts_with('@') != is_email)
}

fn wrong(accounts: &Accounts) -> Vec<&str> {
    accounts.accounts.values().flatten().map(String::as_str).filter(|it| !is_account(it)).collect()
}

fn unknown(plan: &Plan) -> Vec<&str> {
    let things = plan.things().filter_map(|it| Some((it.unit(), it.text("ansvarig")?)));
    let units = plan.units().filter_map(|it| Some((Some(it), it.responsible()?)));
    let roles: BTreeSet<(Option<&str>, &str)> =
        things.chain(units).map(|(unit, role)| (unit.map(Unit::id), role)).collect();
    let names: BTreeSet<&str> = roles.iter().map(|it| it.1).collect();
    let config = plan.config();
    let is_known = |name: &str| {
        let of_unit = name.split_once('/').is_some_and(|(unit, role)| roles.contains(&(Some(unit), role)));
        of_unit
            || names.contains(name)
            || config.owners.roles.contains(name)
            || plan.unit(name).is_some()
            || config.organs.contains_key(name)
    };
    config.owners.accounts.keys().map(String::as_str).filter(|it| !is_known(it)).collect()
}
