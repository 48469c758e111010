//! The list of known findings as JSON, edition 1: written and read.

use serde::Serialize;
use serde_json::Value;

use crate::policy::known::{Key, Known};

use super::json::{FORMAT, text};

#[derive(Serialize)]
struct Output<'k> {
    format: u32,
    findings: Vec<Row<'k>>,
}

#[derive(Serialize)]
struct Row<'k> {
    path: &'k str,
    rule: &'k str,
    id: &'k str,
    count: usize,
}

/// The list as a file, in the order of files, rules and ids.
pub fn write(known: &Known) -> String {
    let findings =
        known.iter().map(|(key, count)| Row { path: &key.path, rule: &key.rule, id: &key.id, count: *count });
    text(&Output { format: FORMAT, findings: findings.collect() })
}

/// Reads what [`write()`] wrote; nothing where the text is something else.
pub fn read(written: &str) -> Option<Known> {
    let file: Value = serde_json::from_str(written).ok()?;
    if file.get("format")?.as_u64()? != u64::from(FORMAT) {
        return None;
    }
    let mut known = Known::new();
    for row in file.get("findings")?.as_array()? {
        let part = |key: &str| Some(row.get(key)?.as_str()?.to_owned());
        let key = Key { path: part("path")?, rule: part("rule")?, id: part("id")? };
        *known.entry(key).or_default() += usize::try_from(row.get("count")?.as_u64()?).ok()?;
    }
    Some(known)
}
