//! `styr calendar --format ics`: the days ahead for calendar programs (RFC 5545).

use jiff::civil::Date;

use super::safe;
use crate::report::calendar::{Calendar, Entry};

/// The longest line in octets, without its break (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// A calendar of all-day events. The same plan and day give the same bytes.
pub fn ics(calendar: &Calendar) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//styr//styr calendar//SV");
    line(&mut out, "CALSCALE:GREGORIAN");
    line(&mut out, &format!("X-WR-CALNAME:{}", text(&format!("Styrning, {}", calendar.municipality))));
    for entry in &calendar.entries {
        event(&mut out, calendar, entry);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, calendar: &Calendar, entry: &Entry) {
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}", text(&format!("{}@{}", entry.id, domain(calendar)))));
    line(out, &format!("DTSTAMP:{}T000000Z", compact(calendar.from)));
    line(out, &format!("DTSTART;VALUE=DATE:{}", compact(entry.day)));
    // The end of an all-day event is the day after it; without one the event takes its day alone.
    if let Ok(next) = entry.day.tomorrow() {
        line(out, &format!("DTEND;VALUE=DATE:{}", compact(next)));
    }
    line(out, &format!("SUMMARY:{}", text(&entry.title)));
    if !entry.who.is_empty() {
        line(out, &format!("DESCRIPTION:{}", text(&entry.who)));
    }
    line(out, &format!("CATEGORIES:{}", text(entry.kind.name())));
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

/// What makes the ids of one municipality's events different from all others'.
fn domain(calendar: &Calendar) -> String {
    let code: String = calendar.code.chars().filter(char::is_ascii_alphanumeric).collect();
    if code.is_empty() { "styr".to_owned() } else { format!("{code}.styr") }
}

/// `20261121`
fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Text with what has a meaning of its own escaped (RFC 5545, 3.3.11).
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in safe::line(text).chars() {
        if matches!(it, '\\' | ';' | ',') {
            out.push('\\');
        }
        out.push(it);
    }
    out
}

/// A line, folded between characters where it is too long.
fn line(out: &mut String, text: &str) {
    let mut length = 0;
    for it in text.chars() {
        if length + it.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(it);
        length += it.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        #[track_caller]
        fn case(text: &str, expected: &[usize]) {
            let mut out = String::new();
            line(&mut out, text);
            let lengths: Vec<usize> = out.split_terminator("\r\n").map(str::len).collect();
            assert_eq!(lengths, expected);
            assert_eq!(out.replace("\r\n ", "").trim_end(), text);
        }

        case("", &[0]);
        case(&"a".repeat(75), &[75]);
        case(&"a".repeat(76), &[75, 2]);
        case(&"å".repeat(38), &[74, 3]);
        case(&"a".repeat(150), &[75, 75, 2]);
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(text("Möte, dag 1; a\\b\nc"), "Möte\\, dag 1\\; a\\\\b c");
    }
}
