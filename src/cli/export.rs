//! `styr export`

use std::path::PathBuf;

use clap::Args;

use super::{Context, Failure, Outcome, output, ui::Ui};
use crate::{model::load::Readers, render::open_data};

/// Skriv ut utfall
#[derive(Args)]
pub(super) struct Export {
    /// Mappen som de läggs i
    #[arg(value_name = "MAPP")]
    target: PathBuf,
}

impl Export {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let plan = context.load_source_for(&context.source(None)?, Readers::Public, ui)?;
        for (name, text) in open_data::files(&plan, context.day) {
            output::write(&context.folder.join(&self.target).join(name), &text)?;
        }
        Ok(Outcome::Clean)
    }
}
