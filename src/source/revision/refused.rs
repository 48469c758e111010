//! What git would not do, in Swedish and with the remedy.

use std::{fmt, path::Path};

use git2::{Error, ErrorCode, Repository};

use super::listing::TOO_MANY;

/// Why a version could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is the matter, in one clause.
    pub message: String,
    /// What the reader can do about it.
    pub remedy: Option<String>,
}

impl Refused {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), remedy: None }
    }

    pub(super) fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    pub(super) fn to_open(error: &Error, folder: &Path) -> Self {
        let shown = folder.display();
        match error.code() {
            ErrorCode::NotFound => Self::new(format!("{shown} ligger inte i något git-arkiv"))
                .remedy("äldre versioner finns bara i git; gå till en klon av styrrepot"),
            ErrorCode::Owner => Self::new(format!("git-arkivet i {shown} ägs av någon annan"))
                .remedy(format!("lita på det med `git config --global --add safe.directory {shown}`")),
            _ => Self::new(format!("git-arkivet i {shown} går inte att öppna: {}", code(error)))
                .remedy("kör `git status` i mappen"),
        }
    }

    pub(super) fn to_read(error: &Error, repository: &Repository) -> Self {
        if error.message() == TOO_MANY {
            return Self::new(format!("versionen går inte att läsa: {TOO_MANY}"));
        }
        let refused = Self::new(format!("versionen går inte att läsa: {}", code(error)));
        if repository.is_shallow() {
            refused.unshallow()
        } else if error.code() == ErrorCode::NotFound {
            refused.remedy("klonen saknar delar; hämta dem med `git fetch --refetch`")
        } else {
            refused.remedy("kör `git fsck`")
        }
    }

    /// What helps where the history has been cut off.
    pub(super) fn unshallow(self) -> Self {
        self.remedy(
            "klonen är grund; hämta hela historiken med `git fetch --unshallow` (i en arbetsgång: `fetch-depth: 0`)",
        )
    }
}

/// What git said, by number: its words are English.
pub(super) fn code(error: &Error) -> String {
    match error.code() {
        ErrorCode::NotFound => "en del av arkivet saknas".to_owned(),
        _ => format!("git svarade med felkod {}", error.raw_code()),
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Refused {}
