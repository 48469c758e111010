//! `styr diff`

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, ui::Ui};
use crate::{
    diff,
    model::period::Period,
    render::{
        diff_json::{self, Versions},
        diff_text,
    },
    source::{Source, revision::Revision},
};

/// Visa vad en ändring betyder
///
/// Mål, målvärden, länkar, utfall och färger jämförs sak för sak, och vid varje
/// ändring står om ett beslut följde med. Ordning, kommentarer och skrivsätt är
/// ingen ändring. Utan BAS jämförs den senast sparade versionen med filerna i
/// mappen.
#[derive(Args)]
pub(super) struct Diff {
    /// En version att jämföra filerna med, räknat från där de skildes åt, eller två som A..B
    #[arg(value_name = "BAS[..NY]")]
    versions: Option<String>,

    /// Sluta med 1 när något skiljer
    #[arg(long)]
    exit_code: bool,

    /// Hur resultatet skrivs
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Diff {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let (base, newer) = self.sources(context)?;
        let after = context.load_source(&newer, ui)?;
        let older = Source::Revision(base.clone());
        let before = context.load_beside(&older, Some(&after))?;
        let comparison = diff::compare(&before, &after);
        let lights = comparison.lights(context.day);
        let period = Period::latest(&after.config().follow_up, context.day);
        match self.format {
            Format::Json => {
                let (base, newer) = (base.commit(), commit(&newer));
                let period = period.map(|it| it.written(&after.config().follow_up));
                let versions =
                    Versions { before: Some(&base), after: newer.as_deref(), period: period.as_deref() };
                ui.result(&diff_json::diff(&comparison, &lights, versions));
            }
            Format::Text if comparison.is_empty() => ui.comment("inget skiljer i sak\n"),
            Format::Text => ui.result(&diff_text::diff(&comparison, &lights, period)),
        }
        Ok(if self.exit_code && !comparison.is_empty() { Outcome::Found } else { Outcome::Clean })
    }

    /// The older version and where the newer comes from.
    fn sources(&self, context: &Context) -> Result<(Revision, Source), Failure> {
        let Some(names) = self.versions.as_deref() else {
            let folder = context.repo()?;
            return Ok((context.git()?.revision("HEAD")?, Source::Folder(folder)));
        };
        if let Some((old, new)) = names.split_once("..") {
            let newer = context.revision(or_head(new))?;
            return Ok((context.git()?.revision(or_head(old))?, Source::Revision(newer)));
        }
        let folder = context.repo()?;
        Ok((context.git()?.merge_base(names)?, Source::Folder(folder)))
    }
}

fn or_head(name: &str) -> &str {
    if name.is_empty() { "HEAD" } else { name }
}

/// The commit of a source; files on disk have none.
fn commit(source: &Source) -> Option<String> {
    match source {
        Source::Revision(revision) => Some(revision.commit()),
        Source::Folder(_) | Source::Overlay(_) | Source::Texts(_) => None,
    }
}
