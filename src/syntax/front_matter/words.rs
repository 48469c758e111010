//! What is wrong with front matter, in Swedish.

use std::ops::Range;

use serde_yaml::granit_parser::ErrorKind;
use serde_yaml::{Error, ExternalMessageSource, Location, budget::BudgetBreach};

use super::SyntaxFault;

/// Message, label and help.
pub(super) type Words = [&'static str; 3];

pub(super) const NO_HEAD: Words =
    ["filen saknar huvud", "här ska huvudet stå", "börja filen så här:\n---\nperiod: 2026-t2\n---"];
pub(super) const NO_END: Words =
    ["filens huvud saknar slut", "huvudet börjar här", "skriv en rad med bara `---` efter huvudet"];
pub(super) const NO_KEY: Words =
    ["nyckel saknas", "här väntas en nyckel", "skriv `nyckel: värde`, till exempel `period: 2026-t2`"];
pub(super) const NO_SPACE: Words =
    ["mellanslag saknas efter kolon", "kolon utan mellanslag", "skriv `nyckel: värde`, med mellanslag"];
pub(super) const CURLY: Words =
    ["citattecknet är inte rakt", "typografiskt citattecken", "använd raka citattecken: \"…\""];
pub(super) const TAG: Words =
    ["taggar används inte", "tagg", "ta bort taggen, eller sätt raka citattecken om värdet"];
const TAB: Words = ["raden är indragen med tabb", "tabb", "dra in raden med mellanslag"];
const ANCHOR: Words = [
    "ankare och alias används inte",
    "ankare eller alias",
    "skriv ut värdet, eller sätt raka citattecken om det",
];
const MERGE: Words = ["sammanslagning med `<<` används inte", "sammanslagning", "skriv ut nycklarna"];
const SEVERAL: Words =
    ["huvudet innehåller flera dokument", "här börjar nästa", "ta bort raden med `...` eller `---` före"];
const DEEP: Words = ["huvudet är nästlat för djupt", "för många nivåer", "skriv huvudet med färre nivåer"];
const LARGE: Words = ["huvudet är för stort", "hit går gränsen", "flytta text från huvudet till analysen"];
const OPEN_QUOTE: Words =
    ["citattecknet avslutas inte", "börjar här", "avsluta texten med samma raka citattecken"];
const AFTER_QUOTE: Words =
    ["text följer på avslutande citattecken", "står utanför", "skriv citattecken inne i en text som `\\\"`"];
const ESCAPE: Words = ["bakstrecket betyder inget här", "okänd följd", "skriv ett bakstreck som `\\\\`"];
const OPEN_BRACKET: Words = ["parentesen avslutas inte", "börjar här", "avsluta `{` med `}` och `[` med `]`"];
const SEPARATOR: Words = [
    "komma eller avslutande parentes saknas",
    "saknas före detta",
    "skriv `{ nyckel: värde, nyckel: värde }`",
];
const LOOSE_BRACKET: Words =
    ["parentesen har ingen början", "avslutar inget", "ta bort den, eller sätt raka citattecken om värdet"];
const COLON: Words = ["värdet innehåller kolon", "kolon i värdet", "sätt raka citattecken om värdet: \"…\""];
const START: Words = [
    "värdet börjar med ett tecken som betyder något i YAML",
    "detta tecken",
    "sätt raka citattecken om värdet: \"…\"",
];
const INVISIBLE: Words = ["texten innehåller ett osynligt styrtecken", "styrtecken", "ta bort tecknet"];
const INDENT: Words =
    ["indraget stämmer inte med raderna före", "denna rad", "dra in rader på samma nivå lika långt"];
const OTHER: Words =
    ["huvudet går inte att läsa", "hit gick det", "skriv `nyckel: värde` och raka citattecken om texter"];
pub(super) const CURLY_QUOTES: [char; 5] = ['”', '“', '„', '’', '‘'];

/// A fault in those words.
pub(super) fn fault(span: Range<usize>, [message, label, help]: Words) -> SyntaxFault {
    let Range { start, end } = span;
    SyntaxFault {
        start,
        end,
        message: message.into(),
        label: label.into(),
        help: Some(help.into()),
        cures: Vec::new(),
    }
}

/// The library's error in our words, with its place in the front matter.
pub(super) fn explain(head: &str, error: &Error) -> (Range<usize>, Words) {
    let found = byte_of(head, error.location().unwrap_or(Location::UNKNOWN));
    // An error at the very end is shown at the last line that says something.
    let until = head.trim_end();
    let at = if found < until.len() { found } else { line_at(until, until.len()).start };
    let words = match error {
        Error::ExternalMessage { source, .. } => match &**source {
            ExternalMessageSource::Parser(scan) => return from_parser(head, found, at, scan.kind()),
            _ => OTHER,
        },
        Error::UnknownAnchor { .. } | Error::Budget { breach: BudgetBreach::Anchors { .. }, .. } => {
            return (nearest(head, found, &['&', '*']), ANCHOR);
        }
        Error::Budget { breach: BudgetBreach::Depth { .. }, .. } => DEEP,
        Error::Budget { .. } => LARGE,
        Error::MergeKeyNotAllowed { .. } => MERGE,
        Error::MultipleDocuments { .. } => SEVERAL,
        _ if head[line_at(head, at)].contains(" !") => return (tag_at(head, at), TAG),
        _ => OTHER,
    };
    (word_at(head, at), words)
}

fn from_parser(head: &str, found: usize, at: usize, kind: &ErrorKind) -> (Range<usize>, Words) {
    use ErrorKind as K;
    let line = line_at(head, at);
    let before = line.start.checked_sub(1).map(|it| line_at(head, it));
    let after = head[line.end..].find('\n').map(|it| line_at(head, line.end + it + 1));
    for line in [Some(line.clone()), before, after].into_iter().flatten() {
        if let Some((at, words)) = slip(&head[line.clone()]) {
            return (word_at(head, line.start + at), words);
        }
    }
    let has_key = head[line.start..at].contains(": ") && head[at..].starts_with(':');
    let words = match kind {
        K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent | K::DocumentIndicatorInQuotedScalar => {
            return (nearest(head, found, &['"', '\'']), OPEN_QUOTE);
        }
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => AFTER_QUOTE,
        K::UnknownQuotedScalarEscape | K::InvalidQuotedScalarHexEscape | K::InvalidUnicodeEscape => {
            return (word_at(head, at + head[at..].find('\\').unwrap_or(0)), ESCAPE);
        }
        K::MappingValueNotAllowed | K::ExpectedFlowMappingSeparator | K::InvalidColonPlacement if has_key => {
            COLON
        }
        K::UnclosedFlowCollection { .. } | K::MismatchedFlowCollectionEnd { .. } => OPEN_BRACKET,
        K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::InvalidColonPlacement
        | K::UnexpectedEofImplicitFlowMapping => SEPARATOR,
        K::MisplacedFlowCollectionEnd => LOOSE_BRACKET,
        K::RecursionLimitExceeded => DEEP,
        K::SimpleKeyExpected | K::InvalidSimpleKey => NO_KEY,
        K::MappingValueNotAllowed
        | K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::InvalidIndentation
        | K::InvalidBlockScalarIndent => INDENT,
        K::TabInBlockIndentation | K::TabInIndentation | K::TabAtBlockScalarStart | K::TabNotAllowed => TAB,
        K::UnexpectedCharacter { character } if character.is_control() => INVISIBLE,
        K::BomInsideDocument => INVISIBLE,
        K::UnexpectedCharacter { .. }
        | K::UnexpectedEofBlockMapping
        | K::InvalidBlockScalarHeader
        | K::MappingKeyNotAllowed
        | K::BlockSequenceEntryNotAllowed
        | K::BlockEntryInFlowCollection
        | K::MissingAnchorOrAliasName => START,
        _ if head[line].contains(" !") => return (tag_at(head, at), TAG),
        _ => OTHER,
    };
    (word_at(head, at), words)
}

/// A common mistake in a line, which the parser notices late or not at all.
pub(super) fn slip(line: &str) -> Option<(usize, Words)> {
    let entry = line.trim_start();
    if let Some(tab) = line[..line.len() - entry.len()].find('\t') {
        return Some((tab, TAB));
    }
    let entry = entry.trim_start_matches("- ");
    let (key, value) = entry.split_once(':')?;
    let is_key = key.starts_with(char::is_alphabetic)
        && key.chars().all(|it| it.is_alphanumeric() || matches!(it, '-' | '_' | '/'));
    let start = value.trim_start();
    if is_key && value.starts_with(|it| !matches!(it, ' ' | '\t' | '\r' | '/' | ':')) {
        return Some((line.len() - entry.len(), NO_SPACE));
    }
    (is_key && start.starts_with(CURLY_QUOTES)).then_some((line.len() - start.len(), CURLY))
}

/// Errors of the parser count in characters, nodes also in bytes.
pub(super) fn byte_of(head: &str, place: Location) -> usize {
    let span = place.span();
    let bytes = span.byte_offset().and_then(|it| usize::try_from(it).ok());
    let chars = || head.char_indices().nth(usize::try_from(span.offset()).ok()?).map(|it| it.0);
    bytes.filter(|it| head.is_char_boundary(*it)).or_else(chars).unwrap_or(head.len())
}

/// The last of some marks up to a place, with what follows it.
fn nearest(head: &str, found: usize, marks: &[char]) -> Range<usize> {
    let end = found + head[found..].chars().next().map_or(0, char::len_utf8);
    word_at(head, head[..end].rfind(marks).unwrap_or(found))
}

/// The line around a byte, without its end.
pub(super) fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |it| it + 1);
    let end = text[at..].find('\n').map_or(text.len(), |it| at + it);
    start..at.max(start + text[start..end].trim_end().len())
}

/// The tag before a value.
pub(super) fn tag_at(text: &str, at: usize) -> Range<usize> {
    let line = line_at(text, at);
    let before = &text[line.start..word_at(text, at).end];
    word_at(text, before.rfind(" !").map_or(at, |it| line.start + it + 1))
}

/// From a byte to the next blank or comma; one character at least, and not too many to show.
pub(super) fn word_at(text: &str, at: usize) -> Range<usize> {
    let mut chars = text[at..].chars().take(40);
    let first = chars.next().map_or(0, char::len_utf8);
    let is_word = |it: &char| !it.is_whitespace() && *it != ',';
    let rest: usize = chars.take_while(is_word).map(char::len_utf8).sum();
    at..at + first + if text[at..].starts_with(char::is_whitespace) { 0 } else { rest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::front_matter::parse;

    #[test]
    fn faults_speak_swedish() {
        #[track_caller]
        fn case(head: &str, place: &str, words: Words) {
            let text = format!("---\r\nå: ä\r\n{head}\n---\n# Ö\n");
            let found = parse(&text);
            let fault = found.faults.first().unwrap_or_else(|| panic!("no fault in {head}"));
            assert_eq!(
                (fault.message.as_str(), &text[fault.start..fault.end]),
                (words[0], place),
                "{head:.40}"
            );
            assert_eq!(&text[found.body..], "# Ö\n");
        }

        case("\tb: c", "\t", TAB);
        case("b:\n  c: d\n\te: f", "\t", TAB);
        case("period:2026-t2", "period:2026-t2", NO_SPACE);
        case("b:c\nd: e", "b:c", NO_SPACE);
        case("b: {organ:bun, c: d}", "organ:bun", NO_SPACE);
        case("b:{ c: d }", "b:{", NO_SPACE);
        case("b: ”Nämnden”", "”Nämnden”", CURLY);
        case("b: { c: ”d, e”, f: g }", "”d", CURLY);
        case("b: Målet: nås", ":", COLON);
        case("b: { c: Målet: nås }", ":", COLON);
        case("b: \"c", "\"c", OPEN_QUOTE);
        case("b: { c: \"d, e: f }\ng: h", "\"d", OPEN_QUOTE);
        case("b: { c: \"d, e: \"f\" }", "f\"", AFTER_QUOTE);
        case("b: 'c'd'", "d'", AFTER_QUOTE);
        case("b: \"c\\d\"", "\\d\"", ESCAPE);
        case("b: \"c\0\"", "\0\"", INVISIBLE);
        case("b: \u{feff}c", "\u{feff}c", INVISIBLE);
        case("b: { c: d\ne: f", ":", SEPARATOR);
        case("b: [c, d", "[c", OPEN_BRACKET);
        case("b: [c]]", "]", LOOSE_BRACKET);
        case("b: &c d", "&c", ANCHOR);
        case("b: *c", "*c", ANCHOR);
        case("b: !c d", "!c", TAG);
        case("b: !!str 012", "!!str", TAG);
        case("b: !!int c", "!!int", TAG);
        case("b: !c!d e", "!c!d", TAG);
        case("<<: { b: c }", "<<:", MERGE);
        case("...\nb: c", "b:", SEVERAL);
        case("b: @c", "@c", START);
        case("b: - c", "-", START);
        case("b:\n    c: d\n  e: f", "e:", INDENT);
        case("b", "b", NO_KEY);
        case(": b", ":", NO_KEY);
        case("[b]: c", "[b]:", NO_KEY);
        case(&format!("b: {}c{}", "[".repeat(20), "]".repeat(20)), "[[[[[c]]]]]]]]]]]]]]]]]]]]", DEEP);
        case(&"[".repeat(100_000), &"[".repeat(40), DEEP);
        case(&format!("b:\n  {}c", "- ".repeat(100_000)), "-", DEEP);
        case(&"b: [".repeat(100_000), "b:", DEEP);
    }
}
