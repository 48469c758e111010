//! Why a command gave no result.

use std::fmt;

use super::{Outcome, ui::Ui};
use crate::{edit::change, source::revision::Refused};

/// A command that was used wrongly, or could not do what it was asked.
#[derive(Debug)]
pub(super) struct Failure {
    outcome: Outcome,
    message: String,
    help: Option<String>,
}

impl Failure {
    /// The user asked for something that does not exist.
    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self { outcome: Outcome::Usage, message: message.into(), help: None }
    }

    /// The world did not allow it.
    pub(super) fn world(message: impl Into<String>) -> Self {
        Self { outcome: Outcome::Failed, message: message.into(), help: None }
    }

    /// Says what to do instead.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Tells the user, and gives the exit code.
    pub(super) fn tell(self, ui: &mut Ui) -> Outcome {
        ui.tell(&format!("fel: {}\n", self.message));
        if let Some(help) = &self.help {
            ui.tell(&format!("hjälp: {help}\n"));
        }
        self.outcome
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)?;
        self.help.as_ref().map_or(Ok(()), |help| write!(out, "; {help}"))
    }
}

impl std::error::Error for Failure {}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self { outcome: Outcome::Failed, message: refused.message, help: refused.remedy }
    }
}

impl From<change::Refused> for Failure {
    fn from(refused: change::Refused) -> Self {
        let outcome = if refused.is_of_file { Outcome::Failed } else { Outcome::Usage };
        Self { outcome, message: refused.message, help: Some(refused.help) }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        let mut message = String::new();
        for cause in error.chain().map(ToString::to_string) {
            if !message.ends_with(&cause) {
                message = if message.is_empty() { cause } else { format!("{message}: {cause}") };
            }
        }
        Self::world(message)
    }
}
