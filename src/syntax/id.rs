//! What an id looks like (format.md, Ids).

/// Why an id is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadId {
    /// Characters other than `a-z 0-9 -`, or a first `-`, or none at all.
    Characters,
    /// More than 64 characters.
    Long,
    /// A name that Windows keeps for itself.
    Reserved,
}

/// Says what keeps a text from being an id (format.md, Ids).
pub fn bad_id(id: &str) -> Option<BadId> {
    let is_plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit();
    let first_is_plain = id.bytes().next().is_some_and(is_plain);
    if !first_is_plain || !id.bytes().all(|it| is_plain(it) || it == b'-') {
        Some(BadId::Characters)
    } else if id.len() > 64 {
        Some(BadId::Long)
    } else if is_reserved(id) {
        Some(BadId::Reserved)
    } else {
        None
    }
}

/// Words that a unit may not be called, since references and options use them for something else
/// (format.md, Ids).
pub const TAKEN: [&str; 4] = ["alla", "egen", "overordnad", "plan"];

/// The id that was probably meant.
pub fn suggestion(id: &str) -> Option<String> {
    let plain: String = id
        .chars()
        .flat_map(char::to_lowercase)
        .map(|it| match it {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            'é' => 'e',
            'a'..='z' | '0'..='9' => it,
            _ => '-',
        })
        .collect();
    let plain = plain.trim_matches('-').chars().take(64).collect::<String>();
    bad_id(&plain).is_none().then_some(plain)
}

/// Names that Windows keeps for devices, so that no folder can have them.
fn is_reserved(id: &str) -> bool {
    matches!(id, "con" | "prn" | "aux" | "nul")
        || (id.len() == 4 && (id.starts_with("com") || id.starts_with("lpt")) && id.as_bytes()[3] != b'0')
            && id.as_bytes()[3].is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain() {
        #[track_caller]
        fn case(id: &str, expected: Option<BadId>) {
            assert_eq!(bad_id(id), expected, "{id}");
        }

        case("trygg-skola", None);
        case("9a", None);
        case("com10", None);
        case("com0", None);
        case("", Some(BadId::Characters));
        case("-a", Some(BadId::Characters));
        case("Trygg", Some(BadId::Characters));
        case("skolmål", Some(BadId::Characters));
        case("com1", Some(BadId::Reserved));
        case("nul", Some(BadId::Reserved));
        case(&"a".repeat(65), Some(BadId::Long));
        case(&"a".repeat(64), None);
    }
}
