//! Text from files, made safe to print: on a terminal, and in the log of a pipeline.

use std::borrow::Cow;

/// What a pipeline's log obeys wherever it stands in a line: Azure's commands, and the older of GitHub's.
const COMMANDS: [(&str, &str); 2] = [("##vso[", "# vso["), ("##[", "# [")];

/// Replaces what could move the cursor, colour, hide or reorder text, or give a pipeline a command.
///
/// Control characters, bidirectional overrides and the invisible characters that
/// mark colours become U+FFFD; line breaks and tabs become spaces. A space parts
/// what a pipeline's log would obey.
pub fn line(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for letter in text.chars() {
        let letter = if matches!(letter, '\n' | '\r' | '\t') { ' ' } else { visible(letter) };
        if letter == ':' && is_lone_colon(&line) {
            line.push(' ');
        }
        line.push(letter);
    }
    match without_commands(&line) {
        Cow::Borrowed(_) => line,
        Cow::Owned(inert) => inert,
    }
}

/// Whether nothing in a text can need to be replaced, told from its bytes alone: that of most texts.
///
/// What is hidden or reorders begins with the bytes `c2 80`–`c2 9f`, `e2 80` or `e2 81`.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_inert = |pair: &[u8]| match *pair {
        [0xc2, next] => next >= 0xa0,
        [0xe2, next] => next > 0x81,
        [b':', b':'] | [b'#', b'#'] => false,
        _ => true,
    };
    bytes.iter().all(|&it| it >= b' ' && it != 0x7f) && bytes.windows(2).all(is_inert)
}

/// Whether a text ends in a colon that begins a word: with another it would be GitHub's `::` once the
/// word comes to begin a line.
fn is_lone_colon(text: &str) -> bool {
    text.strip_suffix(':').is_some_and(|it| it.chars().next_back().is_none_or(char::is_whitespace))
}

/// Likewise, for a format that escapes line breaks and commands itself.
pub(super) fn kept(text: &str) -> String {
    text.chars().map(|it| if matches!(it, '\n' | '\r' | '\t') { it } else { visible(it) }).collect()
}

/// Likewise, for lines in which places are shown: every byte keeps its place. The control characters of ASCII are left
/// to who draws the lines, and draws them as pictures.
pub(super) fn in_place(text: &str) -> Cow<'_, str> {
    if is_plain(text) || !text.contains(is_hidden) {
        return without_commands(text);
    }
    let shown: String = text
        .chars()
        .map(|it| match it {
            // As long in bytes as what it stands for, as U+FFFD is for the others.
            '\u{80}'..='\u{9f}' => '¤',
            it if is_override(it) => '\u{fffd}',
            it => it,
        })
        .collect();
    without_commands(&shown).into_owned().into()
}

/// Takes the force out of a pipeline's commands; every byte keeps its place.
fn without_commands(text: &str) -> Cow<'_, str> {
    let mut inert = Cow::Borrowed(text);
    for (command, words) in COMMANDS {
        if inert.contains(command) {
            inert = Cow::Owned(inert.replace(command, words));
        }
    }
    inert
}

/// Whether a letter is hidden, moves a terminal or turns the text around, but for the first 32 characters of control.
pub(super) const fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{7f}'..='\u{9f}') || is_override(letter)
}

fn visible(letter: char) -> char {
    if letter.is_control() || is_override(letter) { '\u{fffd}' } else { letter }
}

const fn is_override(it: char) -> bool {
    matches!(it, '\u{202a}'..='\u{202e}' | '\u{2061}'..='\u{2064}' | '\u{2066}'..='\u{206f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stay() {
        let text = "a\u{9b}31m å \u{202e}b\u{2066} ##vso[x";
        let shown = in_place(text);
        assert_eq!(shown, "a¤31m å \u{fffd}b\u{fffd} # vso[x");
        assert_eq!(shown.len(), text.len());
        assert_eq!(in_place("Trygg\tskola – §"), "Trygg\tskola – §");
    }

    #[test]
    fn nothing_escapes() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(line(text), expected);
        }

        case("Trygg skola", "Trygg skola");
        case("§ 7 · å – …", "§ 7 · å – …");
        case("a: b # c ::", "a: b # c : :");
        case("a\nb\tc", "a b c");
        case("\u{1b}[31mröd", "\u{fffd}[31mröd");
        case("\u{9b}31m", "\u{fffd}31m");
        case("\u{202e}fel", "\u{fffd}fel");
        case("\u{2061}grön", "\u{fffd}grön");
        case("a ##vso[task.complete]x", "a # vso[task.complete]x");
        case("###[add-mask]x", "## [add-mask]x");
        case("::error::x", ": :error::x");
        case("a\n:::x b::c :", "a : : :x b::c :");
        case("## Rubrik [länk]", "## Rubrik [länk]");
    }
}
