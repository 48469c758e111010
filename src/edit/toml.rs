//! TOML as a person would write it: values quoted so that any text is safe, comments that wrap.

use std::fmt::Write;

/// Where a comment is broken, in letters.
const WIDTH: usize = 100;

/// A file that is being written, line by line.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
}

impl Writer {
    /// Starts a table after an empty line.
    pub(super) fn table(&mut self, header: &str) {
        self.gap();
        self.line(&format!("[{header}]"));
    }

    /// Writes a key with a value that is TOML already.
    pub(super) fn key(&mut self, key: &str, value: &str) {
        self.line(&format!("{} = {value}", self::key(key)));
    }

    /// Writes a key with a text.
    pub(super) fn text(&mut self, key: &str, value: &str) {
        self.key(key, &string(value));
    }

    /// Writes a key with a value that is TOML already, and a comment on the same line.
    pub(super) fn noted(&mut self, key: &str, value: &str, note: &str) {
        self.key(key, &format!("{value} # {}", plain(note)));
    }

    /// Writes a comment, broken between words.
    pub(super) fn comment(&mut self, text: &str) {
        let mut line = String::new();
        for word in plain(text).split_whitespace() {
            if !line.is_empty() && line.chars().count() + word.chars().count() + 3 > WIDTH {
                self.line(&format!("# {line}"));
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.line(format!("# {line}").trim_end());
    }

    /// Writes a comment that is an example to copy, as it is.
    pub(super) fn example(&mut self, text: &str) {
        self.line(&format!("# {}", plain(text)));
    }

    /// Leaves one empty line, unless there is one.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// A text as a TOML string, whatever it holds.
pub fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for it in text.chars() {
        match it {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            it if is_unseen(it) => {
                let _ = write!(out, "\\u{:04X}", u32::from(it));
            }
            it => out.push(it),
        }
    }
    out.push('"');
    out
}

/// A key, quoted where it must be.
pub fn key(key: &str) -> String {
    let is_bare = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'-');
    if !key.is_empty() && key.bytes().all(is_bare) { key.to_owned() } else { string(key) }
}

/// Whether a text stands in quotes of either kind as it is.
pub fn is_plain(text: &str) -> bool {
    !text.chars().any(|it| matches!(it, '"' | '\'' | '\\') || is_unseen(it))
}

/// Texts as a TOML list.
pub fn list<S: AsRef<str>>(texts: &[S]) -> String {
    let texts: Vec<String> = texts.iter().map(|it| string(it.as_ref())).collect();
    format!("[{}]", texts.join(", "))
}

/// A text on one line without what a comment may not hold.
fn plain(text: &str) -> String {
    text.chars().map(|it| if is_unseen(it) { ' ' } else { it }).collect()
}

/// Whether a character is a control, or changes the direction of what stands around it.
pub fn is_unseen(it: char) -> bool {
    it.is_control()
        || matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_a_string() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(string(text), expected);
            let table: toml::Table = format!("a = {expected}").parse().unwrap();
            assert_eq!(table["a"].as_str(), Some(text));
        }

        case("Åsgårdsskolan", "\"Åsgårdsskolan\"");
        case("Skolan \"Ö\" \\ ät", "\"Skolan \\\"Ö\\\" \\\\ ät\"");
        case("a\nb\t\u{0}\u{7f}\u{202e}\r", "\"a\\nb\\t\\u0000\\u007F\\u202E\\u000D\"");
    }

    #[test]
    fn comments_are_broken_and_stay_comments() {
        let mut writer = Writer::default();
        writer.comment(&format!("{} a\nb = 1", "x".repeat(97)));
        assert_eq!(writer.finish(), format!("# {}\n# a b = 1\n", "x".repeat(97)));
    }
}
