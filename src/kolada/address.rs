//! The addresses that give what a styrrepo wants from Kolada.

use std::ops::RangeInclusive;

use crate::{edit::change::Refused, model::Plan};

use super::wanted::Wanted;

/// The API, third edition.
const API: &str = "https://api.kolada.se/v3";

/// Kolada takes so many ids, and so many years, in one part of an address.
const MOST_IDS: usize = 25;

/// Rows of one page; an address that gives more would need a second.
const PAGE: usize = 5000;

/// Addresses, and what cannot be fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    /// One per line of the answer: first what describes the measures, then their figures.
    pub lines: Vec<String>,
    /// What is left out, each a sentence without a full stop.
    pub remarks: Vec<String>,
}

/// The addresses of the measures of all indicators, and of their figures in some years: the own
/// municipality's, the country's and those of the others that `styr.toml` names.
///
/// Only ids that are whole and right come into an address, so nothing from a file can end it.
///
/// # Errors
/// When `styr.toml` does not say which municipality it is.
pub fn of(plan: &Plan, years: RangeInclusive<i16>) -> Result<Addresses, Refused> {
    let wanted = Wanted::of(plan)?;
    let measures: Vec<&str> = wanted.subjects.keys().copied().collect();
    let mut places = vec![wanted.own];
    for (id, _) in &wanted.others {
        if !places.contains(id) {
            places.push(id);
        }
    }
    let years: Vec<String> = years.map(|it| it.to_string()).collect();
    let mut lines: Vec<String> =
        measures.chunks(MOST_IDS).map(|some| format!("{API}/kpi/{}", some.join(","))).collect();
    for some in measures.chunks(MOST_IDS) {
        for of in places.chunks(MOST_IDS) {
            let room = (PAGE / (some.len() * of.len())).clamp(1, MOST_IDS);
            for in_years in years.chunks(room) {
                let (some, of, in_years) = (some.join(","), of.join(","), in_years.join(","));
                lines.push(format!("{API}/data/kpi/{some}/municipality/{of}/year/{in_years}"));
            }
        }
    }
    Ok(Addresses { lines, remarks: wanted.remarks })
}
