//! Words from files in a comment on a code host: nothing in them is markup, mentions or links.
//!
//! A host looks for mentions, issues and addresses in the text that the Markdown gives, so a
//! backslash does not stop it; a space of no width after the sign does.

use std::fmt::Write;

use crate::render::safe;

/// A space that nobody sees, as every reader of Markdown and HTML takes it.
const NOTHING: &str = "&#8203;";

/// Text for a cell, a summary or a line that has begun: all of it, or so many characters of it.
/// Tells also whether it was cut.
pub(super) fn text(text: &str, most: usize) -> (String, bool) {
    let text = safe::line(text);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut letters = text.trim().chars().peekable();
    let mut count = 0;
    while let Some(letter) = letters.next() {
        count += 1;
        if count > most {
            out.push('…');
            return (out, true);
        }
        put(&mut out, letter);
        if letters.peek().is_some_and(|next| is_reference(letter, *next, &out)) {
            out.push_str(NOTHING);
        }
    }
    (out, false)
}

fn put(out: &mut String, letter: char) {
    match letter {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '|' | '`' | '\\' | '*' | '_' | '[' | ']' | '~' | '$' | '@' | '#' | '^' => {
            let _ = write!(out, "&#{};", u32::from(letter));
        }
        it if is_unseen(it) => out.push('\u{fffd}'),
        it => out.push(it),
    }
}

/// Whether a host could begin a mention, a reference, an address or a sign here.
fn is_reference(letter: char, next: char, out: &str) -> bool {
    let ends_with = |word: &str| {
        let end = out.len().saturating_sub(word.len());
        out.get(end..).is_some_and(|it| it.eq_ignore_ascii_case(word))
    };
    match letter {
        '@' | '#' | '!' | '~' | '$' | '%' | '&' | '^' | '[' => {
            next.is_alphanumeric() || "\"'_".contains(next)
        }
        ':' => next.is_ascii_alphabetic() || "/+-".contains(next),
        '-' => next.is_ascii_digit() && ends_with("gh-"),
        'w' | 'W' => next == '.' && ends_with("www"),
        _ => false,
    }
}

/// Marks that turn text around, join words or hide: what they do cannot be seen by who reads.
const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        #[track_caller]
        fn case(from: &str, expected: &str) {
            assert_eq!(text(from, usize::MAX), (expected.to_owned(), false));
        }

        case("Alla är trygga i skolan, 88,1 %!", "Alla är trygga i skolan, 88,1 %!");
        case("a|b `c` <b>d</b>", "a&#124;b &#96;c&#96; &lt;b&gt;d&lt;/b&gt;");
        case("@anna #12 !3", "&#64;&#8203;anna &#35;&#8203;12 !&#8203;3");
        case("GH-7 www.x.se https://x.se", "GH-&#8203;7 www&#8203;.x.se https:&#8203;//x.se");
        case("[a](b) ![c](d)", "&#91;&#8203;a&#93;(b) !&#91;&#8203;c&#93;(d)");
        case("två\nrader\r\n", "två rader");
        case("\u{202e}fel \u{200b}\u{1b}[31m", "\u{fffd}fel \u{fffd}\u{fffd}&#91;&#8203;31m");
        case("&lt; &amp;", "&amp;&#8203;lt; &amp;&#8203;amp;");
    }

    #[test]
    fn long_words_are_cut_between_letters() {
        assert_eq!(text("<<<<", 2), ("&lt;&lt;…".to_owned(), true));
        assert_eq!(text("åäö", 3), ("åäö".to_owned(), false));
        assert_eq!(text("åäö", 0), ("…".to_owned(), true));
    }
}
