//! Text from files, made safe to print on one line of a terminal.

/// Replaces what could move the cursor, colour, hide or reorder text.
///
/// Control characters, bidirectional overrides and the invisible characters that
/// mark colours become U+FFFD; line breaks and tabs become spaces.
pub fn line(text: &str) -> String {
    text.chars()
        .map(|it| match it {
            '\n' | '\r' | '\t' => ' ',
            it if it.is_control() || is_override(it) => '\u{fffd}',
            it => it,
        })
        .collect()
}

const fn is_override(it: char) -> bool {
    matches!(it, '\u{202a}'..='\u{202e}' | '\u{2061}'..='\u{2064}' | '\u{2066}'..='\u{206f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_escapes() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(line(text), expected);
        }

        case("Trygg skola", "Trygg skola");
        case("a\nb\tc", "a b c");
        case("\u{1b}[31mröd", "\u{fffd}[31mröd");
        case("\u{9b}31m", "\u{fffd}31m");
        case("\u{202e}fel", "\u{fffd}fel");
        case("\u{2061}grön", "\u{fffd}grön");
    }
}
