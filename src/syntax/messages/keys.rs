//! Mistakes in the names of keys and tables.

use toml_parser::parser::EventKind;

use super::scan::{Flaw, Scan};
use super::values::is_curly;
use super::{Cure, Diagnosis, Patch, end_of_line, is_invisible, shown, start_of_line};

/// Recognises what is wrong with a bare key.
pub(super) fn mistake(scan: &Scan<'_>, flaw: &Flaw, event: usize) -> Option<Diagnosis> {
    let entry = &scan.events[event];
    if entry.kind() != EventKind::SimpleKey || entry.encoding().is_some() {
        return None;
    }
    let key = scan.slice(event);
    let (start, end) = (entry.span().start(), entry.span().end());
    if key.is_empty() {
        return Some(empty(scan, flaw, start));
    }
    if let Some(found) = invisible(scan, start, key) {
        return Some(found);
    }
    if let Some(found) = colon(scan, start, key) {
        return Some(found);
    }
    let whole = Whole::new(scan, start, end);
    if let Some(found) = spaced_header(&whole, key, start) {
        return Some(found);
    }
    let patches = vec![Patch::name(start, end)];
    if key.contains(is_curly) {
        let inner = key.trim_matches(is_curly);
        let help = format!("skriv raka citattecken: {}", shown(&whole.with(&quoted(inner))));
        let message = format!("{} har typografiska citattecken", shown(key));
        let found = Diagnosis::new((start, end), message, help, patches);
        return Some(found.cure(Cure::Quotes).once_a_line("curly"));
    }
    if key.contains(['"', '\'']) {
        let inner = key.replace(['"', '\''], "");
        let message = format!("nyckeln {} har ett citattecken som inte hör ihop med något", shown(key));
        let help = format!("skriv {}", shown(&whole.with(&quoted(&inner))));
        return Some(Diagnosis::new((start, end), message, help, patches));
    }
    if key.contains('/') {
        let message = format!("{} innehåller `/` men saknar citattecken", shown(key));
        let help = format!("skriv {}", shown(&whole.with(&quoted(key))));
        return Some(Diagnosis::new((start, end), message, help, patches));
    }
    Some(odd_letters(key, (start, end), &whole, patches))
}

fn odd_letters(key: &str, range: (usize, usize), whole: &Whole<'_>, patches: Vec<Patch>) -> Diagnosis {
    let plain = without_marks(key);
    let in_quotes = shown(&whole.with(&quoted(key)));
    let letters = unique(key.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()));
    let signs = unique(key.chars().filter(|c| !is_bare(*c) && !c.is_alphabetic()));
    let message = if signs.is_empty() {
        format!("nyckeln {} innehåller {letters}", shown(key))
    } else {
        format!("nyckeln {} innehåller {signs}", shown(key))
    };
    let help = if plain.chars().all(is_bare) && whole.before.is_empty() {
        format!("skriv {}", shown(&plain))
    } else if plain.chars().all(is_bare) {
        format!(
            "skriv {}, eller {in_quotes} om namnet ska behålla sina bokstäver",
            shown(&whole.with(&plain))
        )
    } else {
        format!("skriv {in_quotes}, eller använd bara a–z, siffror, `_` och `-`")
    };
    Diagnosis::new(range, message, help, patches)
}

/// A key as part of what is written: alone, or inside the brackets of a header.
struct Whole<'t> {
    before: &'t str,
    after: &'t str,
}

impl<'t> Whole<'t> {
    fn new(scan: &Scan<'t>, start: usize, end: usize) -> Self {
        let line_start = start_of_line(scan.text, start);
        let before = scan.text[line_start..start].trim_start();
        let rest = &scan.text[end..end_of_line(scan.text, end)];
        let close = rest.find(']').map(|at| at + if before.starts_with("[[") { 2 } else { 1 });
        match close.and_then(|close| rest.get(..close)) {
            Some(after) if before.starts_with('[') && !before.contains('=') => Self { before, after },
            _ => Self { before: "", after: "" },
        }
    }

    fn with(&self, key: &str) -> String {
        format!("{}{key}{}", self.before, self.after)
    }
}

/// Recognises `[mål trygg]`, whose first word alone would be mended in vain.
fn spaced_header(whole: &Whole<'_>, key: &str, start: usize) -> Option<Diagnosis> {
    let line = whole.with(key);
    let inner = line.trim_matches(['[', ']']).trim();
    if whole.before.is_empty() || !inner.contains(' ') || inner.contains(['"', '\'']) {
        return None;
    }
    let name = without_marks(inner).to_lowercase();
    let message = format!("tabellnamnet {} innehåller mellanslag", shown(inner));
    let help = format!("skriv {}", shown(&line.replace(inner, &name)));
    let range = (start - whole.before.len(), start + key.len() + whole.after.len());
    let patches = vec![Patch::header(range.0, range.1)];
    Some(Diagnosis::new(range, message, help, patches))
}

fn empty(scan: &Scan<'_>, flaw: &Flaw, start: usize) -> Diagnosis {
    let end = scan.statement_end(flaw.start);
    let line_start = start_of_line(scan.text, start);
    let line = scan.text[line_start..end].trim();
    let range = (start, start + 1);
    let blank = vec![Patch::blank(line_start, end)];
    if line.starts_with('[') && !line.contains('=') {
        let header = vec![Patch::header(line_start, end.max(line_start + line.len()))];
        let message = format!("tabellnamnet i {} är ofullständigt", shown(line));
        return Diagnosis::new(
            range,
            message,
            "skriv namnet mellan hakparenteserna, t.ex. `[mal.trygg]`".into(),
            header,
        );
    }
    if scan.text[start..].starts_with('.') || scan.text[..start].trim_end().ends_with('.') {
        let message = "en punkt i nyckeln har inget namn bredvid sig".to_owned();
        return Diagnosis::new(
            range,
            message,
            "ta bort punkten, eller skriv namnet som saknas".into(),
            blank,
        );
    }
    let message = "namnet före `=` saknas".to_owned();
    Diagnosis::new(range, message, "skriv vad värdet heter, t.ex. `namn = …`".into(), blank)
}

/// Recognises spaces and marks that cannot be seen, which copied text brings along.
pub(super) fn invisible(scan: &Scan<'_>, start: usize, text: &str) -> Option<Diagnosis> {
    let (at, c) = text.char_indices().find(|(_, c)| is_invisible(*c) || c.is_control())?;
    let at = start + at;
    let line_end = end_of_line(scan.text, start);
    let patches = scan.text[start..line_end]
        .char_indices()
        .filter(|(_, c)| is_invisible(*c) || (c.is_control() && *c != '\t' && *c != '\r'))
        .map(|(index, c)| Patch::blank(start + index, start + index + c.len_utf8()))
        .collect();
    let message = format!("det osynliga tecknet {} står här", shown_exactly(c));
    let help = "ta bort det, eller skriv ett vanligt mellanslag".to_owned();
    let found = Diagnosis::new((at, at + c.len_utf8()), message, help, patches);
    Some(found.once_a_line("invisible"))
}

fn shown_exactly(c: char) -> String {
    format!("`{}`", c.escape_unicode())
}

/// Recognises `namn: "…"`.
fn colon(scan: &Scan<'_>, start: usize, key: &str) -> Option<Diagnosis> {
    let at = key.find(':')?;
    let rest = scan.rest(start + key.len());
    if rest.starts_with(['=', '.', ']']) {
        return None;
    }
    let at = start + at;
    let name = without_marks(&key[..at - start]);
    let value = scan.rest(at + 1);
    let message = format!("{} följs av `:` där det ska stå `=`", shown(&key[..at - start]));
    let help = format!("skriv {}", shown(&format!("{name} = {value}")));
    Some(Diagnosis::new((at, at + 1), message, help, vec![Patch::byte(at, at + 1, b'=')]))
}

/// Writes å, ä, ö and their like with plain letters.
pub(super) fn without_marks(key: &str) -> String {
    let plain = |c: char| match c {
        'å' | 'ä' | 'á' | 'à' | 'â' | 'æ' => 'a',
        'Å' | 'Ä' | 'Á' | 'À' | 'Æ' => 'A',
        'ö' | 'ø' | 'ó' | 'ô' => 'o',
        'Ö' | 'Ø' | 'Ó' => 'O',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'É' | 'È' => 'E',
        'ü' | 'ú' => 'u',
        'Ü' => 'U',
        'í' | 'ï' => 'i',
        'ñ' => 'n',
        'ç' => 'c',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        ' ' => '_',
        _ => c,
    };
    // On a Mac the marks may be characters of their own, after the letter.
    key.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).map(plain).collect()
}

pub(super) fn is_bare(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

/// A text in straight quotes, the other sort if it holds one.
pub(super) fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if plain.contains(['"', '\\']) && !plain.contains('\'') {
        return format!("'{plain}'");
    }
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Lists characters once each: `å` och `ä`.
fn unique(chars: impl Iterator<Item = char>) -> String {
    let mut unique: Vec<char> = Vec::new();
    for c in chars {
        if !unique.contains(&c) && unique.len() < 4 {
            unique.push(c);
        }
    }
    let listed: Vec<String> = unique.iter().map(|c| shown(&c.to_string())).collect();
    listed.join(" och ")
}
