//! How a thing changed, version by version, as a person reads it.

use crate::report::log::Step;

use super::{diff_text, safe};

/// So much is shown of what strangers call themselves and say about a version.
const LONGEST: usize = 100;

/// So much of a commit's id tells it from the others.
const SHORT_ID: usize = 10;

/// One version: when, who, which, and what it changed.
pub fn step(step: &Step<'_>) -> String {
    let version = step.version;
    let day = version.day.map_or_else(|| "okänd dag".to_owned(), |it| it.to_string());
    let commit: String = version.commit().chars().take(SHORT_ID).collect();
    let parts = [day, short(&version.author), commit, short(&version.summary)];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    let mut out = parts.join(" · ") + "\n";
    for change in &step.changes {
        diff_text::write_table(&mut out, step.comparison, change, true);
    }
    out.push('\n');
    out
}

/// Words of strangers, safe on one line.
fn short(text: &str) -> String {
    let text = safe::line(text);
    let text = text.trim();
    let cut: String = text.chars().take(LONGEST).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}
