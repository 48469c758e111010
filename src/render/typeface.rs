//! The typeface of printed papers, and what stands in place of the letters that it lacks.

use std::fmt::Write;

use ttf_parser::Face;
use unicode_normalization::UnicodeNormalization;

use crate::{
    config::light::Signal,
    report::{
        Report, lights,
        wording::{self, Change},
    },
};

/// Inter, an open typeface: the name and the bytes of each of its files.
pub const FACES: [(&str, &[u8]); 4] = [
    ("Inter-Regular.otf", include_bytes!("fonts/Inter-Regular.otf")),
    ("Inter-Bold.otf", include_bytes!("fonts/Inter-Bold.otf")),
    ("Inter-Italic.otf", include_bytes!("fonts/Inter-Italic.otf")),
    ("Inter-BoldItalic.otf", include_bytes!("fonts/Inter-BoldItalic.otf")),
];

/// The licence that the typeface must be handed on with.
pub const LICENCE: (&str, &[u8]) = ("OFL.txt", include_bytes!("fonts/OFL.txt"));

/// A text with a letter that the typeface lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The first such letter.
    pub letter: char,
    /// What stands in its place.
    pub written: String,
    /// How many more such letters the text has.
    pub more: usize,
    /// The text as it was.
    pub text: String,
}

/// A paper in which every letter can be printed, and the texts that had to be changed for it, in order.
///
/// A letter that is lacking is written as its number in Unicode, `[U+1F642]`; the symbol of a light as
/// the usual one. Marks that are never seen are left out.
pub fn printable(report: &Report) -> (Report, Vec<Lacking>) {
    let mut report = report.clone();
    let faces: Vec<Face<'_>> = FACES.iter().filter_map(|(_, bytes)| Face::parse(bytes, 0).ok()).collect();
    let mut printer = Printer { faces, lacking: Vec::new() };
    wording::change(&mut report, &mut printer);
    (report, printer.lacking)
}

struct Printer<'f> {
    faces: Vec<Face<'f>>,
    lacking: Vec<Lacking>,
}

impl Printer<'_> {
    /// Whether every face has the letter, or it only parts words.
    fn has(&self, letter: char) -> bool {
        matches!(letter, ' '..='~' | '\n' | '\r' | '\t')
            || (!letter.is_control() && self.faces.iter().all(|it| it.glyph_index(letter).is_some()))
    }

    fn is_printable(&self, text: &str) -> bool {
        text.chars().all(|it| self.has(it))
    }

    /// Remembers a text that had to be changed.
    fn note(&mut self, text: &str, written: impl FnOnce(char) -> String) {
        let mut letters = text.chars().filter(|it| !self.has(*it) && !is_never_seen(*it));
        let Some(letter) = letters.next() else { return };
        let more = letters.count();
        self.lacking.push(Lacking { letter, written: written(letter), more, text: text.to_owned() });
    }

    /// Letters that are lacking as their numbers; those that stand together share brackets.
    fn spelled(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut is_open = false;
        for letter in text.chars().filter(|it| self.has(*it) || !is_never_seen(*it)) {
            let is_lacking = !self.has(letter);
            if is_open && !is_lacking {
                out.push(']');
            } else if is_lacking {
                out.push(if is_open { ' ' } else { '[' });
                let _ = write!(out, "{}", number(letter));
            }
            if !is_lacking {
                out.push(letter);
            }
            is_open = is_lacking;
        }
        if is_open {
            out.push(']');
        }
        out
    }
}

impl Change for Printer<'_> {
    fn words(&mut self, words: &mut String) {
        if self.is_printable(words) {
            return;
        }
        // A letter may be there as a whole where its parts are not.
        let whole: String = words.nfc().collect();
        if !self.is_printable(&whole) {
            self.note(words, |it| format!("[{}]", number(it)));
        }
        *words = self.spelled(&whole);
    }

    fn symbol(&mut self, symbol: &mut String, signal: Signal) {
        if !self.is_printable(symbol) {
            let usual = lights::symbol(signal);
            self.note(symbol, |_| usual.to_owned());
            usual.clone_into(symbol);
        }
    }
}

/// `U+1F642`
pub fn number(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

/// Joiners, variants and marks of direction: they say how other letters are drawn.
const fn is_never_seen(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printer() -> Printer<'static> {
        Printer { faces: FACES.iter().map(|it| Face::parse(it.1, 0).unwrap()).collect(), lacking: Vec::new() }
    }

    #[test]
    fn letters_that_are_lacking_are_spelled() {
        #[track_caller]
        fn case(text: &str, expected: &str, noted: Option<(char, usize)>) {
            let mut printer = printer();
            let mut words = text.to_owned();
            printer.words(&mut words);
            assert_eq!(words, expected);
            assert_eq!(printer.lacking.first().map(|it| (it.letter, it.more)), noted, "{text}");
        }

        case("Råd – ”så” ≥ 5 → ● ▲ ■ ○\u{a0}%\u{202f}", "Råd – ”så” ≥ 5 → ● ▲ ■ ○\u{a0}%\u{202f}", None);
        case("Bra 🙂!", "Bra [U+1F642]!", Some(('🙂', 0)));
        case("中文 a", "[U+4E2D U+6587] a", Some(('中', 1)));
        case("⚠\u{fe0f} x\u{200d}y", "⚠ xy", None);
        case("🏳\u{fe0f}\u{200d}🌈", "[U+1F3F3 U+1F308]", Some(('🏳', 1)));
        case("a\u{1b}[31m\tb", "a[U+001B][31m\tb", Some(('\u{1b}', 0)));
        case("\u{202e}fel", "[U+202E]fel", Some(('\u{202e}', 0)));
        case("a\u{30a}", "a\u{30a}", None);
    }

    #[test]
    fn a_light_falls_back_on_the_usual_symbol() {
        let mut printer = printer();
        let mut symbols = ["🟢".to_owned(), "✓".to_owned()];
        for symbol in &mut symbols {
            printer.symbol(symbol, Signal::Green);
        }
        assert_eq!(symbols, ["●", "✓"]);
        let note = Lacking { letter: '🟢', written: "●".to_owned(), more: 0, text: "🟢".to_owned() };
        assert_eq!(printer.lacking, [note]);
    }

    /// All that styr itself writes in papers can be printed.
    #[test]
    fn every_face_has_what_papers_need() {
        let printer = printer();
        assert_eq!(printer.faces.len(), FACES.len());
        assert!(printer.is_printable("abcåäöÅÄÖéü0123456789–—…”’§×±≤≥≠→↗↘↑●▲■○✓✗◆\u{a0}\u{202f}\u{2212}"));
    }
}
