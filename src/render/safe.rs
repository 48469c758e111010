//! Text from files as it may reach a terminal.

/// Makes a text harmless on one line of a terminal.
///
/// A newline or tab becomes a space, and every other control character (ESC
/// and C1 among them) and every character that turns the direction of the text
/// becomes U+FFFD, so that a file can neither move the cursor nor hide words.
pub fn line(text: &str) -> String {
    text.chars().map(safe).collect()
}

const fn safe(it: char) -> char {
    match it {
        '\n' | '\r' | '\t' => ' ',
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        it if is_control(it) => char::REPLACEMENT_CHARACTER,
        it => it,
    }
}

/// C0, DEL and C1.
const fn is_control(it: char) -> bool {
    matches!(it, '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_but_words() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(line(text), expected);
        }

        case("Trygg skola", "Trygg skola");
        case("rad ett\nrad\ttvå\r", "rad ett rad två ");
        case("\u{1b}[31mröd\u{1b}[0m", "\u{FFFD}[31mröd\u{FFFD}[0m");
        case("\u{9b}31m\u{7}", "\u{FFFD}31m\u{FFFD}");
        case("abc\u{202e}cba\u{2069}", "abc\u{FFFD}cba\u{FFFD}");
        case("👩\u{200d}🏫", "👩\u{200d}🏫");
    }
}
