//! In which order the keys of a table are best written.

use crate::{
    fields::{self, Shape, Type},
    source::layout::FileKind,
};

/// Gives the wanted order of the keys of the table at a path; a key that it does not name comes last.
pub type Order<'o> = dyn Fn(&[&str]) -> Vec<String> + 'o;

/// The order of the format's fields; empty in tables whose keys are ids, years or periods.
pub fn of_format(kind: FileKind, path: &[&str]) -> Vec<String> {
    let shape = if path.is_empty() { fields::shape_of(kind) } else { type_at(kind, path).and_then(shape_in) };
    shape.map_or_else(Vec::new, |it| it.rows().map(|it| it.key.to_owned()).collect())
}

/// The type of what stands at a path of a file; nothing when the format has nothing there.
pub fn type_at(kind: FileKind, path: &[&str]) -> Option<&'static Type> {
    let (first, rest) = path.split_first()?;
    below(&fields::shape_of(kind)?.row(first)?.value, rest)
}

/// The type of what stands at a path below a value.
fn below<'t>(value: &'t Type, path: &[&str]) -> Option<&'t Type> {
    let Some((first, rest)) = path.split_first() else { return Some(value) };
    match value {
        Type::Map(_, of) => below(of, rest),
        Type::OneOf(all) => all.iter().find_map(|it| below(it, path)),
        Type::Table(shape) | Type::Tables(shape) => below(&shape.row(first)?.value, rest),
        _ => None,
    }
}

/// The shape of a value that may be a table.
fn shape_in(value: &Type) -> Option<&'static Shape> {
    match value {
        Type::Table(shape) | Type::Tables(shape) => Some(shape),
        Type::OneOf(all) => all.iter().find_map(shape_in),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formats_order_is_found() {
        #[track_caller]
        fn case(kind: FileKind, path: &[&str], expected: &[&str]) {
            assert_eq!(of_format(kind, path).get(..expected.len()).unwrap_or_default(), expected, "{path:?}");
        }

        let outcomes = FileKind::Outcomes(2026);
        case(outcomes, &[], &["format", "indikator", "aktivitet"]);
        case(outcomes, &["indikator"], &[]);
        case(outcomes, &["indikator", "a", "t1"], &["varde", "saknas", "prognos"]);
        case(outcomes, &["indikator", "a", "t1", "grupp", "kvinnor"], &["varde", "antal"]);
        case(FileKind::Actions, &["atgard", "a"], &["avser", "rubrik"]);
        assert_eq!(of_format(outcomes, &["indikator", "a", "t1", "varde"]), [""; 0]);
        assert_eq!(of_format(FileKind::Unknown, &[]), [""; 0]);
    }
}
