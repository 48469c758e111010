//! Kolada's saved answers as outcomes, and the addresses to fetch them from; nothing here uses the network.

pub mod address;
pub mod answer;
mod json;
pub mod measure;
pub mod outcomes;
mod wanted;

/// Whether a text is the id of a measure: `N15428`, `U21468`, `K15856`.
pub fn is_measure_id(text: &str) -> bool {
    let (first, digits) = text.split_at_checked(1).unwrap_or_default();
    matches!(first, "N" | "U" | "K") && digits.len() == 5 && is_digits(digits)
}

/// Whether a text is the id of a municipality, of a region or of the whole country: four digits.
pub fn is_municipality_id(text: &str) -> bool {
    text.len() == 4 && is_digits(text)
}

/// Whether a text is the id of a group of municipalities: `G` and at most ten digits.
pub fn is_group_id(text: &str) -> bool {
    text.strip_prefix('G').is_some_and(|it| (1..=10).contains(&it.len()) && is_digits(it))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_what_they_look_like_and_no_more() {
        #[track_caller]
        fn case(text: &str, expected: [bool; 3]) {
            let is = [is_measure_id(text), is_municipality_id(text), is_group_id(text)];
            assert_eq!(is, expected, "{text:?}");
        }

        case("N15428", [true, false, false]);
        case("U21468", [true, false, false]);
        case("K15856", [true, false, false]);
        case("0586", [false, true, false]);
        case("G37329", [false, false, true]);
        case("n15428", [false; 3]);
        case("N1542", [false; 3]);
        case("N15428\n", [false; 3]);
        case("N15428/../x", [false; 3]);
        case("N1542٣", [false; 3]);
        case("586", [false; 3]);
        case("G", [false; 3]);
        case("G12345678901", [false; 3]);
        case("å", [false; 3]);
        case("", [false; 3]);
    }
}
