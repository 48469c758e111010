//! `styr explain`

use clap::Args;

use super::{Context, Failure, Outcome, check::known_rule, ui::Ui};

/// Förklara en regel
#[derive(Args)]
pub(super) struct Explain {
    /// Regelns namn, till exempel bruten-lank
    #[arg(value_name = "REGEL")]
    what: String,
}

impl Explain {
    pub(super) fn run(&self, _context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        ui.result(known_rule(&self.what)?.page);
        Ok(Outcome::Clean)
    }
}
