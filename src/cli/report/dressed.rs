//! The municipality's own Word document, which papers are dressed in.

use super::{Format, Report};
use crate::{
    cli::{Context, Failure},
    render::{docx::Template, safe},
    source::{MAX_BYTES, Unreadable, folder::read_bytes},
};

impl Report {
    /// The template that was asked for, read before anything else so that nothing is written in vain.
    pub(super) fn template(&self, context: &Context) -> Result<Option<Template>, Failure> {
        let Some(path) = &self.template else { return Ok(None) };
        if self.format != Format::Docx {
            return Err(Failure::usage("--template gäller Word").help("lägg till `--format docx`"));
        }
        let shown = safe::line(&path.to_string_lossy());
        let bytes = read_bytes(&context.folder.join(path), MAX_BYTES).map_err(|unreadable| {
            Failure::usage(format!("kan inte läsa mallen {shown}: {}", reason(&unreadable)))
        })?;
        Template::read(&bytes).map(Some).map_err(|reason| {
            Failure::usage(format!("kan inte använda mallen {shown}: {}", safe::line(&reason)))
                .help("öppna mallen i Word och spara den som Word-dokument (.docx)")
        })
    }
}

fn reason(unreadable: &Unreadable) -> String {
    match unreadable {
        Unreadable::TooLarge => "filen är större än 8 MB".to_owned(),
        Unreadable::Folder => "det är en mapp".to_owned(),
        Unreadable::System(words) => words.clone(),
        _ => "det är ingen vanlig fil".to_owned(),
    }
}
