//! The parser's fixed descriptions in Swedish, for what has no words of its own.

use toml::de::Error;

use super::scan::{Flaw, Scan};
use super::values::enclosing;
use super::{Diagnosis, Patch, SyntaxFault, shown};

/// Description, what it means, and what to write; `{}` stands for the offending text.
#[rustfmt::skip]
const TABLE: &[(&str, &str, &str)] = &[
    ("unclosed table", "`]` saknas efter tabellnamnet", "skriv t.ex. `[mal.trygg]`"),
    ("unclosed array table", "`]]` saknas efter tabellnamnet", "skriv t.ex. `[[matt]]`"),
    ("invalid table", "tabellnamnet mellan hakparenteserna saknas", "skriv t.ex. `[mal.trygg]`"),
    ("invalid key", "{} kan inte vara namnet på en nyckel", "använd a–z, siffror, `_` och `-`"),
    ("key with no value", "nyckeln saknar `=` och värde", "skriv `nyckel = värde`"),
    ("missing value for key", "nyckeln saknar `=` och värde", "skriv `nyckel = värde`"),
    ("missing value", "värdet saknas", "skriv ett värde efter `=`, t.ex. `87.5` eller `\"text\"`"),
    ("extra `=`", "`=` står två gånger", "ta bort det ena"),
    ("missing inline table opening", "`}` har inget `{` före sig", "skriv `{` före det första paret, eller ta bort `}`"),
    ("missing array opening", "`]` har inget `[` före sig", "skriv `[` före det första värdet, eller ta bort `]`"),
    ("extra comma in array", "`,` står utan värde före sig i listan", "ta bort kommatecknet, eller skriv värdet som saknas"),
    ("unexpected `=` in array", "`=` står inne i en lista", "skriv paret inom `{ }`, eller stäng listan med `]` före raden"),
    ("missing comma between array elements", "kommatecken saknas i listan", "skriv `,` mellan värdena"),
    ("unclosed array", "listan stängs aldrig", "skriv `]` efter det sista värdet"),
    ("extra comma in inline table", "`,` står på fel plats inom `{ }`", "skriv `nyckel = värde` före och efter kommatecknet"),
    ("extra assignment between key-value pairs", "`=` står en gång för mycket inom `{ }`", "ta bort det, eller skriv `,` före nästa nyckel"),
    ("missing key for inline table element", "ett värde inom `{ }` saknar nyckel", "skriv `nyckel = värde`"),
    ("missing assignment between key-value pairs", "`=` saknas före {} inom `{ }`", "skriv `nyckel = värde`"),
    ("invalid inline table element", "`]` står inom `{ }` utan `[` före sig", "ta bort det"),
    ("missing comma between key-value pairs", "kommatecken saknas före {} inom `{ }`", "skriv `,` mellan paren"),
    ("unclosed inline table", "`{` stängs aldrig", "skriv `}` sist på samma rad"),
    ("unexpected key or value", "{} står efter värdet", "skriv det på en egen rad, eller sätt `#` före"),
    ("unexpected content between comment and newline", "{} står efter kommentaren", "skriv det på en egen rad"),
    ("unexpected content", "{} hör inte till något", "ta bort det"),
    ("invalid key-value pair", "raden börjar med {}", "skriv `nyckel = värde`"),
    ("missing table open", "`]` har inget `[` före sig", "skriv t.ex. `[mal.trygg]`"),
    ("cannot recurse further; max recursion depth met", "listor och `{ }` ligger i varandra i för många nivåer", "skriv högst 80 nivåer"),
    ("recursion limit", "nyckeln har för många delar", "skriv högst 80 namn med punkt emellan"),
    ("keys cannot be multi-line literal strings", "en nyckel kan inte ha `'''` runt sig", "skriv vanliga citattecken: `\"namn\"`"),
    ("keys cannot be multi-line basic strings", "en nyckel kan inte ha `\"\"\"` runt sig", "skriv vanliga citattecken: `\"namn\"`"),
    ("redundant numeric sign", "talet {} har mer än ett tecken före sig", "skriv högst ett `-` eller `+`"),
    ("invalid string", "texten {} går inte att läsa", "sätt raka citattecken runt den"),
    ("invalid boolean", "{} är inte `true` eller `false`", "skriv `true` eller `false`, eller sätt citattecken om det är text"),
    ("invalid date-time", "{} är ingen tidpunkt", "skriv t.ex. `2026-01-31`"),
    ("invalid datetime", "{} är ingen tidpunkt", "skriv t.ex. `2026-01-31`, eller sätt citattecken om det är text"),
    ("invalid date", "{} är inget datum", "skriv år, månad och dag, t.ex. `2026-01-31`, eller sätt citattecken om det är text"),
    ("invalid time", "{} är inget klockslag", "skriv timmar, minuter och sekunder, t.ex. `08:30:00`"),
    ("invalid offset", "{} har en tidszon som inte går att läsa", "skriv t.ex. `2026-01-31T08:30:00+01:00`"),
    ("invalid float", "{} är inget tal", "skriv t.ex. `87.5`, eller sätt citattecken om det är text"),
    ("invalid integer number", "{} är inget heltal", "skriv bara siffror, t.ex. `87`"),
    ("invalid hexadecimal number", "{} är inget hexadecimalt tal", "använd 0–9 och a–f efter `0x`, eller sätt citattecken om det är text"),
    ("invalid octal number", "{} är inget oktalt tal", "använd 0–7 efter `0o`, eller sätt citattecken om det är text"),
    ("invalid binary number", "{} är inget binärt tal", "använd 0 och 1 efter `0b`, eller sätt citattecken om det är text"),
    ("integers with a radix cannot be signed", "{} kan inte ha tecken före sig", "ta bort `-` eller `+`"),
    ("radix must be lowercase", "{} har stor bokstav efter nollan", "skriv den liten, t.ex. `0x1f`, eller sätt citattecken om det är text"),
    ("redundant integer number prefix", "{} börjar med `0d`", "skriv bara siffrorna"),
    ("invalid mantissa", "talet {} saknar siffra före punkten", "skriv t.ex. `0.5`"),
    ("invalid fraction", "talet {} saknar siffra efter punkten", "skriv t.ex. `87.0` eller `87`"),
    ("invalid exponent", "talet {} saknar siffra efter `e`", "skriv talet utan `e`, eller sätt citattecken om det är text"),
    ("unexpected leading zero", "talet {} börjar med en nolla", "ta bort nollan, eller sätt citattecken om den hör till"),
    ("unexpected sign", "talet {} har ett tecken inne i sig", "ta bort `-` eller `+`"),
    ("`_` may only go between digits", "`_` i talet {} står inte mellan två siffror", "skriv t.ex. `712_400`"),
    ("could not allocate for string", "texten är för stor för datorns minne", "dela upp filen"),
    ("missing opening quote", "texten {} har inget inledande citattecken", "skriv citattecken på båda sidor: `\"text\"`"),
    ("string values must be quoted", "texten {} saknar citattecken", "skriv citattecken på båda sidor: `\"text\"`"),
    ("missing comment start", "kommentaren saknar `#`", "sätt `#` före den"),
    ("invalid comment character", "kommentaren innehåller ett styrtecken", "ta bort det osynliga tecknet"),
    ("carriage return must be followed by newline", "radbrytningen är av gammalt slag", "spara filen med vanliga radbrytningar"),
    ("invalid basic string", "texten {} går inte att läsa", "skriv raka citattecken på båda sidor: `\"text\"`"),
    ("invalid multi-line basic string", "texten mellan `\"\"\"` går inte att läsa", "skriv `\"\"\"` före och efter den"),
    ("invalid literal string", "texten {} går inte att läsa", "skriv `'` på båda sidor, eller `\"` om den har en apostrof"),
    ("invalid multi-line literal string", "texten mellan `'''` går inte att läsa", "skriv `'''` före och efter den"),
    ("missing escaped value", "`\\` i texten följs inte av en känd bokstav", "skriv `\\\\`"),
    ("too few unicode value digits", "teckenkoden i texten har för få siffror", "skriv `\\u` och fyra siffror, eller `\\\\`"),
    ("invalid value", "teckenkoden i texten finns inte", "skriv själva tecknet"),
    ("unquoted keys cannot be empty", "nyckeln saknar namn", "skriv t.ex. `namn = …`"),
    ("invalid unquoted key", "nyckeln {} innehåller tecken som inte får stå där", "använd a–z, siffror, `_` och `-`, eller sätt citattecken"),
    ("duplicate key", "{} står två gånger", "ta bort den ena"),
    ("cannot extend value of type", "{} har redan ett värde", "ta bort det ena"),
];

const UNKNOWN: (&str, &str) =
    ("{} går inte att läsa", "skriv `nyckel = värde`, med raka citattecken runt text");

/// The message and help for a description, with or without what follows its comma.
pub(super) fn translate(what: &str) -> (&'static str, &'static str) {
    let known = what.split(", expected ").next().unwrap_or(what);
    let known =
        if known.starts_with("cannot extend value of type") { "cannot extend value of type" } else { known };
    let row = TABLE.iter().find(|(description, _, _)| *description == known);
    row.map_or(UNKNOWN, |(_, message, help)| (*message, *help))
}

/// A fault straight from the parser's error, when nothing better is known.
pub(super) fn plain(error: &Error) -> SyntaxFault {
    let (message, help) = translate(error.message());
    let span = error.span().unwrap_or_default();
    SyntaxFault {
        start: span.start,
        end: span.end,
        message: message.replace("{}", "texten"),
        label: String::new(),
        help: Some(help.to_owned()),
        cures: Vec::new(),
    }
}

/// Translates a flaw and mends it as its kind allows.
pub(super) fn diagnosis(scan: &Scan<'_>, flaw: &Flaw) -> Diagnosis {
    let (message, help) = translate(&flaw.what);
    let range = match flaw.event.map(|event| scan.events[event].span()) {
        Some(whole) if !whole.is_empty() => (whole.start(), whole.end()),
        _ => (flaw.start, flaw.start + word_length(scan, flaw.start)),
    };
    let written = scan.text.get(range.0..range.1).unwrap_or_default();
    let written = if written.trim().is_empty() { "raden".to_owned() } else { shown(written) };
    let message = message.replace("{}", &written);
    Diagnosis::new(range, message, help.to_owned(), patches(scan, flaw, range))
}

fn word_length(scan: &Scan<'_>, at: usize) -> usize {
    let rest = scan.rest(at);
    let signs = [' ', ',', '=', ']', '}', '[', '{'];
    let first = rest.chars().next().map_or(0, char::len_utf8);
    rest.find(signs).unwrap_or(rest.len()).max(first)
}

fn patches(scan: &Scan<'_>, flaw: &Flaw, range: (usize, usize)) -> Vec<Patch> {
    let at = flaw.start;
    match flaw.what.as_str() {
        "extra `=`"
        | "extra comma in array"
        | "unexpected `=` in array"
        | "extra assignment between key-value pairs"
        | "invalid inline table element"
        | "invalid comment character" => vec![Patch::blank(at, at + 1)],
        "missing inline table opening" | "missing array opening" => vec![Patch::value(at, at + 1)],
        "carriage return must be followed by newline" => lone_returns(scan.text),
        "invalid table" => vec![Patch::header(flaw.open, scan.statement_end(at))],
        "extra comma in inline table" if flaw.wants.is_none() && !after_sign(scan, at) => {
            vec![Patch::blank(at, at + 1)]
        }
        "missing assignment between key-value pairs" if scan.text[..at].ends_with(' ') => {
            vec![Patch::byte(at - 1, at, b'=')]
        }
        _ if flaw.event.is_some() && range.0 < range.1 => vec![Patch::value(range.0, range.1)],
        _ => vec![whole(scan, at)],
    }
}

fn after_sign(scan: &Scan<'_>, at: usize) -> bool {
    scan.text[..at].trim_end().ends_with('=')
}

/// Takes out the bracketed value, or the rest of the line, so that nothing follows from it.
fn whole(scan: &Scan<'_>, at: usize) -> Patch {
    let around = scan.bracket_end(at).map(|end| (at, end)).or_else(|| enclosing(scan, at));
    match around {
        Some((open, end)) => Patch::value(open, end),
        None => Patch::blank(at, scan.statement_end(at)),
    }
}

/// Every line of an old file has the same fault, so all are mended at once.
fn lone_returns(text: &str) -> Vec<Patch> {
    let bytes = text.as_bytes();
    let is_lone = |at: &usize| bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    (0..bytes.len()).filter(is_lone).map(|at| Patch::byte(at, at + 1, b'\n')).collect()
}
