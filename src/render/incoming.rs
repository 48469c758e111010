//! What comes in from a file, line by line.

use crate::{
    edit::record::subject::Subject,
    figures::{Rejected, incoming::Incoming},
    model::period::Period,
};

use super::{recorded, safe};

/// No line is longer, whatever a file holds.
const LONGEST: usize = 400;

/// `bun/trygghet-ak8, Tertial 2 2026: – → 88,1 %; färg ○ ej bedömd → ● grön`
pub fn change(before: Subject<'_>, after: Subject<'_>, period: Option<Period>) -> String {
    let follow_up = &after.thing.plan().config().follow_up;
    let when = period.map(|it| format!(", {}", it.name(follow_up))).unwrap_or_default();
    let values = recorded::changed_values(before, after, period);
    let light = period.and_then(|it| recorded::changed_light(before, after, it));
    let parts: Vec<String> = values.into_iter().chain(light.map(|it| format!("färg {it}"))).collect();
    clipped(&format!("{}{when}: {}", after.name(), parts.join("; "))) + "\n"
}

/// Where it stands, what is wrong with it, and what to do.
pub fn rejected(rejected: &Rejected) -> String {
    let message = clipped(&format!("fel: {}: {}", rejected.place, rejected.message));
    format!("{message}\n  hjälp: {}\n", clipped(&rejected.help))
}

/// `Skrev 12 värden i 3 filer; 280 stod redan så; 2 togs inte med`
pub fn sum(incoming: &Incoming<'_>, is_dry_run: bool) -> String {
    let values = if incoming.written == 1 { "värde" } else { "värden" };
    let files = if incoming.changes.len() == 1 { "fil" } else { "filer" };
    let verb = if is_dry_run { "Skulle skriva" } else { "Skrev" };
    let mut parts = vec![match incoming.written {
        0 => "Inget att skriva".to_owned(),
        written => format!("{verb} {written} {values} i {} {files}", incoming.changes.len()),
    }];
    if incoming.unchanged > 0 {
        parts.push(format!("{} stod redan så", incoming.unchanged));
    }
    if !incoming.rejected.is_empty() {
        parts.push(format!("{} togs inte med", incoming.rejected.len()));
    }
    parts.join("; ")
}

fn clipped(text: &str) -> String {
    let line = safe::line(text);
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
