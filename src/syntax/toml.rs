//! TOML text to a [`Document`], with every fault of its syntax.

use ::toml::Spanned;
use ::toml::de::{DeArray, DeTable, DeValue};

use super::{Document, Kind, SyntaxFault, messages};

/// Parses a TOML file as far as possible.
///
/// The document always exists; what the faults made unreadable is missing in it.
pub fn parse(text: &str) -> (Document, Vec<SyntaxFault>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut document = Document::default();
    let root = document.open(None, 0..0, Kind::Table);
    fill(&mut document, table.get_ref(), text);
    document.close(root);
    document.shrink();
    let mut faults = messages::faults(text, &errors);
    if may_be_newer(text) {
        faults.extend(messages::newer_syntax(text));
        faults.sort_by_key(|it| (it.start, it.end));
    }
    (document, faults)
}

/// Whether the text could hold what only TOML 1.1 allows: a cheap look, since
/// finding out takes a second reading of the file.
fn may_be_newer(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut depth = 0_i32;
    for (at, &byte) in bytes.iter().enumerate() {
        let next = |from: usize| bytes.get(from).copied().unwrap_or(b'\n');
        let suspect = match byte {
            b'{' => {
                depth += 1;
                false
            }
            b'}' => {
                depth -= 1;
                false
            }
            b'\n' => std::mem::take(&mut depth) != 0,
            b',' => bytes[at + 1..].iter().find(|it| !it.is_ascii_whitespace()) == Some(&b'}'),
            b'\\' => matches!(next(at + 1), b'e' | b'x'),
            b':' => next(at + 1).is_ascii_digit() && next(at + 3) != b':',
            _ => false,
        };
        if suspect {
            return true;
        }
    }
    depth != 0
}

fn fill(document: &mut Document, table: &DeTable<'_>, text: &str) {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        push(document, Some((key.get_ref(), key.span(), text)), value, text);
    }
}

fn push(
    document: &mut Document,
    key: Option<(&str, std::ops::Range<usize>, &str)>,
    value: &Spanned<DeValue<'_>>,
    text: &str,
) {
    let kind = match value.get_ref() {
        DeValue::Table(_) => Kind::Table,
        DeValue::Array(_) => Kind::Array,
        DeValue::String(_) => Kind::String,
        DeValue::Integer(_) => Kind::Integer,
        DeValue::Float(_) => Kind::Float,
        DeValue::Boolean(_) => Kind::Boolean,
        DeValue::Datetime(_) => Kind::Datetime,
    };
    let at = document.open(key, value.span(), kind);
    match value.get_ref() {
        DeValue::Table(table) => fill(document, table, text),
        DeValue::Array(array) => elements(document, array, text),
        DeValue::String(decoded) => document.set_text(at, &text[value.span()], decoded),
        _ => {}
    }
    document.close(at);
}

fn elements(document: &mut Document, array: &DeArray<'_>, text: &str) {
    for element in array {
        push(document, None, element, text);
    }
}
