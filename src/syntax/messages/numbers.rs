//! Numbers and dates as they are written in Swedish text.

use super::keys::quoted;
use super::scan::{Flaw, Scan};
use super::values::enclosing;
use super::{Cure, Diagnosis, Patch, end_of_line, shown};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

/// Recognises a number written the Swedish way, from its first digit on.
pub(super) fn number(scan: &Scan<'_>, start: usize) -> Option<Diagnosis> {
    let line = &scan.text[start..end_of_line(scan.text, start)];
    let in_array = enclosing(scan, start).is_some_and(|(open, _)| scan.text[open..].starts_with('['));
    let number = Number::read(line, in_array)?;
    let unit = unit(&line[number.length..])?;
    let end = match unit {
        "" => number.length,
        _ => number.length + line[number.length..].find(unit)? + unit.len(),
    };
    let written = &line[..end];
    let (message, help) = number.odd(written, unit)?;
    let range = (start, start + end);
    let patches = vec![Patch::value(range.0, range.1)];
    let found = Diagnosis::new(range, message, help, patches);
    Some(if number.comma { found.cure(Cure::Point) } else { found })
}

/// A number as written, and the same for TOML.
struct Number {
    length: usize,
    plain: String,
    comma: bool,
    spaces: bool,
    dash: bool,
}

impl Number {
    fn read(line: &str, in_array: bool) -> Option<Self> {
        let digits = |at: usize| line[at..].bytes().take_while(u8::is_ascii_digit).count();
        let sign = line.chars().next().filter(|c| "-+−–".contains(*c));
        let mut at = sign.map_or(0, char::len_utf8);
        let first = digits(at);
        if first == 0 {
            return None;
        }
        let minus = if sign.is_some_and(|c| c != '+') { "-" } else { "" };
        let mut plain = format!("{minus}{}", &line[at..at + first]);
        at += first;
        let mut spaces = false;
        while first <= 3
            && let Some(space) = line[at..].chars().next()
        {
            let next = at + space.len_utf8();
            if !is_space(space) || digits(next) != 3 {
                break;
            }
            spaces = true;
            plain.push_str(&line[next..next + 3]);
            at = next + 3;
        }
        let comma = line[at..].starts_with(',') && !in_array && digits(at + 1) > 0;
        if comma || line[at..].starts_with('.') && digits(at + 1) > 0 {
            let decimals = digits(at + 1);
            plain.push('.');
            plain.push_str(&line[at + 1..=at + decimals]);
            at += 1 + decimals;
        }
        Some(Self { length: at, plain, comma, spaces, dash: sign.is_some_and(|c| !c.is_ascii()) })
    }

    /// What is odd about the number, and what to write.
    fn odd(&self, written: &str, unit: &str) -> Option<(String, String)> {
        let (plain, shown) = (&self.plain, shown(written));
        let write = format!("skriv `{plain}`");
        if self.comma {
            return Some((format!("{shown} har decimalkomma"), write));
        }
        if self.spaces {
            let message = format!("{shown} har mellanslag mellan siffrorna");
            let help = if plain.contains('.') {
                write
            } else {
                format!("skriv `{}` eller `{plain}`", grouped(plain))
            };
            return Some((message, help));
        }
        if unit.starts_with('%') {
            let help = format!("skriv talet utan `%`: `{plain}`");
            return Some((format!("{shown} har ett procenttecken"), help));
        }
        if self.dash {
            let message = format!("{shown} har ett tankstreck som minustecken");
            return Some((message, write));
        }
        let text = super::shown(&quoted(written));
        let help = format!("skriv bara talet, `{plain}`, eller sätt citattecken om det är text: {text}");
        let message = format!("{shown} är ett tal följt av text");
        (!unit.is_empty()).then_some((message, help))
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// What a number is counted in, or nothing when something else than a number is written.
fn unit(rest: &str) -> Option<&str> {
    let signs = [',', ']', '}', '#', '"', '='];
    let unit = rest.split(signs).next().unwrap_or_default();
    let next = rest[unit.len()..].chars().next();
    let unit = unit.trim_matches(|c| is_space(c) || c == '\t' || c == '\r');
    let word = unit.split(is_space).next().unwrap_or_default();
    let is_word = word.starts_with(char::is_alphabetic) && !unit.contains(['/', '-', '_', ':']);
    let is_known = unit.is_empty() || unit.starts_with(['%', '‰', '€', '$']) || is_word;
    let is_number = is_known && month(word).is_none() && next != Some('=') && next != Some('"');
    is_number.then_some(unit)
}

/// Recognises a decimal comma from the flaw after it: `end` is just behind the last digit.
pub(super) fn number_parts(text: &str, end: usize) -> Option<Diagnosis> {
    let bytes = text.as_bytes().get(..end)?;
    let run = |at: usize, signs: &[u8]| {
        let before = bytes[..at].iter().rev().take(40);
        before.take_while(|byte| byte.is_ascii_digit() || signs.contains(byte)).count()
    };
    let comma = end.checked_sub(run(end, b"") + 1)?;
    if comma + 1 == end || bytes[comma] != b',' || run(comma, b"") == 0 {
        return None;
    }
    // A point before the comma marks the thousands.
    let start = comma - run(comma, b"._");
    let start = start - usize::from(bytes[..start].ends_with(b"-"));
    let written = text.get(start..end)?;
    let message = format!("{} har decimalkomma", shown(written));
    let plain = written.replace(['.', '_'], "").replace(',', ".");
    let patches = vec![Patch::value(start, end)];
    Some(Diagnosis::new((start, end), message, format!("skriv `{plain}`"), patches).cure(Cure::Point))
}

fn grouped(whole: &str) -> String {
    let mut grouped = String::new();
    let digits = whole.trim_start_matches('-');
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    if whole.starts_with('-') { format!("-{grouped}") } else { grouped }
}

/// The number of a month, less one.
fn month(word: &str) -> Option<usize> {
    let word = word.to_lowercase();
    MONTHS.iter().position(|month| word.starts_with(month))
}

/// Recognises dates that are not written `2026-01-05`.
pub(super) fn date(scan: &Scan<'_>, start: usize) -> Option<Diagnosis> {
    let end = scan.statement_end(start).min(end_of_line(scan.text, start));
    let line = scan.text[start..end].split([',', ']', '}', '"', '=']).next()?.trim_end();
    let parts: Vec<&str> = line.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [one, two, three] = parts[..] else {
        return None;
    };
    let month = month(two);
    let middle = month.map_or_else(|| two.to_owned(), |month| (month + 1).to_string());
    let (year, day) = if one.len() == 4 { (one, three) } else { (three, one) };
    let is_number =
        |text: &str| !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4
        || !year.bytes().all(|byte| byte.is_ascii_digit())
        || !is_number(&middle)
        || !is_number(day)
    {
        return None;
    }
    let iso = format!("{year}-{middle:0>2}-{day:0>2}");
    let range = (start, start + line.len());
    let patches = vec![Patch::value(range.0, range.1)];
    if iso.parse::<toml::value::Datetime>().is_ok() {
        let message = format!("datumet {} är inte skrivet som år-månad-dag", shown(line));
        return Some(Diagnosis::new(range, message, format!("skriv `{iso}`"), patches));
    }
    let message = format!("datumet {} finns inte i kalendern", shown(line));
    let help = "skriv ett datum som finns, t.ex. `2026-01-31`".to_owned();
    Some(Diagnosis::new(range, message, help, patches))
}

/// Recognises `007`.
pub(super) fn leading_zero(flaw: &Flaw, value: &str, range: (usize, usize)) -> Option<Diagnosis> {
    if flaw.what != "unexpected leading zero" {
        return None;
    }
    let sign = if value.starts_with('-') { "-" } else { "" };
    let digits = value.trim_start_matches(['-', '+']).trim_start_matches('0');
    let lost = if digits.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "0" };
    let message = format!("talet {} börjar med en nolla", shown(value));
    let help = format!("skriv `{sign}{lost}{digits}`, eller {} om nollan hör till", shown(&quoted(value)));
    Some(Diagnosis::new(range, message, help, vec![Patch::value(range.0, range.1)]))
}
