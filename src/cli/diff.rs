//! `styr diff`

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, ui::Ui};
use crate::{
    diff::{self, Comparison, LightChange},
    model::{load::Readers, period::Period},
    policy::{
        self, Selection,
        known::{self, Brought},
    },
    render::{
        diff_json::{self, Versions},
        diff_md, diff_text,
    },
    report::{review, words::sentence},
    rules::{self, Facts},
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

    /// Så många tecken får en granskningskommentar ha: ett tal, eller github, gitlab, azure
    #[arg(long, value_name = "ANTAL", value_parser = max_chars)]
    max_chars: Option<usize>,

    /// Hur resultatet skrivs; md är en kommentar till den som granskar
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How long a comment may be: GitHub takes 65 536 characters, Azure 150 000 and GitLab a million.
const LIMITS: [(&str, usize); 3] = [("github", 60_000), ("azure", 140_000), ("gitlab", 900_000)];

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Md,
    Json,
}

impl Diff {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        if self.max_chars.is_some() && self.format != Format::Md {
            return Err(Failure::usage("`--max-chars` gäller bara `--format md`"));
        }
        let (base, newer) = self.sources(context)?;
        let after = context.load_source(&newer, ui)?;
        let older = Source::Revision(base.clone());
        let before = context.load_beside(&older, Readers::Own, Some(&after))?;
        let comparison = diff::compare(&before, &after);
        let lights = comparison.lights(context.day);
        let period = Period::latest(&after.config().follow_up, context.day);
        match self.format {
            Format::Text if comparison.is_empty() => ui.comment("inget skiljer i sak\n"),
            Format::Text => ui.result(&diff_text::diff(&comparison, &lights, period)),
            Format::Md | Format::Json => {
                let (base, newer) = (base.commit(), commit(&newer));
                let id = period.map(|it| it.written(&after.config().follow_up));
                let versions =
                    Versions { before: Some(&base), after: newer.as_deref(), period: id.as_deref() };
                ui.result(&self.reviewed(context, &comparison, (&lights, period), versions));
            }
        }
        Ok(if self.exit_code && !comparison.is_empty() { Outcome::Found } else { Outcome::Clean })
    }

    /// What needs the findings of both versions.
    fn reviewed(
        &self,
        context: &Context,
        comparison: &Comparison<'_>,
        (lights, period): (&[LightChange<'_>], Option<Period>),
        versions: Versions<'_>,
    ) -> String {
        let findings = findings(context, comparison);
        let review = review::review(comparison, &findings, lights, period);
        if self.format == Format::Json {
            return diff_json::diff(&review, versions);
        }
        let remark = Context::incomplete(comparison.after).map(|it| sentence(&it));
        diff_md::diff(&review, versions, remark.as_deref(), self.max_chars)
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

/// What the change brought and took away; where there was no styrrepo before, nothing goes.
fn findings(context: &Context, comparison: &Comparison<'_>) -> Brought {
    let (before, after, day) = (comparison.before, comparison.after, context.day);
    let applied =
        |plan, facts: &Facts<'_>| policy::apply(plan, day, rules::run(facts), &Selection::default());
    let new = applied(after, &Facts::against(after, day, comparison));
    let old = if before.has_model() { applied(before, &Facts::new(before, day)) } else { Vec::new() };
    known::between(comparison, old, &new)
}

/// Reads `--max-chars`: a number, or the limit of a code host with room to spare.
fn max_chars(text: &str) -> Result<usize, Failure> {
    let known = LIMITS.iter().find(|it| it.0 == text).map(|it| it.1);
    let refused = || {
        Failure::usage(format!("`{text}` är inget antal tecken"))
            .help(format!("skriv minst {}, eller github, gitlab, azure", diff_md::LEAST))
    };
    known.or_else(|| text.parse().ok()).filter(|it| *it >= diff_md::LEAST).ok_or_else(refused)
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
