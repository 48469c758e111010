//! Plain Swedish for what the TOML parser objects to, one fault for each cause.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use toml::de::{DeTable, Error};

mod cure;
mod descriptions;
mod keys;
mod layout;
mod newer;
mod numbers;
mod patch;
mod places;
#[cfg(test)]
mod robustness;
mod runaway;
mod scan;
mod strings;
#[cfg(test)]
mod tests;
mod values;

use cure::Cure;
use patch::{Patch, apply};
use scan::{Flaw, Scan};

/// How many times a text is mended and read again; each round finds what the last one hid.
const ROUNDS: usize = 8;
/// How many faults one round takes from one line, so that a file of one long line stays fast.
const PER_LINE: usize = 20;
/// How much of the offending text a message repeats.
const SHOWN: usize = 48;

/// One fault in the syntax of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxFault {
    /// Byte range, on character boundaries, empty only where the text is.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What is wrong: one clause, the offending text in backticks.
    pub message: String,
    /// A few words to draw at the range, often none.
    pub label: String,
    /// What to write instead.
    pub help: Option<String>,
    /// The certain cure, where there is one: new texts by their places.
    pub cures: Vec<(Range<usize>, String)>,
}

/// Finds syntax newer than TOML 1.0, which the parser lets through.
pub(super) fn newer_syntax(text: &str) -> Vec<SyntaxFault> {
    newer::newer_syntax(text)
}

/// Says in Swedish what is wrong with a text that the parser found `errors` in.
///
/// The parser's own list is full of consequences and stops short after some faults.
/// Therefore each fault found is mended in a copy of equal length, which is then read again.
pub(super) fn faults(text: &str, errors: &[Error]) -> Vec<SyntaxFault> {
    if errors.is_empty() {
        return Vec::new();
    }
    let mut found = Found::default();
    let mut copy = text.as_bytes().to_vec();
    for away in runaway::runaways(text) {
        let diagnosis = layout::unclosed(&away);
        found.keep(&mut copy, text, diagnosis);
    }
    for number in 0..ROUNDS {
        let Ok(current) = String::from_utf8(copy.clone()) else {
            break;
        };
        let mut scan = Scan::new(&current);
        if number == 0 {
            // A text without an end hides brackets, which shows on the lines after it.
            let unended: Vec<bool> =
                (scan.flaws.iter()).map(|flaw| strings::is_unended(&scan, flaw)).collect();
            if unended.contains(&true) {
                let mut kept = unended.iter();
                scan.flaws.retain(|_| kept.next().is_some_and(|is| *is));
            }
        }
        if scan.flaws.is_empty() {
            break;
        }
        round(&scan, &mut copy, &mut found);
    }
    if !found.header_lost
        && let Ok(current) = String::from_utf8(copy)
    {
        let (_, left) = DeTable::parse_recoverable(&current);
        found.faults.extend(places::repeated(text, &current, &left));
    }
    let mut faults = found.faults;
    for (fault, range, cure) in found.cures {
        // The copy may be mended there already, so the text itself is looked at.
        let text = text.get(range.clone()).and_then(|it| cure.mended(it));
        if let (Some(fault), Some(text)) = (faults.get_mut(fault), text) {
            fault.cures.push((range, text));
        }
    }
    if faults.is_empty() {
        faults.extend(errors.iter().take(1).map(descriptions::plain));
    }
    for fault in &mut faults {
        (fault.start, fault.end) = widen(text, fault.start, fault.end);
    }
    faults.sort_by_key(|fault| (fault.start, fault.end));
    faults.dedup();
    faults
}

/// Takes the flaws that do not depend on each other and mends them in `copy`.
fn round(scan: &Scan<'_>, copy: &mut [u8], found: &mut Found) {
    let mut line_end = None;
    let mut mended = 0;
    let mut room = 0;
    for flaw in &scan.flaws {
        let is_first = line_end.is_none_or(|end| flaw.start > end);
        if is_first {
            line_end = Some(end_of_line(scan.text, flaw.start));
            room = PER_LINE;
        }
        if flaw.start < mended || room == 0 {
            continue;
        }
        room -= 1;
        if flaw.event.is_none() {
            // What comes after tokens in an odd order is most often its consequence.
            room = 0;
            if !is_first {
                continue;
            }
        }
        let mut diagnosis = diagnose(scan, flaw);
        if found.seen.contains(&diagnosis.fault.start) {
            // The mending did not help, so the line is taken out.
            diagnosis.patches = vec![without_line(scan.text, flaw.start)];
        }
        let ends = diagnosis.patches.iter().map(|patch| patch.end);
        mended = ends.fold(mended, usize::max);
        found.keep(copy, scan.text, diagnosis);
    }
}

fn without_line(text: &str, at: usize) -> Patch {
    let (start, end) = (start_of_line(text, at), end_of_line(text, at));
    let line = text[start..end].trim_end();
    if line.starts_with('[') && runaway::starts_statement(line) {
        return Patch::header(start, start + line.len());
    }
    Patch::blank(start, end)
}

fn diagnose(scan: &Scan<'_>, flaw: &Flaw) -> Diagnosis {
    let own = match flaw.event {
        Some(event) => keys::mistake(scan, flaw, event)
            .or_else(|| strings::mistake(scan, flaw, event))
            .or_else(|| values::mistake(scan, flaw, event)),
        None => layout::mistake(scan, flaw),
    };
    own.unwrap_or_else(|| descriptions::diagnosis(scan, flaw))
}

/// A fault together with how to mend it in the copy.
struct Diagnosis {
    fault: SyntaxFault,
    patches: Vec<Patch>,
    /// Names a cause of which a line needs only one message.
    cause: Option<&'static str>,
    /// What cures it, and where.
    cure: Option<(Range<usize>, Cure)>,
}

impl Diagnosis {
    fn new(range: (usize, usize), message: String, help: String, patches: Vec<Patch>) -> Self {
        let (start, end, label) = (range.0, range.1, String::new());
        let fault = SyntaxFault { start, end, message, label, help: Some(help), cures: Vec::new() };
        Self { fault, patches, cause: None, cure: None }
    }

    fn label(mut self, label: &str) -> Self {
        label.clone_into(&mut self.fault.label);
        self
    }

    /// Says that the range itself can be mended.
    fn cure(mut self, cure: Cure) -> Self {
        self.cure = Some((self.fault.start..self.fault.end, cure));
        self
    }

    fn once_a_line(mut self, cause: &'static str) -> Self {
        self.cause = Some(cause);
        self
    }
}

/// The faults so far.
#[derive(Default)]
struct Found {
    faults: Vec<SyntaxFault>,
    seen: HashSet<usize>,
    /// The fault that stands for each cause of a line.
    causes: HashMap<(usize, &'static str), usize>,
    /// By the fault that they belong to.
    cures: Vec<(usize, Range<usize>, Cure)>,
    header_lost: bool,
}

impl Found {
    fn keep(&mut self, copy: &mut [u8], text: &str, diagnosis: Diagnosis) {
        for patch in &diagnosis.patches {
            apply(copy, patch);
            self.header_lost |= patch.loses_header();
        }
        let start = diagnosis.fault.start;
        let line_end = end_of_line(text, start);
        if self.seen.insert(start) {
            let next = self.faults.len();
            let one = |cause| *self.causes.entry((line_end, cause)).or_insert(next);
            let fault = diagnosis.cause.map_or(next, one);
            self.cures.extend(diagnosis.cure.map(|(range, cure)| (fault, range, cure)));
            if fault == next {
                self.faults.push(diagnosis.fault);
            }
        }
    }
}

/// Where the line with `at` starts.
fn start_of_line(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rfind('\n').map_or(0, |at| at + 1)
}

/// Where the line with `at` ends, its line break left out.
fn end_of_line(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find('\n').unwrap_or(rest.len())
}

/// Moves a range to character boundaries and makes it hold a character where there is one.
fn widen(text: &str, start: usize, end: usize) -> (usize, usize) {
    let mut start = start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    if start < end {
        return (start, end);
    }
    let next = text[start..].chars().next();
    match next.filter(|next| !matches!(next, '\r' | '\n')) {
        Some(next) => (start, start + next.len_utf8()),
        // At the end of a line the last character of the line is marked.
        None => match text[..start].chars().next_back() {
            Some(last) if next.is_none() || !matches!(last, '\r' | '\n') => (start - last.len_utf8(), start),
            _ => (start, start + next.map_or(0, char::len_utf8)),
        },
    }
}

/// A text in backticks, short and without characters that cannot be seen.
fn shown(text: &str) -> String {
    let mut shown = String::from("`");
    for (index, c) in text.trim().chars().enumerate() {
        if index == SHOWN {
            shown.push('…');
            break;
        }
        if c.is_control() || is_invisible(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown.push('`');
    shown
}

/// Characters that come along when text is copied and cannot be told from nothing or a space.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
        | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
