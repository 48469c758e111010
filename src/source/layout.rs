//! Which paths belong to a styrrepo, and what each file is (format.md, Files).

use super::{Entry, Listing};

/// The file that makes a folder a styrrepo.
pub const MODEL_FILE: &str = "styr.toml";

/// The register of governing documents.
pub const DOCUMENTS_FILE: &str = "styrdokument.toml";

/// What a file of the styrrepo holds, told from its path alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// `styr.toml`: the styrmodell.
    Model,
    /// `styrdokument.toml`: the register of governing documents.
    Documents,
    /// `arshjul.toml`: the yearly wheel.
    Calendar,
    /// `indikatorer.toml`: indicators that many units use.
    SharedIndicators,
    /// `plan.toml`: one unit's pyramid and plan.
    Plan,
    /// `utfall/<year>.toml`: outcomes of that year.
    Outcomes(i16),
    /// `analys/<period>.md`: a resultatanalys.
    Analysis,
    /// `atgarder.toml`: actions with their decisions.
    Actions,
    /// `internkontroll.toml`: risks and control points.
    InternalControl,
    /// A file that the format has no name for.
    Unknown,
}

impl FileKind {
    /// Whether a styrrepo has one such file, in its root.
    pub const fn is_common(self) -> bool {
        matches!(self, Self::Model | Self::Documents | Self::Calendar | Self::SharedIndicators)
    }
}

/// Tells the kind of a file, or nothing when the file is not `styr`'s business.
pub fn kind_of(path: &str) -> Option<FileKind> {
    let (folder, name) = split(path);
    let parent = folder.rsplit('/').next().unwrap_or(folder);
    let kind = match name {
        MODEL_FILE if folder.is_empty() => FileKind::Model,
        DOCUMENTS_FILE if folder.is_empty() => FileKind::Documents,
        "arshjul.toml" if folder.is_empty() => FileKind::Calendar,
        "indikatorer.toml" if folder.is_empty() => FileKind::SharedIndicators,
        "plan.toml" => FileKind::Plan,
        "atgarder.toml" => FileKind::Actions,
        "internkontroll.toml" => FileKind::InternalControl,
        "tombi.toml" | "taplo.toml" if folder.is_empty() => return None,
        _ if parent == "utfall" && is_toml(name) => {
            year_of(name).map_or(FileKind::Unknown, FileKind::Outcomes)
        }
        _ if parent == "analys" && has_extension(name, "md") => FileKind::Analysis,
        _ if is_toml(name) => FileKind::Unknown,
        _ => return None,
    };
    Some(kind)
}

/// Splits a path in folder and name; the folder of a file in the root is empty.
pub fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// The folder of the unit that a file speaks of: `bun` for `bun/utfall/2026.toml`.
pub fn unit_folder(path: &str, kind: FileKind) -> &str {
    let (folder, _) = split(path);
    match kind {
        FileKind::Outcomes(_) | FileKind::Analysis => split(folder).0,
        _ => folder,
    }
}

/// Drops what lies below a folder with a `styr.toml` of its own: another styrrepo.
pub(super) fn without_nested(mut listing: Listing) -> Listing {
    let nested: Vec<String> = listing
        .entries
        .iter()
        .filter(|(_, entry)| matches!(entry, Entry::File))
        .filter_map(|(path, _)| path.strip_suffix("/styr.toml"))
        .map(|folder| format!("{folder}/"))
        .collect();
    if !nested.is_empty() {
        listing.entries.retain(|(path, _)| !nested.iter().any(|folder| path.starts_with(folder.as_str())));
    }
    listing
}

fn is_toml(name: &str) -> bool {
    has_extension(name, "toml")
}

fn has_extension(name: &str, extension: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, it)| it.eq_ignore_ascii_case(extension))
}

fn year_of(name: &str) -> Option<i16> {
    let digits = name.strip_suffix(".toml")?;
    (digits.len() == 4 && digits.bytes().all(|it| it.is_ascii_digit())).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_from_paths() {
        #[track_caller]
        fn case(path: &str, expected: Option<FileKind>) {
            assert_eq!(kind_of(path), expected, "{path}");
        }

        case("styr.toml", Some(FileKind::Model));
        case("plan.toml", Some(FileKind::Plan));
        case("bun/plan.toml", Some(FileKind::Plan));
        case("bun/Plan.toml", Some(FileKind::Unknown));
        case("bun/utfall/2026.toml", Some(FileKind::Outcomes(2026)));
        case("utfall/2026.toml", Some(FileKind::Outcomes(2026)));
        case("bun/utfall/26.toml", Some(FileKind::Unknown));
        case("bun/analys/2026-t2.md", Some(FileKind::Analysis));
        case("bun/README.md", None);
        case("bun/styrdokument.toml", Some(FileKind::Unknown));
        case("tombi.toml", None);
        case("bun/tombi.toml", Some(FileKind::Unknown));
    }

    #[test]
    fn units_own_what_lies_in_their_folder() {
        #[track_caller]
        fn case(path: &str, expected: &str) {
            assert_eq!(unit_folder(path, kind_of(path).unwrap()), expected);
        }

        case("plan.toml", "");
        case("bun/plan.toml", "bun");
        case("bun/skola/utfall/2026.toml", "bun/skola");
        case("utfall/2026.toml", "");
        case("bun/analys/2026-t2.md", "bun");
    }
}
