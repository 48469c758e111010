//! What a person writes for a value, as TOML: `1 234,5`, `ja`, a date, a word of the format.

use rust_decimal::Decimal;

use crate::{
    config::light::Signal,
    edit::{change::Refused, order, toml},
    fields::{
        ThingKind, Type,
        words::{listed, near, same},
    },
    model::indicator::{Direction, Indicator},
    syntax::{number, written},
};

use super::subject::Subject;

/// What stands at a path of a row, read from what a person wrote.
///
/// # Errors
/// When the format or the indicator has another kind of value there.
pub(super) fn read(subject: Subject<'_>, path: &[&str], text: &str) -> Result<String, Refused> {
    let text = text.trim();
    let key = path.join(".");
    if text.is_empty() {
        return Err(Refused::new(
            format!("`{key}` har inget värde"),
            format!("skriv till exempel {key}=88,1"),
        ));
    }
    if let (Some(indicator), true) = (subject.thing.indicator(), is_measured(path)) {
        return measured(indicator, text);
    }
    let names = subject.row_path(None);
    let row: Vec<&str> =
        names.iter().map(String::as_str).chain(subject.has_periods().then_some("")).collect();
    let whole: Vec<&str> = row.iter().copied().chain(path.iter().copied()).collect();
    let value = order::type_at(subject.file_kind(0), &whole)
        .ok_or_else(|| Refused::new(format!("`{key}` kan inte skrivas här"), "ändra i filen"))?;
    match path {
        ["bedomning"] => judgement(subject, text),
        ["steg"] => step(subject, text),
        _ => of_type(subject, value, &key, text),
    }
}

/// Whether a path of an indicator's row holds a value of the indicator itself.
fn is_measured(path: &[&str]) -> bool {
    matches!(path, ["varde" | "prognos"] | ["grupp", _] | ["grupp", _, "varde"])
}

/// A value of an indicator, as its direction wants it.
fn measured(indicator: Indicator<'_>, text: &str) -> Result<String, Refused> {
    // Of thousands of numbers none is asked whether it is a yes.
    let truth = || truth(text);
    match indicator.direction() {
        Some(Direction::Yes) => truth()
            .map(|it| it.to_string())
            .ok_or_else(|| Refused::new(format!("`{text}` är varken ja eller nej"), "skriv ja eller nej")),
        Some(Direction::ByDate) => match (written::date(text), truth()) {
            (Some(_), _) => Ok(text.to_owned()),
            (None, Some(false)) => Ok("false".to_owned()),
            _ => Err(Refused::new(
                format!("`{text}` är inget datum"),
                "skriv dagen då det blev klart, till exempel 2026-06-30, eller nej om det inte är klart",
            )),
        },
        Some(Direction::Judged) => Err(Refused::new(
            format!("indikatorn bedöms: `{text}` är ingen bedömning"),
            "skriv gron, gul eller rod",
        )),
        Some(_) => amount(indicator, text),
        None => {
            let date = written::date(text).map(|_| text.to_owned());
            date.or_else(|| truth().map(|it| it.to_string())).map_or_else(|| amount(indicator, text), Ok)
        }
    }
}

/// A number, with or without the indicator's own unit of measure.
fn amount(indicator: Indicator<'_>, text: &str) -> Result<String, Refused> {
    let measure = indicator.measure();
    let digits_end = text.rfind(|it: char| it.is_ascii_digit()).map_or(text.len(), |it| it + 1);
    let (digits, unit) = text.split_at(digits_end);
    let unit = unit.trim();
    let digits = if unit.is_empty() || same(unit, measure) { digits } else { text };
    let may_be_thousands =
        digits.split_once('.').is_some_and(|(whole, rest)| rest.len() == 3 && (1..=3).contains(&whole.len()));
    if may_be_thousands && indicator.decimals().is_some_and(|it| it < 3) {
        let (thousands, decimal) = (digits.replace('.', ""), digits.replace('.', ","));
        return Err(Refused::new(
            format!("`{digits}` kan läsas på två sätt"),
            format!("skriv {thousands} eller {decimal}"),
        ));
    }
    let wrong = || match measure {
        "" => no_number(text),
        measure => Refused { message: format!("`{text}` är inget tal i {measure}"), ..no_number(text) },
    };
    number_of(digits.trim()).map(|it| it.to_string()).ok_or_else(wrong)
}

fn no_number(text: &str) -> Refused {
    Refused::new(format!("`{text}` är inget tal"), "skriv till exempel 88,1 eller 1 234,5; högst 28 siffror")
}

/// A number with decimal comma or point, and spaces between groups of three digits.
pub(super) fn number_of(text: &str) -> Option<Decimal> {
    let (sign, text) = match text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, fraction) = text.split_once([',', '.']).map_or((text, None), |it| (it.0, Some(it.1)));
    let is_digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let groups: Vec<&str> = whole.split([' ', '\u{a0}', '\u{202f}', '\u{2009}']).collect();
    let is_grouped = groups.len() == 1
        || ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|it| it.len() == 3));
    if !is_grouped || !groups.iter().all(|it| is_digits(it)) || !fraction.is_none_or(is_digits) {
        return None;
    }
    let whole = groups.concat();
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    number::parse(&fraction.map_or_else(|| format!("{sign}{whole}"), |it| format!("{sign}{whole}.{it}")))
}

fn truth(text: &str) -> Option<bool> {
    let is = |words: &[&str]| words.iter().any(|it| same(text, it));
    let yes = is(&["ja", "j", "klar", "klart", "true"]);
    (yes || is(&["nej", "n", "false"])).then_some(yes)
}

/// A light, or one of the model's degrees.
fn judgement(subject: Subject<'_>, text: &str) -> Result<String, Refused> {
    let steps = &subject.thing.plan().config().status.steps;
    let lights = Signal::ALL.iter().map(|it| it.word());
    let known: Vec<&str> = lights.chain(steps.iter().map(|it| it.id.as_str())).collect();
    let named = steps.iter().find(|it| same(&it.name, text)).map(|it| it.id.as_str());
    one_of("bedomning", text, &known, named)
}

fn step(subject: Subject<'_>, text: &str) -> Result<String, Refused> {
    let steps = subject.thing.activity_type().map_or(&[][..], |it| &it.steps);
    let known: Vec<&str> = steps.iter().map(|it| it.0.as_str()).collect();
    if known.is_empty() {
        return Err(Refused::new("aktivitetens typ har inga steg", "ta bort `steg=…`"));
    }
    let named = steps.iter().find(|it| same(&it.1, text)).map(|it| it.0.as_str());
    one_of("steg", text, &known, named)
}

/// One of some words; those of the model for states are taken too.
fn one_of(key: &str, text: &str, known: &[&str], named: Option<&str>) -> Result<String, Refused> {
    let found = known.iter().copied().find(|it| same(it, text)).or(named);
    found.map(toml::string).ok_or_else(|| {
        Refused::new(
            format!("`{text}` är inget värde för `{key}`"),
            match near(text, known.iter().copied()) {
                Some(like) => format!("menade du `{like}`?"),
                None => format!("skriv {}", listed(known)),
            },
        )
    })
}

fn of_type(subject: Subject<'_>, value: &'static Type, key: &str, text: &str) -> Result<String, Refused> {
    let wrong = || {
        Refused::new(format!("`{text}` är inget värde för `{key}`"), format!("skriv {}", value.expected()))
    };
    match value {
        Type::Text | Type::Prose => Ok(toml::string(text)),
        Type::Word(words) => {
            let config = subject.thing.plan().config();
            let named = words
                .iter()
                .copied()
                .find(|it| config.words.contains_key(*it) && same(config.word(it, it), text));
            one_of(key, text, words, named)
        }
        Type::Number => number_of(text).map(|it| it.to_string()).ok_or_else(|| no_number(text)),
        Type::Integer(low, high) => {
            let whole = number_of(text).filter(Decimal::is_integer);
            let is_within = |it: &Decimal| Decimal::from(*low) <= *it && *it <= Decimal::from(*high);
            whole.filter(is_within).map(|it| it.normalize().to_string()).ok_or_else(wrong)
        }
        Type::Boolean => truth(text).map(|it| it.to_string()).ok_or_else(wrong),
        Type::Date => written::date(text).map(|_| text.to_owned()).ok_or_else(|| {
            Refused::new(format!("`{text}` är inget datum"), "skriv år-månad-dag, till exempel 2026-11-21")
        }),
        Type::OneOf(all) => {
            let scalars =
                all.iter().filter(|it| !matches!(it, Type::Table(_) | Type::Map(..) | Type::List(_)));
            scalars
                .map(|it| of_type(subject, it, key, text))
                .reduce(Result::or)
                .unwrap_or_else(|| Err(wrong()))
        }
        _ => Err(Refused::new(format!("`{key}` kan inte skrivas här"), "ändra i filen")),
    }
}

/// What a bare value of a thing is checked as.
pub(super) fn main_path(subject: Subject<'_>) -> &'static [&'static str] {
    let is_judged = subject.thing.indicator().is_some_and(|it| it.direction() == Some(Direction::Judged));
    match subject.thing.kind() {
        ThingKind::Indicator if is_judged => &["bedomning"],
        ThingKind::Indicator => &["varde"],
        _ => &["status"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            assert_eq!(number_of(text).map(|it| it.to_string()).as_deref(), expected, "{text}");
        }

        case("88,1", Some("88.1"));
        case("88.10", Some("88.10"));
        case("1 234,5", Some("1234.5"));
        case("1\u{a0}234\u{202f}567", Some("1234567"));
        case("\u{2212}0,5", Some("-0.5"));
        case("007", Some("7"));
        case("0,10", Some("0.10"));
        case("88 1", None);
        case("1 2345", None);
        case("1234 567", None);
        case("1.234,5", None);
        case("88,", None);
        case(",5", None);
        case("1e3", None);
        case("0x10", None);
        case("", None);
        case("8o", None);
        case("12345678901234567890123456789", None);
    }
}
