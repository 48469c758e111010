//! What a field holds, in words for messages, documents and schemas.

use super::{Key, Type};

/// How a text begins that waits for somebody to write it; the rest says what to write.
pub const FILL_IN: &str = "FYLL I";

impl Type {
    /// What is expected, as a Swedish noun phrase: `en lista med texter`.
    pub fn expected(&self) -> String {
        match self {
            Self::Text => "text inom citattecken".to_owned(),
            Self::Prose => "text inom citattecken, eller en text per planperiod".to_owned(),
            Self::Id => "ett id".to_owned(),
            Self::Word(words) => format!("något av orden {}", listed(words)),
            Self::Number => "ett tal".to_owned(),
            Self::Integer(low, high) => format!("ett heltal från {low} till {high}"),
            Self::Boolean => "`true` eller `false`".to_owned(),
            Self::Date => "ett datum utan citattecken (2026-03-15)".to_owned(),
            Self::MonthDay => "månad och dag inom citattecken, som \"04-30\"".to_owned(),
            Self::Label => "text inom citattecken eller ett heltal".to_owned(),
            Self::Period => "en period, som \"2026-t1\" eller 2026".to_owned(),
            Self::Years => "år, som \"2023-2026\", \"2023-\" eller 2026".to_owned(),
            Self::Reference(_) => "ett id inom citattecken".to_owned(),
            Self::Table(_) | Self::Map(..) => "en tabell".to_owned(),
            Self::Tables(_) => "tabeller skrivna med dubbla hakparenteser".to_owned(),
            Self::List(of) => format!("{} eller en lista av sådana", of.expected()),
            Self::Pair(_) => "två tal med det lägsta först (`[4, 6]`)".to_owned(),
            Self::OneOf(all) => {
                let mut words: Vec<String> = all.iter().map(Self::expected).collect();
                words.dedup();
                match words.split_last() {
                    Some((last, [first])) => format!("{first} eller {last}"),
                    Some((last, rest)) if !rest.is_empty() => format!("{}, eller {last}", rest.join(", ")),
                    _ => words.join(""),
                }
            }
        }
    }

    /// A value as it could be written, in TOML; a `…` stands for what depends on the place.
    pub fn example(&self) -> &'static str {
        match self {
            Self::Text | Self::Prose | Self::Id | Self::Word(_) | Self::Reference(_) => r#""…""#,
            Self::Number => "87.5",
            Self::Integer(..) => "…",
            Self::Boolean => "true",
            Self::Date => "2026-03-15",
            Self::MonthDay => r#""04-30""#,
            Self::Label => r#""112""#,
            Self::Period => r#""2026-t1""#,
            Self::Years => r#""2023-2026""#,
            Self::Table(_) | Self::Map(..) | Self::Tables(_) => "{ … }",
            Self::Pair(_) => "[4, 6]",
            Self::List(of) => of.example(),
            Self::OneOf(all) => all.first().map_or("…", Self::example),
        }
    }

    /// Whether a value of that other type may stand where this one is asked for.
    pub fn takes(&self, other: fn(&Self) -> bool) -> bool {
        match self {
            Self::OneOf(all) => all.iter().any(|it| it.takes(other)),
            Self::List(of) => of.takes(other),
            _ => other(self),
        }
    }
}

impl Key {
    /// What the keys of a map are, as a Swedish noun phrase.
    pub const fn expected(self) -> &'static str {
        match self {
            Self::Id => "ett id",
            Self::Reference(_) => "id på något annat",
            Self::PlanPeriod => "ett år eller två, som `2026` eller `2026-2027`",
            Self::YearOrPeriod => "ett år eller en period, som `2026` eller `2026-t1`",
            Self::Year => "ett år",
            Self::Period => "en period ur styrmodellen",
            Self::Word => "ett ord",
        }
    }
}

/// Names in backticks with commas and a final `eller`.
pub fn listed<S: AsRef<str>>(words: &[S]) -> String {
    let quoted: Vec<String> = words.iter().map(|it| format!("`{}`", it.as_ref())).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} eller {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// The known names that are most like an unknown one, nearest first; none when none is near.
pub fn near<'k>(unknown: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let limit = (unknown.chars().count() / 3).max(1);
    let folded = fold(unknown);
    known
        .map(|it| (strsim::damerau_levenshtein(&folded, &fold(it)), it))
        .filter(|(distance, _)| *distance <= limit)
        .min_by(|a, b| {
            let alike = |it: &str| strsim::jaro_winkler(&folded, &fold(it));
            a.0.cmp(&b.0).then_with(|| alike(b.1).total_cmp(&alike(a.1))).then(a.1.cmp(b.1))
        })
        .map(|(_, it)| it)
}

/// The known name that is most like an unknown one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The known name.
    pub name: String,
    /// Whether nothing else can have been meant: no other is near, and the two differ in letters.
    pub is_certain: bool,
}

/// Finds it as [`near`] does, and says how certain it is.
pub fn nearest<'k>(unknown: &str, known: impl Iterator<Item = &'k str> + Clone) -> Option<Near> {
    let name = near(unknown, known.clone())?;
    let digits = |it: &str| it.chars().filter(char::is_ascii_digit).collect::<String>();
    let mut others = known.filter(|it| *it != name);
    let is_certain = unknown.chars().count() >= SHORTEST
        && digits(unknown) == digits(name)
        && !others.any(|it| near(unknown, std::iter::once(it)).is_some());
    Some(Near { name: name.to_owned(), is_certain })
}

/// With fewer letters than this a name is too easily like another.
const SHORTEST: usize = 4;

/// Whether two words are the same apart from capitals, Swedish letters, spaces and dashes.
pub fn same(one: &str, other: &str) -> bool {
    fold(one.trim()) == fold(other.trim())
}

fn fold(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|it| match it {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            '-' | ' ' => '_',
            it => it,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found() {
        #[track_caller]
        fn case(unknown: &str, expected: Option<&str>) {
            let known = ["rubrik", "bidrar_till", "kalla", "perspektiv"];
            assert_eq!(near(unknown, known.into_iter()), expected, "{unknown}");
        }

        case("rubrk", Some("rubrik"));
        case("källa", Some("kalla"));
        case("bidrar-till", Some("bidrar_till"));
        case("bidar_till", Some("bidrar_till"));
        case("kalal", Some("kalla"));
        case("datum", None);
    }

    #[test]
    fn only_one_near_name_with_the_same_figures_is_certain() {
        #[track_caller]
        fn case(unknown: &str, expected: Option<bool>) {
            let known = ["rubrik", "trygg-skola", "trygg-skolan", "mal-1", "bun", "arskurs-8"];
            assert_eq!(nearest(unknown, known.into_iter()).map(|it| it.is_certain), expected, "{unknown}");
        }

        case("rubrk", Some(true));
        case("trygg-skol", Some(false));
        case("mal-2", Some(false));
        case("bu", Some(false));
        case("årskurs-8", Some(true));
        case("datum", None);
    }
}
