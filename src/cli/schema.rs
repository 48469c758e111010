//! `styr schema`

use std::path::PathBuf;

use clap::Args;

use super::{Context, Failure, Outcome, output, ui::Ui};
use crate::schema;

/// Where editors look, by the `#:schema` line of the files.
const FOLDER: &str = "schema";

/// Skriv scheman som hjälper en textredigerare att rätta och föreslå
///
/// I ett styrrepo blir styrmodellens egna nivåer, typer, perioder och fält de ord
/// som redigeraren föreslår; utanför ett styrrepo gäller schemana vilken modell som
/// helst. Scheman som redan finns i mappen skrivs om.
#[derive(Args)]
pub(super) struct Schema {
    /// Mappen som de läggs i; annars schema i styrrepot
    #[arg(value_name = "MAPP")]
    target: Option<PathBuf>,
}

impl Schema {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let schemas = self.schemas(context, ui)?;
        let folder = match &self.target {
            Some(folder) => context.folder.join(folder),
            None => context.repo()?.root().join(FOLDER),
        };
        for path in schemas.iter().map(|it| folder.join(it.0)).chain([folder.clone()]) {
            output::refuse_link(&path)?;
        }
        for (name, text) in &schemas {
            output::write(&folder.join(name), text)?;
        }
        ui.comment(&format!("Skrev {} scheman i {}\n", schemas.len(), folder.display()));
        Ok(Outcome::Clean)
    }

    /// The schemas of the styrrepo's own model, or of any where a folder is named outside one.
    fn schemas(&self, context: &Context, ui: &mut Ui) -> Result<Vec<(&'static str, String)>, Failure> {
        match context.repo() {
            Err(_) if self.target.is_some() => Ok(schema::all()),
            Err(failure) => Err(failure.help("ange en mapp, så skrivs de scheman som gäller alla modeller")),
            Ok(_) => Ok(schema::of_model(context.load_to_read(None, ui)?.config())),
        }
    }
}
