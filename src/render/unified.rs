//! What files were and are to be, as git shows it.

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use crate::edit::change::Changed;

use super::safe;

/// The files' changes with three lines around each, in git's colours.
pub fn diff(changes: &[Changed]) -> String {
    changes.iter().map(of_file).collect()
}

fn of_file(change: &Changed) -> String {
    let before = change.before.as_deref().unwrap_or_default();
    let diff = TextDiff::from_lines(before, change.after.as_str());
    let old = if change.before.is_some() { format!("a/{}", change.path) } else { "/dev/null".to_owned() };
    let bold = Style::new().bold();
    let mut out = coloured(bold, &format!("--- {old}")) + &coloured(bold, &format!("+++ b/{}", change.path));
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        out += &coloured(AnsiColor::Cyan.on_default(), hunk.header().to_string().trim_end());
        for line in hunk.iter_changes() {
            let (sign, style) = match line.tag() {
                ChangeTag::Delete => ('-', AnsiColor::Red.on_default()),
                ChangeTag::Insert => ('+', AnsiColor::Green.on_default()),
                ChangeTag::Equal => (' ', Style::new()),
            };
            let text = line.value().trim_end_matches('\n').trim_end_matches('\r');
            out += &coloured(style, &format!("{sign}{text}"));
            if line.missing_newline() {
                out += "\\ No newline at end of file\n";
            }
        }
    }
    out
}

/// One line; nothing in it may be a colour of its own.
fn coloured(style: Style, line: &str) -> String {
    let line: String = line
        .chars()
        .map(|it| if it == '\t' { "\t".to_owned() } else { safe::line(&it.to_string()) })
        .collect();
    format!("{style}{line}{style:#}\n")
}
