//! That every text gets an answer in Swedish, whatever is wrong with it.

use toml::de::DeTable;

use super::descriptions::translate;
use super::{faults, newer_syntax};

/// Every description of `toml` 1.2.1 and `toml_parser` 1.1.5.
const KNOWN: &[&str] = &[
    "`_` may only go between digits",
    "cannot extend value of type array with a dotted key",
    "cannot extend value of type inline table with a dotted key",
    "cannot extend value of type string with a dotted key",
    "cannot recurse further; max recursion depth met",
    "carriage return must be followed by newline",
    "could not allocate for string",
    "duplicate key",
    "extra `=`",
    "extra assignment between key-value pairs",
    "extra comma in array",
    "extra comma in inline table",
    "integers with a radix cannot be signed",
    "invalid basic string",
    "invalid binary number",
    "invalid boolean",
    "invalid comment character",
    "invalid date",
    "invalid date-time",
    "invalid datetime",
    "invalid exponent",
    "invalid float",
    "invalid fraction",
    "invalid hexadecimal number",
    "invalid inline table element",
    "invalid integer number",
    "invalid key",
    "invalid key-value pair",
    "invalid literal string",
    "invalid mantissa",
    "invalid multi-line basic string",
    "invalid multi-line literal string",
    "invalid octal number",
    "invalid offset",
    "invalid string",
    "invalid table",
    "invalid time",
    "invalid unquoted key",
    "invalid value",
    "key with no value",
    "keys cannot be multi-line basic strings",
    "keys cannot be multi-line literal strings",
    "missing array opening",
    "missing assignment between key-value pairs",
    "missing comma between array elements",
    "missing comma between key-value pairs",
    "missing comment start",
    "missing escaped value",
    "missing inline table opening",
    "missing key for inline table element",
    "missing opening quote",
    "missing table open",
    "missing value",
    "missing value for key",
    "radix must be lowercase",
    "recursion limit",
    "redundant integer number prefix",
    "redundant numeric sign",
    "string values must be quoted",
    "too few unicode value digits",
    "unclosed array",
    "unclosed array table",
    "unclosed inline table",
    "unclosed table",
    "unexpected `=` in array",
    "unexpected content",
    "unexpected content between comment and newline",
    "unexpected key or value",
    "unexpected leading zero",
    "unexpected sign",
    "unquoted keys cannot be empty",
];

#[test]
fn every_description_is_translated() {
    let unknown = translate("something else");
    for description in KNOWN {
        assert_ne!(translate(description), unknown, "{description}");
        let longer = format!("{description}, expected `]`");
        assert_ne!(translate(&longer), unknown, "{longer}");
    }
}

const SAMPLE: &str = "format = 1\n\n[mal.trygg]\nnamn = \"Trygga barn\"\n\
    bidrar_till = [\"kf/trygg\", \"kf/ö\"]\nrad = { t1 = 87.5, t2 = [1, 2], åt = 3 }\n\
    text = \"\"\"\nlång – text\n\"\"\"\nfil = 'C:\\mapp'\r\n[[matt]]\ndatum = 2026-01-05\n\
    klar = true # ”klar”\nsumma = 712_400\n";
const PIECES: &[&str] = &[
    "\"", "'", "\"\"\"", "'''", "[", "]", "{", "}", ",", "=", "\n", "\r", "\\", ".", "å", "”", "\u{a0}",
    "\u{0}", "#", " ", "0", "87,5", "nej", "[[", "]]", ":", "/", "\u{feff}", "e\u{301}", "🙂", "%",
];

fn check(text: &str) {
    let (_, errors) = DeTable::parse_recoverable(text);
    let found = faults(text, &errors);
    assert_eq!(errors.is_empty(), found.is_empty(), "{text:?}");
    for fault in found.iter().chain(&newer_syntax(text)) {
        assert!(text.get(fault.start..fault.end).is_some(), "{text:?} {fault:?}");
        assert!(fault.start < fault.end || text.is_empty(), "{text:?} {fault:?}");
        let help = fault.help.as_deref().unwrap_or_default();
        for words in [&fault.message, &fault.label, help] {
            assert!(!words.chars().any(char::is_control), "{words:?}");
            assert!(!words.ends_with('.'), "{words:?}");
        }
        assert!(!fault.message.is_empty() && !help.is_empty());
    }
}

#[test]
fn any_text_is_answered() {
    for (at, _) in SAMPLE.char_indices() {
        check(&SAMPLE[..at]);
        check(&SAMPLE[at..]);
    }
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 33).unwrap_or_default() % below
    };
    let ends: Vec<usize> = SAMPLE.char_indices().map(|(at, _)| at).collect();
    for _ in 0..4000 {
        let mut text = SAMPLE.to_owned();
        for _ in 0..=random(4) {
            let mut at = ends[random(ends.len())].min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            if random(3) == 0 {
                let next = text[at..].chars().next().map_or(0, char::len_utf8);
                text.replace_range(at..at + next, "");
            } else {
                text.insert_str(at, PIECES[random(PIECES.len())]);
            }
        }
        check(&text);
    }
}
