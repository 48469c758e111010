//! Mistakes in values without quotes: numbers, dates, words.

use toml_parser::parser::EventKind;

use super::keys::{invisible, quoted};
use super::numbers::{date, leading_zero, number, number_parts};
use super::scan::{Flaw, Scan};
use super::{Cure, Diagnosis, Patch, end_of_line, shown, start_of_line};

/// Recognises what is wrong with a value without quotes.
pub(super) fn mistake(scan: &Scan<'_>, flaw: &Flaw, event: usize) -> Option<Diagnosis> {
    let entry = &scan.events[event];
    if entry.kind() != EventKind::Scalar {
        return None;
    }
    let value = scan.slice(event);
    let start = entry.span().start();
    if value.is_empty() {
        return Some(absent(scan, start));
    }
    if entry.encoding().is_some() {
        return None;
    }
    let range = (start, start + value.len());
    curly(scan, start)
        .or_else(|| number(scan, start))
        .or_else(|| invisible(scan, start, value))
        .or_else(|| date(scan, start))
        .or_else(|| boolean(value, range))
        .or_else(|| leading_zero(flaw, value, range))
        .or_else(|| not_a_date(flaw, value, range))
        .or_else(|| minus(value, range))
        .or_else(|| run_together(scan, value, range))
        .or_else(|| word(scan, flaw, value, range))
}

/// Nothing between `=` and what ends the value.
fn absent(scan: &Scan<'_>, at: usize) -> Diagnosis {
    let line_start = start_of_line(scan.text, at);
    let before = &scan.text[line_start..at];
    let sign = before.rfind('=').map(|index| line_start + index);
    let key = before.trim_end().trim_end_matches('=').trim_end();
    let key = key.rsplit(['{', ',', '=']).next().unwrap_or(key);
    let comma = scan.text[..at].trim_end().len();
    let number = number_parts(scan.text, comma);
    if sign.is_none_or(|sign| scan.text[sign + 1..at].contains(','))
        && let Some(decimal) = number
    {
        return decimal;
    }
    let message = format!("{} saknar värde", shown(key));
    let help = "skriv ett värde efter `=`, t.ex. `87.5` eller `\"text\"`".to_owned();
    // There may be no room for a value; then the line or the table is taken out.
    let patch = match (sign, scan.text[..at].ends_with(' ')) {
        (Some(sign), true) if sign + 1 < at => Patch::value(at - 1, at),
        _ => match enclosing(scan, at) {
            Some((open, end)) => Patch::value(open, end),
            None => Patch::blank(line_start, scan.statement_end(at)),
        },
    };
    let start = sign.unwrap_or(at);
    Diagnosis::new((start, start + 1), message, help, vec![patch])
}

/// The innermost bracketed value around `at`, if it starts on the same line.
pub(super) fn enclosing(scan: &Scan<'_>, at: usize) -> Option<(usize, usize)> {
    let before = scan.brackets.partition_point(|(start, _)| *start < at);
    let near = scan.brackets[..before].iter().rev().take(50);
    near.copied().find(|(_, end)| *end >= at)
}

pub(super) fn is_curly(c: char) -> bool {
    matches!(c, '”' | '“' | '„' | '‟' | '’' | '‘' | '‚' | '»' | '«' | '›' | '‹' | '´' | '`')
}

/// Recognises `”text”`.
pub(super) fn curly(scan: &Scan<'_>, start: usize) -> Option<Diagnosis> {
    let line = &scan.text[start..end_of_line(scan.text, start)];
    let opener = line.chars().next().filter(|c| is_curly(*c))?;
    let inner = &line[opener.len_utf8()..];
    let is_single = matches!(opener, '’' | '‘' | '‚' | '´' | '`' | '›' | '‹');
    // An apostrophe between letters is part of the text.
    let closes = |(at, c): &(usize, char)| {
        let next = inner[at + c.len_utf8()..].chars().next();
        let is_pair = matches!(c, '’' | '‘' | '‚' | '´' | '`' | '›' | '‹' | '\'') == is_single;
        (*c == '"' || *c == '\'' || is_curly(*c)) && is_pair && !next.is_some_and(char::is_alphanumeric)
    };
    let (text, length) = if let Some((at, c)) = inner.char_indices().find(closes) {
        (&inner[..at], at + c.len_utf8())
    } else {
        let end = scan.statement_end(start).min(start + line.len());
        let text = scan.text[start + opener.len_utf8()..end].trim_end();
        (text, text.len())
    };
    let end = start + opener.len_utf8() + length;
    let message = format!("{} har typografiska citattecken", shown(&scan.text[start..end]));
    let help = format!("skriv raka citattecken: {}", shown(&quoted(text)));
    let found = Diagnosis::new((start, end), message, help, vec![Patch::value(start, end)]);
    Some(found.cure(Cure::Quotes).once_a_line("curly"))
}

fn boolean(value: &str, range: (usize, usize)) -> Option<Diagnosis> {
    let plain = match value.to_lowercase().as_str() {
        "ja" | "sant" | "sann" | "true" | "yes" | "på" => "true",
        "nej" | "falskt" | "falsk" | "false" | "no" | "av" => "false",
        _ => return None,
    };
    let message = format!("{} är inte `true` eller `false`", shown(value));
    let help = format!("skriv `{plain}` med små bokstäver och utan citattecken");
    Some(Diagnosis::new(range, message, help, vec![Patch::value(range.0, range.1)]))
}

fn minus(value: &str, range: (usize, usize)) -> Option<Diagnosis> {
    if !matches!(value, "-" | "–" | "—" | "−" | "?" | "…" | "...") {
        return None;
    }
    let message = format!("{} är inget värde", shown(value));
    let help = format!("ta bort raden om värdet saknas, eller skriv {} som text", shown(&quoted(value)));
    Some(Diagnosis::new(range, message, help, vec![Patch::value(range.0, range.1)]))
}

/// Recognises `2026-123` and `5-10`, which are text though they start like a date.
fn not_a_date(flaw: &Flaw, value: &str, range: (usize, usize)) -> Option<Diagnosis> {
    if !flaw.what.starts_with("invalid date") {
        return None;
    }
    let message = format!("{} är inget datum", shown(value));
    let text = shown(&quoted(value));
    let help = format!("skriv {text} om det är text, annars ett datum som `2026-01-31`");
    let patches = vec![Patch::value(range.0, range.1)];
    Some(Diagnosis::new(range, message, help, patches))
}

/// Recognises `[1, 2 3]`, where a comma is missing.
fn run_together(scan: &Scan<'_>, value: &str, range: (usize, usize)) -> Option<Diagnosis> {
    enclosing(scan, range.0)?;
    let parts: Vec<&str> = value.split_whitespace().collect();
    if parts.len() < 2 || parts.iter().any(|part| part.parse::<f64>().is_err()) {
        return None;
    }
    let message = format!("kommatecken saknas i {}", shown(value));
    let help = format!("skriv {}", shown(&parts.join(", ")));
    Some(Diagnosis::new(range, message, help, vec![Patch::value(range.0, range.1)]))
}

/// Recognises a word or a reference without quotes.
fn word(scan: &Scan<'_>, flaw: &Flaw, value: &str, range: (usize, usize)) -> Option<Diagnosis> {
    let is_text = matches!(flaw.what.as_str(), "string values must be quoted" | "missing opening quote")
        || flaw.what.starts_with("invalid") && value.starts_with(char::is_alphabetic);
    if !is_text {
        return None;
    }
    let start = range.0;
    // A comma may be part of the text, but only where no bracket gives it a meaning.
    let end = match enclosing(scan, start) {
        Some(_) => range.1,
        None => start + scan.text[start..scan.statement_end(start)].trim_end().len(),
    };
    let text = &scan.text[start..end.max(range.1)];
    let message = if flaw.what == "missing opening quote" {
        format!("texten {} har inget inledande citattecken", shown(text))
    } else {
        format!("texten {} saknar citattecken", shown(text))
    };
    let inner = text.trim_matches(|c| matches!(c, '"' | '\'') || is_curly(c));
    let help = format!("skriv {}", shown(&quoted(inner)));
    let patches = vec![Patch::value(start, start + text.len())];
    let mut found = Diagnosis::new((start, start + text.len()), message, help, patches);
    if text.contains(" = ") {
        found.fault.help =
            Some("sätt citattecken om texten, och skriv nästa nyckel på en egen rad".to_owned());
    }
    Some(found)
}
