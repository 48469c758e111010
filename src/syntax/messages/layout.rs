//! Mistakes in how keys, values and brackets are put together.

use super::keys::{invisible, is_bare, quoted, without_marks};
use super::numbers::number_parts;
use super::runaway::Runaway;
use super::scan::{Flaw, Scan};
use super::values::enclosing;
use super::{Diagnosis, Patch, descriptions, end_of_line, shown, start_of_line};

/// Says that a bracket or a long text is never closed.
pub(super) fn unclosed(away: &Runaway) -> Diagnosis {
    let (message, help) = match away.opener {
        "[" => ("`[` stängs aldrig", "skriv `]` efter det sista värdet i listan"),
        "{" => ("`{` stängs aldrig", "skriv `}` sist på samma rad"),
        "\"\"\"" => ("`\"\"\"` stängs aldrig", "skriv `\"\"\"` där texten slutar"),
        _ => ("`'''` stängs aldrig", "skriv `'''` där texten slutar"),
    };
    let range = (away.start, away.start + away.opener.len());
    let patches = vec![Patch::value(away.value, away.resume)];
    Diagnosis::new(range, message.to_owned(), help.to_owned(), patches).label("öppnas här")
}

/// Recognises what the order of keys, signs and values shows.
pub(super) fn mistake(scan: &Scan<'_>, flaw: &Flaw) -> Option<Diagnosis> {
    let found = match flaw.what.as_str() {
        "unexpected key or value" => after_value(scan, flaw),
        "key with no value" | "missing value for key" => no_sign(scan, flaw),
        "unclosed table" | "unclosed array table" => header(scan, flaw),
        "invalid key-value pair" | "missing table open" => line_start(scan, flaw),
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            Some(no_comma(scan, flaw))
        }
        "missing assignment between key-value pairs" => inner_colon(scan, flaw.start),
        "invalid comment character" => invisible(scan, flaw.start, scan.text.get(flaw.start..)?),
        _ => None,
    };
    found.or_else(|| {
        // Inside `{ }` a decimal comma makes the rest of the number a key.
        let inside = scan.text.get(flaw.open..)?.starts_with('{');
        let end = scan.text.get(..flaw.start)?.trim_end().len();
        inside.then(|| number_parts(scan.text, end)).flatten()
    })
}

/// Something stands after a value that is complete.
fn after_value(scan: &Scan<'_>, flaw: &Flaw) -> Option<Diagnosis> {
    let at = flaw.start;
    let end = scan.statement_end(at);
    let rest = scan.text.get(at..end)?.trim_end();
    let patch = vec![Patch::blank(at, end)];
    let range = (at, at + rest.len().max(1));
    let line = scan.text[start_of_line(scan.text, at)..at].trim_start();
    if line.starts_with('[') && !line.contains('=') {
        let message = format!("{} står efter tabellnamnet", shown(rest));
        let help = "flytta det till nästa rad, eller ta bort det".to_owned();
        return Some(Diagnosis::new(range, message, help, patch));
    }
    if let Some(decimals) = rest.strip_prefix(',') {
        let digits = decimals.bytes().take_while(u8::is_ascii_digit).count();
        if let Some(mut found) = number_parts(scan.text, at + 1 + digits) {
            found.patches.extend(patch);
            return Some(found);
        }
    }
    if matches!(rest, "," | ";" | ".") {
        let message = format!("{} står sist på raden", shown(rest));
        let help = "ta bort det: raden slutar efter värdet".to_owned();
        return Some(Diagnosis::new(range, message, help, patch));
    }
    let value = scan.value_before(at)?;
    let start = scan.events[value].span().start();
    let body = scan.slice(value);
    let quote = body.chars().next().unwrap_or_default();
    let is_quoted = matches!(quote, '"' | '\'');
    if is_quoted && rest.ends_with(quote) && start + body.len() == at {
        let whole = &scan.text[start..range.1];
        let message = format!("citattecken inne i texten {} avslutar den för tidigt", shown(whole));
        let help = format!("skriv {}", shown(&quoted(whole.trim_matches(quote))));
        return Some(Diagnosis::new((start, range.1), message, help, patch));
    }
    let message = format!("{} står efter värdet", shown(rest));
    let help = "ta bort det, skriv det på en egen rad, eller sätt `#` före en kommentar";
    Some(Diagnosis::new(range, message, help.to_owned(), patch))
}

/// A line that starts like `key = …` but has no `=` where it should.
fn no_sign(scan: &Scan<'_>, flaw: &Flaw) -> Option<Diagnosis> {
    let at = flaw.start;
    let line_start = start_of_line(scan.text, at);
    let end = scan.statement_end(at);
    let line = scan.text.get(line_start..end)?;
    let start = line_start + line.len() - line.trim_start().len();
    let line = line.trim();
    let key = scan.text.get(start..at)?.trim();
    let rest = scan.text.get(at..end)?.trim();
    let blank = vec![Patch::blank(line_start, end)];
    if let Some(value) = rest.strip_prefix(':') {
        let message = format!("{} följs av `:` där det ska stå `=`", shown(key));
        let help = assignment(key, value);
        let patch = vec![Patch::byte(at, at + 1, b'=')];
        return Some(Diagnosis::new((at, at + 1), message, help, patch));
    }
    if let Some(found) = spaced_key(line, start) {
        return Some(found);
    }
    let comment = "skriv `nyckel = värde`, eller sätt `#` före en kommentar".to_owned();
    let range = (start, start + key.len());
    if rest.is_empty() {
        let message = format!("{} saknar `=` och värde", shown(key));
        return Some(Diagnosis::new(range, message, comment, blank));
    }
    let is_value = |c: char| c.is_ascii_digit() || "\"'[{”“".contains(c);
    if rest.starts_with(is_value) || matches!(rest, "true" | "false") {
        let message = format!("`=` saknas efter {}", shown(key));
        let has_room = scan.text[..at].ends_with(' ');
        let patch = if has_room { vec![Patch::byte(at - 1, at, b'=')] } else { blank };
        return Some(Diagnosis::new(range, message, assignment(key, rest), patch));
    }
    let message = format!("raden {} saknar `=`", shown(line));
    Some(Diagnosis::new((start, start + line.len()), message, comment, blank))
}

fn assignment(key: &str, value: &str) -> String {
    format!("skriv {}", shown(&format!("{} = {}", without_marks(key), value.trim())))
}

/// Recognises `Ansvarig nämnd = …`.
fn spaced_key(line: &str, start: usize) -> Option<Diagnosis> {
    let words = line.split_once('=')?.0.trim_end();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
    if !words.contains(' ') || !words.chars().all(is_name) {
        return None;
    }
    let plain = without_marks(words).to_lowercase();
    let name = if plain.chars().all(is_bare) { plain } else { quoted(words) };
    let message = format!("nyckeln {} innehåller mellanslag", shown(words));
    let range = (start, start + words.len());
    let patch = vec![Patch::name(range.0, range.1)];
    Some(Diagnosis::new(range, message, format!("skriv {}", shown(&name)), patch))
}

/// A table header whose brackets do not match or whose name has spaces.
fn header(scan: &Scan<'_>, flaw: &Flaw) -> Option<Diagnosis> {
    let start = flaw.open;
    let end = scan.statement_end(flaw.start).min(end_of_line(scan.text, start));
    let line = scan.text.get(start..end)?.trim_end();
    let brackets = if line.starts_with("[[") { ("[[", "]]") } else { ("[", "]") };
    let inner = line.trim_start_matches('[').trim_end_matches(']').trim();
    let patches = vec![Patch::header(start, start + line.len())];
    let range = (start, start + line.len());
    if line.ends_with(brackets.1) && inner.contains(' ') {
        let name = without_marks(inner).to_lowercase();
        let message = format!("tabellnamnet {} innehåller mellanslag", shown(inner));
        let help = format!("skriv {}", shown(&format!("{}{name}{}", brackets.0, brackets.1)));
        return Some(Diagnosis::new(range, message, help, patches));
    }
    let name = inner.split([' ', ']', '#']).next().unwrap_or(inner);
    let message = format!("`{}` saknas efter tabellnamnet {}", brackets.1, shown(name));
    let help = format!("skriv {}", shown(&format!("{}{name}{}", brackets.0, brackets.1)));
    Some(Diagnosis::new(range, message, help, patches))
}

/// A line that starts with a sign no line starts with.
fn line_start(scan: &Scan<'_>, flaw: &Flaw) -> Option<Diagnosis> {
    let end = scan.statement_end(flaw.start);
    let line = scan.text.get(flaw.start..end)?.trim_end();
    let message = format!("raden börjar med {}", shown(line.get(..1)?));
    let help = match line.as_bytes().first()? {
        b']' | b'}' => "ta bort tecknet, eller skriv det öppnande tecknet som hör till",
        _ => "skriv `nyckel = värde`",
    };
    let patch = vec![Patch::blank(flaw.start, end)];
    Some(Diagnosis::new((flaw.start, flaw.start + 1), message, help.to_owned(), patch))
}

/// Recognises `{ "ar": 2025 }`.
fn inner_colon(scan: &Scan<'_>, at: usize) -> Option<Diagnosis> {
    scan.text.get(at..)?.strip_prefix(':')?;
    let before = scan.text[start_of_line(scan.text, at)..at].trim_end();
    let key = before.rsplit(['{', ',']).next()?.trim();
    let message = format!("{} följs av `:` där det ska stå `=`", shown(key));
    let patch = vec![Patch::byte(at, at + 1, b'=')];
    let help = format!("skriv {}", shown(&format!("{key} = …")));
    Some(Diagnosis::new((at, at + 1), message, help, patch))
}

fn no_comma(scan: &Scan<'_>, flaw: &Flaw) -> Diagnosis {
    let at = flaw.start;
    let rest = &scan.text[at..end_of_line(scan.text, at)];
    let end = scan.event_from(at + 1);
    let length = match rest.chars().next() {
        Some('[' | '{') => rest.len().min(20),
        _ => scan.events.get(end).map_or(rest.len(), |next| next.span().start() - at),
    };
    let item = rest.get(..length).unwrap_or(rest).trim();
    let message = format!("kommatecken saknas före {}", shown(item));
    let patch = if scan.text[..at].ends_with([' ', '\t']) {
        Patch::byte(at - 1, at, b',')
    } else {
        match scan.bracket_end(at).or_else(|| Some(scan.events.get(end)?.span().start())) {
            Some(end) if scan.text[flaw.open..].starts_with('[') => Patch::blank(at, end),
            _ => return descriptions::diagnosis(scan, flaw),
        }
    };
    let is_array = enclosing(scan, at).is_none_or(|(open, _)| scan.text[open..].starts_with('['));
    let help =
        if is_array { "skriv `,` mellan värdena i listan" } else { "skriv `,` mellan paren inom `{ }`" };
    let range = (at, at + item.len().max(1));
    Diagnosis::new(range, message, help.to_owned(), vec![patch])
}
