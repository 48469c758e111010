//! Names of sheets: short, allowed, and all different.

use std::collections::BTreeSet;

use crate::model::unit::Unit;

/// No name of a sheet is longer.
const LONGEST: usize = 31;

/// An id so short is how people speak of the unit.
const SHORT: usize = 4;

/// The names of sheets, by the units that they are for; nobody's holds all.
pub(super) fn of_sheets<'p>(units: impl Iterator<Item = Option<Unit<'p>>>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    units
        .map(|unit| {
            let name = allowed(&wanted(unit));
            // Where several are called the same, their ids tell them apart.
            let id = unit.filter(|_| taken.contains(&name.to_lowercase())).map(|it| allowed(it.id()));
            unique(&id.unwrap_or(name), &mut taken)
        })
        .collect()
}

fn wanted(unit: Option<Unit<'_>>) -> String {
    match unit {
        None => "Utfall".to_owned(),
        Some(unit) if unit.id().len() <= SHORT => unit.id().to_uppercase(),
        Some(unit) if unit.name().chars().count() <= LONGEST => unit.name().to_owned(),
        Some(unit) => unit.id().to_owned(),
    }
}

/// Without what no name of a sheet may have.
fn allowed(name: &str) -> String {
    let letters = name.chars().map(|it| match it {
        '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '-',
        it if it.is_control() => ' ',
        it => it,
    });
    let name: String = letters.take(LONGEST).collect();
    let name = name.trim().trim_matches('\'').trim();
    // Excel keeps this one for itself.
    let is_kept = name.is_empty() || name.eq_ignore_ascii_case("history");
    if is_kept { format!("Blad {name}").trim().to_owned() } else { name.to_owned() }
}

fn unique(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut candidate = name.to_owned();
    let mut number = 2;
    while !taken.insert(candidate.to_lowercase()) {
        let suffix = format!(" {number}");
        let kept = name.chars().take(LONGEST - suffix.len()).collect::<String>();
        candidate = format!("{}{suffix}", kept.trim_end());
        number += 1;
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_allowed_and_different() {
        let mut taken = BTreeSet::new();
        let mut case = |name: &str| unique(&allowed(name), &mut taken);
        assert_eq!(case("Vård/omsorg [IFO]: *?"), "Vård-omsorg -IFO-- --");
        assert_eq!(case("BUN"), "BUN");
        assert_eq!(case("bun"), "bun 2");
        assert_eq!(case("Samhällsbyggnadsnämnden för allt och alla"), "Samhällsbyggnadsnämnden för all");
        assert_eq!(case("Samhällsbyggnadsnämnden för allt och inga"), "Samhällsbyggnadsnämnden för a 2");
        assert_eq!(case("'\u{1b}'"), "Blad");
        assert_eq!(case("History"), "Blad History");
    }
}
