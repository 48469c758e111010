//! Mistakes in texts within straight quotes.

use toml_parser::decoder::Encoding;
use toml_parser::parser::EventKind;

use super::keys::quoted;
use super::runaway::{is_open, starts_statement};
use super::scan::{Flaw, Scan};
use super::values::is_curly;
use super::{Cure, Diagnosis, Patch, end_of_line, keys, shown, start_of_line};

/// How many lines a text may go on over before it is taken for a missing quote.
const LINES: usize = 30;

/// Recognises what is wrong with a quoted text, as a value or as a key.
pub(super) fn mistake(scan: &Scan<'_>, flaw: &Flaw, event: usize) -> Option<Diagnosis> {
    let encoding = scan.events[event].encoding()?;
    let body = scan.slice(event);
    let start = scan.events[event].span().start();
    if body.is_empty() {
        return None;
    }
    if is_open(body, 1) && without_tail(body).ends_with("\\\"") && !body.starts_with("\"\"\"") {
        return Some(unended(scan, start, body));
    }
    if matches!(
        flaw.what.as_str(),
        "missing escaped value" | "too few unicode value digits" | "invalid value"
    ) {
        return Some(backslash(scan, flaw, start, body));
    }
    let here = scan.text.get(flaw.start..).and_then(|rest| rest.chars().next());
    if flaw.start < start + body.len() && here.is_some_and(|c| c.is_control() && c != '\n') {
        let text = &scan.text[flaw.start..end_of_line(scan.text, flaw.start)];
        return keys::invisible(scan, flaw.start, text);
    }
    match encoding {
        Encoding::BasicString | Encoding::LiteralString if is_open(body, 1) => {
            Some(unended(scan, start, body))
        }
        _ => None,
    }
}

/// Whether a flaw is in a text that does not end on its line.
pub(super) fn is_unended(scan: &Scan<'_>, flaw: &Flaw) -> bool {
    let Some(event) = flaw.event else {
        return false;
    };
    let is_short =
        matches!(scan.events[event].encoding(), Some(Encoding::BasicString | Encoding::LiteralString));
    let body = scan.slice(event);
    is_short && !body.is_empty() && is_open(body, 1)
}

/// Recognises `"C:\dokument"`: in straight double quotes `\` starts a character code.
fn backslash(scan: &Scan<'_>, flaw: &Flaw, start: usize, body: &str) -> Diagnosis {
    let at = scan.text[start..flaw.start].rfind('\\').map_or(flaw.start, |at| start + at);
    let line_end = end_of_line(scan.text, at).min(start + body.len());
    let line = &scan.text[at..line_end];
    let mut patches = Vec::new();
    let mut letters = line.char_indices();
    while let Some((index, c)) = letters.next() {
        if c == '\\' {
            let length = letters.next().map_or(1, |(_, next)| 1 + next.len_utf8());
            patches.push(Patch::name(at + index, at + index + length));
        }
    }
    let after = line.chars().nth(1).filter(|c| !c.is_control() && *c != '"');
    let code: String = std::iter::once('\\').chain(after).collect();
    let message = format!("{} betyder inget i en text med `\"`", shown(&code));
    let single = !body.starts_with("\"\"\"") && !body.contains('\'') && !is_open(body, 1);
    let help = if single {
        let inner = &body[1..body.len() - 1];
        let doubled = inner.replace('\\', "\\\\");
        format!("skriv {} eller {}", shown(&format!("\"{doubled}\"")), shown(&format!("'{inner}'")))
    } else {
        "skriv `\\\\` där det ska stå ett omvänt snedstreck".to_owned()
    };
    let range = (at, at + code.len());
    Diagnosis::new(range, message, help, patches).once_a_line("backslash")
}

/// A text whose closing quote is not on its line.
fn unended(scan: &Scan<'_>, start: usize, body: &str) -> Diagnosis {
    let end = start + body.trim_end().len();
    let quote = &body[..1];
    let trimmed = without_tail(body);
    let inner = trimmed[1..].trim_end();
    let patches = patches(scan, start, body, trimmed);
    if inner.ends_with(is_curly) {
        let text = inner.trim_end_matches(is_curly);
        let message = format!("{} slutar med ett typografiskt citattecken", shown(trimmed));
        let help = format!("skriv {}", shown(&quoted(text)));
        let found = Diagnosis::new((start, end), message, help, patches);
        return found.cure(Cure::Quotes).once_a_line("curly");
    }
    if quote == "\"" && inner.ends_with("\\\"") {
        let text = inner[..inner.len() - 2].replace("\\\\", "\\");
        let message = "`\\\"` sist i texten räknas inte som avslutande citattecken".to_owned();
        let help = format!("skriv {}", shown(&quoted(&format!("{text}\\"))));
        let at = start + 1 + inner.len() - 2;
        return Diagnosis::new((at, at + 2), message, help, patches);
    }
    if let Some(last) = continued(scan.text, start + body.len(), quote) {
        let mut patches = patches;
        patches.push(Patch::blank(end, last));
        let message = format!("texten {} är bruten över flera rader", shown(trimmed));
        let three = quote.repeat(3);
        let help = format!("skriv hela texten på en rad, eller sätt `{three}` före och efter den");
        return Diagnosis::new((start, end), message, help, patches).label("raden slutar mitt i texten");
    }
    let message = format!("texten {} har inget avslutande citattecken", shown(trimmed));
    let help = format!("skriv {}", shown(&format!("{quote}{inner}{quote}")));
    Diagnosis::new((start, end), message, help, patches)
}

/// Mends the value, and keeps the closing brackets that the text without an end hides.
fn patches(scan: &Scan<'_>, start: usize, body: &str, trimmed: &str) -> Vec<Patch> {
    let line_start = start_of_line(scan.text, start);
    let before = &scan.text[line_start..start];
    let is_key = scan.events[scan.event_from(start)].kind() == EventKind::SimpleKey;
    if is_key {
        return vec![Patch::blank(start, start + body.len())];
    }
    let is_inside = before.matches(['[', '{']).count() > before.matches([']', '}']).count();
    let length = if is_inside || !starts_statement(before) { trimmed.len() } else { body.len() };
    vec![Patch::value(start, start + length)]
}

/// An unended text without the commas and brackets that were meant to come after it.
pub(super) fn without_tail(body: &str) -> &str {
    body.trim_end_matches(['\r', ' ', ',', ']', '}'])
}

/// Where a text that goes on over the line ends, if a later line closes it.
fn continued(text: &str, from: usize, quote: &str) -> Option<usize> {
    let mut at = from;
    for (index, line) in text.get(from..)?.split_inclusive('\n').take(LINES).enumerate() {
        if index > 0 {
            if line.trim().is_empty() || starts_statement(line) {
                return None;
            }
            if let Some(close) = line.find(quote) {
                let rest = line[close + 1..].trim_start();
                let is_last = rest.is_empty() || rest.starts_with([',', '#', ']', '}']);
                return is_last.then(|| at + close + 1);
            }
        }
        at += line.len();
    }
    None
}
