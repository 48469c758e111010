//! Saved answers of Kolada, as `styr import` takes them.

use std::path::{Path, PathBuf};

use crate::{
    cli::Failure,
    figures::Found,
    kolada::{
        answer::{self, Answer, Unreadable},
        outcomes::{self, Leave},
    },
    model::Plan,
};

/// Whether a file is an answer and no table of figures: it begins as JSON does.
pub(super) fn is_answer(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    matches!(bytes.trim_ascii_start(), [b'{' | b'[', ..])
}

/// What the answers of some files give.
pub(super) fn read(
    plan: &Plan,
    paths: &[PathBuf],
    files: &[Vec<u8>],
    leave: Leave,
) -> Result<Found, Failure> {
    let mut answers: Vec<(String, Answer)> = Vec::new();
    for (path, bytes) in paths.iter().zip(files) {
        let text = std::str::from_utf8(bytes).map_err(|_| {
            Failure::usage(format!("{} är inte UTF-8", path.display()))
                .help("hämta svaret på nytt, och spara det som det är")
        })?;
        let answer = answer::read(text).map_err(|it| unreadable(path, it))?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        answers.push((name, answer));
    }
    Ok(outcomes::of(plan, &answers, leave)?)
}

fn unreadable(path: &Path, why: Unreadable) -> Failure {
    let at = why.at.map(|it| format!(":{}:{}", it.line, it.column)).unwrap_or_default();
    Failure::usage(format!("{}{at}: {}", path.display(), why.message)).help(why.help)
}
