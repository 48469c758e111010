//! What TOML 1.1 allows and the plan's format, TOML 1.0, does not.

use toml_parser::decoder::Encoding;
use toml_parser::parser::EventKind;

use super::runaway::{is_open, runaways};
use super::scan::Scan;
use super::{SyntaxFault, shown};

/// Finds syntax newer than TOML 1.0, which the parser lets through.
pub(in crate::syntax) fn newer_syntax(text: &str) -> Vec<SyntaxFault> {
    let scan = Scan::new(text);
    let mut faults = Vec::new();
    tables(&scan, &mut faults);
    for (index, event) in scan.events.iter().enumerate() {
        let start = event.span().start();
        match (event.kind(), event.encoding()) {
            (
                EventKind::Scalar | EventKind::SimpleKey,
                Some(Encoding::BasicString | Encoding::MlBasicString),
            ) => escapes(scan.slice(index), start, &mut faults),
            (EventKind::Scalar, None) => faults.extend(short_time(scan.slice(index), start)),
            _ => {}
        }
    }
    faults.sort_by_key(|fault| fault.start);
    faults
}

/// Whether a text in quotes does not end on its line.
fn is_unended(value: &str) -> bool {
    value.starts_with(['"', '\'']) && is_open(value, 1)
}

struct Open {
    table: bool,
    start: usize,
    comma: Option<usize>,
    split: bool,
    /// A text without an end hides where the table was meant to end.
    hidden: bool,
}

impl Open {
    fn new(table: bool, start: usize) -> Self {
        Self { table, start, comma: None, split: false, hidden: false }
    }
}

fn tables(scan: &Scan<'_>, faults: &mut Vec<SyntaxFault>) {
    let unclosed = runaways(scan.text);
    let mut stack: Vec<Open> = Vec::new();
    for (index, event) in scan.events.iter().enumerate() {
        let start = event.span().start();
        match event.kind() {
            EventKind::Scalar if is_unended(scan.slice(index)) => {
                for open in &mut stack {
                    open.hidden = true;
                }
            }
            kind @ (EventKind::InlineTableOpen | EventKind::ArrayOpen) => {
                if let Some(top) = stack.last_mut() {
                    top.comma = None;
                }
                stack.push(Open::new(kind == EventKind::InlineTableOpen, start));
            }
            EventKind::InlineTableClose | EventKind::ArrayClose => {
                let Some(open) = stack.pop().filter(|open| open.table && !open.hidden) else {
                    continue;
                };
                let next = unclosed.partition_point(|away| away.resume <= open.start);
                let is_unclosed = unclosed.get(next).is_some_and(|away| away.value <= open.start);
                if is_unclosed {
                    continue;
                }
                if open.split {
                    faults.push(split_table(scan.text, open.start));
                }
                faults.extend(open.comma.map(last_comma));
            }
            EventKind::Newline => {
                if let Some(top) = stack.last_mut() {
                    top.split = true;
                }
            }
            EventKind::Whitespace | EventKind::Comment => {}
            kind => {
                if let Some(top) = stack.last_mut() {
                    top.comma = (kind == EventKind::ValueSep).then_some(start);
                }
            }
        }
    }
}

fn split_table(text: &str, start: usize) -> SyntaxFault {
    let line = text[start..].split(['\r', '\n']).next().unwrap_or("{");
    SyntaxFault {
        start,
        end: start + line.trim_end().len(),
        message: "`{ … }` är delad på flera rader".to_owned(),
        label: "fortsätter på nästa rad".to_owned(),
        help: Some("skriv allt från `{` till `}` på en rad".to_owned()),
        cures: Vec::new(),
    }
}

fn last_comma(start: usize) -> SyntaxFault {
    SyntaxFault {
        start,
        end: start + 1,
        message: "`,` står sist i `{ … }`".to_owned(),
        label: "kommatecken för mycket".to_owned(),
        help: Some("ta bort kommatecknet före `}`".to_owned()),
        cures: Vec::new(),
    }
}

fn escapes(body: &str, start: usize, faults: &mut Vec<SyntaxFault>) {
    let bytes = body.as_bytes();
    let mut at = 0;
    while at + 1 < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        let digits = body.get(at + 2..at + 4).unwrap_or_default();
        let is_hex = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let (length, instead) = match bytes[at + 1] {
            b'e' => (2, "\\u001B".to_owned()),
            b'x' if is_hex => (4, format!("\\u00{}", digits.to_uppercase())),
            _ => {
                at += 2;
                continue;
            }
        };
        faults.push(SyntaxFault {
            start: start + at,
            end: start + at + length,
            message: format!("teckenkoden `{}` stöds inte", &body[at..at + length]),
            label: String::new(),
            help: Some(format!("skriv `{instead}`")),
            cures: Vec::new(),
        });
        at += length;
    }
}

/// Recognises `08:30` and `2026-01-05T08:30`, with or without a time zone.
fn short_time(value: &str, start: usize) -> Option<SyntaxFault> {
    let colon = value.find(':')?;
    let minutes = value.get(colon + 1..colon + 3)?;
    let hours = value.get(colon.checked_sub(2)?..colon)?;
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let rest = value.get(colon + 3..)?;
    let ends = rest.is_empty() || rest.starts_with(['Z', 'z', '+', '-']);
    if !is_digits(minutes) || !is_digits(hours) || !ends {
        return None;
    }
    value.parse::<toml::value::Datetime>().ok()?;
    Some(SyntaxFault {
        start,
        end: start + value.len(),
        message: format!("klockslaget i {} saknar sekunder", shown(value)),
        label: String::new(),
        help: Some(format!("skriv `{}:00{rest}`", &value[..colon + 3])),
        cures: Vec::new(),
    })
}
